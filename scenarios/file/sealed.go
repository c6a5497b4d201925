package file

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/scenarios/pattern"
)

// GuessesKept is how many guesses stay on this computer until the answer is shown.
func (d Document) GuessesKept() int {
	if round, open := d.OpenRound(); open && round.Revealed == RevealNothing {
		return len(round.Guesses)
	}
	return 0
}

// KeptWords says that guesses are not in the file; "" where none are kept back.
func (d Document) KeptWords() string {
	switch n := d.GuessesKept(); n {
	case 0:
		return ""
	case 1:
		return "1 guess stays on this computer until the answer is shown."
	default:
		return strconv.Itoa(n) + " guesses stay on this computer until the answer is shown."
	}
}

// ForEyes is the document as anybody may read it: without guesses whose answer has
// not been shown, and with tables named only where they agree. Guesses stand from
// the lowest to the highest, so that their order tells nothing.
func (d Document) ForEyes() Document {
	d.Rounds, d.Frozen = slices.Clone(d.Rounds), slices.Clone(d.Frozen)
	for i := range d.Rounds {
		r := &d.Rounds[i]
		if r.Revealed == RevealNothing {
			if len(r.Guesses) > 0 {
				r.Guesses, r.Sealed = nil, "" // whoever opens it elsewhere can ask again
			}
			continue
		}
		r.Guesses = SortedGuesses(*r)
		for k := range r.Guesses {
			if !r.Guesses[k].Named {
				r.Guesses[k].Table = ""
			}
		}
	}
	for i := range d.Frozen {
		d.Frozen[i].Minutes = withoutTables(d.Frozen[i].Minutes)
	}
	return d
}

// ToHandOn is the document as others get it: the tables that have not agreed to be
// named go by numbers, at their guesses as where they ask for something.
func (d Document) ToHandOn() Document {
	agreed := map[string]bool{}
	for _, r := range d.Rounds {
		for _, g := range r.Guesses {
			if g.Named && r.Revealed != RevealNothing {
				agreed[g.Table] = true
			}
		}
	}
	called := map[string]string{}
	d.Meeting.Tables = slices.Clone(d.Meeting.Tables)
	for i, table := range d.Meeting.Tables {
		if !agreed[table] {
			d.Meeting.Tables[i] = "Table " + strconv.Itoa(i+1)
			called[table] = d.Meeting.Tables[i]
		}
	}
	return d.ForEyes().signedAs(called)
}

// signedAs is the document with other names for those who asked for changes.
func (d Document) signedAs(called map[string]string) Document {
	d = d.Clone()
	sign := func(changes ...model.Change) {
		for _, c := range changes {
			for i, by := range c.AskedBy {
				c.AskedBy[i] = cmp.Or(called[by], by)
			}
		}
	}
	sign(d.Scenario.Changes...)
	for i := range d.Rounds {
		sign(d.Rounds[i].Changes()...)
	}
	for i := range d.Groups {
		sign(d.Groups[i].Changes...)
	}
	for i := range d.Decisions {
		sign(d.Decisions[i].Changes...)
	}
	for i := range d.Frozen {
		sign(d.Frozen[i].Changes...)
	}
	return d
}

// SortedGuesses are the guesses of a round from the lowest to the highest; those
// who don't know stand last.
func SortedGuesses(r Round) []Guess {
	value := func(g Guess) float64 {
		if !g.Pounds.Given {
			return math.Inf(1)
		}
		return g.Pounds.Value
	}
	guesses := slices.Clone(r.Guesses)
	slices.SortStableFunc(guesses, func(a, b Guess) int { return cmp.Compare(value(a), value(b)) })
	return guesses
}

// ATable stands for a table in what is done, since minutes are handed on.
const ATable = "A table"

// byTable are what programs before this one wrote of a table by its name.
var byTable = pattern.Lazy(`^.+ (has written down its guess|has corrected its guess|has taken its guess back|agrees to be named|is not named any more)$`)

func withoutTables(minutes []Minute) []Minute {
	minutes = slices.Clone(minutes)
	for i := range minutes {
		minutes[i].Done = byTable().ReplaceAllString(minutes[i].Done, ATable+" $1")
	}
	return minutes
}
