package scenarios

import (
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/adrg/xdg"
)

// fileEnding ends the names of files that the program writes.
const fileEnding = ".yaml"

// DocumentsDir is the folder, among the user's documents, for work on the
// built-in year.
func DocumentsDir() string { return filepath.Join(xdg.UserDirs.Documents, "Fewer") }

var dated = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}\b`)

// DatedName is the name proposed for a scenario: the day, then what it is
// called, or whose it is, or "Joint meeting".
func DatedName(name, author string, day time.Time) string {
	name = strings.TrimSpace(name)
	switch {
	case dated.MatchString(name):
		return name
	case name == "" && strings.TrimSpace(author) != "":
		name = strings.TrimSpace(author)
	case name == "":
		name = "Joint meeting"
	}
	return day.Format("2006-01-02 ") + name
}

// NameForAnother proposes a name, with the day, for another scenario that starts
// from the session's: never the one that it has.
func (s *Session) NameForAnother() string {
	was := s.Document().Scenario
	name := DatedName(dated.ReplaceAllString(was.Name, ""), was.Author, s.day())
	if name == was.Name {
		name += ", another"
	}
	return name
}

var saysFinal = regexp.MustCompile(`(?i)(^|[^\pL])final([^\pL]|$)`)

// NameWarning is a friendly word about a name that will not tell versions
// apart; "" where there is none.
func NameWarning(name string) string {
	if !saysFinal.MatchString(name) {
		return ""
	}
	return "There is often another one after “final”. The date and the meeting tell versions apart for longer."
}

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
