package workshop

import (
	"slices"

	"fewer/model"
	"fewer/views/tui"
	"fewer/views/words"
)

// movableWall shows how much of the money in contracts can still change, where
// it is, and what waiting costs.
func (r *room) movableWall() wall {
	return wall{
		pieces: 2, actions: r.arrows(),
		draw: func(out *writer) {
			if r.piece == 0 {
				r.drawMovable(out)
			} else {
				out.para(tui.Strong, "What could still move by 31 March, as contracted")
				out.skip()
				out.list(r.movableRows(), r.list)
			}
		},
	}
}

// movableHere is what can still move if nothing else is changed.
func (r *room) movableHere() *model.Moves {
	if r.movable == nil {
		m := r.app.prepared().StillMove(&model.Scenario{}, model.AsContracted)
		r.movable = &m
	}
	return r.movable
}

func (r *room) drawMovable(out *writer) {
	m := r.movableHere()
	out.para(tui.Strong, "Of the "+m.Contracts.Short()+" in contracts this year,")
	out.skip()
	out.figure(tui.Focus, m.Most.Saving.Abs().Short(), "could still be saved before 31 March, at most")
	out.skip()
	out.para(tui.Strong, "The first week of waiting takes "+m.FirstWeek().Short()+" off that.")
	if m.Held > 0 && out.left() > 3 {
		out.para(tui.Plain, "The contracts hold a further "+m.Held.Short()+", and "+m.Later.Short()+" would land after 31 March.")
	}
	doc := r.doc()
	if wait := r.app.prepared().WaitAWeek(&doc.Scenario, model.AsContracted); !r.withheld() && wait > 0 && out.left() > 2 {
		out.para(tui.Plain, "Of what this scenario saves, a week of waiting costs "+wait.Short()+".")
	}
	meaning := m.Meaning(r.app.year)
	if out.left() > out.rows(meaning) {
		out.skip()
	} else {
		meaning = "At most: if only protected patients were referred, red lines aside."
	}
	out.para(tui.Plain, meaning)
}

// movableRows lists the streams by what can still move, with the reason why no
// more can.
func (r *room) movableRows() (items []listed) {
	round, guessing := r.doc().OpenRound()
	for _, move := range r.movableHere().Streams {
		if guessing && move.Lever.Target == round.Change.Target {
			items = append(items, listed{says: move.Lever.Name(r.app.year) + ": not shown while the tables guess", role: tui.Plain})
			continue
		}
		item := listed{says: move.Lever.Name(r.app.year) + ": " + move.Released.Saved(), role: tui.Strong}
		if move.Released <= 0 {
			item.role = tui.Plain
		}
		if len(move.Holds) > 0 {
			item.notes = append(item.notes, move.Holds[0].Sentence(r.app.year))
		}
		items = append(items, item)
	}
	return items
}

// whoseMoneyWall shows what the hospitals lose, what cost they can avoid, and
// what all together save.
func (r *room) whoseMoneyWall() wall {
	return wall{pieces: 1, draw: func(out *writer) {
		if r.withheld() {
			r.drawWithheld(out)
			return
		}
		pr := r.app.projection()
		out.para(tui.Strong, "What all public bodies together spend less by 31 March")
		out.skip()
		out.figure(tui.Focus, pr.SystemSaving.Abs().Whole(), spentLess(pr.SystemSaving))
		out.skip()
		none := true
		for i := range pr.Providers {
			p := &pr.Providers[i]
			proposed := p.Paid[model.AsProposed].Lost()
			if p.IncomeLost == 0 && p.CostAvoided == 0 && (!pr.Proposed || proposed == 0) {
				continue
			}
			none = false
			says := r.app.year.Providers[i].Name + ": as contracted " + lost(p.IncomeLost) + "; it " + avoided(p.CostAvoided) + "."
			if pr.Proposed {
				says += " As proposed " + lost(proposed) + "."
			}
			out.para(tui.Strong, says)
		}
		if none {
			out.para(tui.Plain, "No hospital's income or cost changes yet.")
		}
		out.skip()
		if shares := "A contract moves money between two public bodies. What the hospital can stop spending is the file's estimate."; out.left() >= out.rows(shares) {
			out.para(tui.Plain, shares)
		}
	}}
}

func spentLess(m model.Money) string {
	if m < 0 {
		return "more, in all"
	}
	return "less, in all"
}

func lost(m model.Money) string {
	switch {
	case m > 0:
		return "it is paid " + m.Whole() + " less"
	case m < 0:
		return "it is paid " + m.Abs().Whole() + " more"
	}
	return "it is paid the same"
}

