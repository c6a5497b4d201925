package meeting

import (
	"fewer/views/tui"
)

// writer fills an area from the top down.
type writer struct {
	tui.Area
	theme *tui.Theme
	text  func(string) string // what people wrote, as it may be shown; nil for as it is
	gap   int                 // rows between paragraphs; 0 for 1
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

// scale is how large the figures are for which there is room.
func (w *writer) scale() int {
	width, h := w.Size()
	switch {
	case width >= 190 && h >= 60:
		return 6
	case width >= 140 && h >= 44:
		return 4
	case width >= 96 && h >= 30:
		return 3
	case w.roomy():
		return 2
	}
	return 1
}

// skip leaves a row free, where there is one to spare; on a tall wall two.
func (w *writer) skip() {
	for range max(1, w.gap) {
		if w.y > 0 && w.left() > 1 {
			w.y++
		}
	}
}

// para writes text, broken between words.
func (w *writer) para(role tui.Role, text string) {
	for _, line := range tui.Wrap(w.shown(text), w.wide()) {
		if w.left() <= 0 {
			return
		}
		w.Text(0, w.y, role, line)
		w.y++
	}
}

// rows is how many rows a text takes.
func (w *writer) rows(text string) int { return len(tui.Wrap(w.shown(text), w.wide())) }

// line writes one line that is cut where it is too long.
func (w *writer) line(role tui.Role, text string) {
	if w.left() > 0 {
		w.Cut(0, w.y, w.wide(), role, w.shown(text))
		w.y++
	}
}

// figure writes an amount as large as the area allows, with words to the right
// of it or under it.
func (w *writer) figure(role tui.Role, amount, beside string) {
	w.figureOf(w.scale(), role, amount, beside)
}

// besideFigure is the width that the words beside a figure need.
const besideFigure = 18

// figureOf writes an amount at most at a scale.
func (w *writer) figureOf(most int, role tui.Role, amount, beside string) {
	start := w.y
	width, height := 0, 0
	for scale := most; scale > 1 && height == 0; scale-- {
		if n := tui.BigFigureHeight(scale); w.left() > n && tui.BigFigureWidth(amount, scale)+besideFigure <= w.wide() &&
			w.BigFigure(w.theme, 0, w.y, role, amount, scale) {
			width, height = tui.BigFigureWidth(amount, scale), n
		}
	}
	switch {
	case height > 0:
	case w.left() >= tui.FigureHeight && w.Figure(w.theme, 0, w.y, role, amount):
		width, height = tui.FigureWidth(amount), tui.FigureHeight
	default:
		width, height = w.Text(0, w.y, role, amount), 1
	}
	w.y += height
	if beside == "" {
		return
	}
	apart := 2
	if height > tui.FigureHeight {
		apart = 3
	}
	room := w.wide() - width - apart
	lines := tui.Wrap(w.shown(beside), room)
	if room >= 12 && len(lines) <= height {
		for i, line := range lines {
			w.Text(width+apart, start+height-len(lines)+i, tui.Strong, line)
		}
		return
	}
	w.para(tui.Strong, beside)
}

// legend says which line of a chart is which, in the middle of so many cells, in the first
// wording that takes at most so many; where none does, it is left out.
func (w *writer) legend(x, y, width, most int, wordings ...string) {
	if legend := tui.FirstThatFits(most, wordings...); tui.Width(legend) <= most {
		w.Text(x+(width-tui.Width(legend))/2, y, tui.Muted, legend)
	}
}

// listed is one entry of a list: what it says, and what is said of it.
type listed struct {
	says  string
	notes []string
	role  tui.Role
}

// list writes entries with one selected, so that the selected one is in sight. Where
// not all fit, the last row says how many more there are.
func (w *writer) list(items []listed, selected int) {
	height := func(i int) int {
		n := len(tui.Wrap(w.shown(items[i].says), w.wide()-2))
		for _, note := range items[i].notes {
			n += len(tui.Wrap(w.shown(note), w.wide()-4))
		}
		return n
	}
	selected = min(max(0, selected), len(items)-1)
	all := 0
	for i := range items {
		all += height(i)
	}
	rows, apart := w.left(), 0
	if _, h := w.Size(); h >= tallWall && all+len(items) <= rows {
		apart = 1
	}
	more := all > rows
	if more {
		rows--
	}
	first := 0
	for used := 0; first < selected; first++ {
		used = 0
		for i := first; i <= selected; i++ {
			used += height(i)
		}
		if used <= rows {
			break
		}
	}
	end, i := w.y+rows, first
	for ; i < len(items) && (w.y+height(i) <= end || i == first); i++ {
		if i == selected {
			w.Put(0, w.y, tui.Knob, w.theme.Glyphs.Select)
		}
		w.indented(2, items[i].role, items[i].says)
		for _, note := range items[i].notes {
			w.indented(4, tui.Plain, note)
		}
		w.y += apart
	}
	if more {
		w.y = end
		w.line(tui.Muted, "  "+(&tui.List{Top: first, Count: len(items), Box: tui.NewRect(0, 0, 1, i-first)}).Beyond())
	}
}

func (w *writer) indented(by int, role tui.Role, text string) {
	for _, line := range tui.Wrap(w.shown(text), w.wide()-by) {
		if w.left() <= 0 {
			return
		}
		w.Text(by, w.y, role, line)
		w.y++
	}
}
