package insight_test

import (
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/modeltest"
)

// BenchmarkSlideWithSpreadLargeYear moves one of ten changes to and fro, and
// reckons the spread under every terms each time.
func BenchmarkSlideWithSpreadLargeYear(b *testing.B) {
	slideWithSpread(b, nil)
}

func BenchmarkSlideWithSpreadAndProposalLargeYear(b *testing.B) {
	slideWithSpread(b, []model.Proposal{
		{Provider: "provider-00", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.04}}}},
		{Provider: "provider-37", Contract: []model.Schedule{{Form: model.Block}}},
	})
}

func slideWithSpread(b *testing.B, proposals []model.Proposal) {
	p := model.Prepare(modeltest.Large())
	pr, spreads, s := p.NewProjection(), insight.NewSpreads(p, 1), modeltest.LargeScenario()
	s.Proposals = proposals
	p.Project(&s, pr)
	spreads.Of(pr)
	b.ReportAllocs()
	step := 0
	for b.Loop() {
		step++
		s.Changes[0].Size.Amount = -float64(step % 40)
		p.Project(&s, pr)
		spreads.Of(pr)
	}
}

func BenchmarkFirstSpreadLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	pr, s := p.NewProjection(), modeltest.LargeScenario()
	p.Project(&s, pr)
	b.ReportAllocs()
	for b.Loop() {
		insight.NewSpreads(p, 1).Of(pr)
	}
}
