package model

import "slices"

// farAbove is how many standard deviations a projection must lie above what is
// done already for that limit not to matter: a normal falls below four of them
// once in 30,000 times, and then by little.
const farAbove = 4

// part is an independent part of the year's spending that may stray. It
// remembers what it was last priced for, so that an edit prices again only
// what it touches.
type part struct {
	inputs    []float64 // pounds that the rest was reckoned from
	priced    bool
	lowest    float64 // pounds by which it falls if nothing more is done
	cumulants cumulants
	normal    float64 // variance of a normal besides, in pounds squared
	laid      [2]laid // on the lattice for the whole range, and on that for its middle
}

// laid is an outcome laid on a lattice, and transformed.
type laid struct {
	width    float64 // of the cells; 0 where nothing is laid
	spectrum []complex128
}

// renew notes the inputs and tells whether they differ from those priced for.
func (q *part) renew(inputs []float64) bool {
	if q.priced && slices.Equal(q.inputs, inputs) {
		return false
	}
	q.inputs = append(q.inputs[:0], inputs...)
	q.priced, q.laid[0].width, q.laid[1].width = true, 0, 0
	return true
}

func (q *part) kept() *part { return q }

// straying is a part with the way to reckon what it may turn out to be.
type straying interface {
	kept() *part
	outcome(s *Spreads, c *strata) outcome
}

// arm is one way in which a line's deviation reaches the bill: through a bent
// curve, or through a straight one, in the weeks of that curve.
type arm struct {
	line     int
	account  int     // of the group; −1 for a straight curve
	slope    float64 // of the straight curve
	from, to int     // weeks from+1..to
	sd       float64 // pounds at tariff
}

// newArm makes the arm of a line in weeks from+1..to.
func (s *Spreads) newArm(line, account int, slope float64, from, to int) arm {
	return arm{line, account, slope, from, to, s.shareIn(line, from, to) * s.deviations[line].sd}
}

// left is how far the line can fall in the arm's weeks, in pounds at tariff:
// never below what is done already.
func (a *arm) left(s *Spreads, weeks lineWeeks) float64 {
	if a.to <= s.p.elapsed {
		return 0
	}
	from := a.from
	if from <= s.p.elapsed {
		from = toDate
	}
	units := weeks(a.line)
	return (units[a.to] - units[from]) * s.p.lines[a.line].unit
}

// near tells whether what is done already limits the fall.
func (a *arm) near(left float64) bool { return left < farAbove*a.sd }

// plainLine is a line that only straight curves pay for.
type plainLine struct {
	part
	arms []arm
	sd   float64 // pounds paid, where nothing limits the fall
}

// price reckons the line for its projection, and tells whether what is done
// already limits its fall; where not, it is normal and sd says all.
func (q *plainLine) price(s *Spreads, weeks lineWeeks) (near bool) {
	s.inputs, q.lowest = s.inputs[:0], 0
	for i := range q.arms {
		left := q.arms[i].left(s, weeks)
		s.inputs = append(s.inputs, left)
		q.lowest -= q.arms[i].slope * left
		near = near || q.arms[i].near(left)
	}
	if near && q.renew(s.inputs) {
		o := q.outcome(s, coarseStrata())
		q.cumulants = o.cumulants()
	}
	return near
}

func (q *plainLine) outcome(s *Spreads, c *strata) outcome {
	o := outcome{value: s.room(len(c.z)), weight: c.weight, ordered: true}
	for i, z := range c.z {
		o.value[i] = 0
		for k := range q.arms {
			o.value[i] += q.arms[k].slope * max(-q.inputs[k], q.arms[k].sd*z)
		}
	}
	return o
}

// group is bent curves that share lines with one another and with no other bent
// curve, and whatever straight curves pay for the same lines. Most are one
// curve, for a schedule that no proposal splits.
type group struct {
	part
	accounts []account
	arms     []arm // line by line

	value  []float64     // V of each account as projected, in pounds
	left   []float64     // of each arm
	mix    mixture       // of the lines whose fall nothing limits
	near   [][]int       // the arms of each other line
	summed *distribution // of V, for one curve with such lines
	drawn  []float64     // the last simulation's outcome
}

// price reckons the group for its projection.
func (g *group) price(s *Spreads, weeks lineWeeks) {
	s.inputs = s.inputs[:0]
	for i := range g.accounts {
		k := &g.accounts[i]
		s.inputs = append(s.inputs, s.p.valueAtTariff(k.lines, k.from, k.to, weeks))
	}
	for i := range g.arms {
		s.inputs = append(s.inputs, g.arms[i].left(s, weeks))
	}
	if !g.renew(s.inputs) {
		return
	}
	g.value, g.left = g.inputs[:len(g.accounts)], g.inputs[len(g.accounts):]
	g.lowest = g.done() - g.projected()
	g.sortLines()
	g.summed, g.drawn = nil, g.drawn[:0]
	if len(g.near) > 0 && len(g.accounts) == 1 && !slices.ContainsFunc(g.arms, func(a arm) bool { return a.account < 0 }) {
		g.summed = g.sumOfLines(s, weeks)
	}
	o := g.outcome(s, coarseStrata())
	g.cumulants = o.cumulants()
	g.normal = g.mix.rest
}

