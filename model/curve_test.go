package model

import (
	"math"
	"strings"
	"testing"
)

// emergencies are fixed from 98% to 102% of £7m, and then move by steps.
func emergencies() Schedule {
	return Schedule{
		Form: CostAndVolume, Baseline: Given(7_000_000), ToleranceAbove: Given(0.02), ToleranceBelow: Given(0.02),
		MarginalAbove: MarginalRates{{Limit{LimitOfPlan, 1.05}, 0.7}, {Rate: 0.3}},
		MarginalBelow: MarginalRates{{Limit{LimitInPounds, 6_650_000}, 1}, {Rate: 0.5}},
	}
}

func curveOf(s Schedule, planned float64) Curve { return s.shape().curve(nil, planned, 1) }

func TestAMarginalRateInSteps(t *testing.T) {
	s := emergencies()
	c := curveOf(s, 7_160_000)
	for _, x := range []struct {
		value, pay, rate float64
		why              Why
	}{
		{7_481_065.37, 7_186_319.61, 0.3, PaidAbove}, // 7,000,000 + 70% × 210,000 + 30% × 131,065.37
		{7_350_000, 7_147_000, 0.7, PaidAbove},
		{7_140_000, 7_000_000, 0, PaidInBand},
		{6_900_000, 7_000_000, 0, PaidInBand},
		{6_860_000, 7_000_000, 1, PaidBelow},
		{6_700_000, 6_840_000, 1, PaidBelow},
		{6_600_000, 6_765_000, 0.5, PaidBelow}, // 7,000,000 − 210,000 − 50% × 50,000
		{0, 3_465_000, 0.5, PaidBelow},
	} {
		if got := RoundPounds(c.Pay(x.value)); got != RoundPounds(x.pay) {
			t.Errorf("%v at tariff pays %s, want %s", x.value, got.Pence(), RoundPounds(x.pay).Pence())
		}
		if at := c.At(x.value); at.Rate != x.rate || at.Why != x.why {
			t.Errorf("%v lies where %v of a pound is paid for reason %d", x.value, at.Rate, at.Why)
		}
	}
	if got := c.Bends(); len(got) != 4 || got[0] != 6_650_000 || got[1] != 6_860_000 || got[2] != 7_140_000 || got[3] != 7_350_000 {
		t.Errorf("it bends at %v", got)
	}
	want := "cost and volume, fixed inside 98% to 102% of £7.0m, above it at 70% of tariff up to 105% and 30% beyond, below it at 100% down to £6.7m and 50% beyond"
	if got := s.Words(); got != want {
		t.Errorf("it is called %q", got)
	}
	s.Ceiling = Limit{LimitInPounds, 7_150_000}
	c = curveOf(s, 7_160_000)
	if at := c.At(7_481_065.37); at.Why != PaidCeiling || math.Abs(at.From-7_360_000) > 1e-6 || c.Pay(7_481_065.37) != 7_150_000 {
		t.Errorf("with a ceiling it stands in %+v", at)
	}
}

// stepped is a year of one emergency line that comes to a value at tariff.
func stepped(value float64) *Year {
	y := plainYear(emergencies())
	y.Lines[0].Price, y.Lines[0].Plan, y.Lines[0].Forecast = 1, 7_000_000, Forecast{Kind: OnPlan}
	y.Lines[0].Actual = TotalCount(value - 3_500_000)
	return y
}

func TestStepsAreExplained(t *testing.T) {
	for value, parts := range map[float64][]Money{
		7_481_065.37: {Pounds(7_000_000), Pounds(147_000), 3_931_961},
		7_200_000:    {Pounds(7_000_000), Pounds(42_000)},
		6_600_000:    {Pounds(7_000_000), -Pounds(210_000), -Pounds(25_000)},
		6_700_000:    {Pounds(7_000_000), -Pounds(160_000)},
	} {
		p := Prepare(stepped(value))
		pr := p.NewProjection()
		e, err := pr.Explain("terms.as_contracted.providers.a.do_nothing")
		if err != nil {
			t.Fatal(err)
		}
		var got []Money
		for _, part := range e.Parts() {
			got = append(got, RoundPounds(part.Value))
		}
		if len(got) != len(parts) {
			t.Fatalf("%v at tariff is told as %v", value, got)
		}
		for i := range parts {
			if got[i] != parts[i] {
				t.Errorf("part %d of %v at tariff is %s, want %s", i, value, got[i].Pence(), parts[i].Pence())
			}
		}
		checkExplanations(t, p, &Scenario{}, pr)
	}
}

