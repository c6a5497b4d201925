package workshop

import (
	"slices"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/tui"
)

// desk is what screens stand on: the stage that shows them, the open session, and
// how everybody looks at it: under which terms, by which forecast, with which names.
type desk struct {
	tui.Stage
	session *scenarios.Session
	year    *model.Year // as it may be shown; see naming
	terms   model.Terms // in focus
	naming  naming
	outlook outlook
	sure    sureness
}

// StepEnds makes what is done next a step of its own.
func (d *desk) StepEnds() { d.session.EndStep() }

// changed brings every screen up to date. It is called after the scenario, the
// terms in focus or the theme have changed.
func (d *desk) Changed() {
	if d.terms == model.AsProposed && !d.projection().Proposed {
		d.terms = model.AsContracted
	}
	d.sure.current = false
	for _, s := range d.Screens {
		s.Refresh()
	}
	d.Stale = true
}

// shownTerms lists the terms that stand side by side.
func (d *desk) shownTerms() []model.Terms { return model.ShownTerms(d.projection().Proposed) }

// focus puts terms in focus.
func (d *desk) focus(t model.Terms) {
	d.terms = t
	d.Changed()
}

// turnTerms moves the focus to other terms.
func (d *desk) turnTerms(by int) {
	shown := d.shownTerms()
	i := slices.Index(shown, d.terms)
	d.focus(shown[(i+by+len(shown))%len(shown)])
}

// refused says what a red line, or anything else, stood in the way of. It tells
// whether anything did.
func (d *desk) refused(r scenarios.Refusal) bool {
	if r.Refused() {
		d.Refuse(r.Reason)
	}
	d.Changed()
	return r.Refused()
}

// termsTitle is the name of terms over a column.
var termsTitle = [...]string{
	model.AsContracted: "as contracted", model.AllBlock: "if all block",
	model.AllCostPerCase: "if all cost per case", model.AsProposed: "as proposed",
}
