package model

import (
	"fmt"

	"pgregory.net/rapid"
)

// drawYear draws a small year by week, without bills and without money that
// passes through.
func drawYear(t *rapid.T) *Year { return drawYearWith(t, false) }

// drawAnyYear draws a small year that uses any rule of projection.md.
func drawAnyYear(t *rapid.T) *Year { return drawYearWith(t, true) }

func drawYearWith(t *rapid.T, any bool) *Year {
	y := &Year{Name: "Drawn", FinancialYear: FinancialYear(rapid.IntRange(2008, 2026).Draw(t, "year"))}
	y.WeeksElapsed = rapid.IntRange(1, 51).Draw(t, "elapsed")
	if any && rapid.Bool().Draw(t, "by month") {
		y.MonthsElapsed = rapid.IntRange(1, 11).Draw(t, "months")
		y.WeeksElapsed = y.DaysElapsed() / 7
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "practices") {
		y.Practices = append(y.Practices, Practice{ID: fmt.Sprint("practice-", i)})
	}
	specialties := []string{"ENT", "Dermatology"}
	for i := range rapid.IntRange(1, 3).Draw(t, "providers") {
		p := Provider{
			ID: fmt.Sprint("provider-", i), MarketForcesFactor: rapid.SampledFrom([]float64{1, 1.0412, 1.2}).Draw(t, "mff"),
			MarginalCost: rapid.SampledFrom([]float64{0, 0.3, 1}).Draw(t, "marginal cost"),
		}
		var pods []PointOfDelivery
		for k := range rapid.IntRange(1, 3).Draw(t, "lines") {
			l := drawLine(t, y, any, fmt.Sprintf("line-%d-%d", i, k))
			l.Provider, l.Specialty = p.ID, rapid.SampledFrom(specialties).Draw(t, "specialty")
			l.POD = PointsOfDelivery[(k*3+i)%len(PointsOfDelivery)]
			pods = append(pods, l.POD)
			y.Lines = append(y.Lines, l)
		}
		p.Contract = drawContract(t, pods)
		y.Providers = append(y.Providers, p)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "other lines") {
		l := drawOther(t, y, any, fmt.Sprint("other-", i))
		if any && rapid.IntRange(0, 2).Draw(t, "passes through") == 0 {
			l.Provider = y.Providers[0].ID
		}
		y.Lines = append(y.Lines, l)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "streams") {
		y.Referrals = append(y.Referrals, drawStream(t, y, fmt.Sprint("stream-", i)))
	}
	if rapid.Bool().Draw(t, "own budget") {
		y.Budget = Given(rapid.Float64Range(0, 1e6).Draw(t, "budget"))
	}
	return y
}

func drawProfile(t *rapid.T) Profile {
	switch rapid.IntRange(0, 5).Draw(t, "profile") {
	case 0:
		return Profile{Kind: WorkingDays}
	case 1:
		return Profile{Kind: CalendarDays}
	case 2:
		return Profile{Kind: Flat}
	case 3:
		var w Weights
		for i := range w {
			w[i] = float64(rapid.IntRange(0, 3).Draw(t, "weight"))
		}
		return Profile{Kind: ListedWeights, Listed: &w}
	}
	return Profile{}
}

func drawCounts(t *rapid.T, y *Year, p Profile) Counts {
	if rapid.IntRange(0, 3).Draw(t, "total only") == 0 {
		return TotalCount(float64(rapid.IntRange(0, 2000).Draw(t, "total")))
	}
	most := rapid.SampledFrom([]int{0, 3, 90}).Draw(t, "most")
	counts := make([]float64, y.Elapsed().Number())
	for i := range counts {
		counts[i] = float64(rapid.IntRange(0, most).Draw(t, "n"))
	}
	return countsOver(y, p, counts)
}

// countsOver are counts for each of the weeks, or months, of the year that are
// over; a month without weight has none.
func countsOver(y *Year, p Profile, counts []float64) Counts {
	if y.ByMonth() {
		if p.Kind == ListedWeights {
			elapsed := Year{FinancialYear: y.FinancialYear, WeeksElapsed: y.WeeksElapsed, MonthsElapsed: y.MonthsElapsed, Lines: []Line{{WithoutActivity: true, Profile: p}}}
			s := Prepare(&elapsed).lines[0].profile
			for m := range counts {
				if s.inMonths(y.FinancialYear, m, m+1) == 0 {
					counts[m] = 0
				}
			}
		}
		return MonthlyCounts(counts)
	}
	return WeeklyCounts(counts)
}

func drawForecast(t *rapid.T, y *Year, c Counts) Forecast {
	switch rapid.IntRange(0, 3).Draw(t, "forecast") {
	case 0:
		return Forecast{Kind: OnPlan}
	case 1:
		if c.Weekly != nil {
			return Forecast{Kind: RecentWeeks, Weeks: rapid.IntRange(1, y.WeeksElapsed).Draw(t, "recent")}
		}
		if c.Monthly != nil {
			return Forecast{Kind: RecentMonths, Months: rapid.IntRange(1, y.MonthsElapsed).Draw(t, "recent months")}
		}
	}
	return Forecast{}
}

