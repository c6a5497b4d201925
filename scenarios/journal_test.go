package scenarios

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/scenariotest"

	"pgregory.net/rapid"
)

var testNow = time.Date(2010, time.December, 3, 9, 0, 0, 0, time.UTC)

// settle waits until the journal has taken or refused everything.
func settle(s *Session) journal.Status {
	return s.SettledJournal()
}

// abandon leaves a session as a killed program does: its journal ends where it
// is, and the system lets go of its locks.
func abandon(s *Session) {
	s.journal.Abandon()
	s.journal = nil
}

// trail is what of a history must survive: every stage, how they follow each
// other, and where the work stands.
func trail(s *Session) string {
	b := &strings.Builder{}
	for _, m := range s.history.Moments {
		parent, redo := -1, -1
		if m.Parent != nil {
			parent = m.Parent.ID
		}
		if m.Redo != nil {
			redo = m.Redo.ID
		}
		fmt.Fprintf(b, "%d after %d, redo %d: %+v %+v\n", m.ID, parent, redo, m.Step, *journal.ToKeep(m.Doc))
	}
	fmt.Fprintf(b, "at %d, unsaved %v", s.history.Present.ID, s.Dirty())
	return b.String()
}

func onlyRecovery(t interface {
	Helper()
	Fatalf(string, ...any)
}, dir string,
) journal.Recovery {
	t.Helper()
	found, notices := journal.Recover(dir, testNow)
	if len(found) != 1 || len(notices) > 0 {
		t.Fatalf("found %d, notices %q", len(found), notices)
	}
	return found[0]
}

func TestWorkGoesOnWhereItStoppedWithItsHistory(t *testing.T) {
	dir := t.TempDir()
	s := smallSession(WithOrigin(journal.Origin{YearPath: "month8.yaml"}))
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	s.Bookmark("ten")
	s.SetPlain(hips, fewer(5))
	s.Undo()
	s.SetPlain(prescribing, fewer(1))
	s.Undo()
	scenariotest.Equal(t, "journal", settle(s).State, journal.OnDisk)
	before := trail(s)
	abandon(s)

	r := onlyRecovery(t, dir)
	r.Replay, r.Changed = nil, time.Time{}
	scenariotest.Equal(t, "offer", r, journal.Recovery{
		Path: r.Path, YearTitle: "Littleshire 2010/11", Origin: journal.Origin{YearPath: "month8.yaml"},
		LastEdit: r.LastEdit, Steps: 3, Unsaved: true,
	})
	again, err := Resume(r, WithClock(tick()))
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "history", trail(again), before)
	scenariotest.Equal(t, "year", again.Year().Year(), smallYear())
	label, _ := again.Redo()
	scenariotest.Equal(t, "redone", label, "GP prescribing: 1% less")
	if found, _ := journal.Recover(dir, testNow); len(found) != 0 {
		t.Fatal("work that is open in a program is offered to another")
	}
	settle(again)
	after := trail(again)
	abandon(again)
	third, err := Resume(onlyRecovery(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "history after a second crash", trail(third), after)
	third.Close()
}

func TestWhatIsClosedIsNotOffered(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	s.Undo()
	s.Close()
	if found, _ := journal.Recover(dir, testNow); len(found) != 0 {
		t.Fatal("work that was closed with nothing unsaved is offered")
	}
	s = smallSession()
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	s.Close()
	if r := onlyRecovery(t, dir); !r.LetGo || !r.Unsaved {
		t.Fatalf("work let go of: %+v", r)
	}
	path := onlyRecovery(t, dir).Path
	found, notices := journal.Recover(dir, time.Now().Add(journal.LetGoLife+time.Hour))
	if len(found) != 0 || len(notices) != 2 || !strings.Contains(notices[0], path+journal.AsideEnding) {
		t.Fatalf("after %v: found %v, notices %q", journal.LetGoLife, found, notices)
	}
	aside := journal.SetAside(dir)
	if len(aside) != 1 || aside[0].Work == nil || aside[0].Work.Steps != 1 {
		t.Fatalf("set aside: %+v", aside)
	}
	again, err := Resume(*aside[0].Work)
	if err != nil {
		t.Fatal(err)
	}
	size, _ := again.PlainChange(ent)
	scenariotest.Equal(t, "what was set aside and gone on with", size, fewer(10))
	again.Close()
}

