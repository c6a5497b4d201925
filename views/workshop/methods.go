package workshop

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/views/tui"
)

// methods is the year-end by every way to forecast the weeks that are to come.
// Every screen can be put on one of them, to look at; what is saved goes by the
// forecasts of the year file all the same.
type methods struct {
	app  *App
	list tui.List
	all  []insight.MethodOutturn
	rest []string // what the year file's own forecasts are
}

// openMethods shows the methods, the one in use chosen.
func (a *App) openMethods() {
	a.Open(&methods{app: a, list: tui.List{Chosen: slices.Index(insight.MethodsFor(a.year), a.outlook.method)}})
}

// Refresh forecasts again: the scenario may have changed.
func (m *methods) Refresh() {
	doc := m.app.session.Document()
	m.all = m.app.forecasts().Outturns(&doc.Scenario)
	m.list.Resize(len(m.all))
	m.rest = nil
	if of, err := explain.New(m.app.filed(), &doc.Scenario).About("terms." + m.app.terms.Key() + ".scenario.deficit"); err == nil {
		m.rest = of.Forecast
	}
}

func (m *methods) Actions() []tui.Action {
	return append(m.list.Moves(),
		whyHere(&m.app.desk, m.why),
		tui.Action{
			Id: "use-method", Keys: []string{"enter"}, Short: "every screen by this one", Group: tui.Looking, Rank: 10,
			Help: "put every screen on this forecast, or back on the year file's own", Off: m.inUse, Do: tui.Just(m.use),
		},
		tui.Action{Id: "leave-methods", Keys: []string{"esc", "f"}, Short: "back", Group: tui.Looking, Rank: 25, Help: "back", Do: tui.Just(m.app.Back)},
	)
}

// chosen is the method on which the cursor stands.
func (m *methods) chosen() insight.ForecastMethod {
	all := insight.MethodsFor(m.app.year)
	return all[min(m.list.Chosen, len(all)-1)]
}

func (m *methods) inUse() string {
	switch {
	case m.chosen() != m.app.outlook.method:
		return ""
	case m.app.switched():
		return "Every screen goes by this forecast already; " + m.app.backKey() + " goes back to the year file's"
	}
	return "Every screen goes by the year file already; ↑↓ choose another forecast"
}

func (m *methods) use() {
	switch method := m.chosen(); {
	case method == insight.AsForecast:
		m.app.asFiled()
	case m.app.lookAhead(method):
		m.app.Say("Looking ahead " + method.AsIf() + "; files keep their own forecast")
	}
}

func (m *methods) heading(w int) string {
	with := ", with this scenario"
	if s := m.app.session.Document().Scenario; len(s.Changes)+len(s.Proposals) == 0 {
		with = ", if nothing changes"
	}
	return tui.FirstThatFits(w, "FORECAST METHODS · "+m.app.year.TimeLeft()+" to come"+with, "FORECAST METHODS"+with, "FORECAST METHODS")
}

// methodLabel is the width of the names of the methods, the one in use with its mark.
const methodLabel = 32

// columns are the terms that have room, how wide each is, and how wide the names are.
func (m *methods) columns(w int) (shown []model.Terms, label, each int) {
	shown = m.app.shownTerms()
	if each = (w - methodLabel) / len(shown); each < 12 {
		label = min(methodLabel, w-14)
		return []model.Terms{m.app.terms}, label, w - label - 1
	}
	return shown, methodLabel, min(each, 20)
}

func (m *methods) Draw(a tui.Area) {
	rows := m.app.drawList(a, m.heading(a.Box.W-2))
	w, h := rows.Size()
	said := m.said()
	lines := len(tui.WholeSentences(said, w-4, max(1, h-len(m.all)-2)))
	foot, rest := rows.Box.CutBottom(min(lines+1, max(0, h-3)))
	head, rest := rest.CutTop(1)
	shown, label, each := m.columns(w)
	for i, t := range shown {
		role := tui.Muted
		if t == m.app.terms {
			role = tui.Focus
		}
		rows.Part(head).Right(label+(i+1)*each-1, 0, role, savedTitle[t])
	}
	m.list.Draw(rows.Part(rest), m.app.Theme, func(line tui.Area, i int) { m.drawMethod(line, i, shown, label-2, each) })
	tui.DrawSentences(rows.Part(foot), 1, said)
}

func (m *methods) drawMethod(a tui.Area, i int, shown []model.Terms, label, each int) {
	o := &m.all[i]
	name, role := o.Method.String(), tui.Plain
	if o.Method == m.app.outlook.method {
		name, role = tui.FirstThatFits(label-1, name+", in use", name), tui.Strong
	}
	a.Cut(0, 0, label-1, role, name)
	for k, t := range shown {
		end := label + (k+1)*each - 1
		if !o.Possible {
			a.Right(end, 0, tui.Muted, "not possible")
			continue
		}
		deficit := o.Deficits[t].Scenario
		a.Right(end, 0, overRole(deficit), deficit.Over())
	}
}

// said is what there is to know of the chosen method, and of all of them.
func (m *methods) said() []string {
	if len(m.all) == 0 {
		return nil
	}
	o := &m.all[m.list.Chosen]
	said := []string{o.Method.Words()}
	if differs := insight.DifferenceWords(m.app.forecasts().Differences(o.Method, m.app.terms), m.app.terms); differs != "" {
		said = append(said, differs)
	}
	if o.Why != "" {
		said = append(said, o.Why)
	}
	switch {
	case o.Method == insight.AsForecast:
		said = append(said, m.rest...)
	case o.Method == m.app.outlook.method:
		said = append(said, "Every screen goes by this forecast. What is saved, passed on or written down in the room goes by the year file's.")
	case o.Possible:
		said = append(said, "Enter puts every screen on this forecast, to look at; nothing in a file changes.")
	}
	return append([]string{insight.MethodRange(m.all, m.app.terms)}, said...)
}

func (m *methods) Key(tea.KeyMsg) bool { return false }

func (m *methods) Mouse(msg tea.MouseMsg) bool { return m.list.Mouse(msg) }
