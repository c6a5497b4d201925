package meeting

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// guesses asks each table what the change saves, and shows no answer.
type guesses struct {
	plain
	sealing bool            // whether it is still to be said that the guesses are sealed
	looked  map[string]bool // the tables that have looked at what they are writing
}

func (r *guesses) figure() string { return "terms.as_contracted." + r.rowSaving() }

func (r *guesses) keys() []tui.Action {
	return []tui.Action{
		{ID: "guess", Keys: []string{"enter"}, Short: "write a guess", Rank: 1, Help: "the selected table writes its guess, unseen", Off: r.noGuessing, Do: tui.Just(r.writeGuess)},
		{ID: "table-up", Keys: []string{"up"}, Short: "table", Rank: 2, Help: "the table above", Do: tui.Just(func() { r.moveTable(-1) })},
		{ID: "table-down", Keys: []string{"down"}, Short: "table", Rank: 2, Help: "the table below", Do: tui.Just(func() { r.moveTable(1) })},
		{ID: "withdraw", Keys: []string{"X", "delete"}, Short: "take back", Rank: 3, Help: "the selected table takes its guess back", Off: r.noGuessing, Do: r.asking("Take the guess back?", "The guess of the selected table goes; u brings it back.", "take it back", func() {
			r.refused(r.session().WithdrawGuess(r.tableName()))
		})},
		{ID: "tables", Keys: []string{"n"}, Short: "tables", Rank: 4, Help: "how many tables there are, and their names", Off: r.noGuessing, Do: tui.Just(r.askTableNames)},
		{ID: "unseal", Keys: []string{"U"}, Short: "unseal", Rank: 5, Help: "unseal the guesses, until the first answer is shown: to correct one, or for a late table", Off: r.noUnsealing, Do: r.asking("Unseal the guesses?", "They can be corrected then, and a late table can write one; Space seals them again.", "unseal them", func() {
			if !r.refused(r.session().Unseal()) {
				r.toWaitingTable()
			}
		})},
		{ID: "give-up-round", Keys: []string{"G"}, Help: "go on without guesses; asks first where there are some", Off: r.noGuessing, Do: tui.Just(r.askToGiveUp)},
	}
}

// enter opens a round about the row's change, unless it has been answered, or
// tables have guessed about another.
func (r *guesses) enter() {
	asked := r.asked()
	if len(asked) == 0 || !r.doc().AsksAnew(asked) || r.fromAPlan(asked[0]) {
		return
	}
	r.at.Table = 0
	for _, table := range r.doc().Tables() {
		delete(r.stage.Drafts, guessDraft(table)) // of another round
	}
	r.moved = false
	r.refused(r.session().AskGuesses(asked...))
}

// fromAPlan tells whether a change has come into the scenario with a plan or a wish, after
// an answer was shown, and nobody has moved it since on the step before: going back must
// not withhold all the money again.
func (r *guesses) fromAPlan(c model.Change) bool {
	return len(r.doc().Rounds) > 0 && len(c.AskedBy) > 0 && !r.moved
}

// asked are the changes that the row's guesses are about, or those of a specialty's rows.
func (r *Room) asked() []model.Change {
	if r.at.Specialty != "" {
		return r.session().Asked(r.rows()...)
	}
	return r.session().Asked(r.at.Row)
}

// round is the round that the walls show: the open one, or the last.
func (r *Room) round() (file.Round, bool) {
	rounds := r.doc().Rounds
	if len(rounds) == 0 {
		return file.Round{}, false
	}
	return rounds[len(rounds)-1], true
}

func (r *guesses) noGuessing() string {
	round, open := r.doc().OpenRound()
	switch {
	case !open:
		return "No guess is asked for; choose a change on the step before"
	case round.Sealed != "":
		return "The guesses are sealed"
	}
	return ""
}

// noUnsealing says why there is nothing to unseal, or "".
func (r *guesses) noUnsealing() string {
	round, open := r.doc().OpenRound()
	switch {
	case !open || round.Revealed != file.RevealNothing:
		return "An answer has been shown; the guesses stay as they are"
	case round.Sealed == "" || len(round.Guesses) == 0:
		return "No guesses are sealed"
	}
	return ""
}

func (r *Room) tableName() string {
	tables := r.doc().Tables()
	return tables[min(r.at.Table, len(tables)-1)]
}

func (r *guesses) moveTable(by int) {
	r.at.Table = min(max(0, r.at.Table+by), len(r.doc().Tables())-1)
}

// advance asks whether to seal, where there is something to seal.
func (r *guesses) advance() bool {
	round, open := r.doc().OpenRound()
	if !open || round.Sealed != "" {
		return false
	}
	n := len(round.Guesses)
	if n == 0 {
		r.offerWithout(round.Changes())
		return true
	}
	text := "All " + strconv.Itoa(n) + " guesses are in. Sealed they stay as they are, unless U unseals them before the first answer."
	if missing := len(r.doc().Tables()) - n; missing > 0 {
		text = strconv.Itoa(n) + " of " + strconv.Itoa(n+missing) + " tables have written a guess. Sealed they stay as they are, unless U unseals them before the first answer."
	}
	r.stage.Show(&tui.Question{Title: "Seal the guesses?", Text: text, Answers: []tui.Answer{
		{Key: "space enter", Does: "seal them", Do: func() tea.Cmd {
			if !r.refused(r.session().Seal()) {
				r.sealing = true
				r.stage.Say("The guesses are on their way to the disk; they are sealed once they are on it.")
				if said, _ := r.AfterKept(); said != "" {
					r.stage.Say(said)
				}
			}
			return r.Tell()
		}},
	}, Esc: "not yet"})
	return true
}

