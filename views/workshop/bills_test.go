package workshop

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/screens"
)

// samplesOfBills is the folder of a bill with errors that were planted, its tables
// and its year.
const samplesOfBills = "../../scenarios/bills/testdata"

// openSampleYear opens a year file in a driver, with a journal in a folder of its own.
func openSampleYear(t *testing.T, path string, w, h int) (d *driver, state string) {
	t.Helper()
	state = t.TempDir()
	o, err := scenarios.Open([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	session := o.NewSession()
	session.KeepJournal(state)
	t.Cleanup(session.Close)
	d = newDriver(t, testYear(), file.Document{}, "plain", w, h)
	d.app.Session = session
	d.app.NameYear()
	d.app.Screens = nil
	d.app.Open(d.app.NewWorkbench())
	return d, state
}

// fill types what each line of a form is to hold.
func (d *driver) fill(entries ...string) {
	for i, text := range entries {
		if i > 0 {
			d.press("down")
		}
		if text != "" {
			d.press(text)
		}
	}
}

// seen is everything on a screen that holds a list, from its first row to its last.
func (d *driver) seen() string {
	d.press("home")
	var all strings.Builder
	for range 400 {
		before := d.screenText()
		all.WriteString(before)
		d.press("pgdown")
		if d.screenText() == before {
			break
		}
	}
	return all.String()
}

// A bill is checked in the app, and found in it is what the command finds.
func TestABillIsCheckedInTheApp(t *testing.T) {
	sample := func(name string) string { return filepath.Join(samplesOfBills, name) }
	d, state := openSampleYear(t, sample("year.yaml"), 80, 24)
	d.press("B")
	d.fill(sample("lines.csv"), sample("tariff_apc.csv"), sample("tariff_op.csv"), sample("practices.csv"), sample("contract.csv"), "", "5")
	d.press("enter")
	s, open := d.app.Screen().(*screens.Bill)
	if !open {
		t.Fatalf("the bill is not open:\n%s", d.screenText())
	}
	all := d.seen()
	for _, said := range []string{"as contracted", "1,243.40", "saves nothing now; it corrects the count", "closed"} {
		if !strings.Contains(strings.Join(strings.Fields(all), " "), said) {
			t.Errorf("nothing says %q:\n%s", said, all)
		}
	}
	for _, size := range [][2]int{{40, 10}, {60, 12}, {120, 40}, {300, 100}, {30, 5}, {80, 24}} {
		for _, keys := range [][]string{nil, {"end", "up", "enter"}, {"esc"}, {"B"}, {"esc"}} {
			d.press(keys...)
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.validFrame(t, size[0], size[1])
		}
		if _, still := d.app.Screen().(*screens.Bill); !still {
			d.app.Open(s)
		}
	}
	// Every finding has a row of its own, and each can be set beside its evidence.
	rows := 0
	d.press("home")
	for i := range strings.Count(all, "\n") {
		if i > 0 {
			d.press("down")
		}
		f := s.Finding()
		if f == nil {
			continue
		}
		rows++
		d.press("enter")
		text := d.screenText()
		if !strings.Contains(text, f.Billed.Pence()) || f.Pair != "" && !strings.Contains(text, f.Pair) {
			t.Fatalf("line %s is not shown beside its evidence %s:\n%s", f.Line, f.Pair, text)
		}
		d.press("esc")
	}
	if want := len(s.Checked.Found) + len(s.Checked.Under); rows != want {
		t.Errorf("%d lines are listed, %d were found", rows, want)
	}

	// Its tables are sorted and narrowed, and a line stays the line that it is.
	d.send(tea.WindowSizeMsg{Width: 100, Height: 60})
	d.press("home", "Z")
	d.sees("WHAT IS WRONG", "Found 20")
	for d.press("down"); s.Finding() == nil; {
		d.press("down")
	}
	chosen := *s.Finding()
	d.press("Z", "Z")
	d.sees("WHAT IS WRONG", "Found 20")
	if s.Finding() == nil || *s.Finding() != chosen {
		t.Error("another line is chosen after sorting")
	}
	d.press("/", "readmission", "enter")
	d.sees("“readmission”: 3 of 29 rows", "RBA, Hospital RBA")
	d.lacks("excess days", "Found")
	d.press("end")
	if f := s.Finding(); f == nil || f.Billed.Pence() != "£4,296.50" {
		t.Errorf("the last of what is found is %v", f)
	}
	d.press("esc")
	d.sees("excess days")

	patient := s.Checked.Found[0]
	shown, _ := s.Checked.Beside(&patient)
	for _, l := range s.Checked.Found {
		if side, _ := s.Checked.Beside(&l); len(side.Patient) > 3 {
			shown = side
			break
		}
	}
	d.press("esc")
	if strings.Contains(d.screenText(), "A BILL") {
		t.Error("Esc stays on the bill")
	}
	d.press("10", "enter") // the journal and the place are written
	d.app.Session.Leave()
	err := filepath.WalkDir(state, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		for _, secret := range []string{shown.Patient, "lines.csv"} {
			if strings.Contains(string(content), secret) {
				t.Errorf("%s keeps %q of the bill", path, secret)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(shown.Patient) < 4 {
		t.Fatal("the sample has no pseudonym to look for")
	}
}

// A bill is not for the wall, and what is wrong with what was typed is said where it
// was typed.
func TestABillIsAskedForInWords(t *testing.T) {
	d, _ := openSampleYear(t, filepath.Join(samplesOfBills, "year.yaml"), 80, 24)
	d.press("B", "ctrl+s")
	if !strings.Contains(d.screenText(), "Type where the bill is") {
		t.Errorf("a form without a bill is taken:\n%s", d.screenText())
	}
	d.fill(filepath.Join(samplesOfBills, "practices.csv"), "", "", "", "", "", "Smarch")
	d.press("ctrl+s")
	if !strings.Contains(d.screenText(), "is no month of 2010/11") {
		t.Errorf("Smarch is taken:\n%s", d.screenText())
	}
	for range "Smarch" {
		d.press("backspace")
	}
	d.press("ctrl+s")
	if !strings.Contains(d.screenText(), "is no bill by patient") {
		t.Errorf("a list of practices is taken for a bill:\n%s", d.screenText())
	}
	d.press("esc", "R", "B")
	if text := d.screenText(); !strings.Contains(text, "nothing of it is for the wall") {
		t.Errorf("B does something in the room:\n%s", text)
	}
}
