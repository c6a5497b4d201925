package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// blank is a wall with nothing on it, so that people look at each other. b and .
// are what a presenter's clicker sends for it.
type blank struct{ host }

func (b *blank) Key(tea.KeyMsg) tea.Cmd {
	b.Close()
	return nil
}

func (b *blank) Mouse(m tea.MouseMsg) {
	if m.Action == tea.MouseActionPress {
		b.Close()
	}
}

func (b *blank) Keys() []tui.Hint { return nil }

func (b *blank) Draw(a tui.Area) { a.Fill(tui.Plain, ' ') }
