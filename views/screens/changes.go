package screens

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
	"fewer/views/workbench"
)

// changes lists the changes on one page, or those of them that take something by what
// each pound brings. Each can be opened, sorted by any column, and switched off and on
// without being lost.
type changes struct {
	app         *Set
	bench       *workbench.Bench
	view        desk.SheetView
	investments bool
	of          *answers.Question // whose part is listed, as the scenario stands
}

// OpenChanges lists the changes; or, as investments, those that take something.
func (a *Set) OpenChanges(bench *workbench.Bench, investments bool) {
	c := newChanges(a, bench)
	c.investments = investments
	a.Open(c)
}

func newChanges(a *Set, bench *workbench.Bench) *changes {
	c := &changes{app: a, bench: bench, view: desk.SheetView{Desk: a.Desk}}
	c.view.Look = func(r *answers.Row, column int) (tui.Role, bool) {
		all := a.Session.Document().Scenario.Changes
		return tui.Muted, r.At >= 0 && r.At < len(all) && all[r.At].Off
	}
	return c
}

// Refresh lists them again: the scenario may have changed.
func (c *changes) Refresh() {
	c.of = c.app.Question().Of(c.app.Practice())
	sheet := answers.Changes(c.of)
	marked := "saving"
	if c.investments {
		sheet, marked = answers.InvestmentSheet(c.of, true), "return"
	}
	sheet.Notes = nil
	c.view.Show(sheet)
	for k := range sheet.Columns {
		if sheet.Columns[k].Key == marked {
			c.view.Marked = k
		}
	}
}

// Actions lists what the keys do.
func (c *changes) Actions() []tui.Action {
	other, short := "the changes that take something, by what each pound of it brings", "for each £1"
	if c.investments {
		other, short = "every change on one page", "all changes"
	}
	all := append(c.view.Actions(),
		pictures.WhyHere(c.app.Desk, func() { pictures.OpenWhy(c.app.Desk, cmp.Or(c.view.Figure(), c.app.FigureOf(model.Target{}))) }),
		tui.Action{
			ID: "open-listed", Keys: []string{"enter"}, Short: "details", Group: tui.Changing, Rank: 10,
			Help: "open the change: everything about it, what it takes too", Off: c.noChange, Do: tui.Just(c.open),
		},
		tui.Action{
			ID: "switch", Keys: []string{";"}, Short: "off, on", Group: tui.Changing, Rank: 11,
			Help: "switch the change off, and on again; it keeps its place and all it says", Off: c.noChange, Do: tui.Just(c.switchIt),
		},
		clearAll(c.app.Desk),
	)
	if c.investments {
		return append(all,
			tui.Action{ID: "changes", Keys: []string{"C"}, Short: short, Group: tui.Looking, Rank: 20, Help: words.EveryChange, Do: tui.Just(c.turn)},
			c.view.Leave("leave-investments", "back", "back", "%"))
	}
	return append(all,
		tui.Action{ID: "investments", Keys: []string{"%"}, Short: short, Group: tui.Looking, Rank: 20, Help: other, Do: tui.Just(c.turn)},
		c.view.Leave("leave-changes", "back", "back", "C"))
}

// clearAll is the action that takes every change away.
func clearAll(d *desk.Desk) tui.Action { return workbench.ClearAll(d) }

// turn shows the other list.
func (c *changes) turn() {
	c.investments = !c.investments
	c.view.Begin()
	c.Refresh()
	c.app.Stale = true
}

// noChange says why no change is chosen, or "".
func (c *changes) noChange() string {
	switch at := c.view.At(); {
	case c.view.Unchosen() != "" && len(c.view.Sheet.Rows) == 0 && c.investments:
		return answers.NoInvestments
	case c.view.Unchosen() != "" && len(c.view.Sheet.Rows) == 0:
		if p := c.app.Practice(); p != nil && len(c.app.Session.Document().Scenario.Changes) > 0 {
			return "No change concerns " + p.Name + " yet; " + c.app.KeyOf("my-practice") + " goes back to all practices"
		}
		return words.NothingChanged
	case c.view.Unchosen() != "":
		return c.view.Unchosen()
	case at < 0:
		return "This is the sum; ↑ chooses a change"
	}
	return ""
}

func (c *changes) open() { c.bench.OpenChange(c.view.At()) }

