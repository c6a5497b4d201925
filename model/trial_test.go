package model

import "testing"

func TestTrialLeavesNoTrace(t *testing.T) {
	p := Prepare(locality())
	for n, s := range workedScenarios() {
		tr := p.newTrial(&s)
		pr := p.NewProjection()
		for _, l := range p.Levers() {
			for _, percent := range []float64{-37, 12, -100} {
				change := NewChange(l.Target, Size{Kind: Percent, Amount: percent})
				got := tr.alone(change)
				with := s
				with.Changes = append(append([]Change{}, s.Changes...), change)
				p.Project(&with, pr)
				want := pr.Changes[len(pr.Changes)-1]
				if got.Saving != want.Saving || got.LandsAfterYearEnd != want.LandsAfterYearEnd {
					t.Fatalf("case %d, %s %v%%: %+v, want %+v", n, l.Name(p.Year()), percent, got, want)
				}
			}
		}
		p.Project(&s, pr)
		if tr.pr.Terms[AsContracted].Scenario != pr.Terms[AsContracted].Scenario || tr.pr.Terms[AsProposed].Saving != pr.Terms[AsProposed].Saving {
			t.Errorf("case %d: the trials left a trace", n)
		}
	}
}
