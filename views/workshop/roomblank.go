package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// blank is a wall with nothing on it, so that people look at each other. b and .
// are what a presenter's clicker sends for it.
type blank struct{ app *App }

// blankWall is the action that blanks the wall.
func (r *room) blankWall() action {
	return action{
		id: "blank", keys: []string{"b", "."}, group: meeting, help: "blank the wall, as a clicker does; any key brings it back",
		do: just(func() { r.app.show(&blank{app: r.app}) }),
	}
}

func (b *blank) Key(tea.KeyMsg) tea.Cmd {
	b.app.close()
	return nil
}

func (b *blank) Mouse(m tea.MouseMsg) {
	if m.Action == tea.MouseActionPress {
		b.app.close()
	}
}

func (b *blank) Keys() []hint { return nil }

func (b *blank) Draw(a tui.Area) { a.Fill(tui.Plain, ' ') }
