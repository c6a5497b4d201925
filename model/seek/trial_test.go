package seek

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func TestTrialLeavesNoTrace(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	for n, s := range modeltest.WorkedScenarios() {
		tr := newTrial(p, &s)
		pr := p.NewProjection()
		for _, l := range Levers(p, "") {
			for _, percent := range []float64{-37, 12, -100} {
				change := model.NewChange(l.Target, model.Size{Kind: model.Percent, Amount: percent})
				got := tr.alone(change)
				with := s
				with.Changes = append(append([]model.Change{}, s.Changes...), change)
				p.Project(&with, pr)
				want := pr.Changes[len(pr.Changes)-1]
				if got.Saving != want.Saving || got.LandsAfterYearEnd != want.LandsAfterYearEnd {
					t.Fatalf("case %d, %s %v%%: %+v, want %+v", n, l.Name(p.Year()), percent, got, want)
				}
			}
		}
		p.Project(&s, pr)
		if tr.pr.Terms[model.AsContracted].Scenario != pr.Terms[model.AsContracted].Scenario || tr.pr.Terms[model.AsProposed].Saving != pr.Terms[model.AsProposed].Saving {
			t.Errorf("case %d: the trials left a trace", n)
		}
	}
}