// AfterKept is what to say once the guesses are on the disk, and tells the notes;
// "" where there is nothing to say.
func (r *Room) AfterKept() (said string, tell tea.Cmd) {
	g := r.guesses
	if !g.sealing || !r.session().SealKept() {
		return "", nil
	}
	g.sealing = false
	return "Sealed. Space shows the first answer.", r.Tell()
}

// offerWithout asks whether to go on without guesses, where none is in.
func (r *Room) offerWithout(asked []model.Change) {
	write := tui.Answer{Key: "enter", Does: "write a guess", Do: func() tea.Cmd {
		r.goToShown(file.ShowGuess)
		if r.guesses.noGuessing() == "" {
			r.guesses.writeGuess()
		}
		return r.Tell()
	}}
	r.stage.Show(&tui.Question{Title: "Go on without guesses?", Text: "No table has written a guess. The next step shows the answer.", Answers: []tui.Answer{
		{Key: "space", Does: "go on without", Do: func() tea.Cmd { return r.goWithout(asked) }},
		write,
	}, Esc: "not yet"})
}

// goWithout goes on to the first answer, where it has a step.
func (r *Room) goWithout(asked []model.Change) tea.Cmd {
	if r.refused(r.session().WithoutGuesses(asked...)) {
		return nil
	}
	r.host.Changed()
	if at, answer := r.step().(*answerStep); answer {
		at.enter()
		return r.Tell()
	}
	return r.goOn()
}

// askToGiveUp goes on without guesses; where there are some it asks first.
func (r *guesses) askToGiveUp() {
	round, _ := r.doc().OpenRound()
	if len(round.Guesses) == 0 {
		r.offerWithout(round.Changes())
		return
	}
	text := "One table has written a guess; it would be lost."
	if n := len(round.Guesses); n > 1 {
		text = strconv.Itoa(n) + " tables have written a guess; they would be lost."
	}
	r.stage.Show(&tui.Question{Title: "Give the guesses up?", Text: text + " No answer is shown yet; u takes it back.", Answers: []tui.Answer{
		{Key: "g", Does: "give them up", Do: func() tea.Cmd {
			if !r.refused(r.session().GiveUpGuesses()) {
				r.host.Changed()
				r.stage.Say("Given up. Space shows the first answer.")
			}
			return r.Tell()
		}},
	}})
}

func (r *guesses) draw(out *wall.Writer) {
	round, ok := r.round()
	if !ok && len(r.asked()) == 0 {
		out.Para(tui.Plain, "First choose what to send fewer of. Page Up goes back to it.")
		return
	}
	if !ok {
		out.Para(tui.Plain, "Space asks the tables about "+r.rowName()+".")
		return
	}
	out.Para(tui.Strong, words.AskedWhat(r.host.Filed(), &round))
	out.Para(tui.Plain, tui.UpperFirst(strings.TrimSpace(words.AskedTakes(r.host.Filed(), round.Changes())+" What will it save by 31 March?")))
	out.Skip()
	foot := r.foot(round)
	r.drawTables(out, round, out.Left()-out.Rows(foot)-1)
	out.Skip()
	if foot != "" {
		out.Para(tui.Strong, foot)
	}
}

// drawTables lists the tables in so many rows, the selected one among them.
func (r *guesses) drawTables(out *wall.Writer, round file.Round, rows int) {
	tables := r.doc().Tables()
	each := 1
	if out.Roomy() {
		each += max(1, out.Gap)
	}
	fit := max(1, (rows+each-1)/each)
	for _, table := range tables {
		out.Keep(wall.Said{Text: table + ": " + r.state(round, table, out.Theme)})
	}
	top := min(max(0, r.at.Table-fit+1), max(0, len(tables)-fit))
	for i := top; i < min(len(tables), top+fit) && out.Left() > 0; i++ {
		if i == r.at.Table && round.Sealed == "" {
			out.Put(0, out.Y, tui.Knob, out.Theme.Glyphs.Select)
		}
		out.Cut(2, out.Y, 20, tui.Strong, out.Shown(tables[i]))
		out.Cut(24, out.Y, out.Wide()-24, tui.Plain, r.state(round, tables[i], out.Theme))
		out.Y += each
	}
}

// foot says under the tables how far the sealing is, and how to unseal.
func (r *guesses) foot(round file.Round) string {
	switch {
	case round.Sealed != "" && len(round.Guesses) == 0:
		return "On without guesses."
	case round.Sealed != "" && !r.session().SealKept():
		return "Not sealed yet: the guesses are not on the disk."
	case round.Sealed != "":
		foot := strconv.Itoa(len(round.Guesses)) + " sealed at " + clockOf(round.Sealed) + "."
		if r.noUnsealing() == "" {
			foot += " U unseals them, until the first answer is shown."
		}
		return foot
	}
	return ""
}

// state says whether a table has guessed, and never what.
func (r *guesses) state(round file.Round, table string, t *tui.Theme) string {
	_, given := round.GuessOf(table)
	switch {
	case !given:
		return "–"
	case r.session().SealKept():
		return dots(guessDots, t) + " sealed"
	}
	return dots(guessDots, t) + " written"
}

// guessDots is how many dots stand for a guess, typed or written.
const guessDots = 5

// dots stand for what is not to be seen.
func dots(n int, t *tui.Theme) string { return strings.Repeat(string(t.Glyphs.Hidden), n) }

// clockOf is the time of day of a time as the files have it.
func clockOf(stamp string) string {
	_, clock, _ := strings.Cut(stamp, " ")
	return clock
}
