package tui

import (
	"fewer/model"
	"fewer/views/words"
)

// FirstThatFits is the first wording that takes at most w cells, or the last.
func FirstThatFits(w int, wordings ...string) string {
	for _, s := range wordings {
		if Width(s) <= w {
			return s
		}
	}
	return wordings[len(wordings)-1]
}

// UpperFirst puts the first letter in capitals.
func UpperFirst(s string) string {
	return model.UpperFirst(s)
}

// LowerFirst makes a sentence fit for the middle of another.
func LowerFirst(s string) string { return words.LowerFirst(s) }

// DrawRule draws a line across an area.
func DrawRule(a Area, t *Theme) {
	if width, h := a.Size(); h > 0 {
		a.Repeat(1, 0, width-2, Line, t.Glyphs.Horizontal)
	}
}

// DrawSentences writes sentences from row y on, as many as have room as a whole.
func DrawSentences(a Area, y int, sentences []string) {
	width, h := a.Size()
	for i, line := range WholeSentences(sentences, width-4, h-y) {
		a.Text(2, y+i, Plain, line)
	}
}

// WholeSentences breaks sentences into at most h lines of w cells; those that
// have no room as a whole are left out, but for the first, which is cut.
func WholeSentences(sentences []string, w, h int) (lines []string) {
	text := ""
	for _, s := range sentences {
		longer := Wrap(text+" "+s, w)
		if len(longer) > h && text != "" {
			continue
		}
		text, lines = text+" "+s, longer
	}
	return lines[:min(len(lines), max(0, h))]
}

// FirstGiven is the first that is not empty; "" where all are.
func FirstGiven(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}

// DeficitRole is the role of a deficit: over, under or on budget.
func DeficitRole(deficit model.Money) Role {
	switch {
	case deficit > 0:
		return Over
	case deficit < 0:
		return Under
	}
	return Strong
}
