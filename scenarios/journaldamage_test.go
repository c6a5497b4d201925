package scenarios

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"io/fs"
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
)

var everyDamage = flag.Bool("every-damage", false, "damage every line of a journal, let the disk fail at every step, and not only at some")

// longMeeting leaves the journal of a meeting of 130 steps, in all of what a
// document holds, and gives its path and the session as it then was.
func longMeeting(t *testing.T) (path string, s *Session) {
	t.Helper()
	dir := t.TempDir()
	s = smallSession()
	s.KeepJournal(dir)
	for n := range 130 {
		s.Edit(fmt.Sprintf("step %d", n+1), "", func(d *file.Document) {
			switch n % 5 {
			case 0:
				d.Scenario.Changes = append(d.Scenario.Changes, model.NewChange(ent, fewer(float64(n+1)/10)))
			case 1:
				d.Decisions = append(d.Decisions, file.Decision{What: fmt.Sprint("decision ", n)})
			case 2:
				d.Ideas = append(d.Ideas, file.Idea{What: fmt.Sprint("idea ", n)})
			case 3:
				d.Frozen = append(d.Frozen, file.FrozenCopy{Time: fmt.Sprint(n), Minutes: []file.Minute{{Done: "all of it"}}})
			case 4:
				d.RedLines = append(d.RedLines, file.RedLine{Target: hips, NotBelow: -float64(n)})
			}
		})
		if n%7 == 0 {
			settle(s)
		}
	}
	scenariotest.Equal(t, "journal", settle(s).State, journal.OnDisk)
	path = s.journal.Path
	abandon(s)
	return path, s
}

// differences are the stages of a session that a journal does not tell as they were.
func differences(s *Session, r *journal.Replay) (differ []int) {
	for _, m := range s.history.Moments {
		if told := r.History.At(m.ID); told == nil || told.Step != m.Step || !reflect.DeepEqual(journal.ToKeep(told.Doc), journal.ToKeep(m.Doc)) {
			differ = append(differ, m.ID)
		}
	}
	return differ
}

