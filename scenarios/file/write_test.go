package file

import (
	"bytes"
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/samples"
	"fewer/scenarios/scenariotest"
	"gopkg.in/yaml.v3"
)

func TestYearsAreReadBackAsWritten(t *testing.T) {
	years := map[string]*model.Year{"large": modeltest.Large()}
	for _, file := range []string{filepath.Join(examples, "locality.year.yaml"), "../samples/northshire.year.yaml"} {
		years[file] = mustReadYear(t, scenariotest.ReadFile(t, file))
	}
	for name, y := range years {
		data, err := EncodeYear(y)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		back := mustReadYear(t, data)
		if !reflect.DeepEqual(back, y) {
			t.Errorf("%s is read back otherwise than it was written:\n%s", name, data[:min(len(data), 3000)])
		}
		if Fingerprint(back) != Fingerprint(y) {
			t.Errorf("%s: the fingerprint changes", name)
		}
	}
}

func TestScenariosAreReadBackAsWritten(t *testing.T) {
	y := mustReadYear(t, scenariotest.ReadFile(t, filepath.Join(examples, "locality.year.yaml")))
	files, _ := filepath.Glob(filepath.Join(examples, "*.scenario.yaml"))
	more, _ := filepath.Glob("../samples/*.scenario.yaml")
	for _, file := range append(files, more...) {
		d := mustReadScenario(t, scenariotest.ReadFile(t, file))
		for _, bundled := range []*model.Year{nil, y} {
			d.Bundled = bundled
			data, err := EncodeDocument(d)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			back := mustReadScenario(t, data)
			back.origin, d.origin = nil, nil
			if !reflect.DeepEqual(back, d) {
				t.Errorf("%s is read back otherwise than it was written:\n%s", file, data)
			}
		}
	}
}

const everyKeyOfAScenario = `fewer: scenario/1
name: Every key
author: Joint meeting
year: {name: Millbrook locality, financial_year: 2010/11, weeks_elapsed: 35, fingerprint: 'sha256:0123'}
changes:
  - {referrals: midshire-ent, percent: -10, from_week: 36, to_week: 52, practices: [combe-lane], delivered: 60%, comes_back: {share: 40%, weeks: [18, 26]}, note: 'Nurse-led: advice first'}
  - {line: prescribing, per_week: -12_500.5}
contracts:
  - provider: midshire
    from_week: 40
    contract:
      - {terms: cost_and_volume, covers: {pods: [non_elective]}, baseline: 3_900_000, marginal_above: 30%, tolerance_below: 2.5%}
      - {terms: cost_per_case, floor: 95%, ceiling: 9_000_000}
red_lines:
  - {referrals: midshire-ent, not_below: -20, why: Suspected cancer}
result: {rules: 1, terms: {as_contracted: {deficit: 9200000.00, saving: 0.00}, as_proposed: {deficit: -5.10, saving: 20.00}}, lands_after_year_end: 31000.00}
`

// TestScenariosAreWrittenForPeople holds the form of a file that the program saves.
func TestScenariosAreWrittenForPeople(t *testing.T) {
	data, err := EncodeDocument(mustReadScenario(t, []byte(everyKeyOfAScenario)))
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != everyKeyOfAScenario {
		t.Errorf("got\n%s\nwant\n%s", data, everyKeyOfAScenario)
	}
}

func TestWhatNoFileCanHoldIsNotWritten(t *testing.T) {
	d := &Document{Scenario: model.Scenario{Name: "x", Changes: []model.Change{{}}}}
	if data, err := EncodeDocument(d); err == nil {
		t.Errorf("a change without a target is written:\n%s", data)
	}
}

// What is written in parts is, byte for byte, what the library writes at once.
func TestWritingInPartsIsWritingAtOnce(t *testing.T) {
	y := modeltest.Large()
	y.Lines, y.Referrals = y.Lines[:60], y.Referrals[:3]
	bundle := Document{Scenario: modeltest.LargeScenario(), Bundled: y}
	bundle.Scenario.Changes = bundle.Scenario.Changes[:1]
	nodes := map[string]*yaml.Node{"large": scenarioKeys.write(bundle), "nothing": yearKeys.write(model.Year{})}
	for _, sample := range samples.Northshire.Scenarios() {
		doc, faults := ReadScenario(sample.Name, sample.Bytes)
		if doc == nil {
			t.Fatal(faults)
		}
		built, err := samples.Northshire.AsRead()
		if err != nil {
			t.Fatal(err)
		}
		doc.Bundled = &built.Year
		nodes[sample.Name] = scenarioKeys.write(*doc)
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
