package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/journal"
)

// roomToldFailed says that the other terminal can't be told.
type roomToldFailed struct{ err error }

// stand is where the room stands, for the journal and for the notes.
func (r *room) stand() journal.Stand {
	at := r.at
	at.Title = r.item().Title
	return at
}

// tell leaves what is on the wall for the other terminal.
func (r *room) tell() tea.Cmd {
	if r.toldFile == "" {
		return nil
	}
	told := r.session().Told(r.stand(), r.step().pieces())
	return func() tea.Msg {
		if err := told.Tell(r.toldFile); err != nil {
			return roomToldFailed{err}
		}
		return nil
	}
}
