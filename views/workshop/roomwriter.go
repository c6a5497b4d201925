package workshop

import (
	"fewer/views/workshop/paint"
)

// writer fills an area from the top down.
type writer struct {
	paint.Area
	theme *paint.Theme
	text  func(string) string // what people wrote, as it may be shown; nil for as it is
	y     int
}

// shown is text as it may be shown.
func (w *writer) shown(text string) string {
	if w.text == nil {
		return text
	}
	return w.text(text)
}

// left is how many rows are still free.
func (w *writer) left() int {
	_, h := w.Size()
	return h - w.y
}

// wide is the width in cells.
func (w *writer) wide() int {
	n, _ := w.Size()
	return n
}

// roomy tells whether large figures and air fit.
func (w *writer) roomy() bool {
	width, h := w.Size()
	return width >= 72 && h >= 20
}

// skip leaves a row free, where there is one to spare.
func (w *writer) skip() {
	if w.y > 0 && w.left() > 1 {
		w.y++
	}
}

// para writes text, broken between words.
func (w *writer) para(role paint.Role, text string) {
	for _, line := range paint.Wrap(w.shown(text), w.wide()) {
		if w.left() <= 0 {
			return
		}
		w.Text(0, w.y, role, line)
		w.y++
	}
}

// rows is how many rows a text takes.
func (w *writer) rows(text string) int { return len(paint.Wrap(w.shown(text), w.wide())) }

// line writes one line that is cut where it is too long.
func (w *writer) line(role paint.Role, text string) {
	if w.left() > 0 {
		w.Cut(0, w.y, w.wide(), role, w.shown(text))
		w.y++
	}
}

// figure writes an amount as large as the area allows, with words to the right
// of it or under it.
func (w *writer) figure(role paint.Role, amount, beside string) {
	most := paint.FigureHeight
	if w.roomy() {
		most = paint.LargeFigureHeight
	}
	w.figureOf(most, role, amount, beside)
}

// figureOf writes an amount in at most so many rows.
func (w *writer) figureOf(most int, role paint.Role, amount, beside string) {
	start := w.y
	width, height := 0, 1
	switch {
	case most >= paint.LargeFigureHeight && w.left() > paint.LargeFigureHeight && paint.LargeFigureWidth(amount)+24 < w.wide() &&
		w.LargeFigure(w.theme, 0, w.y, role, amount):
		width, height = paint.LargeFigureWidth(amount), paint.LargeFigureHeight
	case w.left() >= paint.FigureHeight && w.Figure(w.theme, 0, w.y, role, amount):
		width, height = paint.FigureWidth(amount), paint.FigureHeight
	default:
		width = w.Text(0, w.y, role, amount)
	}
	w.y += height
	if beside == "" {
		return
	}
	room := w.wide() - width - 2
	lines := paint.Wrap(w.shown(beside), room)
	if room >= 12 && len(lines) <= height {
		for i, line := range lines {
			w.Text(width+2, start+height-len(lines)+i, paint.Strong, line)
		}
		return
	}
	w.para(paint.Strong, beside)
}

// item is one entry of a list: what it says, and what is said of it.
type listed struct {
	says  string
	notes []string
	role  paint.Role
}

// list writes entries with one selected, so that the selected one is in sight.
func (w *writer) list(items []listed, selected int) {
	height := func(i int) int {
		n := len(paint.Wrap(w.shown(items[i].says), w.wide()-2))
		for _, note := range items[i].notes {
			n += len(paint.Wrap(w.shown(note), w.wide()-4))
		}
		return n
	}
	selected = min(max(0, selected), len(items)-1)
	first := 0
	for used := 0; first < selected; first++ {
		used = 0
		for i := first; i <= selected; i++ {
			used += height(i)
		}
		if used <= w.left() {
			break
		}
	}
	for i := first; i < len(items) && w.left() > 0; i++ {
		if i == selected {
			w.Put(0, w.y, paint.Knob, w.theme.Glyphs.Select)
		}
		w.indented(2, items[i].role, items[i].says)
		for _, note := range items[i].notes {
			w.indented(4, paint.Plain, note)
		}
	}
}

func (w *writer) indented(by int, role paint.Role, text string) {
	for _, line := range paint.Wrap(w.shown(text), w.wide()-by) {
		if w.left() <= 0 {
			return
		}
		w.Text(by, w.y, role, line)
		w.y++
	}
}
