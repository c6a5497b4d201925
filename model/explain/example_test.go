package explain_test

import (
	"fmt"
	"strings"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/figure"
)

// A figure is taken apart by its path in `fewer project --json`, part by part, down to
// counts and prices.
func ExampleExplainer_Explain() {
	flat := model.Profile{Kind: model.Flat}
	year := model.Prepare(&model.Year{
		Name: "Test PCT", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []model.Provider{{ID: "north", Name: "Northgate Centre", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.CostPerCase}}}},
		Lines: []model.Line{{
			ID: "first", Name: "First attendances", Provider: "north", POD: model.FirstOutpatient,
			Price: 100, Plan: 1000, Actual: model.TotalCount(700), Profile: flat,
		}},
	})
	p := year.NewProjection()
	year.Project(&model.Scenario{Changes: []model.Change{
		model.NewChange(model.Target{Line: "first"}, model.Size{Kind: model.PerWeek, Amount: -2}),
	}}, p)
	e, err := explain.On(p).Explain("terms.as_contracted.saving")
	if err != nil {
		fmt.Println(err)
		return
	}
	var say func(e *figure.Explanation, depth int)
	say = func(e *figure.Explanation, depth int) {
		fmt.Println(strings.Repeat("  ", depth) + e.Label + ": " + e.Result())
		for _, part := range e.Parts() {
			say(part, depth+1)
		}
	}
	say(e, 0)
	// Output:
	// Saved by 31 March, as contracted: First attendances, Northgate Centre: 2 a week fewer: £3,400.00
	//   First attendances in the year: 34 fewer
	//     weeks: 17 weeks
	//     asked for in a week: 2 fewer
	//   price of a unit: £100.00
}
