// Package fault reads the text of a file as far as it is YAML, knows the place of
// each value in it, and says what is wrong there, and what to write instead.
//
// Begin with Fault; format.go says which kind of file a text is.
package fault

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing that is wrong with a file, or, where Warning is set, that
// may be: where it stands, what is wrong and what to write instead.
type Fault struct {
	File    string
	Line    int    // from 1; 0 where the fault is of the file as a whole
	Column  int    // from 1, in characters
	Path    string // "lines[2].price", counted from 0; empty for the file as a whole
	What    string // what is wrong, without a full stop
	Hint    string // what to write instead; may be empty
	Excerpt string // the line and, under it, a caret; empty without a place
	Warning bool
	// MissingInYear marks what a scenario names and its year lacks. It is a
	// fault to `fewer check`; a projection leaves the change out and goes on.
	MissingInYear bool
}

// Headline is the fault in one line: "year.yaml:14:12: lines[2].price: "1,250" is
// not an amount".
func (f Fault) Headline() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	if f.Warning {
		b.WriteString("warning: ")
	}
	if f.Path != "" {
		b.WriteString(f.Path + ": ")
	}
	b.WriteString(f.What)
	return b.String()
}

// String is the headline, the line with a caret, and the hint.
func (f Fault) String() string {
	s := f.Headline()
	if f.Excerpt != "" {
		s += "\n" + f.Excerpt
	}
	if f.Hint != "" {
		s += "\nhint: " + f.Hint
	}
	return s
}

// Error is String.
func (f Fault) Error() string { return f.String() }

// Faults are the faults and warnings of one or more files, in the order of
// their places. Nil is a file without any.
type Faults []Fault

// Fatal tells whether there is more than warnings.
func (fs Faults) Fatal() bool {
	return slices.ContainsFunc(fs, func(f Fault) bool { return !f.Warning })
}

// Warnings are those that stop nothing.
func (fs Faults) Warnings() Faults { return fs.only(func(f Fault) bool { return f.Warning }) }

// Errors are those that are no warnings.
func (fs Faults) Errors() Faults { return fs.only(func(f Fault) bool { return !f.Warning }) }

// Missing are those that a scenario names and its year lacks.
func (fs Faults) Missing() Faults { return fs.only(func(f Fault) bool { return f.MissingInYear }) }

func (fs Faults) only(keep func(Fault) bool) (kept Faults) {
	for _, f := range fs {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

// Error is every fault, one after the other.
func (fs Faults) Error() string {
	all := make([]string, len(fs))
	for i, f := range fs {
		all[i] = f.String()
	}
	return strings.Join(all, "\n")
}

// sort puts the faults in the order in which a person meets them in the file.
func (fs Faults) sort() {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}
