package file

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/scenariotest"
)

var update = flag.Bool("update", false, "write the messages of broken/ and docs/faults.md anew")

// brokenFiles are the files of broken/, each with one kind of fault.
func brokenFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../broken/*.*.yaml")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d broken files, %v", len(files), err)
	}
	return files
}

// faultsOf reads a broken file as `fewer check` does, a scenario beside the year
// of the folder.
func faultsOf(t testing.TB, file string) fault.Faults {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(file, ".year.yaml") {
		_, faults := ReadYear(filepath.Base(file), data)
		return faults
	}
	doc, faults := ReadScenario(filepath.Base(file), data)
	if doc != nil {
		faults = append(faults, CheckScenario(doc, besideYear(t))...)
	}
	return faults
}

func besideYear(t testing.TB) *model.Year {
	t.Helper()
	data, err := os.ReadFile("../broken/beside.yaml")
	if err != nil {
		t.Fatal(err)
	}
	y, faults := ReadYear("beside.yaml", data)
	if len(faults) > 0 {
		t.Fatalf("the year of the folder has a fault:\n%v", faults)
	}
	return y
}

// TestEveryFaultHasItsMessage holds what is said of each file of broken/. With
// -update the messages are written anew.
func TestEveryFaultHasItsMessage(t *testing.T) {
	for _, file := range brokenFiles(t) {
		name := filepath.Base(file)
		name = name[:strings.IndexByte(name, '.')]
		faults := faultsOf(t, file)
		golden := filepath.Join("../broken", name+".txt")
		got := faults.Error() + "\n"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(scenariotest.ReadFile(t, golden)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		if len(faults) == 0 {
			t.Errorf("%s: no fault is found", name)
		}
		if fatal := !strings.HasPrefix(name, "warning-"); faults.Fatal() != fatal {
			t.Errorf("%s: fatal is %v", name, !fatal)
		}
		if missing := strings.HasPrefix(name, "missing-"); (len(faults.Missing()) > 0) != missing {
			t.Errorf("%s: missing in the year is %v", name, !missing)
		}
	}
}

// TestEveryFaultSaysWhereAndWhatInstead holds what every message must have.
func TestEveryFaultSaysWhereAndWhatInstead(t *testing.T) {
	for _, file := range brokenFiles(t) {
		for _, f := range faultsOf(t, file) {
			if f.Line < 1 || f.Column < 1 {
				t.Errorf("%s has no place: %s", file, f.Headline())
			}
			if f.Hint == "" && !f.Warning {
				t.Errorf("%s has no hint: %s", file, f.Headline())
			}
			if strings.HasSuffix(f.What, ".") || strings.ContainsAny(f.Headline()+f.Hint, "\n\x1b\x07\u202e") {
				t.Errorf("%s is badly worded: %q", file, f.Headline())
			}
		}
	}
}
