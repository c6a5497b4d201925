package scenarios_test

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

// builtIn is the built-in year, prepared.
func builtIn(b *testing.B) *model.Prepared {
	b.Helper()
	y, faults := file.ReadYear(samples.Northshire.YearName, samples.Northshire.Year())
	if faults.Fatal() {
		b.Fatal(faults)
	}
	return model.Prepare(y)
}

func BenchmarkReadBuiltInYear(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		file.ReadYear(samples.Northshire.YearName, samples.Northshire.Year())
	}
}

// BenchmarkReadAndPrepareLargeYear is from the bytes of a year file with 50
// providers, 2,000 lines, 500 streams, 60 practices and weekly counts.
func BenchmarkReadAndPrepareLargeYear(b *testing.B) {
	data, err := file.EncodeYear(modeltest.Large())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		y, faults := file.ReadYear("large.year.yaml", data)
		if faults.Fatal() {
			b.Fatal(faults)
		}
		model.Prepare(y)
	}
}

func BenchmarkFingerprintOfLargeYear(b *testing.B) {
	y := modeltest.Large()
	for b.Loop() {
		file.Fingerprint(y)
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
