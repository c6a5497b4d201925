package guests

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/words"
)

// Host is what the reception needs of the app, besides the stage that it is on.
type Host interface {
	Session() *scenarios.Session
	Text(said string) string // what people wrote, as it may be shown
	Year() *model.Year       // as it may be shown
	Changed()                // the scenario is another
	Tell() tea.Cmd           // has the notes say what there is now
}

// Reception is where the app receives guests: it takes their facts, one after the other,
// and keeps what waits for the facilitator. Guesses are written down as they come, as if
// typed at the keyboard, for sealing them is what takes them; nothing else acts before
// somebody takes it here. It is the app's alone, and runs on no goroutine of its own.
type Reception struct {
	*Server
	host  Host
	stage *tui.Stage

	listed   []Guest // those who wait first, as of the server's change asOf
	asOf     int
	kept     json.RawMessage // what is remembered, as of the server's change keptAsOf; −1 for none
	keptAsOf int
	waiting  []sent
	votes    map[string]map[string]Vote // by ballot, by table
	wrote    map[string]model.Optional  // by table: the guess that a phone wrote last
	passed   map[string]string          // by ballot: the votes in words that were put away
	drawn    string                     // the address that code is of
	code     []string
}

// sent is something that waits for the facilitator.
type sent struct {
	Kind    Kind
	Table   string
	Text    string // the idea, the concern, or the wish in words
	Changes []model.Change
}

// Words say what waits: "North, a wish: ENT: 20% fewer".
func (s sent) Words() string { return s.what() + ": " + s.Text }

// what says what waits and from whom, and nothing of what is in it: "North, a wish".
func (s sent) what() string {
	return s.Table + ", " + map[Kind]string{HasIdea: "an idea", HasConcern: "a concern", Wished: "a wish"}[s.Kind]
}

// mostWaiting is how much may wait of one table.
const mostWaiting = 20

// NewReception opens the reception of a server on an app.
func NewReception(s *Server, h Host, stage *tui.Stage) *Reception {
	return &Reception{Server: s, host: h, stage: stage, votes: map[string]map[string]Vote{}, wrote: map[string]model.Optional{}, passed: map[string]string{}}
}

// RoundOf is by what a guess for a document's open round is known; "" where no guess is
// asked for.
func RoundOf(d file.Document) string {
	round, open := d.OpenRound()
	if !open || round.Revealed != file.RevealNothing {
		return ""
	}
	return short(len(d.Rounds), fmt.Sprint(round.Changes()))
}

// Ballots are by what votes on decisions are known: by their words and their time, so that
// a vote stays with its decision when another is taken back.
func Ballots(all []file.Decision) (ids []string) {
	for i, d := range all {
		same := 0
		for _, before := range all[:i] {
			if before.What == d.What && before.Time == d.Time {
				same++
			}
		}
		ids = append(ids, short(same, d.What+d.Time))
	}
	return ids
}

func short(n int, of string) string {
	sum := fnv.New32a()
	sum.Write([]byte(of))
	return strconv.Itoa(n) + "-" + strconv.FormatUint(uint64(sum.Sum32()), 36)
}

// TableID is by what forms know a table.
func TableID(name string) string { return short(len(name), name) }

// table is the name of a table, by its ID; "" where there is none any more.
func (r *Reception) table(id string) string {
	for _, name := range r.host.Session().Document().Tables() {
		if TableID(name) == id {
			return name
		}
	}
	return ""
}

// Take takes a fact and answers the guest. It tells whether the session has changed.
func (r *Reception) Take(f Fact) (changed bool) {
	r.stage.Stale, r.keptAsOf = true, -1
	if f.Table = r.table(f.Table); f.Table == "" && f.Kind != Left && f.Kind != Joined && f.Kind != Troubled {
		f.Answer(Answer{Said: "That table is not there any more. Choose another.", Refused: true})
		return false
	}
	switch f.Kind {
	case Guessed:
		a := r.guessed(f)
		f.Answer(a)
		return !a.Refused
	case Voted:
		f.Answer(r.voted(f))
	case HasIdea, HasConcern, Wished:
		f.Answer(r.sent(f))
	}
	return false
}

