package scenarios

import (
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
)

// The sliders of a practice move what it refers and nothing else; a step, a reset and
// what was saved are of its changes alone, and undo takes them back one by one.
func TestSlidersOfOnePractice(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	ent := model.Target{Referrals: "midshire-ent"}
	theirs := modeltest.Percent(ent, -20)
	theirs.Practices = []string{"weir-side"}
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{modeltest.Percent(ent, -5), theirs}}}
	s := NewSession(p, doc)
	if s.SetPractice("nobody") || !s.SetPractice("combe-lane") {
		t.Fatal("only a practice of the year can be looked at")
	}
	if at, size, clear := s.Slider(ent); at != -1 || size.Amount != 0 || !clear {
		t.Errorf("its slider begins at %v (%d, %v)", size, at, clear)
	}
	for _, percent := range []float64{-1, -2, -3} {
		if r := s.SetPlain(ent, model.Size{Amount: percent}); r.Refused() {
			t.Fatal(r.Reason)
		}
	}
	changes := s.Document().Scenario.Changes
	if len(changes) != 3 || changes[2].Size.Amount != -3 || !slices.Equal(changes[2].Practices, []string{"combe-lane"}) || changes[0].Size.Amount != -5 {
		t.Fatalf("the changes are %+v", changes)
	}
	if label, _ := s.CanUndo(); label != "ENT to Royal Midshire: 3% fewer, Combe Lane Surgery" {
		t.Errorf("the step is called %q", label)
	}
	own := insight.ResultOf(s.Projection(), p.PracticeAt("combe-lane"))
	if got, want := s.PlainLevel(ent), own.Streams[0].New+own.Changes[2].NotSent/p.Left; math.Abs(got-want) > 1e-9 {
		t.Errorf("without its slider %v a week are left, not %v", want, got)
	}
	if size, why := s.ParseSlide("to 1", ent); why != "" || size.Kind != model.PerWeek || math.Abs(size.Amount-(1-s.PlainLevel(ent))) > 0.01 {
		t.Errorf("“to 1” is %+v, %s", size, why)
	}
	if !s.DiffersFromSaved(ent) {
		t.Error("its changes differ from what was read")
	}
	s.ResetToSaved(ent)
	if len(s.Document().Scenario.Changes) != 2 || s.DiffersFromSaved(ent) {
		t.Errorf("as saved: %+v", s.Document().Scenario.Changes)
	}
	s.Undo()
	s.Reset(ent)
	if c := s.Document().Scenario.Changes; len(c) != 2 || c[1].Practices[0] != "weir-side" {
		t.Errorf("its changes were cleared, and left is %+v", c)
	}
	if label, _ := s.CanUndo(); label != "ENT to Royal Midshire: no change, Combe Lane Surgery" {
		t.Errorf("the step is called %q", label)
	}
	s.Undo()
	wish := s.OwnDocument(true)
	if sc := wish.Scenario; len(sc.Changes) != 1 || sc.Author != "Combe Lane Surgery" || !slices.Equal(sc.Changes[0].AskedBy, []string{"Combe Lane Surgery"}) {
		t.Errorf("its own file has %+v", sc)
	}
	if sc := s.OwnDocument(false).Scenario; sc.Author != "" || sc.Changes[0].AskedBy != nil {
		t.Errorf("unsigned its own file has %+v", sc)
	}
	s.SetPractice("")
	if _, size, _ := s.Slider(ent); size.Amount != -5 {
		t.Errorf("the slider of all moves %v", size)
	}
}

func TestWhatIsNotAPracticesCantBeMoved(t *testing.T) {
	y := modeltest.Locality()
	y.Practices = append(y.Practices, model.Practice{ID: "new", Name: "New Surgery"})
	s := NewSession(model.Prepare(y), file.Document{})
	s.SetPractice("new")
	for target, want := range map[model.Target]string{
		{Referrals: "midshire-ent"}: "New Surgery refers nobody to ENT to Royal Midshire",
		{Line: y.Lines[0].ID}:       "No practice has a part of " + y.TargetName(model.Target{Line: y.Lines[0].ID}),
	} {
		if r := s.SetPlain(target, model.Size{Amount: -10}); r.Reason != want || len(s.Document().Scenario.Changes) > 0 {
			t.Errorf("says %q, want %q", r.Reason, want)
		}
	}
}

// What one practice asks alone is called by its name, and what others ask too is a meeting's.
func TestOnePracticesPlanIsCalledByItsName(t *testing.T) {
	s := NewSession(model.Prepare(smallYear()), file.Document{}, WithClock(func() time.Time { return time.Date(2010, 12, 2, 9, 0, 0, 0, time.UTC) }))
	called := func() string { return filepath.Base(s.ProposedPath()) }
	practice := s.Year().Year().Practices[0]
	s.SetPractice(practice.ID)
	s.SetPlain(hips, fewer(10))
	if got, want := called(), "2010-12-02 "+practice.Name; !strings.HasPrefix(got, want) {
		t.Errorf("it is called %q, not %q", got, want)
	}
	s.SetPractice("")
	s.SetPlain(hips, fewer(10))
	s.SetPractice(practice.ID)
	if got := called(); !strings.HasPrefix(got, "2010-12-02 Joint meeting") {
		t.Errorf("with what all are asked it is called %q", got)
	}
}