// TestTheJournalTellsTheSession lets a session do anything, and reads after each
// step what its journal would tell: as appended, and as written anew.
func TestTheJournalTellsTheSession(t *testing.T) {
	t.Parallel()
	year := model.Prepare(smallYear())
	rapid.Check(t, func(t *rapid.T) {
		s := NewSession(year, file.Document{}, WithClock(tick()))
		told := &journal.Replay{History: s.history.Copy(), Saved: s.saved}
		lines := journal.Writer{}
		j := journal.NewQueue()
		s.journal = j
		limit := rapid.IntRange(3, 12).Draw(t, "limit")
		t.Repeat(map[string]func(*rapid.T){
			"slide": func(t *rapid.T) {
				target := rapid.SampledFrom([]model.Target{ent, hips, prescribing}).Draw(t, "target")
				s.SetPlain(target, fewer(float64(rapid.IntRange(-2, 2).Draw(t, "percent"))))
			},
			"mark": func(t *rapid.T) { s.Bookmark(rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "name")) },
			"jump": func(t *rapid.T) { s.JumpTo(rapid.IntRange(0, len(s.Steps())-1).Draw(t, "stage")) },
			"undo": func(*rapid.T) { s.Undo() },
			"redo": func(*rapid.T) { s.Redo() },
			"prune": func(*rapid.T) {
				for _, id := range s.history.Prune(limit) {
					s.tell(journal.Entry{Kind: journal.EntryDropped, ID: id, At: s.history.Present.ID})
				}
			},
			"": func(t *rapid.T) {
				throughText(t, &lines, told, j.TakeQueue())
				anew := &journal.Replay{}
				throughText(t, &journal.Writer{}, anew, told.Entries())
				want := trail(s)
				for name, r := range map[string]*journal.Replay{"appended": told, "written anew": anew} {
					again := &Session{year: year, history: r.History.Copy(), projection: year.NewProjection()}
					again.refresh()
					scenariotest.Equal(t, name, trail(again), want)
				}
			},
		})
	})
}

// throughText writes entries and reads them again.
func throughText(t *rapid.T, w *journal.Writer, into *journal.Replay, entries []journal.Entry) {
	for _, e := range entries {
		text, err := w.Add(nil, journal.Header{Fewer: journal.Version, Shape: journal.DocumentShape}, e)
		if err != nil {
			t.Fatalf("%+v: %v", e, err)
		}
		for line := range bytes.Lines(text) {
			if err := into.Take(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
		}
	}
}

func TestDocumentsAndYearsPassThroughTheJournalWhole(t *testing.T) {
	var d file.Document
	scenariotest.Fill(reflect.ValueOf(&d).Elem(), new(int))
	w, r := journal.Writer{}, &journal.Replay{}
	header := journal.Header{Fewer: journal.Version, Shape: journal.DocumentShape}
	for range 3 { // the third time, its lists stand in the lines before
		text, err := w.Add(nil, header, journal.Entry{Kind: journal.EntrySaved, Document: journal.ToKeep(d)})
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(text) {
			var e journal.Entry
			switch line = bytes.TrimSuffix(line, []byte("\n")); {
			case journal.IsHeader(line):
			case journal.ReadLine(line, &e) != nil:
				t.Fatalf("not read: %s", line)
			default:
				if e.Document, err = r.Lists.Document(e.Sections, file.Document{}); err != nil {
					t.Fatal(err)
				}
				r.Saved = e.Document.Whole()
			}
		}
	}
	again := r.Saved
	if again.Bundled != journal.SessionYear {
		t.Fatal("a bundle is no bundle any more")
	}
	again.Bundled = d.Bundled
	scenariotest.Equal(t, "document", again, d)

	var y, y2 model.Year
	n := 0
	scenariotest.Fill(reflect.ValueOf(&y).Elem(), &n)
	if err := json.Unmarshal(journal.EncodeYear(&y), &y2); err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "year", y2, y)
}

