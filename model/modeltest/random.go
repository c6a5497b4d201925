package modeltest

import (
	"fmt"

	"fewer/model"

	"pgregory.net/rapid"
)

// DrawYear draws a small year, by week or by month, that uses any rule of projection.md.
func DrawYear(t *rapid.T) *model.Year {
	y := &model.Year{Name: "Drawn", FinancialYear: model.FinancialYear(rapid.IntRange(2008, 2026).Draw(t, "year"))}
	y.WeeksElapsed = rapid.IntRange(1, 51).Draw(t, "elapsed")
	if rapid.Bool().Draw(t, "by month") {
		ByMonth(y, rapid.IntRange(1, 11).Draw(t, "months"))
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "practices") {
		q := model.Practice{ID: fmt.Sprint("practice-", i), Deprivation: rapid.IntRange(0, 2).Draw(t, "deprivation")}
		if rapid.Bool().Draw(t, "list size given") {
			q.ListSize = model.Given(float64(rapid.IntRange(1, 20_000).Draw(t, "list size")))
		}
		y.Practices = append(y.Practices, q)
	}
	specialties := []string{"ENT", "Dermatology"}
	for i := range rapid.IntRange(1, 3).Draw(t, "providers") {
		p := model.Provider{
			ID: fmt.Sprint("provider-", i), MarketForcesFactor: rapid.SampledFrom([]float64{1, 1.0412, 1.2}).Draw(t, "mff"),
			MarginalCost: rapid.SampledFrom([]float64{0, 0.3, 1}).Draw(t, "marginal cost"),
		}
		var pods []model.PointOfDelivery
		for k := range rapid.IntRange(1, 3).Draw(t, "lines") {
			l := drawLine(t, y, fmt.Sprintf("line-%d-%d", i, k))
			l.Provider, l.Specialty = p.ID, rapid.SampledFrom(specialties).Draw(t, "specialty")
			l.POD = model.PointsOfDelivery[(k*3+i)%len(model.PointsOfDelivery)]
			pods = append(pods, l.POD)
			y.Lines = append(y.Lines, l)
		}
		p.Contract = drawContract(t, pods)
		y.Providers = append(y.Providers, p)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "other lines") {
		l := drawOther(t, y, fmt.Sprint("other-", i))
		if rapid.IntRange(0, 2).Draw(t, "passes through") == 0 {
			l.Provider = y.Providers[0].ID
		}
		y.Lines = append(y.Lines, l)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "streams") {
		y.Referrals = append(y.Referrals, drawStream(t, y, fmt.Sprint("stream-", i)))
	}
	if rapid.Bool().Draw(t, "own budget") {
		y.Budget = model.Given(rapid.Float64Range(0, 1e6).Draw(t, "budget"))
	}
	return y
}

func drawProfile(t *rapid.T) model.Profile {
	switch rapid.IntRange(0, 5).Draw(t, "profile") {
	case 0:
		return model.Profile{Kind: model.WorkingDays}
	case 1:
		return model.Profile{Kind: model.CalendarDays}
	case 2:
		return model.Profile{Kind: model.Flat}
	case 3:
		var w model.Weights
		for i := range w {
			w[i] = float64(rapid.IntRange(0, 3).Draw(t, "weight"))
		}
		return model.Profile{Kind: model.ListedWeights, Listed: &w}
	}
	return model.Profile{}
}

