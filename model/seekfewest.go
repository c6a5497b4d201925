package model

import (
	"cmp"
	"math"
	"slices"
)

// fewest finds the plan that sends the fewest referrals less and reaches the
// goal: first the most that can be saved at all, then, if that is enough, the
// least of it that is needed.
func (s *seeker) fewest(a *SeekAnswer) {
	pic := s.draw()
	most, leastSpend, proven := s.mostSaving(pic)
	least := s.deficitOf(most)
	if least > a.Goal {
		a.Outcome, a.Proven = SeekNotPossible, proven
		a.Most = s.plan(s.fromStart(most))
		a.Least = a.Most.Deficit
		if !proven {
			a.Least = RoundPounds(leastSpend) - s.p.budget
		}
		return
	}
	b := &search{
		pic:  pic,
		goal: (a.Goal + s.p.budget).Float(),
		try: func(percent []float64) (float64, bool) {
			deficit, cost := s.outcome(percent)
			return cost, deficit <= a.Goal+50
		},
	}
	asked := 0
	b.shy = func(percent []float64) (better []float64, cost float64, ok bool) {
		if asked++; asked > 10 && asked%16 != 0 {
			return nil, 0, false
		}
		better = s.between(percent, most, a.Goal)
		deficit, cost := s.outcome(better)
		return better, cost, deficit <= a.Goal
	}
	b.run(1e-3)
	best := b.best
	if best == nil {
		best = most
	}
	best = s.meet(best, most, a.Goal)
	a.Bound = max(0, b.bound)
	if !pic.sound {
		a.Bound = 0
	}
	enough := a.Bound + 0.01 + 1e-6*a.Bound
	_, cost := s.outcome(best)
	if cost > enough {
		best = s.meet(s.trim(best, a.Goal), most, a.Goal)
		_, cost = s.outcome(best)
	}
	a.Proven = pic.sound && cost <= enough
	s.settleOn(a, best)
	a.Tenths = s.inTenths(a.Exact, a.Goal)
}

// mostSaving finds the percentages that save most, the least spending that the
// picture allows, and whether the one is the other.
func (s *seeker) mostSaving(pic *picture) (percent []float64, least float64, proven bool) {
	b := &search{pic: pic, goal: math.Inf(1)}
	b.try = func(percent []float64) (float64, bool) {
		deficit, _ := s.outcome(percent)
		return (deficit + s.p.budget).Float(), true
	}
	b.run(0.5)
	least = min(b.bound, b.bestCost)
	if !pic.sound {
		least = math.Inf(-1)
	}
	return b.best, least, pic.sound && b.bestCost <= b.bound+1
}

// fromStart turns percentages counted from the starts into sizes of changes.
func (s *seeker) fromStart(percent []float64) []float64 {
	size := make([]float64, len(percent))
	for i := range percent {
		size[i] = max(s.limit[i], roundTo(s.start[i]-percent[i], 10))
	}
	return size
}

// outcome tries percentages counted from the starts: the deficit, and how many
// referrals are not sent beside the scenario as it stands.
func (s *seeker) outcome(percent []float64) (Money, float64) {
	defer s.t.undo()
	cost := 0.0
	for i, p := range percent {
		cost -= s.startNotSent[i]
		if size := max(s.limit[i], s.start[i]-p); size != 0 {
			cost += s.t.apply(NewChange(s.levers[i].Target, Size{Kind: Percent, Amount: size})).NotSent
		}
	}
	return s.t.deficit(s.q.Terms), cost
}

func (s *seeker) deficitOf(percent []float64) Money {
	deficit, _ := s.outcome(percent)
	return deficit
}

// between finds, on the straight way from a plan that misses the goal to one
// that reaches it, a plan that just reaches it.
func (s *seeker) between(misses, reaches []float64, goal Money) []float64 {
	low, high := 0.0, 1.0
	mix := func(share float64) []float64 {
		m := make([]float64, len(misses))
		for i := range m {
			m[i] = misses[i] + share*(reaches[i]-misses[i])
		}
		return m
	}
	for range 60 {
		middle := (low + high) / 2
		if middle <= low || middle >= high {
			break
		}
		deficit := s.deficitOf(mix(middle))
		if deficit == goal {
			return mix(middle)
		}
		if deficit < goal {
			high = middle
		} else {
			low = middle
		}
	}
	return mix(high)
}

