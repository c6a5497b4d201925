package insight

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/seek"
)

// PaymentCurve is what a schedule in force pays for more or less work, for a
// chart: its lines' work grows and shrinks together, from what is forecast.
// Between neighbouring points of a curve everything is straight.
type PaymentCurve struct {
	Schedule int // index in Prepared.Schedules
	Curves   [model.AsProposed][]CurvePoint
	Plan     CurvePoint // as contracted
	Forecast CurvePoint // if nothing changes
	Scenario CurvePoint
	Facts    []CurveFact // none where the contract pays as cost per case does
}

// CurvePoint is a point of a payment curve.
type CurvePoint struct {
	Value float64 // pounds at tariff
	More  float64 // percent more work than forecast; below zero less
	Pay   model.Money
}

// CurveFact compares what is paid as contracted with what cost per case would
// pay, for an amount of work.
type CurveFact struct {
	More  float64     // percent more work than forecast
	Saves model.Money // by which the contract pays less than cost per case; nothing where they cross
}

// curveFactAt is the percent more and less work that the facts speak of.
const curveFactAt = 10

// PaymentCurveOf draws the curve of a schedule (an index in Schedules), with the
// scenario's place on it. It tells whether there is anything to draw: without
// any work forecast there is not.
func PaymentCurveOf(p *model.Prepared, schedule int, pr *model.Projection) (PaymentCurve, bool) {
	c := PaymentCurve{Schedule: schedule}
	value := p.DoNothing().Schedules[schedule].Value[0]
	if value <= 0 {
		return c, false
	}
	low, high := 1-seek.SweepReach/100.0, 1+seek.SweepReach/100.0
	planned := p.DoNothing().Schedules[schedule].Planned
	at := figure.Quotient(planned, value)
	scenario := figure.Quotient(pr.Schedules[schedule].Value[1], value)
	low, high = min(low, at, scenario), max(high, at, scenario)
	for terms := range c.Curves {
		accounts := p.Regimes[terms].Part(schedule)
		scales := []float64{low, 1, at, scenario, high}
		scales = append(scales, bendScales(p, accounts, low, high)...)
		slices.Sort(scales)
		scales = slices.CompactFunc(scales, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
		for _, scale := range scales {
			c.Curves[terms] = append(c.Curves[terms], curvePoint(p, accounts, value, scale))
		}
	}
	contract := p.Regimes[model.AsContracted].Part(schedule)
	c.Plan, c.Forecast = curvePoint(p, contract, value, at), curvePoint(p, contract, value, 1)
	c.Plan.Pay = 0 // each account at its own plan, which may be another mix than the forecast's
	for i := range contract {
		c.Plan.Pay += model.RoundPounds(contract[i].Curve.Pay(p.PlannedOf(contract[i].Lines, 0, model.WeeksInYear)))
	}
	c.Scenario = curvePoint(p, contract, value, scenario)
	c.Scenario.Pay = pr.Schedules[schedule].Paid[model.AsContracted].Scenario
	c.addFacts(p, schedule, value, low, high)
	return c, true
}

// curvePoint is what accounts are paid if the work of all their lines is scaled.
func curvePoint(p *model.Prepared, accounts []model.Account, value, scale float64) CurvePoint {
	point := CurvePoint{Value: value * scale, More: (scale - 1) * 100}
	for i := range accounts {
		point.Pay += model.RoundPounds(accounts[i].Curve.Pay(p.Value(&accounts[i], p.NothingWeeks) * scale))
	}
	return point
}

// bendScales are the scales between low and high at which a payment bends.
func bendScales(p *model.Prepared, accounts []model.Account, low, high float64) (scales []float64) {
	for i := range accounts {
		value := p.Value(&accounts[i], p.NothingWeeks)
		for _, bend := range accounts[i].Curve.Bends() {
			if scale := figure.Quotient(bend, value); scale > low && scale < high {
				scales = append(scales, scale)
			}
		}
	}
	return scales
}

// addFacts compares the contract with cost per case at the forecast, at a tenth
// more and less work, and where the two cross.
func (c *PaymentCurve) addFacts(p *model.Prepared, schedule int, value, low, high float64) {
	contract, byCase := p.Regimes[model.AsContracted].Part(schedule), p.Regimes[model.AllCostPerCase].Part(schedule)
	saves := func(scale float64) model.Money {
		return curvePoint(p, byCase, value, scale).Pay - curvePoint(p, contract, value, scale).Pay
	}
	for _, scale := range []float64{1 - curveFactAt/100.0, 1, 1 + curveFactAt/100.0} {
		if by := saves(scale); by != 0 {
			c.Facts = append(c.Facts, CurveFact{(scale - 1) * 100, by})
		}
	}
	ends := append([]float64{low, high}, bendScales(p, contract, low, high)...)
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
	with := "With " + seek.SizePercent(figure.RoundTo(f.More, 1)) + " patients than forecast"
	if figure.RoundTo(f.More, 1) == 0 {
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
		return name + ": work worth " + model.RoundPounds(p.Value).Millions() + " at tariff, paid " + p.Pay.Millions()
	}
	words := at("P, the plan", c.Plan) + ". " + at("F, the forecast", c.Forecast)
	if c.Scenario != c.Forecast {
		words += ". " + at("S, this scenario", c.Scenario)
	}
	return words + "."
}

// MainSchedule is the schedule (an index in Schedules) under which most of what
// follows from a lever falls, at tariff and whenever it comes; −1 where none does.
func MainSchedule(p *model.Prepared, t model.Target) int {
	if s := SchedulesOf(p, t); len(s) > 0 {
		return s[0]
	}
	return -1
}

// SchedulesOf are the schedules (indexes in Schedules) under which what follows
// from a lever falls, the one with most of it at tariff first.
func SchedulesOf(p *model.Prepared, t model.Target) (schedules []int) {
	l, ok := seek.LeverFor(p, t)
	switch {
	case !ok:
		return nil
	case l.Stream < 0 && p.Lines[l.Line].Schedule < 0:
		return nil
	case l.Stream < 0:
		return []int{p.Lines[l.Line].Schedule}
	}
	worth := make([]float64, len(p.Schedules()))
	for _, f := range p.Streams[l.Stream].Flows {
		if s := p.Lines[f.Line].Schedule; !f.Instead && s >= 0 {
			worth[s] += f.Each * p.Lines[f.Line].Unit
			if !slices.Contains(schedules, s) {
				schedules = append(schedules, s)
			}
		}
	}
	slices.SortStableFunc(schedules, func(a, b int) int { return cmp.Compare(worth[b], worth[a]) })
	return schedules
}

// CountsFor is what an amount that is agreed for a full year counts for in a
// proposal, from its first week on: pounds for each pound, for each of its
// schedules. It is nil where the proposal can't be projected.
func CountsFor(p *model.Prepared, q model.Proposal) []float64 {
	if p.ProposalFault(&q, make([]int, len(p.Year().Providers))) != "" {
		return nil
	}
	var shares []float64
	for _, lines := range p.CoveredBy(p.ProviderAt(q.Provider), q.Contract) {
		shares = append(shares, p.PartOfYear(lines, q.Start()-1, model.WeeksInYear).Share.V)
	}
	return shares
}
