package explain

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// checkBridge checks that a bridge leads from its first bar to its last.
func checkBridge(t fataler, x *Explainer, name string, b Bridge, from, to model.Money) {
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
		for _, part := range step.Parts {
			if (part.Amount > 0) != step.Held {
				t.Fatalf("%s: %s of %q are offset in one bar: %s", name, part.Amount.Decimal(), part.Label, step.Label)
			}
		}
	}
	if level != to {
		t.Fatalf("%s ends at %s, not at %s", name, level.Decimal(), to.Decimal())
	}
}

func checkBridges(t fataler, p *model.Prepared, s *model.Scenario) {
	x := New(p, s)
	pr := x.Projection()
	for _, terms := range model.AllTerms {
		if terms == model.AsProposed && !pr.Proposed {
			continue
		}
		r := pr.Terms[terms]
		checkBridge(t, x, "from budget, "+terms.String(), x.OutturnBridge(terms), pr.Budget, r.DoNothing.Spend)
		from := r.DoNothing.Spend
		if terms == model.AsProposed {
			from = pr.Terms[model.AsContracted].DoNothing.Spend
		}
		checkBridge(t, x, "to the scenario, "+terms.String(), x.ScenarioBridge(terms), from, r.Scenario.Spend)
	}
}

func TestBridgesOfAnyYearAddUpExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		modeltest.NameAll(y)
		s := modeltest.DrawScenario(t, y)
		checkBridges(t, model.Prepare(y), &s)
	})
}

// TestTheBridgeHasTheBarThatTheContractHolds: as contracted nothing is saved of
// ENT referrals, so the bridge holds back all that they would save by the case.
func TestTheBridgeHasTheBarThatTheContractHolds(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	s := modeltest.WorkedScenarios()[1]
	b := New(p, &s).ScenarioBridge(model.AsContracted)
	if len(b) != 4 {
		t.Fatalf("%d bars: %+v", len(b), b)
	}
	if b[1].Amount != -1_054_031 || b[2].Amount != 1_054_031 || !b[2].Held {
		t.Errorf("asked for %s, held %s", b[1].Amount.Decimal(), b[2].Amount.Decimal())
	}
	checkBridges(t, p, &s)
	for _, step := range New(p, &s).ScenarioBridge(model.AllCostPerCase) {
		if step.Held {
			t.Error("by the case nothing is held back")
		}
	}
}

// What is no step takes nobody's bar, and what has none is named.
func TestShortBridgesNameWhatTheyPutTogether(t *testing.T) {
	b := Bridge{{Label: "before", Stands: true, Amount: 100}, {Label: "off"}, {Label: "a", Amount: -30}, {Label: "b", Amount: -20}, {Label: "c", Amount: -10}, {Label: "after", Stands: true, Amount: 40}}
	said := func(bars int) (labels string) {
		for _, s := range b.AtMost(bars) {
			labels += s.Label + "; "
		}
		return labels
	}
	for bars, want := range map[int]string{5: "before; a; b; c; after; ", 4: "before; a; b and c; after; ", 6: "before; off; a; b; c; after; "} {
		if got := said(bars); got != want {
			t.Errorf("in %d bars %q, not %q", bars, got, want)
		}
	}
}

// TestTheBridgeOffsetsNothing: a tenth fewer to a hospital that is paid by the
// case saves more than by the case, since the clinic that sees some of them
// instead is inside a block; a tenth fewer to a hospital on a block saves nothing.
// Each is a bar of its own.
func TestTheBridgeOffsetsNothing(t *testing.T) {
	flat := model.Profile{Kind: model.Flat}
	year := &model.Year{
		Name: "Two hospitals", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []model.Provider{
			{ID: "east", Name: "East", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.CostPerCase}}},
			{ID: "west", Name: "West", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.Block}}},
			{ID: "clinics", Name: "Clinics", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.Block}}},
		},
		Lines: []model.Line{
			{ID: "east-first", Name: "East", Provider: "east", POD: model.FirstOutpatient, Price: 100, Plan: 520, Actual: model.TotalCount(350), Profile: flat},
			{ID: "west-first", Name: "West", Provider: "west", POD: model.FirstOutpatient, Price: 100, Plan: 520, Actual: model.TotalCount(350), Profile: flat},
			{ID: "clinic", Name: "Clinic", Provider: "clinics", POD: model.Community, Price: 50, Plan: 520, Actual: model.TotalCount(350), Profile: flat},
		},
	}
	for _, to := range []string{"east", "west"} {
		year.Referrals = append(year.Referrals, model.ReferralStream{
			ID: to, Name: "ENT to " + to, Provider: to, Actual: model.TotalCount(350), Profile: flat,
			LeadsTo: []model.Flow{{Line: to + "-first", Each: 1}}, Instead: []model.Flow{{Line: "clinic", Each: 0.5}},
		})
	}
	s := model.Scenario{Changes: []model.Change{
		model.NewChange(model.Target{Referrals: "east"}, model.Size{Kind: model.Percent, Amount: -10}),
		model.NewChange(model.Target{Referrals: "west"}, model.Size{Kind: model.Percent, Amount: -10}),
	}}
	p := model.Prepare(year)
	checkBridges(t, p, &s)
	// 17 weeks of 1 referral fewer: £1,700 less at each hospital, £425 more at the clinic.
	b := New(p, &s).ScenarioBridge(model.AsContracted)
	want := []model.Money{model.Pounds(-1275), model.Pounds(-1275), model.Pounds(1275), model.Pounds(-425)}
	if len(b) != 6 {
		t.Fatalf("%d bars: %+v", len(b), b)
	}
	for i, amount := range want {
		if b[i+1].Amount != amount {
			t.Errorf("%q is %s, want %s", b[i+1].Label, b[i+1].Amount.Decimal(), amount.Decimal())
		}
	}
	if note := b[1].Note; note != "As if every case were paid at tariff. As contracted it saves £1,700.00." {
		t.Error(note)
	}
	if b[3].Label != "asked for, but not released by the contract" || b[4].Label != "saved beyond the price by the case" || !strings.HasSuffix(b[4].Note, "inside the contract of Clinics.") {
		t.Errorf("%+v %+v", b[3], b[4])
	}
}
