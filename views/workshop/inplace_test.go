//go:build unix

package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/keeping"
	"fewer/views/tui"
)

// within fails the test where a key waits for what may never come.
func within(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatalf("%s: it waits", what)
	}
}

func pipeAt(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o644); err != nil {
		t.Fatal(err)
	}
}

// What has come into the place of the scenario's file is told, another name is
// offered beside it, and the work is there under it.
func TestSavingWhereTheFileIsNoneAnyMore(t *testing.T) {
	for _, c := range []struct {
		what, says string
		put        func(path string) error
	}{
		{"a pipe", "it is a pipe, not a file", func(path string) error { return syscall.Mkfifo(path, 0o644) }},
		{"a folder", "it is a folder, not a file", func(path string) error { return os.Mkdir(path, 0o755) }},
		{"a device", "it is a device, not a file", func(path string) error { return os.Symlink("/dev/tty", path) }},
		{"a read-only file", "the file is marked as read-only", func(path string) error { return os.WriteFile(path, []byte("theirs"), 0o444) }},
	} {
		t.Run(c.what, func(t *testing.T) {
			d, folder := saveDriver(t)
			d.press("left", "s", "enter")
			path := scenarioFiles(t, folder)[0]
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if err := c.put(path); err != nil {
				t.Fatal(err)
			}
			within(t, "s", func() { d.press("left", "s") })
			other := strings.TrimSuffix(filepath.Base(path), ".yaml") + " (2).yaml"
			d.sees("Not saved", c.says, "save it elsewhere; as "+other)
			within(t, "s again", func() { d.press("s") })
			d.sees("Saved: " + other + " in " + folder)
			doc, faults := file.ReadScenario(other, read(t, filepath.Join(folder, other)))
			if faults.Fatal() || doc.Scenario.Changes[0].Size.Amount != -2 {
				t.Errorf("the file holds %+v, %v", doc, faults)
			}
			if info, err := os.Lstat(path); err != nil || c.what != "a read-only file" && info.Mode().IsRegular() {
				t.Errorf("what stood in its place is gone: %v", err)
			}
		})
	}
}

func TestAPipeIsNotWaitedForAtAnyKey(t *testing.T) {
	d := newDriver(t, writtenYear(), meetingOfSurgeries(), "plain", 100, 30)
	folder := d.app.Session.Folder()
	pipeAt(t, filepath.Join(folder, "pipe.yaml"))
	pipeAt(t, filepath.Join(folder, "pipe.md"))
	within(t, "Y", func() { d.press("Y", "pipe.yaml", "enter") })
	d.sees("/pipe.yaml: it is a", "not a file.")
	within(t, "o", func() { d.press("esc", "o", "esc") })
	within(t, "E", func() { d.press("E", "p", "ctrl+u", "pipe.md", "enter") })
	d.sees("pipe.md: it is a", "not a file. Nothing was changed.")
	if info, err := os.Lstat(filepath.Join(folder, "pipe.md")); err != nil || info.Mode().Type() != os.ModeNamedPipe {
		t.Errorf("the pipe is gone: %v", err)
	}
	pipeAt(t, filepath.Join(folder, "keys.yaml"))
	within(t, "settings", func() {
		if err := journal.ReadYAML(filepath.Join(folder, "keys.yaml"), &struct{}{}); err == nil {
			t.Error("a pipe is taken for a file of settings")
		}
	})
}

// The folder is named, also where the year was opened by its name alone; and what
// turns the direction of writing in a name is shown.
func TestSavedNamesTheFolder(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for _, origin := range []journal.Origin{{YearPath: "small.year.yaml"}, {Folder: "."}} {
		session := scenarios.NewSession(model.Prepare(writtenYear()), file.Document{}, scenarios.WithOrigin(origin))
		app, err := New(Options{Session: session, Theme: "dark", Terminal: tui.Terminal{}})
		if err != nil {
			t.Fatal(err)
		}
		d := &driver{t: t, app: app}
		d.resize(160, 30)
		d.press("left", "s", "enter")
		d.sees("Saved: " + filepath.Base(session.Path()) + " in " + folder)
		d.press("E", "p", "enter")
		d.sees(".html in " + folder)
		d.run(d.app.keep.SaveAs(keeping.Saving{Path: filepath.Join(folder, "x\u202elmay.yaml")}))
		d.sees(`Saved: x\u202Elmay.yaml in ` + folder)
		if err := os.Remove(filepath.Join(folder, "x\u202elmay.yaml")); err != nil {
			t.Fatal(err)
		}
		session.Close()
	}
}

// An export is never written over a year file, whoever says so, nor over the
// scenario itself by another name.
func TestAnExportLeavesYearAndScenario(t *testing.T) {
	d := newDriver(t, writtenYear(), file.Document{}, "plain", 80, 24)
	folder := d.app.Session.Folder()
	year, err := file.EncodeYear(writtenYear())
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(folder, "own.yaml")
	path := filepath.Join(folder, "the.year.yaml")
	if err := os.WriteFile(path, year, 0o644); err != nil {
		t.Fatal(err)
	}
	d.press("left")
	d.run(d.app.keep.SaveAs(keeping.Saving{Path: own}))
	was := read(t, own)
	if err := os.Symlink("own.yaml", filepath.Join(folder, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	d.resize(200, 30)
	d.press("E", "n", "ctrl+u", path, "enter")
	d.sees("the.year.yaml is", "never written over. Nothing was overwritten.", "Where to?")
	d.press("ctrl+u", filepath.Join(folder, "link.yaml"), "enter")
	d.sees("That is the file of this scenario itself; give another name.")
	if string(read(t, path)) != string(year) || string(read(t, own)) != string(was) {
		t.Error("it was written over")
	}
}
