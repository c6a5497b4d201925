package workshop

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fewer/views/tui"
)

// A key means the same on every screen where it works, or stands among the
// exceptions with its reason.
func TestAKeyMeansTheSameEverywhere(t *testing.T) {
	uses := keyUses()
	if len(uses) < 60 {
		t.Fatalf("only %d keys were found", len(uses))
	}
	for key, all := range uses {
		var first *use
		for i, u := range all {
			if excepted(key, u.id) != "" {
				continue
			}
			if first == nil {
				first = &all[i]
			}
			if u.id != first.id && u.means != first.means {
				t.Errorf("%s means %q (%s, %s) and %q (%s, %s): give one of them another key (docs/keys.md lists those that are free), or a common meaning in shared, or name it in keyExceptions with its reason",
					tui.KeyLabel(key), first.means, first.where, first.id, u.means, u.where, u.id)
			}
		}
		if why := purpose(key); why != "" {
			t.Errorf("%s is kept for %s, and %s has it: if that is what it is for, it is kept no longer", tui.KeyLabel(key), why, all[0].id)
		}
	}
}

// Esc leads back on every screen, and no letter does what Esc does but where the same
// letter led there.
func TestEscLeadsBack(t *testing.T) {
	back := 0
	for _, u := range keyUses()["esc"] {
		if strings.HasPrefix(u.id, "leave-") || u.id == "shallower" || u.id == "all-rows" {
			back++
			continue
		}
		t.Errorf("Esc does %s on %s", u.id, u.where)
	}
	if back < 17 {
		t.Errorf("Esc leads back from %d screens only", back)
	}
}

// What is said of keys in tables beside the actions is true of actions that there
// are: an exception that nothing needs any more, or a meaning for an action that is
// gone, is out of date.
func TestTheMapOfKeysHasNothingLeftOver(t *testing.T) {
	ids := append(knownActions(), anySize)
	for _, s := range shared {
		for _, id := range s.ids {
			if !slices.Contains(ids, id) {
				t.Errorf("%q is shared by %q, which is no action", s.means, id)
			}
		}
	}
	uses := keyUses()
	for _, e := range keyExceptions {
		others := 0
		found := false
		for _, u := range uses[e.key] {
			found = found || u.id == e.id
			if u.id != e.id {
				others++
			}
		}
		if !found || others == 0 {
			t.Errorf("%s for %s is no exception any more", tui.KeyLabel(e.key), e.id)
		}
	}
}

// A key that a page names does something on some screen.
func TestKeysInThePagesExist(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	uses := keyUses()
	found := 0
	for _, page := range append(pages, filepath.Join("..", "..", "README.md")) {
		switch filepath.Base(page) {
		case "CHANGELOG.md", "keys.md": // which name what keys did, and those that are free
			continue
		}
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("`([^`\\s])`").FindAllStringSubmatch(string(text), -1) {
			if m[1] == "~" { // with which the name of a file that is kept ends
				continue
			}
			found++
			if len(uses[m[1]]) == 0 {
				t.Errorf("%s names the key %s, which does nothing on any screen", page, m[1])
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d keys were found", found)
	}
}

// docs/keys.md is made of the actions; go test ./views/workshop -update writes it.
func TestTheKeysAreDocumented(t *testing.T) {
	page := `# The keys

This page is made of the program's own tables of actions, from which the help page
(` + "`?`" + `) and the palette (` + "`:`" + `) are made too. A key means the same on every screen where it
works; a key that can't be used just now says why.

` + keyMap() + `
## Sizes

On the workbench digits type a value for the selected row: ` + "`10`" + ` is 10% fewer, ` + "`+10`" + ` more,
` + "`6w`" + ` six a week fewer, ` + "`0.5`" + ` half a percent fewer, ` + "`17 of 20`" + ` or ` + "`17/20`" + ` 15% fewer,
` + "`=17`" + ` so many fewer that 17 a week are left. It is repeated in words before Enter sets it.
A ` + "`0`" + ` clears the row at once; a point or comma typed next makes a size of it.
In fields, ` + "`to 17`" + ` is ` + "`=17`" + `, and a proportion is ` + "`60%`, `60` or `0.6`" + `. A decimal comma is
understood, and what reads in two ways (` + "`1,500`" + `) is asked about.

## Where something is typed or asked

In a field letters and digits are text. ← → Home End move, with Ctrl or Alt by words;
Backspace and Delete remove a letter, Ctrl W a word, Ctrl U all before the cursor, Ctrl K
all after it. What stands in a field is replaced by the first letter typed, and kept
by an arrow. ↑ ↓ and Tab go to the other fields, Enter keeps what is typed or writes it
down, Esc leaves it, ` + "`?`" + ` or F1 says what can be typed.

In a finder (` + "`:`, `/`" + `, a list to choose from) letters narrow the list, ↑ ↓ choose, Enter
takes, Esc leaves; where several can be had, Space ticks.

A question names its keys beside its answers. Esc, Page Up and Page Down never answer.

The mouse works too: click a row, drag a slider, turn the wheel.

## Screen by screen

` + keyTables() + `
## Keys of your own

A file ` + "`fewer/keys.yaml`" + ` in the folder for settings (on Linux ` + "`~/.config`" + `, on macOS
` + "`~/Library/Application Support`" + `, on Windows ` + "`%LOCALAPPDATA%`" + `) gives actions other
keys by their ids. What it does not name keeps its key.

` + "```yaml" + `
undo: [u, ctrl+z]
save: [ctrl+s]
` + "```" + `
`
	file := filepath.Join("..", "..", "docs", "keys.md")
	if *update {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != page {
		t.Error("docs/keys.md is not up to date: go test ./views/workshop -update")
	}
}
