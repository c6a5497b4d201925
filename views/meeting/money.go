package meeting

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// movable shows how much of the money in contracts can still change, where it is,
// and what waiting costs.
type movable struct {
	reading
	of    *model.Prepared // the year that the moves are of
	moves *seek.Moves     // nil until it is shown
}

func (r *movable) pieces() int { return 2 }

func (r *movable) draw(out *wall.Writer) {
	if r.at.Piece == 0 {
		r.drawAll(out)
		return
	}
	out.Para(tui.Strong, "What could still move by 31 March, as contracted")
	out.Skip()
	r.read(out, r.streams())
}

// most is what can still move if nothing else is changed.
func (r *movable) most() *seek.Moves {
	if of := r.prepared(); r.moves == nil || r.of != of {
		m := seek.StillMove(of, &model.Scenario{}, model.AsContracted, "")
		r.of, r.moves = of, &m
	}
	return r.moves
}

func (r *movable) drawAll(out *wall.Writer) {
	m := r.most()
	out.Para(tui.Strong, "Of the "+m.Contracts.Short()+" in contracts this year,")
	out.Skip()
	out.Figure(tui.Focus, m.Most.Saving.Abs().Short(), "could still be saved before 31 March, at most")
	out.Skip()
	out.Para(tui.Strong, "The "+m.FirstWeekWords()+" of waiting takes "+m.FirstWeek().Short()+" off that.")
	if m.Held > 0 && out.Left() > 3 {
		out.Para(tui.Plain, "The contracts hold a further "+m.Held.Short()+", and "+m.Later.Short()+" would land after 31 March.")
	}
	if wait := insight.WaitingOf(r.projection()).Costs(1, model.AsContracted); !r.withheld() && wait > 0 && out.Left() > 2 {
		out.Para(tui.Plain, "Of what this scenario saves, a week of waiting costs "+wait.Short()+".")
	}
	meaning := m.Meaning(r.year())
	if out.Left() > out.Rows(meaning) {
		out.Skip()
	} else {
		meaning = "At most: if only protected patients were referred, red lines aside."
	}
	out.Para(tui.Plain, meaning)
}

// streams lists the streams by what can still move, with the reason why no
// more can.
func (r *movable) streams() (items []wall.Entry) {
	round, guessing := r.doc().OpenRound()
	for _, move := range r.most().Streams {
		if guessing && round.IsAbout(move.Lever.Target) {
			items = append(items, wall.Entry{Says: move.Lever.Name(r.year()) + ": not shown while the tables guess", Role: tui.Plain})
			continue
		}
		item := wall.Entry{Says: move.Lever.Name(r.year()) + ": " + move.Released.Saved(), Role: tui.Strong}
		if move.Released <= 0 {
			item.Role = tui.Plain
		}
		if len(move.Holds) > 0 {
			item.Notes = append(item.Notes, move.Holds[0].Sentence(r.year()))
		}
		items = append(items, item)
	}
	return items
}

// whoseMoney shows what the hospitals lose, what cost they can avoid, and what all
// together save.
type whoseMoney struct{ plain }

func (r *whoseMoney) money() bool { return true }

func (r *whoseMoney) figure() string { return "system_saving" }

func (r *whoseMoney) draw(out *wall.Writer) {
	pr := r.projection()
	out.Para(tui.Strong, "What all public bodies together spend less by 31 March")
	out.Skip()
	out.Figure(tui.Focus, pr.SystemSaving.Abs().Whole(), words.BySign(pr.SystemSaving, "less, in all", "more, in all", "less, in all"))
	out.Skip()
	none := true
	for i := range pr.Providers {
		p := &pr.Providers[i]
		proposed := p.Paid[model.AsProposed].Lost()
		if p.IncomeLost == 0 && p.CostAvoided == 0 && (!pr.Proposed || proposed == 0) {
			continue
		}
		none = false
		says := r.year().Providers[i].Name + ": as contracted " + words.IncomeLost(p.IncomeLost) + "; it " + words.CostAvoided(p.CostAvoided) + "."
		if pr.Proposed {
			says += " As proposed " + words.IncomeLost(proposed) + "."
		}
		out.Para(tui.Strong, says)
	}
	if none {
		out.Para(tui.Plain, "No hospital's income or cost changes yet.")
	}
	if pr.Costs != 0 {
		out.Para(tui.Plain, "The changes take "+pr.Costs.Whole()+" of it.")
	}
	out.Skip()
	if shares := "A contract moves money between two public bodies. What the hospital can stop spending is the file's estimate."; out.Left() >= out.Rows(shares) {
		out.Para(tui.Plain, shares)
	}
}

