package meeting

import (
	"math"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/journal"
	"fewer/views/tui"
	"fewer/views/wall"
)

// reading is a step on which something long is read, from the first row to the last: by
// Space and Page Up as by the arrows. The stand's place in a list is then its first row
// in sight.
type reading struct{ plain }

func (r reading) keys() []tui.Action { return r.arrows() }

// entries are as many as there may be: drawing them ends the list.
func (r reading) entries() int { return math.MaxInt }

func (r reading) advance() bool {
	s := r.inSight()
	if s.Below() {
		r.at.List = s.On
	}
	return s.Below()
}

func (r reading) retreat() bool {
	s := r.inSight()
	r.at.List = s.Back
	return s.From > 0
}

// read writes what is read from the stand's row on.
func (r reading) read(out *wall.Writer, items []wall.Entry) {
	r.at.List = out.Scroll(items, r.at.List).From
}

// inSight is how much of what is read is on the wall.
func (r *Room) inSight() (s wall.Sight) {
	defer func(at journal.Stand) { r.at = at }(r.at) // drawing may scroll
	_, _, body, _ := r.parts(tui.NewRect(0, 0, r.stage.W, r.stage.H))
	box, gap := r.wallBox(body)
	r.scratch.Resize(box.W, box.H)
	r.write(&wall.Writer{Area: r.scratch.Area(r.scratch.Bounds()), Theme: r.stage.Theme, Names: r.host.Text, Gap: gap, Sight: &s})
	return s
}

// listing is a step with a list of which one entry is selected. Space reads on to its end:
// an entry that is taller than the wall page by page, the stand's piece, and then those
// that are not in sight.
type listing struct{ plain }

func (r listing) pieces() int { return 1 + r.at.Piece }

func (r listing) advance() bool {
	switch s := r.inSight(); {
	case s.Below():
		r.at.Piece++
	case s.Next > r.at.List && s.Next < r.step().entries():
		r.at.List, r.at.Piece = s.Next, 0
	default:
		return false
	}
	return true
}

func (r listing) retreat() bool {
	s := r.inSight()
	if r.at.Piece > 0 || s.First == 0 {
		return false
	}
	r.at.List = s.First - 1
	return true
}

// keys move the selection, and begin with the first page of what is selected.
func (r listing) keys() []tui.Action {
	arrows := r.arrows()
	for i := range arrows {
		move := arrows[i].Do
		arrows[i].Do = func() tea.Cmd {
			r.at.Piece = 0
			return move()
		}
	}
	return arrows
}

// list writes the entries in so many rows.
func (r listing) list(out *wall.Writer, items []wall.Entry, rows int) {
	part := *out
	part.Area = out.Part(tui.NewRect(out.Box.X, out.Box.Y+out.Y, out.Wide(), max(1, rows)))
	part.Y, part.From = 0, r.at.Piece
	part.List(items, r.at.List)
	out.Y += part.Y
}
