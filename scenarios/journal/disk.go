package journal

import (
	"io"
	"io/fs"
	"os"
	"runtime"
	"time"

	"github.com/natefinch/atomic"
)

// Disk is what saving and the journal ask of a file system, so that tests can
// let each step of it fail.
type Disk interface {
	// Open opens a regular file as os.OpenFile does; of what else stands there
	// the error says what it is.
	Open(name string, flag int, mode fs.FileMode) (DiskFile, error)
	// Replace puts a file in the place of another, which is there whole or not
	// at all at any moment.
	Replace(from, to string) error
	Remove(name string) error
	// Protect marks a file as read-only, for those who may read it now.
	Protect(name string) error
	// SetMode sets who may read and write a file.
	SetMode(name string, mode fs.FileMode) error
	Stat(name string) (fs.FileInfo, error)
	List(dir string) ([]fs.DirEntry, error)
	MakeDir(dir string, mode fs.FileMode) error
	// SyncDir makes the names in a folder last through a power cut.
	SyncDir(dir string) error
}

// DiskFile is an open file.
type DiskFile interface {
	io.ReadWriteCloser
	Sync() error
}

// OSDisk is the file system of the machine.
type OSDisk struct{}

func (OSDisk) Open(name string, flag int, mode fs.FileMode) (DiskFile, error) {
	f, err := openRegular(name, flag, mode)
	if err != nil {
		return nil, err // a nil *os.File must not become a DiskFile that is not nil
	}
	if wait, err := time.ParseDuration(heldBack); err == nil {
		return slowFile{f, wait}, nil
	}
	return f, nil
}

// heldBack is how long whatever is written waits on its way to the disk; "" for
// not at all. Only tests that want a slow disk set it, when they build the
// program: -ldflags "-X fewer/scenarios/journal.heldBack=20ms".
var heldBack string

// slowFile is a file on a slow disk.
type slowFile struct {
	*os.File
	wait time.Duration
}

func (f slowFile) Write(b []byte) (int, error) {
	time.Sleep(f.wait)
	return f.File.Write(b)
}

func (OSDisk) Replace(from, to string) error              { return atomic.ReplaceFile(from, to) }
func (OSDisk) Remove(name string) error                   { return os.Remove(name) }
func (OSDisk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (OSDisk) List(dir string) ([]fs.DirEntry, error)     { return os.ReadDir(dir) }
func (OSDisk) MakeDir(dir string, mode fs.FileMode) error { return os.MkdirAll(dir, mode) }

func (OSDisk) SetMode(name string, mode fs.FileMode) error { return os.Chmod(name, mode) }

func (OSDisk) Protect(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return os.Chmod(name, info.Mode().Perm()&^0o222)
}

func (OSDisk) SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // Replace writes through there, and folders can't be synced
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !isUnsupported(err) {
		return err
	}
	return nil
}
