package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// Prompt asks for one line of text over the screen; Esc leaves it unanswered.
type Prompt struct {
	part
	Title, Text string
	Line        Typing
	// Take takes what was typed, and says why it can't be used, or "".
	Take func(text string) (why string)
	Why  string
	// After gives what work follows once it is taken. Optional.
	After func() tea.Cmd
}

func (p *Prompt) Key(k tea.KeyMsg) tea.Cmd {
	switch KeyName(k) {
	case "esc":
		p.app.Close()
	case "enter":
		if p.Why = p.Take(p.Line.String()); p.Why != "" {
			return nil
		}
		if p.app.Over == Overlay(p) {
			p.app.Close()
		}
		if p.After != nil {
			return p.After()
		}
	default:
		p.Line.Key(k)
		p.Why = ""
	}
	return nil
}

func (p *Prompt) Mouse(tea.MouseMsg) {}

func (p *Prompt) Keys() []Hint { return []Hint{{"Enter", "set it"}, {"Esc", "leave it"}} }

func (p *Prompt) Draw(a Area) {
	width := min(76, a.Box.W)
	said, role := p.Text, Muted
	if p.Why != "" {
		said, role = p.Why, Fault
	}
	lines := Wrap(p.app.Host.Text(said), width-6)
	inner := a.Part(a.Box.Middle(width, len(lines)+4)).Frame(p.app.Theme, Line, p.Title)
	w, _ := inner.Size()
	p.Line.Draw(inner, p.app.Theme, 1, 0, w-2)
	for i, line := range lines {
		inner.Text(1, 2+i, role, line)
	}
}

func (p *Prompt) Help() []HelpLine { return FieldHelp([]HelpLine{{Text: p.Text}}, p.Keys()) }

func (p *Prompt) Writing() bool { return p.Line.String() != "" && !p.Line.Filled }
