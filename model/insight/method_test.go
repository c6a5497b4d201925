package insight

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

func TestForecastMethodsSideBySide(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	s := modeltest.WorkedScenarios()[1]
	all, listed := NewMethods(p).Outturns(&s), MethodsFor(p.Year())
	pr := p.NewProjection()
	p.Project(&s, pr)
	for i, o := range all {
		if o.Method != listed[i] || !o.Possible {
			t.Fatalf("%+v", o)
		}
		// What people see is money: by the case a method must move it, as block it can't.
		if block := o.Deficits[model.AllBlock].DoNothing; o.Method == AsForecast && block != pr.Terms[model.AllBlock].DoNothing.Deficit {
			t.Errorf("as forecast, the block's deficit is %v", block)
		}
	}
	if got, want := all[AsForecast].Deficits[model.AllCostPerCase], (MethodDeficit{pr.Terms[model.AllCostPerCase].DoNothing.Deficit, pr.Terms[model.AllCostPerCase].Scenario.Deficit}); got != want {
		t.Errorf("as forecast %v, want %v", got, want)
	}
	if !strings.HasPrefix(all[ByLast8Weeks].Why, "1 line keeps the amount that is expected for the year. 4 lines have only a total of the weeks that are over, and keep to the run rate.") {
		t.Errorf("%q", all[ByLast8Weeks].Why)
	}
}

// A line of 35 weeks at £1,000 a week, in each of which the work is the same,
// must end the year at £52,000 by a straight line.
func TestStraightLine(t *testing.T) {
	y := &model.Year{Name: "Straight", FinancialYear: 2010, WeeksElapsed: 35, Lines: []model.Line{
		{ID: "prescribing", WithoutActivity: true, Budget: model.Given(50_000), Spent: 35_000},
		{ID: "emergency", Provider: "h", POD: model.NonElective, Price: 10, Plan: 100, Actual: model.TotalCount(70), Profile: model.Profile{Kind: model.WorkingDays}},
	}, Providers: []model.Provider{{ID: "h", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.CostPerCase}}}}}
	straight, why := ByMethod(y, ByStraightLine)
	if why != "" {
		t.Error(why)
	}
	got := model.Prepare(straight).DoNothing().Terms[model.AllCostPerCase].DoNothing.Spend
	if want := model.Pounds(52_000 + 104*10); got != want {
		t.Errorf("%v, want %v", got.Pence(), want.Pence())
	}
	if y.Lines[0].Forecast.Kind != model.RunRate {
		t.Error("the year itself was changed")
	}
}

func TestForecastMethodsEarlyInTheYear(t *testing.T) {
	y := &model.Year{Name: "April", FinancialYear: 2010, WeeksElapsed: 1, Lines: []model.Line{
		{ID: "prescribing", WithoutActivity: true, Budget: model.Given(52_000), Spent: 900, Profile: model.Profile{Kind: model.Flat}},
	}}
	all := NewMethods(model.Prepare(y)).Outturns(&model.Scenario{})
	if o := all[ByLast8Weeks]; o.Possible || o.Why != "Only 1 week is over." {
		t.Errorf("%+v", o)
	}
	if o := all[ByPlan]; !o.Possible || o.Deficits[model.AsContracted].DoNothing != model.Pounds(-100) {
		t.Errorf("%+v", o) // one week at £900, fifty-one at £1,000, against £52,000
	}
}

// An amount that is expected for the year is what somebody knows: no method
// overrides it but the plan, which takes the budget.
func TestAnExpectedAmountIsNoMethod(t *testing.T) {
	y := &model.Year{Name: "Expected", FinancialYear: 2010, WeeksElapsed: 35, Lines: []model.Line{
		{ID: "care", Name: "Care", WithoutActivity: true, Budget: model.Given(52_000), Spent: 35_000, Forecast: model.Forecast{Kind: model.ForecastAmount, Amount: 60_000}, Profile: model.Profile{Kind: model.Flat}},
		{ID: "prescribing", Name: "Prescribing", WithoutActivity: true, Budget: model.Given(52_000), Spent: 35_700},
	}}
	p := model.Prepare(y)
	m := NewMethods(p)
	for _, o := range m.Outturns(&model.Scenario{}) {
		by, why := m.By(o.Method)
		if o.Method == ByLast8Weeks || o.Method == ByLast4Weeks {
			if o.Possible {
				t.Errorf("%s is possible without a weekly count", o.Method)
			}
			continue
		}
		care := model.Pounds(60_000)
		if o.Method == ByPlan {
			care = model.Pounds(52_000) // £1,000 a week so far, and £1,000 a week planned
		}
		if got := model.RoundPounds(by.DoNothing().Lines[0].Scenario); got != care {
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
		y := modeltest.DrawYear(t)
		modeltest.NameAll(y)
		s := modeltest.DrawScenario(t, y)
		m := NewMethods(model.Prepare(y))
		all := m.Outturns(&s)
		for _, o := range all {
			if !o.Possible {
				continue
			}
			for _, terms := range model.AllTerms {
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
	all := []MethodDifference{{"East", model.Pounds(-900)}, {"West", model.Pounds(400)}, {"North", model.Pounds(-30)}, {"South", model.Pounds(20)}, {"Care", model.Pounds(5)}, {"Rest", model.Pounds(5)}}
	if got, want := DifferenceWords(all, model.AsContracted), "As contracted that is £500 less than by the year file: East £900 less, West £400 more, North £30 less, South £20 more, the others £10 more."; got != want {
		t.Errorf("%q", got)
	}
}
