package workshop

import (
	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios"
	"fewer/views/tui"
)

// subject is what figures are taken apart of where it is not the open scenario by
// the forecast in use: another scenario, another method, or what was written down.
type subject struct {
	whose     string // "in “Combe Lane”"
	explainer func() *explain.Explainer
}

// openWhyOf takes a figure of something else apart.
func openWhyOf(a *desk, path string, of subject) {
	w := &why{app: a, of: &of, path: path, terms: a.terms}
	if w.read(); len(w.nodes) == 0 {
		a.Refuse("This figure can't be taken apart")
		return
	}
	a.Open(w)
}

// explainer takes the figures apart that the screen is about.
func (w *why) explainer() *explain.Explainer {
	if w.of != nil {
		return w.of.explainer()
	}
	return w.app.explainer()
}

// whyHere is the action that takes the figure in focus apart, on a screen of its
// own keys for everything else.
func whyHere(a *desk, do func()) tui.Action {
	return tui.Action{
		Id: "why", Keys: []string{"e"}, Short: "why", Group: tui.Looking, Rank: 35,
		Help: "why the figure in focus is what it is: its arithmetic, down to counts and prices", Do: tui.Just(do),
	}
}

// whyDeficit takes the deficit apart, on screens that have no other figure in focus.
func whyDeficit(a *desk) tui.Action {
	return whyHere(a, func() { openWhy(a, a.figureOf(model.Target{})) })
}

// why takes the chosen method's year-end apart.
func (m *methods) why() {
	if why := m.view.unchosen(); why != "" {
		m.app.Refuse(why)
		return
	}
	method := m.chosen()
	if by, why := m.app.forecasts().By(method); by == nil {
		m.app.Refuse("Not possible: " + why)
		return
	}
	openWhyOf(&m.app.desk, m.view.figure(), subject{tui.UpperFirst(method.AsIf()), func() *explain.Explainer {
		by, _ := m.app.forecasts().By(method)
		doc := m.app.session.Document()
		return explain.New(m.app.shown(by), &doc.Scenario)
	}})
}

// why takes the chosen cell of the comparison apart: a year-end, a saving, or what
// a row saves in the scenario of the column.
func (c *comparison) why() {
	if c.view.row() == nil || c.column >= len(c.all) {
		return
	}
	path := c.lines[c.view.at()].Figure
	if row := c.lines[c.view.at()].Row; row >= 0 {
		path = c.app.rowFigure(c.table.Rows[row].Key)
	}
	if path == "" {
		c.app.Refuse("A red line is what was agreed; there is no sum behind it")
		return
	}
	at := c.column
	openWhyOf(&c.app.desk, path, subject{"In “" + c.app.Text(c.table.Names[at]) + "”", func() *explain.Explainer {
		return explain.New(c.app.prepared(), &c.all[at].Document.Scenario)
	}})
}

// rowFigure is the path of what a row of a comparison saves under the terms in focus,
// or of what proposed terms are worth; "" for a red line.
func (a *App) rowFigure(k scenarios.RowKey) string {
	under := "terms." + a.terms.Key() + "."
	switch {
	case k.Kind == scenarios.RedLineRow:
		return ""
	case k.Kind == scenarios.ProposalRow:
		return "terms.as_proposed.saving_from_terms"
	case k.Target.Line != "":
		return under + "lines." + k.Target.Line + ".saving"
	}
	return under + "referrals." + k.Target.Referrals + ".saving"
}
