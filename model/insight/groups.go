package insight

import (
	"slices"

	"fewer/model"
	"fewer/model/chance"
)

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
	cumulants chance.Cumulants
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
	outcome(s *Spreads, c *chance.Strata) chance.Outcome
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
func (a *arm) left(s *Spreads, weeks model.LineWeeks) float64 {
	if a.to <= s.p.Elapsed {
		return 0
	}
	from := a.from
	if from <= s.p.Elapsed {
		from = model.ToDate
	}
	units := weeks(a.line)
	return (units[a.to] - units[from]) * s.p.Lines[a.line].Unit
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
func (q *plainLine) price(s *Spreads, weeks model.LineWeeks) (near bool) {
	s.inputs, q.lowest = s.inputs[:0], 0
	for i := range q.arms {
		left := q.arms[i].left(s, weeks)
		s.inputs = append(s.inputs, left)
		q.lowest -= q.arms[i].slope * left
		near = near || q.arms[i].near(left)
	}
	if near && q.renew(s.inputs) {
		o := q.outcome(s, chance.CoarseStrata())
		q.cumulants = o.Cumulants()
	}
	return near
}

func (q *plainLine) outcome(s *Spreads, c *chance.Strata) chance.Outcome {
	o := chance.Outcome{Value: s.room(len(c.Z)), Weight: c.Weight, Ordered: true}
	for i, z := range c.Z {
		o.Value[i] = 0
		for k := range q.arms {
			o.Value[i] += q.arms[k].slope * max(-q.inputs[k], q.arms[k].sd*z)
		}
	}
	return o
}

// group is bent curves that share lines with one another and with no other bent
// curve, and whatever straight curves pay for the same lines. Most are one
// curve, for a schedule that no proposal splits.
type group struct {
	part
	accounts []model.Account
	arms     []arm // line by line

	value  []float64            // V of each account as projected, in pounds
	left   []float64            // of each arm
	mix    chance.Mixture       // of the lines whose fall nothing limits
	near   [][]int              // the arms of each other line
	summed *chance.Distribution // of V, for one curve with such lines
	drawn  []float64            // the last simulation's outcome
}

// price reckons the group for its projection.
func (g *group) price(s *Spreads, weeks model.LineWeeks) {
	s.inputs = s.inputs[:0]
	for i := range g.accounts {
		k := &g.accounts[i]
		s.inputs = append(s.inputs, s.p.ValueAtTariff(k.Lines, k.From, k.To, weeks))
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
	o := g.outcome(s, chance.CoarseStrata())
	g.cumulants = o.Cumulants()
	g.normal = g.mix.Rest
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
	g.mix = chance.NewMixture(loadings, len(g.accounts))
}

// sumOfLines is the deviation of V of a single curve some of whose lines are
// near to what is done already.
func (g *group) sumOfLines(s *Spreads, weeks model.LineWeeks) *chance.Distribution {
	var parts []straying
	for _, arms := range g.near {
		a := g.arms[arms[0]]
		a.slope = 1
		line := &plainLine{arms: []arm{a}}
		line.price(s, weeks)
		parts = append(parts, line)
	}
	variance := 0.0
	for i := range g.mix.Columns {
		variance += g.mix.Columns[i][0] * g.mix.Columns[i][0]
	}
	return s.sum(parts, variance)
}

// outcome is what the group may cost above its projection.
func (g *group) outcome(s *Spreads, c *chance.Strata) chance.Outcome {
	switch {
	case g.summed != nil:
		return g.overCells(s)
	case len(g.near) == 0 && len(g.mix.Columns) <= 1:
		return g.overStrata(s, c)
	}
	return g.overDraws(s)
}

// projected is what the accounts pay as projected, in pounds.
func (g *group) projected() (pay float64) {
	for i := range g.accounts {
		pay += g.accounts[i].Curve.Pay(g.value[i])
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
		pay += g.accounts[k].Curve.Pay(value[k])
	}
	return pay
}

// overStrata serves a group that one normal moves.
func (g *group) overStrata(s *Spreads, c *chance.Strata) chance.Outcome {
	o := chance.Outcome{Value: s.room(len(c.Z)), Weight: c.Weight, Ordered: true}
	base := g.projected()
	if len(g.mix.Columns) == 0 {
		clear(o.Value)
		return o
	}
	column := g.mix.Columns[0]
	straight := column[len(g.accounts)]
	for i, z := range c.Z {
		x := straight*z - base
		for k := range g.accounts {
			x += g.accounts[k].Curve.Pay(g.value[k] + column[k]*z)
		}
		o.Value[i] = x
	}
	return o
}

// overCells serves a single curve whose V is a sum that is not normal.
func (g *group) overCells(s *Spreads) chance.Outcome {
	const slivers = 4 // of a cell, so that what they pay lies closer than cells do
	n := slivers * chance.LatticeCells
	o := chance.Outcome{Value: s.room(n), Weight: make([]float64, n), Ordered: true}
	curve, base, d := &g.accounts[0].Curve, g.projected(), g.summed
	for i := range n {
		x := d.At(i/slivers) + ((float64(i%slivers)+0.5)/slivers-0.5)*d.Width
		if d.IsAtom(i / slivers) {
			x = d.At(i / slivers)
		}
		o.Value[i] = curve.Pay(g.value[0]+x) - base
		o.Weight[i] = d.Mass[i/slivers] / slivers
	}
	return o
}

// overDraws serves all other groups: several curves that share lines, moved by
// several normals or by lines whose fall is limited.
func (g *group) overDraws(s *Spreads) chance.Outcome {
	if len(g.drawn) == chance.DrawCount {
		return chance.Outcome{Value: g.drawn, Weight: s.draws.Even()}
	}
	g.drawn = slices.Grow(g.drawn[:0], chance.DrawCount)[:chance.DrawCount]
	o := chance.Outcome{Value: g.drawn, Weight: s.draws.Even()}
	base := g.projected()
	value := make([]float64, len(g.accounts))
	for i := range o.Value {
		copy(value, g.value)
		x := -base
		for d, column := range g.mix.Columns {
			z := s.draws.Normal(d)[i]
			for k := range value {
				value[k] += column[k] * z
			}
			x += column[len(value)] * z
		}
		for n, arms := range g.near {
			z := s.draws.Normal(len(g.mix.Columns) + n)[i]
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
			x += g.accounts[k].Curve.Pay(value[k])
		}
		o.Value[i] = x
	}
	return o
}
