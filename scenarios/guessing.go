package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/deep"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/number"
)

// AskGuesses opens a round of guessing about a change, which is to be one of the
// scenario's. From then until the contract's answer is revealed its money is
// withheld.
func (s *Session) AskGuesses(asked ...model.Change) Refusal {
	about := newRound(asked)
	if round, open := s.Document().OpenRound(); open {
		if deep.Same(round.Changes(), asked) {
			return Refusal{}
		}
		if len(round.Guesses) > 0 {
			return Refusal{Reason: "The guesses about " + round.Words(s.year.Year()) + " come first."}
		}
	}
	return s.Edit("Each table was asked what this saves by 31 March: "+about.Words(s.year.Year()), "", func(d *file.Document) {
		if _, open := d.OpenRound(); open {
			d.Rounds = d.Rounds[:len(d.Rounds)-1]
		}
		d.Rounds = append(d.Rounds, about)
	})
}

// newRound is a round about changes, which it has as their own.
func newRound(asked []model.Change) file.Round {
	r := file.Round{Change: deep.Clone(asked[0])}
	if len(asked) > 1 {
		r.With = deep.Clone(asked[1:])
	}
	return r
}

// Asked are the changes of rows that guesses are about: of each its plain change, else its
// last; none of a row without one.
func (s *Session) Asked(rows ...model.Target) (asked []model.Change) {
	for _, row := range rows {
		last, plain := -1, s.plainOf(row)
		for i, c := range s.Document().Scenario.Changes {
			if c.Target == row && plain < 0 {
				last = i
			}
		}
		if at := max(last, plain); at >= 0 {
			asked = append(asked, s.Document().Scenario.Changes[at])
		}
	}
	return asked
}

// plainOf is the first change of a row that is plain; −1 for none.
func (s *Session) plainOf(row model.Target) int {
	return slices.IndexFunc(s.Document().Scenario.Changes, func(c model.Change) bool { return c.Target == row && c.IsPlain(s.year.Year()) })
}

// editRound changes the open round, where its guesses are sealed or not as asked.
func (s *Session) editRound(sealed bool, label string, f func(*file.Round)) Refusal {
	round, open := s.Document().OpenRound()
	switch {
	case !open:
		return Refusal{Reason: "No table has been asked for a guess yet."}
	case round.Sealed != "" && !sealed:
		return Refusal{Reason: "The guesses are sealed. They can't be changed any more."}
	case round.Sealed == "" && sealed:
		return Refusal{Reason: "The guesses are not sealed yet."}
	}
	return s.Edit(label, "", func(d *file.Document) { f(&d.Rounds[len(d.Rounds)-1]) })
}

// Guess writes down what a table thinks that the change saves, in pounds, or
// that it does not know. It replaces what the table said before.
func (s *Session) Guess(table string, pounds model.Optional) Refusal {
	table = strings.TrimSpace(table)
	switch {
	case table == "":
		return Refusal{Reason: "Which table is it?"}
	case math.IsNaN(pounds.Value) || math.Abs(pounds.Value) > number.MaxPounds:
		return Refusal{Reason: "That is not an amount."}
	case !pounds.Given:
		pounds.Value = 0
	}
	label := file.ATable + " has written down its guess"
	round, _ := s.Document().OpenRound()
	if _, again := round.GuessOf(table); again {
		label = file.ATable + " has corrected its guess"
	}
	return s.editRound(false, label, func(r *file.Round) {
		for i := range r.Guesses {
			if r.Guesses[i].Table == table {
				r.Guesses[i].Pounds = pounds
				return
			}
		}
		r.Guesses = append(r.Guesses, file.Guess{Table: table, Pounds: pounds})
	})
}

// tooSmall is the part of a row's spending below which a guess is of another scale.
const tooSmall = 1.0 / 10_000

// OutOfScale tells whether a guess is more than all that its rows cost at tariff in the
// year if nothing changes, or next to nothing of it. It goes by no other table's guess:
// whoever is asked would learn the scale of that. Nothing, and not knowing, are never out
// of scale.
func (s *Session) OutOfScale(pounds model.Optional) bool {
	round, open := s.Document().OpenRound()
	if !open || !pounds.Given || pounds.Value == 0 {
		return false
	}
	worth := 0.0
	for _, c := range round.Changes() {
		if s.year.RowOf(c.Target) == nil {
			continue
		}
		for _, line := range s.year.LinesOf(c.Target) {
			worth += s.Projection().Lines[line].Value[0]
		}
	}
	size := math.Abs(pounds.Value)
	return worth > 0 && (size > worth || size < worth*tooSmall)
}

