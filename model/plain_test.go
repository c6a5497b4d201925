package model

import (
	"fmt"
	"strings"
)

// onPlan is a year in which every month had what the plan has by its days.
func onPlan(year FinancialYear, months int, profile Profile, contract Schedule) *Year {
	y := &Year{Name: "On plan", FinancialYear: year, MonthsElapsed: months}
	y.WeeksElapsed = y.DaysElapsed() / 7
	for i, price := range []float64{112, 3.5, 5300} {
		id := fmt.Sprint("provider-", i) // one line each, since budgets are rounded by line and payments by schedule
		y.Providers = append(y.Providers, Provider{ID: id, MarketForcesFactor: 1.0412, MarginalCost: 0.3, Contract: []Schedule{contract}})
		l := Line{ID: fmt.Sprint("line-", i), Provider: id, POD: Elective, Price: price, Plan: 120_000, Profile: profile}
		y.Lines = append(y.Lines, l)
	}
	s := Prepare(y).lines[0].profile
	for i := range y.Lines {
		counts := make([]float64, months)
		for m := range counts {
			counts[m] = y.Lines[i].Plan * s.inMonths(year, m, m+1) / s.to[WeeksInYear]
		}
		y.Lines[i].Actual = MonthlyCounts(counts)
	}
	return y
}

// plainYear is half a year of ten referrals a week, each of which brings one
// attendance at £100 in the same week: 260 are left, the year's work is worth
// £52,000, and so is the plan.
func plainYear(schedules ...Schedule) *Year {
	y := &Year{Name: "Plain", FinancialYear: 2010, WeeksElapsed: 26}
	for i, s := range schedules {
		id := string(rune('a' + i))
		y.Providers = append(y.Providers, Provider{ID: id, Name: "Hospital " + strings.ToUpper(id), MarketForcesFactor: 1, Contract: []Schedule{s}})
		y.Lines = append(y.Lines, Line{
			ID: id + "-first", Name: "First attendances", Provider: id, POD: FirstOutpatient, Price: 100, Plan: 520,
			Actual: TotalCount(260), Profile: Profile{Kind: Flat},
		})
		y.Referrals = append(y.Referrals, ReferralStream{
			ID: id, Name: "Referrals to " + strings.ToUpper(id), Provider: id, Profile: Profile{Kind: Flat}, Actual: TotalCount(260),
			LeadsTo: []Flow{{Line: id + "-first", Each: 1}},
		})
	}
	return y
}

// practicesYear has one stream of the counts, from practices of the lists.
func practicesYear(lists, counts []float64) *Year {
	y := &Year{
		Name: "Practices", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []Provider{{ID: "h", MarketForcesFactor: 1, Contract: []Schedule{{Form: CostPerCase}}}},
		Lines:     []Line{{ID: "first", Provider: "h", POD: FirstOutpatient, Price: 100, Plan: 1000, Actual: TotalCount(700)}},
	}
	r := ReferralStream{ID: "ent", Provider: "h", LeadsTo: []Flow{{Line: "first", Each: 1, Lag: Lag{1, 1}}}}
	total := 0.0
	for i := range lists {
		id := fmt.Sprint("practice-", i)
		y.Practices = append(y.Practices, Practice{ID: id, ListSize: Optional{lists[i], lists[i] > 0}})
		r.ByPractice = append(r.ByPractice, PracticeCount{id, counts[i]})
		total += counts[i]
	}
	r.Actual = TotalCount(total)
	y.Referrals = []ReferralStream{r}
	return y
}

func projected(p *Prepared, s *Scenario) *Projection {
	pr := p.NewProjection()
	p.Project(s, pr)
	return pr
}

// nameAll gives everything its id for a name.
func nameAll(y *Year) {
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

// emergencies are fixed from 98% to 102% of £7m, and then move by steps.
func emergencies() Schedule {
	return Schedule{
		Form: CostAndVolume, Baseline: Given(7_000_000), ToleranceAbove: Given(0.02), ToleranceBelow: Given(0.02),
		MarginalAbove: MarginalRates{{Limit{LimitOfPlan, 1.05}, 0.7}, {Rate: 0.3}},
		MarginalBelow: MarginalRates{{Limit{LimitInPounds, 6_650_000}, 1}, {Rate: 0.5}},
	}
}

// stepped is a year of one emergency line that comes to a value at tariff.
func stepped(value float64) *Year {
	y := plainYear(emergencies())
	y.Lines[0].Price, y.Lines[0].Plan, y.Lines[0].Forecast = 1, 7_000_000, Forecast{Kind: OnPlan}
	y.Lines[0].Actual = TotalCount(value - 3_500_000)
	return y
}
