package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/keeping"
	"fewer/views/tui"
)

// saveDriver is a driver whose scenarios are saved in a folder of the test.
func saveDriver(t *testing.T) (d *driver, folder string) {
	t.Helper()
	folder = t.TempDir()
	session := scenarios.NewSession(model.Prepare(testYear()), file.Document{}, scenarios.WithOrigin(journal.Origin{Folder: folder}))
	app, err := New(Options{Session: session, Theme: "dark", Terminal: tui.Terminal{}})
	if err != nil {
		t.Fatal(err)
	}
	d = &driver{t: t, app: app}
	d.resize(140, 30)
	return d, folder
}

func scenarioFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSavingSaysWhere(t *testing.T) {
	d, folder := saveDriver(t)
	d.press("s")
	d.sees("Nothing is changed yet, so there is nothing to save")
	d.press("left", "s")
	d.sees("What is it called?", "It is saved under this name in "+folder)
	if files := scenarioFiles(t, folder); len(files) != 0 {
		t.Fatalf("saved before it has a name: %v", files)
	}
	d.press("ctrl+u", "Joint plan", "enter")
	files := scenarioFiles(t, folder)
	if len(files) != 1 || filepath.Base(files[0]) != "Joint plan.yaml" {
		t.Fatalf("the files are %v", files)
	}
	d.sees("Saved: "+filepath.Base(files[0]), "· saved")
	d.press("left")
	d.sees("not saved yet")
	d.press("s")
	if again := scenarioFiles(t, folder); len(again) != 1 {
		t.Fatalf("the files are %v", again)
	}
	doc, faults := file.ReadScenario(files[0], read(t, files[0]))
	if faults.Fatal() || len(doc.Scenario.Changes) != 1 || doc.Scenario.Changes[0].Size.Amount != -2 {
		t.Fatalf("the file holds %+v, %v", doc, faults)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Somebody else's work is never overwritten without a question.
func TestAChangedFileIsAskedAbout(t *testing.T) {
	d, folder := saveDriver(t)
	d.press("left", "s", "enter")
	file := scenarioFiles(t, folder)[0]
	theirs := append(read(t, file), "# mine\n"...)
	if err := os.WriteFile(file, theirs, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("left", "s")
	d.sees("Not saved", "has been changed by another program", "save over it", "Esc stay")
	d.press("esc")
	d.sees("not saved yet")
	if got := read(t, file); string(got) != string(theirs) {
		t.Fatal("their work was overwritten")
	}
	d.press("s", "s")
	d.sees("Saved: ")
	if files := scenarioFiles(t, folder); len(files) != 2 {
		t.Fatalf("the files are %v", files)
	}
}

func TestQuitAsksOnlyWhereSomethingIsNotSaved(t *testing.T) {
	d, _ := saveDriver(t)
	d.press("q")
	if !d.app.leaving {
		t.Fatal("the app asks although nothing is changed")
	}
	d, folder := saveDriver(t)
	d.press("left", "q")
	d.sees("Save the scenario before you go?")
	if d.app.leaving {
		t.Fatal("the app was left with work that is not saved")
	}
	d.press("esc")
	d.sees("not saved yet")
	d.press("q", "s", "enter")
	if !d.app.leaving || len(scenarioFiles(t, folder)) != 1 {
		t.Fatal("the app was not left, or nothing was saved")
	}
	d, folder = saveDriver(t)
	d.press("left", "q", "q")
	if !d.app.leaving || len(scenarioFiles(t, folder)) != 0 {
		t.Fatal("the app was not left, or saved something")
	}
}

// A disk that refuses is said, and nothing is lost or left.
func TestADiskThatRefuses(t *testing.T) {
	d, folder := saveDriver(t)
	blocked := filepath.Join(folder, "blocked")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("left")
	d.run(d.app.keep.SaveAs(keeping.Saving{Path: filepath.Join(blocked, "plan.yaml"), Then: d.app.Quit}))
	d.sees("Not saved", "The scenario could not be saved as")
	if d.app.leaving {
		t.Error("the app was left with work that is not saved")
	}
	d.press("esc")
	d.sees("not saved yet", "1% fewer")
}

// A journal that fails is said in the title of every frame from then on, also
// before the news of it has come.
func TestAJournalThatFailsIsSaid(t *testing.T) {
	t.Parallel()
	d, folder := saveDriver(t)
	blocked := filepath.Join(folder, "state")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	session := d.app.Session
	session.KeepJournal(blocked)
	defer session.Close()
	session.SettledJournal()
	d.press("left")
	d.sees("edits are not on the disk")
	d.resize(60, 20)
	d.sees("not on the disk")
	for _, width := range []int{40, 50, 80, 100, 140} {
		d.resize(width, 30)
		d.sees("not on the disk")
	}
	d.app.Update(keeping.JournalTold{To: &d.app.keep, Status: session.SettledJournal()}) // without waiting for more news
	d.sees("Your edits are not on the disk: a part of its path is a file, not a folder")
	d.press("s", "enter")
	d.app.Update(keeping.JournalTold{To: &d.app.keep, Status: session.SettledJournal()})
	d.sees("· saved", "Saved: 2")
	d.press("left")
	d.sees("edits are not on the disk")

	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	status := session.JournalState()
	for status.State != journal.OnDisk {
		status = session.AwaitJournal(status)
	}
	d.app.Update(keeping.JournalTold{To: &d.app.keep, Status: status})
	d.sees("Your edits are on the disk again", "not saved yet")
	if strings.Contains(d.screenText(), "edits are not on the disk") {
		t.Error("the warning stays")
	}
}
