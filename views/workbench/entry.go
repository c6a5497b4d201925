package workbench

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/tui"
	"fewer/views/words"
)

// SizeStarts are the letters with which a size begins.
const SizeStarts = "123456789+-−=.,"

// sizeEntry is a size that is being typed for the selected row.
type sizeEntry struct {
	bench *Bench
	text  tui.Typing
	after bool // whether it goes on from the 0 that has just cleared the row
}

func newEntry(w *Bench, first string) *sizeEntry {
	return &sizeEntry{bench: w, text: tui.Typed(first)}
}

// beginSize opens the entry with its first letter. A decimal point after a 0 makes
// a size of both; the row was cleared at once, and stays so until Enter.
func (w *Bench) beginSize(first string, afterNought bool) {
	e := newEntry(w, first)
	if afterNought && (first == "." || first == ",") {
		e.text, e.after = tui.Typed("0"+first), true
	}
	w.app.Show(e)
}

// read reads what is typed so far.
func (e *sizeEntry) read() (model.Size, string) {
	w := e.bench
	if w.Rows[w.Chosen].each != "" {
		percent, why := w.app.Session.ParseEach(e.text.String(), w.targets())
		return model.Size{Kind: model.Percent, Amount: percent}, why
	}
	return w.app.Session.ParseSlide(e.text.String(), w.Target())
}

func (e *sizeEntry) Key(k tea.KeyMsg) tea.Cmd {
	app := e.bench.app
	switch tui.KeyName(k) {
	case "esc":
		app.Close()
	case "enter":
		size, why := e.read()
		if why != "" { // it stands above already
			app.Refuse("Nothing is set yet; Esc leaves it as it is")
			return nil
		}
		app.Close()
		e.bench.setTyped(size, e.after)
		app.Session.EndStep() // a size that was typed is one step, and the next press another
	default:
		e.text.Key(k)
		if e.text.String() == "" {
			app.Close()
		}
	}
	return nil
}

func (e *sizeEntry) Mouse(tea.MouseMsg) {}

func (e *sizeEntry) Keys() []tui.Hint {
	return []tui.Hint{{Key: "Enter", Does: "set it"}, {Key: "Esc", Does: "leave it"}}
}

// Draw repeats in words what has been typed, in the place of the sentence.
func (e *sizeEntry) Draw(a tui.Area) {
	w := e.bench
	g := w.Geometry()
	area := a.Part(g.Sentence)
	area.Fill(tui.Plain, ' ')
	width, _ := area.Size()
	r := &w.Rows[w.Chosen]
	x := area.Text(2, 0, tui.Strong, tui.Fit(r.Name, width-20)+": ")
	e.text.Draw(area, w.app.Theme, x, 0, min(16, width-x-1))
	size, why := e.read()
	said := "Enter makes it " + w.app.Year.SizeWords(r.Target, size) + w.app.Session.Beside(w.targets()...) + "."
	if r.each == "" {
		said += e.heldBack(r.Target, size)
	}
	if why != "" {
		said = tui.UpperFirst(why) + "."
	}
	for i, line := range tui.Wrap(said, width-4) {
		area.Text(2, 1+i, tui.Plain, line)
	}
}

// heldBack says how much of a size that is typed for a row's slider is possible,
// where not all of it is, and how many that leaves; "" where all is.
func (e *sizeEntry) heldBack(t model.Target, size model.Size) string {
	d := e.bench.app
	at, _, clear := d.Session.Slider(t)
	if !clear {
		return ""
	}
	c := model.NewChange(t, size)
	if at >= 0 {
		c = d.Session.Document().Scenario.Changes[at]
		c.Size = size
	}
	got := d.Session.Tried(at, c)
	if !got.CutShort {
		return ""
	}
	said := " Not all of it is possible: " + got.StoppedBy(d.Year.Protected(t))
	if at < 0 {
		said += ". It leaves " + words.Decimals(d.Session.PlainLevel(t)-got.NotSent/d.Prepared().Left) + " a week"
	}
	return said + "."
}
