package commands

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The page and the pictures that the documentation shows are what the program writes of
// the example; go test ./views/commands -run TestTheExamplesAreHandedOn -update writes
// them anew.
func TestTheExamplesAreHandedOn(t *testing.T) {
	t.Parallel()
	examples := filepath.Join(docs, "examples")
	year, scenario := filepath.Join(examples, "small.year.yaml"), filepath.Join(examples, "fewer-of-both.scenario.yaml")
	for shown, args := range map[string][]string{
		filepath.Join(examples, "fewer-of-both.html"):   {"export", year, scenario, "--names"},
		filepath.Join(docs, "pictures", "to-date.svg"):  {"picture", "to-date", year, scenario},
		filepath.Join(docs, "pictures", "contract.svg"): {"picture", "contract", year, scenario, "--of", "hill"},
	} {
		file := filepath.Join(t.TempDir(), filepath.Base(shown))
		var out, errs bytes.Buffer
		if status := Main(append(args, "--to", file), nil, &out, &errs); status != 0 {
			t.Errorf("%s: status %d: %s", shown, status, errs.String())
			continue
		}
		written, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(shown, written, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := os.ReadFile(shown); err != nil || !bytes.Equal(kept, written) {
			t.Errorf("%s is not the program's (%v): go test ./views/commands -run TestTheExamplesAreHandedOn -update writes it anew", shown, err)
		}
	}
}
