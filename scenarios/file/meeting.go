package file

import (
	"slices"
	"strings"
	"time"

	"fewer/model"
	"fewer/model/insight"
)

// Meeting is where and when the people meet, and at which tables they sit.
type Meeting struct {
	Place  string
	Date   string   // 2010-12-02
	People []string // who was there, of those who agree to be named
	Tables []string // their names, in the order in which they are asked
}

// AgendaItem is one step of the meeting. What it shows is on the wall; its
// minutes and its prompt are for the facilitator alone.
type AgendaItem struct {
	Title   string
	Minutes int
	Prompt  string // for the facilitator: what to say or ask
	Shows   Shown
}

// Shown names what a step of the meeting has on the wall.
type Shown string

// What a step may show.
const (
	ShowOpening      Shown = "opening"      // where we are, in two figures
	ShowSources      Shown = "sources"      // where the figures come from
	ShowRedLines     Shown = "red_lines"    // what nobody may cut
	ShowLine         Shown = "line"         // one line, large, its money withheld
	ShowGuess        Shown = "guess"        // each table's guess, unseen
	ShowByCase       Shown = "by_case"      // the answer if paid by the case
	ShowContract     Shown = "contract"     // the answer as contracted, in the same place
	ShowBlock        Shown = "block"        // what a block is for
	ShowMovable      Shown = "movable"      // money that can still move
	ShowGoal         Shown = "goal"         // what is needed beside what can still move, and what stands in the way
	ShowWeeks        Shown = "weeks"        // which weeks still count, and what waiting costs
	ShowNothing      Shown = "nothing"      // its title alone: tea, or work in small groups
	ShowGroups       Shown = "groups"       // groups' plans side by side, and taken together
	ShowDelivery     Shown = "delivery"     // how much of what is agreed happens, and how sure that is
	ShowNextYear     Shown = "next_year"    // this year, after it, and a full year; what it takes, and when that is paid back
	ShowWhoBears     Shown = "who_bears"    // who gives it up, by fifth of deprivation and in each side's words
	ShowContracts    Shown = "contracts"    // other terms, as a lever of their own
	ShowWhoseMoney   Shown = "whose_money"  // what the hospital loses and can avoid
	ShowConsequences Shown = "consequences" // what fewer means for patients
	ShowIdeas        Shown = "ideas"        // what was added in the room
	ShowOvershoot    Shown = "overshoot"    // more than needed, and what comes back in April
	ShowDecisions    Shown = "decisions"    // what was decided
	ShowReadBack     Shown = "read_back"    // one page, read aloud
)

// EverythingShown lists what a step may show, in the order of the usual agenda, which
// shows each once.
var EverythingShown = func() (all []Shown) {
	for _, item := range usualAgenda {
		all = append(all, item.Shows)
	}
	return all
}()

// UsualAgenda is the agenda of a meeting whose file has none: two hours.
func UsualAgenda() []AgendaItem { return slices.Clone(usualAgenda) }

var usualAgenda = []AgendaItem{
	{"Where we are", 3, "Say what the picture is, piece by piece; Space brings each. No tables yet.", ShowOpening},
	{"Where it comes from", 4, "Finance answers. Which month, how firm, who signed it off?", ShowSources},
	{"What we will not touch", 3, "Agree the red lines aloud, each with its reason. From then on the program holds everyone to them.", ShowRedLines},
	{"Fewer of one thing", 4, "Ask a GP: what would you send fewer of? Choose the row, type the size. The money stays hidden.", ShowLine},
	{"Each table's guess", 4, "What will it save by 31 March? Each table agrees on a figure, or on “don't know”, and nobody else sees it.", ShowGuess},
	{"If paid by the case", 2, "Ask the lowest and the highest why. Do not average, do not name a table that has not agreed to it.", ShowByCase},
	{"The contract we have", 2, "Read the sentence aloud, then wait. “The contract says”, never “the PCT”.", ShowContract},
	{"What a block is for", 6, "Let it sink in. Then move it up: with more patients the same block saves money. Fair to both sides.", ShowBlock},
	{"What can still move", 7, "Most of the money is fixed for this year. Where is the rest, and what does the first week of waiting cost?", ShowMovable},
	{"How much do we need?", 5, "And is it possible? Say both figures, then what stands in the way, in the order of the money. An honest no is a result.", ShowGoal},
	{"How long does it take?", 5, "An operation saved needs a referral not made weeks ago. Which weeks still count, and what does each week of waiting cost?", ShowWeeks},
	{"If the contract were another", 5, "A proposal needs the hospital's agreement. Never mix it with what we do ourselves without saying so.", ShowContracts},
	{"Whose money", 4, "What we save the hospital loses. What cost can it stop by 31 March?", ShowWhoseMoney},
	{"In small groups", 12, "Each group makes its own plan on a laptop, and says in it who asks for what. Put the files into the folder groups as they come.", ShowNothing},
	{"Groups side by side", 7, "Begin with what differs most. Ask the least and the most why, before anybody adds up. Enter takes one plan, or all that do not contradict each other.", ShowGroups},
	{"How much of it will happen?", 5, "Nobody has always achieved all of it. What would we still save with three quarters, with half?", ShowDelivery},
	{"More than we need?", 3, "Have we cut more than is needed? What comes back in April?", ShowOvershoot},
	{"Now or next year?", 4, "What of it is saved this year, what falls after it, what would a full year save? What does it take, and when is that paid back?", ShowNextYear},
	{"What it means for patients", 5, "Read both sides' words aloud. Ask whoever is uneasy to say so.", ShowConsequences},
	{"Who gives it up?", 4, "Whose patients are these? Does the most deprived fifth give up more than its share? The urgent are protected.", ShowWhoBears},
	{"Ideas from the room", 5, "Write each down as it is said. It counts for nothing until it is priced: whose bill does it change?", ShowIdeas},
	{"Decide", 12, "One by one: who owns it, by when, for, against, not sure. Write dissent down in the words used.", ShowDecisions},
	{"Read back", 9, "Read the page aloud. Then freeze a copy and say where the file is.", ShowReadBack},
}

