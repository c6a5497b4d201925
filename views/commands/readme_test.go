//go:build unix

package commands_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/views/terminaltest"
	"fewer/views/workshop"
)

var update = flag.Bool("update", false, "write the generated parts of the README anew")

// TestREADMEIsTrue holds the generated parts of the README beside the program:
// go test ./views/commands -run README -update writes them anew.
func TestREADMEIsTrue(t *testing.T) {
	path := filepath.Join(house, "README.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	text = readmePart(t, text, "picture", "```text\n"+picture(t)+"\n```\n")
	text = readmePart(t, text, "keys", workshop.PlainKeyTable())
	if text == string(data) {
		return
	}
	if !*update {
		t.Fatal("the picture or the keys in README.md are not the program's; go test ./views/commands -run README -update writes them anew")
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// readmePart puts content between the marks of a part.
func readmePart(t *testing.T, text, name, content string) string {
	t.Helper()
	from, to := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	before, rest, found := strings.Cut(text, from)
	_, after, ended := strings.Cut(rest, to)
	if !found || !ended {
		t.Fatalf("README.md has no part %s", name)
	}
	return before + from + content + to + after
}

// picture is the first screen after three presses of ←.
func picture(t *testing.T) string {
	t.Helper()
	term := terminaltest.Start(t, terminaltest.Options{})
	term.WaitFor("▸ ENT", "? help")
	term.Press("left", "left", "left")
	term.WaitFor("3% fewer")
	return strings.TrimRight(term.Screen(), "\n")
}
