package scenarios

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/scenariotest"
)

func readBack(t *testing.T, path string) *file.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, faults := file.ReadScenario(path, data)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	return d
}

func mustSave(t *testing.T, s *Session, path string) Saved {
	t.Helper()
	saved, err := s.Save("", path, false)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestSavingForTheFirstTime(t *testing.T) {
	documents := xdg.UserDirs.Documents
	t.Cleanup(func() { xdg.UserDirs.Documents = documents })
	xdg.UserDirs.Documents = t.TempDir() // of its own, so that run again it finds no such name
	s := smallSession()
	s.SetPlain(hips, fewer(10))
	saved := mustSave(t, s, "")
	if _, err := os.Stat(journal.LockPath(saved.Path)); err != nil {
		t.Fatalf("a file that was saved for the first time is not locked: %v", err)
	}
	scenariotest.Equal(t, "saved", saved, Saved{Path: filepath.Join(DocumentsDir(), "2010-12-02 Joint meeting.yaml")})
	if s.Dirty() || s.Path() != saved.Path {
		t.Fatalf("unsaved %v, path %q", s.Dirty(), s.Path())
	}
	d := readBack(t, saved.Path)
	scenariotest.Equal(t, "changes", d.Scenario.Changes, s.Document().Scenario.Changes)
	scenariotest.Equal(t, "name", d.Scenario.Name, "2010-12-02 Joint meeting")
	scenariotest.Equal(t, "year", d.Year, file.ReferenceTo(smallYear()))
	scenariotest.Equal(t, "result", d.Result, ResultOf(s.Projection()))
	if d.Result.Terms["cost_per_case"].Saving <= 0 {
		t.Fatalf("result %+v", d.Result)
	}

	s.SetPlain(hips, fewer(12))
	saved = mustSave(t, s, "")
	scenariotest.Equal(t, "before", readBack(t, saved.Previous).Scenario.Changes[0].Size, fewer(10))
	scenariotest.Equal(t, "now", readBack(t, saved.Path).Scenario.Changes[0].Size, fewer(12))
	s.Undo()
	if !s.Dirty() {
		t.Fatal("what was undone after saving is said to be saved")
	}
	s.StartAnother("Without hips")
	saved = mustSave(t, s, "")
	scenariotest.Equal(t, "beside the first", saved.Path, filepath.Join(DocumentsDir(), "2010-12-02 Without hips.yaml"))
	s.Close()

	second := smallSession()
	defer second.Close()
	second.SetPlain(ent, fewer(1))
	saved = mustSave(t, second, "")
	scenariotest.Equal(t, "told apart", saved.Path, filepath.Join(DocumentsDir(), "2010-12-02 Joint meeting (2).yaml"))
	saved = mustSave(t, second, "2010-12-02 Final")
	if saved.Warning == "" {
		t.Fatal("no word about “final”")
	}
}

func TestNames(t *testing.T) {
	now := tick()()
	for name, want := range map[string]string{
		"":                                "2010-12-02 Joint meeting",
		"2010-11-30 ENT":                  "2010-11-30 ENT",
		"Ten per cent":                    "2010-12-02 Ten per cent",
		" COM1: \"what\\if\" / \x1b[2J? ": "2010-12-02 COM1- -what-if- - [2J-",
		strings.Repeat("weiß ", 80):       "2010-12-02 " + strings.TrimSpace(strings.Repeat("weiß ", 18)),
	} {
		got := strings.TrimSuffix(journal.FileName(DatedName(name, "", now)), ".yaml")
		if got != want && !(len(name) > 200 && len(got) <= 120 && strings.HasPrefix(got, want)) {
			t.Errorf("%q is saved as %q, not %q", name, got, want)
		}
	}
	scenariotest.Equal(t, "author", DatedName("", "Combe Lane Surgery", now), "2010-12-02 Combe Lane Surgery")
	for name, warned := range map[string]bool{"plan_final2.yaml": true, "FINAL": true, "Finally fewer": false, "financial year": false, "": false} {
		if (NameWarning(name) != "") != warned {
			t.Errorf("%q: %q", name, NameWarning(name))
		}
	}
}

// A meeting's scenario has the meeting's day in its name, whenever it is saved.
func TestTheDayInANameIsThatOfTheMeeting(t *testing.T) {
	clock := WithClock(func() time.Time { return testNow })
	for date, want := range map[string]string{"": "2010-12-03 Ours.yaml", "2010-12-09": "2010-12-09 Ours.yaml"} {
		doc := file.Document{Scenario: model.Scenario{Name: "Ours"}, Meeting: file.Meeting{Date: date}}
		s := NewSession(model.Prepare(smallYear()), doc, clock, WithOrigin(journal.Origin{Folder: t.TempDir()}))
		scenariotest.Equal(t, "name", filepath.Base(s.ProposedPath()), want)
	}
}

func TestNothingIsOverwrittenUnasked(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	defer s.Close()
	s.SetPlain(ent, fewer(10))
	path := mustSave(t, s, filepath.Join(dir, "plan.yaml")).Path
	const theirs = "fewer: scenario/1\nname: Theirs\n"
	write := func(path, content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(path, theirs)
	s.SetPlain(ent, fewer(11))
	_, err := s.Save("", "", false)
	var changed *journal.ChangedOnDisk
	if !errors.As(err, &changed) || !s.Dirty() {
		t.Fatalf("error %v, unsaved %v", err, s.Dirty())
	}
	other := filepath.Join(dir, "other.yaml")
	write(other, theirs)
	_, err = s.Save("", other, false)
	var there *journal.AlreadyThere
	if !errors.As(err, &there) || there.YearFile {
		t.Fatalf("error %v", err)
	}
	year := filepath.Join(dir, "year.yaml")
	write(year, "fewer: year/1\n")
	if _, err = s.Save("", year, true); !errors.As(err, &there) || !there.YearFile {
		t.Fatalf("error %v", err)
	}
	for _, p := range []string{path, other} {
		content, _ := os.ReadFile(p)
		scenariotest.Equal(t, p, string(content), theirs)
	}
	mustSave(t, s, elsewhere(err))
	saved, err := s.Save("", other, true)
	if err != nil {
		t.Fatal(err)
	}
	previous, _ := os.ReadFile(saved.Previous)
	scenariotest.Equal(t, "what was replaced", string(previous), theirs)
	if err := os.Remove(saved.Path); err != nil {
		t.Fatal(err)
	}
	s.SetPlain(ent, fewer(12))
	mustSave(t, s, "") // a file that went can be written again
}

func TestTheSecondProgramOnAFileIsTold(t *testing.T) {
	dir := t.TempDir()
	first, second := smallSession(), smallSession()
	defer second.Close()
	path := mustSave(t, first, filepath.Join(dir, "plan.yaml")).Path
	second.file.SavedFile = first.file.SavedFile
	second.holdFile()
	holder, held := second.OpenElsewhere()
	if !held || holder.Process != os.Getpid() || !strings.HasPrefix(holder.String(), "on this computer since 2 December") {
		t.Fatalf("held %v by %v", held, holder)
	}
	second.SetPlain(ent, fewer(5))
	_, err := second.Save("", "", false)
	var open *journal.OpenElsewhere
	if !errors.As(err, &open) {
		t.Fatal(err)
	}
	mustSave(t, second, elsewhere(err))
	first.Close()
	third := smallSession()
	defer third.Close()
	third.file.SavedFile = journal.SavedFile{Path: path}
	third.holdFile()
	if _, held := third.OpenElsewhere(); held {
		t.Fatal("a lock outlives its session")
	}
}

// TestWhoIsBelievedToHaveAFileOpen reads locks beside files of which the system
// knows nothing, as one that a killed program or another computer left.
func TestWhoIsBelievedToHaveAFileOpen(t *testing.T) {
	now := tick()()
	for name, c := range map[string]struct {
		content string
		held    string // how its words begin; "" where the lock is void
	}{
		"a killed program here":                {`{"id":"` + journal.ComputerID() + `","computer":"` + journal.ComputerName() + `","process":999999999,"since":"2010-12-02T13:00:00Z"}`, ""},
		"one here under another host name":     {`{"id":"` + journal.ComputerID() + `","computer":"OLD-NAME","process":999999999,"since":"2010-12-02T13:00:00Z"}`, ""},
		"one here, its date in the future":     {`{"id":"` + journal.ComputerID() + `","computer":"OLD-NAME","process":999999999,"since":"2099-01-01T00:00:00Z"}`, ""},
		"one here of an earlier version":       {`{"computer":"` + journal.ComputerName() + `","process":999999999,"since":"2010-12-02T13:00:00Z"}`, ""},
		"not a lock":                           {"hello", ""},
		"another computer just now":            {`{"id":"other","computer":"MIDSHIRE-07\u001b[2J","user":"j.lamb","process":12,"since":"2010-12-02T13:00:00Z"}`, "by j.lamb on MIDSHIRE-07"},
		"another computer of the same name":    {`{"id":"other","computer":"` + journal.ComputerName() + `","user":"j.lamb","process":999999999,"since":"2010-12-02T13:00:00Z"}`, "by j.lamb on " + journal.ComputerName()},
		"another computer long ago":            {`{"id":"other","computer":"MIDSHIRE-07","process":12,"since":"2010-11-02T13:00:00Z"}`, ""},
		"another computer, date in the future": {`{"id":"other","computer":"MIDSHIRE-07","user":"j.lamb","process":12,"since":"2099-01-01T12:00:00Z"}`, "by j.lamb on MIDSHIRE-07 (its date, 1 January 2099, is in the future)"},
	} {
		path := filepath.Join(t.TempDir(), "plan.yaml")
		if err := os.WriteFile(journal.LockPath(path), []byte(c.content), 0o644); err != nil {
			t.Fatal(err)
		}
		lock, holder, err := journal.LockFor(path, now)
		if err != nil || (holder != nil) != (c.held != "") || (lock == nil) != (c.held != "") {
			t.Errorf("%s: lock %v, holder %v, error %v", name, lock, holder, err)
		}
		if holder != nil && (holder.Sure() || strings.Contains(holder.String(), "\x1b") || !strings.HasPrefix(holder.String(), c.held)) {
			t.Errorf("%s: %q, sure %v", name, holder.String(), holder.Sure())
		}
		lock.Release()
		if _, err := os.Stat(journal.LockPath(path)); c.held == "" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: the lock is still there: %v", name, err)
		}
	}
}

// TestPeopleSayThatNobodyHasAFileOpen takes a file over whose lock can't be
// checked, and does not take it from a program that the system says is there.
func TestPeopleSayThatNobodyHasAFileOpen(t *testing.T) {
	dir := t.TempDir()
	first := smallSession()
	path := mustSave(t, first, filepath.Join(dir, "plan.yaml")).Path
	second := smallSession()
	defer second.Close()
	second.file.SavedFile = first.file.SavedFile
	second.holdFile()
	if holder, held := second.OpenElsewhere(); !held || !holder.Sure() {
		t.Fatalf("a program that is there: %v %v", held, holder)
	}
	if refusal := second.TakeOver(path); !refusal.Refused() {
		t.Fatal("a file was taken from a program that has it open")
	}
	first.Close()
	lock := `{"id":"other","computer":"MIDSHIRE-07","user":"j.lamb","process":12,"since":"2099-01-01T12:00:00Z"}`
	if err := os.WriteFile(journal.LockPath(path), []byte(lock), 0o644); err != nil {
		t.Fatal(err)
	}
	second.holdFile()
	if holder, held := second.OpenElsewhere(); !held || holder.Sure() {
		t.Fatalf("a lock that says little: %v %v", held, holder)
	}
	second.SetPlain(ent, fewer(5))
	var open *journal.OpenElsewhere
	if _, err := second.Save("", "", false); !errors.As(err, &open) || open.Holder.Sure() {
		t.Fatalf("saving where it may be open: %v", err)
	}
	if refusal := second.TakeOver(path); refusal.Refused() {
		t.Fatal(refusal.Reason)
	}
	scenariotest.Equal(t, "saved in", mustSave(t, second, "").Path, path)
}

// TestInTheStateFolderTheSystemsLockDecides leaves a journal with locks that say
// all manner of things, and finds its work each time.
func TestInTheStateFolderTheSystemsLockDecides(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	settle(s)
	path := s.journal.Path
	found, notices := journal.Recover(dir, testNow)
	if len(found) != 0 || len(notices) != 1 || !strings.HasPrefix(notices[0], "Other work is open on this computer since ") {
		t.Fatalf("work that is open: %v, %q", found, notices)
	}
	abandon(s)
	for _, lock := range []string{
		`{"computer":"OLD-NAME","process":12,"since":"2010-12-03T08:59:00Z"}`,
		`{"id":"other","computer":"OLD-NAME","process":1,"since":"2099-01-01T00:00:00Z"}`,
	} {
		if err := os.WriteFile(journal.LockPath(path), []byte(lock), 0o600); err != nil {
			t.Fatal(err)
		}
		scenariotest.Equal(t, lock, onlyRecovery(t, dir).Path, path)
	}
}

// TestNoFailureLosesWork lets each step of saving fail in each way, and checks
// what is said, what is on the disk, and that saving again works.
func TestNoFailureLosesWork(t *testing.T) {
	t.Parallel()
	for name, failure := range failures {
		for at := 1; ; at++ {
			dir := t.TempDir()
			d := &faultyDisk{}
			s := smallSession(withDisk(d))
			s.KeepJournal(filepath.Join(dir, "state"))
			path := filepath.Join(dir, "plan.yaml")
			s.SetPlain(ent, fewer(10))
			mustSave(t, s, path)
			s.SetPlain(ent, fewer(20))
			settle(s)
			counting := 0
			d.setFail(func(_ int, what, where string) error {
				if filepath.Dir(where) != dir && where != dir { // the journal and other places work
					return nil
				}
				counting++
				if counting != at || errors.Is(failure, errPartial) && what != "write" {
					return nil
				}
				return failure
			})
			_, err := s.Save("", "", false)
			d.setFail(nil)
			if counting < at {
				s.Close()
				break
			}
			if err != nil {
				var failed *journal.SaveError
				if !errors.As(err, &failed) || failed.Elsewhere == "" || !strings.Contains(err.Error(), "Nothing is lost") || strings.Contains(err.Error(), "%!") {
					t.Fatalf("%s in step %d: %v", name, at, err)
				}
				if !s.Dirty() {
					t.Fatalf("%s in step %d: failed, yet nothing is unsaved", name, at)
				}
				size := readBack(t, path).Scenario.Changes[0].Size
				if size != fewer(10) && size != fewer(20) {
					t.Fatalf("%s in step %d: on disk %v", name, at, size)
				}
			}
			scenariotest.Equal(t, "in memory", s.Document().Scenario.Changes[0].Size, fewer(20))
			mustSave(t, s, "")
			scenariotest.Equal(t, "saved again", readBack(t, path).Scenario.Changes[0].Size, fewer(20))
			s.Close()
		}
	}
}

func TestWhatIsSaidWhenSavingFails(t *testing.T) {
	dir := t.TempDir()
	locked := filepath.Join(dir, "locked.yaml")
	if err := os.WriteFile(locked, nil, 0o444); err != nil {
		t.Fatal(err)
	}
	s := smallSession()
	defer s.Close()
	_, err := s.Save("", locked, false)
	want := "The scenario could not be saved as " + locked + ": the file is marked as read-only. " +
		"Your work is still open here; keep this program running until it is saved. " +
		"It can be saved as " + s.proposedIn(dir) + "."
	if err == nil || err.Error() != want {
		t.Fatalf("%v", err)
	}
	mustSave(t, s, filepath.Join(dir, "plan.yaml"))
	s.SetPlain(ent, fewer(1))
	s.file.lock.F.Close() // as where a stick is pulled out: Windows does not move what is open
	if err := os.Rename(dir, filepath.Join(t.TempDir(), "gone")); err != nil {
		t.Fatal(err)
	}
	_, err = s.Save("", "", false)
	if err == nil || !strings.Contains(err.Error(), ": the folder is not there any more. ") || !strings.Contains(err.Error(), "It can be saved as "+DocumentsDir()) {
		t.Fatalf("%v", err)
	}
	mustSave(t, s, elsewhere(err))
}

func TestASaveIsRememberedAcrossACrash(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(filepath.Join(dir, "state"))
	s.SetPlain(ent, fewer(10))
	path := mustSave(t, s, filepath.Join(dir, "plan.yaml")).Path
	s.SetPlain(hips, fewer(1))
	settle(s)
	lock := s.file.lock
	abandon(s)
	lock.F.Close() // as the system does for a killed program
	r := onlyRecovery(t, filepath.Join(dir, "state"))
	scenariotest.Equal(t, "file", r.ScenarioPath, path)
	again, err := Resume(r)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	again.ResetToSaved(hips)
	if again.Dirty() {
		t.Fatal("what was saved before the crash is not known")
	}
	again.SetPlain(hips, fewer(2))
	mustSave(t, again, "")
	scenariotest.Equal(t, "changes", readBack(t, path).Scenario.Changes, []model.Change{model.NewChange(ent, fewer(10)), model.NewChange(hips, fewer(2))})
}

// A file that people wrote with comments is kept for good, once.
func TestAFileThatPeopleWroteIsKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ours.yaml")
	written := "# What we agreed in November\nfewer: scenario/1\nname: Ours\nchanges:\n  - {line: prescribing, percent: -1} # said the chair\n"
	if err := os.WriteFile(path, []byte(written), 0o600); err != nil {
		t.Fatal(err)
	}
	doc, faults := file.ReadScenario(path, []byte(written))
	if faults.Fatal() {
		t.Fatal(faults)
	}
	s := NewSession(model.Prepare(smallYear()), *doc, WithOrigin(journal.Origin{Folder: dir}))
	defer s.Close()
	s.file.SavedFile = journal.SavedFile{Path: path, Content: journal.HashOf([]byte(written))}
	for n, want := range []string{"The file as people wrote it, with their comments, is kept as ours (as written).yaml~.", "", ""} {
		s.SetPlain(prescribing, fewer(float64(n+2)))
		saved, err := s.Save("", "", false)
		if err != nil {
			t.Fatal(err)
		}
		scenariotest.Equal(t, "said", strings.TrimSpace(saved.Warning), want)
	}
	kept, err := os.ReadFile(filepath.Join(dir, "ours (as written).yaml~"))
	if err != nil || string(kept) != written {
		t.Fatalf("kept: %q, %v", kept, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "gone", s.FileGone(), true)
	saved, err := s.Save("", "", false)
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "said", strings.TrimSpace(saved.Warning), "The file was not there any more, and was written anew.")
	scenariotest.Equal(t, "gone", s.FileGone(), false)
}

// elsewhere is the path that an error of Save offers instead; "" for none.
func elsewhere(err error) string {
	var failed *journal.SaveError
	var changed *journal.ChangedOnDisk
	var there *journal.AlreadyThere
	var open *journal.OpenElsewhere
	switch {
	case errors.As(err, &failed):
		return failed.Elsewhere
	case errors.As(err, &changed):
		return changed.Elsewhere
	case errors.As(err, &there):
		return there.Elsewhere
	case errors.As(err, &open):
		return open.Elsewhere
	}
	return ""
}