// guessed writes a table's guess down.
func (r *Reception) guessed(f Fact) Answer {
	doc := r.host.Session().Document()
	if f.Round != RoundOf(doc) {
		return Answer{Said: "That guess was for another question, so it was not taken.", Refused: true}
	}
	if round, _ := doc.OpenRound(); !f.Sure && round.Sealed == "" && r.host.Session().OutOfScale(f.Pounds) {
		return Answer{Said: "Is that meant? " + words.OutOfScale(f.Pounds.Value) + " Nothing is written down yet.", Refused: true, Doubts: true}
	}
	if refusal := r.host.Session().Guess(f.Table, f.Pounds); refusal.Refused() {
		return Answer{Said: refusal.Reason, Refused: true}
	}
	r.wrote[f.Table] = f.Pounds
	r.host.Changed()
	return Answer{Said: "Written down: " + guessWords(f.Pounds) + ". If that is not what was meant, correct it before the guesses are sealed."}
}

// Reconcile tells the phones of tables whose guess was written anew at the keyboard that
// theirs counts no more.
func (r *Reception) Reconcile() {
	round, _ := r.host.Session().Document().OpenRound()
	for table, pounds := range r.wrote {
		if g, ok := round.GuessOf(table); !ok || g.Pounds != pounds {
			delete(r.wrote, table)
			r.guests.writtenElsewhere(TableID(table))
		}
	}
}

// guessWords are a guess as it was understood.
func guessWords(pounds model.Optional) string {
	if !pounds.Given {
		return "don't know"
	}
	return words.SavingWords(model.RoundPounds(pounds.Value))
}

func (r *Reception) voted(f Fact) Answer {
	i, ok := r.decision(f.Ballot)
	if !ok {
		return Answer{Said: "That decision is not there any more, so nothing was taken.", Refused: true}
	}
	if r.votes[f.Ballot] == nil {
		r.votes[f.Ballot] = map[string]Vote{}
	}
	r.votes[f.Ballot][f.Table] = f.Vote
	return Answer{Said: "Your table's vote on “" + r.host.Text(r.host.Session().Document().Decisions[i].What) + "” is in: " + f.Vote.String() + "."}
}

// decision finds the decision of a ballot.
func (r *Reception) decision(ballot string) (at int, ok bool) {
	at = slices.Index(Ballots(r.host.Session().Document().Decisions), ballot)
	return at, at >= 0
}

func (r *Reception) sent(f Fact) Answer {
	s := sent{f.Kind, f.Table, f.Text, f.Changes}
	if f.Kind == Wished {
		s.Text = f.Says
	}
	of := 0
	for _, o := range r.waiting {
		if o.Table == s.Table {
			of++
			if o.Kind == s.Kind && o.Text == s.Text {
				return Answer{Said: "That is there already, and waits for the facilitator."}
			}
		}
	}
	if of >= mostWaiting {
		return Answer{Said: "Your table has sent " + strconv.Itoa(of) + " things that still wait. Ask the facilitator to look at them first.", Refused: true}
	}
	r.waiting = append(r.waiting, s)
	return Answer{Said: "Sent: “" + s.Text + "”. The facilitator reads it and takes it up."}
}

// remembered is what the journal keeps of guests: what waits, how tables have voted, and
// by what they are known.
type remembered struct {
	Waiting []sent                     `json:",omitempty"`
	Votes   map[string]map[string]Vote `json:",omitempty"`
	Door    *Kept                      `json:",omitempty"`
}

// Remembered is what the journal is to keep; nil where nobody has come. It is asked for
// after each key, and made anew only where something of it is another.
func (r *Reception) Remembered() json.RawMessage {
	if now := r.changed(); now != r.keptAsOf {
		r.kept, r.keptAsOf = r.remember(), now
	}
	return r.kept
}

func (r *Reception) remember() json.RawMessage {
	kept := remembered{r.waiting, r.votes, r.keep()}
	if kept.Door == nil && len(kept.Waiting) == 0 {
		return nil
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return nil
	}
	return text
}

