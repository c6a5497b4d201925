package model

// account is a payment curve with the lines and the weeks that it is for: what
// one schedule pays in its part of the year for all its lines together or,
// measured by line, for one of them.
type account struct {
	provider int
	part     int // of its regime: accounts of one schedule in one part of the year
	schedule *Schedule
	shape    *shape
	lines    []int
	from, to int // weeks from+1..to of the year
	curve    Curve
	fixed    bool // the curve pays the same whatever is done
}

// regime is the accounts of a year under one terms.
type regime struct {
	accounts []account
	parts    []run       // of accounts; parallel to Prepared.schedules, but as proposed
	ofLine   [][]int     // the accounts that each line is paid by
	nothing  []Money     // what each account pays if nothing changes
	running  *cumulative // to the end of each week, if nothing changes
}

// run is a run of a list: first up to, and without, past.
type run struct{ first, past int }

// part are the accounts of a schedule in its part of the year.
func (g *regime) part(i int) []account { return g.accounts[g.parts[i].first:g.parts[i].past] }

// sum adds up what each account of a schedule's part is paid.
func (g *regime) sum(part int, paid []Money) (sum Money) {
	for _, m := range paid[g.parts[part].first:g.parts[part].past] {
		sum += m
	}
	return sum
}

// prepareRegimes makes the accounts under the three terms that no scenario changes.
func (p *Prepared) prepareRegimes() {
	for t := range p.regimes {
		g := &p.regimes[t]
		for _, s := range p.schedules {
			p.open(g, s.Provider, under(Terms(t), *s.Schedule), s.Lines, 0, WeeksInYear)
		}
		p.settleNothing(g)
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

// open adds a schedule's accounts for its lines in weeks from+1..to.
func (p *Prepared) open(g *regime, provider int, s Schedule, lines []int, from, to int) {
	a := account{provider: provider, part: len(g.parts), schedule: &s, shape: s.shape(), from: from, to: to}
	first := len(g.accounts)
	each := len(lines)
	if s.MeasuredByLine {
		each = 1
	}
	for i := 0; i < len(lines); i += each {
		a.lines = lines[i : i+each]
		a.curve = p.curveOf(&a, nil, to)
		a.fixed = a.curve.fixed()
		g.accounts = append(g.accounts, a)
	}
	g.parts = append(g.parts, run{first, len(g.accounts)})
}

// settleNothing works out what an edit asks of a regime whose accounts are all open.
func (p *Prepared) settleNothing(g *regime) {
	g.ofLine = make([][]int, len(p.lines))
	for i := range g.accounts {
		for _, line := range g.accounts[i].lines {
			g.ofLine[line] = append(g.ofLine[line], i)
		}
		g.nothing = append(g.nothing, p.pay(&g.accounts[i], p.nothingWeeks))
	}
}

// curveOf makes the curve of an account that is cut off at the end of week to.
func (p *Prepared) curveOf(a *account, into []Stretch, to int) Curve {
	whole, part := p.plannedOf(a.lines, 0, WeeksInYear), p.plannedOf(a.lines, a.from, to)
	return a.shape.curve(into, part, p.partShare(part, whole, a.from, to))
}

// plannedOf is the planned value of lines that falls in weeks from+1..to, in pounds.
func (p *Prepared) plannedOf(lines []int, from, to int) (planned float64) {
	for _, line := range lines {
		l := &p.lines[line]
		if from == 0 && to == WeeksInYear {
			planned += l.planned
		} else {
			planned += l.planned * l.profile.share(from, to)
		}
	}
	return planned
}

// partShare is the proportion in which a schedule's amounts for a full year
// count in weeks from+1..to: that of its lines' planned value, or of the weeks
// (by month, of the days) where its lines have none.
func (p *Prepared) partShare(part, whole float64, from, to int) float64 {
	switch {
	case whole != 0:
		return part / whole
	case p.year.ByMonth():
		return p.calendar.share(from, to)
	case to == toDate:
		to = p.elapsed
	}
	return float64(to-from) / WeeksInYear
}

// lineWeeks are the running totals of a line's units, if nothing changes or in
// a scenario.
type lineWeeks func(line int) *running

func (p *Prepared) nothingWeeks(line int) *running { return &p.lines[line].to }

// value is the account's value at tariff, in pounds.
func (p *Prepared) value(a *account, weeks lineWeeks) float64 {
	return p.valueAtTariff(a.lines, a.from, a.to, weeks)
}

// valueAtTariff is V of the lines in weeks from+1..to, in pounds.
func (p *Prepared) valueAtTariff(lines []int, from, to int, weeks lineWeeks) float64 {
	v := 0.0
	for _, line := range lines {
		units := weeks(line)
		q := &p.lines[line]
		v += (units[to]-units[from])*q.unit + (q.billedTo(to) - q.billedTo(from))
	}
	return v
}

// pay is what the account pays.
func (p *Prepared) pay(a *account, weeks lineWeeks) Money {
	return RoundPounds(a.curve.Pay(p.value(a, weeks)))
}

// payTo is what the account has cost to the end of week w, or to date, cut off
// there.
func (p *Prepared) payTo(a *account, w int, weeks lineWeeks) Money {
	begun, over := w > a.from, w >= a.to
	if w == toDate {
		begun, over = 7*a.from < p.year.DaysElapsed(), a.to <= p.elapsed
	}
	switch {
	case !begun:
		return 0
	case over:
		return p.pay(a, weeks)
	}
	var room [stretchRoom]Stretch
	cut := p.curveOf(a, room[:0], w)
	return RoundPounds(cut.Pay(p.valueAtTariff(a.lines, a.from, w, weeks)))
}
