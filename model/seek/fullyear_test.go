package seek

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// TestAGoalForTheFullYearIsMetInIt takes the plan up in the scenario as it is written, and
// has the full year reckoned of that.
func TestAGoalForTheFullYearIsMetInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := drawn(t)
		terms := rapid.SampledFrom([]model.Terms{model.AsContracted, model.AllBlock, model.AllCostPerCase}).Draw(t, "terms")
		full := p.NewFullYear()
		full.Of(s)
		now := full.Projection().Terms[terms].Scenario.Deficit
		goal := now - model.RoundPounds(rapid.Float64Range(0, 200_000).Draw(t, "less"))
		q := Question{
			Scenario: s, Terms: terms, Deficit: goal, FullYear: true,
			Mode: rapid.SampledFrom([]Mode{InProportion, FewestSent}).Draw(t, "mode"),
		}
		a := Solve(p, &q)
		if a.Outcome == NoAnswer {
			t.Skip(a.Fault)
		}
		if a.Start != now {
			t.Fatalf("the full year ends %s, not %s", now.Pence(), a.Start.Pence())
		}
		for what, plan := range map[string]*Plan{"exact": &a.Exact, "tenths": &a.Tenths, "most": &a.Most} {
			if !plan.Found {
				continue
			}
			full.Of(&model.Scenario{Changes: plan.Changes, Proposals: s.Proposals})
			if ends := full.Projection().Terms[terms].Scenario.Deficit; ends != plan.Deficit {
				t.Fatalf("the %s plan ends the full year %s, and says %s", what, ends.Pence(), plan.Deficit.Pence())
			}
			if what != "most" && plan.Deficit > goal {
				t.Fatalf("the %s plan ends %s, above %s", what, plan.Deficit.Pence(), goal.Pence())
			}
		}
	})
}

// A change that ends early does nothing in a full year, and no plan makes it one that does.
func TestATemporaryChangeStaysAsItIs(t *testing.T) {
	y := modeltest.Locality()
	target := model.Target{Referrals: y.Referrals[0].ID}
	early := modeltest.Percent(target, -10)
	early.ToWeek = model.WeeksInYear - 1
	s := model.Scenario{Changes: []model.Change{early}}
	p := model.Prepare(y)
	nothing := p.NewFullYear()
	nothing.Of(&model.Scenario{})
	a := Solve(p, &Question{Scenario: &s, Terms: model.AllCostPerCase, FullYear: true, Deficit: nothing.Projection().Terms[model.AllCostPerCase].Scenario.Deficit - model.Pounds(1000)})
	if a.Outcome != Reached {
		t.Fatalf("it is not reached: %s", a.Headline(y))
	}
	if got := a.Exact.Changes[0]; got.Size != early.Size || got.ToWeek != early.ToWeek {
		t.Errorf("the early change became %+v", got)
	}
	if len(a.Exact.Changes) < 2 {
		t.Error("no change beside it")
	}
}
