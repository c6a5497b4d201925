// Package file is the table of keys of year and scenario files: what each is called
// and holds, and so how it is read, checked beside the others, written and described.
//
// Begin with Document, what a scenario file holds, and keys.go, in which each key is one
// line: reading, writing, the schema and the rest follow from it.
package file

import "fewer/model"

// Document is a scenario file as read or as it will be written: the scenario,
// and what else the file keeps for the people in the room.
type Document struct {
	Scenario model.Scenario
	Year     YearReference
	RedLines []RedLine
	CopyOf   string        // the name of the scenario that was received and this is one's own copy of
	FrozenAt string        // when it was frozen, as Stamp writes it: nobody goes on in the file itself; "" for no frozen copy
	Names    PracticeNames // whether practices go by their names in a bundle

	Meeting   Meeting
	OwnAgenda []AgendaItem // nil for the usual one; Agenda gives the one that holds
	Rounds    []Round      // the last may be open
	Ideas     []Idea
	Groups    []GroupPlan
	Decisions []Decision
	Frozen    []FrozenCopy

	Result  *Result     // what the writer of the file saw; nil where it says nothing
	Bundled *model.Year // the year inside a bundle; nil for a plain scenario file

	origin *origin // where it was read; nil for what was made in the program
}

// PracticeNames tells how practices are named in a bundle.
type PracticeNames string

// The ways; a file that is no bundle says nothing.
const (
	NamesShown  PracticeNames = "shown"
	NamesHidden PracticeNames = "hidden" // by letters
)

// Result is what the program that wrote a file reckoned, to be checked again on opening.
type Result struct {
	Rules             int                    // the version of the rules of projection
	Terms             map[string]TermsResult // by model.Terms.Key
	LandsAfterYearEnd model.Money
}

// TermsResult is the deficit and the saving of a scenario under one terms.
type TermsResult struct{ Deficit, Saving model.Money }
