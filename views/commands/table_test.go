package commands

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"fewer/model"
	"fewer/scenarios/samples"
	"fewer/views/print"
)

// printed holds what tablesOf gives, from when it was first asked.
var printed struct {
	sync.Mutex
	of map[string]string
}

// tablesOf gives what project prints for each sample and each worked case.
func tablesOf(t *testing.T) map[string]string {
	t.Helper()
	printed.Lock()
	defer printed.Unlock()
	if printed.of != nil {
		return printed.of
	}
	folder := t.TempDir()
	all := map[string][]string{"the built-in year": {"project"}}
	for _, s := range append(samples.Northshire.Scenarios(), samples.Northshire.Starter()) {
		path := filepath.Join(folder, s.Name)
		if err := os.WriteFile(path, s.Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		all[s.Name] = []string{"project", path}
	}
	for _, c := range workedCases {
		all[c.says] = append([]string{"project"}, workedArgs(c.year, c.scenario)[2:]...)
	}
	out := map[string]string{}
	for name, args := range all {
		status, text, errs := run(args...)
		if status != done {
			t.Fatalf("%s: exit status %d: %s", name, status, errs)
		}
		out[name] = text
	}
	printed.of = out
	return out
}

func TestTablesFitThePage(t *testing.T) {
	t.Parallel()
	for name, text := range tablesOf(t) {
		for _, line := range strings.Split(text, "\n") {
			if width := ansi.StringWidth(line); width > print.PageWidth {
				t.Errorf("%s: %d cells wide: %s", name, width, line)
			}
		}
	}
}

// amounts are pounds and pence as tables have them.
var amounts = regexp.MustCompile(`−?[\d,]+\.\d\d\b`)

// figures reads the amounts of a row, in pence.
func figures(t *testing.T, row string) (all []model.Money) {
	t.Helper()
	for _, text := range amounts.FindAllString(row, -1) {
		text = strings.NewReplacer(",", "", ".", "", "−", "-").Replace(text)
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, model.Money(n))
	}
	return all
}

// TestEveryTotalIsTheSumAboveIt adds up, as a reader with a pencil would, each
// column above a line and each row of spending.
func TestEveryTotalIsTheSumAboveIt(t *testing.T) {
	t.Parallel()
	for name, text := range tablesOf(t) {
		totals, rows := 0, 0
		for _, block := range strings.Split(text, "\n\n") {
			var sums []model.Money
			lines := strings.Split(block, "\n")
			for i, line := range lines {
				row := figures(t, line)
				if strings.Contains(line, "──") {
					total := figures(t, lines[i+1])
					if len(total) == 0 || len(total) != len(sums) {
						t.Errorf("%s: no total for each column: %s", name, lines[i+1])
						continue
					}
					for k := range total {
						totals++
						if total[k] != sums[k] {
							t.Errorf("%s: %s is not the sum %s above it, in: %s", name, total[k].Pence(), sums[k].Pence(), lines[i+1])
						}
					}
					break
				}
				for k, n := range row {
					if k == len(sums) {
						sums = append(sums, 0)
					}
					sums[k] += n
				}
				// Spending: if nothing changes, less the scenario, is what is saved.
				if strings.HasPrefix(line, "  ") && len(row) == 3 && strings.HasPrefix(block, "YEAR-END") {
					rows++
					if row[0]-row[1] != row[2] {
						t.Errorf("%s: the row does not add up: %s", name, line)
					}
				}
			}
		}
		if totals == 0 {
			t.Errorf("%s: no totals found", name)
		}
		if strings.Contains(text, "Scenario:") && rows < 3 {
			t.Errorf("%s: only %d rows of spending found", name, rows)
		}
	}
}

func TestTheTableSaysWhatJSONSays(t *testing.T) {
	t.Parallel()
	status, text, _ := run(append([]string{"project"}, workedArgs(weekly, "2-everything.scenario.yaml")[2:]...)...)
	if status != done {
		t.Fatal(status)
	}
	for _, wanted := range []string{
		"Millbrook locality 2010/11", "Budget £12,482,961.28.", "41,049.76 over", "17,788.69 under",
		"58,838.45", "201,005.06", "160,509.69", "−123,632.22", "36,877.47", "£119,825.10 is saved after 31 March",
		"The system saves £60,301.52", "ENT to Royal Midshire: 20% fewer", "35 weeks of 52 over, 17 left to 31 March 2011.",
	} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is missing in:\n%s", wanted, text)
		}
	}
}