// TakeUp goes on with what was remembered when work was left: guests come back to their
// tables.
func (r *Reception) TakeUp(text json.RawMessage) {
	var kept remembered
	if json.Unmarshal(text, &kept) != nil {
		return
	}
	r.waiting = append(r.waiting, kept.Waiting...)
	if kept.Votes != nil {
		r.votes = kept.Votes
	}
	r.resume(kept.Door)
	r.guests.hadVoted(r.votes)
	r.keptAsOf = -1
}

// Mark says on the wall, in as few words as there is room for, that guests may come.
func (r *Reception) Mark() []string {
	in, wait := r.count()
	more := wait + len(r.waiting) + len(r.counted())
	if r.Trouble() != "" {
		return []string{"guests: & says what is wrong", "& guests!", "&!"}
	}
	if more > 0 {
		return []string{fmt.Sprintf("guests: %d in, %d to look at &", in, more), fmt.Sprintf("& %d in, %d", in, more), "&"}
	}
	return []string{fmt.Sprintf("guests: %d in &", in), fmt.Sprintf("& %d in", in), "&"}
}

// list is who has chosen a table: those who wait first, then those who are in.
func (r *Reception) list() []Guest {
	if now := r.changed(); now != r.asOf {
		r.listed, r.asOf = r.Guests(), now
		slices.SortStableFunc(r.listed, func(a, b Guest) int { return rank(a.Place) - rank(b.Place) })
	}
	return r.listed
}

// count is how many guests are in, and how many wait to be let in.
func (r *Reception) count() (in, wait int) {
	for _, g := range r.list() {
		switch g.Place {
		case In:
			in++
		case Waiting:
			wait++
		}
	}
	return in, wait
}

// toLookAt says how much has come that nobody has looked at: "1 thing sent to look at".
func (r *Reception) toLookAt() string {
	switch n := len(r.waiting) + len(r.counted()); n {
	case 0:
		return "nothing to look at"
	case 1:
		return "1 thing sent to look at"
	default:
		return strconv.Itoa(n) + " things sent to look at"
	}
}

// looking says how many have the page open and no table yet; "" for none.
func (r *Reception) looking() string {
	switch n := r.strangers(); n {
	case 0:
		return ""
	case 1:
		return "1 phone has the page open and has not chosen a table yet"
	default:
		return strconv.Itoa(n) + " phones have the page open and have not chosen a table yet"
	}
}

// mostLines is how much of the list the notes have room for.
const mostLines = 8

// Lines say for the facilitator's notes who is in, what has come, and what waits.
func (r *Reception) Lines() (lines []string) {
	in, wait := r.count()
	lines = append(lines, fmt.Sprintf("Guests: %d in, %d waiting to be let in; %s. & on the wall opens them.", in, wait, r.toLookAt()))
	if looking := r.looking(); looking != "" {
		lines = append(lines, looking+".")
	}
	if trouble := r.Trouble(); trouble != "" {
		lines = append(lines, trouble+" The meeting goes on by the keyboard.")
	}
	all := r.items(mostLines, true)
	for _, item := range all[:min(len(all), mostLines)] {
		lines = append(lines, item.says)
	}
	if more := in + wait + len(r.waiting) + len(r.counted()) - mostLines; more > 0 {
		lines = append(lines, fmt.Sprintf("%d more: & on the wall lists them.", more))
	}
	return lines
}

// move takes guests at the next address that there is.
func (r *Reception) move(by int) {
	all := append(candidates(interfaces()), candidate{net.IPv4(127, 0, 0, 1), "this computer only"})
	at := slices.IndexFunc(all, func(c candidate) bool { now := r.At(); return now != nil && c.IP.Equal(now.IP) })
	if at < 0 && by < 0 { // where it is gone the likeliest is the next
		at = 0
	}
	next := all[((at+by)%len(all)+len(all))%len(all)]
	if err := r.Listen(next.IP, Port); err != nil {
		r.stage.Refuse(err.Error())
		return
	}
	r.stage.Say("Guests are let in at " + strings.TrimSuffix(strings.TrimPrefix(r.At().String(), "http://"), "/") + " now, " + next.Name + "; they have to scan the code again")
}
