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
			Schedule{Form: CostAndVolume, Baseline: Given(41_000_000), MarginalAbove: AtRate(0.3)},
			"cost and volume, above £41.0m at 30% of tariff, below it at 100%",
		},
		{
			Schedule{
				Form: CostAndVolume, ToleranceAbove: Given(0.03), ToleranceBelow: Given(0.03),
				MarginalAbove: AtRate(0.5), MarginalBelow: AtRate(0.5),
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

// A column of figures to the pound must add up before everybody's eyes: £11,936,223
// less £2,787 is £11,933,436, though £11,933,435.44 by itself would be £11,933,435.
func TestDeficitsToThePoundAddUp(t *testing.T) {
	for _, c := range []struct{ nothing, saving, wantNothing, wantScenario Money }{
		{1_193_622_271, 278_727, Pounds(11_936_223), Pounds(11_933_436)},
		{1_193_622_271, 0, Pounds(11_936_223), Pounds(11_936_223)},
		{Pounds(100) + 50, Pounds(200) + 49, Pounds(101), Pounds(-99)},
		{-150, -251, Pounds(-2), Pounds(1)},
	} {
		r := TermsResult{DoNothing: Outturn{Deficit: c.nothing}, Scenario: Outturn{Deficit: c.nothing - c.saving}, Saving: c.saving}
		nothing, scenario := r.DeficitsToThePound()
		if nothing != c.wantNothing || scenario != c.wantScenario {
			t.Errorf("%s less %s: %s and %s", c.nothing.Pence(), c.saving.Pence(), nothing.Pence(), scenario.Pence())
		}
		if off := (scenario - r.Scenario.Deficit).Abs(); off > Pounds(1) {
			t.Errorf("%s is %s off", scenario.Pence(), off.Pence())
		}
	}
}

func TestDeficitsAreSaidAsExactlyAsThereIsRoom(t *testing.T) {
	for _, c := range []struct {
		deficit          Money
		pounds, millions string
	}{
		{Pounds(11_933_435), "£11,933,435 over", "£11.93m over"},
		{Pounds(-310_049), "£310,049 under", "£310,000 under"},
		{-40, "on budget", "on budget"},
	} {
		if got := c.deficit.OverToThePound(); got != c.pounds {
			t.Errorf("%q, want %q", got, c.pounds)
		}
		if got := c.deficit.OverInMillions(); got != c.millions {
			t.Errorf("%q, want %q", got, c.millions)
		}
	}
}
