package insight

import (
	"math"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/model/seek"
)

// A contract that is measured by line pays each line at its own plan, whatever
// the mix of the forecast.
func TestThePlanOfAContractByLineIsPaidByItsOwnMix(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostAndVolume, MarginalAbove: model.AtRate(0.3), MeasuredByLine: true})
	y.Lines[0].Plan, y.Lines[0].Actual = 10_000, model.TotalCount(6_000)
	second := y.Lines[0]
	second.ID, second.Actual = "a-second", model.TotalCount(3_000)
	y.Lines = append(y.Lines, second)
	p := model.Prepare(y)
	c, ok := PaymentCurveOf(p, 0, p.DoNothing())
	if !ok || c.Plan.Pay != model.Pounds(2_000_000) || math.Abs(c.Plan.Value-2_000_000) > 1e-6 {
		t.Errorf("the plan is paid %s", c.Plan.Pay.Pence())
	}
	// 1,000,000 + 30% × 200,000 for the one line, 600,000 for the other.
	if c.Forecast.Pay != model.Pounds(1_660_000) {
		t.Errorf("the forecast is paid %s", c.Forecast.Pay.Pence())
	}
}

func TestScheduleThatMostFallsUnderComesFirst(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.Block, Covers: model.Covers{PODs: []model.PointOfDelivery{model.FirstOutpatient}}})
	y.Providers[0].Contract = append(y.Providers[0].Contract, model.Schedule{Form: model.CostPerCase})
	operations := y.Lines[0]
	operations.ID, operations.POD, operations.Price = "a-operations", model.DayCase, 900
	y.Lines = append(y.Lines, operations)
	y.Referrals[0].LeadsTo = append(y.Referrals[0].LeadsTo, model.Flow{Line: "a-operations", Each: 0.5})
	p := model.Prepare(y)
	if got := SchedulesOf(p, model.Target{Referrals: "a"}); len(got) != 2 || got[0] != 1 || got[1] != 0 || MainSchedule(p, model.Target{Referrals: "a"}) != 1 {
		t.Errorf("it is paid by %v", got)
	}
}

func TestPaymentCurve(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.04}, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.95}})
	p := model.Prepare(y)
	pr := p.NewProjection()
	p.Project(&model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "a"}, 20)}}, pr)
	c, ok := PaymentCurveOf(p, 0, pr)
	if !ok {
		t.Fatal("nothing to draw")
	}
	want := []CurvePoint{
		{31_200, -40, model.Pounds(49_400)},
		{49_400, -5, model.Pounds(49_400)},
		{52_000, 0, model.Pounds(52_000)},
		{54_080, 4, model.Pounds(54_080)},
		{57_200, 10, model.Pounds(54_080)},
		{72_800, 40, model.Pounds(54_080)},
	}
	got := c.Curves[model.AsContracted]
	if len(got) != len(want) {
		t.Fatalf("the curve is %+v", got)
	}
	for i := range want {
		if math.Abs(got[i].Value-want[i].Value) > 1e-6 || math.Abs(got[i].More-want[i].More) > 1e-9 || got[i].Pay != want[i].Pay {
			t.Errorf("point %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	if c.Plan.Pay != model.Pounds(52_000) || c.Scenario.More < 9.99 || c.Scenario.Pay != model.Pounds(54_080) {
		t.Errorf("plan %+v, scenario %+v", c.Plan, c.Scenario)
	}
	says := ""
	for _, f := range c.Facts {
		says += f.Words() + "\n"
	}
	if says != `With 10% fewer patients than forecast the contract costs £2,600 more than cost per case.
With 5% fewer patients than forecast the contract and cost per case cost the same.
With 4% more patients than forecast the contract and cost per case cost the same.
With 10% more patients than forecast the contract saves £3,120 beside cost per case.
` {
		t.Errorf("says %s", says)
	}
}

func TestNothingToDraw(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase})
	y.Lines[0].Actual, y.Referrals[0].Actual = model.TotalCount(0), model.TotalCount(0)
	p := model.Prepare(y)
	if _, ok := PaymentCurveOf(p, 0, p.DoNothing()); ok {
		t.Error("a curve without work")
	}
	if w, ok := seek.SweepOf(p, &model.Scenario{}, model.Target{Referrals: "a"}, ""); !ok || len(w.Points) == 0 || math.IsNaN(w.Points[0].Percent) {
		t.Errorf("the sweep is %+v", w)
	}
	if _, ok := seek.SweepOf(p, &model.Scenario{}, model.Target{Referrals: "x"}, ""); ok {
		t.Error("a sweep of what the year lacks")
	}
	m := seek.StillMove(p, &model.Scenario{}, model.AsContracted, "")
	if m.Most.Saving != 0 || m.FirstWeek() != 0 || m.Streams[0].Holds[0].Kind != seek.HeldByNothingLeft {
		t.Errorf("%+v", m)
	}
}

func TestAnAmountForAFullYearCountsInPart(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.Block})
	p := model.Prepare(y)
	q := model.Proposal{Provider: y.Providers[0].ID, FromWeek: 40, Contract: []model.Schedule{{Form: model.Block, Value: model.Given(520_000)}}}
	if got := CountsFor(p, q); len(got) != 1 || got[0] != 0.25 {
		t.Errorf("from week 40 a pound counts for %v", got)
	}
	if CountsFor(p, model.Proposal{Provider: "x"}) != nil {
		t.Error("a provider that is not there counts for something")
	}
}
