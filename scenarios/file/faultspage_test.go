package file

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/scenarios/scenariotest"
)

const faultsPage = "../../docs/faults.md"

// sections are the parts of the page, each with the beginnings of the names of
// its files; a file stands in the first part that has one of its.
var sections = []struct {
	title string
	names []string
}{
	{"Warnings", []string{"warning-"}},
	{"What a scenario names and its year lacks", []string{"missing-"}},
	{"Scenarios", []string{
		"scenario-", "change-", "percent-", "week-", "weeks-of-change", "practices-", "comes-back", "delivered-",
		"proposal", "red-line", "result-", "bundle-",
	}},
	{"The file and its YAML", []string{"file-", "yaml-", "first-key-", "text-"}},
	{"Keys, values and ids", []string{"key-", "value-", "list-", "id-"}},
	{"Numbers", []string{"number-", "count-", "counts-", "plan-"}},
	{"Contracts", []string{"contract-", "covers-", "terms-", "ceiling-", "floor-", "variable-", "measured-", "proportion-"}},
	{"Referrals", []string{"stream-", "by-practice-", "leads-to-", "instead-", "weeks-reversed", "weeks-single", "weeks-three", "weeks-below", "each-"}},
	{"The year and its lines", []string{""}},
}

func sectionOf(name string) int {
	for i, s := range sections {
		for _, begins := range s.names {
			if strings.HasPrefix(name, begins) {
				return i
			}
		}
	}
	return -1
}

// title is what a broken file says of itself in its first line, or its name.
func title(t *testing.T, file, name string) string {
	t.Helper()
	first, _, _ := strings.Cut(string(scenariotest.ReadFile(t, file)), "\n")
	if said, found := strings.CutPrefix(first, "# "); found && strings.ToValidUTF8(said, "") == said {
		return strings.TrimSuffix(said, ".")
	}
	words := strings.ReplaceAll(name, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// TestFaultsPageIsUpToDate holds docs/faults.md, which is made of the files of
// broken/ and their messages.
func TestFaultsPageIsUpToDate(t *testing.T) {
	parts := make([]bytes.Buffer, len(sections))
	for _, file := range brokenFiles(t) {
		name := filepath.Base(file)
		name = name[:strings.IndexByte(name, '.')]
		fmt.Fprintf(&parts[sectionOf(name)], "\n### %s\n\n```text\n%s```\n", title(t, file, name), scenariotest.ReadFile(t, filepath.Join("../broken", name+".txt")))
	}
	var page bytes.Buffer
	page.WriteString("# What can be wrong with a file\n\n" +
		"Every kind of fault that the program finds in a year or scenario file, with the message that it gives: the file, the line and the column,\n" +
		"what is wrong, the line itself, and what to write instead. A warning stops nothing. The page is made from the files in `scenarios/broken`\n" +
		"by `go test ./scenarios/file -update`; each of them is a test, too.\n")
	for _, i := range []int{3, 4, 5, 8, 6, 7, 2, 1, 0} {
		if parts[i].Len() == 0 {
			t.Errorf("nothing is said of %q", sections[i].title)
		}
		fmt.Fprintf(&page, "\n## %s\n%s", sections[i].title, parts[i].Bytes())
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(faultsPage), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(faultsPage, page.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(scenariotest.ReadFile(t, faultsPage), page.Bytes()) {
		t.Error("docs/faults.md is out of date: go test ./scenarios/file -update")
	}
}
