package model_test

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

// A provider that is exactly on plan is on budget at the end of every month, to the
// penny, under every terms and profile.
func TestOnPlanIsOnBudgetAtEveryMonthEnd(t *testing.T) {
	var listed model.Weights
	for i := range listed {
		listed[i] = float64(1 + i%5)
	}
	profiles := []model.Profile{{Kind: model.WorkingDays}, {Kind: model.CalendarDays}, {Kind: model.Flat}, {Kind: model.ListedWeights, Listed: &listed}}
	given := func(v float64) model.Optional { return model.Given(v) }
	contracts := []model.Schedule{
		{Form: model.Block},
		{Form: model.CostPerCase},
		{Form: model.CostAndVolume, ToleranceAbove: given(0.02), ToleranceBelow: given(0.02), MarginalAbove: model.MarginalRates{{Rate: 0.3}}, MarginalBelow: model.MarginalRates{{Rate: 0.7}}},
		{Form: model.Blended, Variable: given(0.2)},
		{Form: model.CostPerCase, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.95}, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}},
	}
	for _, year := range []model.FinancialYear{2023} {
		for _, profile := range profiles {
			for month := 1; month <= 11; month++ {
				for _, contract := range contracts {
					y := modeltest.OnPlan(year, month, profile, contract)
					p := model.Prepare(y)
					pr := p.DoNothing()
					to := p.NewProjection()
					for _, terms := range model.AllTerms {
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