// sortLines tells lines whose fall is limited from others, and finds how the
// others move the accounts together.
func (g *group) sortLines() {
	g.near = g.near[:0]
	var loadings [][]float64 // of each free line: on each account, then on the straight curves
	for first := 0; first < len(g.arms); {
		past := first + 1
		for past < len(g.arms) && g.arms[past].line == g.arms[first].line {
			past++
		}
		var near bool
		var arms []int
		row := make([]float64, len(g.accounts)+1)
		for i := first; i < past; i++ {
			a := &g.arms[i]
			near = near || a.near(g.left[i])
			arms = append(arms, i)
			if a.account >= 0 {
				row[a.account] += a.sd
			} else {
				row[len(g.accounts)] += a.slope * a.sd
			}
		}
		if near {
			g.near = append(g.near, arms)
		} else {
			loadings = append(loadings, row)
		}
		first = past
	}
	g.mix = newMixture(loadings, len(g.accounts))
}

// sumOfLines is the deviation of V of a single curve some of whose lines are
// near to what is done already.
func (g *group) sumOfLines(s *Spreads, weeks lineWeeks) *distribution {
	var parts []straying
	for _, arms := range g.near {
		a := g.arms[arms[0]]
		a.slope = 1
		line := &plainLine{arms: []arm{a}}
		line.price(s, weeks)
		parts = append(parts, line)
	}
	variance := 0.0
	for i := range g.mix.columns {
		variance += g.mix.columns[i][0] * g.mix.columns[i][0]
	}
	return s.sum(parts, variance)
}

// outcome is what the group may cost above its projection.
func (g *group) outcome(s *Spreads, c *strata) outcome {
	switch {
	case g.summed != nil:
		return g.overCells(s)
	case len(g.near) == 0 && len(g.mix.columns) <= 1:
		return g.overStrata(s, c)
	}
	return g.overDraws(s)
}

// projected is what the accounts pay as projected, in pounds.
func (g *group) projected() (pay float64) {
	for i := range g.accounts {
		pay += g.accounts[i].curve.Pay(g.value[i])
	}
	return pay
}

// done is what the group pays if nothing more of its lines is done.
func (g *group) done() (pay float64) {
	value := slices.Clone(g.value)
	for i := range g.arms {
		if a := &g.arms[i]; a.account >= 0 {
			value[a.account] -= g.left[i]
		} else {
			pay -= a.slope * g.left[i]
		}
	}
	for k := range g.accounts {
		pay += g.accounts[k].curve.Pay(value[k])
	}
	return pay
}

// overStrata serves a group that one normal moves.
func (g *group) overStrata(s *Spreads, c *strata) outcome {
	o := outcome{value: s.room(len(c.z)), weight: c.weight, ordered: true}
	base := g.projected()
	if len(g.mix.columns) == 0 {
		clear(o.value)
		return o
	}
	column := g.mix.columns[0]
	straight := column[len(g.accounts)]
	for i, z := range c.z {
		x := straight*z - base
		for k := range g.accounts {
			x += g.accounts[k].curve.Pay(g.value[k] + column[k]*z)
		}
		o.value[i] = x
	}
	return o
}

// overCells serves a single curve whose V is a sum that is not normal.
func (g *group) overCells(s *Spreads) outcome {
	const slivers = 4 // of a cell, so that what they pay lies closer than cells do
	n := slivers * latticeCells
	o := outcome{value: s.room(n), weight: make([]float64, n), ordered: true}
	curve, base, d := &g.accounts[0].curve, g.projected(), g.summed
	for i := range n {
		x := d.at(i/slivers) + ((float64(i%slivers)+0.5)/slivers-0.5)*d.width
		if d.isAtom(i / slivers) {
			x = d.at(i / slivers)
		}
		o.value[i] = curve.Pay(g.value[0]+x) - base
		o.weight[i] = d.mass[i/slivers] / slivers
	}
	return o
}

// overDraws serves all other groups: several curves that share lines, moved by
// several normals or by lines whose fall is limited.
func (g *group) overDraws(s *Spreads) outcome {
	if len(g.drawn) == drawCount {
		return outcome{value: g.drawn, weight: s.draws.even()}
	}
	g.drawn = slices.Grow(g.drawn[:0], drawCount)[:drawCount]
	o := outcome{value: g.drawn, weight: s.draws.even()}
	base := g.projected()
	value := make([]float64, len(g.accounts))
	for i := range o.value {
		copy(value, g.value)
		x := -base
		for d, column := range g.mix.columns {
			z := s.draws.normal(d)[i]
			for k := range value {
				value[k] += column[k] * z
			}
			x += column[len(value)] * z
		}
		for n, arms := range g.near {
			z := s.draws.normal(len(g.mix.columns) + n)[i]
			for _, k := range arms {
				a := &g.arms[k]
				if fall := max(-g.left[k], a.sd*z); a.account >= 0 {
					value[a.account] += fall
				} else {
					x += a.slope * fall
				}
			}
		}
		for k := range g.accounts {
			x += g.accounts[k].curve.Pay(value[k])
		}
		o.value[i] = x
	}
	return o
}