// Agenda is the agenda of the meeting: the file's own, or the usual one.
func (d Document) Agenda() []AgendaItem {
	if len(d.OwnAgenda) > 0 {
		return d.OwnAgenda
	}
	return usualAgenda
}

// Reveal is how far the answers of a round have been shown.
type Reveal string

// The reveals, in their order.
const (
	RevealNothing  Reveal = ""
	RevealByCase   Reveal = "by_case"  // the saving if paid by the case
	RevealContract Reveal = "contract" // and the saving as contracted
)

// Round is one round of guessing what a change saves by 31 March.
type Round struct {
	Change   model.Change
	With     []model.Change `json:",omitempty"` // those besides: of a specialty, at its other hospitals
	Guesses  []Guess        // one a table, in the order in which they were given
	Sealed   string         // when the guesses were sealed, as Stamp writes it; empty while they may be corrected
	Revealed Reveal
	Answers  Answers // kept when they are revealed; zero before
}

// Guess is what one table thinks that a change saves.
type Guess struct {
	Table  string
	Pounds model.Optional // not given where the table does not know
	Named  bool           // the table agrees to be named beside its guess
}

// Answers are what a change of a round saves.
type Answers struct{ ByCase, AsContracted model.Money }

// Decision is what was decided, with what it was made of and what it then saved.
type Decision struct {
	What                  string
	Changes               []model.Change
	Proposals             []model.Proposal
	Saved                 DecisionSaving
	Owner, ByWhen         string
	For, Against, NotSure int
	Dissent, Why          string
	Time                  string // as Stamp writes it
}

// DecisionSaving is what a decision's changes saved under each terms when it was
// taken. AsProposed is what they and the proposed terms save against the contract.
type DecisionSaving struct{ AsContracted, ByCase, AsProposed model.Money }

// GroupPlan is the plan of a small group as it was last shown to all, with what it then
// saved.
type GroupPlan struct {
	Name      string
	Changes   []model.Change
	Proposals []model.Proposal
	Saved     DecisionSaving
	Corrected bool `json:",omitempty"` // whether another was shown before
}

// Idea is something new from the room. It is in no total until it is priced;
// Document.PricedBy tells by what.
type Idea struct {
	What  string
	Where string // who would do it, or where
	Size  string // how much of it, in words
	Time  string // as Stamp writes it
}

// FrozenCopy is the scenario as it stood at one time, and the minutes to then.
// Nothing in the program changes one.
type FrozenCopy struct {
	Time      string // as Stamp writes it
	Changes   []model.Change
	Proposals []model.Proposal
	Result    *Result
	Minutes   []Minute
}

// Minute is one thing that was done in the meeting.
type Minute struct {
	Time string // as Stamp writes it
	Done string // in words
}

// OpenRound is the round whose answers are still to be shown. It tells whether
// there is one; while there is, the money of the scenario is withheld.
func (d Document) OpenRound() (Round, bool) {
	if n := len(d.Rounds); n > 0 && d.Rounds[n-1].Revealed != RevealContract {
		return d.Rounds[n-1], true
	}
	return Round{}, false
}

// Withheld says why the money of the scenario is not to be shown or priced yet, or "".
func (d Document) Withheld() string {
	if _, open := d.OpenRound(); open {
		return "The guesses come first: their answers are not revealed yet"
	}
	return ""
}

