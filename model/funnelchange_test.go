package model

import (
	"math"
	"testing"
)

// What a funnel proposes and what is asked already come together to what the
// funnel proposes alone: nobody is cut twice.
func TestAFunnelGoesNotBeyondWhatItPromises(t *testing.T) {
	p := Prepare(locality())
	ent := Target{Referrals: "midshire-ent"}
	proposed := []Change{percent(ent, -12), percent(ent, -2)}
	proposed[0].Practices, proposed[1].Practices = []string{"combe-lane"}, []string{"weir-side"}
	f := p.Funnel(AllStreams, false)
	none, less := f.Beyond(proposed, &Scenario{})
	if less || len(none) != 2 || none[0].Size != proposed[0].Size {
		t.Errorf("beyond nothing is %+v", none)
	}
	half := NewChange(ent, Size{Kind: Percent, Amount: -6})
	half.Delivered = 0.5
	asked := Scenario{Changes: []Change{half}}
	left, less := f.Beyond(proposed, &asked)
	if !less || len(left) != 1 || left[0].Size.Amount != -9 {
		t.Fatalf("3%% is asked already: beyond it is %+v", left)
	}
	pr := p.NewProjection()
	sent := func(s Scenario) float64 {
		own := p.ForPractice(&s, "combe-lane")
		p.Project(&own, pr)
		return pr.Streams[0].NotSent
	}
	alone := sent(Scenario{Changes: proposed[:1]})
	if both := sent(Scenario{Changes: append(asked.Changes, left...)}); math.Abs(both-alone) > 1e-9 || alone < 1 {
		t.Errorf("together %v are not sent, alone %v", both, alone)
	}
}