func TestATornOrDamagedJournalGivesAllThatCanBeRead(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	for p := 1.0; p <= 5; p++ {
		s.SetPlain(ent, fewer(p))
		s.EndStep()
		settle(s)
	}
	abandon(s)
	path := onlyRecovery(t, dir).Path
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(whole, []byte("\n"))
	last := len(lines[len(lines)-2])
	for cut := range last {
		r, err := journal.Read(bytes.NewReader(whole[:len(whole)-cut-1]))
		if err != nil {
			t.Fatal(err)
		}
		scenariotest.Equal(t, "stages", []int{len(r.History.Moments), r.Damaged}, []int{5, 0})
	}
	damaged := bytes.Replace(whole, []byte("3% fewer"), []byte("8% fewer"), 1)
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	r := onlyRecovery(t, dir)
	scenariotest.Equal(t, "damaged", []int{r.Damaged, r.Steps}, []int{1, 4})
	again, err := Resume(r)
	if err != nil {
		t.Fatal(err)
	}
	size, _ := again.PlainChange(ent)
	scenariotest.Equal(t, "latest", size, fewer(5))
	again.Undo()
	again.Undo()
	size, _ = again.PlainChange(ent)
	scenariotest.Equal(t, "before the damage", size, fewer(2))
	kept, err := os.ReadFile(path + journal.AsideEnding)
	if err != nil || !bytes.Equal(kept, damaged) {
		t.Fatalf("the damaged journal is not kept: %v", err)
	}
	again.Close()
}

func TestWhatIsNoJournalIsSetAside(t *testing.T) {
	header := journal.Header{Fewer: "journal/3", Shape: "x"}
	later, _ := journal.AppendLine(nil, header)
	header.Fewer = journal.Version
	otherFields, _ := journal.AppendLine(nil, header)
	otherFields, _ = journal.AppendLine(otherFields, map[string]any{"kind": journal.EntryStep, "document": map[string]any{"Colour": "red"}})
	for name, content := range map[string]string{
		"empty": "", "text": "Dear colleague,\n", "zeros": strings.Repeat("\x00", 5000),
		"later": string(later), "other fields": string(otherFields), "cut": string(later[:20]),
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "old.journal")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		found, notices := journal.Recover(dir, time.Now())
		if len(found) != 0 || len(notices) == 0 {
			t.Fatalf("%s: found %v, notices %q", name, found, notices)
		}
		kept := path + journal.AsideEnding
		if name == "later" || name == "other fields" {
			kept = path // for the version that can read it
		}
		again, err := os.ReadFile(kept)
		if err != nil || string(again) != content {
			t.Fatalf("%s: not kept as it was: %v", name, err)
		}
		if !strings.Contains(notices[0], kept) {
			t.Fatalf("%s: the notice does not say where it is: %s", name, notices[0])
		}
	}
}

// TestNoWorkIsRemovedUnasked makes too much work, and some with a date of long
// ago: what is old or too much is set aside and said, and all of it is there.
func TestNoWorkIsRemovedUnasked(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	settle(s)
	first := s.journal.Path
	abandon(s)
	content, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	long := time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(first, long, long); err != nil {
		t.Fatal(err)
	}
	onlyRecovery(t, dir) // its newest step is of today, whatever the date of the file
	for i := range journal.MostKept + 4 {
		path := filepath.Join(dir, fmt.Sprintf("%02d%s", i, journal.Ending))
		if err := errors.Join(os.WriteFile(path, content, 0o600), os.Chtimes(path, testNow, testNow)); err != nil {
			t.Fatal(err)
		}
	}
	found, notices := journal.Recover(dir, testNow)
	scenariotest.Equal(t, "at hand, set aside, said", []int{len(found), len(journal.SetAside(dir)), len(notices)}, []int{journal.MostKept, 5, 6})
	total := journal.BytesWords(int64(5 * len(content)))
	scenariotest.Equal(t, "said of all", notices[5], "5 files of work set aside, "+total+" in all, kept in "+dir+"; the app lists them under “work set aside” and removes what you choose.")
	found, notices = journal.Recover(dir, testNow.Add(journal.Life+48*time.Hour))
	scenariotest.Equal(t, "at hand half a year later, set aside, said", []int{len(found), len(journal.SetAside(dir)), len(notices)}, []int{0, journal.MostKept + 5, journal.MostKept + 1})
	if !strings.Contains(notices[0], "since 3 December 2010: it was set aside ("+journal.BytesWords(int64(len(content)))+") as "+dir) {
		t.Errorf("said: %q", notices[0])
	}
	for _, a := range journal.SetAside(dir) {
		if err := a.Forget(); err != nil {
			t.Fatal(err)
		}
	}
	if found, notices = journal.Recover(dir, testNow); len(found)+len(notices) > 0 {
		t.Errorf("after all of it was removed: %v, %q", found, notices)
	}
}

