package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

// List is a list of rows of which one is chosen and so many are in sight as
// there is room for. Screens that list things hold one.
type List struct {
	Chosen, Top int
	Count       int // how many rows there are
	Box         Rect
}

// NothingListed says why nothing can be done in an empty list.
const NothingListed = "There is nothing in the list"

// Moves are the actions that move the choice.
func (l *List) Moves() []Action {
	move := func(by int) func() tea.Cmd { return Just(func() { l.Move(by) }) }
	empty := func() string {
		if l.Count == 0 {
			return NothingListed
		}
		return ""
	}
	return []Action{
		{ID: "list-up", Keys: []string{"up"}, Group: Looking, Help: "the row above", Off: empty, Do: move(-1)},
		{ID: "list-down", Keys: []string{"down"}, Group: Looking, Help: "the row below", Off: empty, Do: move(1)},
		{ID: "list-page-up", Keys: []string{"pgup"}, Group: Looking, Help: "rows further up", Off: empty, Do: move(-8)},
		{ID: "list-page-down", Keys: []string{"pgdown"}, Group: Looking, Help: "rows further down", Off: empty, Do: move(8)},
		{ID: "list-first", Keys: []string{"home"}, Group: Looking, Help: "the first row", Off: empty, Do: move(-1 << 20)},
		{ID: "list-last", Keys: []string{"end"}, Group: Looking, Help: "the last row", Off: empty, Do: move(1 << 20)},
	}
}

// Resize says how many rows there are now.
func (l *List) Resize(count int) {
	l.Count = count
	l.Move(0)
}

// Move moves the choice by so many rows, as far as the list goes.
func (l *List) Move(by int) { l.Chosen = max(0, min(l.Chosen+by, l.Count-1)) }

// Key moves the choice of a list in an overlay, and tells whether the key does.
func (l *List) Key(name string) bool {
	switch name {
	case "up", "shift+tab":
		l.Move(-1)
	case "down", "tab":
		l.Move(1)
	case "pgup":
		l.Move(-8)
	case "pgdown":
		l.Move(8)
	case "home":
		l.Move(-1 << 20)
	case "end":
		l.Move(1 << 20)
	default:
		return false
	}
	return true
}

// Begin lists other rows, from the first.
func (l *List) Begin(count int) {
	l.Chosen, l.Top = 0, 0
	l.Resize(count)
}

// Mouse chooses a row that is clicked, and turns with the wheel.
func (l *List) Mouse(m tea.MouseMsg) bool {
	switch {
	case m.Button == tea.MouseButtonWheelUp:
		l.Move(-1)
	case m.Button == tea.MouseButtonWheelDown:
		l.Move(1)
	case m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft && l.Box.Contains(m.X, m.Y) && l.Top+m.Y-l.Box.Y < l.Count:
		l.Chosen = l.Top + m.Y - l.Box.Y
	default:
		return false
	}
	return true
}

// Beyond says how many rows are out of sight, as the list was last drawn: "3 more
// above, 5 below", or "" where all are in sight.
func (l *List) Beyond() string {
	above, below := l.Top, max(0, l.Count-l.Top-l.Box.H)
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
func (l *List) Draw(a Area, t *Theme, row func(line Area, i int)) {
	l.Box = a.Box
	_, h := a.Size()
	if h <= 0 {
		return
	}
	l.Top = max(0, min(max(min(l.Top, l.Chosen), l.Chosen-h+1), l.Count-h))
	for y := range min(h, l.Count-l.Top) {
		box := a.Box.Row(y)
		_, rest := box.CutLeft(2)
		row(a.Part(rest), l.Top+y)
		if l.Top+y == l.Chosen {
			a.Put(0, y, Knob, t.Glyphs.Select)
			a.Mark(y)
		}
	}
	l.mark(a, t, 0, l.Top > 0, t.Glyphs.Up)
	l.mark(a, t, h-1, l.Top+h < l.Count, t.Glyphs.Down)
}

// mark draws beside row y that the list goes on beyond it.
func (l *List) mark(a Area, t *Theme, y int, more bool, glyph rune) {
	x := 0
	if l.Top+y == l.Chosen {
		x = 1
	}
	if more {
		a.Put(x, y, Muted, glyph)
	}
}
