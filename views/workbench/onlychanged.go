package workbench

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// ofChanges are the actions that look at what is changed, and take all of it away.
func (w *Bench) ofChanges() []tui.Action {
	return []tui.Action{
		{
			ID: "changes", Keys: []string{"C"}, Short: "changes", Group: tui.Looking, Rank: 69, Also: "list of all changes wishes who asked switch off",
			Help: words.EveryChange, Do: tui.Just(func() { w.to.Changes(false) }),
		},
		{
			ID: "investments", Keys: []string{"%"}, Group: tui.Looking, Also: "costs return on investment payback paid for itself",
			Help: words.EachPoundBrings, Do: tui.Just(func() { w.to.Changes(true) }),
		},
		{
			ID: "only-changed", Keys: []string{"H"}, Group: tui.Looking, Also: "hide unchanged mine",
			Help: "only the rows with changes, with their sum; the same key shows all", Off: w.nothingChanged, Do: tui.Just(w.toggleChanged),
		},
		ClearAll(w.app),
	}
}

// ClearAll is the action that takes every change away, as one step.
func ClearAll(d *desk.Desk) tui.Action {
	return tui.Action{
		ID: "clear-all", Keys: []string{")"}, Group: tui.Changing, Also: "reset delete remove everything",
		Help: "no change at all: every change is taken out, in one step that undo takes back",
		Off: func() string {
			switch p := d.Practice(); {
			case d.Session.ToClear() > 0:
				return ""
			case p != nil:
				return p.Name + " asks nothing alone; what it shares, " + d.KeyOf("my-practice") + " shows with all practices"
			}
			return words.NothingChanged
		},
		Do: tui.Just(func() {
			said := "Every change"
			if p := d.Practice(); p != nil {
				said = "All that " + p.Name + " asks alone"
			}
			if !d.Refused(d.Session.ClearAll()) {
				d.Say(said + " is taken out; u takes that back")
			}
		}),
	}
}

func (w *Bench) nothingChanged() string {
	if !w.onlyChanged && len(w.app.Session.Document().Scenario.Changes) == 0 {
		return words.NothingChanged + "; ← and → change a row"
	}
	return ""
}

// toggleChanged lists only the rows with changes, or all rows again.
func (w *Bench) toggleChanged() {
	w.onlyChanged = !w.onlyChanged
	w.setFilter(w.filter)
}

// showAll lists all rows again.
func (w *Bench) showAll() {
	w.onlyChanged = false
	w.setFilter("")
}

// listItems lists what the filter leaves; with onlyChanged, of the rows with changes.
func (w *Bench) listItems() {
	rows := w.Rows
	w.Items = filterItems(w.groups, rows, w.filter)
	if !w.onlyChanged {
		return
	}
	changed, own := map[model.Target]bool{}, w.app.Practice()
	for _, c := range w.app.Session.Document().Scenario.Changes {
		if own == nil || insight.Names(w.app.Reckoned(), &c, own.At) {
			changed[c.Target] = true
		}
	}
	w.Items = slices.DeleteFunc(w.Items, func(it item) bool {
		return it.Row >= 0 && !slices.ContainsFunc(w.targetsOf(&rows[it.Row]), func(t model.Target) bool { return changed[t] })
	})
	w.Items = withoutEmptyHeads(w.Items)
}

// withoutEmptyHeads leaves out heads of groups that no row follows.
func withoutEmptyHeads(items []item) (kept []item) {
	for i, it := range items {
		if it.Row >= 0 || i+1 < len(items) && items[i+1].Row >= 0 {
			kept = append(kept, it)
		}
	}
	return kept
}

// noneListed says why no row is listed.
func (w *Bench) noneListed() string {
	if w.onlyChanged && w.filter == "" {
		return "No row has a change. Esc shows all rows again."
	}
	return "No row holds “" + w.filter + "”. Esc shows all rows again."
}

// drawChangedSum says on the rule what the listed rows come to together.
func (w *Bench) drawChangedSum(a tui.Area, room int) {
	pr, streams := w.app.Projection(), w.app.Streams()
	n, fewer, saved := 0, 0.0, model.Money(0)
	for _, it := range w.Items {
		if it.Row < 0 || w.Rows[it.Row].each != "" {
			continue
		}
		n++
		if r := &w.Rows[it.Row]; r.stream >= 0 {
			fewer += streams[r.stream].NotSent // of a practice they are less than one
			saved += streams[r.stream].Saving[w.app.Terms]
		} else if r.line >= 0 {
			saved += pr.Lines[r.line].Saving[w.app.Terms]
		}
	}
	referrals := words.Count(fewer) + " referrals fewer"
	if fewer < 0 {
		referrals = words.Count(fewer) + " referrals more"
	}
	rows := strconv.Itoa(n) + " rows changed"
	if n == 1 {
		rows = "1 row changed"
	}
	said := tui.FirstThatFits(room, " "+rows+" · "+referrals+" · "+desk.SavedPhrase(saved)+" ", " "+rows+" · "+desk.SavedPhrase(saved)+" ", " "+desk.SavedPhrase(saved)+" ")
	a.Text(2, 0, desk.SavedRole(saved), said)
}

// withYield keeps the three figures of the row's changes, in the place of what only says
// what falls after the year; and puts what they take, when that is paid back and whether
// anybody will see it after the sentence that says why they save what they save.
func (w *Bench) withYield(said []string, about *words.About) []string {
	rows := w.targets()
	var at []int
	for i := range about.Scenario.Changes {
		if slices.Contains(rows, about.Scenario.Changes[i].Target) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return said
	}
	yields := w.app.Yields()
	own := yields.OfTargets(about.Scenario, rows, w.app.Terms)
	if own == (model.Yield{}) {
		return said
	}
	said = slices.DeleteFunc(said, func(s string) bool {
		return own.After != 0 && (s == words.Sentence(words.AfterYearEnd(own.After, true)) || s == words.Sentence(words.AfterYearEnd(own.After, false)))
	})
	more := []string(nil)
	if len(at) == 1 {
		c := &about.Scenario.Changes[at[0]]
		if takes := words.TakesWords(&own, c.Costs.PerWeek); takes != "" && own.Costs != 0 {
			more = append(more, tui.UpperFirst(takes)+".")
		}
		more = append(more, words.PaysBack(yields.PaidBackOf(at[0]), w.app.Terms, w.app.Projection().Proposed)...)
	}
	if unseen := words.Unseen(own.Saving, w.app.IfNothingChanges(), words.SeenOfRow(*about)); unseen != "" {
		more = append(more, unseen)
	}
	for _, said := range words.FiguresAfter(said, &own, w.app.Terms)[1:] {
		w.yield = append(w.yield, tui.UpperFirst(said)+".")
	}
	return slices.Insert(said, min(2, len(said)), more...)
}
