package wall

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// Blank is a wall with nothing on it, so that people look at each other. b and .
// are what a presenter's clicker sends for it.
type Blank struct{ *tui.Stage }

func (b *Blank) Key(tea.KeyMsg) tea.Cmd {
	b.Close()
	return nil
}

func (b *Blank) Mouse(m tea.MouseMsg) {
	if m.Action == tea.MouseActionPress {
		b.Close()
	}
}

func (b *Blank) Keys() []tui.Hint { return nil }

func (b *Blank) Draw(a tui.Area) { a.Fill(tui.Plain, ' ') }
