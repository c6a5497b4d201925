package meeting

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/journal"
)

// NotTold says that the other terminal can't be told.
type NotTold struct{ Err error }

// Stand is where the room stands, for the journal and for the notes.
func (r *Room) Stand() journal.Stand {
	at := r.at
	at.Title = r.item().Title
	return at
}

// Tell leaves what is on the wall for the other terminal.
func (r *Room) Tell() tea.Cmd {
	if r.toldFile == "" {
		return nil
	}
	told := r.session().Told(r.Stand(), r.step().pieces())
	if r.reception != nil {
		told.Guests = r.reception.Lines()
	}
	return func() tea.Msg {
		if err := told.Tell(r.toldFile); err != nil {
			return NotTold{err}
		}
		return nil
	}
}