func TestADamagedLineCostsOneStepOnly(t *testing.T) {
	t.Parallel()
	path, s := longMeeting(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(whole, []byte("\n"))
	headers := 0
	for i, line := range lines[:len(lines)-1] {
		if journal.IsHeader(line) {
			headers++
		} else if i > 8 && i%37 != 0 && !*everyDamage {
			continue
		}
		damaged := bytes.Clone(whole)
		damaged[len(bytes.Join(lines[:i], nil))+len(line)/2] ^= 4
		r, err := journal.Read(bytes.NewReader(damaged))
		if err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		costs := differences(s, r)
		switch {
		case r.Damaged == 0:
			t.Fatalf("line %d: the damage is not counted", i+1)
		case journal.IsHeader(line) && len(costs) > 0:
			t.Fatalf("line %d, a header, costs the steps %v", i+1, costs)
		case len(costs) > 1:
			t.Fatalf("line %d costs the steps %v", i+1, costs)
		}
	}
	if full := (len(s.history.Moments) + 1 + journal.FullEvery - 1) / journal.FullEvery; headers < 2*full {
		t.Errorf("%d headers stand in the journal; around each of %d full documents there are two", headers, full)
	}
}

// TestNoBitOfTheFirstLineCostsAnything flips each bit of the header.
func TestNoBitOfTheFirstLineCostsAnything(t *testing.T) {
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	s.SetPlain(ent, fewer(10))
	settle(s)
	path := s.journal.Path
	abandon(s)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first := bytes.IndexByte(whole, '\n') + 1
	for bit := range 8 * first {
		if bit%5 != 0 && !*everyDamage {
			continue
		}
		damaged := bytes.Clone(whole)
		damaged[bit/8] ^= 1 << (bit % 8)
		r, err := journal.Read(bytes.NewReader(damaged))
		if err != nil {
			t.Fatalf("bit %d: %v", bit, err)
		}
		seen := r.Damaged > 0 || bytes.EqualFold(damaged, whole) // a checksum in capitals is the same
		if costs := differences(s, r); len(costs) > 0 || !seen || r.Header.Year.Title != "Littleshire 2010/11" {
			t.Fatalf("bit %d costs %v; damaged %d, year %q", bit, costs, r.Damaged, r.Header.Year.Title)
		}
	}
}

func TestALongMeetingHoldsEachListOnlyWhereItChanged(t *testing.T) {
	t.Parallel()
	path, s := longMeeting(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, m := range s.history.Moments {
		line, err := journal.AppendLine(nil, journal.StepEntry(m))
		if err != nil {
			t.Fatal(err)
		}
		whole += len(line)
	}
	if int(info.Size()) > whole/2 {
		t.Errorf("the journal takes %d bytes; whole documents take %d", info.Size(), whole)
	}
	again, err := Resume(onlyRecovery(t, filepath.Dir(path)))
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "history", trail(again), trail(s))
	again.Close()
}

// streamed is a disk on which every file holds what a reader gives.
type streamed struct {
	journal.OSDisk
	content io.Reader
}

type streamedFile struct{ io.Reader }

func (streamedFile) Write([]byte) (int, error) { return 0, fs.ErrPermission }
func (streamedFile) Sync() error               { return nil }
func (streamedFile) Close() error              { return nil }

func (d streamed) Open(string, int, fs.FileMode) (journal.DiskFile, error) {
	return streamedFile{d.content}, nil
}

// TestTheNewestStepOfAnEndlessJournalIsRead reads one of 300 MB whose newest step
// stands at its end.
func TestTheNewestStepOfAnEndlessJournalIsRead(t *testing.T) {
	t.Parallel()
	s := smallSession()
	s.SetPlain(ent, fewer(10))
	told := journal.Replay{Header: journal.Header{Fewer: journal.Version, Shape: journal.DocumentShape, Year: journal.Year{Content: "x"}}, History: s.history}
	w := journal.Writer{}
	start, err := w.Begin(told.Header)
	for _, e := range told.Entries() {
		if err == nil {
			start, err = w.Add(start, told.Header, e)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	s.SetPlain(hips, fewer(7))
	end, err := w.Add(nil, told.Header, journal.StepEntry(s.history.Present))
	if err != nil {
		t.Fatal(err)
	}
	long := append(bytes.Repeat([]byte("x"), 30<<20), '\n')
	parts := []io.Reader{bytes.NewReader(start)}
	for range 10 {
		parts = append(parts, bytes.NewReader(long))
	}
	r, err := journal.ReadKept(streamed{content: io.MultiReader(append(parts, bytes.NewReader(end))...)}, "endless")
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "damaged lines", r.Damaged, 10)
	scenariotest.Equal(t, "the newest step", r.History.Present.Label, "Hips and knees to Northgate Centre: 7% fewer")
	scenariotest.Equal(t, "its changes", r.History.Present.Doc.Scenario.Changes, s.Document().Scenario.Changes)
}

func TestALongStepIsWrittenAndReadAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	megabytes := 2
	if *everyDamage {
		megabytes = 17
	}
	long := model.NewChange(prescribing, fewer(1))
	long.Note = strings.Repeat("because ", megabytes<<20/8)
	s.AddChange(long)
	scenariotest.Equal(t, "journal", settle(s).State, journal.OnDisk)
	s.SetPlain(ent, fewer(10))
	scenariotest.Equal(t, "journal", settle(s).State, journal.OnDisk)
	abandon(s)
	r := onlyRecovery(t, dir)
	scenariotest.Equal(t, "steps and damage", []int{r.Steps, r.Damaged}, []int{2, 0})
	changes := r.Replay.History.Present.Doc.Scenario.Changes
	scenariotest.Equal(t, "changes", len(changes), 2)
	scenariotest.Equal(t, "the note", len(changes[0].Note), len(long.Note))
}

// TestAStepBeyondTheLimitIsNeverCalledKept lowers the limit on a line.
func TestAStepBeyondTheLimitIsNeverCalledKept(t *testing.T) {
	limit := journal.EntryLimit
	journal.EntryLimit = 4 << 10
	t.Cleanup(func() { journal.EntryLimit = limit })
	dir := t.TempDir()
	s := smallSession()
	s.KeepJournal(dir)
	long := model.NewChange(prescribing, fewer(1))
	long.Note = strings.Repeat("because ", 1<<10)
	s.AddChange(long)
	status := settle(s)
	scenariotest.Equal(t, "status", []any{status.State, status.Reason}, []any{journal.Failed, "Your edits are not on the disk: a step is longer than the journal takes."})
	for until := time.Now().Add(3 * journal.RetryAfter / 2); time.Now().Before(until); time.Sleep(journal.RetryAfter / 20) {
		if now := s.JournalState(); now.State == journal.OnDisk {
			t.Fatal("a step that no line takes is called kept")
		}
	}
	abandon(s)
}

// TestJournalsOfTheFirstVersionAreRead goes on with a journal that the version of
// the program wrote whose entries were all whole documents.
func TestJournalsOfTheFirstVersionAreRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/journal-1")); err != nil {
		t.Fatal(err)
	}
	r := onlyRecovery(t, dir)
	scenariotest.Equal(t, "offer", []any{r.Steps, r.Damaged, r.Unsaved, r.YearTitle, r.LastEdit}, []any{
		4, 0, true, "Littleshire 2010/11", time.Date(2010, time.December, 2, 14, 11, 0, 0, time.UTC),
	})
	s, err := Resume(r)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	label, _ := s.CanUndo()
	scenariotest.Equal(t, "the present stage", label, "Table 1 has written down its guess")
	round, _ := s.Document().OpenRound()
	guess, _ := round.GuessOf("Table 1")
	scenariotest.Equal(t, "its guess", guess.Pounds, model.Given(40000))
	size, _ := s.PlainChange(ent)
	scenariotest.Equal(t, "its change", size, fewer(10))
	label, _ = s.Redo()
	scenariotest.Equal(t, "what was undone", label, "Hips and knees to Northgate Centre: 5% fewer")
}

// TestAJournalOfAnotherShapeIsReadWhereAllOfItIsKnown reads one from before a
// field was added, and leaves one with a field that is not known here.
func TestAJournalOfAnotherShapeIsReadWhereAllOfItIsKnown(t *testing.T) {
	s := smallSession()
	s.SetPlain(ent, fewer(10))
	told := journal.Replay{Header: journal.Header{Fewer: journal.Version, Shape: "earlier", Year: journal.Year{Content: "x"}}, History: s.history}
	text, err := journal.AppendLine(nil, told.Header)
	for _, e := range told.Entries() {
		if err == nil {
			text, err = journal.AppendLine(text, e)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	fieldLess := bytes.TrimSuffix(withChecksums(bytes.ReplaceAll(text, []byte(`,"Ideas":null`), nil)), []byte("\n"))
	r, err := journal.Read(bytes.NewReader(fieldLess))
	if err != nil || r.Damaged != 0 || len(differences(s, r)) != 0 {
		t.Fatalf("with a field less: %v, %d damaged, differs in %v", err, r.Damaged, differences(s, r))
	}
	fieldMore := withChecksums(bytes.ReplaceAll(text, []byte(`"Ideas":null`), []byte(`"Ideas":null,"Colour":"red"`)))
	if _, err := journal.Read(bytes.NewReader(fieldMore)); err != journal.ErrForeignJournal {
		t.Fatalf("with a field more: %v", err)
	}
}
