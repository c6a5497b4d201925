//go:build unix

package commands_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fewer/views/commands"
	"fewer/views/terminaltest"
	"fewer/views/words"
)

var update = flag.Bool("update", false, "write the generated parts of the README anew")

// TestREADMEIsTrue holds the generated parts of the README beside the program:
// the commands and the words to the letter, and of the picture every figure and every name, so
// that the layout may change.
func TestREADMEIsTrue(t *testing.T) {
	path := filepath.Join(house, "README.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	screen := picture(t)
	text := readmePart(t, string(data), "commands", commands.Table())
	text = readmePart(t, text, "words", words.GlossaryTable())
	if *update {
		text = readmePart(t, text, "picture", "```text\n"+screen+"\n```\n")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	const again = "; go test ./views/commands -run README -update writes them anew"
	if text != string(data) {
		t.Error("the commands or the words in README.md are not the program's" + again)
	}
	_, drawn, _ := strings.Cut(string(data), "<!-- picture -->\n")
	drawn, _, _ = strings.Cut(drawn, "<!-- end of picture -->\n")
	told := regexp.MustCompile(`£[\d,.]+m?|\d+% fewer|\d+ patients|[A-Z][a-z]+ (General|PCT)`).FindAllString(drawn, -1)
	if len(told) < 15 {
		t.Errorf("the picture in README.md tells only %q"+again, told)
	}
	for _, what := range told {
		if !strings.Contains(screen, what) {
			t.Errorf("the picture in README.md has %s, and the screen has not"+again, what)
		}
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
