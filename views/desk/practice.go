package desk

import (
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/words"
)

// whose is what is kept of the practice that is looked at, of one projection.
type whose struct {
	practice string
	by       *model.Projection
	edition  int
	result   insight.PracticeResult
	kept     *insight.PracticeResult // in a full year; nil until it is asked for
	full     *model.FullYear
	fullOf   *model.Prepared
}

// Practice is the one whose part is looked at, as it may be shown; nil for all. In the
// room there is none.
func (d *Desk) Practice() *answers.Practice {
	id := d.PracticeID()
	if id == "" {
		return nil
	}
	return answers.NewPractice(d.Year, d.Reckoned().PracticeAt(id))
}

// PracticeID is the id of the practice that is looked at; "" for all.
func (d *Desk) PracticeID() string {
	if d.Session == nil || d.Reckoned().PracticeAt(d.Session.Practice()) < 0 {
		return ""
	}
	return d.Session.Practice()
}

// Mine is what of the scenario as it stands is the practice's that is looked at; nil
// where all are.
func (d *Desk) Mine() *insight.PracticeResult {
	id, pr := d.PracticeID(), d.Projection()
	if id == "" {
		return nil
	}
	if w := &d.whose; w.practice != id || w.by != pr || w.edition != d.Session.Edition() {
		w.practice, w.by, w.edition, w.kept = id, pr, d.Session.Edition(), nil
		w.result = insight.ResultOf(pr, d.Reckoned().PracticeAt(id))
	}
	return &d.whose.result
}

// mineKept is the same in a full year, if kept up.
func (d *Desk) mineKept() *insight.PracticeResult {
	if d.Mine() == nil {
		return nil
	}
	w := &d.whose
	if w.kept == nil {
		if w.fullOf != d.Reckoned() {
			w.fullOf, w.full = d.Reckoned(), d.Reckoned().NewFullYear()
		}
		doc := d.Session.Document()
		w.full.Of(&doc.Scenario)
		kept := insight.ResultOf(w.full.Projection(), d.Reckoned().PracticeAt(w.practice))
		w.kept = &kept
	}
	return w.kept
}

// MineYield is what the practice's changes to some rows bring under the terms in focus.
func (d *Desk) MineYield(rows ...model.Target) (y model.Yield) {
	own, kept := d.Mine(), d.mineKept()
	doc := d.Session.Document()
	y.Temporary = true
	for i := range doc.Scenario.Changes {
		c := &doc.Scenario.Changes[i]
		if !slices.Contains(rows, c.Target) || !insight.Names(d.Reckoned(), c, own.Practice) {
			continue
		}
		y.Saving, y.After, y.FullYear = y.Saving+own.Changes[i].Saving[d.Terms], y.After+own.Changes[i].LandsAfterYearEnd, y.FullYear+kept.Changes[i].Saving[d.Terms]
		y.Costs, y.FullCosts = y.Costs+own.Changes[i].Costs, y.FullCosts+kept.Changes[i].Costs
		y.Temporary = y.Temporary && c.EndsEarly()
	}
	return y
}

// AboutRow is what a sentence about a row is told of: all practices' part of it, or that
// of the one that is looked at.
func (d *Desk) AboutRow(t model.Target) words.About {
	doc := d.Session.Document()
	a := words.About{Prepared: d.Prepared(), Scenario: &doc.Scenario, Projection: d.Projection(), Target: t, Terms: d.Terms, Between: &d.between}
	if own := d.Mine(); own != nil {
		return a.OfPractice(d.Reckoned(), own, d.PracticeName(d.PracticeID()))
	}
	return a
}

// Streams are the year's as the scenario stands: all of each or, of the practice that is
// looked at, its part.
func (d *Desk) Streams() []model.StreamResult {
	if own := d.Mine(); own != nil {
		return own.Streams
	}
	return d.Projection().Streams
}
