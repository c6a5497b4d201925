package screens

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// glossaryPage says over the live screen what the words of the field mean.
type glossaryPage struct {
	app   *desk.Desk
	page  tui.Page
	begin int // the term to begin with; −1 once it is in sight
	at    int // the term that was gone to last
}

// OpenGlossary says what the words of the field mean.
func (a *Set) OpenGlossary() { a.Show(&glossaryPage{app: a.Desk, at: -1}) }

// openGlossaryAt opens the page with a term (an index in the glossary) on top.
func (a *Set) openGlossaryAt(term int) { a.Show(&glossaryPage{app: a.Desk, begin: term, at: term}) }

// Words are the words of the glossary, for the palette.
func (a *Set) Words() (all []tui.Entry) {
	for i, t := range words.Glossary() {
		all = append(all, tui.Entry{
			Words: "what it means: " + t.Word, More: strings.ToLower(t.Also + " glossary words meaning"), Key: "z",
			Do: tui.Just(func() { a.openGlossaryAt(i) }),
		})
	}
	return all
}

// Key scrolls, or goes to the next word that begins with a letter.
func (p *glossaryPage) Key(k tea.KeyMsg) tea.Cmd {
	name := tui.KeyName(k)
	if name == "?" {
		p.app.OpenHelp()
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
		p.app.Close()
	}
	return nil
}

func (p *glossaryPage) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *glossaryPage) Keys() []tui.Hint {
	return append(p.page.Hints(), tui.Hint{Key: "a–z", Does: "go to a word"}, tui.Hint{Key: "?", Does: "keys"}, tui.Hint{Key: "Esc", Does: "back"})
}

func (p *glossaryPage) Draw(a tui.Area) {
	width := min(86, a.Box.W)
	column := 23
	if width < 60 {
		column = 2 // what it means stands below the word
	}
	rows, starts := glossaryRows(width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.Theme, tui.Line, "What the words mean")
	w, h := inner.Size()
	if p.begin >= 0 {
		p.page.Top, p.begin = starts[p.begin], -1
	}
	p.page.Fit(len(rows), h)
	for y := range min(h, len(rows)-p.page.Top) {
		row := rows[p.page.Top+y]
		inner.Cut(0, y, w, tui.Strong, row.Key)
		if row.Key == "" || column > 2 {
			inner.Cut(column, y, w-column, tui.Plain, row.Text)
		}
	}
}

// glossaryRows breaks the glossary into rows, with the word in the first of each
// term; starts are where the terms begin.
func glossaryRows(w, column int) (rows []tui.HelpLine, starts []int) {
	for _, t := range words.Glossary() {
		starts = append(starts, len(rows))
		means := t.Means
		if t.Also != "" {
			means += " Also: " + t.Also + "."
		}
		word := t.Word
		if column <= 2 {
			rows, word = append(rows, tui.HelpLine{Key: word}), ""
		}
		for _, part := range tui.Wrap(means, w) {
			rows = append(rows, tui.HelpLine{Key: word, Text: part})
			word = ""
		}
	}
	return rows, starts
}
