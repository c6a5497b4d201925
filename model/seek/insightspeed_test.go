package seek_test

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/model/seek"
)

func BenchmarkRankTenChangesLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	b.ReportAllocs()
	for b.Loop() {
		seek.Rank(p, &s, "")
	}
}

func BenchmarkSeekFewestNotPossibleLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		seek.Solve(p, &seek.Question{Scenario: &s, Mode: seek.FewestSent, Deficit: -model.Pounds(500_000_000)})
	}
}

func BenchmarkSeekFewestReachedLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	q := &seek.Question{Scenario: &s, Mode: seek.FewestSent, Deficit: -model.Pounds(500_000_000)}
	least := seek.Solve(p, q)
	q.Deficit = least.Start - least.Most.Saving/3
	for b.Loop() {
		seek.Solve(p, q)
	}
}

func BenchmarkSeekInProportionLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		seek.Solve(p, &seek.Question{Scenario: &s, Deficit: -model.Pounds(500_000_000)})
	}
}

func BenchmarkStillMoveTenChangesLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		seek.StillMove(p, &s, model.AsContracted, "")
	}
}

func BenchmarkTornadoTenChangesLargeYear(b *testing.B) {
	p := model.Prepare(modeltest.Large())
	s := modeltest.LargeScenario()
	for b.Loop() {
		seek.Tornado(p, &s, model.AsContracted, "")
	}
}
