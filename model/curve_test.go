package model_test

import (
	"math"
	"testing"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/modeltest"
	"fewer/model/payment"
)

func curveOf(s model.Schedule, planned float64) payment.Curve {
	return s.Shape().Curve(nil, &payment.PartOfYear{Planned: figure.Plain(planned), Share: figure.Plain(1)})
}

func TestAMarginalRateInSteps(t *testing.T) {
	s := modeltest.Emergencies()
	c := curveOf(s, 7_160_000)
	for _, x := range []struct {
		value, pay, rate float64
		why              payment.Why
	}{
		{7_481_065.37, 7_186_319.61, 0.3, payment.PaidAbove}, // 7,000,000 + 70% × 210,000 + 30% × 131,065.37
		{7_350_000, 7_147_000, 0.7, payment.PaidAbove},
		{7_140_000, 7_000_000, 0, payment.PaidInBand},
		{6_900_000, 7_000_000, 0, payment.PaidInBand},
		{6_860_000, 7_000_000, 1, payment.PaidBelow},
		{6_700_000, 6_840_000, 1, payment.PaidBelow},
		{6_600_000, 6_765_000, 0.5, payment.PaidBelow}, // 7,000,000 − 210,000 − 50% × 50,000
		{0, 3_465_000, 0.5, payment.PaidBelow},
	} {
		if got := model.RoundPounds(c.Pay(x.value)); got != model.RoundPounds(x.pay) {
			t.Errorf("%v at tariff pays %s, want %s", x.value, got.Pence(), model.RoundPounds(x.pay).Pence())
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
	s.Ceiling = model.Limit{Kind: model.LimitInPounds, Amount: 7_150_000}
	c = curveOf(s, 7_160_000)
	if at := c.At(7_481_065.37); at.Why != payment.PaidCeiling || math.Abs(at.From-7_360_000) > 1e-6 || c.Pay(7_481_065.37) != 7_150_000 {
		t.Errorf("with a ceiling it stands in %+v", at)
	}
}

// Billed credits may take a value below nothing. What is paid is then never
// below that value, and otherwise never below nothing.
func TestPaymentsAreNeverBelowTheValue(t *testing.T) {
	for _, c := range []struct {
		s           model.Schedule
		value, want float64
	}{
		{model.Schedule{Form: model.CostPerCase}, -500, -500},
		{model.Schedule{Form: model.Block, Value: model.Given(800)}, -500, 800},
		{model.Schedule{Form: model.CostPerCase, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.5}}, -500, 500},
		{model.Schedule{Form: model.Blended, Variable: model.Given(0.5), Value: model.Given(100)}, -500, -500},
		{model.Schedule{Form: model.Blended, Variable: model.Given(0.5), Value: model.Given(100)}, 500, 0},
		{model.Schedule{Form: model.Blended, Variable: model.Given(0.5)}, -500, 250},
		{model.Schedule{Form: model.CostAndVolume, MarginalBelow: model.AtRate(1.5), Value: model.Given(1_200)}, -500, -500},
		{model.Schedule{Form: model.CostAndVolume, MarginalBelow: model.AtRate(1.5), Value: model.Given(1_200)}, 100, 0},
		{model.Schedule{Form: model.CostAndVolume, MarginalBelow: model.AtRate(1.5), Value: model.Given(1_200)}, 300, 150},
	} {
		curve := curveOf(c.s, 1000)
		if got := curve.Pay(c.value); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s pays %v for %v, want %v", c.s.Words(), got, c.value, c.want)
		}
	}
}

// At a bend, what counts is what the next patient fewer meets.
func TestAValueOnABendLiesBelowIt(t *testing.T) {
	c := curveOf(model.Schedule{Form: model.CostPerCase, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.9}, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}}, 1000)
	for value, why := range map[float64]payment.Why{1050: payment.PaidByCase, 1050.01: payment.PaidCeiling, 1000: payment.PaidByCase, 900.01: payment.PaidByCase, 900: payment.PaidFloor, 0: payment.PaidFloor} {
		if got := c.At(value).Why; got != why {
			t.Errorf("%v lies in %d, want %d", value, got, why)
		}
	}
}
