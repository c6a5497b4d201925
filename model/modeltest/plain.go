package modeltest

import (
	"fmt"
	"strings"

	"fewer/model"
)

// OnPlan is a year in which every month had what the plan has by its days.
func OnPlan(year model.FinancialYear, months int, profile model.Profile, contract model.Schedule) *model.Year {
	y := &model.Year{Name: "On plan", FinancialYear: year}
	ByMonth(y, months)
	for i, price := range []float64{112, 3.5, 5300} {
		id := fmt.Sprint("provider-", i) // one line each, since budgets are rounded by line and payments by schedule
		y.Providers = append(y.Providers, model.Provider{ID: id, MarketForcesFactor: 1.0412, MarginalCost: 0.3, Contract: []model.Schedule{contract}})
		l := model.Line{ID: fmt.Sprint("line-", i), Provider: id, POD: model.Elective, Price: price, Plan: 120_000, Profile: profile}
		y.Lines = append(y.Lines, l)
	}
	s := model.Prepare(y).Lines[0].Profile
	for i := range y.Lines {
		counts := make([]float64, months)
		for m := range counts {
			counts[m] = y.Lines[i].Plan * s.InMonths(year, m, m+1) / s.To[model.WeeksInYear]
		}
		y.Lines[i].Actual = model.MonthlyCounts(counts)
	}
	return y
}

// PlainYear is half a year of ten referrals a week, each of which brings one
// attendance at £100 in the same week: 260 are left, the year's work is worth
// £52,000, and so is the plan.
func PlainYear(schedules ...model.Schedule) *model.Year {
	y := &model.Year{Name: "Plain", FinancialYear: 2010, WeeksElapsed: 26}
	for i, s := range schedules {
		id := string(rune('a' + i))
		y.Providers = append(y.Providers, model.Provider{ID: id, Name: "Hospital " + strings.ToUpper(id), MarketForcesFactor: 1, Contract: []model.Schedule{s}})
		y.Lines = append(y.Lines, model.Line{
			ID: id + "-first", Name: "First attendances", Provider: id, POD: model.FirstOutpatient, Price: 100, Plan: 520,
			Actual: model.TotalCount(260), Profile: model.Profile{Kind: model.Flat},
		})
		y.Referrals = append(y.Referrals, model.ReferralStream{
			ID: id, Name: "Referrals to " + strings.ToUpper(id), Provider: id, Profile: model.Profile{Kind: model.Flat}, Actual: model.TotalCount(260),
			LeadsTo: []model.Flow{{Line: id + "-first", Each: 1}},
		})
	}
	return y
}

// PracticesYear has one stream of the counts, from practices of the lists.
func PracticesYear(lists, counts []float64) *model.Year {
	y := &model.Year{
		Name: "Practices", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []model.Provider{{ID: "h", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.CostPerCase}}}},
		Lines:     []model.Line{{ID: "first", Provider: "h", POD: model.FirstOutpatient, Price: 100, Plan: 1000, Actual: model.TotalCount(700)}},
	}
	r := model.ReferralStream{ID: "ent", Provider: "h", LeadsTo: []model.Flow{{Line: "first", Each: 1, Lag: model.Lag{First: 1, Last: 1}}}}
	total := 0.0
	for i := range lists {
		id := fmt.Sprint("practice-", i)
		y.Practices = append(y.Practices, model.Practice{ID: id, ListSize: model.Optional{Value: lists[i], Given: lists[i] > 0}})
		r.ByPractice = append(r.ByPractice, model.PracticeCount{Practice: id, Count: counts[i]})
		total += counts[i]
	}
	r.Actual = model.TotalCount(total)
	y.Referrals = []model.ReferralStream{r}
	return y
}

// Projected is the projection of a scenario, made anew.
func Projected(p *model.Prepared, s *model.Scenario) *model.Projection {
	pr := p.NewProjection()
	p.Project(s, pr)
	return pr
}

// NameAll gives everything its id for a name.
func NameAll(y *model.Year) {
	for i := range y.Practices {
		y.Practices[i].Name = y.Practices[i].ID
	}
	for i := range y.Providers {
		y.Providers[i].Name = y.Providers[i].ID
	}
	for i := range y.Lines {
		y.Lines[i].Name = y.Lines[i].ID
	}
	for i := range y.Referrals {
		y.Referrals[i].Name = y.Referrals[i].ID
	}
}

// Emergencies are fixed from 98% to 102% of £7m, and then move by steps.
func Emergencies() model.Schedule {
	return model.Schedule{
		Form: model.CostAndVolume, Baseline: model.Given(7_000_000), ToleranceAbove: model.Given(0.02), ToleranceBelow: model.Given(0.02),
		MarginalAbove: model.MarginalRates{{To: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}, Rate: 0.7}, {Rate: 0.3}},
		MarginalBelow: model.MarginalRates{{To: model.Limit{Kind: model.LimitInPounds, Amount: 6_650_000}, Rate: 1}, {Rate: 0.5}},
	}
}

// Stepped is a year of one emergency line that comes to a value at tariff.
func Stepped(value float64) *model.Year {
	y := PlainYear(Emergencies())
	y.Lines[0].Price, y.Lines[0].Plan, y.Lines[0].Forecast = 1, 7_000_000, model.Forecast{Kind: model.OnPlan}
	y.Lines[0].Actual = model.TotalCount(value - 3_500_000)
	return y
}
