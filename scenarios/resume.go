package scenarios

import (
	"errors"
	"path/filepath"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// Resume goes on with work exactly where it stopped, with its history, in a
// journal of its own; the old journal goes when the new one is on the disk.
func Resume(r journal.Recovery, options ...Option) (*Session, error) {
	s := &Session{}
	for _, o := range append([]Option{usual}, options...) {
		o(s)
	}
	dir := filepath.Dir(r.Path)
	lock, holder, err := journal.LockState(r.Path, s.clock())
	if holder != nil {
		return nil, errors.New("this work is open in another window: " + holder.String())
	}
	if err != nil {
		return nil, err
	}
	defer lock.Release()
	told, err := journal.ReadKept(s.disk, r.Path) // it may have gone on since it was found
	if err != nil {
		return nil, err
	}
	year, err := journal.ReadYearCopy(s.disk, journal.YearCopyPath(dir, told.Header.Year.Content), told.Header.Year.Content)
	if err != nil {
		return nil, err
	}
	told.PutYear(year)
	s.year = model.Prepare(year)
	s.projection, s.trial = s.year.NewProjection(), s.year.NewProjection()
	s.history, s.saved, s.origin = told.History, told.Saved, r.Origin
	s.file.SavedFile, s.place, s.guests = told.File, told.Place, told.Guests
	s.knowYearFile()
	s.holdFile()
	s.findReceived()
	s.refresh()
	s.keepJournal(dir, filepath.Base(r.Path))
	if s.SettledJournal().State == journal.OnDisk {
		journal.PutAway(s.disk, r.Path, told)
	}
	return s, nil
}

// knowYearFile finds what the year file held when the work stopped, for it to be watched
// again: what it holds now, if that is the same year, else something that it does not.
func (s *Session) knowYearFile() {
	if s.origin.YearPath == "" || s.origin.Content != "" {
		return
	}
	year, now, err := s.ReadYearAgain()
	if s.origin.Content = "another"; err == nil && file.Fingerprint(year) == file.Fingerprint(s.year.Year()) {
		s.origin.Content = now.Content
	}
}

// SameWork tells whether work that was left is of what is open here: of the scenario's
// file or, where it has none, of the year's.
func (s *Session) SameWork(r journal.Recovery) bool {
	if s.Path() != "" {
		return r.IsOf(s.Path())
	}
	return r.OfYear(s.origin)
}