func (c *changes) switchIt() {
	i := c.view.At()
	change := c.app.Session.Document().Scenario.Changes[i]
	if c.app.Refused(c.app.Session.SwitchOff(i, !change.Off)) {
		return
	}
	said := map[bool]string{true: "Switched on again", false: "Switched off, and kept"}[change.Off]
	if c.app.Practice() != nil && len(change.Practices) != 1 {
		said += ", for all who share it"
	}
	c.app.Say(said + "; u takes that back")
}

func (c *changes) heading(w int) string {
	t := " · " + c.app.Terms.String()
	if p := c.app.Practice(); p != nil {
		what := "CHANGES"
		if c.investments {
			what = "WHAT EACH POUND BRINGS"
		}
		return tui.FirstThatFits(w, what+", THE PART OF "+p.Name+t, what+", "+p.Name, p.Name)
	}
	if c.investments {
		return tui.FirstThatFits(w, "FROM SPENDING TO INVESTING: WHAT EACH POUND BRINGS"+t, "WHAT EACH POUND BRINGS"+t, "WHAT EACH POUND BRINGS")
	}
	return tui.FirstThatFits(w, "ALL CHANGES"+t, "ALL CHANGES")
}

// Draw draws the list with what there is to say of the chosen change below it.
func (c *changes) Draw(a tui.Area) {
	rows := c.app.DrawList(a, c.heading(a.Box.W-2))
	w, h := rows.Size()
	said := c.said()
	lines := len(tui.WholeSentences(said, w-4, max(1, h/2-1)))
	foot, rest := rows.Box.CutBottom(min(lines+1, max(0, h-4)))
	c.view.Draw(rows.Part(rest))
	tui.DrawSentences(rows.Part(foot), 1, said)
}

// said is what there is to know of the chosen change: its three figures, what it takes,
// when that is paid back, and whether anybody will see it.
func (c *changes) said() []string {
	i := c.view.At()
	all := c.app.Session.Document().Scenario.Changes
	if len(c.view.Sheet.Rows) == 0 {
		return []string{c.noChange()}
	}
	if i < 0 || i >= len(all) {
		whole := c.of.YieldOfAll()
		return append(c.notListed(), tui.UpperFirst(words.ThreeFigures(&whole)[0])+".", words.IfKeptUp)
	}
	yields := c.app.Yields()
	y, share := c.of.YieldOf(i)
	figures := words.ThreeFigures(y)[0]
	if p := c.app.Practice(); p != nil && len(all[i].Practices) != 1 {
		figures = "the part of " + p.Name + ": " + figures
	}
	said := []string{tui.UpperFirst(c.app.Text(words.ChangeAndWho(c.app.Year, all[i]))) + ".", tui.UpperFirst(figures) + "."}
	if takes := words.TakesWords(y, all[i].Costs.PerWeek*share); takes != "" && y.Costs != 0 {
		said = append(said, tui.UpperFirst(takes)+".")
	}
	said = append(said, words.PaysBack(yields.PaidBackOf(i), c.app.Terms, c.app.Projection().Proposed)...)
	seen := ""
	if notSent := c.app.Projection().Changes[i].NotSent * share; all[i].Target.Line == "" {
		seen = words.SeenByYearEnd(notSent, -notSent)
	}
	if unseen := words.Unseen(y.Saving, c.app.IfNothingChanges(), seen); unseen != "" {
		said = append(said, unseen)
	}
	if all[i].Note != "" {
		said = append(said, c.app.Text(all[i].Note))
	}
	return said
}

// notListed says how many changes concern the practice that is looked at in no way.
func (c *changes) notListed() []string {
	p, n := c.app.Practice(), 0
	for i := range c.of.Scenario.Changes {
		if p != nil && !insight.Names(c.of.Prepared, &c.of.Scenario.Changes[i], p.At) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{words.Plural(n, "other change") + " " + model.OneOrMore(n, "does", "do") + " not concern it; " + c.app.KeyOf("my-practice") + " shows all."}
}

// Key takes no letters.
func (c *changes) Key(tea.KeyMsg) bool { return false }

// Mouse chooses and sorts.
func (c *changes) Mouse(m tea.MouseMsg) bool { return c.view.Mouse(m) }

// Title names the screen in the table of keys.
func (c *changes) Title() string {
	if c.investments {
		return "What each pound brings"
	}
	return "All changes"
}

// BelowHeadline is what overlays may cover.
func (c *changes) BelowHeadline() tui.Rect { return c.app.BelowList() }