// TestNoFailureIsTakenForSafety lets each step of the journal fail at any
// moment, and once the disk works again finds every edit that was said to be on
// it, and in the end all.
func TestNoFailureIsTakenForSafety(t *testing.T) {
	t.Parallel()
	for name, failure := range failures {
		for at := 1; at <= 24; at++ {
			if at%4 != len(name)%4 && !*everyDamage {
				continue
			}
			dir := t.TempDir()
			failed := false
			d := &faultyDisk{fail: func(step int, what, _ string) error {
				if step < at || step > at+2 || errors.Is(failure, errPartial) && what != "write" {
					return nil
				}
				failed = true
				return failure
			}}
			s := smallSession(withDisk(d))
			s.KeepJournal(dir)
			for p := 1.0; p <= 4; p++ {
				s.SetPlain(ent, fewer(p))
				s.EndStep()
				status := settle(s)
				if status.State == journal.Failed && !strings.Contains(status.Reason, "not on the disk") {
					t.Fatalf("%s in step %d: %q", name, at, status.Reason)
				}
				if status.State == journal.OnDisk {
					mustHold(t, dir, fewer(p))
				}
			}
			d.setFail(nil)
			s.SetPlain(hips, fewer(1))
			for status := s.JournalState(); status.State != journal.OnDisk; {
				status = s.AwaitJournal(status) // not of the state by now: that may be the last news
			}
			want := trail(s)
			abandon(s)
			again, err := Resume(onlyRecovery(t, dir))
			if err != nil {
				t.Fatal(err)
			}
			scenariotest.Equal(t, fmt.Sprintf("%s in step %d (failed: %v)", name, at, failed), trail(again), want)
			again.Close()
		}
	}
}

// mustHold reads the one journal there as another program would, and finds the
// latest size of the slider.
func mustHold(t *testing.T, dir string, size model.Size) {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "*"+journal.Ending))
	if len(paths) != 1 {
		t.Fatalf("journals: %q", paths)
	}
	told, err := journal.ReadKept(journal.OSDisk{}, paths[0])
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "size on disk", told.History.Present.Doc.Scenario.Changes[0].Size, size)
}

func TestALongJournalIsWrittenAnew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := smallSession()
	long := model.NewChange(prescribing, fewer(1))
	long.Note = strings.Repeat("because ", 8000)
	s.KeepJournal(dir)
	s.AddChange(long)
	for i := range 400 {
		s.SetPlain(ent, fewer(float64(i%2+1)))
		settle(s)
	}
	abandon(s)
	r := onlyRecovery(t, dir)
	info, err := os.Stat(r.Path)
	if err != nil || info.Size() > journal.MostGrown+1<<20 {
		t.Fatalf("%d bytes, %v", info.Size(), err)
	}
	scenariotest.Equal(t, "steps", r.Steps, 2)
}

