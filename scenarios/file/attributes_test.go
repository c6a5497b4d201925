package file

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEachKeyOfAYearSaysWhetherItCounts holds that none of a year's keys is without
// the attribute on which the fingerprint rests, and that one that may do nothing can be
// taken back.
func TestEachKeyOfAYearSaysWhetherItCounts(t *testing.T) {
	saysSo(t, &yearKeys)
	saysSo(t, &dataKeys)
	saysSo(t, &practiceKeys)
	saysSo(t, &foundKeys)
	saysSo(t, &providerKeys)
	saysSo(t, &scheduleKeys)
	saysSo(t, &coversKeys)
	saysSo(t, &lineKeys)
	saysSo(t, &consequenceKeys)
	saysSo(t, &streamKeys)
	saysSo(t, &leadsTo)
	saysSo(t, &instead)
}

func saysSo[T any](t *testing.T, o *object[T]) {
	t.Helper()
	for _, k := range o.keys {
		if counts := k.facts != nil; counts == k.silent && k.name != "fewer" {
			t.Errorf("%s: the key %s says not whether it enters the fingerprint: make it by counted or by silent", o.name, k.name)
		}
		if k.idle != nil && (k.clear == nil || k.hint == "") {
			t.Errorf("%s: the key %s may do nothing, but can't be taken back", o.name, k.name)
		}
	}
}

// TestFingerprintsStay holds the fingerprint of every year in the repository: those of
// the samples, of the worked cases, and of the faults' pages.
func TestFingerprintsStay(t *testing.T) {
	want, err := os.ReadFile("testdata/fingerprints.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, pattern := range []string{"../samples/*.year.yaml", examples + "/*.year.yaml", "../broken/*.yaml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if y, faults := ReadYear(path, data); !faults.Fatal() {
				got.WriteString(filepath.Base(path) + " " + Fingerprint(y) + "\n")
			}
		}
	}
	if got.String() != string(want) {
		t.Errorf("the fingerprints are others:\n%s", got.String())
	}
}
