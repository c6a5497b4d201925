package model

import "slices"

// Scenario is what people propose to do differently in one year. It names
// streams, lines, practices and providers by id, so that it can be read
// without its year.
type Scenario struct {
	Name, Author string
	Changes      []Change
	Proposals    []Proposal
}

// Target is what a change acts on: a referral stream or a line. One of the two
// ids is given.
type Target struct {
	Referrals string // id of a referral stream
	Line      string // id of a line
}

// SizeKind is the way in which a change's size is given.
type SizeKind int

// The ways.
const (
	Percent SizeKind = iota // of the part it acts on: −10 is a tenth less
	PerWeek                 // units (of a line without activity, pounds) in each week
)

// Size is how much a change asks for; below zero is fewer.
type Size struct {
	Kind   SizeKind
	Amount float64
}

// Change is one change to referrals, activity or spending in some of the
// remaining weeks. Make one with NewChange, which sets what is usual.
type Change struct {
	Target    Target
	Size      Size
	FromWeek  int      // first week, 1..52; 0 for the first remaining week
	ToWeek    int      // last week, 1..52; 0 for week 52
	Practices []string // ids; nil for all. Streams only
	Delivered float64  // proportion of what was agreed that is expected to happen
	ComesBack ComesBack
	AskedBy   []string // the names of those who asked for it; nil where nobody says
	Off       bool     // keeps its place, and has no effect
	Costs     Costs
	Note      string
}

// Costs is what a change takes to bring it about, in pounds: an advice line, a
// clinic. It does not depend on how much of the change is delivered.
type Costs struct {
	Once    float64
	PerWeek float64 // in each remaining week from the change's first to its last
}

// ComesBack is the share of what a change takes away that is sent after all.
// A share of zero is none.
type ComesBack struct {
	Share float64 // proportion
	Lag   Lag     // weeks after the week in which it was not sent
}

// NewChange is a change of all practices in all remaining weeks, all of which
// is expected to happen.
func NewChange(target Target, size Size) Change {
	return Change{Target: target, Size: size, Delivered: 1}
}

// InPlaceOf is the change in the place of another of its row: what that takes, and its
// note, stay, as where only its size is another.
func (c Change) InPlaceOf(other Change) Change {
	c.Costs, c.Note = other.Costs, other.Note
	return c
}

// Edited is the change as it has become of another: who asked for that one asked for no
// other size, practices or weeks.
func (c Change) Edited(was Change) Change {
	if c.Size != was.Size || !slices.Equal(c.Practices, was.Practices) || c.FromWeek != was.FromWeek || c.ToWeek != was.ToWeek {
		c.AskedBy = nil
	}
	return c
}

// IsPlain tells whether the change is of all practices and all remaining
// weeks, fully delivered, with nothing that comes back, and not switched off:
// the one that a slider edits. A note does not matter.
func (c Change) IsPlain(y *Year) bool {
	return !c.Off && (c.FromWeek == 0 || c.FromWeek <= y.FirstRemainingWeek()) && (c.ToWeek == 0 || c.ToWeek == WeeksInYear) &&
		len(c.Practices) == 0 && c.Delivered == 1 && c.ComesBack.Share == 0
}

// Returns tells whether some of those whom the change takes away are sent after all: of
// more who are sent nobody comes back.
func (c *Change) Returns() bool { return c.ComesBack.Share > 0 && c.Size.Amount < 0 }

// Proposal is other terms for a provider from a week on.
type Proposal struct {
	Provider string // id
	FromWeek int    // 1..52; 0 is taken as 1, as if signed in April
	Contract []Schedule
}

// Start is the first week under the proposed contract, 1..52.
func (p Proposal) Start() int {
	if p.FromWeek < 1 {
		return 1
	}
	return p.FromWeek
}
