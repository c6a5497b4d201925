package model

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// worked is a case of testdata/examples. Money is read as the text it stands as.
type worked struct {
	Budget json.Number
	Terms  map[string]struct {
		DoNothing, Scenario   outturnWorked
		Saving                json.Number
		ByChange              []json.Number `json:"by_change"`
		SavingFromTerms       json.Number   `json:"saving_from_terms"`
		SavingAgainstContract json.Number   `json:"saving_against_contract"`
	}
	LandsAfterYearEnd json.Number `json:"lands_after_year_end"`
	Lines             map[string]struct {
		Plan     float64
		Nothing  float64 `json:"do_nothing"`
		Scenario float64
	}
	Referrals map[string]struct {
		Nothing float64 `json:"do_nothing"`
		NotSent float64 `json:"not_sent"`
	}
	Providers map[string]struct {
		IncomeLost  json.Number `json:"income_lost"`
		CostAvoided json.Number `json:"cost_avoided"`
	}
	SystemSaving json.Number `json:"system_saving"`
	SD           float64     `json:"sd_cost_per_case"`
}

type outturnWorked struct{ Spend, Deficit json.Number }

func readWorked(t testing.TB, n int) worked {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "examples", strconv.Itoa(n)+"-*.json"))
	if err != nil || len(names) != 1 {
		t.Fatalf("case %d: %v %v", n, names, err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	var c worked
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(data), `"do_nothing": {`, `"DoNothing": {`)), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// pence reads an amount such as "1.5" or "-0.07" without binary fractions.
func pence(t testing.TB, n json.Number) Money {
	t.Helper()
	whole, part, _ := strings.Cut(strings.TrimPrefix(n.String(), "-"), ".")
	p, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(n.String(), "-") {
		p = -p
	}
	return Money(p)
}

func TestWorkedCasesAgreeToThePenny(t *testing.T) {
	p := Prepare(locality())
	pr := p.NewProjection() // one for all, as in the app: no scenario may leave a trace
	for round := range 2 {
		for n, s := range workedScenarios() {
			t.Run(strconv.Itoa(n)+" round "+strconv.Itoa(round), func(t *testing.T) {
				p.Project(&s, pr)
				compareWorked(t, readWorked(t, n), pr)
			})
		}
	}
}

func compareWorked(t *testing.T, want worked, got *Projection) {
	t.Helper()
	y := got.space.p.year
	money := func(what string, got Money, want json.Number) {
		t.Helper()
		if got != pence(t, want) {
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
	for _, terms := range AllTerms {
		w, stands := want.Terms[terms.Key()]
		if terms == AsProposed && stands != got.Proposed {
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
		if terms == AsProposed {
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
