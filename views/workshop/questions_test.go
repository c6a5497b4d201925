package workshop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/screens"
	"fewer/views/tui"
	"fewer/views/words"
	"fewer/views/workbench"
)

// What is passed on is chosen with arrows, and says which file it will be.
func TestTheExportMenuTakesArrows(t *testing.T) {
	d, folder := saveDriver(t)
	d.press("left", "E")
	page := filepath.Base(d.app.Session.ProposedExport(".md", true))
	d.sees("the page as plain text, .md", "practices go by letters", "↑↓ choose", "all of it in one file, .zip")
	d.press("down", "down", "down", "down", "down", "up", "enter")
	d.sees("Where to?")
	if f, ok := d.app.Over.(*tui.Form); !ok || !strings.HasSuffix(f.Said()[0], page) {
		t.Fatalf("another file is offered: %+v", d.app.Over)
	}
	d.press("enter")
	if files, _ := filepath.Glob(filepath.Join(folder, "*.md")); len(files) != 1 {
		t.Errorf("the pages are %v", files)
	}
}

// Two dialogs about work that was left do the same on Esc.
func TestRecoveriesAgreeOnEsc(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.app.keep.Offer([]journal.Recovery{{Name: "one", Steps: 1, Unsaved: true}})
	first := d.app.Over.(*tui.Question).Esc
	d.app.keep.Asked = "plan.yaml"
	d.app.keep.Offer([]journal.Recovery{{Name: "two", Steps: 1, Unsaved: true}})
	if second := d.app.Over.(*tui.Question); second.Esc != first || second.Title != "Other work was not closed" {
		t.Errorf("Esc is %q, then %q", first, second.Esc)
	}
}

// Whole words are found before what begins so, and without what only holds them.
func TestWholeWordsAreFoundFirst(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("/", "ent")
	bench := d.app.Screen().(*workbench.Bench)
	last := -1 // the last row with the word of its own
	for i, it := range bench.Items {
		if it.Row >= 0 && words.SearchFor("ent").Of(bench.Rows[it.Row].Search, "") == words.Named {
			if i > 0 && last >= 0 && i-last > 2 {
				t.Errorf("%s stands behind others", bench.Rows[it.Row].Name)
			}
			last = i
		}
	}
	if first := bench.Rows[bench.Items[1].Row]; first.Name != "ENT" || last != len(bench.Items)-1 {
		t.Errorf("first %q; %d of %d", first.Name, last, len(bench.Items))
	}
	d.press("esc", ":", "ent")
	if first := d.app.Over.(*tui.Finder).Chosen(); words.SearchFor("ent").Of(first.Words, "") != words.Named {
		t.Errorf("the palette finds %q first", first.Words)
	}
}

// A question mark explains a form where nothing is typed yet, and what was typed is
// there again after it; within a text it is a question mark.
func TestQuestionMarksWorkInForms(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("enter", "?")
	d.sees("What can be typed here", "how much of it is expected to happen, such as 60%")
	d.press("esc")
	if _, ok := d.app.Over.(*workbench.ChangeForm); !ok {
		t.Fatalf("the form is gone: %T", d.app.Over)
	}
	d.press("esc", "R", "j", "where we are", "enter", "enter", "Hall", "f1")
	d.sees("3, or their names with commas")
	d.press("q")
	if f, ok := d.app.Over.(*tui.Form); !ok || f.Said()[0] != "Hall" {
		t.Fatalf("what was typed is gone: %+v", d.app.Over)
	}
	d.press("?")
	if f, ok := d.app.Over.(*tui.Form); !ok || f.Said()[0] != "Hall?" {
		t.Fatalf("a question mark in a text: %+v", d.app.Over)
	}
}

// The palette finds what people call a thing, and practices by their names.
func TestThePaletteKnowsOtherWords(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	for word, key := range map[string]string{"export": "E", "rename": "W", "reset": "0", "next year": "Y"} {
		d.press(":", word)
		p := d.app.Over.(*tui.Finder)
		if !slices.ContainsFunc(p.Found, func(i int) bool { return p.All[i].Key == key }) {
			t.Errorf("%q does not find %s", word, key)
		}
		d.press("esc")
	}
	y := builtInYear(t)
	d = newDriver(t, y, file.Document{}, "plain", 80, 24)
	d.press(":", strings.ToLower(y.Practices[3].Name)+" gp", "enter")
	d.sees("PRACTICES · all referrals")
	if p := d.app.Screen().(*screens.Practices); p.View.At() != 3 {
		t.Errorf("practice %d is chosen", p.View.At())
	}
}

// Renamed, a scenario goes by the new name, and the file under the old one stays.
func TestRenaming(t *testing.T) {
	d, folder := saveDriver(t)
	d.press("left", "s", "ctrl+u", "First", "enter", "left", "W")
	d.sees("What is it called from now on?", "First.yaml stays as it was last saved")
	d.press("ctrl+u", "Second", "enter")
	d.sees("Saved: Second.yaml")
	for name, amount := range map[string]float64{"First": -1, "Second": -2} {
		path := filepath.Join(folder, name+".yaml")
		doc, faults := file.ReadScenario(path, read(t, path))
		if faults.Fatal() || doc.Scenario.Name != name || doc.Scenario.Changes[0].Size.Amount != amount {
			t.Errorf("%s holds %+v", path, doc)
		}
	}
}

// A name that the scenario could not be saved under is not its name: neither where
// another file has it, nor where the first save has failed.
func TestAFailedSaveLeavesTheName(t *testing.T) {
	d, folder := saveDriver(t)
	for _, taken := range []string{"Second.yaml", "Third.yaml"} {
		if err := os.WriteFile(filepath.Join(folder, taken), []byte("theirs\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	name := func() string { return d.app.Session.Document().Scenario.Name }
	d.press("left", "s", "ctrl+u", "Second", "enter")
	d.sees("Not saved")
	if name() != "" {
		t.Errorf("never saved, it is called %q", name())
	}
	d.press("esc", "s", "ctrl+u", "First", "enter", "left", "W", "ctrl+u", "Third", "enter")
	d.sees("Not saved")
	if steps := d.app.Session.Steps(); name() != "First" || len(steps) != 3 {
		t.Errorf("not saved as Third, it is called %q after %d steps", name(), len(steps))
	}
	d.press("esc", "s")
	if doc, _ := file.ReadScenario("First.yaml", read(t, filepath.Join(folder, "First.yaml"))); doc.Scenario.Name != "First" || doc.Scenario.Changes[0].Size.Amount != -2 {
		t.Errorf("First.yaml holds %+v", doc.Scenario)
	}
	d.press("W", "ctrl+u", "Third", "enter", "o")
	d.sees("Saved: Third.yaml")
	if doc, _ := file.ReadScenario("Third.yaml", read(t, filepath.Join(folder, "Third.yaml"))); doc.Scenario.Name != "Third" || name() != "Third" {
		t.Errorf("saved over, the file holds %+v, and it is called %q", doc.Scenario, name())
	}
	d.press("u")
	if name() != "First" {
		t.Errorf("undone, it is called %q", name())
	}
}
