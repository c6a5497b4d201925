// Package guests lets the people in the room take part from their own phones: a page
// over the room's network, that shows what the wall shows and takes guesses, ideas,
// votes and wishes. It knows the meeting by one immutable Snapshot, which the room
// publishes, and tells it what came as Facts; it never touches the session. It is the
// one place in views where goroutines run.
//
// Begin with Snapshot and Fact, here; then server.go, who may come in at all, pages.go,
// what is answered, and registry.go, who sits at which table. docs/room.md says what
// the facilitator and the guests do.
package guests

import (
	"slices"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/wall"
)

// Most is how many guests may be in at once.
const Most = 200

// Snapshot is what guests may know of the meeting just now. It is never changed once
// it is published, and neither is what it points to.
type Snapshot struct {
	Wall    wall.Snapshot
	Away    bool     // whether something else is in the wall's place, which guests do not see
	Tables  []Table  // in their order
	Guess   *Guess   // what the tables are asked for; nil for nothing
	Votes   []Ballot // the decisions that are voted on; none while that is not open
	Own     *Plan    // what changes of one's own are tried on; nil while they are shut
	OwnShut string   // why they are shut
	Ended   bool     // whether the meeting is over for guests
	Coming  bool     // whether a meeting that was left, with guests, may still be gone on with
}

// Table is a table by what forms know it by, and by its name as it may be shown.
type Table struct{ ID, Name string }

// place is the place of a table among those that there are; −1 for none.
func (s *Snapshot) place(id string) int {
	return slices.IndexFunc(s.Tables, func(t Table) bool { return t.ID == id })
}

// Guess is what the tables are asked, and how far they are; nothing of what they guess.
type Guess struct {
	Round  string // by which a guess that was meant for another round is known
	Asks   string // the change, in words
	Sealed bool   // no guess is taken any more
	Wrote  []bool // by table: whether it has written one
}

// Ballot is a decision that tables vote on.
type Ballot struct {
	ID   string // by which a vote for another is known
	Says string
}

// Plan is the present plan, on copies of which guests try a change.
type Plan struct {
	Prepared *model.Prepared
	Document file.Document
	Rows     []Row  // those that may be chosen
	Outlook  string // which forecast it goes by; "" for the year file's own
}

// Row is what a guest may choose to change: a row of the year, or all of a specialty.
type Row struct {
	Key, Name string
	Targets   []model.Target
}

// Kind is what a fact is about.
type Kind int

// The kinds.
const (
	Joined Kind = iota // a guest has chosen a table, sits there or waits
	Left               // a guest has left its table
	Guessed
	HasIdea
	HasConcern
	Voted
	Wished
	Troubled // no guest: what Trouble says, or how many look on, is another
)

// Vote is a table's vote on a decision.
type Vote int

// The votes.
const (
	For Vote = iota
	Against
	NotSure
)

// votes are the votes by their names in the page's forms, in their order.
var votes = [...]struct{ name, says string }{For: {"for", "for"}, Against: {"against", "against"}, NotSure: {"not-sure", "not sure"}}

// String is a vote in words: "not sure".
func (v Vote) String() string { return votes[v].says }

// Fact is what a guest has done. Everything in it is text or checked already; nothing
// of it acts before the room takes it.
type Fact struct {
	Kind    Kind
	Guest   int // its number
	Table   string
	Round   string         // Guessed: the round that it is for
	Pounds  model.Optional // Guessed; not given for "don't know"
	Sure    bool           // Guessed: whether it was asked about already
	Text    string         // HasIdea, HasConcern: without control characters, and not empty
	Ballot  string         // Voted: the decision's
	Vote    Vote           // Voted
	Changes []model.Change // Wished: one for each row of a specialty
	Says    string         // Wished: the changes in words

	answer chan Answer
}

// Answer is what the room says to a fact.
type Answer struct {
	Said    string // a sentence for the guest
	Refused bool   // whether it stands in the way of what the guest wanted
	Doubts  bool   // whether a guess is asked about: it is taken if it is sent again
}

// Answer answers the fact. It never waits.
func (f Fact) Answer(a Answer) {
	select {
	case f.answer <- a:
	default:
	}
}
