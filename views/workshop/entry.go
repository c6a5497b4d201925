package workshop

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/workshop/paint"
)

// sizeEntry is a size that is being typed for the selected row.
type sizeEntry struct {
	bench *workbench
	text  typing
}

func newEntry(w *workbench, first string) *sizeEntry {
	return &sizeEntry{bench: w, text: typed(first)}
}

// parseSize reads what people type: "10" is 10% fewer, "+10" more, "6w" six a
// week fewer. why says in words what is wrong.
func parseSize(text string, pounds bool) (size model.Size, why string) {
	s := strings.ToLower(strings.TrimSpace(text))
	sign := -1.0
	if rest, more := strings.CutPrefix(s, "+"); more {
		sign, s = 1, rest
	} else {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "−")
	}
	s = strings.TrimPrefix(s, "£")
	for _, ending := range []string{" a week", "/week", "pw", "w"} {
		if rest, weekly := strings.CutSuffix(s, ending); weekly {
			s, size.Kind = rest, model.PerWeek
			break
		}
	}
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	amount, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	switch {
	case s == "":
		return size, "type a number: 10 is 10% fewer, +10 more, 6w six a week fewer"
	case err != nil || strings.ContainsAny(s, "xpein_"):
		return size, "“" + paint.Fit(text, 8) + "” is not a number: type 10, +10 or 6w"
	case size.Kind == model.Percent && sign < 0 && amount > 100:
		return size, "no more than 100% can be taken away"
	case amount > 1e9 || size.Kind == model.Percent && amount > 1000:
		return size, "that is more than can be meant"
	}
	size.Amount = sign * amount
	if amount == 0 {
		size.Amount = 0
	}
	return size, ""
}

func (e *sizeEntry) key(k tea.KeyMsg) tea.Cmd {
	app := e.bench.app
	switch keyName(k) {
	case "esc":
		app.close()
	case "enter":
		size, why := parseSize(e.text.String(), e.bench.pounds())
		if why != "" { // it stands above already
			app.refuse("Nothing is set yet; Esc leaves it as it is")
			return nil
		}
		app.close()
		e.bench.set(size)
		app.session.EndStep() // a size that was typed is one step, and the next press another
	default:
		e.text.key(k)
		if e.text.String() == "" {
			app.close()
		}
	}
	return nil
}

func (e *sizeEntry) mouse(tea.MouseMsg) {}

func (e *sizeEntry) keys() []hint {
	return []hint{{"Enter", "set it"}, {"Esc", "leave it"}}
}

// draw repeats in words what has been typed, in the place of the sentence.
func (e *sizeEntry) draw(a paint.Area) {
	w := e.bench
	g := w.geometry()
	area := a.Part(g.sentence)
	area.Fill(paint.Plain, ' ')
	width, _ := area.Size()
	r := &w.rows[w.selected]
	x := area.Text(2, 0, paint.Strong, paint.Fit(r.name, width-20)+": ")
	e.text.draw(area, w.app.theme, x, 0, min(16, width-x-1))
	size, why := parseSize(e.text.String(), w.pounds())
	said := "Enter makes it " + w.app.year.SizeWords(r.target, size) + "."
	if why != "" {
		said = upperFirst(why) + "."
	}
	for i, line := range paint.Wrap(said, width-4) {
		area.Text(2, 1+i, paint.Plain, line)
	}
}
