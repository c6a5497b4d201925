package scenarios

import (
	"bytes"
	"errors"
	"testing"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/samples"
)

func largeBundle(lines int) (*model.Year, Document) {
	y := modeltest.Large()
	base := len(y.Lines)
	for i := base; i < lines; i++ {
		l := y.Lines[i%base]
		l.ID += "-" + itoa(i)
		y.Lines = append(y.Lines, l)
	}
	return y, Document{Scenario: modeltest.LargeScenario(), Year: ReferenceTo(y)}
}

// BenchmarkBundleOfTenThousandLines writes and reads again a scenario with a year of
// 10,000 lines inside, as `E b` does while somebody waits.
func BenchmarkBundleOfTenThousandLines(b *testing.B) {
	y, doc := largeBundle(10_000)
	for b.Loop() {
		bundle, _ := Bundle(doc, y, true)
		if _, err := EncodeDocument(&bundle); err != nil {
			b.Fatal(err)
		}
	}
}

// What is written in parts is, byte for byte, what the library writes at once.
func TestWritingInPartsIsWritingAtOnce(t *testing.T) {
	y, doc := largeBundle(0)
	y.Lines, y.Referrals = y.Lines[:60], y.Referrals[:3]
	bundle, _ := Bundle(doc, y, false)
	bundle.Scenario.Changes = bundle.Scenario.Changes[:1]
	nodes := map[string]*yaml.Node{"large": scenarioKeys.write(bundle), "nothing": yearKeys.write(model.Year{})}
	for _, sample := range samples.Northshire.Scenarios() {
		doc, faults := ReadScenario(sample.Name, sample.Bytes)
		if doc == nil {
			t.Fatal(faults)
		}
		year, err := BuiltInYear()
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := Bundle(*doc, year, true)
		nodes[sample.Name] = scenarioKeys.write(whole)
	}
	for name, n := range nodes {
		var at bytes.Buffer
		e := yaml.NewEncoder(&at)
		e.SetIndent(2)
		if err := errors.Join(e.Encode(n), e.Close()); err != nil {
			t.Fatal(err)
		}
		got, err := encode(n)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, at.Bytes()) {
			t.Errorf("%s: %d bytes, not the %d of the library", name, len(got), at.Len())
		}
	}
}
