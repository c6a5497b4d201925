package file

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fewer/model"
	"fewer/scenarios/fault"
)

// seed gives a fuzzer every file of the patterns.
func seed(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if len(data) < 20_000 { // larger ones only make the fuzzer slow
				f.Add(data)
			}
		}
	}
}

// checkFaults holds what is true of the faults of any file.
func checkFaults(t *testing.T, read bool, faults fault.Faults) {
	t.Helper()
	if read == faults.Fatal() {
		t.Fatalf("read is %v, and the faults are\n%v", read, faults)
	}
	for _, f := range faults {
		if f.What == "" || f.File != "x.yaml" {
			t.Fatalf("a fault without a word or file: %+v", f)
		}
		for _, r := range f.String() {
			if fault.IsControl(r) {
				t.Fatalf("a control character reaches the screen: %q", f.String())
			}
		}
	}
}

// FuzzReadYear reads anything as a year. What is accepted can be projected, and is
// read back as it is written.
func FuzzReadYear(f *testing.F) {
	seed(f, "../broken/*.year.yaml", "../broken/beside.yaml", filepath.Join(examples, "*.year.yaml"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fault.Kind(data)
		y, faults := ReadYear("x.yaml", data)
		checkFaults(t, y != nil, faults)
		if y == nil {
			return
		}
		prepared := model.Prepare(y)
		prepared.Project(&model.Scenario{}, prepared.NewProjection())
		checkYearStable(t, y)
	})
}

func checkYearStable(t *testing.T, y *model.Year) {
	t.Helper()
	written, err := EncodeYear(y)
	if err != nil {
		t.Fatalf("what was read cannot be written: %v", err)
	}
	back, _ := ReadYear("x.yaml", written)
	if Fingerprint(back) != Fingerprint(y) {
		t.Fatalf("the fingerprint changes:\n%s", written)
	}
	if again, err := EncodeYear(back); err != nil || !bytes.Equal(again, written) {
		t.Fatalf("written a second time it differs (%v):\n%s\n%s", err, written, again)
	}
}

func checkDocumentStable(t *testing.T, d *Document) {
	t.Helper()
	written, err := EncodeDocument(d)
	if err != nil {
		t.Fatalf("what was read cannot be written: %v", err)
	}
	back, _ := ReadScenario("x.yaml", written)
	if !SameWork(*back, *d) {
		t.Fatalf("it is read back otherwise:\n%s", written)
	}
	if again, err := EncodeDocument(back); err != nil || !bytes.Equal(again, written) {
		t.Fatalf("written a second time it differs (%v):\n%s\n%s", err, written, again)
	}
}

// FuzzReadScenario reads anything as a scenario beside a sound year.
func FuzzReadScenario(f *testing.F) {
	seed(f, "../broken/*.scenario.yaml", "../samples/*.scenario.yaml", filepath.Join(examples, "*.scenario.yaml"))
	f.Add([]byte(everyKeyOfAScenario))
	year := besideYear(f)
	prepared := model.Prepare(year)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, faults := ReadScenario("x.yaml", data)
		checkFaults(t, d != nil, faults)
		if d == nil {
			return
		}
		for _, fault := range CheckScenario(d, year) {
			if fault.What == "" {
				t.Fatalf("a fault without a word: %+v", fault)
			}
		}
		prepared.Project(&d.Scenario, prepared.NewProjection())
		checkDocumentStable(t, d)
	})
}

// FuzzReadBundle reads anything as a bundle: a scenario with its year inside.
func FuzzReadBundle(f *testing.F) {
	seed(f, "../broken/bundle-*.scenario.yaml")
	d := mustRead(f, filepath.Join(examples, "2-everything.scenario.yaml"), ReadScenario)
	d.Bundled = mustRead(f, filepath.Join(examples, "locality.year.yaml"), ReadYear)
	d.Year = ReferenceTo(d.Bundled)
	bundle, err := EncodeDocument(d)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(bundle)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, faults := ReadScenario("x.yaml", data)
		checkFaults(t, d != nil, faults)
		if d == nil || d.Bundled == nil {
			return
		}
		CheckScenario(d, d.Bundled)
		prepared := model.Prepare(d.Bundled)
		prepared.Project(&d.Scenario, prepared.NewProjection())
		checkDocumentStable(t, d)
		checkYearStable(t, d.Bundled)
	})
}

func mustRead[T any](t testing.TB, file string, read func(string, []byte) (*T, fault.Faults)) *T {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	v, faults := read(file, data)
	if v == nil {
		t.Fatal(faults)
	}
	return v
}
