package model

import (
	"testing"

	"pgregory.net/rapid"
)

// checkBridge checks that a bridge leads from its first bar to its last.
func checkBridge(t fataler, x *Explainer, name string, b Bridge, from, to Money) {
	first, last := b[0], b[len(b)-1]
	if !first.Stands || !last.Stands || first.Amount != from || last.Amount != to {
		t.Fatalf("%s leads from %v to %v, not from %v to %v", name, first.Amount, last.Amount, from, to)
	}
	level := first.Amount
	for i, step := range b[1 : len(b)-1] {
		if step.Stands || step.Label == "" {
			t.Fatalf("%s: %+v does not lead on", name, step)
		}
		level += step.Amount
		if b.Levels()[i+1] != level {
			t.Fatalf("%s: the level after %q is %s", name, step.Label, b.Levels()[i+1].Decimal())
		}
		if _, err := x.Explain(step.Path); err != nil {
			t.Fatalf("%s: %q: %v", name, step.Label, err)
		}
		parts := step.Amount
		for _, part := range step.Parts {
			parts -= part.Amount
		}
		if len(step.Parts) > 0 && parts != 0 {
			t.Fatalf("%s: the parts of %q miss it by %s", name, step.Label, parts.Decimal())
		}
	}
	if level != to {
		t.Fatalf("%s ends at %s, not at %s", name, level.Decimal(), to.Decimal())
	}
}

func checkBridges(t fataler, p *Prepared, s *Scenario) {
	x := p.Explainer(s)
	pr := x.Projection()
	for _, terms := range AllTerms {
		if terms == AsProposed && !pr.Proposed {
			continue
		}
		r := pr.Terms[terms]
		checkBridge(t, x, "from budget, "+terms.String(), x.OutturnBridge(terms), pr.Budget, r.DoNothing.Spend)
		from := r.DoNothing.Spend
		if terms == AsProposed {
			from = pr.Terms[AsContracted].DoNothing.Spend
		}
		checkBridge(t, x, "to the scenario, "+terms.String(), x.ScenarioBridge(terms), from, r.Scenario.Spend)
	}
}

func TestBridgesOfAnyYearAddUpExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := drawYear(t)
		nameAll(y)
		s := drawScenario(t, y)
		checkBridges(t, Prepare(y), &s)
	})
}

// TestTheBridgeHasTheBarThatTheContractHolds: as contracted nothing is saved of
// ENT referrals, so the bridge holds back all that they would save by the case.
func TestTheBridgeHasTheBarThatTheContractHolds(t *testing.T) {
	p := Prepare(locality())
	s := workedScenarios()[1]
	b := p.Explainer(&s).ScenarioBridge(AsContracted)
	if len(b) != 4 {
		t.Fatalf("%d bars: %+v", len(b), b)
	}
	if b[1].Amount != -1_054_031 || b[2].Amount != 1_054_031 || !b[2].Held {
		t.Errorf("asked for %s, held %s", b[1].Amount.Decimal(), b[2].Amount.Decimal())
	}
	checkBridges(t, p, &s)
	for _, step := range p.Explainer(&s).ScenarioBridge(AllCostPerCase) {
		if step.Held {
			t.Error("by the case nothing is held back")
		}
	}
}
