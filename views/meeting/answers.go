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
	if r.both() {
		r.reveal(file.RevealByCase)
	} else {
		r.reveal(file.RevealNothing)
	}
}

func (r *answerStep) keys() []tui.Action {
	return []tui.Action{
		{ID: "name-table", Keys: []string{"n"}, Short: "name a table", Rank: 1, Help: "name a table beside its guess, where it agrees", Do: tui.Just(r.nameTable)},
	}
}

// advance offers the answer of a change about which no table was asked: an agenda
// need have no guesses.
func (r *answerStep) advance() bool {
	if round, ok := r.round(); r.both() || ok && (len(round.Guesses) > 0 || round.Revealed != file.RevealNothing) {
		return false
	}
	c, ok := r.change()
	if ok {
		r.offerWithout(c)
	}
	return ok
}

// why takes the answer apart: of the change as the tables were asked about it, by
// the year file's own forecasts.
func (r *answerStep) why() {
	round, ok := r.round()
	if !ok || round.Revealed == file.RevealNothing {
		r.stage.Refuse("Nothing is revealed yet")
		return
	}
	sc := r.doc().Scenario
	changes := slices.Clone(sc.Changes)
	i := slices.IndexFunc(changes, func(c model.Change) bool { return c.Target == round.Change.Target && c.IsPlain(r.year()) })
	if i < 0 {
		i = len(changes)
		changes = append(changes, model.Change{})
	}
	changes[i] = round.Change
	sc.Changes = changes
	r.host.Why("terms."+r.terms.Key()+".by_change."+strconv.Itoa(i), "As it was asked about", func() *explain.Explainer {
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

// drawAnswers shows the guesses and the answers so far. Each answer has its place
// from the start; the second is as large as the first.
func (r *answerStep) draw(out *wall.Writer) {
	round, ok := r.round()
	if !ok || round.Revealed == file.RevealNothing {
		out.Para(tui.Plain, "Nothing is revealed yet: the guesses come first, and are sealed. Page Up goes back to them.")
		return
	}
	both := r.both() && round.Revealed == file.RevealContract
	out.Line(tui.Strong, r.year().ChangeWords(round.Change))
	out.Skip()
	by, contracted := round.Answers.ByCase, round.Answers.AsContracted
	r.drawAnswer(out, by, "if paid by the case")
	if out.Roomy() {
		out.Skip()
	}
	if both {
		r.drawAnswer(out, contracted, "as contracted")
	} else {
		out.Y += tui.BigFigureHeight(answerScale(out))
	}
	if out.Roomy() {
		out.Skip()
	}
	about := r.about(round.Change.Target)
	says, forThat := words.ContractSays(about), words.WhatItIsFor(about)
	needed := 0
	if both {
		needed = out.Rows(says)
	}
	out.Keep(wall.Said{Text: round.AnsweredWords()})
	if !both || r.at.Piece == 0 || out.Roomy() {
		r.drawAxis(out, round, both, out.Left()-needed)
	}
	if both {
		if out.Left() > needed+out.Rows(forThat)+2*out.Gap {
			out.Skip()
		}
		out.Para(tui.Strong, says)
		if r.at.Piece > 0 && forThat != "" {
			out.Skip()
			out.Para(tui.Plain, forThat)
		}
	}
}

// answerScale is how large an answer is: both are, whatever they come to, so that
// neither looks larger than the other.
func answerScale(out *wall.Writer) int {
	scale := out.Scale()
	for scale > 1 && (out.Wide() < tui.BigFigureWidth("£000,000", scale)+wall.BesideFigure || out.Theme.ASCII && scale%2 == 1) {
		scale--
	}
	return scale
}

func (r *answerStep) drawAnswer(out *wall.Writer, saved model.Money, under string) {
	verb := "saved "
	if saved < 0 {
		verb = "more spent "
	}
	start, scale := out.Y, answerScale(out)
	out.FigureOf(scale, tui.Focus, saved.Abs().Whole(), verb+under)
	out.Y = max(out.Y, start+tui.BigFigureHeight(scale))
}
