package meeting

import (
	"fewer/model"
	"fewer/scenarios"
	"fewer/views/answers"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// nextYear shows what is saved this year beside what falls after it and what a full year
// would save, and then what it takes and when that is paid back.
type nextYear struct {
	reading
	yields scenarios.Kept[*model.Yields]
}

func (r *nextYear) pieces() int { return 2 }

func (r *nextYear) money() bool { return true }

func (r *nextYear) figure() string {
	if r.at.Piece > 0 {
		return "terms.as_contracted.saving"
	}
	return "terms.as_contracted.full_year.saving"
}

func (r *nextYear) brings() *model.Yields {
	return r.yields.Of(r.prepared(), r.session().Edition(), func(year *model.Prepared) *model.Yields {
		doc := r.doc()
		return answers.NewQuestion(year, &doc, model.AsContracted).Yields()
	})
}

func (r *nextYear) draw(out *wall.Writer) {
	if len(r.doc().Scenario.Changes) == 0 {
		out.Para(tui.Plain, words.NothingChanged+".")
		return
	}
	if y := r.brings(); r.at.Piece == 0 {
		wall.DrawThree(out, &y.Whole)
	} else {
		r.drawCosts(out, y)
	}
}

// drawCosts shows what the changes take, and when each has paid for itself.
func (r *nextYear) drawCosts(out *wall.Writer, y *model.Yields) {
	whole := &y.Whole[model.AsContracted]
	var items []wall.Entry
	doc := r.doc()
	for i := range y.Changes {
		of, c := &y.Changes[i], doc.Scenario.Changes[i]
		takes := words.TakesWords(&of[model.AsContracted], c.Costs.PerWeek)
		if takes == "" {
			continue
		}
		var back [model.TermsCount]model.PaidBack
		for t := range back {
			back[t] = of[t].PaidBack
		}
		notes := append([]string{tui.UpperFirst(takes) + "."}, words.PaysBack(&back, model.AsContracted, r.projection().Proposed)...)
		items = append(items, wall.Entry{Says: r.year().ChangeWords(c), Role: tui.Strong, Notes: notes})
	}
	if len(items) == 0 {
		out.Para(tui.Strong, "No change says what it takes.")
		out.Skip()
		out.Para(tui.Plain, "What would a clinic, an advice line or an hour of somebody cost, once and each week? The workbench asks for it in a change.")
		return
	}
	out.FigureOf(out.ScaleFor(1, 3*len(items)+4), tui.Over, whole.Costs.Abs().Short(), "is what it takes by 31 March")
	out.Skip()
	r.read(out, items)
}
