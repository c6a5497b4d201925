package model_test

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func BenchmarkPrepareLargeYear(b *testing.B) {
	y := modeltest.Large()
	b.ReportAllocs()
	for b.Loop() {
		model.Prepare(y)
	}
}

func BenchmarkEditTenChangesAllTermsLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	pr, s := p.NewProjection(), modeltest.LargeScenario()
	b.ReportAllocs()
	for b.Loop() {
		p.Project(&s, pr)
	}
}

func BenchmarkEditTenChangesWithProposalLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	pr, s := p.NewProjection(), modeltest.LargeScenario()
	s.Proposals = []model.Proposal{
		{Provider: "provider-00", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}},
		{Provider: "provider-37", Contract: []model.Schedule{{Form: model.Block}}},
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Project(&s, pr)
	}
}

func BenchmarkChartAfterEditLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	pr, s := p.NewProjection(), modeltest.LargeScenario()
	p.Project(&s, pr)
	b.ReportAllocs()
	for b.Loop() {
		pr.ToDate(model.AsContracted)
	}
}