// WithdrawGuess takes a table's guess back.
func (s *Session) WithdrawGuess(table string) Refusal {
	round, _ := s.Document().OpenRound()
	if _, given := round.GuessOf(table); !given {
		return Refusal{Reason: table + " has not written down a guess."}
	}
	return s.editRound(false, file.ATable+" has taken its guess back", func(r *file.Round) {
		r.Guesses = slices.DeleteFunc(r.Guesses, func(g file.Guess) bool { return g.Table == table })
	})
}

// Seal seals the guesses of the open round: from then on they stay as they are.
func (s *Session) Seal() Refusal {
	round, open := s.Document().OpenRound()
	if open && round.Sealed == "" && len(round.Guesses) == 0 {
		return Refusal{Reason: "No table has written down a guess yet."}
	}
	label := strconv.Itoa(len(round.Guesses)) + " guesses sealed"
	if len(round.Guesses) == 1 {
		label = "1 guess sealed"
	}
	s.sealKept = ""
	return s.editRound(false, label, func(r *file.Round) { r.Sealed = file.Stamp(s.clock()) })
}

// SealKept tells whether the last round is sealed and its seal is on the disk, which
// is when it may be said to be sealed. Later edits don't break it.
func (s *Session) SealKept() bool {
	rounds := s.Document().Rounds
	if len(rounds) == 0 || rounds[len(rounds)-1].Sealed == "" {
		return false
	}
	sealed := rounds[len(rounds)-1].Sealed
	if state := s.JournalState().State; state == journal.OnDisk || state == journal.Off {
		s.sealKept = sealed
	}
	return s.sealKept == sealed
}

// guessesTold says how far the guessing is, and no guess.
func (s *Session) guessesTold() string {
	doc := s.Document()
	round, open := doc.OpenRound()
	written := model.Thousands(int64(len(round.Guesses)))
	switch {
	case !open:
		return ""
	case round.Sealed != "" && len(round.Guesses) == 0:
		return "On without guesses"
	case s.SealKept():
		return written + " guesses sealed"
	}
	return written + " of " + model.Thousands(int64(len(doc.Tables()))) + " tables have written their guess"
}

// Unseal opens the sealed guesses again, so that they can be corrected and a late table
// can add its own, until the first answer is shown.
func (s *Session) Unseal() Refusal {
	if round, open := s.Document().OpenRound(); open && round.Revealed != file.RevealNothing {
		return Refusal{Reason: "An answer has been shown; the guesses stay as they are."}
	}
	return s.editRound(true, "The guesses were unsealed", func(r *file.Round) { r.Sealed = "" })
}

// Reveal shows the next answer of the sealed round, and keeps it: first what the
// change saves if paid by the case, then what it saves as contracted.
func (s *Session) Reveal() Refusal {
	round, _ := s.Document().OpenRound()
	answers := s.answers(round.Changes())
	kept := file.Answers{ByCase: answers.ByCase} // the second answer is not in the file before it is shown
	next, label := file.RevealByCase, "Revealed: "+answers.ByCase.Saved()+" saved if paid by the case"
	if round.Revealed == file.RevealByCase {
		kept = file.Answers{ByCase: round.Answers.ByCase, AsContracted: answers.AsContracted} // what has been shown stays
		next, label = file.RevealContract, "Revealed: "+answers.AsContracted.Saved()+" saved as contracted"
	}
	return s.editRound(true, label, func(r *file.Round) { r.Revealed, r.Answers = next, kept })
}

// answers are what changes save in the scenario: what each adds to those before it.
func (s *Session) answers(asked []model.Change) file.Answers {
	sc, places := s.withAsked(s.Document().Scenario, asked)
	return s.answersOf(&sc, places)
}

// withAsked is a scenario with changes that were asked about as they were then, each in
// the place of what has become of it since, and where they are.
func (s *Session) withAsked(sc model.Scenario, asked []model.Change) (with model.Scenario, places []int) {
	with = deep.Clone(sc)
	for _, c := range asked {
		at := slices.IndexFunc(with.Changes, func(o model.Change) bool { return deep.Same(o, c) })
		if at < 0 && !c.IsPlain(s.year.Year()) {
			at = slices.IndexFunc(with.Changes, func(o model.Change) bool { return samePart(o, c) })
		}
		places = append(places, s.put(&with, at, c))
	}
	return with, places
}

// samePart tells whether two changes act on the same part of the same row: of the same
// practices, in the same weeks.
func samePart(c, o model.Change) bool {
	return c.Target == o.Target && slices.Equal(c.Practices, o.Practices) && c.FromWeek == o.FromWeek && c.ToWeek == o.ToWeek
}

