package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// prompt asks for one line of text over the screen; Esc leaves it unanswered.
type prompt struct {
	part
	title, text string
	line        typing
	// take takes what was typed, and says why it can't be used, or "".
	take func(text string) (why string)
	why  string
	// after gives what work follows once it is taken. Optional.
	after func() tea.Cmd
}

func (p *prompt) Key(k tea.KeyMsg) tea.Cmd {
	switch keyName(k) {
	case "esc":
		p.app.close()
	case "enter":
		if p.why = p.take(p.line.String()); p.why != "" {
			return nil
		}
		if p.app.over == overlay(p) {
			p.app.close()
		}
		if p.after != nil {
			return p.after()
		}
	default:
		p.line.Key(k)
		p.why = ""
	}
	return nil
}

func (p *prompt) Mouse(tea.MouseMsg) {}

func (p *prompt) Keys() []hint { return []hint{{"Enter", "set it"}, {"Esc", "leave it"}} }

func (p *prompt) Draw(a tui.Area) {
	width := min(76, a.Box.W)
	said, role := p.text, tui.Muted
	if p.why != "" {
		said, role = p.why, tui.Fault
	}
	lines := tui.Wrap(p.app.host.Text(said), width-6)
	inner := a.Part(a.Box.Middle(width, len(lines)+4)).Frame(p.app.theme, tui.Line, p.title)
	w, _ := inner.Size()
	p.line.Draw(inner, p.app.theme, 1, 0, w-2)
	for i, line := range lines {
		inner.Text(1, 2+i, role, line)
	}
}

func (p *prompt) Help() []helpLine { return fieldHelp([]helpLine{{text: p.text}}, p.Keys()) }

func (p *prompt) Writing() bool { return p.line.String() != "" && !p.line.filled }
