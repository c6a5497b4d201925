package seek

import (
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// path is the way on which all levers move by the same percentage.
func (s *seeker) path() *path { return newPath(s.levers, s.start, s.limit) }

// walk looks along a path: the deficit at each kink.
func (s *seeker) walk(q *path) (at []float64, deficit []model.Money, exact bool) {
	at, exact = s.t.kinks(q, s.t.accounts(s.q.Terms, q.lines(s.p)))
	deficit = make([]model.Money, len(at))
	for i, x := range at {
		deficit[i] = s.t.deficitAt(q, x, s.q.Terms)
	}
	return at, deficit, exact
}

func (t *trial) deficitAt(q *path, x float64, terms model.Terms) model.Money {
	defer t.undo()
	t.apply(q.changesAt(x)...)
	return t.deficit(terms)
}

// mostSpared bounds how often a row is let go less far.
const mostSpared = 20

// inProportion finds the smallest common percentage that reaches the goal, with no row
// cut further than where it saves most: what is done instead may cost more than it. Of
// rows that were chosen that is only said.
func (s *seeker) inProportion(a *Answer) {
	blank := *a
	s.alike(a)
	best, last, from := *a, *a, *s
	for range mostSpared {
		i, percent, ok := from.spared(&last)
		if !ok {
			break
		}
		from.limit, from.stops = slices.Clone(from.limit), slices.Clone(from.stops)
		from.limit[i], from.stops[i] = percent, StoppedByCost
		last = blank
		from.alike(&last)
		if last.Outcome == Reached || best.Outcome == NotPossible && last.Most.Deficit < best.Most.Deficit {
			best = last
			if a.Without = &best; !a.Chosen {
				*a = best
			}
		}
	}
}

// spared finds the row of which less would save most beside an answer, and the
// percentage at which it does; ok is false where none does.
func (s *seeker) spared(a *Answer) (row int, percent float64, ok bool) {
	all := s.limit
	if a.Outcome == Reached {
		all = a.Exact.percents()
	}
	most := model.Pounds(1) // less is rounding
	for i, l := range s.levers {
		if l.Stream < 0 || !slices.ContainsFunc(s.p.Streams[l.Stream].Flows, func(f model.PreparedFlow) bool { return f.Instead }) {
			continue // what leads to no other work never costs
		}
		others := slices.Clone(all)
		others[i] = 0
		t := newTrial(s.p, &model.Scenario{Changes: s.changesWith(others), Proposals: s.q.Scenario.Proposals})
		q := newPath([]Lever{l}, s.start[i:i+1], all[i:i+1])
		at, _ := t.kinks(q, t.accounts(s.q.Terms, q.lines(s.p)))
		end := t.deficitAt(q, q.length, s.q.Terms)
		for _, x := range at {
			if gain := end - t.deficitAt(q, x, s.q.Terms); gain > most {
				row, percent, ok, most = i, figure.RoundTo(q.percentAt(0, x), 10), true, gain
			}
		}
	}
	return row, percent, ok
}

// alike finds the smallest common percentage that reaches the goal.
// Between two kinks the deficit is straight, so the first kink at which it is
// reached bounds the place from above, and the one before it from below.
func (s *seeker) alike(a *Answer) {
	q := s.path()
	at, deficit, exact := s.walk(q)
	a.Proven = exact
	least := 0
	for i := range at {
		if deficit[i] <= a.Goal && i > 0 {
			s.reach(a, q, at[i-1], at[i])
			return
		}
		if deficit[i] < deficit[least] {
			least = i
		}
	}
	a.Outcome = NotPossible
	a.Most = s.plan(s.percentsAt(q, at[least]))
	a.Least = a.Most.Deficit
}

func (s *seeker) percentsAt(q *path, x float64) []float64 {
	percent := make([]float64, len(s.levers))
	for i := range percent {
		percent[i] = figure.RoundTo(q.percentAt(i, x), 10)
	}
	return percent
}

// reach fills in the plans that reach the goal between two positions of a path.
func (s *seeker) reach(a *Answer, q *path, low, high float64) {
	a.Outcome = Reached
	percents := func(x float64, decimals int) []float64 {
		percent := make([]float64, len(s.levers))
		for i := range percent {
			percent[i] = max(q.limit[i], min(q.start[i], figure.BelowTo(q.start[i]-x, decimals)))
		}
		return percent
	}
	for range 100 {
		middle := (low + high) / 2
		if middle <= low || middle >= high {
			break
		}
		if s.t.deficitAt(q, middle, s.q.Terms) <= a.Goal {
			high = middle
		} else {
			low = middle
		}
	}
	// The same changes in another order may round to another penny.
	exact := s.percentsAt(q, high)
	for step := 1e-9; s.deficitWith(exact) > a.Goal && step < 1; step *= 2 {
		exact = s.percentsAt(q, high+step)
	}
	for decimals := 2; decimals < 10; decimals++ {
		percent := percents(high, decimals)
		if d := s.deficitWith(percent); d <= a.Goal && d > a.Goal-model.Pounds(1) {
			exact = percent
			break
		}
	}
	a.Exact = s.plan(exact)
	a.Bound = a.Exact.NotSent
	for x := high; ; x += 0.1 {
		percent := percents(x, 1)
		if s.deficitWith(percent) <= a.Goal {
			a.Tenths = s.plan(percent)
			return
		}
		if x > q.length {
			return
		}
	}
}