// consequences shows what fewer means for patients, in each side's words, beside
// the money and as large: one row after the other.
type consequences struct{ reading }

func (r *consequences) pieces() int { return max(1, len(r.rows())) }

func (r *consequences) figure() string { return r.rowSize() }

func (r *consequences) draw(out *wall.Writer) {
	targets := r.rows()
	if len(targets) == 0 {
		out.Para(tui.Plain, words.NothingChanged+".")
		return
	}
	at := min(r.at.Piece, len(targets)-1)
	t := targets[at]
	heading := r.year().TargetName(t)
	if len(targets) > 1 {
		heading += "  (" + model.Thousands(int64(at+1)) + " of " + model.Thousands(int64(len(targets))) + ")"
	}
	out.Line(tui.Strong, heading)
	if gone, _, _ := r.notSent(t); out.Roomy() && gone != 0 {
		amount, beside, _ := strings.Cut(words.Taken(r.year(), t, gone), " ")
		out.FigureOf(out.ScaleFor(1, 12), tui.Focus, amount, beside+" by 31 March")
	}
	out.Skip()
	r.read(out, r.said(t))
}

// said is what is said of a row: what it saves, how many they are, and each side's words.
func (r *consequences) said(t model.Target) (items []wall.Entry) {
	if !r.withheld() {
		items = append(items, wall.Entry{Says: r.saves(t), Role: tui.Strong, Notes: r.rowFacts(t)})
	}
	for _, c := range r.saidOf(t) {
		by := ""
		if c.By != "" {
			by = " (" + c.By + ")"
		}
		items = append(items, wall.Entry{Says: c.Side + ": “" + c.Says + "”" + by, Role: tui.Strong})
	}
	if len(r.saidOf(t)) == 0 {
		items = append(items, wall.Entry{Says: "Nobody has written down yet what this means for patients. What do both sides say?", Role: tui.Strong})
	}
	return items
}

// rows are the rows that are changed, or the one the meeting is about.
func (r *consequences) rows() (targets []model.Target) {
	if targets = r.changedRows(); len(targets) == 0 && len(r.targets) > 0 {
		targets = append(targets, r.at.Row)
	}
	return targets
}

// changedRows are the rows that are changed, each once.
func (r *Room) changedRows() (targets []model.Target) {
	for _, c := range r.doc().Scenario.Changes {
		if !slices.Contains(targets, c.Target) {
			targets = append(targets, c.Target)
		}
	}
	return targets
}

// saves says what a row's changes save.
func (r *consequences) saves(t model.Target) string {
	l, ok := seek.LeverFor(r.prepared(), t)
	if !ok {
		return "not known"
	}
	pr := r.projection()
	var saving [len(model.AllTerms)]model.Money
	if l.Stream >= 0 {
		saving = pr.Streams[l.Stream].Saving
	} else {
		saving = pr.Lines[l.Line].Saving
	}
	said := words.SavingWords(saving[model.AsContracted])
	return tui.UpperFirst(said) + " as contracted, " + words.SavingWords(saving[model.AllCostPerCase]) + " if paid by the case."
}

// overshoot shows whether more is saved than is needed, and what comes back.
type overshoot struct{ plain }

func (r *overshoot) money() bool { return true }

func (r *overshoot) figure() string { return "terms.as_contracted.scenario.deficit" }

func (r *overshoot) draw(out *wall.Writer) {
	pr := r.projection()
	find := pr.ToFind(model.AsContracted)
	needed := pr.Needed(model.AsContracted)
	if needed > 0 {
		out.Para(tui.Strong, "Needed: "+needed.Short()+". Saved so far, as contracted: "+pr.Terms[model.AsContracted].Saving.Saved()+".")
	} else {
		out.Para(tui.Strong, "If nothing changes we end where we agreed to, or better.")
	}
	out.Skip()
	if find == 0 {
		out.Para(tui.Strong, "Exactly what is needed.")
	} else {
		role := tui.Over
		if find < 0 {
			role = tui.Focus
		}
		out.Figure(role, find.Abs().Short(), words.FindSide(find))
	}
	out.Skip()
	if pr.Proposed {
		out.Para(tui.Plain, "As proposed: "+words.ToFind(pr.ToFind(model.AsProposed))+".")
	}
	if after := words.ScenarioAfter(pr, model.AsContracted); after != "" {
		out.Para(tui.Plain, after)
	}
}
