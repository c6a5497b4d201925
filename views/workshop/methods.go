package workshop

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/workshop/paint"
)

// methods is the year-end by every way to forecast the weeks that are to come.
// It only looks: the year goes on by the forecasts of its file.
type methods struct {
	app  *App
	list listing
	all  []model.MethodOutturn
	rest []string // what the year file's own forecasts are
}

// refresh forecasts again: the scenario may have changed.
func (m *methods) refresh() {
	doc := m.app.session.Document()
	m.all = m.app.session.Year().ForecastMethods(&doc.Scenario)
	m.list.resize(len(m.all))
	m.rest = nil
	if of, err := m.app.explainer().About("terms." + m.app.terms.Key() + ".scenario.deficit"); err == nil {
		m.rest = of.Forecast
	}
}

func (m *methods) actions() []action {
	return append(m.list.moves(),
		action{id: "leave-methods", keys: []string{"esc", "f"}, short: "back", group: looking, rank: 25, help: "back", do: just(m.app.back)},
	)
}

func (m *methods) heading(w int) string {
	with := ", with this scenario"
	if s := m.app.session.Document().Scenario; len(s.Changes)+len(s.Proposals) == 0 {
		with = ", if nothing changes"
	}
	return firstThatFits(w, "FORECAST METHODS · "+strconv.Itoa(m.app.year.WeeksRemaining())+" weeks to come"+with, "FORECAST METHODS"+with, "FORECAST METHODS")
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

func (m *methods) draw(a paint.Area) {
	rows := m.app.drawList(a, m.heading(a.Box.W-2))
	w, h := rows.Size()
	said := m.said()
	lines := len(wholeSentences(said, w-4, max(1, h-len(m.all)-2)))
	foot, rest := rows.Box.CutBottom(min(lines+1, max(0, h-3)))
	head, rest := rest.CutTop(1)
	shown, label, each := m.columns(w)
	for i, t := range shown {
		role := paint.Muted
		if t == m.app.terms {
			role = paint.Focus
		}
		rows.Part(head).Right(label+(i+1)*each-1, 0, role, savedTitle[t])
	}
	m.list.draw(rows.Part(rest), m.app.theme, func(line paint.Area, i int) { m.drawMethod(line, i, shown, label-2, each) })
	drawSentences(rows.Part(foot), 1, said)
}

func (m *methods) drawMethod(a paint.Area, i int, shown []model.Terms, label, each int) {
	o := &m.all[i]
	name, role := o.Method.String(), paint.Plain
	if o.Method == model.AsForecast {
		name, role = firstThatFits(label-1, name+", in use", name), paint.Strong
	}
	a.Cut(0, 0, label-1, role, name)
	for k, t := range shown {
		end := label + (k+1)*each - 1
		if !o.Possible {
			a.Right(end, 0, paint.Muted, "not possible")
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
	o := &m.all[m.list.chosen]
	said := []string{o.Method.Words()}
	if o.Why != "" {
		said = append(said, o.Why)
	}
	if o.Method == model.AsForecast {
		said = append(said, m.rest...)
	} else {
		said = append(said, "All other screens go on by the forecasts of the year file.")
	}
	return append([]string{model.MethodRange(m.all, m.app.terms)}, said...)
}

func (m *methods) key(tea.KeyMsg) bool { return false }

func (m *methods) mouse(msg tea.MouseMsg) bool { return m.list.mouse(msg) }