// Tables are the names of the tables: those of the file, or Table 1 to Table 3.
func (d Document) Tables() []string {
	if len(d.Meeting.Tables) > 0 {
		return d.Meeting.Tables
	}
	return []string{"Table 1", "Table 2", "Table 3"}
}

// GuessOf is the guess of a table. It tells whether the table has given one.
func (r Round) GuessOf(table string) (Guess, bool) {
	for _, g := range r.Guesses {
		if g.Table == table {
			return g, true
		}
	}
	return Guess{}, false
}

// Wrote tells whether a table has written down a guess.
func (r Round) Wrote(table string) bool {
	_, given := r.GuessOf(table)
	return given
}

// Tied tells whether a decision is tied to changes or proposals, and so to money.
func (d Decision) Tied() bool { return len(d.Changes)+len(d.Proposals) > 0 }

// An idea from the room is priced by what it changes in the year: a line whose
// spending it lowers or raises, or units of a line or a stream that a provider is
// paid for. That is a change like any other, with the idea's words as its note:
// the totals, the file, the command line and other people's merges know it
// without knowing of ideas. An idea without such a change is not priced.

// PricedBy are the places in the scenario's changes that price an idea; none
// where it is not priced yet.
func (d Document) PricedBy(idea Idea) (at []int) {
	for i, c := range d.Scenario.Changes {
		if idea.prices(c) {
			at = append(at, i)
		}
	}
	return at
}

// prices tells whether a change is what an idea comes to. Merging writes the
// notes of several people one after the other.
func (i Idea) prices(c model.Change) bool {
	return i.What != "" && strings.Contains("; "+c.Note+"; ", "; "+i.What+"; ")
}

// PricesAnIdea tells whether a change prices any of the ideas.
func (d Document) PricesAnIdea(c model.Change) bool {
	return slices.ContainsFunc(d.Ideas, func(i Idea) bool { return i.prices(c) })
}

// PlainAt is the place of a row's plain change, which its slider edits; −1 for none. What
// prices an idea is none: the slider must not move a price that was agreed on.
func (d Document) PlainAt(y *model.Year, target model.Target) int {
	return slices.IndexFunc(d.Scenario.Changes, func(c model.Change) bool {
		return c.Target == target && c.IsPlain(y) && !d.PricesAnIdea(c)
	})
}

// Changes are all that the guesses are about: of a specialty one at each hospital.
func (r *Round) Changes() []model.Change { return append([]model.Change{r.Change}, r.With...) }

// IsAbout tells whether the guesses are about a row.
func (r *Round) IsAbout(t model.Target) bool {
	return slices.ContainsFunc(r.Changes(), func(c model.Change) bool { return c.Target == t })
}

// Specialty is what the guesses are about where that is more than one row; "" for one.
func (r *Round) Specialty(y *model.Year) string {
	if i := streamAt(y, r.Change.Target); i >= 0 && len(r.With) > 0 {
		return y.Referrals[i].Specialty
	}
	return ""
}

func streamAt(y *model.Year, t model.Target) int {
	return slices.IndexFunc(y.Referrals, func(r model.ReferralStream) bool { return t.Line == "" && r.ID == t.Referrals })
}

// Words say what the guesses are about: "ENT, wherever they go: 10% fewer at each of 2
// hospitals".
func (r *Round) Words(y *model.Year) string {
	all := r.Changes()
	var streams []int
	words := make([]string, len(all))
	same := r.Specialty(y) != ""
	for k, c := range all {
		streams, words[k] = append(streams, streamAt(y, c.Target)), y.ChangeWords(c)
		same = same && streams[k] >= 0 && c.Size == r.Change.Size && c.IsPlain(y)
	}
	if !same {
		return strings.Join(words, "; ")
	}
	return insight.WhereverTheyGo(r.Specialty(y)) + ": " + y.SizeWords(model.Target{}, r.Change.Size) + " " + insight.AtEach(y, streams)
}

// AsksAnew tells whether changes begin a round of their own: not where they have been
// asked about last, nor where tables have guessed about others that are not answered.
func (d Document) AsksAnew(asked []model.Change) bool {
	if len(d.Rounds) == 0 {
		return true
	}
	last := d.Rounds[len(d.Rounds)-1]
	if _, open := d.OpenRound(); open && (len(last.Guesses) > 0 || last.Revealed != RevealNothing) {
		return false
	}
	return !slices.EqualFunc(last.Changes(), asked, func(a, b model.Change) bool { return a.Target == b.Target && a.Size == b.Size })
}

// Lasts is how long the step may take.
func (item AgendaItem) Lasts() time.Duration { return time.Duration(item.Minutes) * time.Minute }
