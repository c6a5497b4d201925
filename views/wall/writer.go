// Package wall writes what a whole room reads: figures as large as there is room for,
// and sentences, which stay text. What it writes it can keep as text besides, so that
// whatever else shows the wall can show no more than is on it.
package wall

import (
	"strings"

	"fewer/views/tui"
)

// Writer fills an area from the top down.
type Writer struct {
	tui.Area
	Theme *tui.Theme
	Names func(string) string // what people wrote, as it may be shown; nil for as it is
	Gap   int                 // rows between paragraphs; 0 for 1
	Y     int                 // the next free row
	From  int                 // of a list: how many pages of the selected entry are skipped, where it is taller than a page
	Kept  *[]Said             // takes what is written, as text; nil where it is not kept
	Sight *Sight              // takes what is in sight of what is scrolled; nil where that is not asked for
}

// Shown is text as it may be shown.
func (w *Writer) Shown(text string) string {
	if w.Names == nil {
		return text
	}
	return w.Names(text)
}

// Left is how many rows are still free.
func (w *Writer) Left() int {
	_, h := w.Size()
	return h - w.Y
}

// Wide is the width in cells.
func (w *Writer) Wide() int {
	n, _ := w.Size()
	return n
}

// Roomy tells whether large figures and air fit.
func (w *Writer) Roomy() bool {
	width, h := w.Size()
	return width >= 72 && h >= 20
}

// scales are how large figures are by the room there is: 15, 10, 8 and 5 rows high.
var scales = []struct{ width, height, scale int }{{150, 46, 6}, {120, 40, 4}, {96, 30, 3}, {72, 20, 2}}

// Scale is how large the figures are for which there is room; 1 is three rows high.
func (w *Writer) Scale() int {
	width, h := w.Size()
	for _, s := range scales {
		if width >= s.width && h >= s.height {
			return s.scale
		}
	}
	return 1
}

// ScaleFor is how large so many figures may be, one under the other, with so many rows
// left free for text besides.
func (w *Writer) ScaleFor(figures, text int) int {
	scale := w.Scale()
	apart := 0
	if w.Roomy() {
		apart = max(1, w.Gap)
	}
	for scale > 1 && figures*(tui.BigFigureHeight(scale)+apart)+text > w.Left() {
		scale--
	}
	return scale
}

// Keep keeps as text what is drawn by other means.
func (w *Writer) Keep(said Said) {
	if w.Kept != nil {
		said.Text = w.Shown(said.Text)
		*w.Kept = append(*w.Kept, said)
	}
}

// Skip leaves a row free, where there is one to spare; on a tall wall two.
func (w *Writer) Skip() {
	for range max(1, w.Gap) {
		if w.Y > 0 && w.Left() > 1 {
			w.Y++
		}
	}
}

// TextWidth is the widest that sentences are: beyond it a line is hard to follow.
const TextWidth = 112

// measure is how wide sentences are.
func (w *Writer) measure() int { return min(w.Wide(), TextWidth) }

// Para writes text, broken between words.
func (w *Writer) Para(role tui.Role, text string) {
	w.Keep(Said{Text: text, Role: role})
	w.indented(0, role, text)
}

// Rows is how many rows a text takes.
func (w *Writer) Rows(text string) int { return len(tui.Wrap(w.Shown(text), w.measure())) }

// Line writes one line that is cut where it is too long.
func (w *Writer) Line(role tui.Role, text string) {
	w.Keep(Said{Text: text, Role: role})
	if w.Left() > 0 {
		w.Cut(0, w.Y, w.Wide(), role, w.Shown(text))
		w.Y++
	}
}

// Figure writes an amount as large as the area allows, with words to the right
// of it or under it.
func (w *Writer) Figure(role tui.Role, amount, beside string) {
	w.FigureOf(w.Scale(), role, amount, beside)
}

// besideFigure is the width that the words beside a figure need.
const besideFigure = 18

// wordsUnder is from which scale on a figure is worth more than the words beside it,
// which then stand under it.
const wordsUnder = 2

// FigureOf writes an amount at most at a scale.
func (w *Writer) FigureOf(most int, role tui.Role, amount, beside string) {
	w.Keep(Said{Figure: amount, Text: beside, Role: role})
	start := w.Y
	width, height := 0, 0
	for scale := most; scale > 1 && height == 0; scale-- {
		n, wide := tui.BigFigureHeight(scale), tui.BigFigureWidth(amount, scale)
		if w.Left() > n && (wide+besideFigure <= w.Wide() || scale >= wordsUnder && wide <= w.Wide()) && w.BigFigure(w.Theme, 0, w.Y, role, amount, scale) {
			width, height = wide, n
		}
	}
	switch {
	case height > 0:
	case most > 0 && w.Left() >= tui.FigureHeight && w.Area.Figure(w.Theme, 0, w.Y, role, amount):
		width, height = tui.FigureWidth(amount), tui.FigureHeight
	default:
		width, height = w.Text(0, w.Y, role, amount), 1
	}
	w.Y += height
	if beside == "" {
		return
	}
	apart := 2
	if height > tui.FigureHeight {
		apart = 3
	}
	room := min(w.Wide()-width-apart, TextWidth)
	lines := tui.Wrap(w.Shown(beside), room)
	if room >= 12 && len(lines) <= height {
		for i, line := range lines {
			w.Text(width+apart, start+height-len(lines)+i, tui.Strong, line)
		}
		return
	}
	w.indented(0, tui.Strong, beside)
}

