package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestForecastMethodsSideBySide(t *testing.T) {
	p := Prepare(locality())
	s := workedScenarios()[1]
	all, listed := p.ForecastMethods(&s), p.year.ForecastMethods()
	pr := p.NewProjection()
	p.Project(&s, pr)
	for i, o := range all {
		if o.Method != listed[i] || !o.Possible {
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
	if !strings.HasPrefix(all[ByLast8Weeks].Why, "1 line keeps the amount that is expected for the year. 4 lines have only a total of the weeks that are over, and keep to the run rate.") {
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

// An amount that is expected for the year is what somebody knows: no method
// overrides it but the plan, which takes the budget.
func TestAnExpectedAmountIsNoMethod(t *testing.T) {
	y := &Year{Name: "Expected", FinancialYear: 2010, WeeksElapsed: 35, Lines: []Line{
		{ID: "care", Name: "Care", WithoutActivity: true, Budget: Given(52_000), Spent: 35_000, Forecast: Forecast{Kind: ForecastAmount, Amount: 60_000}, Profile: Profile{Kind: Flat}},
		{ID: "prescribing", Name: "Prescribing", WithoutActivity: true, Budget: Given(52_000), Spent: 35_700},
	}}
	p := Prepare(y)
	m := p.Methods()
	for _, o := range m.Outturns(&Scenario{}) {
		by, why := m.By(o.Method)
		if o.Method == ByLast8Weeks || o.Method == ByLast4Weeks {
			if o.Possible {
				t.Errorf("%s is possible without a weekly count", o.Method)
			}
			continue
		}
		care := Pounds(60_000)
		if o.Method == ByPlan {
			care = Pounds(52_000) // £1,000 a week so far, and £1,000 a week planned
		}
		if got := RoundPounds(by.DoNothing().Lines[0].Scenario); got != care {
			t.Errorf("%s: %s of care", o.Method, got.Pence())
		}
		if keeps := strings.Contains(why, "1 line keeps the amount that is expected for the year."); keeps != (o.Method == ByStraightLine || o.Method == ByRunRate) {
			t.Errorf("%s: %q", o.Method, why)
		}
	}
}

// What is said to make the difference between a method and the year file adds up
// to it, with changes as well.
func TestTheDifferencesOfMethodsAddUpExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := drawYear(t)
		nameAll(y)
		s := drawScenario(t, y)
		m := Prepare(y).Methods()
		all := m.Outturns(&s)
		for _, o := range all {
			if !o.Possible {
				continue
			}
			for _, terms := range AllTerms {
				left := o.Deficits[terms].Scenario - all[0].Deficits[terms].Scenario
				for _, d := range m.Differences(o.Method, terms) {
					left -= d.Amount
				}
				if left != 0 {
					t.Fatalf("%s, %s: the differences miss by %s", o.Method, terms, left.Decimal())
				}
			}
		}
	})
}

func TestDifferenceWords(t *testing.T) {
	all := []MethodDifference{{"East", Pounds(-900)}, {"West", Pounds(400)}, {"North", Pounds(-30)}, {"South", Pounds(20)}, {"Care", Pounds(5)}, {"Rest", Pounds(5)}}
	if got, want := DifferenceWords(all, AsContracted), "As contracted that is £500 less than by the year file: East £900 less, West £400 more, North £30 less, South £20 more, the others £10 more."; got != want {
		t.Errorf("%q", got)
	}
}
