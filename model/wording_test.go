package model

import "testing"

func TestSchedulesAreNamedByWhatTheyPay(t *testing.T) {
	for _, c := range []struct {
		schedule Schedule
		want     string
	}{
		{Schedule{Form: Block}, "block at planned value"},
		{Schedule{Form: Block, Value: Given(61_200_000)}, "block of £61.2m"},
		{Schedule{Form: CostPerCase}, "cost per case"},
		{Schedule{Form: CostPerCase, Ceiling: Limit{LimitOfPlan, 1.04}}, "cost per case, fixed above 104% of plan"},
		{
			Schedule{Form: CostPerCase, Floor: Limit{LimitOfPlan, 0.95}, Ceiling: Limit{LimitOfPlan, 1.04}},
			"cost per case, fixed outside 95% to 104% of plan",
		},
		{Schedule{Form: CostPerCase, Floor: Limit{LimitInPounds, 2_000_000}}, "cost per case, fixed below £2.0m"},
		{
			Schedule{Form: CostAndVolume, Baseline: Given(41_000_000), MarginalAbove: Given(0.3)},
			"cost and volume, above £41.0m at 30% of tariff, below it at 100%",
		},
		{
			Schedule{
				Form: CostAndVolume, ToleranceAbove: Given(0.03), ToleranceBelow: Given(0.03),
				MarginalAbove: Given(0.5), MarginalBelow: Given(0.5),
			},
			"cost and volume, fixed inside 97% to 103% of plan, outside it at 50% of tariff",
		},
		{
			Schedule{Form: Blended, Variable: Given(0.75), MeasuredByLine: true},
			"blended, away from plan at 75% of tariff, each line by itself",
		},
	} {
		if got := c.schedule.Words(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
