package journal

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// SaveError tells that a scenario, or another file, could not be written. Nothing of the
// work is lost by it, and the file that was there is as it was.
type SaveError struct {
	Path      string
	Other     bool   // it is no scenario: an export, a year
	Reason    string // in words: "there is no space left on the disk"
	Kept      string // where the work is meanwhile, as a sentence
	Elsewhere string // a path at which it could be saved just now; "" where none was found
	Err       error
}

// Error says all of it.
func (e *SaveError) Error() string {
	what := "The scenario could not be saved as "
	if e.Other {
		what = "It could not be saved as "
	}
	return what + e.Path + ": " + e.Reason + ". " + e.Kept + offer(e.Elsewhere)
}

// Unwrap is what the disk said.
func (e *SaveError) Unwrap() error { return e.Err }

// ChangedOnDisk tells that the file is not as it was read or saved by this
// program, and that nothing was overwritten.
type ChangedOnDisk struct {
	Path      string
	Elsewhere string // a path at which nothing is overwritten
}

// Error says what can be done.
func (e *ChangedOnDisk) Error() string {
	return e.Path + " has been changed by another program since it was opened here. Nothing was overwritten." + offer(e.Elsewhere)
}

// AlreadyThere tells that there is another file of that name, and that nothing
// was overwritten.
type AlreadyThere struct {
	Path      string
	YearFile  bool // it is a year file, which no scenario may replace
	Elsewhere string
}

// Error says what can be done.
func (e *AlreadyThere) Error() string {
	what := " is there already."
	if e.YearFile {
		what = " is a year file, which is never written over."
	}
	return e.Path + what + " Nothing was overwritten." + offer(e.Elsewhere)
}

// OpenElsewhere tells that another program has the file open.
type OpenElsewhere struct {
	Path      string
	Holder    Holder
	Elsewhere string
}

// Error says who has it, and what can be done.
func (e *OpenElsewhere) Error() string {
	return e.Path + " is open " + e.Holder.String() + ". Nothing was overwritten." + offer(e.Elsewhere)
}

func offer(elsewhere string) string {
	if elsewhere == "" {
		return ""
	}
	return " It can be saved as " + elsewhere + "."
}

// ErrMarkedReadOnly tells that people protected a file.
var ErrMarkedReadOnly = errors.New("the file is marked as read-only")

// noFolder is said of a folder of which nobody knows whether it ever was.
const noFolder = "there is no such folder"

// NobodyReads tells whether an error of writing to a pipe is that its reader has
// gone, as head does when it has seen enough.
func NobodyReads(err error) bool { return errors.Is(err, io.ErrClosedPipe) || isClosedPipe(err) }

// DiskReason says in plain words why the disk, or a pipe, refused something: a
// clause without its full stop.
func DiskReason(err error) string {
	var other *NotAFile
	switch {
	case errors.As(err, &other):
		return other.Error()
	case errors.Is(err, ErrMarkedReadOnly), errors.Is(err, errLongEntry):
		return err.Error()
	case isNoSpace(err):
		return "there is no space left on the disk"
	case isReadOnlyMedium(err):
		return "the disk can only be read, not written"
	case IsInUse(err):
		return "another program has the file open"
	case isNameTooLong(err):
		return "the disk does not take that name"
	case errors.Is(err, fs.ErrPermission):
		return "you may not write in that folder"
	case errors.Is(err, fs.ErrNotExist):
		return noFolder
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of its path is a file, not a folder"
	case errors.Is(err, io.ErrShortWrite):
		return "the disk took only a part of it"
	}
	return "the disk reports an error (" + PlainText(innermost(err).Error()) + ")"
}

func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
