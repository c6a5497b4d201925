package commands_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"fewer/scenarios"
	"fewer/views/commands"
)

// filesOfEachPractice writes a scenario for every practice of the built-in year:
// each asks for fewer of its own ENT referrals.
func filesOfEachPractice(t *testing.T) (dir string, paths []string) {
	t.Helper()
	year, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for i, p := range year.Practices {
		path := filepath.Join(dir, p.ID+".yaml")
		text := fmt.Sprintf("fewer: scenario/1\nname: Ours\nauthor: %s\nyear: {name: Northshire PCT, financial_year: 2010/11, weeks_elapsed: 35}\n"+
			"changes:\n  - {referrals: midshire-ent, percent: -%d, practices: [%s]}\n", p.Name, 5+i%7, p.ID)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return dir, paths
}

func said(t *testing.T, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	if status := commands.Main(args, strings.NewReader(""), &out, &errors); status != 0 {
		t.Fatalf("fewer %s gives %d: %s", args[0], status, errors.String())
	}
	return out.String()
}

// A file of each practice merges in one command, which says who asked for what and
// what it comes to; side by side they fit on a page.
func TestAFileOfEachPracticeMerges(t *testing.T) {
	t.Parallel()
	dir, paths := filesOfEachPractice(t)
	if len(paths) != 52 {
		t.Fatalf("the built-in year has %d practices", len(paths))
	}
	out := filepath.Join(dir, "all.yaml")
	page := said(t, append([]string{"merge", "--out", out}, paths...)...)
	if n := strings.Count(page, ", of its own;"); n != 52 || !strings.Contains(page, "52 wishes, in all ") {
		t.Errorf("%d of 52 wishes stand on the page:\n%s", n, page)
	}
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(content), "asked_by: ["); n != 52 {
		t.Errorf("%d of 52 changes say who asked", n)
	}
	beside := said(t, append([]string{"compare"}, paths...)...)
	for _, text := range []string{page, beside} {
		for _, line := range strings.Split(text, "\n") {
			if ansi.StringWidth(line) > 80 && !strings.HasPrefix(line, "written: ") {
				t.Errorf("a line of %d cells: %s", ansi.StringWidth(line), line)
			}
		}
	}
	if !strings.Contains(beside, "  5% fewer, Amberley Sluice Practice: A\n") || !strings.Contains(beside, "  AZ  ") {
		t.Errorf("side by side:\n%s", beside)
	}
}
