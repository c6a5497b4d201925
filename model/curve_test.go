package model

import (
	"math"
	"testing"
)

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

// At a bend, what counts is what the next patient fewer meets.
func TestAValueOnABendLiesBelowIt(t *testing.T) {
	c := curveOf(Schedule{Form: CostPerCase, Floor: Limit{LimitOfPlan, 0.9}, Ceiling: Limit{LimitOfPlan, 1.05}}, 1000)
	for value, why := range map[float64]Why{1050: PaidByCase, 1050.01: PaidCeiling, 1000: PaidByCase, 900.01: PaidByCase, 900: PaidFloor, 0: PaidFloor} {
		if got := c.At(value).Why; got != why {
			t.Errorf("%v lies in %d, want %d", value, got, why)
		}
	}
}