func drawLine(t *rapid.T, y *Year, any bool, id string) Line {
	l := Line{ID: id, Profile: drawProfile(t)}
	l.Actual = drawCounts(t, y, l.Profile)
	l.Price = rapid.SampledFrom([]float64{0.125, 58, 112, 890.5, 5300, 0}).Draw(t, "price")
	l.Plan = float64(rapid.IntRange(0, 3000).Draw(t, "plan"))
	if any && rapid.IntRange(0, 4).Draw(t, "own factor") == 0 {
		l.MarketForcesFactor = Given(1.1)
	}
	if any && rapid.IntRange(0, 3).Draw(t, "billed") == 0 {
		l.drawBill(t, y)
	}
	if rapid.IntRange(0, 4).Draw(t, "line budget") == 0 {
		l.Budget = Given(rapid.Float64Range(0, 1e5).Draw(t, "pounds"))
	}
	l.Forecast = drawForecast(t, y, l.Actual)
	return l
}

// drawPounds draws an amount of whole pence, as bills have it.
func drawPounds(t *rapid.T, least, most float64, what string) float64 {
	return float64(rapid.IntRange(int(100*least), int(100*most)).Draw(t, what)) / 100
}

// drawBill states what was billed of a line and what was planned.
func (l *Line) drawBill(t *rapid.T, y *Year) {
	l.PlanCost = Given(drawPounds(t, 0, 3e5, "plan cost"))
	billed := TotalCount(drawPounds(t, 0, 2e5, "billed in all"))
	if rapid.Bool().Draw(t, "billed by period") {
		each := make([]float64, y.Elapsed().Number())
		for i := range each {
			each[i] = drawPounds(t, -100, 9e3, "billed in one")
		}
		billed = countsOver(y, l.Profile, each)
		if billed.Total < 0 { // a month may be below zero, not all of them
			billed = countsOver(y, l.Profile, make([]float64, len(each)))
		}
	}
	l.ActualCost = &billed
	l.Unpriced = l.Actual.Total > 0 && billed.Total >= 0 && rapid.Bool().Draw(t, "unpriced")
}

func drawOther(t *rapid.T, y *Year, any bool, id string) Line {
	l := Line{ID: id, WithoutActivity: true, Profile: drawProfile(t)}
	l.Budget = Given(rapid.Float64Range(0, 1e6).Draw(t, "budget"))
	l.Spent = rapid.Float64Range(0, 1e6).Draw(t, "spent")
	forecasts := []ForecastKind{RunRate, OnPlan, ForecastAmount}
	if any {
		forecasts = append(forecasts, NothingMore)
		if rapid.IntRange(0, 3).Draw(t, "credits") == 0 {
			l.Spent = -l.Spent
		}
	}
	l.Forecast.Kind = rapid.SampledFrom(forecasts).Draw(t, "forecast")
	if l.Forecast.Kind == ForecastAmount {
		l.Forecast.Amount = l.Spent + rapid.Float64Range(0, 1e6).Draw(t, "amount")
	}
	return l
}

func drawStream(t *rapid.T, y *Year, id string) ReferralStream {
	r := ReferralStream{ID: id, Profile: drawProfile(t)}
	r.Actual = drawCounts(t, y, r.Profile)
	r.Forecast = drawForecast(t, y, r.Actual)
	r.Plan = Given(float64(rapid.IntRange(0, 3000).Draw(t, "plan")))
	left := int(r.Actual.Total)
	for _, p := range y.Practices {
		if rapid.IntRange(0, 3).Draw(t, "refers") > 0 {
			n := rapid.IntRange(0, left).Draw(t, "by practice")
			left -= n
			r.ByPractice = append(r.ByPractice, PracticeCount{p.ID, float64(n)})
		}
	}
	r.Protected = rapid.SampledFrom([]float64{0, 0.09, 0.5, 1}).Draw(t, "protected")
	r.LeadsTo, r.Instead = drawFlows(t, y, true), drawFlows(t, y, false)
	return r
}

func drawFlows(t *rapid.T, y *Year, backfilled bool) (flows []Flow) {
	for range rapid.IntRange(0, 3).Draw(t, "flows") {
		line := rapid.SampledFrom(y.Lines).Draw(t, "line")
		if line.WithoutActivity {
			continue
		}
		f := Flow{Line: line.ID, Each: rapid.Float64Range(0, 2).Draw(t, "each"), Lag: drawLag(t, 25)}
		if backfilled {
			f.Backfill = rapid.SampledFrom([]float64{0, 0, 0.3, 1}).Draw(t, "backfill")
		}
		flows = append(flows, f)
	}
	return flows
}

func drawLag(t *rapid.T, most int) Lag {
	first := rapid.IntRange(0, most).Draw(t, "first")
	return Lag{first, rapid.IntRange(first, most+5).Draw(t, "last")}
}

func drawContract(t *rapid.T, pods []PointOfDelivery) []Schedule {
	if len(pods) > 1 && rapid.Bool().Draw(t, "two schedules") {
		first := drawSchedule(t)
		first.Covers.PODs = pods[:1]
		return []Schedule{first, drawSchedule(t)}
	}
	return []Schedule{drawSchedule(t)}
}

