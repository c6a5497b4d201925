package scenarios

import (
	"strconv"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
)

func largeBundle(lines int) (*model.Year, file.Document) {
	y := modeltest.Large()
	base := len(y.Lines)
	for i := base; i < lines; i++ {
		l := y.Lines[i%base]
		l.ID += "-" + strconv.Itoa(i)
		y.Lines = append(y.Lines, l)
	}
	return y, file.Document{Scenario: modeltest.LargeScenario(), Year: file.ReferenceTo(y)}
}

// BenchmarkBundleOfTenThousandLines writes and reads again a scenario with a year of
// 10,000 lines inside, as `E b` does while somebody waits.
func BenchmarkBundleOfTenThousandLines(b *testing.B) {
	y, doc := largeBundle(10_000)
	for b.Loop() {
		bundle, _ := letters.Bundle(doc, y, true)
		if _, err := file.EncodeDocument(&bundle); err != nil {
			b.Fatal(err)
		}
	}
}
