//go:build unix

package scenarios

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/scenarios/journal"
	"fewer/scenarios/scenariotest"
)

func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// Whoever could not read a file reads none of its copies: under the name with a ~,
// as people wrote it, saved under another name, frozen, or with the year inside.
func TestCopiesHaveNoMoreReadersThanTheFile(t *testing.T) {
	for _, c := range []struct{ file, copied, frozen fs.FileMode }{
		{0o600, 0o600, 0o400}, {0o640, 0o640, 0o440}, {0o644, 0o644, 0o444},
	} {
		dir := t.TempDir()
		s := smallSession()
		mustSave(t, s, filepath.Join(dir, "plan.yaml"))
		if err := os.WriteFile(s.Path(), append(readAll(t, s.Path()), "# why: see the minutes\n"...), c.file); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(s.Path(), c.file); err != nil {
			t.Fatal(err)
		}
		s.SetPlain(ent, fewer(3))
		saved, err := s.Save("", s.Path(), true)
		if err != nil {
			t.Fatal(err)
		}
		written, _ := filepath.Glob(filepath.Join(dir, "*"+journal.AsWritten+"*"))
		if len(written) != 1 {
			t.Fatal(written)
		}
		frozen, refusal := s.Freeze()
		if refusal.Refused() {
			t.Fatal(refusal)
		}
		bundle := filepath.Join(dir, "bundle.yaml")
		if err := journal.WriteNew(bundle, []byte("x"), false, s.Files()...); err != nil {
			t.Fatal(err)
		}
		original := s.Path()
		mustSave(t, s, filepath.Join(dir, "another.yaml"))
		for path, want := range map[string]fs.FileMode{
			original: c.file, saved.Previous: c.file, written[0]: c.copied, s.Path(): c.copied, bundle: c.copied, frozen.Path: c.frozen,
		} {
			scenariotest.Equal(t, filepath.Base(path)+" of a file "+c.file.String(), modeOf(t, path), want)
		}
		s.Close()
	}
}

// The mask of the system narrows new files; one that is written over keeps what it had.
func TestAFileThatIsWrittenOverKeepsItsMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.md")
	for _, mode := range []fs.FileMode{0o664, 0o666, 0o600, 0o640} {
		if err := os.WriteFile(path, []byte("old"), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if err := journal.WriteNew(path, []byte("new"), true); err != nil {
			t.Fatal(err)
		}
		scenariotest.Equal(t, "mode", modeOf(t, path), mode)
		scenariotest.Equal(t, "mode of the previous", modeOf(t, path+journal.PreviousMark), mode)
		scenariotest.Equal(t, "content", string(readAll(t, path)), "new")
	}
}

func TestALinkIsFollowedAlsoWhereNothingIsThereYet(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	for _, link := range [][2]string{
		{filepath.Join(elsewhere, "page.md"), filepath.Join(dir, "b.md")}, {"b.md", filepath.Join(dir, "a.md")}, {"loop.md", filepath.Join(dir, "loop.md")},
	} {
		if err := os.Symlink(link[0], link[1]); err != nil {
			t.Fatal(err)
		}
	}
	if !journal.SameFile(filepath.Join(dir, "a.md"), filepath.Join(elsewhere, "page.md")) || journal.SameFile(filepath.Join(dir, "a.md"), filepath.Join(dir, "page.md")) {
		t.Error("not told to be one file")
	}
	if err := journal.WriteNew(filepath.Join(dir, "a.md"), []byte("x"), false); err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "content", string(readAll(t, filepath.Join(elsewhere, "page.md"))), "x")
	scenariotest.Equal(t, "link", modeOf(t, filepath.Join(dir, "a.md")).Type(), fs.ModeSymlink)
	if err := journal.WriteNew(filepath.Join(dir, "loop.md"), []byte("x"), true); err == nil || !strings.Contains(err.Error(), "could not be saved") {
		t.Errorf("a link to itself: %v", err)
	}
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
