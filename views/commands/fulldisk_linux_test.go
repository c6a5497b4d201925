package commands

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fewer/views/handout/formats"
)

// On a disk that is full no format leaves anything, nor changes what was there, and each
// says so in a sentence.
func TestAFullDiskLeavesNothing(t *testing.T) {
	t.Parallel()
	full := t.TempDir()
	if err := syscall.Mount("tmpfs", full, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a disk of its own can't be had here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(full, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	old := []byte("what was there")
	for _, f := range formats.All {
		if err := os.WriteFile(filepath.Join(full, "old"+f.Ending), old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	filler, err := os.Create(filepath.Join(full, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = filler.Write(make([]byte, 512))
	}
	filler.Close()
	there := names(t, full)
	for i, f := range formats.All {
		if f.Ending == ".zip" && !*everyInput { // it is made of the others
			continue
		}
		for k, args := range [][]string{{"export", "--to", filepath.Join(full, "new"+f.Ending)}, {"export", "--over", "--to", filepath.Join(full, "old"+f.Ending)}} {
			if k != i%2 && !*everyInput { // a new file of one format, one that was there of the next
				continue
			}
			status, out, errs := run(args...)
			if status == 0 || !strings.Contains(errs, "no space left on the disk") || out != "" {
				t.Errorf("%v: status %d: %s%s", args, status, out, errs)
			}
			if now := names(t, full); !slices.Equal(now, there) {
				t.Fatalf("%v leaves %q", args, now)
			}
		}
		if content, err := os.ReadFile(filepath.Join(full, "old"+f.Ending)); err != nil || !bytes.Equal(content, old) {
			t.Errorf("old%s holds %d bytes now (%v)", f.Ending, len(content), err)
		}
	}
}

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}
