package scenarios

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"

	"github.com/adrg/xdg"

	"fewer/model"
)

// Origin tells where the year of a session came from.
type Origin struct {
	YearPath string // of the year file; "" for the built-in year and for that of a bundle
	BuiltIn  bool
	Folder   string // where scenarios are saved; "" for beside the year file, or for DocumentsDir

	content contentHash // of the year file as it was read
}

// StateDir is the folder in which journals are kept, in the user's folder for
// the state of programs.
func StateDir() string { return filepath.Join(xdg.StateHome, "fewer", "journal") }

// KeepJournal begins to write down every edit in a journal of its own in dir.
// It does not wait for the disk.
func (s *Session) KeepJournal(dir string) { s.keepJournal(dir, "") }

func (s *Session) keepJournal(dir, continues string) {
	if s.journal != nil {
		return
	}
	year := s.year.Year()
	told := replay{
		header: journalHeader{
			Fewer: journalVersion, Shape: documentShape, Started: s.clock(), Computer: computerName(), Process: os.Getpid(),
			Year:      journalYear{Title: year.Title(), Path: s.origin.YearPath, BuiltIn: s.origin.BuiltIn, Folder: s.origin.Folder},
			Continues: continues,
		},
		history: s.history.copy(), saved: s.saved, file: s.file.savedFile, place: s.place,
	}
	path, lock := s.journalPath(dir, told.header)
	s.journal = startJournal(s.disk, path, lock, told, func() []byte { return encodeYear(year) })
}

func journalYearOf(y *model.Year, o Origin) journalYear {
	return journalYear{Title: y.Title(), Path: o.YearPath, BuiltIn: o.BuiltIn, Folder: o.Folder, File: o.content}
}

// journalPath is a name that no other journal has, and its lock.
func (s *Session) journalPath(dir string, h journalHeader) (string, *fileLock) {
	s.disk.MakeDir(dir, 0o700) // where that fails, the journal will say so
	name := filepath.Join(dir, h.Started.UTC().Format("20060102-150405-")+strconv.Itoa(h.Process))
	for n := 1; ; n++ {
		path := name + journalEnding
		if n > 1 {
			path = name + "-" + strconv.Itoa(n) + journalEnding
		}
		if _, err := s.disk.Stat(path); err == nil {
			continue
		}
		lock, holder, _ := lockState(path, h.Started)
		if holder == nil {
			return path, lock
		}
	}
}

// tell gives the journal an entry.
func (s *Session) tell(e entry) {
	if s.journal != nil {
		s.journal.add(e)
	}
}

// Remember keeps in the journal where people are and what they have half typed, for
// Place to give when the work is gone on with. It is no edit.
func (s *Session) Remember(p Place) {
	place, err := json.Marshal(p)
	if err != nil || !p.WorthGoingOn() && s.place == nil || bytes.Equal(place, s.place) {
		return
	}
	s.place = place
	s.tell(entry{Kind: entryPlace, Place: place})
}

// Place is what was remembered last; nil for nothing.
func (s *Session) Place() []byte { return s.place }

// JournalState tells whether the latest edit is on the disk.
func (s *Session) JournalState() JournalStatus {
	if s.journal == nil {
		return JournalStatus{}
	}
	return s.journal.status()
}

// AwaitJournal waits for news of the journal since the state known (an edit on
// its way, or a write that ended, even where the state is the same again), or
// until the session is closed, and gives its state. It may be called from
// another goroutine than the session's other methods.
func (s *Session) AwaitJournal(known JournalStatus) JournalStatus {
	if s.journal == nil {
		return JournalStatus{}
	}
	return s.journal.await(func(now JournalStatus) bool { return now == known })
}

// SettledJournal waits until every edit so far is on the disk or refused by it,
// or the session is closed, and gives the journal's state. It may be called from
// another goroutine than the session's other methods.
func (s *Session) SettledJournal() JournalStatus {
	if s.journal == nil {
		return JournalStatus{}
	}
	return s.journal.await(func(now JournalStatus) bool { return now.State == JournalPending })
}

// Close ends the session because people ended it: what is saved needs no
// journal any more; what is not stays in one for some days, marked as let go.
// Where the program ends in any other way, Leave it, or leave it open: the journal
// then offers at the next start to go on.
func (s *Session) Close() {
	switch {
	case s.journal == nil:
	case !s.dirty && s.Document().GuessesKept() > 0:
		s.journal.leave() // no file has the guesses
	default:
		s.journal.close(s.dirty)
	}
	s.file.lock.release()
	s.file.lock = nil
}

// Leave ends the session because the program was ended from outside: what was
// done is written, and the journal offers at the next start to go on. A disk that
// takes nothing is not waited for.
func (s *Session) Leave() {
	if s.journal != nil {
		s.journal.leave()
	}
	s.file.lock.release()
	s.file.lock = nil
}

// encodeYear writes a year down, to the last bit of each number, for the
// journal's own use.
func encodeYear(y *model.Year) []byte {
	content, err := json.Marshal(y)
	if err != nil {
		panic(err) // every number of a year that was read is finite
	}
	return content
}

// copy is the same history with moments of its own. Documents are shared.
func (h *history) copy() history {
	twin := make(map[*moment]*moment, len(h.moments))
	for _, m := range h.moments {
		t := *m
		twin[m] = &t
	}
	c := history{present: twin[h.present], nextID: h.nextID}
	for _, m := range h.moments {
		t := twin[m]
		t.parent, t.redo = twin[m.parent], twin[m.redo]
		c.moments = append(c.moments, t)
	}
	return c
}
