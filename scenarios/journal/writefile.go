package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fewer/scenarios/fault"

	"gopkg.in/yaml.v3"
)

// PreviousMark ends the name under which the previous version of a file is kept.
const PreviousMark = "~"

// ContentHash tells whether a file still holds what was read from it or written
// to it; "" is a file that is not there.
type ContentHash string

// HashOf is the hash of bytes, by which a changed file is known.
func HashOf(content []byte) ContentHash {
	sum := sha256.Sum256(content)
	return ContentHash(hex.EncodeToString(sum[:]))
}

// HashFile is the hash of what a file holds now.
func HashFile(d Disk, path string) (ContentHash, error) {
	f, err := d.Open(path, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return ContentHash(hex.EncodeToString(h.Sum(nil))), nil
}

// WriteWhole writes a file so that at any moment, whatever fails, the old or
// the new content is there whole; the old is kept under the name with a ~. It
// tells whether the new content is in place, which it may be even where the
// last step fails.
func WriteWhole(d Disk, path string, content []byte) (inPlace bool, err error) {
	return WriteWholeAs(d, path, content, newMode)
}

// newMode is who may read and write a new file, where nothing else is known.
const newMode fs.FileMode = 0o644

// ModeLike is who may read and write a new file that holds what others hold: no
// one who may not read all of those. Names that are not of files count for nothing.
func ModeLike(d Disk, others ...string) fs.FileMode {
	mode := newMode
	for _, name := range others {
		if name == "" {
			continue
		}
		if info, err := d.Stat(name); err == nil {
			mode &= info.Mode().Perm() | 0o600
		}
	}
	return mode
}

// WriteWholeAs is WriteWhole with the mode for a file that is not there yet; one
// that is keeps its own.
func WriteWholeAs(d Disk, path string, content []byte, mode fs.FileMode) (inPlace bool, err error) {
	old, statErr := d.Stat(path)
	if statErr == nil {
		mode = old.Mode().Perm()
	}
	temporary, err := WriteTemporary(d, path, mode, func(w io.Writer) error { return WriteAll(w, content) })
	if err != nil {
		return false, err
	}
	if statErr == nil {
		d.SetMode(temporary, mode) // the system's mask has narrowed it; where it stays so, nothing is lost
		err = keepPrevious(d, path, mode)
	}
	if err == nil {
		err = d.Replace(temporary, path)
	}
	if err != nil {
		d.Remove(temporary)
		return false, err
	}
	return true, d.SyncDir(filepath.Dir(path))
}

// AsWritten ends the name under which a file is kept that people wrote.
const AsWritten = " (as written)"

// KeepAsWritten keeps a copy of a file that people wrote with comments, which
// the program's own does not have, and tells where. The copy is kept for good.
func KeepAsWritten(d Disk, path string) (kept string, err error) {
	f, err := d.Open(path, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, fault.MaxBytes))
	if err != nil || !hasComments(content) {
		return "", err
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + AsWritten
	kept = UnusedPathFor(d, filepath.Dir(path), name, filepath.Ext(path)+PreviousMark)
	_, err = WriteWholeAs(d, kept, content, ModeLike(d, path))
	return kept, err
}

// hasComments tells whether people wrote comments into a YAML file.
func hasComments(content []byte) bool {
	if !bytes.ContainsRune(content, '#') {
		return false
	}
	var document yaml.Node
	return fault.Decode(yaml.NewDecoder(bytes.NewReader(content)), &document) == nil && commented(&document)
}

func commented(n *yaml.Node) bool {
	return n.HeadComment != "" || n.LineComment != "" || n.FootComment != "" || slices.ContainsFunc(n.Content, commented)
}

// keepPrevious copies a file to its name with a ~. A copy, because a file that
// is moved away leaves a moment in which there is none.
func keepPrevious(d Disk, path string, mode fs.FileMode) error {
	from, err := d.Open(path, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer from.Close()
	temporary, err := WriteTemporary(d, path+PreviousMark, mode, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
	if err != nil {
		return err
	}
	d.SetMode(temporary, mode)
	if err := d.Replace(temporary, path+PreviousMark); err != nil {
		d.Remove(temporary)
		return err
	}
	return nil
}

// WriteTemporary writes a new file beside path, synced, and gives its name.
// Nothing is left of it where that fails.
func WriteTemporary(d Disk, path string, mode fs.FileMode, write func(io.Writer) error) (name string, err error) {
	f, err := createBeside(d, path, mode)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			d.Remove(f.name)
		}
	}()
	if err = write(f); err == nil {
		err = f.Sync()
	}
	return f.name, errors.Join(err, f.Close())
}

type namedFile struct {
	DiskFile
	name string
}

func createBeside(d Disk, path string, mode fs.FileMode) (namedFile, error) {
	dir, base := filepath.Split(path)
	if len(base) > 200 {
		base = base[:200] // the marks below must not make a name that fits too long
	}
	for n := os.Getpid(); ; n++ {
		name := filepath.Join(dir, "."+base+"."+strconv.Itoa(n)+".tmp")
		f, err := d.Open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode|0o200)
		if errors.Is(err, fs.ErrExist) && n < os.Getpid()+1000 {
			continue
		}
		if err != nil {
			return namedFile{}, err
		}
		return namedFile{f, name}, nil
	}
}

// WriteAll writes everything or fails, also where a file system takes less than
// it was given without saying why.
func WriteAll(w io.Writer, content []byte) error {
	n, err := w.Write(content)
	if err == nil && n < len(content) {
		return fmt.Errorf("wrote %d of %d bytes: %w", n, len(content), io.ErrShortWrite)
	}
	return err
}
