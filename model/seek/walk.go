package seek

import (
	"math"

	"fewer/model"
)

// RoundTo rounds to a number of decimals.
func RoundTo(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round(x*scale) / scale
}

// belowTo is the highest number of so many decimals that is not above x; what
// is within a billionth of one is taken for it.
func belowTo(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Floor(x*scale+1e-9*scale*max(1, math.Abs(x))) / scale
}

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

// inProportion finds the smallest common percentage that reaches the goal.
// Between two kinks the deficit is straight, so the first kink at which it is
// reached bounds the place from above, and the one before it from below.
func (s *seeker) inProportion(a *Answer) {
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
		percent[i] = RoundTo(q.percentAt(i, x), 10)
	}
	return percent
}

// reach fills in the plans that reach the goal between two positions of a path.
func (s *seeker) reach(a *Answer, q *path, low, high float64) {
	a.Outcome = Reached
	percents := func(x float64, decimals int) []float64 {
		percent := make([]float64, len(s.levers))
		for i := range percent {
			percent[i] = max(q.limit[i], min(q.start[i], belowTo(q.start[i]-x, decimals)))
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
