package scenarios

import (
	"fmt"
	"os"
	"testing"

	"fewer/scenarios/journal"
	"fewer/scenarios/scenariotest"
)

// A year that is brought up to date twice in one month has the month before it still: what
// was kept stays, the last ones under numbers.
func TestEarlierYearFilesStay(t *testing.T) {
	path := scenariotest.File(t, "my.year.yaml", "month 0")
	for n := 1; n <= 12; n++ {
		kept, err := journal.ReplaceYear(path, fmt.Appendf(nil, "month %d", n))
		if err != nil || kept != path+"~" {
			t.Fatalf("kept as %q: %v", kept, err)
		}
	}
	for name, want := range map[string]string{"": "month 12", "~": "month 11", "~2": "month 10", "~9": "month 3"} {
		if got, err := os.ReadFile(path + name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, not %q: %v", name, got, want, err)
		}
	}
	if _, err := os.Stat(path + "~10"); err == nil {
		t.Error("more than nine are kept")
	}
}
