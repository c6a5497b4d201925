package model

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// PaymentCurve is what a schedule in force pays for more or less work, for a
// chart: its lines' work grows and shrinks together, from what is forecast.
// Between neighbouring points of a curve everything is straight.
type PaymentCurve struct {
	Schedule int // index in Prepared.Schedules
	Curves   [AsProposed][]CurvePoint
	Plan     CurvePoint // as contracted
	Forecast CurvePoint // if nothing changes
	Scenario CurvePoint
	Facts    []CurveFact // none where the contract pays as cost per case does
}

// CurvePoint is a point of a payment curve.
type CurvePoint struct {
	Value float64 // pounds at tariff
	More  float64 // percent more work than forecast; below zero less
	Pay   Money
}

// CurveFact compares what is paid as contracted with what cost per case would
// pay, for an amount of work.
type CurveFact struct {
	More  float64 // percent more work than forecast
	Saves Money   // by which the contract pays less than cost per case; nothing where they cross
}

// curveFactAt is the percent more and less work that the facts speak of.
const curveFactAt = 10

// PaymentCurve draws the curve of a schedule (an index in Schedules), with the
// scenario's place on it. It tells whether there is anything to draw: without
// any work forecast there is not.
func (p *Prepared) PaymentCurve(schedule int, pr *Projection) (PaymentCurve, bool) {
	c := PaymentCurve{Schedule: schedule}
	value := p.nothing.Schedules[schedule].Value[0]
	if value <= 0 {
		return c, false
	}
	low, high := 1-SweepReach/100.0, 1+SweepReach/100.0
	planned := p.nothing.Schedules[schedule].Planned
	at := quotient(planned, value)
	scenario := quotient(pr.Schedules[schedule].Value[1], value)
	low, high = min(low, at, scenario), max(high, at, scenario)
	for terms := range c.Curves {
		q := &p.payers[terms][schedule]
		scales := []float64{low, 1, at, scenario, high}
		scales = append(scales, p.bendScales(q, low, high)...)
		slices.Sort(scales)
		scales = slices.CompactFunc(scales, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
		for _, scale := range scales {
			c.Curves[terms] = append(c.Curves[terms], p.curvePoint(q, value, scale))
		}
	}
	contract := &p.payers[AsContracted][schedule]
	c.Plan, c.Forecast = p.curvePoint(contract, value, at), p.curvePoint(contract, value, 1)
	c.Scenario = p.curvePoint(contract, value, scenario)
	c.Scenario.Pay = pr.Schedules[schedule].Paid[AsContracted].Scenario
	c.addFacts(p, schedule, value, low, high)
	return c, true
}

// curvePoint is what a payer pays if the work of all its lines is scaled.
func (p *Prepared) curvePoint(q *payer, value, scale float64) CurvePoint {
	point := CurvePoint{Value: value * scale, More: (scale - 1) * 100}
	if q.byLine == nil {
		point.Pay = RoundPounds(q.curve.Pay(point.Value))
		return point
	}
	for i, line := range q.lines {
		l := &p.lines[line]
		point.Pay += RoundPounds(q.byLine[i].Pay(l.to[WeeksInYear] * l.unit * scale))
	}
	return point
}

// bendScales are the scales between low and high at which a payer's payment bends.
func (p *Prepared) bendScales(q *payer, low, high float64) (scales []float64) {
	add := func(c *Curve, value float64) {
		for _, bend := range c.Bends() {
			if scale := quotient(bend, value); scale > low && scale < high {
				scales = append(scales, scale)
			}
		}
	}
	if q.byLine == nil {
		add(&q.curve, p.valueAtTariff(q.lines, q.from, q.to, p.nothingWeeks))
	}
	for i := range q.byLine {
		add(&q.byLine[i], p.valueAtTariff(q.lines[i:i+1], q.from, q.to, p.nothingWeeks))
	}
	return scales
}

// addFacts compares the contract with cost per case at the forecast, at a tenth
// more and less work, and where the two cross.
func (c *PaymentCurve) addFacts(p *Prepared, schedule int, value, low, high float64) {
	contract, byCase := &p.payers[AsContracted][schedule], &p.payers[AllCostPerCase][schedule]
	saves := func(scale float64) Money {
		return p.curvePoint(byCase, value, scale).Pay - p.curvePoint(contract, value, scale).Pay
	}
	for _, scale := range []float64{1 - curveFactAt/100.0, 1, 1 + curveFactAt/100.0} {
		if by := saves(scale); by != 0 {
			c.Facts = append(c.Facts, CurveFact{(scale - 1) * 100, by})
		}
	}
	ends := append([]float64{low, high}, p.bendScales(contract, low, high)...)
	slices.Sort(ends)
	for i := range ends {
		here := saves(ends[i])
		if i > 0 {
			if before := saves(ends[i-1]); (before < 0 && here > 0) || (before > 0 && here < 0) {
				share := before.Float() / (before - here).Float()
				c.Facts = append(c.Facts, CurveFact{(ends[i-1] + share*(ends[i]-ends[i-1]) - 1) * 100, 0})
			}
		}
		if here == 0 && i > 0 && i+1 < len(ends) && (saves(ends[i-1]) != 0 || saves(ends[i+1]) != 0) {
			c.Facts = append(c.Facts, CurveFact{(ends[i] - 1) * 100, 0})
		}
	}
	slices.SortStableFunc(c.Facts, func(a, b CurveFact) int { return cmp.Compare(a.More, b.More) })
}

// Words says the fact as a sentence: "With 10% more patients the contract saves
// £310,000 beside cost per case."
func (f CurveFact) Words() string {
	with := "With " + SizePercent(roundTo(f.More, 1)) + " patients than forecast"
	if roundTo(f.More, 1) == 0 {
		with = "With as many patients as forecast"
	}
	switch {
	case f.Saves > 0:
		return fmt.Sprintf("%s the contract saves %s beside cost per case.", with, f.Saves.Short())
	case f.Saves < 0:
		return fmt.Sprintf("%s the contract costs %s more than cost per case.", with, f.Saves.Abs().Short())
	}
	return with + " the contract and cost per case cost the same."
}

// MarksWords says where plan, forecast and scenario stand, as the letters P, F
// and S on a chart of the curve.
func (c *PaymentCurve) MarksWords() string {
	at := func(name string, p CurvePoint) string {
		return name + ": work worth " + RoundPounds(p.Value).Millions() + " at tariff, paid " + p.Pay.Millions()
	}
	words := at("P, the plan", c.Plan) + ". " + at("F, the forecast", c.Forecast)
	if c.Scenario != c.Forecast {
		words += ". " + at("S, this scenario", c.Scenario)
	}
	return words + "."
}

// MainSchedule is the schedule (an index in Schedules) under which most of what
// follows from a lever falls, at tariff and whenever it comes; −1 where none does.
func (p *Prepared) MainSchedule(t Target) int {
	l, ok := p.LeverFor(t)
	if !ok {
		return -1
	}
	if l.Stream < 0 {
		return p.lines[l.Line].schedule
	}
	worth, best := make([]float64, len(p.schedules)), -1
	for _, f := range p.streams[l.Stream].flows {
		if s := p.lines[f.line].schedule; !f.instead && s >= 0 {
			worth[s] += f.each * p.lines[f.line].unit
			if best < 0 || worth[s] > worth[best] {
				best = s
			}
		}
	}
	return best
}
