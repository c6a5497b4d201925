package workshop

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/scenarios"
)

// subject is what figures are taken apart of where it is not the open scenario by
// the forecast in use: another scenario, another method, or what was written down.
type subject struct {
	whose     string // "in “Combe Lane”"
	explainer func() *model.Explainer
}

// openWhyOf takes a figure of something else apart.
func (a *App) openWhyOf(path string, of subject) {
	w := &why{app: a, of: &of, path: path, terms: a.terms}
	if w.read(); len(w.nodes) == 0 {
		a.refuse("This figure can't be taken apart")
		return
	}
	a.open(w)
}

// explainer takes the figures apart that the screen is about.
func (w *why) explainer() *model.Explainer {
	if w.of != nil {
		return w.of.explainer()
	}
	return w.app.explainer()
}

// whyHere is the action that takes the figure in focus apart, on a screen of its
// own keys for everything else.
func (a *App) whyHere(do func()) action {
	return action{
		id: "why", keys: []string{"e"}, short: "why", group: looking, rank: 35,
		help: "why the figure in focus is what it is: its arithmetic, down to counts and prices", do: just(do),
	}
}

// whyDeficit takes the deficit apart, on screens that have no other figure in focus.
func (a *App) whyDeficit() action {
	return a.whyHere(func() { a.openWhy(a.figureOf(model.Target{})) })
}

// why takes the chosen method's year-end apart.
func (m *methods) why() {
	method := m.chosen()
	if by, why := m.app.forecasts().By(method); by == nil {
		m.app.refuse("Not possible: " + why)
		return
	}
	m.app.openWhyOf(m.app.figureOf(model.Target{}), subject{upperFirst(method.AsIf()), func() *model.Explainer {
		by, _ := m.app.forecasts().By(method)
		doc := m.app.session.Document()
		return m.app.shown(by).Explainer(&doc.Scenario)
	}})
}

// why takes the chosen cell of the comparison apart: a year-end, a saving, or what
// a row saves in the scenario of the column.
func (c *comparison) why() {
	if c.list.chosen >= len(c.lines) || c.column >= len(c.all) {
		return
	}
	path := c.lines[c.list.chosen].Figure
	if row := c.lines[c.list.chosen].Row; row >= 0 {
		path = c.app.rowFigure(c.table.Rows[row].Key)
	}
	if path == "" {
		c.app.refuse("A red line is what was agreed; there is no sum behind it")
		return
	}
	at := c.column
	c.app.openWhyOf(path, subject{"In “" + c.app.text(c.table.Names[at]) + "”", func() *model.Explainer {
		return c.app.prepared().Explainer(&c.all[at].Document.Scenario)
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

// why takes the figure on the wall apart. While the money is withheld it is not
// opened.
func (r *room) why() {
	path := r.figure()
	switch {
	case path == "":
		r.app.refuse("There is no sum on this step")
	case r.item().Shows == scenarios.ShowByCase || r.item().Shows == scenarios.ShowContract:
		r.whyAnswer()
	case r.app.switched() && keptOnWall(r.item().Shows):
		r.app.openWhyOf(path, subject{"As the year file says", func() *model.Explainer {
			doc := r.doc()
			return r.app.filed().Explainer(&doc.Scenario)
		}})
	default:
		r.app.openWhy(path)
	}
}

// figure is the path of the figure on the wall; "" where there is none.
func (r *room) figure() string {
	t, pr := r.target(), r.app.projection()
	under := "terms." + model.AsContracted.Key() + "."
	switch r.item().Shows {
	case scenarios.ShowOpening, scenarios.ShowSources:
		return under + "do_nothing.deficit"
	case scenarios.ShowLine, scenarios.ShowConsequences:
		if t.Referrals != "" {
			return "referrals." + t.Referrals + ".not_sent"
		}
		return r.app.year.PathOf(t.Line) + "scenario"
	case scenarios.ShowByCase, scenarios.ShowContract, scenarios.ShowGuess:
		return r.app.figureOf(t)
	case scenarios.ShowBlock:
		if l, ok := r.app.prepared().LeverFor(t); ok && l.Provider >= 0 {
			return under + "providers." + r.app.year.Providers[l.Provider].ID + ".do_nothing"
		}
		return r.app.year.PathOf(t.Line) + "do_nothing"
	case scenarios.ShowMovable:
		return under + "do_nothing.spend"
	case scenarios.ShowContracts:
		if pr.Proposed {
			return "terms.as_proposed.saving_against_contract"
		}
		return under + "scenario.deficit"
	case scenarios.ShowWhoseMoney:
		return "system_saving"
	case scenarios.ShowOvershoot, scenarios.ShowReadBack:
		return under + "scenario.deficit"
	case scenarios.ShowDecisions:
		return under + "saving"
	}
	return ""
}

// whyAnswer takes the answer apart that was revealed last: of the change as the
// tables were asked about it, by the year file's own forecasts.
func (r *room) whyAnswer() {
	round, ok := r.round()
	if !ok || round.Revealed == scenarios.RevealNothing {
		r.app.refuse("Nothing is revealed yet")
		return
	}
	terms := model.AsContracted
	if r.item().Shows == scenarios.ShowByCase {
		terms = model.AllCostPerCase
	}
	sc := r.doc().Scenario
	changes := slices.Clone(sc.Changes)
	i := slices.IndexFunc(changes, func(c model.Change) bool { return c.Target == round.Change.Target && c.IsPlain(r.app.year) })
	if i < 0 {
		i = len(changes)
		changes = append(changes, model.Change{})
	}
	changes[i] = round.Change
	sc.Changes = changes
	r.app.openWhyOf("terms."+terms.Key()+".by_change."+strconv.Itoa(i), subject{"As it was asked about", func() *model.Explainer {
		return r.app.filed().Explainer(&sc)
	}})
}

// whyOnWall is the action that takes the figure on the wall apart. The wall's own
// keys fill its footer.
func (r *room) whyOnWall() action {
	act := r.app.whyHere(r.why)
	act.group, act.rank, act.help = meeting, 0, "why the figure on the wall is what it is: its arithmetic; not while money is withheld"
	return act
}
