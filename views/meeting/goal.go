package meeting

import (
	"cmp"
	"slices"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// goal shows what is needed beside what can still move, what stands in the way, the same
// under each terms, and what it would come to in a full year.
type goal struct {
	reading
	work    tui.Reckoning
	of      *model.Prepared // the year of the present answers
	edition int             // of the session that they are of
	found   *needs          // nil until they are there
}

// needs are what it takes under each terms that stand side by side.
type needs struct {
	under []seek.Answer
	year  model.FullYearResult // of the plan as contracted, kept up
}

func (r *goal) pieces() int { return 5 }

func (r *goal) money() bool { return true }

func (r *goal) figure() string { return "terms.as_contracted.scenario.deficit" }

// prepare has the answers sought beside the keys: on a large year that takes a while.
func (r *goal) prepare() {
	year, edition := r.prepared(), r.session().Edition()
	if r.of == year && r.edition == edition || r.withheld() {
		return
	}
	r.of, r.edition = year, edition
	r.work.App = r.stage
	doc, shown := r.doc().Clone(), model.ShownTerms(r.projection().Proposed)
	target := r.projection().Target
	r.work.Ask(func() func() {
		found := needsOf(year, &doc, target, shown)
		return func() { r.found = found }
	})
}

func needsOf(year *model.Prepared, doc *file.Document, target model.Money, shown []model.Terms) *needs {
	var n needs
	q := seek.Question{Scenario: &doc.Scenario, Deficit: target, Mode: seek.FewestSent, Limits: doc.Limits()}
	for _, t := range shown {
		q.Terms = t
		n.under = append(n.under, seek.Solve(year, &q))
	}
	n.year = year.NewFullYear().Of(&model.Scenario{Changes: answers.PlanToTake(&n.under[0]).Changes, Proposals: doc.Scenario.Proposals})
	return &n
}

func (r *goal) draw(out *wall.Writer) {
	if r.found == nil {
		out.Para(tui.Plain, tui.ReckoningWords)
		return
	}
	a := &r.found.under[0]
	switch {
	case a.Outcome == seek.AlreadyMet || a.Outcome == seek.NoAnswer:
		out.Para(tui.Strong, a.Headline(r.year()))
	case r.at.Piece < 2:
		r.drawNeed(out, a)
	case r.at.Piece == 2:
		r.drawInTheWay(out, a)
	case r.at.Piece == 3:
		r.drawTerms(out)
	default:
		r.drawFullYear(out)
	}
}

// drawNeed shows what is needed, and then what of it can still move.
func (r *goal) drawNeed(out *wall.Writer, a *seek.Answer) {
	on := ""
	if len(r.doc().Scenario.Changes) > 0 {
		on = ", besides what we change already"
	}
	out.Para(tui.Strong, "What it takes "+seek.GoalWords(a.Goal, false)+", as contracted"+on)
	out.Skip()
	scale := out.ScaleFor(2, out.Rows(a.Headline(r.year()))+2)
	out.FigureOf(scale, tui.Over, (-a.Spare()).Short(), "is what must be saved by 31 March")
	if r.at.Piece == 0 {
		return
	}
	out.Skip()
	out.FigureOf(scale, tui.Focus, canMove(a).Short(), "of that can still move by referrals, at most")
	out.Skip()
	out.Para(tui.Strong, a.Headline(r.year()))
}

// canMove is what of the goal can still move: all of it where it can be reached.
func canMove(a *seek.Answer) model.Money {
	if a.Outcome == seek.NotPossible {
		return a.Most.Saving
	}
	return -a.Spare()
}

// drawInTheWay lists what keeps the rest, the most money first, or what the plan is made
// of where it is possible.
func (r *goal) drawInTheWay(out *wall.Writer, a *seek.Answer) {
	heading := "What stands in the way, the most money first"
	if a.Outcome == seek.Reached {
		heading = a.Headline(r.year())
	}
	out.Para(tui.Strong, heading)
	out.Skip()
	r.read(out, r.inTheWay())
}

func (r *goal) inTheWay() (items []wall.Entry) {
	if r.found == nil {
		return nil
	}
	a, y := &r.found.under[0], r.year()
	if a.Outcome == seek.Reached {
		plan := answers.PlanToTake(a)
		saving, _ := plan.Listed()
		for _, i := range saving {
			c := plan.Cuts[i]
			items = append(items, wall.Entry{Says: c.Lever.Name(y) + ": " + seek.SizePercent(c.Percent) + ", " + words.SavingWords(c.Saving), Role: tui.Strong})
		}
		return items
	}
	ways := slices.Clone(a.InTheWay)
	slices.SortStableFunc(ways, func(a, b seek.Obstacle) int { return cmp.Compare(b.Money, a.Money) })
	for _, o := range ways {
		items = append(items, wall.Entry{Says: o.Words(), Role: tui.Strong})
	}
	for _, c := range a.Contracts {
		items = append(items, wall.Entry{Says: c.Words(y)})
	}
	return items
}

// drawTerms shows under each terms what of the need can still move.
func (r *goal) drawTerms(out *wall.Writer) {
	out.Para(tui.Strong, "What can still move of what is needed, under each terms")
	out.Skip()
	scale := out.ScaleFor(len(r.found.under), 0)
	for i := range r.found.under {
		a := &r.found.under[i]
		if a.Outcome == seek.AlreadyMet {
			out.Para(tui.Strong, "Nothing more is needed "+a.Terms.String()+".")
		} else {
			out.FigureOf(scale, tui.Focus, canMove(a).Short(), "of "+(-a.Spare()).Short()+", "+a.Terms.String())
		}
		if out.Roomy() {
			out.Skip()
		}
	}
}

// drawFullYear shows what the plan would save if it were kept up for a year.
func (r *goal) drawFullYear(out *wall.Writer) {
	what := "The most that can move"
	if r.found.under[0].Outcome == seek.Reached {
		what = "That plan"
	}
	out.Para(tui.Strong, what+", kept up for a full year, as contracted")
	out.Skip()
	out.Figure(tui.Focus, r.found.year.Terms[model.AsContracted].Saving.Abs().Short(), "would be saved in the year, at this year's prices and contracts")
	out.Skip()
	out.Para(tui.Strong, "The same cuts, if all were paid by the case: "+r.found.year.Terms[model.AllCostPerCase].Saving.Saved()+".")
	out.Para(tui.Plain, "That is no forecast: next year's contracts are not signed yet.")
}
