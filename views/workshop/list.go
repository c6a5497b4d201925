package workshop

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// listing is a list of rows of which one is chosen and so many are in sight as
// there is room for. Screens that list things hold one.
type listing struct {
	chosen, top int
	count       int // how many rows there are
	box         tui.Rect
}

// moves are the actions that move the choice.
func (l *listing) moves() []action {
	move := func(by int) func() tea.Cmd { return just(func() { l.move(by) }) }
	empty := func() string {
		if l.count == 0 {
			return "There is nothing in the list"
		}
		return ""
	}
	return []action{
		{id: "list-up", keys: []string{"up"}, group: looking, help: "the row above", off: empty, do: move(-1)},
		{id: "list-down", keys: []string{"down"}, group: looking, help: "the row below", off: empty, do: move(1)},
		{id: "list-page-up", keys: []string{"pgup"}, group: looking, help: "rows further up", off: empty, do: move(-8)},
		{id: "list-page-down", keys: []string{"pgdown"}, group: looking, help: "rows further down", off: empty, do: move(8)},
		{id: "list-first", keys: []string{"home"}, group: looking, help: "the first row", off: empty, do: move(-1 << 20)},
		{id: "list-last", keys: []string{"end"}, group: looking, help: "the last row", off: empty, do: move(1 << 20)},
	}
}

// resize says how many rows there are now.
func (l *listing) resize(count int) {
	l.count = count
	l.move(0)
}

func (l *listing) move(by int) { l.chosen = max(0, min(l.chosen+by, l.count-1)) }

// Key moves the choice of a list in an overlay, and tells whether the key does.
func (l *listing) Key(name string) bool {
	switch name {
	case "up", "shift+tab":
		l.move(-1)
	case "down", "tab":
		l.move(1)
	case "pgup":
		l.move(-8)
	case "pgdown":
		l.move(8)
	case "home":
		l.move(-1 << 20)
	case "end":
		l.move(1 << 20)
	default:
		return false
	}
	return true
}

// begin lists other rows, from the first.
func (l *listing) begin(count int) {
	l.chosen, l.top = 0, 0
	l.resize(count)
}

// Mouse chooses a row that is clicked, and turns with the wheel.
func (l *listing) Mouse(m tea.MouseMsg) bool {
	switch {
	case m.Button == tea.MouseButtonWheelUp:
		l.move(-1)
	case m.Button == tea.MouseButtonWheelDown:
		l.move(1)
	case m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft && l.box.Contains(m.X, m.Y) && l.top+m.Y-l.box.Y < l.count:
		l.chosen = l.top + m.Y - l.box.Y
	default:
		return false
	}
	return true
}

// beyond says how many rows are out of sight, as the list was last drawn: "3 more
// above, 5 below", or "" where all are in sight.
func (l *listing) beyond() string {
	above, below := l.top, max(0, l.count-l.top-l.box.H)
	switch {
	case above > 0 && below > 0:
		return fmt.Sprintf("%d more above, %d below", above, below)
	case above > 0:
		return fmt.Sprintf("%d more above", above)
	case below > 0:
		return fmt.Sprintf("%d more below", below)
	}
	return ""
}

// Draw calls row for each row in sight, with its place in the area, and marks
// the chosen one, and where the list goes on out of sight. The first two cells of
// each are the list's.
func (l *listing) Draw(a tui.Area, t *tui.Theme, row func(line tui.Area, i int)) {
	l.box = a.Box
	_, h := a.Size()
	if h <= 0 {
		return
	}
	l.top = max(0, min(max(min(l.top, l.chosen), l.chosen-h+1), l.count-h))
	for y := range min(h, l.count-l.top) {
		box := a.Box.Row(y)
		_, rest := box.CutLeft(2)
		row(a.Part(rest), l.top+y)
		if l.top+y == l.chosen {
			a.Put(0, y, tui.Knob, t.Glyphs.Select)
			a.Mark(y)
		}
	}
	l.mark(a, t, 0, l.top > 0, t.Glyphs.Up)
	l.mark(a, t, h-1, l.top+h < l.count, t.Glyphs.Down)
}

// mark draws beside row y that the list goes on beyond it.
func (l *listing) mark(a tui.Area, t *tui.Theme, y int, more bool, glyph rune) {
	x := 0
	if l.top+y == l.chosen {
		x = 1
	}
	if more {
		a.Put(x, y, tui.Muted, glyph)
	}
}
