package workshop

import (
	"fewer/scenarios/journal"
	"fewer/views/meeting"

	tea "github.com/charmbracelet/bubbletea"
)

// remember keeps in the journal where people are now.
func (a *App) remember() {
	p := journal.Place{Drafts: a.HalfTyped()}
	if a.reception != nil {
		a.Session.RememberGuests(a.reception.Remembered())
	}
	if a.room != nil {
		_, p.Room = a.Screen().(*meeting.Room)
		p.Stand = a.room.Stand()
	}
	a.Session.Remember(p)
}

// TakeUp goes to where people were when work was left.
func (a *App) TakeUp(p journal.Place) tea.Cmd {
	for draft, said := range p.Drafts {
		a.Drafts[draft] = said
	}
	if a.reception != nil {
		a.reception.TakeUp(a.Session.Guests())
	}
	if a.room == nil && !p.Room && p.Stand == (journal.Stand{}) { // there was no meeting
		return nil
	}
	if a.room == nil {
		a.room = a.newRoom()
	}
	return a.room.TakeUp(p.Stand)
}
