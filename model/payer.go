package model

// payer is a schedule over a part of the year, with its lines and its curve.
type payer struct {
	provider int
	schedule Schedule
	lines    []int
	from, to int     // weeks from+1..to of the year
	curve    Curve   // of the whole part; unused where measured by line
	byLine   []Curve // parallel to lines, where measured by line
}

// preparePayers makes the payers for the whole year under the three terms that
// no scenario changes.
func (p *Prepared) preparePayers() {
	for t := range p.payers {
		for _, s := range p.schedules {
			p.payers[t] = append(p.payers[t], p.newPayer(s.Provider, under(Terms(t), *s.Schedule), s.Lines, 0, WeeksInYear))
		}
	}
}

// under gives the schedule that stands for s under the terms (projection.md §3,
// "The terms that stand side by side").
func under(t Terms, s Schedule) Schedule {
	switch {
	case t == AllBlock && s.Form != Block:
		return Schedule{Form: Block}
	case t == AllCostPerCase:
		return Schedule{Form: CostPerCase}
	}
	return s
}

func (p *Prepared) newPayer(provider int, s Schedule, lines []int, from, to int) payer {
	q := payer{provider: provider, schedule: s, lines: lines, from: from, to: to}
	if !s.MeasuredByLine {
		q.curve = p.curveOf(&s, lines, from, to)
		return q
	}
	for i := range lines {
		q.byLine = append(q.byLine, p.curveOf(&s, lines[i:i+1], from, to))
	}
	return q
}

// fixed tells whether the payer pays the same whatever is done, so that it need
// not be reckoned again.
func (q *payer) fixed() bool {
	return q.byLine == nil && q.curve.Above == 0 && q.curve.Below == 0
}

// curveOf makes the curve of a schedule for lines in weeks from+1..to.
func (p *Prepared) curveOf(s *Schedule, lines []int, from, to int) Curve {
	whole, part := 0.0, 0.0
	for _, line := range lines {
		l := &p.lines[line]
		whole += l.planned
		part += l.planned * l.profile.share(from, to)
	}
	return NewCurve(s, part, partShare(part, whole, from, to))
}

// partShare is the proportion in which a schedule's amounts for a full year
// count in weeks from+1..to: that of its lines' planned value, or of the weeks
// where its lines have none.
func partShare(part, whole float64, from, to int) float64 {
	if whole == 0 {
		return float64(to-from) / WeeksInYear
	}
	return part / whole
}

// lineWeeks are the running totals of a line's units, if nothing changes or in
// a scenario.
type lineWeeks func(line int) *[WeeksInYear + 1]float64

func (p *Prepared) nothingWeeks(line int) *[WeeksInYear + 1]float64 { return &p.lines[line].to }

// pay is what the payer pays for its part of the year.
func (p *Prepared) pay(q *payer, weeks lineWeeks) Money {
	if q.byLine == nil {
		return RoundPounds(q.curve.Pay(p.valueAtTariff(q.lines, q.from, q.to, weeks)))
	}
	var sum Money
	for i := range q.lines {
		sum += RoundPounds(q.byLine[i].Pay(p.valueAtTariff(q.lines[i:i+1], q.from, q.to, weeks)))
	}
	return sum
}

// valueAtTariff is V of the lines in weeks from+1..to, in pounds.
func (p *Prepared) valueAtTariff(lines []int, from, to int, weeks lineWeeks) float64 {
	v := 0.0
	for _, line := range lines {
		units := weeks(line)
		v += (units[to] - units[from]) * p.lines[line].unit
	}
	return v
}

// payTo is what the payer has cost to the end of week w, its part cut off there.
func (p *Prepared) payTo(q *payer, w int, weeks lineWeeks) Money {
	if w >= q.to {
		return p.pay(q, weeks)
	}
	if w <= q.from {
		return 0
	}
	cut := p.newPayerTo(q, w)
	return p.pay(&cut, weeks)
}

func (p *Prepared) newPayerTo(q *payer, w int) payer {
	return p.newPayer(q.provider, q.schedule, q.lines, q.from, w)
}
