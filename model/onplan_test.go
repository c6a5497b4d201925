package model

import (
	"fmt"
	"testing"
)

// A provider that is exactly on plan is on budget at the end of every month, to the
// penny, under every terms and profile.
func TestOnPlanIsOnBudgetAtEveryMonthEnd(t *testing.T) {
	var listed Weights
	for i := range listed {
		listed[i] = float64(1 + i%5)
	}
	profiles := []Profile{{Kind: WorkingDays}, {Kind: CalendarDays}, {Kind: Flat}, {Kind: ListedWeights, Listed: &listed}}
	given := func(v float64) Optional { return Given(v) }
	contracts := []Schedule{
		{Form: Block},
		{Form: CostPerCase},
		{Form: CostAndVolume, ToleranceAbove: given(0.02), ToleranceBelow: given(0.02), MarginalAbove: MarginalRates{{Rate: 0.3}}, MarginalBelow: MarginalRates{{Rate: 0.7}}},
		{Form: Blended, Variable: given(0.2)},
		{Form: CostPerCase, Floor: Limit{LimitOfPlan, 0.95}, Ceiling: Limit{LimitOfPlan, 1.05}},
	}
	for _, year := range []FinancialYear{2023} {
		for _, profile := range profiles {
			for month := 1; month <= 11; month++ {
				for _, contract := range contracts {
					y := onPlan(year, month, profile, contract)
					p := Prepare(y)
					pr := p.DoNothing()
					to := p.NewProjection()
					for _, terms := range AllTerms {
						if deficit := pr.Terms[terms].DoNothing.Deficit; deficit != 0 {
							t.Errorf("%v month %d, %v, %s, %s: %s over budget for the year", year, month, profile.Kind, contract.Form, terms.Key(), deficit.Pence())
						}
						if spent, _ := to.SpentToDate(terms); spent != p.BudgetToDate() {
							t.Errorf("%v month %d, %v, %s, %s: spent %s of %s to date", year, month, profile.Kind, contract.Form, terms.Key(), spent.Pence(), p.BudgetToDate().Pence())
						}
					}
				}
			}
		}
	}
}

// onPlan is a year in which every month had what the plan has by its days.
func onPlan(year FinancialYear, months int, profile Profile, contract Schedule) *Year {
	y := &Year{Name: "On plan", FinancialYear: year, MonthsElapsed: months}
	y.WeeksElapsed = y.DaysElapsed() / 7
	s := (&profileBook{year: y, listed: map[*Weights]*spreadOver{}}).get(profile, WorkingDays)
	for i, price := range []float64{112, 3.5, 5300} {
		id := fmt.Sprint("provider-", i) // one line each, since budgets are rounded by line and payments by schedule
		y.Providers = append(y.Providers, Provider{ID: id, MarketForcesFactor: 1.0412, MarginalCost: 0.3, Contract: []Schedule{contract}})
		l := Line{ID: fmt.Sprint("line-", i), Provider: id, POD: Elective, Price: price, Plan: 120_000, Profile: profile}
		counts := make([]float64, months)
		for m := range counts {
			counts[m] = l.Plan * s.inMonths(year, m, m+1) / s.to[WeeksInYear]
		}
		l.Actual = MonthlyCounts(counts)
		y.Lines = append(y.Lines, l)
	}
	return y
}
