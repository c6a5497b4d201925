package scenarios

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

// Everything is cleared in one step, and a change that is switched off keeps its place
// and saves nothing until it is switched on again.
func TestAllAtOnce(t *testing.T) {
	y := smallYear()
	other := model.NewChange(hips, fewer(5))
	other.FromWeek = 45
	s := NewSession(model.Prepare(y), file.Document{Scenario: model.Scenario{Name: "x", Changes: []model.Change{model.NewChange(hips, fewer(20)), other}}})
	whole := s.Projection().Terms[model.AllCostPerCase].Saving
	s.SwitchOff(0, true)
	if changes := s.Document().Scenario.Changes; len(changes) != 2 || !changes[0].Off || s.Projection().Terms[model.AllCostPerCase].ByChange[0] != 0 {
		t.Errorf("switched off it is %+v", changes)
	}
	s.SwitchOff(0, false)
	if got := s.Projection().Terms[model.AllCostPerCase].Saving; got != whole {
		t.Errorf("switched on again it saves %s, before %s", got.Pence(), whole.Pence())
	}
	if r := s.SwitchOff(7, true); r.Reason == "" {
		t.Error("off on nothing is taken")
	}
	s.ClearAll()
	if n := len(s.Document().Scenario.Changes); n != 0 {
		t.Errorf("%d changes are left", n)
	}
	if s.Undo(); len(s.Document().Scenario.Changes) != 2 {
		t.Error("one step does not bring them back")
	}
}
