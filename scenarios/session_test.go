package scenarios

import (
	"fmt"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/scenariotest"

	"pgregory.net/rapid"
)

var (
	ent         = model.Target{Referrals: "ent"}
	hips        = model.Target{Referrals: "hips"}
	prescribing = model.Target{Line: "prescribing"}
)

// smallYear has two streams, one paid by block and one by the case, and a line
// without activity.
func smallYear() *model.Year {
	line := func(id, name, provider string, plan, actual float64) model.Line {
		return model.Line{
			ID: id, Name: name, Provider: provider, Specialty: name, POD: model.FirstOutpatient,
			Price: 100, Plan: plan, Actual: model.TotalCount(actual),
		}
	}
	stream := func(id, name, provider, line string) model.ReferralStream {
		return model.ReferralStream{
			ID: id, Name: name, Provider: provider, Specialty: name, Actual: model.TotalCount(3500),
			ByPractice: []model.PracticeCount{{Practice: "combe-lane", Count: 700}, {Practice: "weir-side", Count: 350}},
			LeadsTo:    []model.Flow{{Line: line, Each: 1, Lag: model.Lag{First: 1, Last: 2}}},
		}
	}
	return &model.Year{
		Name: "Littleshire", FinancialYear: 2010, WeeksElapsed: 35,
		Practices: []model.Practice{
			{ID: "combe-lane", Name: "Combe Lane Surgery", ListSize: model.Given(9850)},
			{ID: "weir-side", Name: "Weir Side Practice", ListSize: model.Given(4120)},
		},
		Providers: []model.Provider{
			{ID: "midshire", Name: "Midshire General", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []model.Schedule{{Form: model.Block}}},
			{ID: "northgate", Name: "Northgate Centre", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []model.Schedule{{Form: model.CostPerCase}}},
		},
		Lines: []model.Line{
			line("ent-first", "ENT first attendances", "midshire", 5000, 3500),
			line("hips-first", "Hips and knees first attendances", "northgate", 5000, 3500),
			{ID: "prescribing", Name: "GP prescribing", WithoutActivity: true, Budget: model.Given(1_000_000), Spent: 700_000},
		},
		Referrals: []model.ReferralStream{
			stream("ent", "ENT to Midshire General", "midshire", "ent-first"),
			stream("hips", "Hips and knees to Northgate Centre", "northgate", "hips-first"),
		},
	}
}

