package scenarios

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"fewer/scenarios/journal"
	"fewer/scenarios/scenariotest"
)

// faultyDisk is the machine's file system, but for the steps that a test lets
// fail. It counts the steps that change something, so that a test can try each.
type faultyDisk struct {
	journal.OSDisk
	mu    sync.Mutex
	steps int
	fail  func(step int, what, path string) error // nil lets it pass
}

// errPartial lets a write take only half of what it is given.
var errPartial = errors.New("takes half")

func (d *faultyDisk) step(what, path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.steps++
	if d.fail == nil {
		return nil
	}
	return d.fail(d.steps, what, path)
}

func (d *faultyDisk) setFail(fail func(step int, what, path string) error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.steps, d.fail = 0, fail
}

func (d *faultyDisk) Open(name string, flag int, mode fs.FileMode) (journal.DiskFile, error) {
	if flag != os.O_RDONLY {
		if err := d.step("open", name); err != nil {
			return nil, err
		}
	}
	f, err := d.OSDisk.Open(name, flag, mode)
	if err != nil {
		return nil, err
	}
	return &faultyFile{f, d, name}, nil
}

func (d *faultyDisk) Replace(from, to string) error {
	if err := d.step("replace", to); err != nil {
		return err
	}
	return d.OSDisk.Replace(from, to)
}

func (d *faultyDisk) MakeDir(dir string, mode fs.FileMode) error {
	if err := d.step("make folder", dir); err != nil {
		return err
	}
	return d.OSDisk.MakeDir(dir, mode)
}

func (d *faultyDisk) Protect(name string) error {
	if err := d.step("protect", name); err != nil {
		return err
	}
	return d.OSDisk.Protect(name)
}

func (d *faultyDisk) SyncDir(dir string) error {
	if err := d.step("sync folder", dir); err != nil {
		return err
	}
	return d.OSDisk.SyncDir(dir)
}

type faultyFile struct {
	journal.DiskFile
	disk *faultyDisk
	name string
}

func (f *faultyFile) Write(p []byte) (int, error) {
	err := f.disk.step("write", f.name)
	switch {
	case errors.Is(err, errPartial):
		return f.DiskFile.Write(p[:len(p)/2])
	case err != nil:
		n, _ := f.DiskFile.Write(p[:len(p)/3]) // a full disk takes what it can
		return n, err
	}
	return f.DiskFile.Write(p)
}

func (f *faultyFile) Sync() error {
	if err := f.disk.step("sync", f.name); err != nil {
		return err
	}
	return f.DiskFile.Sync()
}

// failures are what a disk may say.
var failures = map[string]error{
	"no space": noSpace, "not allowed": fs.ErrPermission, "read-only": readOnlyMedium,
	"short write": errPartial, "folder gone": fs.ErrNotExist, "broken disk": syscall.EIO,
}

func withDisk(d journal.Disk) Option { return func(s *Session) { s.disk = d } }

func TestAWriteThatFailsAnywhereLeavesTheOldOrTheNew(t *testing.T) {
	for name, failure := range failures {
		for at := 1; ; at++ {
			dir := t.TempDir()
			path := filepath.Join(dir, "plan.yaml")
			if err := os.WriteFile(path, []byte("the old text"), 0o644); err != nil {
				t.Fatal(err)
			}
			reached := ""
			d := &faultyDisk{fail: func(step int, what, _ string) error {
				if step != at || errors.Is(failure, errPartial) && what != "write" {
					return nil
				}
				reached = what
				return failure
			}}
			inPlace, err := journal.WriteWhole(d, path, []byte("the new text, longer"))
			if d.steps < at {
				break
			}
			content, readErr := os.ReadFile(path)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if (err != nil) != (reached != "") {
				t.Fatalf("%s in step %d (%s): error %v", name, at, reached, err)
			}
			want := "the old text"
			if inPlace {
				want = "the new text, longer"
			}
			scenariotest.Equal(t, name+" in "+reached, string(content), want)
			if previous, err := os.ReadFile(path + journal.PreviousMark); err == nil {
				scenariotest.Equal(t, "previous version", string(previous), "the old text")
			} else if inPlace {
				t.Fatalf("%s in %s: the previous version is gone", name, reached)
			}
			left, _ := os.ReadDir(dir)
			for _, f := range left {
				if f.Name() != "plan.yaml" && f.Name() != "plan.yaml~" {
					t.Fatalf("%s in %s leaves %s", name, reached, f.Name())
				}
			}
		}
	}
}