// Billed credits may take a value below nothing. What is paid is then never
// below that value, and otherwise never below nothing.
func TestPaymentsAreNeverBelowTheValue(t *testing.T) {
	for _, c := range []struct {
		s           Schedule
		value, want float64
	}{
		{Schedule{Form: CostPerCase}, -500, -500},
		{Schedule{Form: Block, Value: Given(800)}, -500, 800},
		{Schedule{Form: CostPerCase, Floor: Limit{LimitOfPlan, 0.5}}, -500, 500},
		{Schedule{Form: Blended, Variable: Given(0.5), Value: Given(100)}, -500, -500},
		{Schedule{Form: Blended, Variable: Given(0.5), Value: Given(100)}, 500, 0},
		{Schedule{Form: Blended, Variable: Given(0.5)}, -500, 250},
		{Schedule{Form: CostAndVolume, MarginalBelow: AtRate(1.5), Value: Given(1_200)}, -500, -500},
		{Schedule{Form: CostAndVolume, MarginalBelow: AtRate(1.5), Value: Given(1_200)}, 100, 0},
		{Schedule{Form: CostAndVolume, MarginalBelow: AtRate(1.5), Value: Given(1_200)}, 300, 150},
	} {
		curve := curveOf(c.s, 1000)
		if got := curve.Pay(c.value); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s pays %v for %v, want %v", c.s.Words(), got, c.value, c.want)
		}
	}
}

// A contract that is measured by line pays each line at its own plan, whatever
// the mix of the forecast.
func TestThePlanOfAContractByLineIsPaidByItsOwnMix(t *testing.T) {
	y := plainYear(Schedule{Form: CostAndVolume, MarginalAbove: AtRate(0.3), MeasuredByLine: true})
	y.Lines[0].Plan, y.Lines[0].Actual = 10_000, TotalCount(6_000)
	second := y.Lines[0]
	second.ID, second.Actual = "a-second", TotalCount(3_000)
	y.Lines = append(y.Lines, second)
	p := Prepare(y)
	c, ok := p.PaymentCurve(0, p.DoNothing())
	if !ok || c.Plan.Pay != Pounds(2_000_000) || math.Abs(c.Plan.Value-2_000_000) > 1e-6 {
		t.Errorf("the plan is paid %s", c.Plan.Pay.Pence())
	}
	// 1,000,000 + 30% × 200,000 for the one line, 600,000 for the other.
	if c.Forecast.Pay != Pounds(1_660_000) {
		t.Errorf("the forecast is paid %s", c.Forecast.Pay.Pence())
	}
}

// A row beyond 40% is swept as far as it stands, and its bends are looked for
// there too: with 2,600 referrals left × 2 × £100, of which 30% are protected, a
// block of £700,000 is as dear as cost per case with 300,000 of 520,000 less.
func TestASweepGoesAsFarAsTheRowStands(t *testing.T) {
	y := plainYear(Schedule{Form: Block, Value: Given(700_000)})
	y.Lines[0].Actual, y.Lines[0].Plan, y.Lines[0].Forecast = TotalCount(4_800), 10_400, Forecast{Kind: OnPlan}
	y.Referrals[0].Actual, y.Referrals[0].Protected = TotalCount(2_600), 0.3
	y.Referrals[0].LeadsTo[0].Each = 2
	p := Prepare(y)
	target := Target{Referrals: "a"}
	w, ok := p.Sweep(&Scenario{Changes: []Change{percent(target, -100)}}, target)
	if !ok || w.Points[0].Percent != -100 || w.Points[len(w.Points)-1].Percent != 40 {
		t.Fatalf("the sweep goes from %v", w.Points[0].Percent)
	}
	if says := strings.Join(w.FactsWords(y), "\n"); !strings.Contains(says, "With 57.7% fewer, Hospital A costs the same as contracted and if all were cost per case.") {
		t.Errorf("it says %s", says)
	}
	bends := false
	for _, point := range w.Points {
		bends = bends || math.Abs(point.Percent+70) < 1e-6
	}
	if !bends {
		t.Error("the sweep does not look for the bend at 70% fewer, where protection begins")
	}
}

// At a bend, what counts is what the next patient fewer meets.
func TestAValueOnABendLiesBelowIt(t *testing.T) {
	c := curveOf(Schedule{Form: CostPerCase, Floor: Limit{LimitOfPlan, 0.9}, Ceiling: Limit{LimitOfPlan, 1.05}}, 1000)
	for value, why := range map[float64]Why{1050: PaidByCase, 1050.01: PaidCeiling, 1000: PaidByCase, 900.01: PaidByCase, 900: PaidFloor, 0: PaidFloor} {
		if got := c.At(value).Why; got != why {
			t.Errorf("%v lies in %d, want %d", value, got, why)
		}
	}
}

func TestScheduleThatMostFallsUnderComesFirst(t *testing.T) {
	y := plainYear(Schedule{Form: Block, Covers: Covers{PODs: []PointOfDelivery{FirstOutpatient}}})
	y.Providers[0].Contract = append(y.Providers[0].Contract, Schedule{Form: CostPerCase})
	operations := y.Lines[0]
	operations.ID, operations.POD, operations.Price = "a-operations", DayCase, 900
	y.Lines = append(y.Lines, operations)
	y.Referrals[0].LeadsTo = append(y.Referrals[0].LeadsTo, Flow{Line: "a-operations", Each: 0.5})
	p := Prepare(y)
	if got := p.SchedulesOf(Target{Referrals: "a"}); len(got) != 2 || got[0] != 1 || got[1] != 0 || p.MainSchedule(Target{Referrals: "a"}) != 1 {
		t.Errorf("it is paid by %v", got)
	}
}
