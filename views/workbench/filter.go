package workbench

import (
	"strconv"

	"fewer/views/tui"
)

// openFilter lets words be typed, which the table follows.
func (w *Bench) openFilter() {
	w.chart = false
	before := w.Chosen
	w.app.Show(&tui.Filter{
		Text: tui.Filled(w.filter), Find: w.setFilter, Move: w.move,
		Leave: func() { w.SelectRow(before) }, Drawn: w.drawFilter,
	})
}

// drawFilter draws what is typed in the place of the sentence, and how many rows it
// leaves.
func (w *Bench) drawFilter(a tui.Area, text *tui.Typing) {
	area := a.Part(w.Geometry().Sentence)
	area.Fill(tui.Plain, ' ')
	width, _ := area.Size()
	x := area.Text(2, 0, tui.Strong, "Find: ")
	text.Draw(area, w.app.Theme, x, 0, width-x-2)
	count := 0
	for _, it := range w.Items {
		if it.Row >= 0 {
			count++
		}
	}
	said := strconv.Itoa(count) + " of " + strconv.Itoa(len(w.Rows)) + " rows. A name, a provider, or a form of contract: block, cost per case."
	for i, line := range tui.Wrap(said, width-4) {
		area.Text(2, 1+i, tui.Muted, line)
	}
}
