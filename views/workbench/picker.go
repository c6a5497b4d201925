package workbench

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/desk"
	"fewer/views/tui"
)

// picker chooses some of the practices that refer to a stream. None chosen is all.
type picker struct {
	app    *desk.Desk
	ids    []string
	ticked map[string]bool
	find   tui.Typing
	found  []string
	list   tui.List
}

func newPicker(a *desk.Desk, t model.Target, chosen []string) *picker {
	p := &picker{app: a, ticked: map[string]bool{}}
	if i := a.Session.Year().StreamAt(t.Referrals); i >= 0 {
		for _, c := range a.Year.Referrals[i].ByPractice {
			p.ids = append(p.ids, c.Practice)
		}
	}
	if a.NamesHidden() { // the order of the file is that of the names
		slices.SortStableFunc(p.ids, func(x, y string) int {
			x, y = a.PracticeName(x), a.PracticeName(y)
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		})
	}
	for _, id := range chosen {
		p.ticked[id] = true
	}
	p.search()
	return p
}

func (p *picker) search() {
	words := tui.SearchWords(p.find.String())
	p.found = p.found[:0]
	for _, id := range p.ids {
		if tui.HoldsAll(strings.ToLower(p.app.PracticeName(id)), words) {
			p.found = append(p.found, id)
		}
	}
	p.list.Begin(len(p.found))
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

// Key takes a key, and tells whether the choice is made.
func (p *picker) Key(k tea.KeyMsg) (done bool) {
	switch name := tui.KeyName(k); {
	case name == "enter" || name == "esc":
		return true
	case name == "space":
		p.tick()
	case p.list.Key(name):
	case p.find.Key(k):
		p.search()
	}
	return false
}

func (p *picker) tick() {
	if p.list.Chosen < len(p.found) {
		id := p.found[p.list.Chosen]
		p.ticked[id] = !p.ticked[id]
	}
}

// Mouse ticks a practice that is clicked, and turns with the wheel.
func (p *picker) Mouse(m tea.MouseMsg) {
	if p.list.Mouse(m) && m.Button == tea.MouseButtonLeft {
		p.tick()
	}
}

func (p *picker) Keys() []tui.Hint {
	return []tui.Hint{{Key: "Space", Does: "tick"}, {Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "done"}}
}

func (p *picker) Draw(a tui.Area) {
	box := p.app.OverlayBox().Middle(52, len(p.ids)+4)
	inner := a.Part(box).Frame(p.app.Theme, tui.Line, "Practices")
	w, _ := inner.Size()
	p.find.Draw(inner, p.app.Theme, 0, 0, w)
	said := "none ticked is all of them; type to find one"
	if n := len(p.chosen()); n > 0 {
		said = model.Thousands(int64(n)) + " ticked; type to find one"
	}
	inner.Cut(0, 1, w, tui.Muted, said)
	_, rows := inner.Box.CutTop(2)
	p.list.Draw(inner.Part(rows), p.app.Theme, func(line tui.Area, i int) {
		id, tick := p.found[i], "[ ] "
		if p.ticked[id] {
			tick = "[x] "
		}
		width, _ := line.Size()
		x := line.Text(0, 0, tui.Key, tick)
		line.Cut(x, 0, width-x, tui.Plain, p.app.PracticeName(id))
	})
}
