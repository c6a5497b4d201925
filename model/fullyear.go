package model

import (
	"slices"

	"fewer/model/figure"
)

// FullYear is a year of 52 weeks that all lie ahead, each line and stream at its
// forecast pace, with this year's calendar, prices, plans and contracts
// (projection.md §7). It is no forecast of next year, whose contracts are not
// signed yet: it says what a scenario would save if kept up.
type FullYear struct {
	Prepared *Prepared
	pr       *Projection
	Scenario Scenario // the scenario as it acts in a full year

	base  *Prepared   // the year as it stands
	alone *Projection // of one change in that, once asked for
}

// FullYearResult is what a scenario saves in a full year under each terms, after
// what it costs.
type FullYearResult struct {
	Terms     [TermsCount]FullYearTerms
	Costs     Money   // what the changes cost in 52 weeks
	CostsOf   []Money // of each
	Temporary []bool  // the changes that end before week 52 and so have no effect
}

// FullYearTerms is the full year's saving under one terms.
type FullYearTerms struct {
	Saving   Money
	ByChange []Money // what each change adds to those before it
}

// NewFullYear makes ready to project scenarios of the year in a full year.
func (p *Prepared) NewFullYear() *FullYear {
	full := p.fullYear()
	return &FullYear{Prepared: full, pr: full.NewProjection(), base: p}
}

// Of is what the scenario saves in a full year.
func (f *FullYear) Of(s *Scenario) (r FullYearResult) {
	f.Scenario = Scenario{Changes: f.Scenario.Changes[:0], Proposals: f.Scenario.Proposals[:0]}
	for i := range s.Changes {
		c := s.Changes[i]
		temporary := c.EndsEarly()
		r.Temporary = append(r.Temporary, temporary)
		c.FromWeek, c.ToWeek = 1, WeeksInYear
		if temporary {
			c.Size.Amount, c.Costs = 0, Costs{}
		}
		c.ComesBack.Lag = Lag{}
		f.Scenario.Changes = append(f.Scenario.Changes, c)
	}
	for _, q := range s.Proposals {
		if q.Start() <= WeeksInYear {
			q.FromWeek = 1
		}
		f.Scenario.Proposals = append(f.Scenario.Proposals, q)
	}
	f.Prepared.Project(&f.Scenario, f.pr)
	r.Costs = f.pr.Costs
	for i := range f.pr.Changes {
		r.CostsOf = append(r.CostsOf, f.pr.Changes[i].Costs)
	}
	for t := range r.Terms {
		r.Terms[t] = FullYearTerms{Saving: f.pr.Terms[t].Saving}
		r.Terms[t].ByChange = append(r.Terms[t].ByChange, f.pr.Terms[t].ByChange...)
	}
	return r
}

// Projection is that of the scenario that Of was asked for last, all ahead.
func (f *FullYear) Projection() *Projection { return f.pr }

// EndsEarly tells a change that does not run to week 52: it is temporary, and does
// nothing in a full year.
func (c *Change) EndsEarly() bool { return c.ToWeek != 0 && c.ToWeek < WeeksInYear }

// fullYear prepares the year as it would be all ahead: every week at its forecast
// pace and worth its unit value, and all that follows in the week of the referral.
func (p *Prepared) fullYear() *Prepared {
	full := *p
	full.Elapsed, full.Left, full.AllAhead = 0, WeeksInYear, true
	profiles := map[*SpreadOver]*SpreadOver{}
	ahead := func(r *Row) {
		pace, s := full.PaceOf(r, figure.Plain(r.Actual.Total)), r.Profile
		if profiles[s] == nil {
			profiles[s] = &SpreadOver{Weight: s.Weight, To: s.To}
			profiles[s].To[ToDate] = 0
		}
		r.Profile, r.Course = profiles[s], Course{}
		full.goOn(&r.Course, pace, r.Profile)
	}
	full.Lines = slices.Clone(p.Lines)
	for i := range full.Lines {
		q := &full.Lines[i]
		ahead(&q.Row)
		q.To, q.Billed = full.RunningTo(&q.Course), nil
		if q.InPounds {
			q.Spend = RoundPounds(q.To[WeeksInYear])
		}
	}
	full.Streams = slices.Clone(p.Streams)
	for i := range full.Streams {
		q := &full.Streams[i]
		ahead(&q.Row)
		q.total = full.RunningTo(&q.Course)[WeeksInYear]
		q.Remaining = q.total
		q.Flows = slices.Clone(q.Flows)
		for k := range q.Flows {
			q.Flows[k].Lag = Lag{}
		}
	}
	for t := range full.Regimes {
		g := &full.Regimes[t]
		g.Nothing, g.running = nil, nil
		full.settleNothing(g)
	}
	full.nothing = Projection{}
	full.prepareNothing()
	return &full
}
