package scenarios

import (
	"bytes"
	"encoding/json"
	"os"
)

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
	path, lock := journalPath(s.disk, dir, told.header)
	s.journal = startJournal(s.disk, path, lock, told, func() []byte { return encodeYear(year) })
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
