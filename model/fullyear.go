package model

import "slices"

// FullYear is a year of 52 weeks that all lie ahead, each line and stream at its
// forecast pace, with this year's calendar, prices, plans and contracts
// (projection.md §7). It is no forecast of next year, whose contracts are not
// signed yet: it says what a scenario would save if kept up.
type FullYear struct {
	p  *Prepared
	pr *Projection
	s  Scenario // the scenario as it acts in a full year
}

// FullYearResult is what a scenario saves in a full year under each terms, after
// what it costs.
type FullYearResult struct {
	Terms     [termsCount]FullYearTerms
	Costs     Money  // what the changes cost in 52 weeks
	Temporary []bool // the changes that end before week 52 and so have no effect
}

// FullYearTerms is the full year's saving under one terms.
type FullYearTerms struct {
	Saving   Money
	ByChange []Money // what each change adds to those before it
}

// NewFullYear makes ready to project scenarios of the year in a full year.
func (p *Prepared) NewFullYear() *FullYear {
	full := p.fullYear()
	return &FullYear{p: full, pr: full.NewProjection()}
}

// Of is what the scenario saves in a full year.
func (f *FullYear) Of(s *Scenario) (r FullYearResult) {
	f.s = Scenario{Changes: f.s.Changes[:0], Proposals: f.s.Proposals[:0]}
	for i := range s.Changes {
		c := s.Changes[i]
		temporary := c.EndsEarly()
		r.Temporary = append(r.Temporary, temporary)
		c.FromWeek, c.ToWeek = 1, WeeksInYear
		if temporary {
			c.Size.Amount, c.Costs = 0, Costs{}
		}
		c.ComesBack.Lag = Lag{}
		f.s.Changes = append(f.s.Changes, c)
	}
	for _, q := range s.Proposals {
		if q.Start() <= WeeksInYear {
			q.FromWeek = 1
		}
		f.s.Proposals = append(f.s.Proposals, q)
	}
	f.p.Project(&f.s, f.pr)
	r.Costs = f.pr.Costs
	for t := range r.Terms {
		r.Terms[t] = FullYearTerms{Saving: f.pr.Terms[t].Saving}
		r.Terms[t].ByChange = append(r.Terms[t].ByChange, f.pr.Terms[t].ByChange...)
	}
	return r
}

// EndsEarly tells a change that does not run to week 52: it is temporary, and does
// nothing in a full year.
func (c *Change) EndsEarly() bool { return c.ToWeek != 0 && c.ToWeek < WeeksInYear }

// fullYear prepares the year as it would be all ahead: every week at its forecast
// pace and worth its unit value, and all that follows in the week of the referral.
func (p *Prepared) fullYear() *Prepared {
	full := *p
	full.elapsed, full.left, full.allAhead = 0, WeeksInYear, true
	ahead := map[*spreadOver]*spreadOver{}
	profile := func(s *spreadOver) *spreadOver {
		if ahead[s] == nil {
			ahead[s] = &spreadOver{weight: s.weight, to: s.to}
			ahead[s].to[toDate] = 0
		}
		return ahead[s]
	}
	full.lines = slices.Clone(p.lines)
	for i := range full.lines {
		q, l := &full.lines[i], &p.year.Lines[i]
		pace := spendingPace(l, q.profile)
		if !l.WithoutActivity {
			pace = p.paceOf(&l.Actual, &course{week: q.week}, l.Forecast, l.Plan, q.profile)
		}
		q.profile = profile(q.profile)
		c := full.goOnFor(pace, l.Forecast, q.profile, l.Actual.Total+l.Spent, p.year)
		q.week, q.past, q.to, q.billed = c.week, 0, full.runningTo(&c), nil
		if l.WithoutActivity {
			q.spend = RoundPounds(q.to[WeeksInYear])
		}
	}
	full.streams = slices.Clone(p.streams)
	for i := range full.streams {
		q, r := &full.streams[i], &p.year.Referrals[i]
		pace := p.paceOf(&r.Actual, &course{week: q.week}, r.Forecast, r.Plan.Value, q.profile)
		q.profile = profile(q.profile)
		c := full.goOnFor(pace, r.Forecast, q.profile, r.Actual.Total, p.year)
		q.week, q.past = c.week, 0
		q.total = full.runningTo(&c)[WeeksInYear]
		q.remaining = q.total
		q.flows = slices.Clone(q.flows)
		for k := range q.flows {
			q.flows[k].first, q.flows[k].last = 0, 0
		}
	}
	for t := range full.regimes {
		g := &full.regimes[t]
		g.nothing, g.running = nil, nil
		full.settleNothing(g)
	}
	full.nothing = Projection{}
	full.prepareNothing()
	return &full
}

// goOnFor is a year of 52 weeks at a pace; under a straight line, at the mean week
// of what was done.
func (p *Prepared) goOnFor(f pace, forecast Forecast, s *spreadOver, done float64, y *Year) (c course) {
	p.goOn(&c, f, s)
	if forecast.Kind == straightLine {
		for i := range c.week {
			c.week[i] = meanWeek(done, y)
		}
	}
	return c
}
