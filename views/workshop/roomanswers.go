package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/tui"
	"fewer/views/words"
)

// byCaseWall shows the first answer: what it saves if paid by the case.
func (r *room) byCaseWall() wall {
	return wall{
		pieces: 1, enter: func() { r.reveal(scenarios.RevealNothing) }, advance: r.askForAnswer,
		draw: func(out *writer) { r.drawAnswers(out, false) }, actions: r.answerActions(),
	}
}

// askForAnswer offers the answer of a change about which no table was asked: an
// agenda need have no guesses.
func (r *room) askForAnswer() bool {
	if round, ok := r.round(); ok && (len(round.Guesses) > 0 || round.Revealed != scenarios.RevealNothing) {
		return false
	}
	c, ok := r.change()
	if ok {
		r.offerWithout(c)
	}
	return ok
}

// contractWall shows the second answer in the same place: what it saves as
// contracted, and why.
func (r *room) contractWall() wall {
	return wall{
		pieces: 2, enter: func() { r.reveal(scenarios.RevealByCase) },
		draw: func(out *writer) { r.drawAnswers(out, true) }, actions: r.answerActions(),
	}
}

func (r *room) answerActions() []action {
	return []action{
		{id: "name-table", keys: []string{"n"}, short: "name a table", group: meeting, rank: 1, help: "name a table beside its guess, where it agrees", do: just(r.nameTable)},
	}
}

// reveal shows the next answer, where the one before it is the last shown.
func (r *room) reveal(after scenarios.Reveal) {
	if round, open := r.doc().OpenRound(); open && round.Sealed != "" && round.Revealed == after {
		r.app.forRecord()
		r.app.refused(r.session().Reveal())
	}
}

// nameTable names a table that agrees, or takes its name away again.
func (r *room) nameTable() {
	round, ok := r.round()
	if !ok || round.Revealed == scenarios.RevealNothing {
		r.app.refuse("Nothing is revealed yet")
		return
	}
	if len(round.Guesses) == 0 {
		r.app.refuse("No table has guessed")
		return
	}
	var names []string
	for _, g := range round.Guesses {
		names = append(names, firstGiven(g.Table, "a table that is not named"))
	}
	r.app.show(newChooser(r.app, "Which table agrees to be named?", names, 0, func(i int) tea.Cmd {
		r.app.refused(r.session().NameTable(round.Guesses[i].Table, !round.Guesses[i].Named))
		return nil
	}))
}

// drawAnswers shows the guesses and the answers so far. Each answer has its place
// from the start; the second is as large as the first.
func (r *room) drawAnswers(out *writer, both bool) {
	round, ok := r.round()
	if !ok || round.Revealed == scenarios.RevealNothing {
		out.para(tui.Plain, "Nothing is revealed yet: the guesses come first, and are sealed. Page Up goes back to them.")
		return
	}
	both = both && round.Revealed == scenarios.RevealContract
	out.line(tui.Strong, r.app.year.ChangeWords(round.Change))
	out.skip()
	by, contracted := round.Answers.ByCase, round.Answers.AsContracted
	r.drawAnswer(out, by, "if paid by the case")
	if out.roomy() {
		out.skip()
	}
	if both {
		r.drawAnswer(out, contracted, "as contracted")
	} else {
		out.y += tui.BigFigureHeight(answerScale(out))
	}
	if out.roomy() {
		out.skip()
	}
	about := r.about(round.Change.Target)
	says, forThat := words.ContractSays(about), words.WhatItIsFor(about)
	needed := 0
	if both {
		needed = out.rows(says)
	}
	if !both || r.piece == 0 || out.roomy() {
		r.drawAxis(out, round, both, out.left()-needed)
	}
	if both {
		if out.left() > needed+out.rows(forThat)+2*out.gap {
			out.skip()
		}
		out.para(tui.Strong, says)
		if r.piece > 0 && forThat != "" {
			out.skip()
			out.para(tui.Plain, forThat)
		}
	}
}

// answerScale is how large an answer is: both are, whatever they come to, so that
// neither looks larger than the other.
func answerScale(out *writer) int {
	scale := out.scale()
	for scale > 1 && (out.wide() < tui.BigFigureWidth("£000,000", scale)+besideFigure || out.theme.ASCII && scale%2 == 1) {
		scale--
	}
	return scale
}

func (r *room) drawAnswer(out *writer, saved model.Money, under string) {
	verb := "saved "
	if saved < 0 {
		verb = "more spent "
	}
	start, scale := out.y, answerScale(out)
	out.figureOf(scale, tui.Focus, saved.Abs().Whole(), verb+under)
	out.y = max(out.y, start+tui.BigFigureHeight(scale))
}