func avoided(m model.Money) string {
	switch {
	case m > 0:
		return "can avoid " + m.Whole() + " of cost"
	case m < 0:
		return "has " + m.Abs().Whole() + " more cost"
	}
	return "can avoid no cost"
}

// consequencesWall shows what fewer means for patients, in each side's words,
// beside the money and as large.
func (r *room) consequencesWall() wall {
	return wall{pieces: 1, actions: r.arrows(), draw: func(out *writer) {
		targets := r.consequenceTargets()
		if len(targets) == 0 {
			out.para(tui.Plain, "Nothing is changed yet.")
			return
		}
		at := min(r.list, len(targets)-1)
		t := targets[at]
		heading := r.app.year.TargetName(t)
		if len(targets) > 1 {
			heading += "  (" + countOf(at+1) + " of " + countOf(len(targets)) + ")"
		}
		out.line(tui.Strong, heading)
		if !r.withheld() {
			out.para(tui.Strong, r.rowMoney(t))
		}
		needed := 0
		for _, c := range r.consequences(t) {
			needed += 1 + out.rows(c.Side+": “"+c.Says+"”")
		}
		for _, fact := range r.rowFacts(t) {
			if out.left() > needed {
				out.line(tui.Plain, fact)
			}
		}
		if said := r.consequences(t); len(said) == 0 {
			out.skip()
			out.para(tui.Strong, "Nobody has written down yet what this means for patients. What do both sides say?")
		} else {
			for _, c := range said {
				out.skip()
				by := ""
				if c.By != "" && out.roomy() {
					by = " (" + c.By + ")"
				}
				out.para(tui.Strong, c.Side+": “"+c.Says+"”"+by)
			}
		}
	}}
}

// consequenceTargets are the rows that are changed, or the one the meeting is about.
func (r *room) consequenceTargets() (targets []model.Target) {
	for _, c := range r.doc().Scenario.Changes {
		if !slices.Contains(targets, c.Target) {
			targets = append(targets, c.Target)
		}
	}
	if len(targets) == 0 && len(r.rows) > 0 {
		targets = append(targets, r.target())
	}
	return targets
}

// rowMoney says what a row's changes save.
func (r *room) rowMoney(t model.Target) string {
	pr, p := r.app.projection(), r.app.prepared()
	var saving func(model.Terms) model.Money
	if i := p.StreamAt(t.Referrals); t.Referrals != "" && i >= 0 {
		saving = func(terms model.Terms) model.Money { return pr.Streams[i].Saving[terms] }
	} else if i := p.LineAt(t.Line); i >= 0 {
		saving = func(terms model.Terms) model.Money { return pr.Lines[i].Saving[terms] }
	} else {
		return "not known"
	}
	said := savedOf(saving(model.AsContracted))
	return upperFirst(said) + " as contracted, " + savedOf(saving(model.AllCostPerCase)) + " if paid by the case."
}

func savedOf(m model.Money) string {
	if m < 0 {
		return words.Saved(m)
	}
	return words.Saved(m) + " saved"
}

// overshootWall shows whether more is saved than is needed, and what comes back.
func (r *room) overshootWall() wall {
	return wall{pieces: 1, draw: func(out *writer) {
		if r.withheld() {
			r.drawWithheld(out)
			return
		}
		pr := r.app.projection()
		find := pr.ToFind(model.AsContracted)
		needed := pr.Needed(model.AsContracted)
		if needed > 0 {
			out.para(tui.Strong, "Needed: "+needed.Short()+". Saved so far, as contracted: "+pr.Terms[model.AsContracted].Saving.Saved()+".")
		} else {
			out.para(tui.Strong, "If nothing changes we end where we agreed to, or better.")
		}
		out.skip()
		switch {
		case find > 0:
			out.figure(tui.Over, find.Short(), "still to be found")
		case find < 0:
			out.figure(tui.Focus, find.Abs().Short(), "more than needed")
		default:
			out.para(tui.Strong, "Exactly what is needed.")
		}
		out.skip()
		if pr.Proposed {
			out.para(tui.Plain, "As proposed: "+findWords(pr.ToFind(model.AsProposed))+".")
		}
		if lands := pr.LandsAfterYearEnd; lands != 0 {
			out.para(tui.Plain, words.Sentence(words.AfterYearEnd(lands)))
		}
	}}
}

func findWords(find model.Money) string {
	switch {
	case find > 0:
		return find.Short() + " still to be found"
	case find < 0:
		return find.Abs().Short() + " more than needed"
	}
	return "exactly what is needed"
}