// answersOf are what changes save in a scenario, by their places in it.
func (s *Session) answersOf(sc *model.Scenario, places []int) (a file.Answers) {
	s.year.Project(sc, s.trial)
	for _, at := range places {
		saving := &s.trial.Changes[at].Saving
		a.ByCase, a.AsContracted = a.ByCase+saving[model.AllCostPerCase], a.AsContracted+saving[model.AsContracted]
	}
	return a
}

// AsAsked is the scenario in which a round's changes save what its answers say, and where
// the first of them stands in it: the present one or, where that has moved on since, one
// of these changes alone.
func (s *Session) AsAsked(r file.Round) (sc model.Scenario, at int) {
	sc, places := s.withAsked(s.Document().Scenario, r.Changes())
	is := s.answersOf(&sc, places)
	if is.ByCase == r.Answers.ByCase && (r.Revealed != file.RevealContract || is == r.Answers) {
		return sc, places[0]
	}
	alone, places := s.withAsked(model.Scenario{}, r.Changes())
	return alone, places[0]
}

// Tried is what a change comes to in the scenario, which stays as it is: in place of
// its change at, or with −1 in place of the row's plain one, if it is plain itself,
// or else added to all the others.
func (s *Session) Tried(at int, c model.Change) model.ChangeResult {
	sc := deep.Clone(s.Document().Scenario)
	at = s.put(&sc, at, c)
	s.year.Project(&sc, s.trial)
	return s.trial.Changes[at]
}

// put puts a change into a scenario as Tried says, and gives where it then is.
func (s *Session) put(sc *model.Scenario, at int, c model.Change) int {
	if at < 0 && c.IsPlain(s.year.Year()) {
		at = s.plainIndex(sc.Changes, c.Target)
	}
	if at < 0 {
		at = len(sc.Changes)
		sc.Changes = append(sc.Changes, c)
	}
	sc.Changes[at] = c
	return at
}

// WithoutGuesses goes on about changes to the answers though no table has
// guessed. Guesses that are written down are not passed over: they are sealed, or
// given up.
func (s *Session) WithoutGuesses(asked ...model.Change) Refusal {
	about := newRound(asked)
	round, open := s.Document().OpenRound()
	switch {
	case open && len(round.Guesses) > 0:
		return Refusal{Reason: "Guesses are written down; seal them, or give them up."}
	case open && round.Sealed != "":
		return Refusal{}
	}
	return s.withoutGuesses("On without guesses about "+about.Words(s.year.Year()), about)
}

// GiveUpGuesses takes back what the tables have guessed in the open round, and
// goes on without guesses.
func (s *Session) GiveUpGuesses() Refusal {
	round, open := s.Document().OpenRound()
	switch {
	case !open:
		return Refusal{Reason: "No guesses are open."}
	case round.Sealed != "":
		return Refusal{Reason: "The guesses are sealed. They can't be given up any more."}
	}
	return s.withoutGuesses("The guesses were given up", newRound(round.Changes()))
}

func (s *Session) withoutGuesses(label string, about file.Round) Refusal {
	about.Sealed = file.Stamp(s.clock())
	return s.Edit(label, "", func(d *file.Document) {
		if _, open := d.OpenRound(); open {
			d.Rounds = d.Rounds[:len(d.Rounds)-1]
		}
		d.Rounds = append(d.Rounds, about)
	})
}

// NameTable notes whether a table agrees to be named beside its guess in the
// last round.
func (s *Session) NameTable(table string, agrees bool) Refusal {
	rounds := s.Document().Rounds
	if len(rounds) == 0 {
		return Refusal{Reason: "No table has been asked for a guess yet."}
	}
	if table == "" {
		return Refusal{Reason: "Whose guess that was is not in the file: it keeps the names of tables only where they agree."}
	}
	if _, given := rounds[len(rounds)-1].GuessOf(table); !given {
		return Refusal{Reason: table + " has not written down a guess."}
	}
	label := file.ATable + " agrees to be named"
	if !agrees {
		label = file.ATable + " is not named any more"
	}
	return s.Edit(label, "", func(d *file.Document) {
		guesses := d.Rounds[len(d.Rounds)-1].Guesses
		for i := range guesses {
			if guesses[i].Table == table {
				guesses[i].Named = agrees
			}
		}
	})
}

// Told is what a wall at a place of the agenda tells, with so many pieces to its step.
func (s *Session) Told(at journal.Stand, pieces int) journal.Told {
	doc := s.Document()
	told := journal.Told{Name: doc.Scenario.Name, Agenda: doc.Agenda(), Stand: at, Pieces: pieces, Guesses: s.guessesTold()}
	if told.Name == "" {
		told.Name = s.year.Year().Title()
	}
	return told
}
