package pictures

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/figure"
	"fewer/views/desk"
	"fewer/views/tui"
)

// Why takes one figure apart: its equation with the figures filled in, and its
// parts, each of which opens one step deeper.
type Why struct {
	app   *desk.Desk
	of    *Subject // whose figures they are; nil for the open scenario's
	large bool     // whether it is on the wall of a meeting
	path  string
	terms model.Terms           // in focus when path was last set
	nodes []*figure.Explanation // from the figure down to what is in sight
	steps []int                 // the part that was opened at each step
	list  tui.List
}

// OpenWhy takes a figure apart. From a figure's own explanation it begins anew.
func OpenWhy(a *desk.Desk, path string) {
	w, open := a.Screen().(*Why)
	if !open {
		(&Why{app: a, path: path, terms: a.Terms}).open()
		return
	}
	w.path, w.terms, w.steps = path, a.Terms, nil
	if w.reads() {
		w.list = tui.List{}
		a.Changed()
	}
}

// open opens the screen, where its figure can be taken apart.
func (w *Why) open() {
	if w.reads() {
		w.app.Open(w)
	}
}

// reads tells whether the figure can be taken apart, or says that it can't.
func (w *Why) reads() bool {
	w.read()
	if len(w.nodes) == 0 {
		w.app.Refuse("This figure can't be taken apart")
	}
	return len(w.nodes) > 0
}

// Title names the screen in the table of keys.
func (w *Why) Title() string {
	if w.large {
		return "The room: why"
	}
	return "Why"
}

// Refresh explains the figure again, under the terms in focus, and goes as deep
// as the same steps still lead.
func (w *Why) Refresh() {
	w.read()
	if len(w.nodes) == 0 { // what was explained is there no more
		w.path = w.app.FigureOf(model.Target{})
		w.read()
	}
	if len(w.nodes) > 0 {
		w.list.Resize(len(w.here().Parts()))
	}
}

// read makes the explanation as far down as the steps lead.
func (w *Why) read() {
	w.nodes = nil
	if w.terms != w.app.Terms { // figures under other terms are looked at until the focus moves
		w.path, w.terms = w.app.UnderFocus(w.path), w.app.Terms
	}
	e, err := w.explainer().Explain(w.path)
	if err != nil {
		return
	}
	w.nodes = append(w.nodes, e)
	for i, step := range w.steps {
		parts := w.here().Parts()
		if step >= len(parts) || !parts[step].Opens() {
			w.steps = w.steps[:i]
			break
		}
		w.nodes = append(w.nodes, parts[step])
	}
}

// Figure is the figure that is taken apart; ok is false where there is none.
func (w *Why) Figure() (value float64, ok bool) {
	if len(w.nodes) == 0 {
		return 0, false
	}
	return w.nodes[0].Value, true
}

// here is the figure whose parts are in sight.
func (w *Why) here() *figure.Explanation { return w.nodes[len(w.nodes)-1] }

func (w *Why) Actions() []tui.Action {
	if w.large {
		return w.wallActions()
	}
	all := append(w.list.Moves(), w.deeperAction(), w.shallowerAction(),
		tui.Action{
			ID: "another-figure", Keys: []string{"P"}, Short: "another figure", Group: tui.Looking, Rank: 40,
			Help: "take another figure apart", Do: tui.Just(w.choose),
		},
	)
	more := moreInsights(w.app, func() string { return w.path }, "why")
	return append(all, more[1:]...) // of why it is the answer
}

func (w *Why) deeperAction() tui.Action {
	return tui.Action{
		ID: "deeper", Keys: []string{"enter", "right"}, Short: "deeper", Group: tui.Looking, Rank: 10,
		Help: "take the chosen part apart in its turn", Off: w.isLeaf, Do: tui.Just(w.deeper),
	}
}

func (w *Why) shallowerAction() tui.Action {
	return tui.Action{ID: "shallower", Keys: []string{"esc", "left", "backspace"}, Short: "back", Group: tui.Looking, Rank: 20, Help: "back, one step up", Do: tui.Just(w.back)}
}

func (w *Why) isLeaf() string {
	if len(w.nodes) == 0 {
		return "There is nothing to take apart"
	}
	if parts := w.here().Parts(); len(parts) == 0 || !parts[w.list.Chosen].Opens() {
		return "This is as it was counted, agreed or asked for: it has no parts"
	}
	return ""
}

func (w *Why) deeper() {
	w.steps = append(w.steps, w.list.Chosen)
	w.nodes = append(w.nodes, w.here().Parts()[w.list.Chosen])
	w.list.Chosen = 0
	w.list.Resize(len(w.here().Parts()))
}

// back goes one step up, and at the top leaves.
func (w *Why) back() {
	if len(w.steps) == 0 {
		w.app.Back()
		return
	}
	last := len(w.steps) - 1
	from := w.steps[last]
	w.steps, w.nodes = w.steps[:last], w.nodes[:last+1]
	w.list.Resize(len(w.here().Parts()))
	w.list.Chosen = 0
	w.list.Move(from)
}

// choose finds another figure by plain words: those of the headline and of the
// selected row first, then all there are.
func (w *Why) choose() {
	w.app.Show(&tui.Finder{Title: "Find", Hint: "type a word or two: ent, saved, block …", All: w.Entries()})
}

// Entries are the figures, for the palette.
func (w *Why) Entries() (all []tui.Entry) {
	a := w.app
	x := w.explainer()
	add := func(path, words string) {
		all = append(all, tui.Entry{Words: words, More: path, Do: tui.Just(func() { OpenWhy(a, path) })})
	}
	for _, path := range mainFigures(a) {
		if e, err := x.Explain(path); err == nil {
			add(path, e.Label)
		}
	}
	for _, f := range x.Figures() {
		add(f.Path, strings.NewReplacer(".", " › ", "_", " ").Replace(f.Path))
	}
	return all
}