// tick is a clock that goes on by a second each time it is looked at.
func tick() func() time.Time {
	now := time.Date(2010, time.December, 2, 14, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func smallSession(options ...Option) *Session {
	return NewSession(model.Prepare(smallYear()), file.Document{}, append([]Option{WithClock(tick())}, options...)...)
}

func fewer(percent float64) model.Size { return model.Size{Kind: model.Percent, Amount: -percent} }

func labels(s *Session) []string {
	var labels []string
	for _, step := range s.Steps() {
		labels = append(labels, step.Label)
	}
	return labels
}

func TestMovesOfOneSliderAreOneStep(t *testing.T) {
	s := smallSession()
	for p := 1.0; p <= 10; p++ {
		s.SetPlain(ent, fewer(p))
	}
	s.SetPlain(hips, fewer(5))
	s.SetPlain(ent, fewer(12))
	scenariotest.Equal(t, "labels", labels(s), []string{
		"Opened", "ENT to Midshire General: 10% fewer",
		"Hips and knees to Northgate Centre: 5% fewer", "ENT to Midshire General: 12% fewer",
	})
	label, ok := s.Undo()
	scenariotest.Equal(t, "undone", label, "ENT to Midshire General: 12% fewer")
	size, ok2 := s.PlainChange(ent)
	scenariotest.Equal(t, "after undo", []any{ok, ok2, size}, []any{true, true, fewer(10)})
	label, _ = s.CanRedo()
	scenariotest.Equal(t, "can redo", label, "ENT to Midshire General: 12% fewer")
}

func TestSelectingAnotherRowEndsTheStep(t *testing.T) {
	s := smallSession()
	s.SetPlain(ent, fewer(10))
	s.EndStep()
	s.SetPlain(ent, fewer(11))
	scenariotest.Equal(t, "steps", len(s.Steps()), 3)
}

func TestASliderThatComesBackIsNoStep(t *testing.T) {
	s := smallSession()
	s.SetPlain(ent, fewer(1))
	s.SetPlain(ent, fewer(0))
	scenariotest.Equal(t, "labels", labels(s), []string{"Opened"})
	if s.Dirty() {
		t.Fatal("nothing changed, yet something is said to be unsaved")
	}
	if label, ok := s.CanUndo(); ok {
		t.Fatalf("offers to undo %q", label)
	}
}

func TestTheProjectionFollowsEachEdit(t *testing.T) {
	s := smallSession()
	before := s.Projection().Terms[model.AllCostPerCase].Scenario.Spend
	s.SetPlain(hips, fewer(10))
	after := s.Projection().Terms[model.AllCostPerCase].Scenario.Spend
	if after >= before {
		t.Fatalf("10%% fewer costs %s, before %s", after.Pence(), before.Pence())
	}
	s.Undo()
	scenariotest.Equal(t, "after undo", s.Projection().Terms[model.AllCostPerCase].Scenario.Spend, before)
}

func TestUndoneStepsStayInReach(t *testing.T) {
	s := smallSession()
	s.SetPlain(ent, fewer(10))
	s.Bookmark("the surgeries' plan")
	s.Undo()
	s.SetPlain(hips, fewer(5))
	steps := s.Steps()
	scenariotest.Equal(t, "aside", []bool{steps[0].Aside, steps[1].Aside, steps[2].Aside}, []bool{false, true, false})
	if !s.JumpTo(1) || s.Steps()[s.Position()].Bookmark != "the surgeries' plan" {
		t.Fatal("the bookmarked stage is lost")
	}
	size, _ := s.PlainChange(ent)
	scenariotest.Equal(t, "at the bookmark", size, fewer(10))
	if s.JumpTo(3) || s.JumpTo(-1) {
		t.Fatal("jumps to a stage that isn't")
	}
}

func TestTheSliderLeavesOtherChangesOfTheRowAlone(t *testing.T) {
	practice := model.NewChange(ent, fewer(30))
	practice.Practices = []string{"combe-lane"}
	noted := model.NewChange(hips, fewer(5))
	noted.Note = "Advice line first"
	s := NewSession(model.Prepare(smallYear()), file.Document{Scenario: model.Scenario{Changes: []model.Change{practice, noted}}})
	if _, ok := s.PlainChange(ent); ok {
		t.Fatal("a change of one practice is taken for the slider's")
	}
	s.SetPlain(ent, fewer(10))
	s.SetPlain(hips, fewer(0))
	noted.Size = fewer(0)
	scenariotest.Equal(t, "changes", s.Document().Scenario.Changes, []model.Change{practice, noted, model.NewChange(ent, fewer(10))})
	s.SetPlain(ent, fewer(0))
	scenariotest.Equal(t, "changes", s.Document().Scenario.Changes, []model.Change{practice, noted})
	s.Reset(hips)
	scenariotest.Equal(t, "changes", s.Document().Scenario.Changes, []model.Change{practice})
	s.ResetToSaved(hips)
	if s.Dirty() {
		t.Fatalf("not as saved: %+v", s.Document().Scenario.Changes)
	}
}

func TestChangesAndProposalsByHand(t *testing.T) {
	s := smallSession()
	c := model.NewChange(ent, model.Size{Kind: model.PerWeek, Amount: -6})
	c.FromWeek, c.Practices, c.Delivered = 40, []string{"combe-lane", "weir-side"}, 0.6
	c.ComesBack = model.ComesBack{Share: 0.4, Lag: model.Lag{First: 18, Last: 26}}
	s.AddChange(c)
	c.Practices[0] = "someone else's slice"
	s.AddChange(model.NewChange(prescribing, model.Size{Kind: model.PerWeek, Amount: -6000}))
	s.ReplaceChange(1, model.NewChange(prescribing, fewer(2.5)))
	s.SetProposal(model.Proposal{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}})
	s.SetProposal(model.Proposal{Provider: "midshire", Contract: []model.Schedule{{Form: model.CostAndVolume}}})
	s.RemoveProposal("midshire")
	s.RemoveChange(0)
	scenariotest.Equal(t, "labels", labels(s)[1:], []string{
		"ENT to Midshire General: 6 a week fewer, Combe Lane Surgery and Weir Side Practice, from week 40, " +
			"60% of it expected to happen, 40% sent after all 18 to 26 weeks later",
		"GP prescribing: £6,000 a week less", "GP prescribing: 2.5% less",
		"Midshire General: cost per case proposed from week 40", "Midshire General: cost and volume proposed",
		"Contract with Midshire General as it is",
		"Taken out: " + labels(s)[1],
	})
	scenariotest.Equal(t, "left", s.Document().Scenario.Changes, []model.Change{model.NewChange(prescribing, fewer(2.5))})
	if !s.RemoveChange(7).Refused() || !s.ReplaceChange(-1, c).Refused() {
		t.Fatal("a change that isn't there was edited")
	}
}

func TestTheOldestStagesAreForgottenFirstButNoBookmark(t *testing.T) {
	s := smallSession()
	s.SetPlain(ent, fewer(1))
	s.Bookmark("first thought")
	for i := range historyLimit + 50 {
		s.SetPlain(ent, fewer(float64(i%80+2)))
		s.EndStep()
	}
	steps := s.Steps()
	scenariotest.Equal(t, "kept", len(steps), historyLimit)
	scenariotest.Equal(t, "oldest", steps[0].Bookmark, "first thought")
	for range steps {
		s.Undo()
	}
	scenariotest.Equal(t, "as far back as it goes", s.Position(), 0)
}

// TestAnySequenceOfEdits drives a session and a plain list of documents alike:
// undo of redo is the same, a jump brings exactly what was there, and what is
// shown is always what a fresh projection of the document shows.
func TestAnySequenceOfEdits(t *testing.T) {
	year := model.Prepare(smallYear())
	targets := []model.Target{ent, hips, prescribing, {Line: "hips-first"}, {Referrals: "nowhere"}}
	rapid.Check(t, func(t *rapid.T) {
		s := NewSession(year, file.Document{}, WithClock(tick()))
		seen := map[time.Time]file.Document{s.Steps()[0].Time: s.Document().Clone()}
		t.Repeat(map[string]func(*rapid.T){
			"slide": func(t *rapid.T) {
				target := rapid.SampledFrom(targets).Draw(t, "target")
				s.SetPlain(target, fewer(float64(rapid.IntRange(-20, 120).Draw(t, "percent"))))
			},
			"add": func(t *rapid.T) {
				c := model.NewChange(rapid.SampledFrom(targets[:2]).Draw(t, "target"), fewer(10))
				c.Practices = []string{"weir-side"}
				s.AddChange(c)
			},
			"remove": func(t *rapid.T) { s.RemoveChange(rapid.IntRange(0, 3).Draw(t, "change")) },
			"reset":  func(t *rapid.T) { s.Reset(rapid.SampledFrom(targets).Draw(t, "target")) },
			"saved":  func(t *rapid.T) { s.ResetToSaved(rapid.SampledFrom(targets).Draw(t, "target")) },
			"mark":   func(t *rapid.T) { s.Bookmark(rapid.StringN(0, 5, 20).Draw(t, "name")) },
			"jump":   func(t *rapid.T) { s.JumpTo(rapid.IntRange(0, len(s.Steps())-1).Draw(t, "stage")) },
			"undo and redo": func(t *rapid.T) {
				before := s.Document()
				if label, ok := s.Undo(); ok {
					again, _ := s.CanRedo()
					redone, _ := s.Redo()
					scenariotest.Equal(t, "redone", []string{again, redone}, []string{label, label})
				}
				scenariotest.Equal(t, "undone and redone", s.Document(), before)
			},
			"undo": func(*rapid.T) { s.Undo() },
			"redo": func(*rapid.T) { s.Redo() },
			"": func(t *rapid.T) {
				steps := s.Steps()
				seen[steps[s.Position()].Time] = s.Document().Clone()
				for i, m := range s.history.Moments {
					if want, ok := seen[m.Time]; ok {
						scenariotest.Equal(t, fmt.Sprint("stage ", i), m.Doc, want)
					}
				}
				fresh := year.NewProjection()
				sc := s.Document().Scenario
				year.Project(&sc, fresh)
				scenariotest.Equal(t, "projection", fmt.Sprint(s.Projection().Terms), fmt.Sprint(fresh.Terms))
				if s.Dirty() == file.SameWork(s.Document(), file.Document{}) {
					t.Fatalf("unsaved: %v, with %+v", s.Dirty(), s.Document())
				}
				if steps[s.Position()].Aside {
					t.Fatal("the present stage is said to lie aside")
				}
			},
		})
	})
}

// examples holds the worked cases.
const examples = "../model/testdata/examples"

func mustReadYear(t *testing.T, data []byte) *model.Year {
	t.Helper()
	y, faults := file.ReadYear("year.yaml", data)
	if y == nil {
		t.Fatalf("the year is not read:\n%v", faults)
	}
	return y
}

func mustReadScenario(t *testing.T, data []byte) *file.Document {
	t.Helper()
	d, faults := file.ReadScenario("scenario.yaml", data)
	if d == nil {
		t.Fatalf("the scenario is not read:\n%v", faults)
	}
	return d
}
