package journal

import (
	"encoding/json"
	"slices"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
)

// Stand is where a meeting stands: what is on the wall, and since when. The wall
// moves it, the journal keeps it, and the facilitator's notes follow it.
type Stand struct {
	Title  string       `json:"title,omitempty"` // of the step, by which it is known where the agenda was written anew
	Step   int          `json:"step"`            // place in the agenda
	Piece  int          `json:"piece"`           // how much of the step's wall is shown, from 0
	List   int          `json:"list"`            // what is selected in a list, or how far it is scrolled
	Table  int          `json:"table"`           // the table that is asked next
	Volume int          `json:"volume"`          // percent: where the sweep stands
	Row    model.Target `json:"row"`             // what the meeting is about
	Doubt  int          `json:"doubt,omitempty"` // percent: how much less of it happens than is agreed

	Specialty string `json:"specialty,omitempty"` // in place of the row; "" for none

	Began    time.Time `json:"began"`     // the meeting
	StepFrom time.Time `json:"step_from"` // the step
}

// Place is where people are and what they have half typed. The journal keeps it
// beside the work, so that both come back after a kill.
type Place struct {
	Room bool `json:"room"` // on the wall, and not in the workbench
	Stand
	Drafts map[string][]string `json:"drafts,omitempty"` // what is typed into forms, by their names
}

// ReadPlace reads what a journal kept; ok is false where that is nothing.
func ReadPlace(kept []byte) (p Place, ok bool) {
	return p, kept != nil && json.Unmarshal(kept, &p) == nil
}

// WorthGoingOn tells whether there is more to it than where every meeting begins.
func (p Place) WorthGoingOn() bool {
	return p.Room && (p.Step > 0 || p.Piece > 0) || len(p.Drafts) > 0
}

// GoTo goes to a step of an agenda, or to the nearest that there is.
func (s *Stand) GoTo(agenda []file.AgendaItem, step, piece int) {
	s.Step, s.Piece, s.List = min(max(0, step), len(agenda)-1), piece, 0
	s.Title = agenda[s.Step].Title
}

// Find goes to the step of the same title in an agenda that may have been written
// anew, or stays at the nearest place.
func (s *Stand) Find(agenda []file.AgendaItem) {
	s.Step = min(max(0, s.Step), len(agenda)-1)
	if i := slices.IndexFunc(agenda, func(item file.AgendaItem) bool { return item.Title == s.Title }); agenda[s.Step].Title != s.Title && i >= 0 {
		s.Step = i
	}
	s.Title = agenda[s.Step].Title
}

// LeftForStep is the time that the agenda leaves for the step; below nothing where
// it is over.
func (s *Stand) LeftForStep(agenda []file.AgendaItem, now time.Time) time.Duration {
	return agenda[s.Step].Lasts() - now.Sub(s.StepFrom)
}

// LeftInAll is the time that the agenda leaves for all its steps together.
func (s *Stand) LeftInAll(agenda []file.AgendaItem, now time.Time) (left time.Duration) {
	for _, item := range agenda {
		left += item.Lasts()
	}
	return left - now.Sub(s.Began)
}
