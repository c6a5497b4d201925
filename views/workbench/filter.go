package workbench

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// rowFilter is a search for rows that is being typed; the table follows it.
type rowFilter struct {
	bench  *Bench
	text   tui.Typing
	before int // the row that was selected
}

func (w *Bench) openFilter() {
	w.chart = false
	w.app.Show(&rowFilter{bench: w, text: tui.Filled(w.filter), before: w.Chosen})
}

func (f *rowFilter) Key(k tea.KeyMsg) tea.Cmd {
	w := f.bench
	switch tui.KeyName(k) {
	case "esc":
		w.setFilter("")
		w.SelectRow(f.before)
		w.app.Close()
	case "enter":
		w.app.Close()
	case "up":
		w.move(-1)
	case "down":
		w.move(1)
	default:
		if f.text.Key(k) {
			w.setFilter(f.text.String())
		}
	}
	return nil
}

func (f *rowFilter) Mouse(m tea.MouseMsg) {
	if m.Action == tea.MouseActionPress {
		f.bench.app.Close()
		f.bench.Mouse(m)
	}
}

func (f *rowFilter) Keys() []tui.Hint {
	return []tui.Hint{{Key: "Enter", Does: "keep"}, {Key: "Esc", Does: "all rows"}}
}

func (f *rowFilter) Draw(a tui.Area) {
	w := f.bench
	g := w.Geometry()
	area := a.Part(g.Sentence)
	area.Fill(tui.Plain, ' ')
	width, _ := area.Size()
	x := area.Text(2, 0, tui.Strong, "Find: ")
	f.text.Draw(area, w.app.Theme, x, 0, width-x-2)
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
