package meeting

import (
	"fewer/scenarios/file"
	"fewer/views/handout"
)

// Pictured is the picture of the step that is on the wall; ok is false where it has none.
func (r *Room) Pictured() (w handout.Wanted, ok bool) {
	switch r.item().Shows {
	case file.ShowContract:
		w.Picture = "answers"
	case file.ShowBlock:
		w.Picture, w.Of = "sweep", r.shown().Referrals+r.shown().Line
	case file.ShowWeeks:
		if w.Picture = "weeks"; r.at.Specialty == "" {
			w.Of = r.at.Row.Referrals
		}
	}
	return w, w.Picture != ""
}
