package scenarios

import (
	"bytes"
	"encoding/json"
	"os"

	"fewer/scenarios/journal"
)

// KeepJournal begins to write down every edit in a journal of its own in dir.
// It does not wait for the disk.
func (s *Session) KeepJournal(dir string) { s.keepJournal(dir, "") }

func (s *Session) keepJournal(dir, continues string) {
	if s.journal != nil {
		return
	}
	year := s.year.Year()
	told := journal.Replay{
		Header: journal.Header{
			Fewer: journal.Version, Shape: journal.DocumentShape, Started: s.clock(), Computer: journal.ComputerName(), Process: os.Getpid(),
			Year:      journal.Year{Title: year.Title(), Path: s.origin.YearPath, BuiltIn: s.origin.BuiltIn, Folder: s.origin.Folder},
			Continues: continues,
		},
		History: s.history.Copy(), Saved: s.saved, File: s.file.SavedFile, Place: s.place, Guests: s.guests,
	}
	path, lock := journal.NewPath(s.disk, dir, told.Header)
	s.journal = journal.Start(s.disk, path, lock, told, func() []byte { return journal.EncodeYear(year) })
}

// tell gives the journal an entry.
func (s *Session) tell(e journal.Entry) {
	if s.journal != nil {
		s.journal.Add(e)
	}
}

// Remember keeps in the journal where people are and what they have half typed, for
// Place to give when the work is gone on with. It is no edit.
func (s *Session) Remember(p journal.Place) {
	place, err := json.Marshal(p)
	if err != nil || !p.WorthGoingOn() && s.place == nil || bytes.Equal(place, s.place) {
		return
	}
	s.place = place
	s.tell(journal.Entry{Kind: journal.EntryPlace, Place: place})
}

// RememberGuests keeps in the journal what their reception keeps of guests, for Guests to
// give when the work is gone on with. It is no edit.
func (s *Session) RememberGuests(kept []byte) {
	if bytes.Equal(kept, s.guests) {
		return
	}
	s.guests = kept
	s.tell(journal.Entry{Kind: journal.EntryGuests, Guests: kept})
}

// Guests is what was remembered of them last; nil for nothing.
func (s *Session) Guests() []byte { return s.guests }

// Place is what was remembered last; nil for nothing.
func (s *Session) Place() []byte { return s.place }

// JournalState tells whether the latest edit is on the disk.
func (s *Session) JournalState() journal.Status {
	if s.journal == nil {
		return journal.Status{}
	}
	return s.journal.Status()
}

// AwaitJournal waits for news of the journal since the state known (an edit on
// its way, or a write that ended, even where the state is the same again), or
// until the session is closed, and gives its state. It may be called from
// another goroutine than the session's other methods.
func (s *Session) AwaitJournal(known journal.Status) journal.Status {
	if s.journal == nil {
		return journal.Status{}
	}
	return s.journal.Await(func(now journal.Status) bool { return now == known })
}

// SettledJournal waits until every edit so far is on the disk or refused by it,
// or the session is closed, and gives the journal's state. It may be called from
// another goroutine than the session's other methods.
func (s *Session) SettledJournal() journal.Status {
	if s.journal == nil {
		return journal.Status{}
	}
	return s.journal.Await(func(now journal.Status) bool { return now.State == journal.Pending })
}

// Close ends the session because people ended it: what is saved needs no
// journal any more; what is not stays in one for some days, marked as let go.
// Where the program ends in any other way, Leave it, or leave it open: the journal
// then offers at the next start to go on.
func (s *Session) Close() {
	switch {
	case s.journal == nil:
	case !s.dirty && s.Document().GuessesKept() > 0:
		s.journal.Leave() // no file has the guesses
	default:
		s.journal.Close(s.dirty)
	}
	s.file.lock.Release()
	s.file.lock = nil
}

// Leave ends the session because the program was ended from outside: what was
// done is written, and the journal offers at the next start to go on. A disk that
// takes nothing is not waited for.
func (s *Session) Leave() {
	if s.journal != nil {
		s.journal.Leave()
	}
	s.file.lock.Release()
	s.file.lock = nil
}
