package scenarios

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/journal"
)

// YearWatch is a year file with what it held when it was read. It may be used
// from another goroutine than the session.
type YearWatch struct {
	disk    journal.Disk
	path    string
	content journal.ContentHash
}

// YearWatch watches the session's year file. It tells whether there is one.
func (s *Session) YearWatch() (YearWatch, bool) {
	w := YearWatch{s.disk, s.origin.YearPath, s.origin.Content}
	return w, w.path != "" && w.content != ""
}

// Changed tells whether the file holds something else than when it was read.
// One that is gone, or empty, has not changed: it may be on its way.
func (w YearWatch) Changed() bool {
	now, err := journal.HashFile(w.disk, w.path)
	return err == nil && now != "" && now != journal.HashOf(nil) && now != w.content
}

// How long a file must be left alone before it is read, and how often it is
// looked at where nothing tells of changes, as on a shared drive.
const (
	yearWatchQuiet = 300 * time.Millisecond
	yearWatchLook  = 10 * time.Second
)

// Await waits until the file has changed, or done is closed; it tells whether it
// has changed.
func (w YearWatch) Await(done <-chan struct{}) bool {
	events, stop := folderEvents(filepath.Dir(w.path))
	defer stop()
	look := time.NewTicker(yearWatchLook)
	defer look.Stop()
	quiet := time.NewTimer(0) // it may have changed before it was watched
	defer quiet.Stop()
	var seen fs.FileInfo
	for {
		select {
		case <-done:
			return false
		case event := <-events:
			if filepath.Base(event.Name) == filepath.Base(w.path) {
				quiet.Reset(yearWatchQuiet)
			}
			continue
		case <-quiet.C:
			seen = nil
		case <-look.C:
		}
		now, err := w.disk.Stat(w.path)
		if err != nil || seen != nil && now.Size() == seen.Size() && now.ModTime().Equal(seen.ModTime()) {
			continue
		}
		if seen = now; w.Changed() {
			return true
		}
	}
}

// folderEvents tells what happens in a folder; nothing ever, where the system
// can't tell.
func folderEvents(folder string) (<-chan fsnotify.Event, func()) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, func() {}
	}
	if watcher.Add(folder) != nil {
		watcher.Close()
		return nil, func() {}
	}
	go func() {
		for range watcher.Errors { // the looking now and then goes on
			continue
		}
	}()
	return watcher.Events, func() { watcher.Close() }
}

// ReadYearAgain reads the session's year file as it is now, for WhatMoves and
// ReloadYear. The error is Faults where the file can't be used.
func (s *Session) ReadYearAgain() (*model.Year, journal.Origin, error) {
	if s.origin.YearPath == "" {
		return nil, journal.Origin{}, os.ErrNotExist
	}
	year, origin, err := s.ReadYearAt(s.origin.YearPath)
	origin.Folder = s.origin.Folder
	return year, origin, err
}

// ReadYearAt reads another year file for the scenario, which stays where it is.
// The error is Faults where the file can't be used.
func (s *Session) ReadYearAt(path string) (*model.Year, journal.Origin, error) {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	o := &Opened{}
	if err := o.add(path); err != nil {
		return nil, journal.Origin{}, err
	}
	if o.Year == nil {
		return nil, journal.Origin{}, fault.Faults{{File: path, What: "this is no year file", Hint: "name the year file"}}
	}
	o.Origin.Folder = s.Folder()
	return o.Year, o.Origin, nil
}
