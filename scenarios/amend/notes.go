package amend

import (
	"bytes"
	"fmt"
	"strings"

	"fewer/model"
)

// Imported begins the comment above a line by which the next import knows what this
// one wrote.
const Imported = "imported: "

// What the first lines of a year file begin with, that an import has made.
const (
	MadeBy  = "Made by fewer import: "
	Warning = "WARNING: "
)

// What the warnings begin with that say what only stands in for something: they hold
// until it is given.
const (
	NoContract  = "no contract was given for "
	PaidByCase  = ": taken to be paid for every case"
	NoName      = "no file names the commissioner"
	PlanByDays  = "no file has the year's plan: it is reckoned by days"
	StillByDays = "the plan of lines that were there is one that was reckoned by days"
	Examples    = "ratios and lags that are marked as examples"
	Example     = "an EXAMPLE to replace" // marks them, above a stream
)

// Warnings are those in the first lines of a year file that an import has made.
func Warnings(content []byte) (all []string) {
	for line := range bytes.Lines(content) {
		if !bytes.HasPrefix(line, []byte("#")) {
			return all
		}
		if said, found := strings.CutPrefix(strings.TrimSpace(string(line)), "# "+Warning); found {
			all = append(all, strings.TrimSuffix(said, "."))
		}
	}
	return all
}

// NotesAbove are the comments of a year file by the id of the entry that they stand above,
// without their marks; of two entries with one id those of the first.
func NotesAbove(content []byte) map[string][]string {
	all := map[string][]string{}
	var above []string
	for line := range bytes.Lines(content) {
		text := strings.TrimSpace(string(line))
		if strings.HasPrefix(text, "#") {
			above = append(above, strings.TrimPrefix(text, "# "))
			continue
		}
		if id, found := entryID(text); found {
			if _, there := all[id]; !there {
				all[id] = above
			}
		}
		above = nil
	}
	return all
}

// entryID is the id of the entry that begins on a line, where one does.
func entryID(line string) (id string, found bool) {
	id, found = strings.CutPrefix(strings.TrimSpace(line), "- id: ")
	return strings.Trim(id, `"'`), found
}

// lineUnits says what was done on a line to date.
func lineUnits(l *model.Line) string {
	if l.WithoutActivity {
		return "no activity"
	}
	return fmt.Sprintf("%v units", l.Actual.Total)
}

// LineNote is what the comment above a line says that it comes to.
func LineNote(l *model.Line) string {
	cost := l.Spent
	if l.ActualCost != nil {
		cost = l.ActualCost.Total
	}
	return fmt.Sprintf("%s, £%.2f", lineUnits(l), cost)
}
