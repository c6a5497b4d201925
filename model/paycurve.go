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
		accounts := p.regimes[terms].part(schedule)
		scales := []float64{low, 1, at, scenario, high}
		scales = append(scales, p.bendScales(accounts, low, high)...)
		slices.Sort(scales)
		scales = slices.CompactFunc(scales, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
		for _, scale := range scales {
			c.Curves[terms] = append(c.Curves[terms], p.curvePoint(accounts, value, scale))
		}
	}
	contract := p.regimes[AsContracted].part(schedule)
	c.Plan, c.Forecast = p.curvePoint(contract, value, at), p.curvePoint(contract, value, 1)
	c.Plan.Pay = 0 // each account at its own plan, which may be another mix than the forecast's
	for i := range contract {
		c.Plan.Pay += RoundPounds(contract[i].curve.Pay(p.plannedOf(contract[i].lines, 0, WeeksInYear)))
	}
	c.Scenario = p.curvePoint(contract, value, scenario)
	c.Scenario.Pay = pr.Schedules[schedule].Paid[AsContracted].Scenario
	c.addFacts(p, schedule, value, low, high)
	return c, true
}

// curvePoint is what accounts are paid if the work of all their lines is scaled.
func (p *Prepared) curvePoint(accounts []account, value, scale float64) CurvePoint {
	point := CurvePoint{Value: value * scale, More: (scale - 1) * 100}
	for i := range accounts {
		point.Pay += RoundPounds(accounts[i].curve.Pay(p.value(&accounts[i], p.nothingWeeks) * scale))
	}
	return point
}

// bendScales are the scales between low and high at which a payment bends.
func (p *Prepared) bendScales(accounts []account, low, high float64) (scales []float64) {
	for i := range accounts {
		value := p.value(&accounts[i], p.nothingWeeks)
		for _, bend := range accounts[i].curve.Bends() {
			if scale := quotient(bend, value); scale > low && scale < high {
				scales = append(scales, scale)
			}
		}
	}
	return scales
}

// addFacts compares the contract with cost per case at the forecast, at a tenth
// more and less work, and where the two cross.
func (c *PaymentCurve) addFacts(p *Prepared, schedule int, value, low, high float64) {
	contract, byCase := p.regimes[AsContracted].part(schedule), p.regimes[AllCostPerCase].part(schedule)
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
	if s := p.SchedulesOf(t); len(s) > 0 {
		return s[0]
	}
	return -1
}

// SchedulesOf are the schedules (indexes in Schedules) under which what follows
// from a lever falls, the one with most of it at tariff first.
func (p *Prepared) SchedulesOf(t Target) (schedules []int) {
	l, ok := p.LeverFor(t)
	switch {
	case !ok:
		return nil
	case l.Stream < 0 && p.lines[l.Line].schedule < 0:
		return nil
	case l.Stream < 0:
		return []int{p.lines[l.Line].schedule}
	}
	worth := make([]float64, len(p.schedules))
	for _, f := range p.streams[l.Stream].flows {
		if s := p.lines[f.line].schedule; !f.instead && s >= 0 {
			worth[s] += f.each * p.lines[f.line].unit
			if !slices.Contains(schedules, s) {
				schedules = append(schedules, s)
			}
		}
	}
	slices.SortStableFunc(schedules, func(a, b int) int { return cmp.Compare(worth[b], worth[a]) })
	return schedules
}
