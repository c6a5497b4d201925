package answers

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios"
	"fewer/scenarios/file"
)

// Question is what an answer is about: a year, alone or with one scenario, under
// some terms.
type Question struct {
	Year     *model.Year
	Prepared *model.Prepared
	Document *file.Document  // nil without a scenario
	Scenario *model.Scenario // never nil
	Terms    model.Terms

	full     *model.FullYear // once asked for
	yields   *model.Yields
	ownNow   *insight.PracticeResult // of Practice, once asked for, as ownKept in a full year
	ownKept  *insight.PracticeResult
	Practice *Practice // whose part is asked about beside the whole; nil for none
}

// NewQuestion asks about a year with a scenario, or alone where that is nil.
func NewQuestion(year *model.Prepared, doc *file.Document, terms model.Terms) *Question {
	q := &Question{Year: year.Year(), Prepared: year, Document: doc, Scenario: &model.Scenario{}, Terms: terms}
	if doc != nil {
		q.Scenario = &doc.Scenario
	}
	return q
}

// Ask asks about the first scenario that was opened or, where there is none, about
// the year alone.
func Ask(o *scenarios.Opened, terms model.Terms) *Question {
	var doc *file.Document
	if len(o.Scenarios) > 0 {
		doc = o.Scenarios[0].Document
	}
	return NewQuestion(o.Prepared(), doc, terms)
}

// Of asks about one practice's part beside the whole; nil stands for none.
func (q *Question) Of(practice *Practice) *Question {
	q.Practice = practice
	return q
}

// PracticeID is the id of the practice that is asked about; "" for all.
func (q *Question) PracticeID() string {
	if q.Practice == nil {
		return ""
	}
	return q.Practice.ID
}

// Projection is the year with the scenario.
func (q *Question) Projection() *model.Projection {
	pr := q.Prepared.NewProjection()
	q.Prepared.Project(q.Scenario, pr)
	return pr
}

// head says which year, which scenario and which terms.
func (q *Question) head(what string) []Sentence {
	said := Said(0, q.Year.Title())
	if q.Document != nil {
		said = append(said, Said(2, "Scenario: "+q.Scenario.Name)...)
	}
	if q.Practice != nil {
		said = append(said, Said(2, "Of one practice alone: "+q.Practice.Words()+".")...)
	}
	return append(said, Said(0, what+" "+q.Terms.String()+".")...)
}

// preface is what every answer to programs begins with.
func (q *Question) preface() Object {
	var scenario *string // null without one
	if q.Document != nil {
		scenario = &q.Scenario.Name
	}
	o := Object{{"year", q.Year.Title()}, {"scenario", scenario}, {"terms", q.Terms.Key()}}
	if q.Practice != nil {
		o = append(o, Field{"practice", q.Practice.object()})
	}
	return o
}

// leverColumns name a lever: the key says what a change calls it by.
func leverColumns[R any](y *model.Year, heading string, lever func(R) seek.Lever) []of[R] {
	return []of[R]{
		data("referrals", func(r R) any { return lever(r).Target.Referrals }).without(),
		data("line", func(r R) any { return lever(r).Target.Line }).without(),
		col("name", heading, Words, func(r R) Cell { return Text(lever(r).Name(y)) }),
	}
}

// fewerColumns are how much fewer there is of a row, to so many decimals. Pounds that are
// not spent have a column of their own for programs: nobody adds them up with referrals.
func fewerColumns[R any](y *model.Year, heading string, decimals int, fewer func(R) (model.Target, float64)) []of[R] {
	cells := func(r R) (sent, spent Cell) {
		t, n := fewer(r)
		if l := y.LineOf(t); l == nil || !l.WithoutActivity {
			return Count(n, decimals), Cell{}
		}
		m := model.RoundPounds(n)
		return None(m.Whole()), Data(m)
	}
	return []of[R]{
		col("not_sent", heading, Number, func(r R) Cell { sent, _ := cells(r); return sent }),
		data("not_spent", func(r R) any { _, spent := cells(r); return spent.Value }).without(),
	}
}

// leverFields name a lever by itself.
func leverFields(y *model.Year, l seek.Lever) (o Object) {
	for _, f := range []Field{{"referrals", l.Target.Referrals}, {"line", l.Target.Line}} {
		if f.Value != "" {
			o = append(o, f)
		}
	}
	return append(o, Field{"name", l.Name(y)})
}
