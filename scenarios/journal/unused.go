package journal

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// FileEnding ends the names of files that the program writes.
const FileEnding = ".yaml"

// FileName makes the name of a scenario into one that every system takes for a file.
func FileName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return '-'
		case unicode.IsControl(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, name)
	for len(name) > 120 {
		name = strings.TrimRightFunc(name[:120], func(r rune) bool { return r == unicode.ReplacementChar })
	}
	return strings.Trim(name, " .") + FileEnding
}

// UnusedPath is a path in dir for the name that no file has yet: two with one
// name are told apart by a number.
func UnusedPath(d Disk, dir, name string) string { return UnusedPathFor(d, dir, name, FileEnding) }

// UnusedPathFor is UnusedPath for files of any kind.
func UnusedPathFor(d Disk, dir, name, ending string) string {
	base := strings.TrimSuffix(FileName(name), FileEnding)
	path := filepath.Join(dir, base+ending)
	for n := 2; ; n++ {
		if _, err := d.Stat(path); errors.Is(err, fs.ErrNotExist) || err != nil && n > 2 {
			return path
		} else if err != nil {
			return path // the folder can't be looked into; saving will say why
		}
		path = filepath.Join(dir, base+" ("+strconv.Itoa(n)+")"+ending)
	}
}
