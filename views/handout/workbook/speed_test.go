package workbook

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
)

// BenchmarkBuiltInYear is an export of the built-in year: under 0.3 s.
func BenchmarkBuiltInYear(b *testing.B) {
	y := bothYears(b)[0]
	doc := bundled(y, model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: y.Referrals[0].ID}, -10)}})
	for b.Loop() {
		if _, err := Write(Source{Document: doc}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTenThousandLines is an export of a year of 10,000 lines: under 3 s.
func BenchmarkTenThousandLines(b *testing.B) {
	y := modeltest.Large()
	for k := len(y.Lines); k < 10_000; k++ {
		l := y.Lines[k%modeltest.Lines]
		l.ID, l.Name = l.ID+"-"+number(float64(k)), l.Name+" "+number(float64(k))
		y.Lines = append(y.Lines, l)
	}
	doc := file.Document{Scenario: modeltest.LargeScenario(), Year: file.ReferenceTo(y), Bundled: y}
	for b.Loop() {
		if _, err := Write(Source{Document: doc}); err != nil {
			b.Fatal(err)
		}
	}
}
