package screens

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// methods is the year-end by every way to forecast the weeks that are to come.
// Every screen can be put on one of them, to look at; what is saved goes by the
// forecasts of the year file all the same.
type methods struct {
	app  *Set
	view desk.SheetView
	all  []insight.MethodOutturn
	rest []string // what the year file's own forecasts are
}

// OpenMethods shows the methods, the one in use chosen.
func (a *Set) OpenMethods() {
	m := newMethods(a)
	a.Open(m)
	m.view.Choose(slices.Index(insight.MethodsFor(a.Year), a.Outlook.Method))
}

func newMethods(a *Set) *methods {
	m := &methods{app: a, view: desk.SheetView{Desk: a.Desk}}
	m.view.Look = func(r *answers.Row, column int) (tui.Role, bool) {
		return tui.Strong, column == 0 && m.all[r.At].Method == a.Outlook.Method
	}
	return m
}

// Refresh forecasts again: the scenario may have changed.
func (m *methods) Refresh() {
	doc := m.app.Session.Document()
	m.all = m.app.Forecasts().Outturns(&doc.Scenario)
	shown := m.app.ShownTerms()
	m.view.Show(answers.MethodSheet(m.all, m.app.Outlook.Method, shown, m.app.Terms))
	m.view.Marked = 1 + slices.Index(shown, m.app.Terms)
	m.rest = nil
	if of, err := explain.New(m.app.Filed(), &doc.Scenario).About("terms." + m.app.Terms.Key() + ".scenario.deficit"); err == nil {
		m.rest = of.Forecast
	}
}

func (m *methods) Actions() []tui.Action {
	return append(m.view.Actions(),
		pictures.WhyHere(m.app.Desk, m.why),
		tui.Action{
			ID: "use-method", Keys: []string{"enter"}, Short: "every screen by this one", Group: tui.Looking, Rank: 10,
			Help: "put every screen on this forecast, or back on the year file's own", Off: m.inUse, Do: tui.Just(m.use),
		},
		m.view.Leave("leave-methods", "back", "back", "f"),
	)
}

// chosen is the method on which the cursor stands.
func (m *methods) chosen() insight.ForecastMethod {
	return insight.MethodsFor(m.app.Year)[max(0, m.view.At())]
}

func (m *methods) inUse() string {
	switch {
	case m.view.Unchosen() != "":
		return m.view.Unchosen()
	case m.chosen() != m.app.Outlook.Method:
		return ""
	case m.app.Switched():
		return "Every screen goes by this forecast already; " + m.app.BackKey() + " goes back to the year file's"
	}
	return "Every screen goes by the year file already; ↑↓ choose another forecast"
}

func (m *methods) use() {
	switch method := m.chosen(); {
	case method == insight.AsForecast:
		m.app.AsFiled()
	case m.app.LookAhead(method):
		m.app.Say("Looking ahead " + method.AsIf() + "; files keep their own forecast")
	}
}

func (m *methods) heading(w int) string {
	with := ", with this scenario"
	if s := m.app.Session.Document().Scenario; len(s.Changes)+len(s.Proposals) == 0 {
		with = ", if nothing changes"
	}
	return tui.FirstThatFits(w, "FORECAST METHODS · "+insight.TimeLeft(m.app.Year)+" to come"+with, "FORECAST METHODS"+with, "FORECAST METHODS")
}

func (m *methods) Draw(a tui.Area) {
	rows := m.app.DrawList(a, m.heading(a.Box.W-2))
	w, h := rows.Size()
	said := m.said()
	lines := len(tui.WholeSentences(said, w-4, max(1, h-len(m.all)-2)))
	foot, rest := rows.Box.CutBottom(min(lines+1, max(0, h-3)))
	m.view.DrawWhole(rows.Part(rest), 0)
	tui.DrawSentences(rows.Part(foot), 1, said)
}

// said is what there is to know of the chosen method, and of all of them.
func (m *methods) said() []string {
	if len(m.all) == 0 {
		return nil
	}
	o := &m.all[max(0, m.view.At())]
	said := []string{o.Method.Words()}
	if differs := insight.DifferenceWords(m.app.Forecasts().Differences(o.Method, m.app.Terms), m.app.Terms); differs != "" {
		said = append(said, differs)
	}
	if o.Why != "" {
		said = append(said, o.Why)
	}
	switch {
	case o.Method == insight.AsForecast:
		said = append(said, m.rest...)
	case o.Method == m.app.Outlook.Method:
		said = append(said, "Every screen goes by this forecast. What is saved, passed on or written down in the room goes by the year file's.")
	case o.Possible:
		said = append(said, "Enter puts every screen on this forecast, to look at; nothing in a file changes.")
	}
	return append([]string{insight.MethodRange(m.all, m.app.Terms)}, said...)
}

func (m *methods) Key(tea.KeyMsg) bool { return false }

func (m *methods) Mouse(msg tea.MouseMsg) bool { return m.view.Mouse(msg) }

// why takes the chosen method's year-end apart.
func (m *methods) why() {
	if why := m.view.Unchosen(); why != "" {
		m.app.Refuse(why)
		return
	}
	method := m.chosen()
	if by, why := m.app.Forecasts().By(method); by == nil {
		m.app.Refuse("Not possible: " + why)
		return
	}
	pictures.OpenWhyOf(m.app.Desk, m.view.Figure(), pictures.Subject{Whose: tui.UpperFirst(method.AsIf()), Explainer: func() *explain.Explainer {
		by, _ := m.app.Forecasts().By(method)
		doc := m.app.Session.Document()
		return explain.New(m.app.Shown(by), &doc.Scenario)
	}})
}
