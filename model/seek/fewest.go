package seek

import (
	"cmp"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// fewest finds the plan that sends the fewest referrals less and reaches the
// goal: first the most that can be saved at all, then, if that is enough, the
// least of it that is needed.
func (s *seeker) fewest(a *Answer) {
	pic := s.draw()
	most, least, proven := s.mostSaving(pic)
	goal := (a.Goal + s.p.Budget()).Float()
	beyond := least-pic.pence > goal // what can be reached, whatever was found
	if (s.deficitOf(most) <= a.Goal || !beyond && pic.sound) && s.fewestOf(a, pic, most) {
		return
	}
	a.Outcome, a.Proven = NotPossible, proven && beyond
	a.Most = s.plan(s.fromStart(most))
	a.Least = a.Most.Deficit
	if !proven {
		a.Least = model.RoundPounds(least) - s.p.Budget()
	}
}

// fewestOf finds the fewest referrals, and tells whether any plan reaches the goal.
func (s *seeker) fewestOf(a *Answer, pic *picture, most []float64) bool {
	b := &search{
		pic: pic, goal: (a.Goal + s.p.Budget()).Float(), most: most,
		try: func(percent []float64) (float64, bool) {
			deficit, cost := s.outcome(percent)
			return cost, deficit <= a.Goal
		},
		just: func(misses, reaches []float64) []float64 { return s.between(misses, reaches, a.Goal) },
	}
	b.run(1e-3)
	best, beyond := b.best, b.beyond
	if best == nil || beyond == nil {
		beyond = most
	}
	if best == nil {
		best = most
	}
	if s.deficitOf(best) > a.Goal {
		return false
	}
	if pic.sound {
		a.Bound = max(0, b.bound)
	}
	enough := a.Bound + 0.01 + 1e-6*a.Bound
	best = s.onlyJust(best, a.Goal)
	if _, cost := s.outcome(best); cost > enough {
		best = s.onlyJust(s.trim(best, a.Goal), a.Goal)
	}
	s.settleOn(a, best, beyond)
	a.Proven = pic.sound && a.Exact.NotSent <= enough
	a.Tenths = s.inTenths(a.Exact, best, most, a.Goal)
	return true
}

// eachByItself tells whether what is not possible by the same percentage is with
// each lever by itself: work that goes elsewhere instead may cost more on one than
// it saves on another.
func (s *seeker) eachByItself(a *Answer) {
	if len(s.levers) < 2 || slices.ContainsFunc(s.levers, Lever.InPounds) {
		return
	}
	other := Answer{Terms: a.Terms, FullYear: a.FullYear, Goal: a.Goal, Budget: a.Budget, Start: a.Start, Levers: a.Levers, LeftOut: a.LeftOut, Chosen: a.Chosen}
	s.fewest(&other)
	switch {
	case other.Outcome == Reached, other.Most.Deficit < a.Most.Deficit-model.Pounds(1):
		a.ByItself = &other
	default:
		a.ByItselfUnknown = !other.Proven
	}
}

// onlyJust goes back on the straight way to the scenario as it stands, as far as
// the goal lets it: a plan may do more than is needed where that takes nobody away.
func (s *seeker) onlyJust(percent []float64, goal model.Money) []float64 {
	if s.deficitOf(percent) == goal {
		return percent
	}
	return s.between(make([]float64, len(percent)), percent, goal)
}

// mostSaving finds the percentages that save most, the least spending that the
// picture allows, and whether the one is the other.
func (s *seeker) mostSaving(pic *picture) (percent []float64, least float64, proven bool) {
	b := &search{pic: pic, goal: math.Inf(1)}
	b.try = func(percent []float64) (float64, bool) {
		deficit, _ := s.outcome(percent)
		return (deficit + s.p.Budget()).Float(), true
	}
	b.run(0.01 + 2*pic.pence)
	least = b.bound
	if !pic.sound {
		least = math.Inf(-1)
	}
	return b.best, least, pic.sound && b.bestCost <= b.bound+1
}

// fromStart turns percentages counted from the starts into sizes of changes.
func (s *seeker) fromStart(percent []float64) []float64 {
	size := make([]float64, len(percent))
	for i := range percent {
		size[i] = max(s.limit[i], figure.RoundTo(s.start[i]-percent[i], 10))
	}
	return size
}

// outcome tries percentages counted from the starts: the deficit, and how many
// referrals are not sent beside the scenario as it stands.
func (s *seeker) outcome(percent []float64) (model.Money, float64) {
	defer s.t.undo()
	cost := 0.0
	for i, p := range percent {
		cost -= s.startNotSent[i]
		if size := max(s.limit[i], s.start[i]-p); size != 0 {
			cost += s.t.apply(s.levers[i].change(size)).NotSent
		}
	}
	return s.t.deficit(s.q.Terms), cost
}

func (s *seeker) deficitOf(percent []float64) model.Money {
	deficit, _ := s.outcome(percent)
	return deficit
}

// mixed is the plan on the straight way from one to another, at a share of it.
func mixed(from, to []float64, share float64) []float64 {
	m := make([]float64, len(from))
	for i := range m {
		m[i] = from[i] + share*(to[i]-from[i])
	}
	return m
}

// between finds, on the straight way from a plan that misses the goal to one
// that reaches it, a plan that just reaches it.
func (s *seeker) between(misses, reaches []float64, goal model.Money) []float64 {
	low, high := 0.0, 1.0
	mix := func(share float64) []float64 { return mixed(misses, reaches, share) }
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

// mostTrimmed bounds the levers for which a plan that is not proven the best is
// looked over by hand.
const mostTrimmed = 60

// trim gives back what a plan does not need, lever by lever, those first of
// which a referral saves least.
func (s *seeker) trim(percent []float64, goal model.Money) []float64 {
	if len(percent) > mostTrimmed {
		return percent
	}
	percent = slices.Clone(percent)
	order := make([]int, 0, len(percent))
	worth := make([]float64, len(percent))
	for i, p := range percent {
		if p > 0 {
			done := s.t.alone(s.levers[i].change(s.start[i] - p))
			order, worth[i] = append(order, i), figure.Quotient(done.Saving[s.q.Terms].Float(), done.NotSent)
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

// settleOn makes the plan, with no more decimals than the goal needs, and no
// referral given up for rounder figures. Where the same changes in the order of the
// scenario come to a penny more, it goes on towards the plan beyond.
func (s *seeker) settleOn(a *Answer, percent, beyond []float64) {
	a.Outcome = Reached
	size := s.fromStart(percent)
	for more := model.Money(1); s.deficitWith(size) > a.Goal && more < model.Pounds(1); more *= 2 {
		size = s.fromStart(s.between(percent, beyond, a.Goal-more))
	}
	cost := s.notSent(size)
	for decimals := 2; decimals < 10; decimals++ {
		rounded := s.roundedDown(size, decimals)
		if d := s.deficitWith(rounded); d <= a.Goal && d > a.Goal-model.Pounds(1) && s.notSent(rounded) <= cost+0.005+5e-7*cost {
			size = rounded
			break
		}
	}
	a.Exact = s.plan(size)
}

// notSent is how many referrals are not sent at sizes, beside the scenario as it stands.
func (s *seeker) notSent(size []float64) (sum float64) {
	for i, percent := range size {
		sum += s.notSentAt(i, percent) - s.startNotSent[i]
	}
	return sum
}

// roundedDown rounds sizes to decimals, away from the scenario as it stands.
func (s *seeker) roundedDown(size []float64, decimals int) []float64 {
	rounded := slices.Clone(size)
	for i := range rounded {
		if size[i] < s.start[i]-sameKink {
			rounded[i] = max(s.limit[i], figure.BelowTo(size[i], decimals))
		}
	}
	return rounded
}

// inTenths makes a plan in whole tenths of a percent: each size goes to the next
// tenth, levers that save most go further where that is not enough, or all go on
// towards the plan that saves most, and then each goes back as far as the goal
// lets it.
func (s *seeker) inTenths(exact Plan, best, most []float64, goal model.Money) Plan {
	size := make([]float64, len(s.levers))
	for i, c := range exact.Cuts {
		size[i] = c.Percent
	}
	size = s.roundedDown(size, 1)
	if s.deficitWith(size) > goal && !s.further(size, goal) {
		const steps = 16
		step := 0
		for s.deficitWith(size) > goal {
			if step++; step > steps {
				return Plan{}
			}
			size = s.roundedDown(s.fromStart(mixed(best, most, float64(step)/steps)), 1)
		}
	}
	for i := range size {
		for range 3 {
			before := size[i]
			size[i] = min(s.start[i], figure.RoundTo(before+0.1, 1))
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
func (s *seeker) further(size []float64, goal model.Money) bool {
	const mostSteps = 20
	for range mostSteps {
		best, least := -1, s.deficitWith(size)
		for i := range size {
			before := size[i]
			if before >= s.start[i] || before <= s.limit[i] {
				continue
			}
			size[i] = max(s.limit[i], figure.RoundTo(before-0.1, 1))
			if d := s.deficitWith(size); d < least {
				best, least = i, d
			}
			size[i] = before
		}
		if best < 0 {
			return false
		}
		size[best] = max(s.limit[best], figure.RoundTo(size[best]-0.1, 1))
		if least <= goal {
			return true
		}
	}
	return false
}
