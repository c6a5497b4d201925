package workshop

import (
	"maps"
	"strings"

	"fewer/scenarios/journal"
	"fewer/views/meeting"
	"fewer/views/tui"
	"fewer/views/workbench"

	tea "github.com/charmbracelet/bubbletea"
)

// remember keeps in the journal where people are now.
func (a *App) remember() {
	p := journal.Place{Drafts: a.halfTyped()}
	if a.reception != nil {
		a.Session.RememberGuests(a.reception.Remembered())
	}
	if a.room != nil {
		_, p.Room = a.Screen().(*meeting.Room)
		p.Stand = a.room.Stand()
	}
	a.Session.Remember(p)
}

// halfTyped is what was typed into forms and not written down: into those that
// were left, and into the one that is open.
func (a *App) halfTyped() map[string][]string {
	all := maps.Clone(a.Drafts)
	if all == nil {
		all = map[string][]string{}
	}
	switch o := a.Over.(type) {
	case *tui.Form:
		if o.Typed && o.Draft != "" {
			all[o.Draft] = o.Said()
		}
	case *workbench.ChangeForm:
		if o.Edited() {
			all[o.DraftName()] = o.Said()
		}
	case interface{ HalfTyped() (string, []string) }:
		draft, said := o.HalfTyped()
		all[draft] = said
	}
	maps.DeleteFunc(all, func(_ string, said []string) bool { return strings.Join(said, "") == "" })
	return all
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
