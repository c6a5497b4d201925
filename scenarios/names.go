package scenarios

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/scenarios/pattern"
)

// DocumentsDir is the folder, among the user's documents, for work on the
// built-in year.
func DocumentsDir() string { return filepath.Join(xdg.UserDirs.Documents, "Fewer") }

var dated = pattern.Lazy(`^\d{4}-\d{2}-\d{2}\b`)

// DatedName is the name proposed for a scenario: the day, then what it is
// called, or whose it is, or "Joint meeting".
func DatedName(name, author string, day time.Time) string {
	name = strings.TrimSpace(name)
	switch {
	case dated().MatchString(name):
		return name
	case name == "" && strings.TrimSpace(author) != "":
		name = strings.TrimSpace(author)
	case name == "":
		name = "Joint meeting"
	}
	return day.Format("2006-01-02 ") + name
}

// whose is who the scenario is said to be of: its author or, where it asks for nothing but of
// the practice that is looked at, that one; "" where it is a meeting's.
func (s *Session) whose() string {
	sc := s.Document().Scenario
	others := func(c model.Change) bool { return !asksAlone(s.practice, c) }
	if sc.Author != "" || s.practice == "" || slices.ContainsFunc(sc.Changes, others) {
		return sc.Author
	}
	return s.year.Year().PracticeName(s.practice)
}

// NameForAnother proposes a name, with the day, for another scenario that starts
// from the session's: never the one that it has.
func (s *Session) NameForAnother() string {
	was := s.Document().Scenario
	name := DatedName(dated().ReplaceAllString(was.Name, ""), s.whose(), s.day())
	if name == was.Name {
		name += ", another"
	}
	return name
}

var saysFinal = pattern.Lazy(`(?i)(^|[^\pL])final([^\pL]|$)`)

// NameWarning is a friendly word about a name that will not tell versions
// apart; "" where there is none.
func NameWarning(name string) string {
	if !saysFinal().MatchString(name) {
		return ""
	}
	return "There is often another one after “final”. The date and the meeting tell versions apart for longer."
}
