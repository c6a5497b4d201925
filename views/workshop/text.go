package workshop

import (
	"unicode"
	"unicode/utf8"

	"fewer/views/tui"
	"fewer/views/words"
)

// firstThatFits is the first wording that takes at most w cells, or the last.
func firstThatFits(w int, wordings ...string) string {
	for _, s := range wordings {
		if tui.Width(s) <= w {
			return s
		}
	}
	return wordings[len(wordings)-1]
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// lowerFirst makes a sentence fit for the middle of another.
func lowerFirst(s string) string { return words.LowerFirst(s) }

func drawRule(a tui.Area, t *tui.Theme) {
	if width, h := a.Size(); h > 0 {
		a.Repeat(1, 0, width-2, tui.Line, t.Glyphs.Horizontal)
	}
}

// drawSentences writes sentences from row y on, as many as have room as a whole.
func drawSentences(a tui.Area, y int, sentences []string) {
	width, h := a.Size()
	for i, line := range wholeSentences(sentences, width-4, h-y) {
		a.Text(2, y+i, tui.Plain, line)
	}
}

// wholeSentences breaks sentences into at most h lines of w cells; those that
// have no room as a whole are left out, but for the first, which is cut.
func wholeSentences(sentences []string, w, h int) (lines []string) {
	text := ""
	for _, s := range sentences {
		longer := tui.Wrap(text+" "+s, w)
		if len(longer) > h && text != "" {
			continue
		}
		text, lines = text+" "+s, longer
	}
	return lines[:min(len(lines), max(0, h))]
}

func firstGiven(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}
