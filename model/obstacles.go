package model

import (
	"cmp"
	"slices"
)

// most is the most that the levers can save in the question's mode, beside the
// scenario as it stands, and the plan.
func (s *seeker) most() SeekPlan {
	if s.q.Mode == FewestSent {
		percent, _, _ := s.mostSaving(s.draw())
		return s.plan(s.fromStart(percent))
	}
	q := s.path()
	at, deficit, _ := s.walk(q)
	least := 0
	for i := range at {
		if deficit[i] < deficit[least] {
			least = i
		}
	}
	return s.plan(s.percentsAt(q, at[least]))
}

// withoutProtection is the year with nothing protected.
func (p *Prepared) withoutProtection() *Prepared {
	twin := *p
	twin.streams = slices.Clone(p.streams)
	for i := range twin.streams {
		twin.streams[i].floor = 1
	}
	return &twin
}

// obstacles reckons what stands in the way, one thing after the other, each by
// seeking the most again without it. The contracts and the time are those of what
// may be cut, as in Moves, so that both say the same.
func (s *seeker) obstacles(a *SeekAnswer) []Obstacle {
	var list []Obstacle
	p, q := s.p, *s.q
	saved := a.Most.Saving
	step := func(kind ObstacleKind) SeekPlan {
		next, fault := p.newSeeker(&q)
		if fault != "" {
			return SeekPlan{}
		}
		plan := next.most()
		if plan.Saving > saved {
			list = append(list, Obstacle{kind, plan.Saving - saved})
			saved = plan.Saving
		}
		return plan
	}
	all := slices.Concat(s.levers, s.leftOut)
	last := a.Most
	if q.Limits != nil || q.NotBelow.Given {
		q.Limits, q.NotBelow = nil, Optional{}
		last = step(ObstacleLimits)
	}
	if q.Terms != AllCostPerCase {
		q.Terms = AllCostPerCase
		last = step(ObstacleContract)
	}
	if last.Later > 0 {
		list = append(list, Obstacle{ObstacleTime, last.Later})
	}
	if slices.ContainsFunc(all, func(l Lever) bool { return l.Stream >= 0 && p.streams[l.Stream].floor < 1 }) {
		p = p.withoutProtection()
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
func (s *seeker) otherContracts(a *SeekAnswer) []SeekContract {
	if s.q.Terms != AsContracted && s.q.Terms != AsProposed {
		return nil
	}
	var list []SeekContract
	for _, provider := range s.moved() {
		c := s.under(a, []string{provider})
		if c.Least < a.Most.Deficit {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b SeekContract) int { return cmp.Compare(a.Least, b.Least) })
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
	count := make([]int, len(s.p.year.Providers))
	for _, l := range slices.Concat(s.levers, s.leftOut) {
		for _, line := range s.p.reached(l) {
			if provider := s.p.lines[line].provider; provider >= 0 {
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
		ids = append(ids, s.p.year.Providers[i].ID)
	}
	return ids
}

// under seeks the most with the providers paid by the case, and all others as the
// question has them: what the scenario proposes for another counts only where the
// question is asked as proposed.
func (s *seeker) under(a *SeekAnswer, providers []string) SeekContract {
	scenario := Scenario{Changes: s.q.Scenario.Changes}
	for _, p := range s.q.Scenario.Proposals {
		if s.q.Terms == AsProposed && !slices.Contains(providers, p.Provider) {
			scenario.Proposals = append(scenario.Proposals, p)
		}
	}
	c := SeekContract{Providers: providers}
	for _, id := range providers {
		c.Proposals = append(c.Proposals, Proposal{
			Provider: id, FromWeek: s.p.year.FirstRemainingWeek(), Contract: []Schedule{{Form: CostPerCase}},
		})
	}
	scenario.Proposals = append(scenario.Proposals, c.Proposals...)
	q := *s.q
	q.Scenario, q.Terms = &scenario, AsProposed
	next, fault := s.p.newSeeker(&q)
	if fault != "" {
		c.Least = a.Most.Deficit
		return c
	}
	c.Least = next.most().Deficit
	c.Reaches = c.Least <= a.Goal
	return c
}
