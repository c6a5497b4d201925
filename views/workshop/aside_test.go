package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/tui"
)

// leftWork leaves work of one step in a folder of journals, and gives its journal.
func leftWork(t *testing.T, dir string) string {
	t.Helper()
	work := scenarios.NewSession(model.Prepare(testYear()), file.Document{Scenario: model.Scenario{Name: "Hips"}})
	work.KeepJournal(dir)
	work.SetPlain(model.Target{Referrals: "n-hips"}, model.Size{Kind: model.Percent, Amount: -10})
	work.Close()
	paths, err := filepath.Glob(filepath.Join(dir, "*.journal"))
	if err != nil || len(paths) != 1 {
		t.Fatalf("journals: %q, %v", paths, err)
	}
	return paths[0]
}

func TestWorkSetAsideIsShownAndRemovedOnAskingOnly(t *testing.T) {
	dir := t.TempDir()
	path := leftWork(t, dir)
	if _, notices := journal.Recover(dir, time.Now().AddDate(0, 1, 0)); len(notices) != 2 {
		t.Fatalf("said: %q", notices)
	}
	aside := path + ".set-aside"
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	d.press("A")
	d.sees("No work is set aside")
	d.app.keep.Journals = dir
	d.press("A")
	d.sees("Work set aside", "“Hips” for ", "1 step", "all of it: remove it")
	d.press("enter")
	d.sees("go on with it, exactly where it stopped", "remove it for good")
	d.press("d", "esc")
	if _, err := os.Stat(aside); err != nil {
		t.Fatalf("removed though nobody said so: %v", err)
	}
	d.press("A", "enter", "d", "d")
	d.sees("Removed: “Hips” for ")
	if _, err := os.Stat(aside); err == nil {
		t.Fatal("still there after people asked to remove it")
	}
}

func TestDamagedWorkIsNotSaidToBeWhole(t *testing.T) {
	dir := t.TempDir()
	path := leftWork(t, dir)
	offered := func() string {
		left, _ := journal.Recover(dir, time.Now())
		if len(left) != 1 {
			t.Fatalf("left: %v", left)
		}
		d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
		left[0].LetGo = false
		d.app.keep.Offer(left)
		return d.app.Over.(*tui.Question).Text
	}
	if said := offered(); !strings.HasSuffix(said, "All of it is kept.") {
		t.Errorf("whole: %s", said)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[20] ^= 1
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	said := offered()
	if strings.Contains(said, "All of it is kept") || !strings.HasSuffix(said, "One line of its journal is damaged, so a step of it may be missing; the rest is kept.") {
		t.Errorf("damaged: %s", said)
	}
}

// TestPeopleAreAskedWhoHasAFileOpen opens a file with a lock of another computer,
// dated in the future: nobody is shut out for ever, and nobody's file is taken.
func TestPeopleAreAskedWhoHasAFileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.yaml")
	year, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	first := scenarios.NewSession(model.Prepare(year), file.Document{})
	first.SetPlain(model.Target{Referrals: year.Referrals[0].ID}, model.Size{Kind: model.Percent, Amount: -5})
	if _, err := first.Save("", path, false); err != nil {
		t.Fatal(err)
	}
	first.Close()
	lock := `{"id":"other","computer":"MIDSHIRE-07","user":"j.lamb","process":12,"since":"2099-01-01T12:00:00Z"}`
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), ".plan.yaml.lock"), []byte(lock), 0o644); err != nil {
		t.Fatal(err)
	}
	o, err := scenarios.Open([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	session := o.NewSession()
	defer session.Close()
	d := newDriver(t, testYear(), file.Document{}, "plain", 100, 30)
	d.app.Session = session
	asked := false
	d.app.keep.AskWhoHolds(func() { asked = true })
	d.sees("Is it open elsewhere?", "by j.lamb on MIDSHIRE-07", "its date, 1 January 2099, is in the future", "leave it to them")
	d.press("t")
	if holder, held := session.OpenElsewhere(); held || !asked {
		t.Errorf("after people said that it is free: %v, %v", holder, asked)
	}
	session.SetPlain(model.Target{Referrals: year.Referrals[0].ID}, model.Size{Kind: model.Percent, Amount: -10})
	if saved, err := session.Save("", "", false); err != nil || saved.Path != path {
		t.Errorf("saved: %v, %v", saved, err)
	}
}
