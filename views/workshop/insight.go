package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/views/tui"
)

// insights are the actions by which figures answer back, on every screen that
// has a figure in focus: figure gives its path.
func insights(a *desk, figure func() string) []tui.Action {
	return []tui.Action{
		{
			Id: "why", Keys: []string{"e"}, Short: "why", Group: tui.Looking, Rank: 35,
			Help: "why the figure in focus is what it is: its arithmetic, down to counts and prices", Do: tui.Just(func() { openWhy(a, figure()) }),
		},
		{
			Id: "about", Keys: []string{"i"}, Short: "source", Group: tui.Looking,
			Help: "where the figure in focus comes from: source, how firm the counts are, which forecast", Do: tui.Just(func() { openFacts(a, figure()) }),
		},
		{
			Id: "bridge", Keys: []string{"b"}, Short: "bridge", Group: tui.Looking,
			Help: "the bridge from budget to year-end, and from there to this scenario, step by step", Do: tui.Just(func() { openBridge(a) }),
		},
		{
			Id: "weeks", Keys: []string{"w"}, Short: "weeks", Group: tui.Looking,
			Help: "the weeks that are left: what is not sent, when it would have come, what waiting costs", Do: tui.Just(func() { openWeeks(a) }),
		},
	}
}

// moreInsights are the insights on a screen that is one of them itself: where it
// has an action of its own for why, the footer names the others.
func moreInsights(a *desk, figure func() string, without string) (more []tui.Action) {
	for i, act := range insights(a, figure) {
		if act.Id != "why" {
			act.Rank = 40 + i
		}
		if act.Id == without {
			act.Rank = 0
		}
		more = append(more, act)
	}
	return more
}

// figureOf is the path of the figure that stands for a row: what its changes
// save under the terms in focus or, where it has none, the deficit.
func (d *desk) figureOf(t model.Target) string {
	under := "terms." + d.terms.Key() + "."
	pr, year := d.projection(), d.prepared()
	if i := year.StreamAt(t.Referrals); i >= 0 && pr.Streams[i].Changes > 0 {
		return under + "referrals." + t.Referrals + ".saving"
	}
	if i := year.LineAt(t.Line); i >= 0 && pr.Lines[i].Changes > 0 {
		return under + "lines." + t.Line + ".saving"
	}
	return under + "scenario.deficit"
}

// Selected is what the selected row changes; ok is false where none is.
func (w *workbench) Selected() (t model.Target, ok bool) {
	if w.selected < 0 {
		return t, false
	}
	return w.target(), true
}

// figure is the path of the figure in focus on the workbench.
func (w *workbench) figure() string {
	if w.selected < 0 {
		return w.app.figureOf(model.Target{})
	}
	return w.app.figureOf(w.target())
}

// selecting is a screen on which a row can be selected.
type selecting interface {
	// Selected is what the selected row changes; ok is false where none is.
	Selected() (t model.Target, ok bool)
}

// inFocus is the row that is selected on the workbench, if any.
func (d *desk) inFocus() (t model.Target, ok bool) {
	if s, rows := d.Screens[0].(selecting); rows {
		return s.Selected()
	}
	return t, false
}

// explainer takes the scenario's figures apart as it stands.
func (d *desk) explainer() *explain.Explainer {
	doc := d.session.Document()
	return explain.New(d.prepared(), &doc.Scenario)
}

// underFocus is a path with the terms in focus in place of those that it has.
func (d *desk) underFocus(path string) string {
	rest, found := strings.CutPrefix(path, "terms.")
	_, field, _ := strings.Cut(rest, ".")
	if !found || strings.HasPrefix(field, "saving_") {
		return path
	}
	return "terms." + d.terms.Key() + "." + field
}

// facts is the overlay that says where a figure comes from.
type facts struct {
	app  *desk
	of   explain.Facts
	page tui.Page
}

func openFacts(a *desk, path string) {
	of, err := a.explainer().About(path)
	if err != nil {
		a.Refuse("Nothing is known of this figure")
		return
	}
	a.Show(&facts{app: a, of: of})
}

// Key scrolls, where there is more than is in sight; any other key closes.
func (f *facts) Key(k tea.KeyMsg) tea.Cmd {
	if !f.page.Key(tui.KeyName(k)) {
		f.app.Close()
	}
	return nil
}

func (f *facts) Mouse(m tea.MouseMsg) { f.page.Mouse(m) }

func (f *facts) Keys() []tui.Hint { return append(f.page.Hints(), tui.Hint{"Esc", "back"}) }

func (f *facts) Draw(a tui.Area) {
	w, h := a.Size()
	width := min(76, w)
	lines := tui.Wrap(f.of.Figure, width-6)
	named := len(lines)
	if sentences := f.of.Sentences(); len(sentences) > 0 {
		lines = append(lines, "")
		for _, sentence := range sentences {
			lines = append(lines, tui.Wrap(sentence, width-6)...)
		}
	}
	inner := a.Part(a.Box.Middle(width, min(h, len(lines)+2))).Frame(f.app.Theme, tui.Line, "Where it comes from")
	_, rows := inner.Size()
	f.page.Fit(len(lines), rows)
	for y := range min(rows, len(lines)-f.page.Top) {
		role := tui.Plain
		if y+f.page.Top < named {
			role = tui.Strong
		}
		inner.Text(1, y, role, lines[y+f.page.Top])
	}
}