// FuzzReadJournal reads anything as a journal: it must neither panic nor give
// a history that can't be gone on with.
func FuzzReadJournal(f *testing.F) {
	s := smallSession()
	s.SetPlain(ent, fewer(10))
	s.Undo()
	s.SetPlain(hips, fewer(10))
	told := journal.Replay{Header: journal.Header{Fewer: journal.Version, Shape: journal.DocumentShape, Year: journal.Year{Content: "x"}}, History: s.history}
	text, _ := journal.AppendLine(nil, told.Header)
	for _, e := range told.Entries() {
		text, _ = journal.AppendLine(text, e)
	}
	f.Add(text)
	moved, _ := journal.AppendLine(bytes.Clone(text), journal.Entry{Kind: journal.EntryMoved, At: 1})
	f.Add(moved)
	dropped, _ := journal.AppendLine(moved, journal.Entry{Kind: journal.EntryDropped, ID: 0, At: 1})
	f.Add(dropped)
	for _, bad := range []journal.Entry{
		{Kind: journal.EntryDropped, ID: 1, At: 1},
		{Kind: journal.EntryMoved, At: 99},
		{Kind: journal.EntryWays, At: 2, Ways: map[int]int{0: 0, 1: 2}},
		{Kind: journal.EntryStep, ID: 7, Parent: 55, Document: &journal.KeptDocument{}},
		{Kind: journal.EntryStep, ID: -3},
		{Kind: "what"},
	} {
		line, _ := journal.AppendLine(bytes.Clone(text), bad)
		f.Add(line)
	}
	f.Add([]byte("Dear colleague,\n"))
	year := model.Prepare(smallYear())
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := journal.Read(bytes.NewReader(withChecksums(data)))
		if err != nil || r.History.Present == nil {
			return
		}
		s := &Session{year: year, history: r.History, projection: year.NewProjection(), trial: year.NewProjection()}
		usual(s)
		s.refresh()
		for range len(s.Steps()) + 1 {
			s.Undo()
		}
		if _, ok := s.CanUndo(); ok {
			t.Fatal("undo goes in circles")
		}
		for range len(s.Steps()) + 1 {
			s.Redo()
		}
		s.SetPlain(ent, fewer(3))
		s.JumpTo(0)
	})
}

// withChecksums makes the checksums right, so that fuzzing gets behind them.
func withChecksums(data []byte) []byte {
	var out []byte
	for _, line := range bytes.Split(data, []byte("\n")) {
		if len(line) > 9 && json.Valid(line[9:]) {
			out, _ = journal.AppendLine(out, json.RawMessage(line[9:]))
			continue
		}
		out = append(append(out, line...), '\n')
	}
	return out
}

func TestAJournalWhoseWorkGoesOnInAnotherIsNotOfferedTwice(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	settle(s)
	abandon(s)
	r := onlyRecovery(t, dir)
	old, err := os.ReadFile(r.Path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Resume(r)
	if err != nil {
		t.Fatal(err)
	}
	again.SetPlain(ent, fewer(11))
	settle(again)
	abandon(again)
	if err := os.WriteFile(r.Path, old, 0o600); err != nil { // as if killed before it went
		t.Fatal(err)
	}
	latest := onlyRecovery(t, dir)
	size := latest.Replay.History.Present.Doc.Scenario.Changes[0].Size
	scenariotest.Equal(t, "what is offered", size, fewer(11))
}

// What is kept of guests comes back beside the work, with however many steps.
func TestGuestsAreRemembered(t *testing.T) {
	dir := t.TempDir()
	s := NewSession(model.Prepare(smallYear()), file.Document{}, WithClock(func() time.Time { return testNow }))
	s.KeepJournal(dir)
	kept := []byte(`{"Waiting":[{"Table":"North"}]}`)
	s.RememberGuests(kept)
	s.RememberGuests(kept)
	settle(s)
	abandon(s)
	r := onlyRecovery(t, dir)
	again, err := Resume(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(again.Close)
	if string(again.Guests()) != string(kept) {
		t.Errorf("kept of guests: %s", again.Guests())
	}
	if told, err := journal.ReadKept(journal.OSDisk{}, r.Path); err == nil && len(told.Guests) == 0 {
		t.Errorf("the journal that goes on has %s", told.Guests)
	}
}
