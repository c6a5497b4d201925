package model_test

import (
	"fmt"

	"fewer/model"
)

// twenty is a year with one hospital: 1,000 first attendances at £100 are planned, 20
// referrals a week each bring one two weeks later, and 35 weeks are over.
func twenty(contract model.Schedule) *model.Prepared {
	flat := model.Profile{Kind: model.Flat}
	return model.Prepare(&model.Year{
		Name: "Test PCT", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []model.Provider{{ID: "north", Name: "Northgate Centre", MarketForcesFactor: 1, Contract: []model.Schedule{contract}}},
		Lines: []model.Line{{
			ID: "first", Name: "First attendances", Provider: "north", POD: model.FirstOutpatient,
			Price: 100, Plan: 1000, Actual: model.TotalCount(700), Profile: flat,
		}},
		Referrals: []model.ReferralStream{{
			ID: "skin", Name: "Dermatology", Provider: "north", Actual: model.TotalCount(700), Profile: flat,
			LeadsTo: []model.Flow{{Line: "first", Each: 1, Lag: model.Lag{First: 2, Last: 2}}},
		}},
	})
}

// tenthFewer asks for 10% fewer referrals in the 17 weeks that are left.
func tenthFewer() *model.Scenario {
	return &model.Scenario{Changes: []model.Change{
		model.NewChange(model.Target{Referrals: "skin"}, model.Size{Kind: model.Percent, Amount: -10}),
	}}
}

// A block costs the same whoever comes: the plan, whatever is done.
func ExamplePrepare_block() {
	year := twenty(model.Schedule{Form: model.Block})
	p := year.NewProjection()
	year.Project(tenthFewer(), p)
	contracted := p.Terms[model.AsContracted]
	fmt.Println("spent if nothing changes:", contracted.DoNothing.Spend.Whole())
	fmt.Println("saved as contracted:", contracted.Saving.Saved())
	fmt.Println("saved if all were cost per case:", p.Terms[model.AllCostPerCase].Saving.Saved())
	// Output:
	// spent if nothing changes: £100,000
	// saved as contracted: nothing
	// saved if all were cost per case: £3,000
}

// Paid by the case, each attendance that does not come by 31 March is saved. Of 34
// referrals fewer the attendances of 30 would have come by then.
func ExamplePrepare_costPerCase() {
	year := twenty(model.Schedule{Form: model.CostPerCase})
	p := year.NewProjection()
	year.Project(tenthFewer(), p)
	fmt.Println("spent if nothing changes:", p.Terms[model.AsContracted].DoNothing.Spend.Whole())
	fmt.Println("saved as contracted:", p.Terms[model.AsContracted].Saving.Saved())
	fmt.Println("at tariff after 31 March:", p.LandsAfterYearEnd.Whole())
	// Output:
	// spent if nothing changes: £104,000
	// saved as contracted: £3,000
	// at tariff after 31 March: £400
}

// A change can do less than it asks for: here half of it is expected to happen, from
// week 44 on.
func ExampleNewChange() {
	year := twenty(model.Schedule{Form: model.CostPerCase})
	change := model.NewChange(model.Target{Referrals: "skin"}, model.Size{Kind: model.Percent, Amount: -10})
	change.FromWeek, change.Delivered = 44, 0.5
	p := year.NewProjection()
	year.Project(&model.Scenario{Changes: []model.Change{change}}, p)
	fmt.Println(year.Year().ChangeWords(change))
	fmt.Println("referrals not sent:", p.Changes[0].NotSent)
	fmt.Println("saved:", p.Terms[model.AsContracted].Saving.Saved())
	// Output:
	// Dermatology: 10% fewer, from week 44, 50% of it expected to happen
	// referrals not sent: 9
	// saved: £700
}
