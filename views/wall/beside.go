package wall

import (
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/words"
)

// DrawAnswers shows the answers so far, the second where its place was from the start.
func DrawAnswers(out *Writer, round file.Round, both bool, scale int) {
	if out.Roomy() {
		out.Skip()
	}
	drawBig(out, scale, round.Answers.ByCase, "if paid by the case")
	if out.Roomy() {
		out.Skip()
	}
	if both {
		drawBig(out, scale, round.Answers.AsContracted, "as contracted")
	} else {
		out.Y += tui.BigFigureHeight(scale)
	}
	if out.Roomy() {
		out.Skip()
	}
}

// AnswerScale is how large an answer is: both are, whatever they come to, so that
// neither looks larger than the other.
func AnswerScale(out *Writer) int {
	scale := out.Scale()
	for scale > 1 && (out.Wide() < tui.BigFigureWidth("£000,000", scale)+besideFigure || out.Theme.ASCII && scale%2 == 1) {
		scale--
	}
	return scale
}

func drawBig(out *Writer, scale int, saved model.Money, under string) {
	verb := "saved "
	if saved < 0 {
		verb = "more spent "
	}
	start := out.Y
	out.FigureOf(scale, tui.Focus, saved.Abs().Whole(), verb+under)
	out.Y = max(out.Y, start+tui.BigFigureHeight(scale))
}

// DrawContracts shows the year as contracted and as proposed, side by side.
// While guesses are open only what no change of ours moves is shown.
func DrawContracts(out *Writer, pr *model.Projection, withheld bool) {
	first, nothing := 24, "if nothing changes"
	if out.Wide() < 54 {
		first, nothing = 17, "no changes made"
	}
	each := (out.Wide() - first) / 2
	row := func(role tui.Role, label string, a, b string) {
		out.Keep(Said{Text: label + ": " + strings.Trim(a+"; "+b, "; "), Role: role})
		if out.Left() <= 0 {
			return
		}
		out.Cut(0, out.Y, first-1, tui.Plain, label)
		out.Cut(first, out.Y, each, role, a)
		out.Cut(first+each, out.Y, each, role, b)
		out.Y++
	}
	contracted, proposed := &pr.Terms[model.AsContracted], &pr.Terms[model.AsProposed]
	row(tui.Muted, "on 31 March", "as contracted", "as proposed")
	row(tui.Strong, nothing, contracted.DoNothing.Deficit.Over(), proposed.DoNothing.Deficit.Over())
	if !withheld {
		row(tui.Strong, "with what we do", contracted.Shown(contracted.Scenario.Deficit).Over(), proposed.Shown(proposed.Scenario.Deficit).Over())
		row(tui.Strong, "what we do saves", words.Saved(contracted.Saving), words.Saved(proposed.Saving))
	}
	row(tui.Strong, "the terms alone", "", words.TermsSave(pr.SavingFromTerms))
}

// DrawThree shows what is saved by 31 March, after it and in a full year, as contracted.
func DrawThree(out *Writer, whole *[model.TermsCount]model.Yield) {
	y := &whole[model.AsContracted]
	out.Para(tui.Strong, "What we change, as contracted"+words.BySign(y.Costs, ", after what it takes", "", ""))
	out.Skip()
	scale := out.ScaleFor(3, 3)
	figure := func(role tui.Role, m model.Money, saved, spent string) {
		out.FigureOf(scale, role, m.Abs().Short(), words.BySign(m, saved, spent, saved))
		if out.Roomy() {
			out.Skip()
		}
	}
	figure(tui.Focus, y.Saving, "saved by 31 March", "more spent by 31 March")
	figure(tui.Strong, y.After, "less care at tariff after 31 March", "more care at tariff after 31 March")
	figure(tui.Strong, y.FullYear, "saved in a full year, if kept up", "more spent in a full year, if kept up")
	for _, wording := range words.ThreeFigures(&whole[model.AllCostPerCase]) {
		if said := "Paid by the case: " + wording + "."; out.Left() >= out.Rows(said) {
			out.Para(tui.Plain, said)
			break
		}
	}
	if out.Left() > out.Rows(words.IfKeptUp) {
		out.Para(tui.Plain, words.IfKeptUp)
	}
}
