package amend

import (
	"fmt"

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
