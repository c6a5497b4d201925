package model

import (
	"strings"
	"testing"
)

func TestForecastMethodsSideBySide(t *testing.T) {
	p := Prepare(locality())
	s := workedScenarios()[1]
	all := p.ForecastMethods(&s)
	pr := p.NewProjection()
	p.Project(&s, pr)
	for i, o := range all {
		if o.Method != ForecastMethods[i] || !o.Possible {
			t.Fatalf("%+v", o)
		}
		// What people see is money: by the case a method must move it, as block it can't.
		if block := o.Deficits[AllBlock].DoNothing; o.Method == AsForecast && block != pr.Terms[AllBlock].DoNothing.Deficit {
			t.Errorf("as forecast, the block's deficit is %v", block)
		}
	}
	if got, want := all[AsForecast].Deficits[AllCostPerCase], (MethodDeficit{pr.Terms[AllCostPerCase].DoNothing.Deficit, pr.Terms[AllCostPerCase].Scenario.Deficit}); got != want {
		t.Errorf("as forecast %v, want %v", got, want)
	}
	if !strings.HasPrefix(all[ByLast8Weeks].Why, "5 lines have only a total of the weeks that are over, and keep to the run rate.") {
		t.Errorf("%q", all[ByLast8Weeks].Why)
	}
}

// A line of 35 weeks at £1,000 a week, in each of which the work is the same,
// must end the year at £52,000 by a straight line.
func TestStraightLine(t *testing.T) {
	y := &Year{Name: "Straight", FinancialYear: 2010, WeeksElapsed: 35, Lines: []Line{
		{ID: "prescribing", WithoutActivity: true, Budget: Given(50_000), Spent: 35_000},
		{ID: "emergency", Provider: "h", POD: NonElective, Price: 10, Plan: 100, Actual: TotalCount(70), Profile: Profile{Kind: WorkingDays}},
	}, Providers: []Provider{{ID: "h", MarketForcesFactor: 1, Contract: []Schedule{{Form: CostPerCase}}}}}
	straight, why := y.ByMethod(ByStraightLine)
	if why != "" {
		t.Error(why)
	}
	got := Prepare(straight).DoNothing().Terms[AllCostPerCase].DoNothing.Spend
	if want := Pounds(52_000 + 104*10); got != want {
		t.Errorf("%v, want %v", got.Pence(), want.Pence())
	}
	if y.Lines[0].Forecast.Kind != RunRate {
		t.Error("the year itself was changed")
	}
}

func TestForecastMethodsEarlyInTheYear(t *testing.T) {
	y := &Year{Name: "April", FinancialYear: 2010, WeeksElapsed: 1, Lines: []Line{
		{ID: "prescribing", WithoutActivity: true, Budget: Given(52_000), Spent: 900, Profile: Profile{Kind: Flat}},
	}}
	all := Prepare(y).ForecastMethods(&Scenario{})
	if o := all[ByLast8Weeks]; o.Possible || o.Why != "Only 1 week is over." {
		t.Errorf("%+v", o)
	}
	if o := all[ByPlan]; !o.Possible || o.Deficits[AsContracted].DoNothing != Pounds(-100) {
		t.Errorf("%+v", o) // one week at £900, fifty-one at £1,000, against £52,000
	}
}
