package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// helped is an overlay in which something is typed, with help of its own.
type helped interface {
	Overlay
	// Help says what each field takes, and what each key does.
	Help() []HelpLine
	// Writing tells whether a question mark would be part of what is being typed.
	Writing() bool
}

// asksForHelp tells whether a key asks for the help of an overlay: F1 always does,
// and a question mark where nothing is written yet.
func asksForHelp(h helped, key string) bool { return key == "f1" || key == "?" && !h.Writing() }

// formHelp lies over a form, which is as it was when it goes.
type formHelp struct {
	part
	over helped
	page Page
}

func (p *formHelp) Key(k tea.KeyMsg) tea.Cmd {
	if !p.page.Key(KeyName(k)) {
		p.app.Close()
	}
	return nil
}

func (p *formHelp) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *formHelp) Keys() []Hint { return append(p.page.Hints(), Hint{"Esc", "back to what is typed"}) }

func (p *formHelp) Draw(a Area) {
	width := min(78, a.Box.W)
	column := min(18, width/3)
	rows := wrapHelp(p.over.Help(), width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.Theme, Line, "What can be typed here")
	_, h := inner.Size()
	p.page.Fit(len(rows), h)
	drawHelpRows(inner, rows[p.page.Top:], column)
}

// FieldHelp are the lines of a form's help: its fields, and then its keys.
func FieldHelp(fields []HelpLine, keys []Hint) []HelpLine {
	lines := append(fields, HelpLine{}, HelpLine{Text: "KEYS"})
	for _, h := range keys {
		lines = append(lines, HelpLine{h.Key, h.Does})
	}
	return append(lines, HelpLine{"F1", "this page; a ? as well, where nothing is typed yet"})
}
