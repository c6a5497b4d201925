package desk

import (
	"strconv"

	"fewer/views/answers"
	"fewer/views/tui"
)

// sorting is how the rows of what a screen lists are sorted and narrowed, and the keys
// for it.
type sorting struct {
	Order  answers.Order
	filter string
}

// sorted is what lists rows that can be sorted and narrowed.
type sorted interface {
	moves() *tui.List
	counted() (left, of int)
	sortBy(answers.Order)
	sortNext() // by the column after the one that is sorted by
	find(words string)
}

// actions choose, sort and narrow the rows.
func (s *sorting) actions(d *Desk, of sorted) []tui.Action {
	none := func() string { return nothing(of) }
	return append(of.moves().Moves(),
		tui.Action{
			ID: "sort", Keys: []string{"Z"}, Short: "sort", Group: tui.Looking, Rank: 33,
			Help: "sort by the next column, and after the last as it was; a click on a heading sorts by it", Off: none, Do: tui.Just(of.sortNext),
		},
		tui.Action{
			ID: "turn-order", Keys: []string{"!"}, Group: tui.Looking,
			Help: "the rows the other way around", Off: s.unsorted, Do: tui.Just(func() { of.sortBy(answers.Order{By: s.Order.By, Turned: !s.Order.Turned}) }),
		},
		tui.Action{
			ID: "find-in-list", Keys: []string{"/"}, Short: "find", Group: tui.Looking, Rank: 34,
			Help: "only the rows with the words that are typed", Off: none, Do: tui.Just(func() {
				d.Show(&tui.Filter{Text: tui.Filled(s.filter), Find: of.find, Move: of.moves().Move, Drawn: func(a tui.Area, text *tui.Typing) { drawFilter(d, of, a, text) }})
			}),
		},
	)
}

// leave is the action that leaves the screen; where rows were looked for, it shows all
// of them again first.
func (s *sorting) leave(d *Desk, of sorted, id, short, help string, more []string) tui.Action {
	leave := d.BackAction(id, short, help, more...)
	leave.Do = tui.Just(func() {
		if s.filter != "" {
			of.find("")
			return
		}
		d.Back()
	})
	return leave
}

// nothing says that there are no rows, or "".
func nothing(of sorted) string {
	if _, all := of.counted(); all == 0 {
		return tui.NothingListed
	}
	return ""
}

func (s *sorting) unsorted() string {
	if s.Order.By == 0 {
		return "The rows stand as they were made; Z sorts them by a column"
	}
	return ""
}

// mark says which way rows are sorted by a column of a kind.
func (s *sorting) mark(t *tui.Theme, by answers.Kind) rune {
	down := by.IsFigure() != s.Order.Turned
	switch {
	case t.ASCII && down:
		return 'v'
	case t.ASCII:
		return '^'
	case down:
		return t.Glyphs.Falls
	}
	return t.Glyphs.Rises
}

// drawFilter draws what is typed over the heading of the screen, and how many rows it
// leaves.
func drawFilter(d *Desk, of sorted, a tui.Area, text *tui.Typing) {
	box, _ := d.BelowList().CutTop(2)
	area := a.Part(box)
	area.Fill(tui.Plain, ' ')
	w, _ := area.Size()
	said := leaves(of)
	x := area.Text(1, 1, tui.Strong, "Find: ")
	text.Draw(area, d.Theme, x, 1, w-x-tui.Width(said)-4)
	area.Right(w-1, 1, tui.Muted, said)
}

// leaves says how many rows are left of all.
func leaves(of sorted) string {
	left, all := of.counted()
	return strconv.Itoa(left) + " of " + strconv.Itoa(all) + " rows"
}
