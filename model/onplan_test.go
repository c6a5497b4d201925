package model

import (
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
