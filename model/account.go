package model

import (
	"fewer/model/figure"
	"fewer/model/payment"
)

// Account is a payment curve with the lines and the weeks that it is for: what
// one schedule pays in its part of the year for all its lines together or,
// measured by line, for one of them.
type Account struct {
	Provider int
	Part     int // of its regime: accounts of one schedule in one part of the year
	Schedule *Schedule
	Shape    *payment.Shape
	Lines    []int
	From, To int // weeks from+1..to of the year
	Curve    payment.Curve
	fixed    bool // the curve pays the same whatever is done
}

// Regime is the accounts of a year under one terms.
type Regime struct {
	Accounts []Account
	Parts    []run       // of accounts; parallel to Prepared.schedules, but as proposed
	OfLine   [][]int     // the accounts that each line is paid by
	Nothing  []Money     // what each account pays if nothing changes
	running  *cumulative // to the end of each week, if nothing changes
}

// run is a run of a list: first up to, and without, past.
type run struct{ first, past int }

// Part are the accounts of a schedule in its part of the year.
func (g *Regime) Part(i int) []Account { return g.Accounts[g.Parts[i].first:g.Parts[i].past] }

// sum adds up what each account of a schedule's part is paid.
func (g *Regime) sum(part int, paid []Money) (sum Money) {
	for _, m := range paid[g.Parts[part].first:g.Parts[part].past] {
		sum += m
	}
	return sum
}

// prepareRegimes makes the accounts under the three terms that no scenario changes.
func (p *Prepared) prepareRegimes() {
	for t := range p.Regimes {
		g := &p.Regimes[t]
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
func (p *Prepared) open(g *Regime, provider int, s Schedule, lines []int, from, to int) {
	a := Account{Provider: provider, Part: len(g.Parts), Schedule: &s, Shape: s.Shape(), From: from, To: to}
	first := len(g.Accounts)
	each := len(lines)
	if s.MeasuredByLine {
		each = 1
	}
	for i := 0; i < len(lines); i += each {
		a.Lines = lines[i : i+each]
		a.Curve = p.CurveOf(&a, nil, to)
		a.fixed = a.Curve.Fixed()
		g.Accounts = append(g.Accounts, a)
	}
	g.Parts = append(g.Parts, run{first, len(g.Accounts)})
}

// settleNothing works out what an edit asks of a regime whose accounts are all open.
func (p *Prepared) settleNothing(g *Regime) {
	g.OfLine = make([][]int, len(p.Lines))
	for i := range g.Accounts {
		for _, line := range g.Accounts[i].Lines {
			g.OfLine[line] = append(g.OfLine[line], i)
		}
		g.Nothing = append(g.Nothing, p.Pay(&g.Accounts[i], p.NothingWeeks))
	}
}

// CurveOf makes the curve of an account that is cut off at the end of week to.
func (p *Prepared) CurveOf(a *Account, into []payment.Stretch, to int) payment.Curve {
	in := p.PartOfYear(a.Lines, a.From, to)
	return a.Shape.Curve(into, &in)
}

// PartOfYear is what terms for the lines are reckoned from in weeks from+1..to.
func (p *Prepared) PartOfYear(lines []int, from, to int) payment.PartOfYear {
	part, whole := figure.Plain(p.PlannedOf(lines, from, to)), figure.Plain(p.PlannedOf(lines, 0, WeeksInYear))
	return payment.PartOfYear{Planned: part, Share: p.PartShare(part, whole, from, to, "")}
}

// PlannedOf is the planned value of lines that falls in weeks from+1..to, in pounds.
func (p *Prepared) PlannedOf(lines []int, from, to int) (planned float64) {
	for _, line := range lines {
		l := &p.Lines[line]
		planned += l.Profile.Falls(figure.Plain(l.Planned), from, to, nil).V
	}
	return planned
}

// PartShare is the proportion in which a schedule's amounts for a full year
// count in weeks from+1..to: that of its lines' planned value, told by the label, or of
// the weeks (by month, of the days) where its lines have none.
func (p *Prepared) PartShare(part, whole figure.F, from, to int, label string) figure.F {
	days := &p.Calendar.To
	switch {
	case from == 0 && to == WeeksInYear:
		return figure.Plain(1)
	case whole.V != 0:
		return part.Over(whole).As(figure.OfShare, label)
	case p.year.ByMonth():
		return part.Beside(figure.OfNumber, "days", days[to]-days[from]).Over(part.Beside(figure.OfNumber, "days in the year", days[WeeksInYear])).
			As(figure.OfShare, "share of the days, since nothing is planned")
	case to == ToDate:
		to = p.Elapsed
	}
	return part.Beside(figure.OfNumber, "weeks", float64(to-from)).Over(part.Beside(figure.OfNumber, "weeks in the year", WeeksInYear)).
		As(figure.OfShare, "share of the weeks, since nothing is planned")
}

// LineWeeks are the running totals of a line's units, if nothing changes or in
// a scenario.
type LineWeeks func(line int) *Running

// NothingWeeks are the units of a line, by its index, summed up to each week, if
// nothing changes.
func (p *Prepared) NothingWeeks(line int) *Running { return &p.Lines[line].To }

// Value is the account's value at tariff, in pounds.
func (p *Prepared) Value(a *Account, weeks LineWeeks) float64 {
	return p.ValueAtTariff(a.Lines, a.From, a.To, weeks)
}

// ValueAtTariff is V of the lines in weeks from+1..to, in pounds.
func (p *Prepared) ValueAtTariff(lines []int, from, to int, weeks LineWeeks) float64 {
	v := 0.0
	for _, line := range lines {
		units := weeks(line)
		v += p.Lines[line].value(units[to]-units[from], from, to)
	}
	return v
}

// value is the value at tariff, in pounds, of so many units of a line in weeks from+1..to:
// what is over counts as it was billed.
func (q *preparedLine) value(units float64, from, to int) float64 {
	return units*q.Unit + (q.BilledTo(to) - q.BilledTo(from))
}

// Pay is what the account pays.
func (p *Prepared) Pay(a *Account, weeks LineWeeks) Money {
	return RoundPounds(a.Curve.Pay(p.Value(a, weeks)))
}

// PayTo is what the account has cost to the end of week w, or to date, cut off
// there.
func (p *Prepared) PayTo(a *Account, w int, weeks LineWeeks) Money {
	var room [payment.StretchRoom]payment.Stretch
	if cut, begun := p.CutAt(a, room[:0], w); begun {
		return p.Pay(&cut, weeks)
	}
	return 0
}

// CutAt is the account as it has run to the end of week w, or to date; it tells whether
// it has begun. The stretches of its curve, where it is cut off, are appended to into.
func (p *Prepared) CutAt(a *Account, into []payment.Stretch, w int) (cut Account, begun bool) {
	cut = *a
	begun, over := w > a.From, w >= a.To
	if w == ToDate {
		begun, over = 7*a.From < p.year.DaysElapsed(), a.To <= p.Elapsed
	}
	if begun && !over {
		cut.To, cut.Curve = w, p.CurveOf(a, into, w)
	}
	return cut, begun
}
