package scenarios

import (
	"errors"
	"fewer/model"
	"path/filepath"
)

// Resume goes on with work exactly where it stopped, with its history, in a
// journal of its own; the old journal goes when the new one is on the disk.
func Resume(r Recovery, options ...Option) (*Session, error) {
	s := &Session{}
	for _, o := range append([]Option{usual}, options...) {
		o(s)
	}
	dir := filepath.Dir(r.Path)
	lock, holder, err := lockState(r.Path, s.clock())
	if holder != nil {
		return nil, errors.New("this work is open in another window: " + holder.String())
	}
	if err != nil {
		return nil, err
	}
	defer lock.release()
	told, err := readJournalFile(s.disk, r.Path) // it may have gone on since it was found
	if err != nil {
		return nil, err
	}
	year, err := readYearCopy(s.disk, yearCopyPath(dir, told.header.Year.Content), told.header.Year.Content)
	if err != nil {
		return nil, err
	}
	told.putYear(year)
	s.year = model.Prepare(year)
	s.projection, s.trial = s.year.NewProjection(), s.year.NewProjection()
	s.history, s.saved, s.origin = told.history, told.saved, r.Origin
	s.file.savedFile, s.place = told.file, told.place
	s.holdFile()
	s.findReceived()
	s.refresh()
	s.keepJournal(dir, filepath.Base(r.Path))
	if s.SettledJournal().State == JournalOnDisk {
		putAway(s.disk, r.Path, told)
	}
	return s, nil
}
