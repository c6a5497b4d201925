package model

import (
	"math"
	"slices"
)

// stake is a bent payment curve and the lines it is applied to, over weeks
// from+1..to: a schedule's, or a line's where a schedule is measured by line.
type stake struct {
	curve    Curve
	lines    []int
	from, to int
}

// straight tells whether a curve has no bend anywhere, and its slope: pounds
// paid for each further pound. A payment is never below zero, which is no bend
// where the least value that is still possible is paid for.
func (c *Curve) straight(least float64) (slope float64, ok bool) {
	const tiny = 1e-6
	switch {
	case c.Above == 0 && c.Below == 0:
		return 0, true
	case c.Above != c.Below || c.UpperEdge != c.LowerEdge:
		return 0, false
	case !math.IsInf(c.Floor, -1) || !math.IsInf(c.Ceiling, 1):
		return 0, false
	}
	return c.Above, c.Fixed+c.Above*(least-c.UpperEdge) > -tiny
}

// risks is what the spread of a year under one terms is made of, as far as no
// change moves it.
type risks struct {
	payers  []payer // those it was made for
	plain   []*plainLine
	groups  []*group
	nothing Spread // if nothing changes
}

// newRisks sorts the curves into straight and bent ones, and lines into those
// that only straight curves pay for and the groups of the others.
func (s *Spreads) newRisks(payers []payer) *risks {
	arms := make([][]arm, len(s.deviations))
	add := func(line int, a arm) {
		if a.sd > 0 && (a.stake >= 0 || a.slope != 0) {
			arms[line] = append(arms[line], a)
		}
	}
	var bent []stake
	for i := range payers {
		for _, k := range payers[i].stakes() {
			if slope, ok := k.curve.straight(s.doneValue(&k)); ok {
				for _, line := range k.lines {
					add(line, s.newArm(line, -1, slope, k.from, k.to))
				}
			} else {
				for _, line := range k.lines {
					add(line, s.newArm(line, len(bent), 0, k.from, k.to))
				}
				bent = append(bent, k)
			}
		}
	}
	r := &risks{payers: payers}
	r.sort(arms, bent)
	return r
}

// stakes are the payer's curves, each with its lines.
func (q *payer) stakes() []stake {
	if q.byLine == nil {
		return []stake{{q.curve, q.lines, q.from, q.to}}
	}
	var all []stake
	for i := range q.lines {
		all = append(all, stake{q.byLine[i], q.lines[i : i+1], q.from, q.to})
	}
	return all
}

// sort makes plain lines and groups of the lines' arms.
func (r *risks) sort(arms [][]arm, bent []stake) {
	leader := make([]int, len(bent)) // of the stakes that share lines
	for i := range leader {
		leader[i] = i
	}
	lead := func(k int) int {
		for leader[k] != k {
			k = leader[k]
		}
		return k
	}
	for line := range arms {
		first := -1
		for _, a := range arms[line] {
			if a.stake < 0 {
				continue
			}
			if first < 0 {
				first = lead(a.stake)
			}
			leader[lead(a.stake)] = first
		}
	}
	groups, place := make([]*group, len(bent)), make([]int, len(bent))
	for k := range bent {
		of := lead(k)
		if groups[of] == nil {
			groups[of] = &group{}
			r.groups = append(r.groups, groups[of])
		}
		place[k] = len(groups[of].stakes)
		groups[of].stakes = append(groups[of].stakes, bent[k])
	}
	for line := range arms {
		at := slices.IndexFunc(arms[line], func(a arm) bool { return a.stake >= 0 })
		if at < 0 {
			r.addPlain(arms[line])
			continue
		}
		g := groups[lead(arms[line][at].stake)]
		for _, a := range arms[line] {
			if a.stake >= 0 {
				a.stake = place[a.stake]
			}
			g.arms = append(g.arms, a)
		}
	}
}

func (r *risks) addPlain(arms []arm) {
	if len(arms) == 0 {
		return
	}
	q := &plainLine{arms: arms}
	for _, a := range arms {
		q.sd += a.slope * a.sd
	}
	r.plain = append(r.plain, q)
}

// shareIn is the proportion of a line's deviation that falls in weeks from+1..to:
// that of its remaining weight.
func (s *Spreads) shareIn(line, from, to int) float64 {
	weight, e := &s.p.lines[line].profile.to, s.p.elapsed
	from = max(from, e)
	if to <= from {
		return 0
	}
	return quotient(weight[to]-weight[from], weight[WeeksInYear]-weight[e])
}

// doneValue is what is done already of a stake's value, in pounds at tariff.
func (s *Spreads) doneValue(k *stake) float64 {
	return s.p.valueAtTariff(k.lines, k.from, max(k.from, min(k.to, s.p.elapsed)), s.p.nothingWeeks)
}
