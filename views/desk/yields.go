package desk

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
)

// yielding is what the scenario brings beyond this year. It is reckoned only where it
// is looked at, and once for each edit.
type yielding struct {
	year    *model.Prepared
	full    *model.FullYear
	now     model.Yields
	edition int

	spreads   *insight.Spreads  // how sure the year is, once that is asked for,
	untouched *model.Projection // and the year without a scenario
}

// Yields is what the scenario and each of its changes bring, by 31 March, after it and
// in a full year, by the forecast method in use.
func (d *Desk) Yields() *model.Yields {
	y, pr := &d.yielding, d.Projection()
	if year := d.Reckoned(); y.year != year {
		*y = yielding{year: year, full: year.NewFullYear(), edition: -1}
	}
	if edition := d.Session.Edition(); y.edition != edition {
		doc := d.Session.Document()
		y.now, y.edition = y.full.Yields(&doc.Scenario, pr), edition
	}
	return &y.now
}

// IfNothingChanges is how sure the year-end is under the terms in focus if nothing
// changes; the scenario's proposals do not matter to it but as proposed, where the
// range of the contracts in force stands for it.
func (d *Desk) IfNothingChanges() *insight.Spread {
	d.Yields()
	y := &d.yielding
	if y.spreads == nil {
		y.spreads, y.untouched = insight.NewSpreads(y.year, insight.SpreadSeed), y.year.NewProjection()
	}
	spread := y.spreads.IfNothingChanges(y.untouched, d.Terms)
	return &spread
}

// PaidBack is when a change by itself has paid for itself under the terms in focus.
func (d *Desk) PaidBack(c model.Change) model.PaidBack {
	d.Yields()
	doc := d.Session.Document()
	alone := model.Scenario{Changes: []model.Change{c}, Proposals: doc.Scenario.Proposals}
	return d.yielding.full.PaidBack(&alone, 0)[d.Terms]
}

// Question asks about the scenario as it stands, under the terms in focus, by the year
// as it may be shown.
func (d *Desk) Question() *answers.Question {
	doc := d.Session.Document()
	return answers.NewQuestion(d.Prepared(), &doc, d.Terms)
}
