package journal

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"fewer/scenarios/fault"
)

// WriteNew writes a file that people asked for, such as an export: whole or not
// at all, and through a link to what that points to. A file that is there already
// is left where over is not set, and a year file always; the error is then
// *AlreadyThere. With over, what was there is kept under the name with a ~; other
// errors, such as that of a file marked as read-only, are *SaveError. A new file may
// be read by nobody who may not read all the files that its content comes from.
func WriteNew(path string, content []byte, over bool, from ...string) error {
	var d Disk = OSDisk{}
	at := Followed(path)
	info, err := d.Stat(at)
	switch {
	case err != nil: // writing says why, if it is more than that it is not there
	case !info.Mode().IsRegular():
		err = otherThanFile(info.Mode())
	case KindAt(d, at) == fault.YearFile:
		return &AlreadyThere{Path: path, YearFile: true}
	case !over:
		return &AlreadyThere{Path: path}
	case IsProtected(info):
		err = ErrMarkedReadOnly
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		_, err = WriteWholeAs(d, at, content, ModeLike(d, from...))
	}
	if err != nil {
		return &SaveError{Path: path, Other: true, Reason: DiskReason(err), Kept: "Nothing was changed.", Err: err}
	}
	return nil
}

// mostKept is how many earlier year files are kept beside one.
const mostKept = 9

// ReplaceYear writes a year file over one that is there, which is kept under the
// name with a ~; those before it stay as ~2 to ~9, so that a month that is brought up to
// date twice has the one before it still. It tells where the last is kept. Errors are
// *SaveError.
func ReplaceYear(path string, content []byte) (kept string, err error) {
	return replaceYear(OSDisk{}, path, content)
}

func replaceYear(d Disk, path string, content []byte) (kept string, err error) {
	at := Followed(path)
	info, err := d.Stat(at)
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = otherThanFile(info.Mode())
	case IsProtected(info):
		err = ErrMarkedReadOnly
	default:
		if err = keepEarlier(d, at+PreviousMark); err == nil {
			_, err = WriteWhole(d, at, content)
		}
	}
	if err != nil {
		return "", &SaveError{Path: path, Other: true, Reason: DiskReason(err), Kept: "Nothing was changed.", Err: err}
	}
	return path + PreviousMark, nil
}

// keepEarlier makes room for one more of what is kept, the last under a name and those
// before it with numbers from 2.
func keepEarlier(d Disk, last string) error {
	numbered := func(n int) string {
		if n == 1 {
			return last
		}
		return last + strconv.Itoa(n)
	}
	for n := mostKept; n > 1; n-- {
		if err := d.Replace(numbered(n-1), numbered(n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// IsProtected tells that people, or Freeze, marked a file as read-only.
func IsProtected(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && info.Mode().Perm()&0o200 == 0
}

// KindAt is the kind of the file at a path, by its first key; unknown where it can't
// be read.
func KindAt(d Disk, path string) fault.FileKind {
	f, err := d.Open(path, os.O_RDONLY, 0)
	if err != nil {
		return fault.UnknownFile
	}
	defer f.Close()
	start, err := io.ReadAll(io.LimitReader(f, fault.MaxBytes))
	if err != nil {
		return fault.UnknownFile
	}
	return fault.Kind(start)
}
