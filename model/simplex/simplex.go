// Package simplex solves linear programmes with bounds, exactly enough to bound pounds by.
package simplex

import "math"

// Programme is a linear programme: the least cost·x with rows·x = right and
// 0 ≤ x ≤ upper. Its coefficients are to be of about the size of one.
type Programme struct {
	Cost, Upper []float64
	Rows        [][]float64
	Right       []float64
}

// Solution is the answer to a linear programme.
type Solution struct {
	X     []float64
	Cost  float64
	State State
	Steps int // how often a variable came into the basis
}

// State tells how a search for a solution ended.
type State int

// The ends of a search.
const (
	Solved State = iota
	Infeasible
	GivenUp // after too many steps
)

// tableau is the state of the bounded simplex method: the rows solved for
// their basic variables, every other variable at zero or at its upper bound.
type tableau struct {
	cost, upper []float64
	row         [][]float64
	value       []float64 // of the basic variable of each row
	basic       []int     // variable of each row
	rowOf       []int     // of each variable, −1 where it is not basic
	atUpper     []bool
	steps       int
}

// BoundSlack is how far a variable may be out of its bounds, and gradientSlack a gradient
// from nothing, and still count as there.
const (
	BoundSlack    = 1e-8
	gradientSlack = 1e-9
)

// Solve answers the programme by the two-phase simplex method with bounds,
// dense, since there are few rows. Its own variable of each row, held at zero,
// is the first basis; the first phase brings all basic variables within bounds.
func (l *Programme) Solve() Solution {
	t := newTableau(l)
	for t.steps = 0; t.steps < 50*(len(t.row)+10)+len(t.cost); t.steps++ {
		gradient, outside := t.gradient()
		enter, up := t.entering(gradient)
		if enter < 0 {
			if outside > 0 {
				return Solution{State: Infeasible, Steps: t.steps}
			}
			return t.result(l)
		}
		t.move(enter, up)
	}
	return Solution{State: GivenUp, Steps: t.steps}
}

func newTableau(l *Programme) *tableau {
	m, n := len(l.Rows), len(l.Cost)
	t := &tableau{
		cost: append(append(make([]float64, 0, n+m), l.Cost...), make([]float64, m)...), upper: append(append(make([]float64, 0, n+m), l.Upper...), make([]float64, m)...),
		value: append([]float64(nil), l.Right...), basic: make([]int, m), rowOf: make([]int, n+m), atUpper: make([]bool, n+m),
	}
	for j := range t.rowOf {
		t.rowOf[j] = -1
	}
	for i, row := range l.Rows {
		t.row = append(t.row, append(append(make([]float64, 0, n+m), row...), make([]float64, m)...))
		t.row[i][n+i] = 1
		t.basic[i], t.rowOf[n+i] = n+i, i
	}
	return t
}

// gradient gives what each variable's increase does to the cost, or, while a
// basic variable is out of bounds, to the sum by which they are.
func (t *tableau) gradient() (g []float64, outside float64) {
	g = make([]float64, len(t.cost))
	for i, v := range t.value {
		sign := 0.0
		if v < -BoundSlack {
			sign, outside = 1, outside-v
		} else if over := v - t.upper[t.basic[i]]; over > BoundSlack {
			sign, outside = -1, outside+over
		}
		if sign != 0 {
			for j, x := range t.row[i] {
				g[j] += sign * x
			}
		}
	}
	if outside > 0 {
		return g, outside
	}
	copy(g, t.cost)
	for i, row := range t.row {
		if c := t.cost[t.basic[i]]; c != 0 {
			for j, x := range row {
				g[j] -= c * x
			}
		}
	}
	return g, 0
}

// entering picks the variable that is to move and its direction: the steepest,
// or after many steps the first, which can't go round in circles.
func (t *tableau) entering(g []float64) (enter int, up bool) {
	enter = -1
	steepest := 0.0
	for j, x := range g {
		if t.rowOf[j] >= 0 || t.upper[j] == 0 {
			continue
		}
		if t.atUpper[j] {
			x = -x
		}
		if x < -gradientSlack && x < steepest {
			enter, up, steepest = j, !t.atUpper[j], x
			if t.steps > 10*(len(t.row)+10) {
				return enter, up
			}
		}
	}
	return enter, up
}

// move moves a variable as far as the bounds let it, and puts it in the basis
// in place of the one that stops it, unless that is itself.
func (t *tableau) move(enter int, up bool) {
	direction := 1.0
	if !up {
		direction = -1
	}
	far, leave, toUpper := t.upper[enter], -1, false
	for i, row := range t.row {
		rate := -direction * row[enter] // of the basic variable
		if math.Abs(rate) < 1e-11 {
			continue
		}
		room, upper := t.room(i, rate)
		if room < far-1e-12 || (leave >= 0 && room <= far && math.Abs(row[enter]) > math.Abs(t.row[leave][enter])) {
			far, leave, toUpper = max(0, room), i, upper
		}
	}
	for i, row := range t.row {
		t.value[i] -= direction * far * row[enter]
	}
	if leave < 0 {
		t.atUpper[enter] = up
		return
	}
	at := direction * far
	if !up {
		at += t.upper[enter]
	}
	out := t.basic[leave]
	t.rowOf[out], t.atUpper[out] = -1, toUpper
	t.pivot(leave, enter)
	t.basic[leave], t.rowOf[enter], t.atUpper[enter], t.value[leave] = enter, leave, false, at
}

// room is how far the entering variable may go before the basic variable of
// row i, which changes at a rate, comes to a bound, and whether to the upper.
// One that is out of bounds is stopped where it comes within them.
func (t *tableau) room(i int, rate float64) (room float64, upper bool) {
	v, top := t.value[i], t.upper[t.basic[i]]
	switch {
	case rate > 0 && v < -BoundSlack:
		return -v / rate, false
	case rate > 0 && v > top+BoundSlack, rate < 0 && v < -BoundSlack:
		return math.Inf(1), false
	case rate > 0:
		return (top - v) / rate, true
	case v > top+BoundSlack:
		return (top - v) / rate, true
	}
	return -v / rate, false
}

// pivot solves the row for the entering variable and takes it out of the others.
func (t *tableau) pivot(leave, enter int) {
	row := t.row[leave]
	by := row[enter]
	for j := range row {
		row[j] /= by
	}
	for i, other := range t.row {
		factor := other[enter]
		if i == leave || factor == 0 {
			continue
		}
		for j, x := range row {
			if x != 0 {
				other[j] -= factor * x
			}
		}
	}
}

func (t *tableau) result(l *Programme) Solution {
	s := Solution{X: make([]float64, len(l.Cost)), Steps: t.steps}
	for j := range s.X {
		switch {
		case t.rowOf[j] >= 0:
			s.X[j] = min(max(0, t.value[t.rowOf[j]]), t.upper[j])
		case t.atUpper[j]:
			s.X[j] = t.upper[j]
		}
		s.Cost += l.Cost[j] * s.X[j]
	}
	return s
}
