package guests

import (
	"net/url"
	"strings"
	"sync"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

// northshire is the built-in year, with a session on it.
func northshire(t testing.TB) *scenarios.Session {
	t.Helper()
	read, err := samples.Northshire.AsRead()
	if err != nil {
		t.Fatal(err)
	}
	return scenarios.NewSession(model.Prepare(&read.Year), file.Document{Scenario: model.Scenario{Changes: []model.Change{
		model.NewChange(model.Target{Referrals: read.Year.Referrals[0].ID}, model.Size{Amount: -10}),
	}}})
}

// What a guest's own change comes to is to the pound what the session's own
// projection has once the facilitator takes it.
func TestAChangeOfOnesOwnIsThePlansOnceTaken(t *testing.T) {
	s := northshire(t)
	y := s.Year().Year()
	plan := NewPlan(s.Year(), s.Document(), "")
	before := s.Projection().Clone()
	for _, row := range plan.Rows {
		for _, practice := range []string{"", y.Practices[0].ID} {
			if practice != "" && row.Targets[0].Referrals == "" {
				continue
			}
			trial := plan.try(row.Key, "15", practice)
			if trial.Why != "" {
				t.Errorf("%s: %s", row.Name, trial.Why)
				continue
			}
			stage := s.Document()
			for _, c := range trial.Changes {
				if r := s.TakeWish(c, "North"); r.Refused() {
					t.Fatalf("%s: %s", row.Name, r.Reason)
				}
			}
			pr := s.Projection()
			for i, end := range trial.Ends {
				_, was := before.Terms[i].DeficitsToThePound()
				_, is := pr.Terms[i].DeficitsToThePound()
				if end.Plan != was.OverToThePound() || end.With != is.OverToThePound() {
					t.Errorf("%s %s: %+v, but taken it is %s after %s", row.Name, practice, end, is.OverToThePound(), was.OverToThePound())
				}
			}
			if len(trial.Because) == 0 {
				t.Errorf("%s: no reason", row.Name)
			}
			for s.Document().Scenario.Changes != nil && !file.SameWork(s.Document(), stage) {
				s.Undo()
			}
		}
	}
	if first := plan.Rows[len(plan.Rows)-1]; !strings.Contains(plan.try("referrals."+y.Referrals[0].ID, "20", "").InPlaceOf, "10% fewer") {
		t.Errorf("%v: it is not said what of the plan it is in place of", first.Name)
	}
}

// A wish in place of the plan's change keeps what that takes, and its note, on the phone
// and once it is taken.
func TestAChangeOfOnesOwnKeepsWhatThePlansTakes(t *testing.T) {
	s := northshire(t)
	c := s.Document().Scenario.Changes[0]
	c.Costs, c.Note = model.Costs{Once: 500, PerWeek: 20}, "an advice line"
	if r := s.ReplaceChange(0, c); r.Refused() {
		t.Fatal(r.Reason)
	}
	trial := NewPlan(s.Year(), s.Document(), "").try("referrals."+c.Target.Referrals, "20", "")
	block := model.ShownTerms(false)
	for i, end := range trial.Ends {
		if block[i] == model.AllBlock && (end.Plan != end.With || end.Saved != "nothing saved") {
			t.Errorf("the costs fall away under block: %+v", end)
		}
	}
	if r := s.TakeWish(trial.Changes[0], "North"); r.Refused() {
		t.Fatal(r.Reason)
	}
	if is := s.Document().Scenario.Changes[0]; is.Costs != c.Costs || is.Note != c.Note || is.Size.Amount != -20 {
		t.Errorf("taken: %+v", is)
	}
	for _, row := range NewPlan(s.Year(), s.Document(), "").Rows {
		practice := s.Year().Year().Practices[0]
		trial := NewPlan(s.Year(), s.Document(), "").try(row.Key, "10", practice.ID)
		for _, says := range []string{trial.Says, strings.Join(trial.Because, " ")} {
			if row.Targets[0].Referrals != "" && !strings.Contains(says, practice.Name) {
				t.Errorf("%q does not say whose it is", says)
			}
		}
	}
}

func TestWhatCannotBeTriedIsSaid(t *testing.T) {
	s := northshire(t)
	y := s.Year().Year()
	doc := s.Document()
	doc.RedLines = []file.RedLine{{Target: model.Target{Referrals: y.Referrals[1].ID}, NotBelow: -5, Why: "urgent"}}
	plan := NewPlan(s.Year(), doc, "")
	for _, c := range []struct{ row, size, practice, says string }{
		{"referrals.nothing", "10", "", "Choose a row"},
		{"../../etc", "10", "", "Choose a row"},
		{plan.Rows[len(plan.Rows)-1].Key, "<b>", "", "A percentage, please"},
		{plan.Rows[len(plan.Rows)-1].Key, "6w", "", "not a number a week"},
		{plan.Rows[len(plan.Rows)-1].Key, "1e9", "", "A percentage, please"},
		{"referrals." + y.Referrals[1].ID, "10", "", "at most 5% fewer, because urgent"},
	} {
		if got := plan.try(c.row, c.size, c.practice); !strings.Contains(got.Why, c.says) || len(got.Ends) > 0 {
			t.Errorf("%s %s: %q", c.row, c.size, got.Why)
		}
	}
	for _, row := range plan.Rows {
		if strings.HasPrefix(row.Key, "lines.") {
			if got := plan.try(row.Key, "10", y.Practices[0].ID); !strings.Contains(got.Why, "A practice sends referrals") {
				t.Errorf("%s for one practice: %q", row.Name, got.Why)
			}
		}
	}
}

// Changes of one's own are shut while money is withheld: nothing of them is to be had
// then, by whatever way. Open, they are a page of their own, and one wish.
func TestOwnChangesOpenAndShut(t *testing.T) {
	h := open(t, quick())
	north := h.at("North")
	s := northshire(t)
	row := NewPlan(s.Year(), s.Document(), "").Rows[0]
	try := "?row=" + url.QueryEscape(row.Key) + "&size=20"
	wants(t, north.get(try), "Changes of your own open after the second answer.")
	wantsNot(t, north.get(try), "if all were block", "over budget")
	wants(t, north.post("wish", "row", row.Key, "size", "20"), "Changes of your own open after the second answer.")

	h.show(func(snap *Snapshot) { snap.Own, snap.OwnShut = NewPlan(s.Year(), s.Document(), ""), "" })
	page := north.get(try)
	trial := h.snap.Own.try(row.Key, "20", "")
	text := textOf(page)
	for _, end := range trial.Ends {
		wants(t, text, end.Terms+" "+end.With+" with yours "+end.Plan+" with the plan alone "+end.Saved)
	}
	wants(t, text, "if all were block", "Send as our wish")
	wantsNot(t, page, "everyone")
	h.givePractice("North", s.Year().Year().Practices[0].ID)
	wants(t, north.get(try), "everyone", s.Year().Year().Practices[0].Name)
	wants(t, h.at("South").get(try+"&for=practice"), "Send as our wish") // for everyone: South was given none
	wantsNot(t, h.at("East").get(try+"&for=practice"), s.Year().Year().Practices[0].Name)

	for range 2 {
		north.post("wish", "row", row.Key, "size", "20", "for", "")
	}
	if f := h.heard(Wished); len(f) != 1 || f[0].Table != "North" || f[0].Says != trial.Says || len(f[0].Changes) != len(trial.Changes) {
		t.Errorf("%+v", f)
	}
	var all sync.WaitGroup // on copies: one does not see another's
	for range 8 {
		all.Go(func() { wants(t, textOf(north.get(try)), trial.Ends[0].With) })
	}
	all.Wait()
}
