package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
)

// Mouse selects rows and terms, drags knobs and scrolls.
func (w *workbench) Mouse(m tea.MouseMsg) bool {
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
func (w *workbench) press(x, y int) bool {
	g := w.geometry()
	switch {
	case g.headline.Contains(x, y):
		return w.pressTerms(&g, x, y)
	case g.table.Contains(x, y) && g.size == small:
		return w.selected >= 0 && y == g.table.Y+1 && w.grab(&g, x)
	case g.table.Contains(x, y):
		it, ok := w.itemAt(y - g.table.Y)
		if !ok {
			return false
		}
		w.selectRow(it.row)
		w.grab(&g, x)
		return true
	}
	return false
}

// grab takes hold of the selected row's knob, if x is on its slider.
func (w *workbench) grab(g *geometry, x int) bool {
	cell := x - g.table.X - g.columns.slider.x
	if cell < 0 || cell >= g.columns.slider.w {
		return false
	}
	w.app.Session.EndStep()
	w.dragging = true
	w.drag(x)
	return true
}

// drag moves the knob to the pointer.
func (w *workbench) drag(x int) {
	if w.selected < 0 {
		return
	}
	g := w.geometry()
	cell := x - g.table.X - g.columns.slider.x
	at, now, clear := w.app.Session.Slider(w.target())
	if !clear {
		w.dragging = false // what follows is asked about
	}
	_, plain := w.app.Session.PlainChange(w.target())
	plain = plain || at >= 0
	to := percentAt(cell, g.columns.slider.w)
	if plain && now.Kind == model.Percent && knobAt(now.Amount, g.columns.slider.w) == knobAt(to, g.columns.slider.w) {
		return // the knob is there already; a click on it must not round it
	}
	if !plain && to == 0 {
		return
	}
	w.set(model.Size{Kind: model.Percent, Amount: to})
}

// pressTerms puts the terms in focus that were clicked on.
func (w *workbench) pressTerms(g *geometry, x, y int) bool {
	shown := w.app.ShownTerms()
	if g.size == small {
		w.app.Focus(shown[min(y-g.headline.Y, len(shown)-1)])
		return true
	}
	for i, t := range shown {
		if at, room := termsColumn(g.headline.W, len(shown), i); x >= at-1 && x < at+room {
			w.app.Focus(t)
			return true
		}
	}
	return false
}
