package scenarios

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// openFile is the file of a session.
type openFile struct {
	savedFile
	lock *fileLock
}

// diskReason says in plain words why the disk refused something.
func diskReason(err error) string {
	switch {
	case isNoSpace(err):
		return "there is no space left on the disk"
	case isReadOnlyMedium(err):
		return "the disk can only be read, not written"
	case isInUse(err):
		return "another program has the file open"
	case isNameTooLong(err):
		return "the disk does not take that name"
	case errors.Is(err, fs.ErrPermission):
		return "you may not write in that folder"
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return "the folder is not there any more"
	case errors.Is(err, io.ErrShortWrite):
		return "the disk took only a part of it"
	}
	return "the disk reports an error (" + plainText(innermost(err).Error()) + ")"
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