func drawSchedule(t *rapid.T) Schedule {
	s := Schedule{Form: rapid.SampledFrom(Forms).Draw(t, "form"), MeasuredByLine: rapid.IntRange(0, 3).Draw(t, "by line") == 0}
	some := func(what string, from, to float64) Optional {
		if rapid.Bool().Draw(t, what+" given") {
			return Given(rapid.Float64Range(from, to).Draw(t, what))
		}
		return Optional{}
	}
	own := s.Form != CostPerCase && !s.MeasuredByLine
	if own {
		s.Value = some("value", 0, 1e6)
	}
	switch s.Form {
	case CostAndVolume:
		if own {
			s.Baseline = some("baseline", 0, 1e6)
		}
		s.ToleranceAbove, s.ToleranceBelow = some("tolerance above", 0, 0.2), some("tolerance below", 0, 0.2)
		s.MarginalAbove, s.MarginalBelow = drawRates(t, &s, 1+s.ToleranceAbove.Value, 1), drawRates(t, &s, 1-s.ToleranceBelow.Value, -1)
	case Blended:
		if own {
			s.Baseline = some("baseline", 0, 1e6)
		}
		s.Variable = Given(rapid.Float64Range(0, 1).Draw(t, "variable"))
	}
	if rapid.IntRange(0, 2).Draw(t, "limits") == 0 {
		s.Floor, s.Ceiling = Limit{LimitOfPlan, 0.95}, Limit{LimitOfPlan, 1.04}
		if own && rapid.Bool().Draw(t, "pounds") {
			s.Floor, s.Ceiling = Limit{LimitInPounds, 2e5}, Limit{LimitInPounds, 4e5}
		}
	}
	return s
}

// drawRates draws marginal rates, in steps that move outwards from an edge.
func drawRates(t *rapid.T, s *Schedule, edge, side float64) (rates MarginalRates) {
	steps := rapid.IntRange(0, 3).Draw(t, "steps")
	for i := range steps {
		r := MarginalRate{Rate: rapid.Float64Range(0, 1).Draw(t, "rate")}
		if i+1 < steps {
			edge += side * rapid.Float64Range(0.01, 0.1).Draw(t, "outwards")
			r.To = Limit{LimitOfPlan, edge}
			if s.Baseline.Value > 0 && rapid.Bool().Draw(t, "to pounds") {
				r.To = Limit{LimitInPounds, edge * s.Baseline.Value}
			}
		}
		rates = append(rates, r)
	}
	return rates
}

// drawScenario draws a scenario for the year.
func drawScenario(t *rapid.T, y *Year) Scenario {
	var s Scenario
	for range rapid.IntRange(0, 5).Draw(t, "changes") {
		s.Changes = append(s.Changes, drawChange(t, y))
	}
	for _, p := range y.Providers {
		if rapid.IntRange(0, 2).Draw(t, "proposed") == 0 {
			s.Proposals = append(s.Proposals, Proposal{
				Provider: p.ID, FromWeek: rapid.IntRange(0, 52).Draw(t, "from"), Contract: []Schedule{drawSchedule(t)},
			})
		}
	}
	return s
}

func drawChange(t *rapid.T, y *Year) Change {
	size := Size{Kind: Percent, Amount: rapid.Float64Range(-120, 60).Draw(t, "percent")}
	if rapid.Bool().Draw(t, "per week") {
		size = Size{Kind: PerWeek, Amount: rapid.Float64Range(-60, 30).Draw(t, "amount")}
	}
	c := NewChange(Target{}, size)
	if rapid.Bool().Draw(t, "weeks") {
		c.FromWeek = rapid.IntRange(1, 52).Draw(t, "from")
		c.ToWeek = rapid.IntRange(c.FromWeek, 52).Draw(t, "to")
	}
	c.Delivered = rapid.SampledFrom([]float64{1, 1, 0.6, 0}).Draw(t, "delivered")
	if len(y.Referrals) == 0 || rapid.IntRange(0, 3).Draw(t, "of a line") == 0 {
		c.Target.Line = rapid.SampledFrom(y.Lines).Draw(t, "line").ID
		return c
	}
	r := rapid.SampledFrom(y.Referrals).Draw(t, "stream")
	c.Target.Referrals = r.ID
	for _, p := range r.ByPractice {
		if rapid.IntRange(0, 2).Draw(t, "names") == 0 {
			c.Practices = append(c.Practices, p.Practice)
		}
	}
	if rapid.Bool().Draw(t, "comes back") {
		c.ComesBack = ComesBack{Share: rapid.Float64Range(0, 1).Draw(t, "share"), Lag: drawLag(t, 30)}
	}
	return c
}

// drawCosts draws what the changes take.
func drawCosts(t *rapid.T, s *Scenario) {
	for i := range s.Changes {
		if rapid.IntRange(0, 2).Draw(t, "costs") == 0 {
			s.Changes[i].Costs = Costs{Once: rapid.Float64Range(0, 5e3).Draw(t, "once"), PerWeek: rapid.Float64Range(0, 500).Draw(t, "per week")}
		}
	}
}
