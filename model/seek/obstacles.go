package seek

import (
	"cmp"
	"math"
	"slices"

	"fewer/model"
)

// most is the most that the levers can save in the question's mode, beside the
// scenario as it stands, and the plan.
func (s *seeker) most() Plan {
	if s.q.Mode == FewestSent {
		percent, _, _ := s.mostSaving(s.draw())
		return s.plan(s.fromStart(percent))
	}
	a := Answer{Goal: math.MinInt64, Chosen: s.q.Targets != nil}
	s.inProportion(&a)
	return a.Most
}

// withoutProtection is the year with nothing protected.
func withoutProtection(p *model.Prepared) *model.Prepared {
	twin := *p
	twin.Streams = slices.Clone(p.Streams)
	for i := range twin.Streams {
		twin.Streams[i].Floor = 1
	}
	return &twin
}

// obstacles reckons what stands in the way, one thing after the other, each by
// seeking the most again without it. The contracts and the time are those of what
// may be cut, as in Moves, so that both say the same.
func (s *seeker) obstacles(a *Answer) []Obstacle {
	var list []Obstacle
	p, q := s.p, *s.q
	saved := a.Most.Saving
	step := func(kind ObstacleKind) Plan {
		next, fault := newSeeker(p, &q)
		if fault != "" {
			return Plan{}
		}
		plan := next.most()
		if plan.Saving > saved {
			list = append(list, Obstacle{kind, plan.Saving - saved, s.q.FullYear})
			saved = plan.Saving
		}
		return plan
	}
	all := slices.Concat(s.levers, s.leftOut)
	last := a.Most
	if q.Limits != nil || q.NotBelow.Given {
		q.Limits, q.NotBelow = nil, model.Optional{}
		last = step(ObstacleLimits)
	}
	if q.Terms != model.AllCostPerCase {
		q.Terms = model.AllCostPerCase
		last = step(ObstacleContract)
	}
	if last.Later > 0 {
		list = append(list, Obstacle{ObstacleTime, last.Later, s.q.FullYear})
	}
	if slices.ContainsFunc(all, func(l Lever) bool { return l.Stream >= 0 && p.Streams[l.Stream].Floor < 1 }) {
		p = withoutProtection(p)
		step(ObstacleProtection)
	}
	return list
}

// mostProviders bounds how many providers' contracts are tried, and
// mostProvidersOfMany does where there are many levers.
const (
	mostProviders       = 12
	mostProvidersOfMany = 3
)

// otherContracts tries what each provider whose patients the levers move would
// allow if it were paid by the case from the first remaining week, and then all
// those together for which that helps.
func (s *seeker) otherContracts(a *Answer) []Contract {
	if s.q.Terms != model.AsContracted && s.q.Terms != model.AsProposed {
		return nil
	}
	var list []Contract
	for _, provider := range s.moved() {
		c := s.under(a, []string{provider})
		if c.Least < a.Most.Deficit {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b Contract) int { return cmp.Compare(a.Least, b.Least) })
	if len(list) > 1 && !list[0].Reaches {
		var all []string
		for _, c := range list {
			all = append(all, c.Providers...)
		}
		list = slices.Insert(list, 0, s.under(a, all))
	}
	return list
}

// moved lists the providers whose lines the levers lead to, those with the most
// lines first.
func (s *seeker) moved() []string {
	count := make([]int, len(s.p.Year().Providers))
	for _, l := range slices.Concat(s.levers, s.leftOut) {
		for _, line := range s.p.LinesOf(l.Target) {
			if provider := s.p.Lines[line].Provider; provider >= 0 {
				count[provider]++
			}
		}
	}
	var order []int
	for i, n := range count {
		if n > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	most := mostProviders
	if len(s.levers)+len(s.leftOut) > manyLevers {
		most = mostProvidersOfMany
	}
	var ids []string
	for _, i := range order[:min(len(order), most)] {
		ids = append(ids, s.p.Year().Providers[i].ID)
	}
	return ids
}

// under seeks the most with the providers paid by the case, and all others as the
// question has them: what the scenario proposes for another counts only where the
// question is asked as proposed.
func (s *seeker) under(a *Answer, providers []string) Contract {
	scenario := model.Scenario{Changes: s.q.Scenario.Changes}
	for _, p := range s.q.Scenario.Proposals {
		if s.q.Terms == model.AsProposed && !slices.Contains(providers, p.Provider) {
			scenario.Proposals = append(scenario.Proposals, p)
		}
	}
	c, from := Contract{Providers: providers, FullYear: s.q.FullYear}, s.p.Year().FirstRemainingWeek()
	if c.FullYear {
		from = 1
	}
	for _, id := range providers {
		c.Proposals = append(c.Proposals, model.Proposal{
			Provider: id, FromWeek: from, Contract: []model.Schedule{{Form: model.CostPerCase}},
		})
	}
	scenario.Proposals = append(scenario.Proposals, c.Proposals...)
	q := *s.q
	q.Scenario, q.Terms = &scenario, model.AsProposed
	next, fault := newSeeker(s.p, &q)
	if fault != "" {
		c.Least = a.Most.Deficit
		return c
	}
	c.Least = next.most().Deficit
	c.Reaches = c.Least <= a.Goal
	return c
}
