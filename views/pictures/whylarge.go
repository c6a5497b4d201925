package pictures

import (
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/wall"
)

// OpenOnWall takes a figure apart for a whole room, large, and goes back to the step that
// was on the wall.
func OpenOnWall(a *desk.Desk, path string, of *Subject) {
	(&Why{app: a, of: of, path: path, terms: a.Terms, large: true}).open()
}

// wallActions are what can be done on the wall: nothing leads on to other screens.
func (w *Why) wallActions() []tui.Action {
	return append(w.list.Moves(), w.deeperAction(), w.shallowerAction(),
		tui.Action{ID: "back-to-step", Keys: []string{"space"}, Short: "back to the step", Group: tui.Meeting, Rank: 5, Help: "back to the step that was on the wall", Do: tui.Just(w.app.Back)})
}

// drawLarge draws the figure as large as the wall lets, how it came about, and its parts.
func (w *Why) drawLarge(a tui.Area) {
	title, body := a.Box.CutTop(1)
	footer, body := body.CutBottom(1)
	a.Part(title).Cut(1, 0, title.W-2, tui.Strong, "Why")
	if w.app.Switched() {
		mark := w.app.OutlookMark(title.W - 8)
		a.Part(title).Right(title.W-1, 0, tui.Over, mark)
	}
	w.app.DrawFooter(a.Part(footer))
	_, body = body.CutTop(min(1, max(0, body.H-16)))
	box := body.Inset(max(2, min((body.W-wall.TextWidth)/2, body.W/25)), 0)
	if len(w.nodes) == 0 {
		return
	}
	e, parts := w.here(), w.here().Parts()
	figure, label := e.Result(), e.Label
	if len(w.nodes) > 1 {
		figure = e.Figure()
	} else if w.of != nil && w.of.Whose != "" {
		label = w.of.Whose + ": " + label
	}
	out := &wall.Writer{Area: a.Part(box), Theme: w.app.Theme}
	out.Para(tui.Strong, label)
	out.FigureOf(out.ScaleFor(1, min(len(parts), 6)+out.Rows(e.Equation())+3), tui.Focus, figure, "")
	if rows := out.Rows(e.Equation()); out.Left() > rows+min(len(parts), 3) {
		out.Para(tui.Plain, e.Equation())
	}
	if rows := out.Rows(e.Note); e.Note != "" && out.Left() > rows+len(parts)+1 {
		out.Para(tui.Muted, e.Note)
	}
	out.Skip()
	w.list.Count = len(parts)
	_, rest := box.CutTop(out.Y)
	w.list.Draw(a.Part(rest), w.app.Theme, func(line tui.Area, i int) { drawPart(line, parts[i]) })
}