// mainFigures are the paths of the headline's figures and of the selected row's.
func mainFigures(a *desk.Desk) []string {
	under := "terms." + a.Terms.Key() + "."
	paths := []string{under + "scenario.deficit", under + "do_nothing.deficit", under + "saving", "lands_after_year_end", "system_saving", "budget"}
	if a.Projection().Proposed {
		paths = append(paths, "terms.as_proposed.saving_against_contract", "terms.as_proposed.saving_from_terms")
	}
	t, ok := a.InFocus()
	if !ok {
		return paths
	}
	provider := ""
	switch year := a.Prepared(); {
	case year.StreamAt(t.Referrals) >= 0:
		paths = append(paths, "referrals."+t.Referrals+".not_sent", "referrals."+t.Referrals+".do_nothing")
		provider = a.Year.Referrals[year.StreamAt(t.Referrals)].Provider
	case year.LineAt(t.Line) >= 0:
		of := explain.PathOf(a.Year, t.Line)
		paths = append(paths, of+"scenario", of+"do_nothing", of+"budget")
		provider = a.Year.Lines[year.LineAt(t.Line)].Provider
	}
	if provider != "" {
		paths = append(paths, under+"providers."+provider+".scenario", "providers."+provider+".income_lost", "providers."+provider+".cost_avoided")
	}
	if own := a.FigureOf(t); own != paths[0] {
		paths = append([]string{own}, paths...)
	}
	return paths
}

func (w *Why) Key(tea.KeyMsg) bool { return false }

func (w *Why) Mouse(m tea.MouseMsg) bool {
	again := m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft
	before := w.list.Chosen
	if !w.list.Mouse(m) {
		return false
	}
	if again && before == w.list.Chosen && w.isLeaf() == "" { // a second click goes deeper
		w.deeper()
	}
	return true
}

func (w *Why) Draw(a tui.Area) {
	if w.large {
		w.drawLarge(a)
		return
	}
	rest := w.app.DrawTop(a)
	if len(w.nodes) == 0 {
		return
	}
	width, h := rest.Box.W, rest.Box.H
	head := w.head(width-4, max(3, h/2-1))
	top, below := rest.Box.CutTop(len(head))
	for y, line := range head {
		rest.Part(top).Text(2, y, line.role, line.text)
		rest.Part(top).Right(width-2, y, tui.Strong, line.figure)
	}
	rule, below := below.CutTop(1)
	tui.DrawRule(a.Part(rule), w.app.Theme)
	detail := w.detail(width-4, below.H/3)
	if len(detail) > 0 {
		var box tui.Rect
		box, below = below.CutBottom(len(detail) + 1)
		tui.DrawRule(a.Part(box.Row(0)), w.app.Theme)
		for y, line := range detail {
			a.Part(box).Text(2, y+1, line.role, line.text)
		}
	}
	parts := w.here().Parts()
	w.list.Count = len(parts)
	w.list.Draw(a.Part(below), w.app.Theme, func(line tui.Area, i int) { drawPart(line, parts[i]) })
}

// said is a line of text, with a figure at its right edge.
type said struct {
	text, figure string
	role         tui.Role
}

// head is the figure in sight in words, its equation and what is to be known of
// it, in so many lines at most.
func (w *Why) head(width, most int) (lines []said) {
	e := w.here()
	result := e.Result()
	if len(w.nodes) > 1 {
		result = e.Figure()
	}
	words := e.Label
	if w.of != nil && len(w.nodes) == 1 {
		words = w.of.Whose + ": " + words
	}
	label := tui.Wrap(words, max(10, width-tui.Width(result)-2))
	for i, line := range label[:min(len(label), max(1, most-1))] {
		lines = append(lines, said{text: line, role: tui.Strong})
		if i == 0 {
			lines[0].figure = result
		}
	}
	return tell(lines, e.Equation(), e.Note, width, most)
}

// tell adds an equation and as many whole sentences of a note as there is room for.
func tell(lines []said, equation, note string, width, most int) []said {
	add := func(text string, role tui.Role) {
		if text == "" {
			return
		}
		wrapped := tui.Wrap(text, width)
		for _, line := range wrapped[:min(len(wrapped), max(0, most-len(lines)))] {
			lines = append(lines, said{text: line, role: role})
		}
	}
	add(equation, tui.Plain)
	sentences := strings.SplitAfter(note, ". ")
	for n := len(sentences); n > 0; n-- {
		if so := strings.TrimSpace(strings.Join(sentences[:n], "")); len(lines)+len(tui.Wrap(so, width)) <= most {
			add(so, tui.Muted)
			break
		}
	}
	return lines
}

// detail says how the chosen part follows from its own parts.
func (w *Why) detail(width, most int) (lines []said) {
	parts := w.here().Parts()
	if w.list.Chosen >= len(parts) {
		return nil
	}
	e := parts[w.list.Chosen]
	return tell(nil, e.Label+": "+tui.FirstGiven(e.From(), e.Figure()), e.Note, width, most)
}

// drawPart draws one part: its words, how it follows where there is room, and
// its figure.
func drawPart(a tui.Area, e *figure.Explanation) {
	width, _ := a.Size()
	from, result := e.From(), e.Figure()
	right := width - 2
	a.Right(right, 0, tui.Plain, result)
	room := right - tui.Width(result) - 2
	const least = 30
	if n := tui.Width(from); n > 0 && n <= room-least-2 {
		label := room - n - 2
		a.Cut(0, 0, label, tui.Plain, e.Label)
		a.Right(room, 0, tui.Muted, from)
		return
	}
	a.Cut(0, 0, room, tui.Plain, e.Label)
}