func drawCounts(t *rapid.T, y *model.Year, p model.Profile) model.Counts {
	if rapid.IntRange(0, 3).Draw(t, "total only") == 0 {
		return model.TotalCount(float64(rapid.IntRange(0, 2000).Draw(t, "total")))
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
func countsOver(y *model.Year, p model.Profile, counts []float64) model.Counts {
	if y.ByMonth() {
		if p.Kind == model.ListedWeights {
			elapsed := model.Year{FinancialYear: y.FinancialYear, WeeksElapsed: y.WeeksElapsed, MonthsElapsed: y.MonthsElapsed, Lines: []model.Line{{WithoutActivity: true, Profile: p}}}
			s := model.Prepare(&elapsed).Lines[0].Profile
			for m := range counts {
				if s.InMonths(y.FinancialYear, m, m+1) == 0 {
					counts[m] = 0
				}
			}
		}
		return model.MonthlyCounts(counts)
	}
	return model.WeeklyCounts(counts)
}

func drawForecast(t *rapid.T, y *model.Year, c model.Counts) model.Forecast {
	switch rapid.IntRange(0, 3).Draw(t, "forecast") {
	case 0:
		return model.Forecast{Kind: model.OnPlan}
	case 1:
		if c.Weekly != nil {
			return model.Forecast{Kind: model.RecentWeeks, Weeks: rapid.IntRange(1, y.WeeksElapsed).Draw(t, "recent")}
		}
		if c.Monthly != nil {
			return model.Forecast{Kind: model.RecentMonths, Months: rapid.IntRange(1, y.MonthsElapsed).Draw(t, "recent months")}
		}
	}
	return model.Forecast{}
}

func drawLine(t *rapid.T, y *model.Year, id string) model.Line {
	l := model.Line{ID: id, Profile: drawProfile(t)}
	l.Actual = drawCounts(t, y, l.Profile)
	l.Price = rapid.SampledFrom([]float64{0.125, 58, 112, 890.5, 5300, 0}).Draw(t, "price")
	l.Plan = float64(rapid.IntRange(0, 3000).Draw(t, "plan"))
	if rapid.IntRange(0, 4).Draw(t, "own factor") == 0 {
		l.MarketForcesFactor = model.Given(1.1)
	}
	if rapid.IntRange(0, 3).Draw(t, "billed") == 0 {
		drawBill(&l, t, y)
	}
	if rapid.IntRange(0, 4).Draw(t, "line budget") == 0 {
		l.Budget = model.Given(rapid.Float64Range(0, 1e5).Draw(t, "pounds"))
	}
	l.Forecast = drawForecast(t, y, l.Actual)
	return l
}

// drawPounds draws an amount of whole pence, as bills have it.
func drawPounds(t *rapid.T, least, most float64, what string) float64 {
	return float64(rapid.IntRange(int(100*least), int(100*most)).Draw(t, what)) / 100
}

// drawBill states what was billed of a line and what was planned.
func drawBill(l *model.Line, t *rapid.T, y *model.Year) {
	l.PlanCost = model.Given(drawPounds(t, 0, 3e5, "plan cost"))
	billed := model.TotalCount(drawPounds(t, 0, 2e5, "billed in all"))
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

func drawOther(t *rapid.T, y *model.Year, id string) model.Line {
	l := model.Line{ID: id, WithoutActivity: true, Profile: drawProfile(t)}
	l.Budget = model.Given(rapid.Float64Range(0, 1e6).Draw(t, "budget"))
	l.Spent = rapid.Float64Range(0, 1e6).Draw(t, "spent")
	if rapid.IntRange(0, 3).Draw(t, "credits") == 0 {
		l.Spent = -l.Spent
	}
	l.Forecast.Kind = rapid.SampledFrom([]model.ForecastKind{model.RunRate, model.OnPlan, model.ForecastAmount, model.NothingMore}).Draw(t, "forecast")
	if l.Forecast.Kind == model.ForecastAmount {
		l.Forecast.Amount = l.Spent + rapid.Float64Range(0, 1e6).Draw(t, "amount")
	}
	return l
}

func drawStream(t *rapid.T, y *model.Year, id string) model.ReferralStream {
	r := model.ReferralStream{ID: id, Provider: rapid.SampledFrom(y.Providers).Draw(t, "provider").ID, Profile: drawProfile(t)}
	r.Actual = drawCounts(t, y, r.Profile)
	r.Forecast = drawForecast(t, y, r.Actual)
	r.Plan = model.Given(float64(rapid.IntRange(0, 3000).Draw(t, "plan")))
	left := int(r.Actual.Total)
	for _, p := range y.Practices {
		if rapid.IntRange(0, 3).Draw(t, "refers") > 0 {
			n := rapid.IntRange(0, left).Draw(t, "by practice")
			left -= n
			r.ByPractice = append(r.ByPractice, model.PracticeCount{Practice: p.ID, Count: float64(n)})
		}
	}
	r.Protected = rapid.SampledFrom([]float64{0, 0.09, 0.5, 1}).Draw(t, "protected")
	r.LeadsTo, r.Instead = drawFlows(t, y, true), drawFlows(t, y, false)
	return r
}

func drawFlows(t *rapid.T, y *model.Year, backfilled bool) (flows []model.Flow) {
	for range rapid.IntRange(0, 3).Draw(t, "flows") {
		line := rapid.SampledFrom(y.Lines).Draw(t, "line")
		if line.WithoutActivity {
			continue
		}
		f := model.Flow{Line: line.ID, Each: rapid.Float64Range(0, 2).Draw(t, "each"), Lag: DrawLag(t, 25)}
		if backfilled {
			f.Backfill = rapid.SampledFrom([]float64{0, 0, 0.3, 1}).Draw(t, "backfill")
		}
		flows = append(flows, f)
	}
	return flows
}

// DrawLag draws a lag whose first week is at most so many weeks later.
func DrawLag(t *rapid.T, most int) model.Lag {
	first := rapid.IntRange(0, most).Draw(t, "first")
	return model.Lag{First: first, Last: rapid.IntRange(first, most+5).Draw(t, "last")}
}

func drawContract(t *rapid.T, pods []model.PointOfDelivery) []model.Schedule {
	if len(pods) > 1 && rapid.Bool().Draw(t, "two schedules") {
		first := DrawSchedule(t)
		first.Covers.PODs = pods[:1]
		return []model.Schedule{first, DrawSchedule(t)}
	}
	return []model.Schedule{DrawSchedule(t)}
}

// DrawSchedule draws a schedule of any form that covers everything.
func DrawSchedule(t *rapid.T) model.Schedule {
	s := model.Schedule{Form: rapid.SampledFrom(model.Forms).Draw(t, "form"), MeasuredByLine: rapid.IntRange(0, 3).Draw(t, "by line") == 0}
	some := func(what string, from, to float64) model.Optional {
		if rapid.Bool().Draw(t, what+" given") {
			return model.Given(rapid.Float64Range(from, to).Draw(t, what))
		}
		return model.Optional{}
	}
	own := s.Form != model.CostPerCase && !s.MeasuredByLine
	if own {
		s.Value = some("value", 0, 1e6)
	}
	switch s.Form {
	case model.Block, model.CostPerCase:
	case model.CostAndVolume:
		if own {
			s.Baseline = some("baseline", 0, 1e6)
		}
		s.ToleranceAbove, s.ToleranceBelow = some("tolerance above", 0, 0.2), some("tolerance below", 0, 0.2)
		s.MarginalAbove, s.MarginalBelow = drawRates(t, &s, 1+s.ToleranceAbove.Value, 1), drawRates(t, &s, 1-s.ToleranceBelow.Value, -1)
	case model.Blended:
		if own {
			s.Baseline = some("baseline", 0, 1e6)
		}
		s.Variable = model.Given(rapid.Float64Range(0, 1).Draw(t, "variable"))
	default:
		t.Fatalf("say here what is drawn of the form %s", s.Form)
	}
	if rapid.IntRange(0, 2).Draw(t, "limits") == 0 {
		s.Floor, s.Ceiling = model.Limit{Kind: model.LimitOfPlan, Amount: 0.95}, model.Limit{Kind: model.LimitOfPlan, Amount: 1.04}
		if own && rapid.Bool().Draw(t, "pounds") {
			s.Floor, s.Ceiling = model.Limit{Kind: model.LimitInPounds, Amount: 2e5}, model.Limit{Kind: model.LimitInPounds, Amount: 4e5}
		}
	}
	return s
}

// drawRates draws marginal rates, in steps that move outwards from an edge.
func drawRates(t *rapid.T, s *model.Schedule, edge, side float64) (rates model.MarginalRates) {
	steps := rapid.IntRange(0, 3).Draw(t, "steps")
	for i := range steps {
		r := model.MarginalRate{Rate: rapid.Float64Range(0, 1).Draw(t, "rate")}
		if i+1 < steps {
			edge += side * rapid.Float64Range(0.01, 0.1).Draw(t, "outwards")
			r.To = model.Limit{Kind: model.LimitOfPlan, Amount: edge}
			if s.Baseline.Value > 0 && rapid.Bool().Draw(t, "to pounds") {
				r.To = model.Limit{Kind: model.LimitInPounds, Amount: edge * s.Baseline.Value}
			}
		}
		rates = append(rates, r)
	}
	return rates
}

// ByMonth lets so many months of a year be over, in place of its weeks.
func ByMonth(y *model.Year, months int) {
	y.MonthsElapsed = months
	y.WeeksElapsed = y.DaysElapsed() / 7
}

// DrawScenario draws a scenario for the year, with what its changes take.
func DrawScenario(t *rapid.T, y *model.Year) model.Scenario {
	var s model.Scenario
	for range rapid.IntRange(0, 5).Draw(t, "changes") {
		s.Changes = append(s.Changes, drawChange(t, y))
	}
	for _, p := range y.Providers {
		if rapid.IntRange(0, 2).Draw(t, "proposed") == 0 {
			s.Proposals = append(s.Proposals, model.Proposal{
				Provider: p.ID, FromWeek: rapid.IntRange(0, 52).Draw(t, "from"), Contract: []model.Schedule{DrawSchedule(t)},
			})
		}
	}
	return s
}

func drawChange(t *rapid.T, y *model.Year) model.Change {
	size := model.Size{Kind: model.Percent, Amount: rapid.Float64Range(-120, 60).Draw(t, "percent")}
	if rapid.Bool().Draw(t, "per week") {
		size = model.Size{Kind: model.PerWeek, Amount: rapid.Float64Range(-60, 30).Draw(t, "amount")}
	}
	c := model.NewChange(model.Target{}, size)
	if rapid.Bool().Draw(t, "weeks") {
		c.FromWeek = rapid.IntRange(1, 52).Draw(t, "from")
		c.ToWeek = rapid.IntRange(c.FromWeek, 52).Draw(t, "to")
	}
	c.Delivered = rapid.SampledFrom([]float64{1, 1, 0.6, 0}).Draw(t, "delivered")
	if rapid.IntRange(0, 2).Draw(t, "costs") == 0 {
		c.Costs = model.Costs{Once: rapid.Float64Range(0, 5e3).Draw(t, "once"), PerWeek: rapid.Float64Range(0, 500).Draw(t, "per week")}
	}
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
		c.ComesBack = model.ComesBack{Share: rapid.Float64Range(0, 1).Draw(t, "share"), Lag: DrawLag(t, 30)}
	}
	return c
}
