package scenarios_test

import (
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/samples"
)

// builtIn is the built-in year, prepared.
func builtIn(b *testing.B) *model.Prepared {
	b.Helper()
	y, faults := scenarios.ReadYear(samples.YearName, samples.Year())
	if faults.Fatal() {
		b.Fatal(faults)
	}
	return model.Prepare(y)
}

func BenchmarkReadBuiltInYear(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		scenarios.ReadYear(samples.YearName, samples.Year())
	}
}

func BenchmarkPrepareBuiltInYear(b *testing.B) {
	y := builtIn(b).Year()
	b.ReportAllocs()
	for b.Loop() {
		model.Prepare(y)
	}
}

func BenchmarkEditTenChangesAllTermsBuiltInYear(b *testing.B) {
	p := builtIn(b)
	pr, s := p.NewProjection(), model.Scenario{}
	for i := range 10 {
		target := model.Target{Referrals: p.Year().Referrals[i*len(p.Year().Referrals)/10].ID}
		s.Changes = append(s.Changes, model.NewChange(target, model.Size{Kind: model.Percent, Amount: -float64(i + 1)}))
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Project(&s, pr)
	}
}
