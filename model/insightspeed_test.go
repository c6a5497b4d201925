package model_test

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func BenchmarkRankTenChangesLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	b.ReportAllocs()
	for b.Loop() {
		p.Rank(&s)
	}
}

func BenchmarkSeekFewestNotPossibleLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		p.SeekSolve(&model.Seek{Scenario: &s, Mode: model.FewestSent, Deficit: -model.Pounds(500_000_000)})
	}
}

func BenchmarkSeekFewestReachedLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	q := &model.Seek{Scenario: &s, Mode: model.FewestSent, Deficit: -model.Pounds(500_000_000)}
	least := p.SeekSolve(q)
	q.Deficit = least.Start - least.Most.Saving/3
	for b.Loop() {
		p.SeekSolve(q)
	}
}

func BenchmarkSeekInProportionLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		p.SeekSolve(&model.Seek{Scenario: &s, Deficit: -model.Pounds(500_000_000)})
	}
}

func BenchmarkStillMoveTenChangesLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		p.StillMove(&s, model.AsContracted)
	}
}

func BenchmarkTornadoTenChangesLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		p.Tornado(&s, model.AsContracted)
	}
}
