package journal

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"fewer/scenarios/fault"
)

// NotAFile tells that something else stands where a file was asked for.
type NotAFile struct{ what string }

// Error says what it is.
func (e *NotAFile) Error() string { return "it is " + e.what + ", not a file" }

// The kinds of what is not a file.
const (
	aFolder = "a folder"
	aPipe   = "a pipe"
	aDevice = "a device"
)

// otherThanFile says what stands in a file's place; nil where it is a file.
func otherThanFile(mode fs.FileMode) error {
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return &NotAFile{aFolder}
	case mode&fs.ModeNamedPipe != 0:
		return &NotAFile{aPipe}
	}
	return &NotAFile{aDevice}
}

// OpenRegular opens a file to read it. What is no regular file, such as a folder,
// a pipe or a device, is an error, and is not waited for.
func OpenRegular(name string) (*os.File, error) { return openRegular(name, os.O_RDONLY, 0) }

// ReadRegular reads a file as OpenRegular opens it, up to the size of a year file.
func ReadRegular(name string) ([]byte, error) {
	f, err := OpenRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, fault.MaxBytes))
}

// openRegular opens as os.OpenFile does, but only regular files. A pipe that
// nobody writes to would be waited for in the system, where no key ends it. A
// device is not even opened, which for some is a command.
func openRegular(name string, flag int, mode fs.FileMode) (*os.File, error) {
	if info, err := os.Stat(name); err == nil {
		if err := otherThanFile(info.Mode()); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(name, flag|withoutWaiting, mode)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat() // it may have been exchanged in between
	if err == nil {
		err = otherThanFile(info.Mode())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// maxLinks is how many links are followed one after the other.
const maxLinks = 40

// Followed is the full path that a path leads to through links, also where
// nothing is there yet: what a link points to is written, not the link.
func Followed(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	for range maxLinks {
		if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			path = filepath.Join(dir, filepath.Base(path))
		}
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			break
		}
		to, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}

// SameFile tells whether two paths lead to one file, or would where nothing is
// there yet.
func SameFile(a, b string) bool {
	here, err := os.Stat(a)
	there, err2 := os.Stat(b)
	if err == nil && err2 == nil {
		return os.SameFile(here, there)
	}
	return Followed(a) == Followed(b)
}
