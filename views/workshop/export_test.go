package workshop

import (
	"archive/zip"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
)

// writtenYear is the year of the tests as a file can hold it: in whole counts.
func writtenYear() *model.Year {
	y := testYear()
	whole := func(c *model.Counts) {
		for i := range c.Weekly {
			c.Weekly[i] = math.Round(c.Weekly[i])
		}
		*c = model.WeeklyCounts(c.Weekly)
	}
	for i := range y.Lines {
		if !y.Lines[i].WithoutActivity {
			whole(&y.Lines[i].Actual)
		}
	}
	for i := range y.Referrals {
		whole(&y.Referrals[i].Actual)
		for j := range y.Referrals[i].ByPractice {
			c := &y.Referrals[i].ByPractice[j].Count
			*c = math.Round(*c)
		}
	}
	return y
}

// What is passed on opens by itself in another folder, with the same figures,
// and names no practice unless somebody says so.
func TestAScenarioIsPassedOn(t *testing.T) {
	d := newDriver(t, writtenYear(), meetingOfSurgeries(), "plain", 80, 24)
	folder := d.app.Session.Folder()
	for _, c := range []struct {
		key, file string
		names     bool
	}{
		{"b", "2010-12-02 Practice B asks, to pass on.yaml", false},
		{"n", "2010-12-02 Weir Side Practice asks, to pass on with names.yaml", true},
		{"p", "2010-12-02 Practice B asks, to pass on.html", false},
		{"m", "2010-12-02 Practice B asks, to pass on.md", false},
	} {
		d.press("E")
		d.sees("To pass on", "practices go by letters")
		d.press(c.key)
		d.sees("Where to?", "Enter", "Esc")
		d.press("enter")
		text := string(read(t, filepath.Join(folder, c.file)))
		for _, name := range surgeries {
			if strings.Contains(text, name) != c.names {
				t.Errorf("%s: names of practices: %v\n%s", c.file, !c.names, text)
			}
		}
		if !strings.HasSuffix(c.file, ".yaml") {
			if !strings.Contains(text, "What is changed, and why it saves what it saves") || !strings.Contains(text, "go by letters") {
				t.Errorf("the page:\n%s", text)
			}
			continue
		}
		elsewhere := filepath.Join(t.TempDir(), "received.yaml")
		if err := os.WriteFile(elsewhere, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		o, err := scenarios.Open([]string{elsewhere})
		if err != nil {
			t.Fatal(err)
		}
		s := o.NewSession()
		if !s.Opening().Same() || !reflect.DeepEqual(s.Projection().Terms, d.app.Projection().Terms) {
			t.Errorf("%s opens with other figures: %s", c.file, s.Opening())
		}
	}
}

func TestNothingIsPassedOnOverAnotherFile(t *testing.T) {
	d := newDriver(t, writtenYear(), file.Document{}, "plain", 80, 24)
	taken := filepath.Join(d.app.Session.Folder(), "taken.yaml")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("left", "E", "b", "ctrl+u", "enter")
	d.sees("It needs a name.")
	d.press("taken", "enter")
	d.sees("There already", "write over it")
	d.press("esc")
	d.sees("Where to?")
	if string(read(t, taken)) != "mine" {
		t.Fatal("written over unasked")
	}
	d.press("ctrl+u", filepath.Join(d.app.Session.Folder(), "no folder", "x"), "enter")
	d.sees("there is no such folder")
	d.press("ctrl+u", "taken", "enter", "o")
	d.sees("Written: taken.yaml")
	if doc, faults := file.ReadScenario(taken, read(t, taken)); faults.Fatal() || doc.Bundled == nil || len(doc.Scenario.Changes) != 1 {
		t.Error("what was written is no bundle:", faults)
	}
	d.press("s", "enter") // the scenario itself is still to be saved
	d.sees("Saved: ")
	d.press("E", "b", "ctrl+u", filepath.Base(d.app.Session.Path()), "enter")
	d.sees("That is the file of this scenario itself")
	if d.saving(model.AllCostPerCase) == 0 {
		t.Error("the scenario is gone")
	}
}

// A large year takes its time to write: keys act meanwhile, and a second file is
// not begun.
func TestAFileIsWrittenBesideTheKeys(t *testing.T) {
	t.Parallel()
	d := newDriver(t, writtenYear(), file.Document{}, "plain", 100, 30)
	path := filepath.Join(d.app.Session.Folder(), "slow.yaml")
	d.press("left", "E", "b", "ctrl+u", "slow")
	enter, _ := namedKey("enter")
	_, writing := d.app.Update(enter)
	if _, err := os.Stat(path); err == nil {
		t.Fatal("the key waited for the disk")
	}
	d.press("enter")
	d.sees("It is being written; wait a moment.")
	d.press("esc", "left")
	d.run(writing)
	d.sees("Written: slow.yaml in ", "2% fewer")
	doc, faults := file.ReadScenario(path, read(t, path))
	if faults.Fatal() || doc.Scenario.Changes[0].Size.Amount != -1 {
		t.Errorf("not what was asked for when it was: %+v %v", doc, faults)
	}
	d.press("E", "b", "ctrl+u", "slow", "enter")
	d.sees("There already")
}

func TestAWorkbookIsPassedOn(t *testing.T) {
	d := newDriver(t, writtenYear(), file.Document{}, "plain", 80, 24)
	d.app.keep.Version = "1.2.3-test"
	d.press("left", "E", "x", "ctrl+u", "book", "enter")
	d.sees("Written: book.xlsx")
	book, err := zip.OpenReader(filepath.Join(d.app.Session.Folder(), "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	texts, err := fs.ReadFile(book, "xl/sharedStrings.xml")
	if err != nil || !strings.Contains(string(texts), "Fewer, 1.2.3-test") {
		t.Errorf("the workbook does not say which version wrote it: %v", err)
	}
}

// One practice's own page is asked for by its name, unless it is looked at already; what
// is written by letters names it by its letters.
func TestOnePracticesPageIsPassedOn(t *testing.T) {
	d := newDriver(t, writtenYear(), meetingOfSurgeries(), "plain", 80, 24)
	page := func(name string) {
		t.Helper()
		d.sees("Where to?")
		d.press("ctrl+u", name, "enter")
		d.sees("Written: " + name)
		text := string(read(t, filepath.Join(d.app.Session.Folder(), name)))
		if !strings.Contains(text, "<h1>Practice ") || !strings.Contains(text, "Where it stands, and its part of this scenario") || strings.Contains(text, "Weir Side") {
			t.Errorf("%s is\n%s", name, text)
		}
	}
	d.press("E", "o")
	d.sees("Whose page?")
	d.press("weir", "enter")
	page("theirs.html")
	d.press("M", "weir", "enter", "E")
	for range 14 { // more answers than there is room for
		d.press("down")
	}
	d.sees(">z", "all of it in one file, .zip", "stay")
	d.press("o")
	page("ours.html")
}

// F12 writes the picture in view, as the ending of the name says, with no practice named;
// where there is none it says so.
func TestThePictureInViewIsWritten(t *testing.T) {
	t.Parallel()
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	folder := t.TempDir()
	d.press("left", "left")
	for _, c := range []struct{ keys, name, says string }{
		{"", "chart.svg", "Spending against budget, to date, as contracted"},
		{"b", "bridge.svg", "From budget to 31 March, if nothing changes"},
		{"b right", "scenario.svg", "From doing nothing to this scenario"},
		{"w", "weeks.svg", "weeks that are left"},
		{"v", "sweep.svg", "from 40% fewer to 40% more"},
		{"v space", "curve.svg", "what is paid for more and less work"},
		{"x", "weekly.svg", "week by week"},
		{"p", "funnel.svg", "Practices side by side"},
	} {
		d.press(strings.Fields(c.keys)...)
		d.press("f12")
		d.sees("Where to?")
		d.press("ctrl+u", filepath.Join(folder, c.name), "enter")
		text := string(read(t, filepath.Join(folder, c.name)))
		if !strings.Contains(text, c.says) || !strings.Contains(text, `role="img"`) {
			t.Errorf("%s does not say %q", c.name, c.says)
		}
		if strings.Contains(text, "Combe Lane") || strings.Contains(text, "Ploughshare") {
			t.Errorf("%s names a practice", c.name)
		}
		if c.keys != "" {
			d.press("esc")
		}
	}
	d.press("h", "f12")
	d.sees("There is no picture in view here")
}
