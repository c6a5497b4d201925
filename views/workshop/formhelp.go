package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// helped is an overlay in which something is typed, with help of its own.
type helped interface {
	overlay
	// Help says what each field takes, and what each key does.
	Help() []helpLine
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
	page scrolled
}

func (p *formHelp) Key(k tea.KeyMsg) tea.Cmd {
	if !p.page.Key(keyName(k)) {
		p.app.show(p.over)
	}
	return nil
}

func (p *formHelp) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *formHelp) Keys() []hint { return append(p.page.hints(), hint{"Esc", "back to what is typed"}) }

func (p *formHelp) Draw(a tui.Area) {
	width := min(78, a.Box.W)
	column := min(18, width/3)
	rows := wrapHelp(p.over.Help(), width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.theme, tui.Line, "What can be typed here")
	_, h := inner.Size()
	p.page.fit(len(rows), h)
	drawHelpRows(inner, rows[p.page.top:], column)
}

// fieldHelp are the lines of a form's help: its fields, and then its keys.
func fieldHelp(fields []helpLine, keys []hint) []helpLine {
	lines := append(fields, helpLine{}, helpLine{text: "KEYS"})
	for _, h := range keys {
		lines = append(lines, helpLine{h.key, h.does})
	}
	return append(lines, helpLine{"F1", "this page; a ? as well, where nothing is typed yet"})
}
