package meeting

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// answerStep shows what the change saves that the tables were asked about: first if
// paid by the case, then, in the same place, as contracted, and why.
type answerStep struct {
	plain
	terms model.Terms
}

// both tells whether this is the step of the second answer.
func (r *answerStep) both() bool { return r.terms == model.AsContracted }

func (r *answerStep) pieces() int {
	if r.both() {
		return 2
	}
	return 1
}

func (r *answerStep) written() bool { return true }

func (r *answerStep) enter() {
	if !r.both() || !r.byCaseBefore() { // an agenda may have the second answer alone
		r.reveal(file.RevealNothing)
	}
	if r.both() {
		r.reveal(file.RevealByCase)
	}
}

// byCaseBefore tells whether the first answer has a step of its own before this one.
func (r *answerStep) byCaseBefore() bool {
	return slices.ContainsFunc(r.agenda[:r.at.Step], func(item file.AgendaItem) bool { return item.Shows == file.ShowByCase })
}

func (r *answerStep) keys() []tui.Action {
	return []tui.Action{
		{ID: "name-table", Keys: []string{"n"}, Short: "name a table", Rank: 1, Help: "name a table beside its guess, where it agrees", Do: tui.Just(r.nameTable)},
	}
}

// advance offers the answer of a change about which no table was asked: an agenda
// need have no guesses.
func (r *answerStep) advance() bool {
	if round, ok := r.round(); r.both() && r.byCaseBefore() || ok && (len(round.Guesses) > 0 || round.Revealed != file.RevealNothing) {
		return false
	}
	asked := r.asked()
	if len(asked) > 0 {
		r.offerWithout(asked)
	}
	return len(asked) > 0
}

// why takes the answer apart: of the change as the tables were asked about it, by
// the year file's own forecasts.
func (r *answerStep) why() {
	round, ok := r.round()
	if !ok || round.Revealed == file.RevealNothing {
		r.stage.Refuse("Nothing is revealed yet")
		return
	}
	sc, at := r.session().AsAsked(round)
	path := "terms." + r.terms.Key() + ".by_change." + strconv.Itoa(at)
	if specialty := round.Specialty(r.year()); specialty != "" {
		path = explain.SpecialtyPath(specialty, r.terms)
	}
	r.host.Why(path, "As it was asked about", func() *explain.Explainer {
		return explain.New(r.host.Filed(), &sc)
	})
}

// reveal shows the next answer, where the one before it is the last shown.
func (r *Room) reveal(after file.Reveal) {
	if round, open := r.doc().OpenRound(); open && round.Sealed != "" && round.Revealed == after {
		r.host.ForRecord()
		r.refused(r.session().Reveal())
	}
}

// nameTable names a table that agrees, or takes its name away again.
func (r *answerStep) nameTable() {
	round, ok := r.round()
	if !ok || round.Revealed == file.RevealNothing {
		r.stage.Refuse("Nothing is revealed yet")
		return
	}
	if len(round.Guesses) == 0 {
		r.stage.Refuse("No table has guessed")
		return
	}
	var names []string
	for _, g := range round.Guesses {
		names = append(names, tui.FirstGiven(g.Table, "a table that is not named"))
	}
	r.stage.Show(tui.NewChooser("Which table agrees to be named?", names, 0, func(i int) tea.Cmd {
		r.refused(r.session().NameTable(round.Guesses[i].Table, !round.Guesses[i].Named))
		return nil
	}))
}

// draw shows the guesses and the answers so far. Each answer has its place
// from the start; the second is as large as the first.
func (r *answerStep) draw(out *wall.Writer) {
	round, ok := r.round()
	if !ok || round.Revealed == file.RevealNothing {
		out.Para(tui.Plain, "Nothing is revealed yet: the guesses come first, and are sealed. Page Up goes back to them.")
		return
	}
	both := r.both() && round.Revealed == file.RevealContract
	says, forThat, scale := "", "", wall.AnswerScale(out)
	if both {
		says, forThat, scale = r.because(out, round, scale)
	}
	title := round.Words(r.year())
	if words.AskedTakes(r.host.Filed(), round.Changes()) != "" {
		title += ", after what it takes"
	}
	out.Line(tui.Strong, title)
	wall.DrawAnswers(out, round, both, scale)
	needed := 0
	for _, text := range []string{says, forThat} {
		if text != "" {
			needed += out.Rows(text)
		}
	}
	out.Keep(wall.Said{Text: round.AnsweredWords()})
	wall.DrawGuesses(out, round, both, out.Left()-needed)
	if says != "" {
		if out.Left() > needed {
			out.Skip()
		}
		out.Para(tui.Strong, says)
	}
	if forThat != "" {
		if out.Left() > out.Rows(forThat) {
			out.Skip()
		}
		out.Para(tui.Plain, forThat)
	}
}

// aboutAsked is what is said of a round's answers: of the changes as they were asked about,
// by the year file's own forecasts.
func (r *answerStep) aboutAsked(round file.Round) words.About {
	sc, _ := r.session().AsAsked(round)
	return words.InScenario(r.host.Filed(), &sc, round.Change.Target)
}

// because is what is said under both answers: what the contract says, and with the next
// press what it is for. On a small wall the scale and its marks come first: the figures
// are then as small as the text, and a sentence that has no room with them waits for the
// press, or stood there before it.
func (r *answerStep) because(out *wall.Writer, round file.Round, large int) (says, forThat string, scale int) {
	about := r.aboutAsked(round)
	if specialty := round.Specialty(r.year()); specialty != "" {
		says = words.SpecialtyReleases(about, specialty)
	} else {
		says = words.ContractSays(about)
	}
	if takes := words.AskedTakes(about.Prepared, round.Changes()); takes != "" {
		says += " " + takes
	}
	fits := out.Left() >= 1+2*tui.BigFigureHeight(large)+wall.GuessRows+out.Rows(says)
	switch {
	case r.at.Piece == 0 && (fits || out.Roomy()):
		return says, "", large
	case r.at.Piece == 0:
		return "", "", large
	}
	forThat = words.WhatItIsFor(about)
	if out.Roomy() || forThat == "" && fits {
		return says, forThat, large
	}
	if fits && 3+wall.GuessRows+out.Rows(says)+out.Rows(forThat) > out.Left() {
		says = ""
	}
	return says, forThat, 0
}
