package scenarios

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// fileEnding ends the names of files that the program writes.
const fileEnding = ".yaml"

// fileName makes the name of a scenario into one that every system takes for a file.
func fileName(name string) string {
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
	return strings.Trim(name, " .") + fileEnding
}

// unusedPath is a path in dir for the name that no file has yet: two with one
// name are told apart by a number.
func unusedPath(d disk, dir, name string) string { return unusedPathFor(d, dir, name, fileEnding) }

// unusedPathFor is unusedPath for files of any kind.
func unusedPathFor(d disk, dir, name, ending string) string {
	base := strings.TrimSuffix(fileName(name), fileEnding)
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
