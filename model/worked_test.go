package model_test

import (
	"encoding/json"
	"math"
	"strconv"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func TestWorkedCasesAgreeToThePenny(t *testing.T) {
	y := modeltest.Locality()
	p := model.Prepare(y)
	pr := p.NewProjection() // one for all, as in the app: no scenario may leave a trace
	for round := range 2 {
		for n, s := range modeltest.WorkedScenarios() {
			t.Run(strconv.Itoa(n)+" round "+strconv.Itoa(round), func(t *testing.T) {
				p.Project(&s, pr)
				compareWorked(t, y, modeltest.ReadWorked(t, n), pr)
			})
		}
	}
}

func compareWorked(t *testing.T, y *model.Year, want modeltest.Worked, got *model.Projection) {
	t.Helper()
	money := func(what string, got model.Money, want json.Number) {
		t.Helper()
		if got != modeltest.Pence(t, want) {
			t.Errorf("%s is %s, want %s", what, got.Decimal(), want)
		}
	}
	count := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-6 {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	money("budget", got.Budget, want.Budget)
	for _, terms := range model.AllTerms {
		w, stands := want.Terms[terms.Key()]
		if terms == model.AsProposed && stands != got.Proposed {
			t.Errorf("proposed is %v, want %v", got.Proposed, stands)
		}
		if !stands {
			continue
		}
		g := got.Terms[terms]
		money(terms.Key()+" do_nothing.spend", g.DoNothing.Spend, w.DoNothing.Spend)
		money(terms.Key()+" do_nothing.deficit", g.DoNothing.Deficit, w.DoNothing.Deficit)
		money(terms.Key()+" scenario.spend", g.Scenario.Spend, w.Scenario.Spend)
		money(terms.Key()+" scenario.deficit", g.Scenario.Deficit, w.Scenario.Deficit)
		money(terms.Key()+" saving", g.Saving, w.Saving)
		if len(g.ByChange) != len(w.ByChange) {
			t.Fatalf("%s has %d changes, want %d", terms.Key(), len(g.ByChange), len(w.ByChange))
		}
		for i := range g.ByChange {
			money(terms.Key()+" by_change", g.ByChange[i], w.ByChange[i])
		}
		if terms == model.AsProposed {
			money("saving_against_contract", got.SavingAgainstContract, w.SavingAgainstContract)
			money("saving_from_terms", got.SavingFromTerms, w.SavingFromTerms)
		}
	}
	money("lands_after_year_end", got.LandsAfterYearEnd, want.LandsAfterYearEnd)
	for i, l := range y.Lines {
		if w, ok := want.Lines[l.ID]; ok != !l.WithoutActivity {
			t.Errorf("line %s", l.ID)
		} else if ok {
			count(l.ID+" plan", got.Lines[i].Plan, w.Plan)
			count(l.ID+" do_nothing", got.Lines[i].DoNothing, w.Nothing)
			count(l.ID+" scenario", got.Lines[i].Scenario, w.Scenario)
		}
	}
	for i, r := range y.Referrals {
		count(r.ID+" do_nothing", got.Streams[i].DoNothing, want.Referrals[r.ID].Nothing)
		count(r.ID+" not_sent", got.Streams[i].NotSent, want.Referrals[r.ID].NotSent)
	}
	for i, q := range y.Providers {
		money(q.ID+" income_lost", got.Providers[i].IncomeLost, want.Providers[q.ID].IncomeLost)
		money(q.ID+" cost_avoided", got.Providers[i].CostAvoided, want.Providers[q.ID].CostAvoided)
	}
	money("system_saving", got.SystemSaving, want.SystemSaving)
}
