package commands

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// The lines that the help of fewer import and of fewer bills shows run as they stand.
func TestExamplesInHelpRun(t *testing.T) {
	files := func(from string, as map[string]string) {
		t.Helper()
		for name, copied := range as {
			content, err := os.ReadFile(filepath.Join(from, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(copied, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	bills, err := filepath.Abs("../../scenarios/bills/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of    *cobra.Command
		lines int
		ready func()
		makes []string
	}{
		{importCommand(), 2, func() {
			if status, _, errs := run("sample", "--import", "."); status != 0 {
				t.Fatal(errs)
			}
			files(".", map[string]string{"slam.csv": "slam-to-month-4.csv", "referrals.csv": "referrals-to-month-4.csv"})
		}, []string{"my.year.yaml"}},
		{billsCommand(), 4, func() {
			files(bills, map[string]string{"lines.csv": "lines.csv", "year.yaml": "my.year.yaml", "tariff_apc.csv": "stays.csv", "tariff_op.csv": "outpatients.csv", "practices.csv": "practices.csv", "contract.csv": "discounts.csv"})
		}, []string{"challenges.csv", "credits.yaml"}},
	} {
		t.Chdir(t.TempDir())
		c.ready()
		lines := 0
		for line := range strings.Lines(strings.ReplaceAll(c.of.Example, "\\\n", " ")) {
			words := strings.Fields(line)
			if len(words) < 2 || words[1] != c.of.Name() {
				continue
			}
			lines++
			if status, out, errs := run(words[1:]...); status != 0 || out == "" || strings.HasPrefix(errs, "error") {
				t.Errorf("%s: status %d, %s", strings.TrimSpace(line), status, errs)
			}
		}
		if lines != c.lines {
			t.Errorf("%d lines of the help of %s were run, want %d", lines, c.of.Name(), c.lines)
		}
		for _, name := range c.makes {
			if info, err := os.Stat(name); err != nil || info.Size() == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
