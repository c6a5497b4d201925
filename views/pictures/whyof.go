package pictures

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/views/desk"
	"fewer/views/tui"
)

// Subject is what figures are taken apart of where it is not the open scenario by
// the forecast in use: another scenario, another method, or what was written down.
type Subject struct {
	Whose     string // "in “Combe Lane”"
	Explainer func() *explain.Explainer
}

// OpenWhyOf takes a figure of something else apart.
func OpenWhyOf(a *desk.Desk, path string, of Subject) {
	(&Why{app: a, of: &of, path: path, terms: a.Terms}).open()
}

// explainer takes the figures apart that the screen is about.
func (w *Why) explainer() *explain.Explainer {
	if w.of != nil && w.of.Explainer != nil {
		return w.of.Explainer()
	}
	return w.app.Explainer()
}

// WhyHere is the action that takes the figure in focus apart, on a screen of its
// own keys for everything else.
func WhyHere(a *desk.Desk, do func()) tui.Action {
	return tui.Action{
		ID: "why", Keys: []string{"e"}, Short: "why", Group: tui.Looking, Rank: 35,
		Help: "why the figure in focus is what it is: its arithmetic, down to counts and prices", Do: tui.Just(do),
	}
}

// WhyDeficit takes the deficit apart, on screens that have no other figure in focus.
func WhyDeficit(a *desk.Desk) tui.Action {
	return WhyHere(a, func() { OpenWhy(a, a.FigureOf(model.Target{})) })
}

// facts is the overlay that says where a figure comes from.
type facts struct {
	app  *desk.Desk
	of   explain.Facts
	page tui.Page
}

func openFacts(a *desk.Desk, path string) {
	of, err := a.Explainer().About(path)
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

func (f *facts) Keys() []tui.Hint { return append(f.page.Hints(), tui.Hint{Key: "Esc", Does: "back"}) }

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
