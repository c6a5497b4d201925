package commands

import (
	"fewer/model"
)

// preface is what every answer's JSON begins with.
type preface struct {
	Year     string  `json:"year"`
	Scenario *string `json:"scenario"` // null without one
	Terms    string  `json:"terms"`
}

func (q *insight) preface() preface {
	a := preface{Year: q.year.Title(), Terms: q.terms.Key()}
	if q.document != nil {
		a.Scenario = &q.scenario.Name
	}
	return a
}

// leverReport names a lever: the key says what a change calls it by.
type leverReport struct {
	Referrals string `json:"referrals,omitempty"`
	Line      string `json:"line,omitempty"`
	Name      string `json:"name"`
}

func (q *insight) lever(l model.Lever) leverReport {
	return leverReport{Referrals: l.Target.Referrals, Line: l.Target.Line, Name: l.Name(q.year)}
}

type holdReport struct {
	Reason   string      `json:"reason"`
	Provider string      `json:"provider,omitempty"`
	Freed    model.Money `json:"freed"` // by a tenth fewer, at tariff
	Saved    model.Money `json:"saved"`
	Away     model.Money `json:"must_first_go"`
	Sentence string      `json:"sentence"`
}

func (q *insight) holds(holds []model.Hold) []holdReport {
	list := []holdReport{}
	for _, h := range holds {
		r := holdReport{Reason: h.Kind.Key(), Freed: h.Freed, Saved: h.Saved, Away: h.Away, Sentence: h.Sentence(q.year)}
		if h.Provider >= 0 {
			r.Provider = q.year.Providers[h.Provider].ID
		}
		list = append(list, r)
	}
	return list
}

type rankedReport struct {
	leverReport
	Remaining    count        `json:"remaining"`
	One          model.Money  `json:"one_fewer"`
	OneNotSent   count        `json:"one_fewer_not_sent"`
	FullYear     model.Money  `json:"one_fewer_when_all_has_come"`
	Tenth        model.Money  `json:"tenth_fewer"`
	TenthNotSent count        `json:"tenth_fewer_not_sent"`
	TenthLater   model.Money  `json:"tenth_fewer_after_year_end"`
	Patients     *count       `json:"patients_for_1000"` // null where nothing is saved
	Reasons      []holdReport `json:"reasons"`
}

func (r *rankShown) report() any {
	list := []rankedReport{}
	for i := range r.rows {
		row := &r.rows[i]
		said := rankedReport{
			leverReport: r.lever(row.Lever), Remaining: count(row.Remaining),
			One: row.One[r.terms], OneNotSent: count(row.OneNotSent), FullYear: row.FullYear[r.terms],
			Tenth: row.Tenth[r.terms], TenthNotSent: count(row.TenthNotSent), TenthLater: row.TenthLater,
			Reasons: r.holds(row.Holds[r.terms]),
		}
		if n, ok := row.PatientsPerThousand(r.terms); ok {
			c := count(n)
			said.Patients = &c
		}
		list = append(list, said)
	}
	return struct {
		preface
		By     string         `json:"by"`
		Levers []rankedReport `json:"levers"`
	}{r.preface(), r.by.Key(), list}
}

type swingReport struct {
	Kind string      `json:"kind"`
	Name string      `json:"name"`
	ID   string      `json:"id,omitempty"` // of the stream, line or provider
	Low  model.Money `json:"best"`
	At   string      `json:"best_at"`
	High model.Money `json:"worst"`
	Then string      `json:"worst_at"`
}

func (r *tornadoShown) report() any {
	bars := []swingReport{}
	for i := range r.bars {
		b := &r.bars[i]
		said := swingReport{
			Kind: b.Kind.Key(), Name: b.Name(r.year), Low: b.Low.Deficit, At: b.EndWords(b.Low),
			High: b.High.Deficit, Then: b.EndWords(b.High),
		}
		switch b.Kind {
		case model.SwingLever:
			said.ID = b.Lever.Target.Referrals + b.Lever.Target.Line
		case model.SwingContract:
			said.ID = r.year.Providers[b.Provider].ID
		}
		bars = append(bars, said)
	}
	return struct {
		preface
		Bars []swingReport `json:"bars"`
	}{r.preface(), bars}
}

type moveReport struct {
	leverReport
	NotSent  count        `json:"not_sent"`
	Released model.Money  `json:"released"`
	AtTariff model.Money  `json:"by_the_case"`
	Later    model.Money  `json:"after_year_end"`
	Reasons  []holdReport `json:"reasons"`
}

func (r *movesShown) report() any {
	list := func(moves []model.Move) []moveReport {
		said := []moveReport{}
		for i := range moves {
			m := &moves[i]
			said = append(said, moveReport{
				r.lever(m.Lever), count(m.NotSent), m.Released, m.AtTariff, m.Later, r.holds(m.Holds),
			})
		}
		return said
	}
	m := &r.moves
	return struct {
		preface
		Contracts model.Money   `json:"contracts"`
		Spent     model.Money   `json:"spent_to_date"`
		CanMove   model.Money   `json:"can_still_move"`
		Proven    bool          `json:"proven"`
		AtTariff  model.Money   `json:"by_the_case"`
		Held      model.Money   `json:"held_by_contracts"`
		Later     model.Money   `json:"after_year_end"`
		Waiting   []model.Money `json:"saved_by_weeks_of_waiting"`
		Streams   []moveReport  `json:"referrals"`
		Direct    []moveReport  `json:"lines"`
	}{
		r.preface(), m.Contracts, m.Spent, m.Most.Saving, m.Proven, m.AtTariff, m.Held, m.Later,
		append([]model.Money{}, m.Waiting...), list(m.Streams), list(m.Direct),
	}
}

type sweepReport struct {
	Percent  count                `json:"percent"`
	NotSent  count                `json:"not_sent"`
	Paid     entries[model.Money] `json:"paid"`
	Deficits entries[model.Money] `json:"deficit"`
	Savings  entries[model.Money] `json:"saving"`
}

func (r *sweepShown) report() any {
	points := []sweepReport{}
	for _, p := range r.sweep.Points {
		said := sweepReport{Percent: count(p.Percent), NotSent: count(p.NotSent)}
		for _, terms := range model.AllTerms {
			said.Paid.add(terms.Key(), p.Paid[terms])
			said.Deficits.add(terms.Key(), p.Outturn[terms])
			said.Savings.add(terms.Key(), p.Saving[terms])
		}
		points = append(points, said)
	}
	facts := []string{}
	for _, f := range r.sweep.Facts {
		facts = append(facts, f.Words(r.year, r.sweep.Lever))
	}
	return struct {
		preface
		leverReport
		Now    count         `json:"now"`
		Points []sweepReport `json:"points"`
		Facts  []string      `json:"facts"`
	}{r.preface(), r.lever(r.sweep.Lever), count(r.sweep.Now), points, facts}
}
