package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
	"fewer/views/words"
)

// glossaryPage says over the live screen what the words of the field mean.
type glossaryPage struct {
	app   *App
	page  scrolled
	begin int // the term to begin with; −1 once it is in sight
	at    int // the term that was gone to last
}

func (a *App) openGlossary() { a.show(&glossaryPage{app: a, at: -1}) }

// openGlossaryAt opens the page with a term (an index in the glossary) on top.
func (a *App) openGlossaryAt(term int) { a.show(&glossaryPage{app: a, begin: term, at: term}) }

// Entries are the words of the glossary, for the palette.
func (a *App) Entries() (all []entry) {
	for i, t := range words.Glossary() {
		all = append(all, entry{
			words: "what it means: " + t.Word, more: strings.ToLower(t.Also + " glossary words meaning"), key: "z",
			do: just(func() { a.openGlossaryAt(i) }),
		})
	}
	return all
}

// Key scrolls, or goes to the next word that begins with a letter.
func (p *glossaryPage) Key(k tea.KeyMsg) tea.Cmd {
	name := keyName(k)
	if name == "?" {
		p.app.openHelp()
		return nil
	}
	if p.page.Key(name) {
		return nil
	}
	terms := words.Glossary()
	for i := range terms {
		next := (p.at + 1 + i) % len(terms)
		if len(name) == 1 && strings.HasPrefix(terms[next].Word, strings.ToLower(name)) {
			p.begin, p.at = next, next
			return nil
		}
	}
	if name == "esc" || name == "enter" || name == "z" || name == "q" {
		p.app.close()
	}
	return nil
}

func (p *glossaryPage) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *glossaryPage) Keys() []hint {
	return append(p.page.hints(), hint{"a–z", "go to a word"}, hint{"?", "keys"}, hint{"Esc", "back"})
}

func (p *glossaryPage) Draw(a tui.Area) {
	width := min(86, a.Box.W)
	column := 23
	if width < 60 {
		column = 2 // what it means stands below the word
	}
	rows, starts := glossaryRows(width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.theme, tui.Line, "What the words mean")
	w, h := inner.Size()
	if p.begin >= 0 {
		p.page.top, p.begin = starts[p.begin], -1
	}
	p.page.fit(len(rows), h)
	for y := range min(h, len(rows)-p.page.top) {
		row := rows[p.page.top+y]
		inner.Cut(0, y, w, tui.Strong, row.key)
		if row.key == "" || column > 2 {
			inner.Cut(column, y, w-column, tui.Plain, row.text)
		}
	}
}

// glossaryRows breaks the glossary into rows, with the word in the first of each
// term; starts are where the terms begin.
func glossaryRows(w, column int) (rows []helpLine, starts []int) {
	for _, t := range words.Glossary() {
		starts = append(starts, len(rows))
		means := t.Means
		if t.Also != "" {
			means += " Also: " + t.Also + "."
		}
		word := t.Word
		if column <= 2 {
			rows, word = append(rows, helpLine{key: word}), ""
		}
		for _, part := range tui.Wrap(means, w) {
			rows = append(rows, helpLine{word, part})
			word = ""
		}
	}
	return rows, starts
}
