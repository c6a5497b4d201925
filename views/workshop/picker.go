package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/workshop/paint"
)

// picker chooses some of the practices that refer to a stream. None chosen is all.
type picker struct {
	app    *App
	ids    []string
	ticked map[string]bool
	find   typing
	found  []string
	cursor int
	top    int
}

func newPicker(a *App, t model.Target, chosen []string) *picker {
	p := &picker{app: a, ticked: map[string]bool{}}
	if i := a.session.Year().StreamAt(t.Referrals); i >= 0 {
		for _, c := range a.year.Referrals[i].ByPractice {
			p.ids = append(p.ids, c.Practice)
		}
	}
	for _, id := range chosen {
		p.ticked[id] = true
	}
	p.search()
	return p
}

func (p *picker) search() {
	words := searchWords(p.find.String())
	p.found, p.cursor, p.top = p.found[:0], 0, 0
	for _, id := range p.ids {
		if holdsAll(strings.ToLower(p.app.practiceName(id)), words) {
			p.found = append(p.found, id)
		}
	}
}

// chosen lists the practices ticked, in the order of the stream.
func (p *picker) chosen() (ids []string) {
	for _, id := range p.ids {
		if p.ticked[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// key takes a key, and tells whether the choice is made.
func (p *picker) key(k tea.KeyMsg) (done bool) {
	switch keyName(k) {
	case "enter", "esc":
		return true
	case "space":
		p.tick()
	case "up":
		p.move(-1)
	case "down":
		p.move(1)
	case "pgup":
		p.move(-8)
	case "pgdown":
		p.move(8)
	default:
		if p.find.key(k) {
			p.search()
		}
	}
	return false
}

func (p *picker) move(by int) { p.cursor = max(0, min(p.cursor+by, len(p.found)-1)) }

func (p *picker) tick() {
	if p.cursor < len(p.found) {
		id := p.found[p.cursor]
		p.ticked[id] = !p.ticked[id]
	}
}

func (p *picker) mouse(m tea.MouseMsg) {
	switch {
	case m.Button == tea.MouseButtonWheelUp:
		p.move(-1)
	case m.Button == tea.MouseButtonWheelDown:
		p.move(1)
	case m.Button == tea.MouseButtonLeft && m.Action == tea.MouseActionPress:
		rows := p.rows()
		if i := p.top + m.Y - rows.Y; rows.Contains(m.X, m.Y) && i < len(p.found) {
			p.cursor = i
			p.tick()
		}
	}
}

func (p *picker) keys() []hint {
	return []hint{{"Space", "tick"}, {"↑↓", "move"}, {"Enter", "done"}}
}

func (p *picker) box() paint.Rect {
	return p.app.overlayBox().Middle(52, len(p.ids)+4)
}

// rows is where the practices stand.
func (p *picker) rows() paint.Rect {
	_, rest := p.box().Inset(2, 1).CutTop(2)
	return rest
}

func (p *picker) draw(a paint.Area) {
	inner := a.Part(p.box()).Frame(p.app.theme, paint.Line, "Practices")
	w, _ := inner.Size()
	p.find.draw(inner, p.app.theme, 0, 0, w)
	said := "none ticked is all of them; type to find one"
	if n := len(p.chosen()); n > 0 {
		said = model.Thousands(int64(n)) + " ticked; type to find one"
	}
	inner.Cut(0, 1, w, paint.Muted, said)
	rows := a.Part(p.rows())
	_, h := rows.Size()
	p.top = max(0, min(max(p.top, p.cursor-h+1), p.cursor))
	for y := range min(h, len(p.found)-p.top) {
		id := p.found[p.top+y]
		box := "[ ] "
		if p.ticked[id] {
			box = "[x] "
		}
		x := rows.Text(2, y, paint.Key, box)
		rows.Cut(x, y, w-x, paint.Plain, p.app.practiceName(id))
		if p.top+y == p.cursor {
			rows.Put(0, y, paint.Knob, p.app.theme.Glyphs.Select)
			rows.Mark(y)
		}
	}
}
