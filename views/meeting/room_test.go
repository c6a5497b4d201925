package meeting

import (
	"testing"

	"fewer/scenarios/file"
)

// Whatever an agenda may show has a step, which says what its keys do.
func TestWhateverAnAgendaShowsHasAStep(t *testing.T) {
	r := &Room{}
	r.makeSteps()
	for _, shows := range file.EverythingShown {
		s := r.steps[shows]
		if s == nil {
			t.Errorf("makeSteps has no row for %s", shows)
			continue
		}
		for _, act := range s.keys() {
			if act.ID == "" || act.Help == "" || len(act.Keys) == 0 || act.Do == nil {
				t.Errorf("%s has an action that is not told in full: %+v", shows, act)
			}
		}
	}
	if len(r.steps) != len(file.EverythingShown) {
		t.Errorf("%d steps for %d things that an agenda may show", len(r.steps), len(file.EverythingShown))
	}
}