// meet brings a plan to the goal, to the pound, by one lever where one is enough:
// further where a few pence are missing, back where it does more than is needed.
func (s *seeker) meet(percent, most []float64, goal Money) []float64 {
	deficit := s.deficitOf(percent)
	if deficit == goal {
		return percent
	}
	missing := deficit > goal
	for _, inside := range []bool{true, false} {
		for i := range percent {
			full := s.start[i] - s.limit[i]
			if (percent[i] > 0 && percent[i] < full) != inside {
				continue
			}
			other := slices.Clone(percent)
			if other[i] = 0; missing {
				other[i] = full
			}
			switch reaches := s.deficitOf(other) <= goal; {
			case missing && reaches:
				return s.between(percent, other, goal)
			case !missing && !reaches:
				return s.between(other, percent, goal)
			}
		}
	}
	if missing {
		return s.between(percent, most, goal)
	}
	return s.between(make([]float64, len(percent)), percent, goal)
}

// mostTrimmed bounds the levers for which a plan that is not proven the best is
// looked over by hand.
const mostTrimmed = 60

// trim gives back what a plan does not need, lever by lever, those first of
// which a referral saves least.
func (s *seeker) trim(percent []float64, goal Money) []float64 {
	if len(percent) > mostTrimmed {
		return percent
	}
	percent = slices.Clone(percent)
	order := make([]int, 0, len(percent))
	worth := make([]float64, len(percent))
	for i, p := range percent {
		if p > 0 {
			done := s.t.alone(NewChange(s.levers[i].Target, Size{Kind: Percent, Amount: s.start[i] - p}))
			order, worth[i] = append(order, i), quotient(done.Saving[s.q.Terms].Float(), done.NotSent)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(worth[a], worth[b]) })
	for _, i := range order {
		without := slices.Clone(percent)
		without[i] = 0
		if s.deficitOf(without) > goal {
			without = s.between(without, percent, goal)
		}
		percent = without
	}
	return percent
}

// settleOn makes the plan, with no more decimals than the goal needs.
func (s *seeker) settleOn(a *SeekAnswer, percent []float64) {
	a.Outcome = SeekReached
	size := s.fromStart(percent)
	for decimals := 2; decimals < 10; decimals++ {
		rounded := s.roundedDown(size, decimals)
		if d := s.deficitWith(rounded); d <= a.Goal && d > a.Goal-Pounds(1) {
			size = rounded
			break
		}
	}
	a.Exact = s.plan(size)
}

// roundedDown rounds sizes to decimals, away from the scenario as it stands.
func (s *seeker) roundedDown(size []float64, decimals int) []float64 {
	rounded := slices.Clone(size)
	for i := range rounded {
		if size[i] < s.start[i]-sameKink {
			rounded[i] = max(s.limit[i], belowTo(size[i], decimals))
		}
	}
	return rounded
}

// inTenths makes a plan in whole tenths of a percent: each size goes to the next
// tenth, levers that save most go further where that is not enough, and then
// each goes back as far as the goal lets it.
func (s *seeker) inTenths(exact SeekPlan, goal Money) SeekPlan {
	size := make([]float64, len(s.levers))
	for i, c := range exact.Cuts {
		size[i] = c.Percent
	}
	size = s.roundedDown(size, 1)
	if s.deficitWith(size) > goal && !s.further(size, goal) {
		return SeekPlan{}
	}
	for i := range size {
		for range 3 {
			before := size[i]
			size[i] = min(s.start[i], roundTo(before+0.1, 1))
			if size[i] == before {
				break
			}
			if s.deficitWith(size) > goal {
				size[i] = before
				break
			}
		}
	}
	return s.plan(size)
}

// further takes tenths from the levers, each time from the one that saves most
// by it, until the goal is reached.
func (s *seeker) further(size []float64, goal Money) bool {
	const mostSteps = 20
	for range mostSteps {
		best, least := -1, s.deficitWith(size)
		for i := range size {
			before := size[i]
			if before >= s.start[i] || before <= s.limit[i] {
				continue
			}
			size[i] = max(s.limit[i], roundTo(before-0.1, 1))
			if d := s.deficitWith(size); d < least {
				best, least = i, d
			}
			size[i] = before
		}
		if best < 0 {
			return false
		}
		size[best] = max(s.limit[best], roundTo(size[best]-0.1, 1))
		if least <= goal {
			return true
		}
	}
	return false
}
