package journal

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"fewer/scenarios/fault"
)

// errNoSystemLocks tells that a file system has no locks of its own.
var errNoSystemLocks = errors.New("no locks on this file system")

const (
	// foreignLockLife is how long the lock of another computer is believed, where
	// from here there is no other way to tell whether its program still runs.
	foreignLockLife = 24 * time.Hour
	// clocksDiffer is by how much the clocks of two computers may differ. A date
	// further ahead says nothing.
	clocksDiffer = 10 * time.Minute
)

// Holder is who has a file open.
type Holder struct {
	ID       string    `json:"id,omitempty"` // of the computer, see ComputerID; "" in locks of earlier versions
	Computer string    `json:"computer"`
	User     string    `json:"user"`
	Process  int       `json:"process"`
	Since    time.Time `json:"since"`

	sure bool // whether the system says so, and not only what the lock says
}

// Sure tells whether the file is open for certain. Where it is not, only people
// can tell, and Session.TakeOver goes by them.
func (h Holder) Sure() bool { return h.sure }

// here tells whether the holder is of this computer.
func (h Holder) here() bool {
	if h.ID == "" {
		return h.Computer == ComputerName() && !ProcessLives(h.Process) // of an earlier version: a lock that is surely void
	}
	return h.ID == ComputerID()
}

// String says who has the file open: "on this computer since 14:05", "by j.lamb
// on MIDSHIRE-07 since 2 December, 14:05".
func (h Holder) String() string {
	since := " since " + h.Since.Local().Format("2 January, 15:04")
	switch {
	case h.Since.IsZero():
		return "by another program"
	case !h.sure && h.Since.After(time.Now().Add(clocksDiffer)):
		since = " (its date, " + h.Since.Local().Format("2 January 2006") + ", is in the future)"
	}
	switch {
	case h.ID == ComputerID(), h.ID == "" && h.Computer == ComputerName():
		return "on this computer" + since
	case h.User == "":
		return "on " + h.Computer + since
	}
	return "by " + h.User + " on " + h.Computer + since
}

// FileLock keeps other copies of the program from writing a file. It is a small
// file beside it that says who has it open, held by a lock of the system, so
// that one left by a program that was killed is known to be void.
type FileLock struct {
	F    *os.File
	path string
}

// LockPath is the name of the lock for a file.
func LockPath(path string) string {
	dir, base := filepath.Split(path)
	return filepath.Join(dir, "."+base+".lock")
}

// LockFor takes the lock for a file of people's. Where another program has it, or
// may have it, the lock is nil and the holder says which. Where no lock can be
// made, as on a read-only medium, there is an error; what can't be locked there
// can't be written either.
func LockFor(path string, now time.Time) (*FileLock, *Holder, error) {
	return takeLock(path, now, Holder.mayLive)
}

// LockState does the same for a file of the program's own, in the folder for its
// state, which only this computer writes: there the system's lock decides.
func LockState(path string, now time.Time) (*FileLock, *Holder, error) {
	return takeLock(path, now, Holder.mayLiveHere)
}

// TakeOver takes a lock whose holder people know to be gone; not from one that
// the system says is there.
func TakeOver(path string, now time.Time) (*FileLock, *Holder, error) {
	return takeLock(path, now, func(Holder, time.Time, bool) bool { return false })
}

func takeLock(path string, now time.Time, believed func(h Holder, now time.Time, systemLocks bool) bool) (*FileLock, *Holder, error) {
	path = LockPath(path)
	for range 10 {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, nil, err
		}
		held, err := holdFile(f)
		if !held {
			defer f.Close()
			if err != nil {
				return nil, nil, err
			}
			holder, _ := readHolder(f)
			holder.sure = true
			return nil, &holder, nil
		}
		if !isFileAt(f, path) { // its holder took it away between the two calls
			f.Close()
			continue
		}
		if holder, ok := readHolder(f); ok && believed(holder, now, err == nil) {
			f.Close()
			return nil, &holder, nil
		}
		if err := writeHolder(f, now); err != nil {
			f.Close()
			return nil, nil, err
		}
		return &FileLock{f, path}, nil, nil
	}
	return nil, nil, errors.New("the lock " + path + " comes and goes")
}

// mayLive tells whether a holder, whose lock the system has let go of or never
// had, may still have the file open. Of another computer only the date tells; one
// in the future tells nothing.
func (h Holder) mayLive(now time.Time, systemLocks bool) bool {
	if !h.here() {
		return now.Sub(h.Since) < foreignLockLife
	}
	return h.mayLiveHere(now, systemLocks)
}

// mayLiveHere tells the same of a holder of this computer.
func (h Holder) mayLiveHere(_ time.Time, systemLocks bool) bool {
	return !systemLocks && h.Process != os.Getpid() && ProcessLives(h.Process)
}

func readHolder(f *os.File) (h Holder, ok bool) {
	content, err := io.ReadAll(io.NewSectionReader(f, 0, 4096))
	if err != nil || json.Unmarshal(content, &h) != nil || h.Computer == "" {
		return Holder{}, false
	}
	h.Computer, h.User = PlainText(h.Computer), PlainText(h.User)
	return h, true
}

func writeHolder(f *os.File, now time.Time) error {
	h := Holder{ID: ComputerID(), Computer: ComputerName(), Process: os.Getpid(), Since: now}
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	content, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err = f.WriteAt(content, 0)
	return err
}

// Release gives the file free. A nil lock is none.
func (l *FileLock) Release() {
	if l == nil {
		return
	}
	if isFileAt(l.F, l.path) && os.Remove(l.path) != nil {
		// An open file can't be removed on Windows. Closed first, another
		// program may open it in between, and then it can't be removed either.
		defer os.Remove(l.path)
	}
	l.F.Close()
}

func isFileAt(f *os.File, path string) bool {
	here, err := f.Stat()
	there, err2 := os.Stat(path)
	return err == nil && err2 == nil && os.SameFile(here, there)
}

// ComputerName is what this computer is called, for people to read.
func ComputerName() string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return "this computer"
	}
	return name
}

// PlainText leaves out what a terminal would obey.
func PlainText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x85 || fault.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
