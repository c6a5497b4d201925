package seek

import (
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/modeltest"
)

const combe = "combe-lane"

// What a practice's referral fewer saves is the projection of its own change.
func TestAPracticesRankingIsTheProjectionOfItsChanges(t *testing.T) {
	for n, s := range modeltest.WorkedScenarios() {
		p := model.Prepare(modeltest.Locality())
		pr := p.NewProjection()
		rows := Rank(p, &s, combe)
		if len(rows) == 0 || len(rows) >= len(Levers(p, "")) {
			t.Fatalf("case %d: %d rows are its own", n, len(rows))
		}
		for _, r := range rows {
			if p.PartOf(r.Lever.Stream, combe) < 0 {
				t.Errorf("it refers nobody to %s", r.Lever.Name(p.Year()))
			}
			for _, percent := range []float64{-10, -100 / r.Remaining} {
				own := modeltest.Percent(r.Lever.Target, percent)
				own.Practices = []string{combe}
				with := model.Scenario{Proposals: s.Proposals, Changes: append(slices.Clone(s.Changes), own)}
				p.Project(&with, pr)
				want, got := pr.Changes[len(pr.Changes)-1], r.Tenth
				if percent != -10 {
					got = r.One
				}
				if got != want.Saving {
					t.Errorf("case %d, %s, %v%%: %v, want %v", n, r.Lever.Name(p.Year()), percent, got, want.Saving)
				}
			}
		}
	}
}

// A plan for one practice changes what that practice refers and nothing else, goes on
// from what it has asked already, and leaves what others ask as it is.
func TestAPlanForOnePractice(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	ent := model.Target{Referrals: "midshire-ent"}
	all, own := modeltest.Percent(ent, -5), modeltest.Percent(ent, -10)
	own.Practices = []string{combe}
	s := model.Scenario{Changes: []model.Change{all, own}}
	pr := p.NewProjection()
	p.Project(&s, pr)
	start := pr.Terms[model.AllCostPerCase].Scenario.Deficit
	q := &Question{Scenario: &s, Terms: model.AllCostPerCase, Deficit: start - model.Pounds(500), Practice: combe}
	a := Solve(p, q)
	if a.Outcome != Reached {
		t.Fatalf("%v %s", a.Outcome.Key(), a.Headline(p.Year()))
	}
	if len(a.Exact.Changes) < 2 || !slices.Equal(a.Exact.Changes[1].Practices, own.Practices) || a.Exact.Changes[1].Size.Amount >= -10 || a.Exact.Changes[0].Size != all.Size {
		t.Errorf("the plan is %+v", a.Exact.Changes)
	}
	for _, c := range a.Exact.Changes[1:] {
		if !slices.Equal(c.Practices, own.Practices) {
			t.Errorf("the plan changes %+v", c)
		}
	}
	with := model.Scenario{Changes: a.Exact.Changes}
	p.Project(&with, pr)
	if got := pr.Terms[model.AllCostPerCase].Scenario.Deficit; got > q.Deficit || got != a.Exact.Deficit {
		t.Errorf("it ends at %s, not at %s", got.Pence(), q.Deficit.Pence())
	}
}

// A limit that is typed is of the practice's own referrals; a red line is of the row.
func TestLimitsOfAPracticesPlan(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	ent := model.Target{Referrals: "midshire-ent"}
	q := &Question{
		Scenario: &model.Scenario{}, Terms: model.AllCostPerCase, Deficit: -model.Pounds(1e9), Practice: combe,
		Targets: []model.Target{ent}, NotBelow: model.Given(-20),
	}
	if a := Solve(p, q); a.Most.Cuts[0].Percent != -20 || a.Most.Cuts[0].Stop != StoppedByRedLine {
		t.Errorf("at most 20%% of its own: %+v", a.Most.Cuts[0])
	}
	stream := &p.Streams[0]
	share := stream.Shares[p.PartOf(0, combe)]
	q.NotBelow, q.Limits = model.Optional{}, []Limit{{ent, -1}}
	if a := Solve(p, q); figure.RoundTo(a.Most.Cuts[0].Percent, 5) != figure.RoundTo(-1/share, 5) {
		t.Errorf("1%% of the row is %v%% of its own, and not %v%%", figure.RoundTo(-1/share, 5), a.Most.Cuts[0].Percent)
	}
	q.Limits = nil
	if a := Solve(p, q); a.Most.Cuts[0].Percent != figure.RoundTo(-100*stream.Floor, 9) || a.Most.Cuts[0].Stop != StoppedByProtection {
		t.Errorf("all but the protected of its own: %+v", a.Most.Cuts[0])
	}
}

func TestWhatCantBeSoughtForAPractice(t *testing.T) {
	y := modeltest.Locality()
	y.Practices = append(y.Practices, model.Practice{ID: "new", Name: "New Surgery"})
	p := model.Prepare(y)
	ask := func(practice string, targets ...model.Target) string {
		return Fault(p, &Question{Scenario: &model.Scenario{}, Practice: practice, Targets: targets})
	}
	for fault, want := range map[string]string{
		ask("new"): "New Surgery refers nobody in this year",
		ask("new", model.Target{Referrals: "midshire-ent"}):          "New Surgery refers nobody to ",
		ask(combe, model.Target{Line: p.Year().Lines[0].ID}):         "is no referral stream",
		ask(combe, model.Target{Referrals: y.Referrals[0].ID}) + "-": "-",
	} {
		if !strings.Contains(fault, want) {
			t.Errorf("says %q, want %q", fault, want)
		}
	}
}