// legend says which line of a chart is which, in the middle of so many cells, in the first
// wording that takes at most so many; where none does, it is left out.
func (w *Writer) legend(x, y, width, most int, wordings ...string) {
	if legend := tui.FirstThatFits(most, wordings...); tui.Width(legend) <= most {
		w.Text(x+(width-tui.Width(legend))/2, y, tui.Muted, legend)
	}
}

// Entry is one entry of a list: what it says, and what is said of it.
type Entry struct {
	Says  string
	Notes []string
	Role  tui.Role
}

// List writes entries with one selected, so that the selected one is in sight. Where
// not all fit, the last row says how many more there are.
func (w *Writer) List(items []Entry, selected int) {
	w.keepEntries(items)
	heights, all := w.heights(items)
	selected = min(max(0, selected), len(items)-1)
	rows, apart := w.Left(), 0
	if _, h := w.Size(); h >= Tall && all+len(items) <= rows {
		apart = 1
	}
	more := all > rows
	if selected >= 0 && heights[selected] > rows {
		w.tall(items, selected, rows)
		return
	}
	if more {
		rows--
	}
	first, end := firstInSight(heights, selected, rows), w.Y+rows
	i := first
	for ; i < len(items) && (w.Y+heights[i] <= end || i == first); i++ {
		if i == selected {
			w.Put(0, w.Y, tui.Knob, w.Theme.Glyphs.Select)
		}
		w.indented(2, items[i].Role, items[i].Says)
		for _, note := range items[i].Notes {
			w.indented(4, tui.Plain, note)
		}
		w.Y += apart
	}
	if w.Sight != nil {
		*w.Sight = Sight{First: first, Next: i}
	}
	if more {
		w.Y = end
		if w.Left() > 0 {
			below := "  " + (&tui.List{Top: first, Count: len(items), Box: tui.NewRect(0, 0, 1, i-first)}).Beyond()
			// An entry that is taller than what is left runs on under it.
			w.Cut(0, w.Y, w.Wide(), tui.Muted, below+strings.Repeat(" ", max(0, w.Wide()-tui.Width(below))))
			w.Y++
		}
	}
}

func (w *Writer) keepEntries(items []Entry) {
	for _, item := range items {
		w.Keep(Said{Text: item.Says, Role: item.Role})
		for _, note := range item.Notes {
			w.Keep(Said{Text: note, Level: 1})
		}
	}
}

// tall writes a page of an entry that is taller than so many rows, and how many more there
// are.
func (w *Writer) tall(items []Entry, selected, rows int) {
	page := *w
	page.Kept = nil // it is already
	s := page.Scroll(items[selected:selected+1], w.From*max(1, rows-1))
	if w.Sight != nil {
		w.Sight.First, w.Sight.Next = selected, selected+1
	}
	if w.Y = page.Y; s.Below() && len(items) > 1 {
		w.Cut(0, w.Y-1, w.Wide(), tui.Muted, "it goes on; "+(&tui.List{Top: selected, Count: len(items), Box: tui.NewRect(0, 0, 1, 1)}).Beyond())
	}
}

// Tall is from which height on a wall has rows to spare between its paragraphs.
const Tall = 28

// heights are how many rows each entry takes, and all together.
func (w *Writer) heights(items []Entry) (heights []int, all int) {
	for _, item := range items {
		n := len(tui.Wrap(w.Shown(item.Says), w.measure()-2))
		for _, note := range item.Notes {
			n += len(tui.Wrap(w.Shown(note), w.measure()-4))
		}
		heights, all = append(heights, n), all+n
	}
	return heights, all
}

// firstInSight is the first entry from which on so many rows reach the selected one.
func firstInSight(heights []int, selected, rows int) (first int) {
	for ; first < selected; first++ {
		used := 0
		for i := first; i <= selected; i++ {
			used += heights[i]
		}
		if used <= rows {
			break
		}
	}
	return first
}

// indented writes text, broken between words, set in by so many cells.
func (w *Writer) indented(by int, role tui.Role, text string) {
	for _, line := range tui.Wrap(w.Shown(text), w.measure()-by) {
		if w.Left() <= 0 {
			return
		}
		w.Text(by, w.Y, role, line)
		w.Y++
	}
}
