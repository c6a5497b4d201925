package nextmonth

import (
	"os"
	"path/filepath"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/intake"
	"fewer/scenarios/scenariotest"
)

// BenchmarkImportOfTenThousandLines makes a year of 10,000 lines, reads it, and brings it up
// to date with a month more; at most 3 s for each are wanted.
func BenchmarkImportOfTenThousandLines(b *testing.B) {
	three, four := scenariotest.LargeExtract(b, 3), scenariotest.LargeExtract(b, 4)
	path := filepath.Join(b.TempDir(), "large.year.yaml")
	b.Run("made", func(b *testing.B) {
		for b.Loop() {
			result, err := intake.Import(gather.Request{Files: three, Year: 2010})
			if err != nil {
				b.Fatal(err)
			}
			content, err := result.Encode()
			if err != nil {
				b.Fatal(err)
			}
			if len(result.Year.Lines) != scenariotest.LargeLines {
				b.Fatalf("%d lines", len(result.Year.Lines))
			}
			if err := os.WriteFile(path, content, 0o600); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read and projected", func(b *testing.B) {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Skip("the year was not made")
		}
		for b.Loop() {
			year, faults := file.ReadYear(path, content)
			if faults.Fatal() {
				b.Fatal(faults)
			}
			model.Prepare(year).NewProjection()
		}
	})
	b.Run("brought up to date", func(b *testing.B) {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Skip("the year was not made")
		}
		for b.Loop() {
			known, faults := file.ReadYear(path, content)
			if faults.Fatal() {
				b.Fatal(faults)
			}
			result, err := intake.Import(gather.Request{Files: four, Year: 2010, Known: known})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := Over(result, path); err != nil {
				b.Fatal(err)
			}
		}
	})
}
