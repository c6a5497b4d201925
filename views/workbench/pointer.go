package workbench

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
)

// Mouse selects rows and terms, drags knobs and scrolls.
func (w *Bench) Mouse(m tea.MouseMsg) bool {
	switch {
	case m.Action == tea.MouseActionRelease:
		dragged := w.dragging
		w.dragging = false
		if dragged {
			w.drag(m.X)
		}
		return dragged
	case m.Action == tea.MouseActionMotion:
		if w.dragging {
			w.drag(m.X)
		}
		return w.dragging
	case m.Button == tea.MouseButtonWheelUp:
		w.move(-1)
		return true
	case m.Button == tea.MouseButtonWheelDown:
		w.move(1)
		return true
	case m.Button == tea.MouseButtonLeft:
		return w.press(m.X, m.Y)
	}
	return false
}

// press takes a click: on a row, on a slider, or on the terms.
func (w *Bench) press(x, y int) bool {
	g := w.Geometry()
	switch {
	case g.Headline.Contains(x, y):
		return w.pressTerms(&g, x, y)
	case g.Table.Contains(x, y) && g.Size == small:
		return w.Chosen >= 0 && y == g.Table.Y+1 && w.grab(&g, x)
	case g.Table.Contains(x, y):
		row, ok := w.rowAt(y - g.Table.Y)
		if !ok {
			return false
		}
		w.SelectRow(row)
		w.grab(&g, x)
		return true
	}
	return false
}

// grab takes hold of the selected row's knob, if x is on its slider.
func (w *Bench) grab(g *geometry, x int) bool {
	cell := x - g.Table.X - g.Columns.Slider.X
	if cell < 0 || cell >= g.Columns.Slider.W {
		return false
	}
	w.app.Session.EndStep()
	w.dragging = true
	w.drag(x)
	return true
}

// drag moves the knob to the pointer.
func (w *Bench) drag(x int) {
	if w.Chosen < 0 {
		return
	}
	g := w.Geometry()
	cell := x - g.Table.X - g.Columns.Slider.X
	to := PercentAt(cell, g.Columns.Slider.W)
	now, plain := w.plainSize()
	if plain && now.Kind == model.Percent && KnobAt(now.Amount, g.Columns.Slider.W) == KnobAt(to, g.Columns.Slider.W) {
		return // the knob is there already; a click on it must not round it
	}
	if !plain && to == 0 {
		return
	}
	w.set(model.Size{Kind: model.Percent, Amount: to})
}

// pressTerms puts the terms in focus that were clicked on.
func (w *Bench) pressTerms(g *geometry, x, y int) bool {
	shown := w.app.ShownTerms()
	if g.Size == small {
		w.app.Focus(shown[min(y-g.Headline.Y, len(shown)-1)])
		return true
	}
	for i, t := range shown {
		if at, room := TermsColumn(g.Headline.W, len(shown), i); x >= at-1 && x < at+room {
			w.app.Focus(t)
			return true
		}
	}
	return false
}

// plainSize is the size that the selected row's slider edits; plain tells whether there
// is one. Where which is meant is still to be asked, the knob is let go of.
func (w *Bench) plainSize() (now model.Size, plain bool) {
	if w.Rows[w.Chosen].each != "" {
		now.Amount, _, plain = w.app.Session.PercentOfEach(w.targets())
		return now, plain && now.Amount != 0
	}
	at, now, clear := w.app.Session.Slider(w.Target())
	if !clear {
		w.dragging = false // what follows is asked about
	}
	_, plain = w.app.Session.PlainChange(w.Target())
	return now, plain || at >= 0
}
