package insight

import (
	"math"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

// What a funnel proposes and what is asked already come together to what the
// funnel proposes alone: nobody is cut twice.
func TestAFunnelGoesNotBeyondWhatItPromises(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	ent := model.Target{Referrals: "midshire-ent"}
	proposed := []model.Change{modeltest.Percent(ent, -12), modeltest.Percent(ent, -2)}
	proposed[0].Practices, proposed[1].Practices = []string{"combe-lane"}, []string{"weir-side"}
	f := FunnelOf(p, AllStreams, false)
	none, less := f.Beyond(proposed, &model.Scenario{})
	if less || len(none) != 2 || none[0].Size != proposed[0].Size {
		t.Errorf("beyond nothing is %+v", none)
	}
	half := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -6})
	half.Delivered = 0.5
	asked := model.Scenario{Changes: []model.Change{half}}
	left, less := f.Beyond(proposed, &asked)
	if !less || len(left) != 1 || left[0].Size.Amount != -9 {
		t.Fatalf("3%% is asked already: beyond it is %+v", left)
	}
	pr := p.NewProjection()
	sent := func(s model.Scenario) float64 {
		own := ForPractice(p, &s, "combe-lane")
		p.Project(&own, pr)
		return pr.Streams[0].NotSent
	}
	alone := sent(model.Scenario{Changes: proposed[:1]})
	if both := sent(model.Scenario{Changes: append(asked.Changes, left...)}); math.Abs(both-alone) > 1e-9 || alone < 1 {
		t.Errorf("together %v are not sent, alone %v", both, alone)
	}
}
