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

func TestMoneyIsReadBackAsJSON(t *testing.T) {
	for _, m := range []Money{0, 1, -1, 1054031, -10, Pounds(9_200_000)} {
		text, _ := m.MarshalJSON()
		var back Money
		if err := back.UnmarshalJSON(text); err != nil || back != m {
			t.Errorf("%s is read as %d (%v)", text, back, err)
		}
	}
	for _, text := range []string{"1", "1.5", "--1.00", "1e3", `"1.00"`, "1.0-", "99999999999999999999.00"} {
		var m Money
		if m.UnmarshalJSON([]byte(text)) == nil {
			t.Errorf("%s is taken for an amount", text)
		}
	}
}
