package insight_test

import (
	"slices"
	"testing"

	"fewer/model"
	"fewer/model/insight"
)

// worthYear is a provider under each kind of terms: two lines of cost and volume
// together, a block with a fee by line, and a cap that is passed.
func worthYear() *model.Year {
	line := func(id, provider string, pod model.PointOfDelivery, function string, plan, done float64) model.Line {
		return model.Line{
			ID: id, Name: id, Provider: provider, POD: pod, TreatmentFunction: function, Specialty: "S" + function, Price: 100, Plan: plan,
			Actual: model.TotalCount(done), Forecast: model.Forecast{Kind: model.OnPlan}, Profile: model.Profile{Kind: model.Flat},
		}
	}
	half := model.MarginalRates{{Rate: 0.5}}
	return &model.Year{
		Name: "Worth", FinancialYear: 2010, MonthsElapsed: 6,
		Providers: []model.Provider{
			{ID: "cv", Name: "CV", MarketForcesFactor: 1, Contract: []model.Schedule{
				{Form: model.CostAndVolume, Covers: model.Covers{PODs: []model.PointOfDelivery{model.NonElective}}, Baseline: model.Given(10_000), MarginalAbove: half},
				{Form: model.CostPerCase},
			}},
			{ID: "block", Name: "Block", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.Block, Value: model.Given(5000)}}},
			{ID: "cap", Name: "Cap", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitInPounds, Amount: 9000}}}},
		},
		Lines: []model.Line{
			line("cv-a", "cv", model.NonElective, "100", 60, 60), line("cv-b", "cv", model.NonElective, "110", 60, 60), line("cv-first", "cv", model.FirstOutpatient, "100", 10, 5),
			line("block-a", "block", model.OtherDelivery, "", 10, 10), line("cap-a", "cap", model.OtherDelivery, "", 100, 100),
		},
	}
}

// TestWorthOfTakesErrorsOffTogether holds the worth of errors on curves that bend:
// a schedule's errors come off its value together, not one by one.
func TestWorthOfTakesErrorsOffTogether(t *testing.T) {
	p := model.Prepare(worthYear())
	value := func(line int) model.Money { // of a line at tariff: done, and half the plan to come
		l := p.Year().Lines[line]
		done := l.Actual.Total + l.Plan/2
		return model.Pounds(int64(done+0.5) * 100)
	}
	over := value(0) + value(1) - model.Pounds(10_000) // above the baseline
	if over < model.Pounds(7000) || over > model.Pounds(9000) {
		t.Fatalf("%v above the baseline", over)
	}
	got := insight.WorthOf(p, map[int]model.Money{0: model.Pounds(3000), 1: model.Pounds(3000), 2: 12_34, 3: model.Pounds(700), 4: model.Pounds(1000)})
	want := []insight.Worth{
		{model.Pounds(3000) + 12_34, 0, model.Pounds(6000) + 12_34},
		{0, 0, model.Pounds(700)},
		{0, 0, model.Pounds(1000)}, // still above the cap
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	if none := insight.WorthOf(p, nil); !slices.Equal(none, make([]insight.Worth, 3)) {
		t.Errorf("nothing wrong is worth %v", none)
	}
	// Each by itself would stay above the baseline, at half; together they go below it, to the full rate.
	each := model.Pounds(6000)
	together := insight.WorthOf(p, map[int]model.Money{0: each, 1: each})[0][model.AsContracted]
	apart := insight.WorthOf(p, map[int]model.Money{0: each})[0][model.AsContracted] + insight.WorthOf(p, map[int]model.Money{1: each})[0][model.AsContracted]
	if apart != each || together <= apart {
		t.Errorf("together %v, apart %v", together, apart)
	}
}

// TestLineFor finds a line by its work, or else one whose schedule would cover it.
func TestLineFor(t *testing.T) {
	y := worthYear()
	p := model.Prepare(y)
	for _, test := range []struct {
		provider int
		pod      model.PointOfDelivery
		function string
		line     string
	}{
		{0, model.NonElective, "110", "cv-b"},
		{0, model.NonElective, "320", "cv-a"},
		{0, model.FollowUp, "100", "cv-first"},
		{1, model.NonElective, "100", "block-a"},
		{2, "", "", "cap-a"},
	} {
		if got := insight.LineFor(p, test.provider, test.pod, test.function); got < 0 || y.Lines[got].ID != test.line {
			t.Errorf("%v: line %d, not %s", test, got, test.line)
		}
	}
	y.Providers[1].Contract[0].Covers.Lines = []string{"block-a"}
	if got := insight.LineFor(model.Prepare(y), 1, model.NonElective, "100"); got != -1 {
		t.Errorf("work that no schedule covers is paid by line %d", got)
	}
}
