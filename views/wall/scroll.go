package wall

import (
	"slices"

	"fewer/views/tui"
)

// Sight is how much of what is written by Scroll is in sight.
type Sight struct {
	From, Rows, Of int // the first row in sight, how many there is room for, and how many there are
	On, Back       int // the rows with which the next page and the one before begin
	First          int // the entry with which it begins, where one of them is selected
	Next           int // the entry with which the next page begins or goes on
}

// Below tells whether there is more to read below.
func (s Sight) Below() bool { return s.From+s.Rows < s.Of }

// row is one row of what is scrolled.
type row struct {
	entry, by int
	role      tui.Role
	text      string
}

// Scroll writes entries to be read, none of them selected, from a row on. Where not all
// fit, the last row says how much more there is.
func (w *Writer) Scroll(items []Entry, from int) (s Sight) {
	w.keepEntries(items)
	_, all := w.heights(items)
	apart := all+len(items)-1 <= w.Left() && w.Roomy()
	var rows []row
	var begin []int // the rows with which entries begin
	for i, item := range items {
		if apart && i > 0 {
			rows = append(rows, row{entry: i})
		}
		begin = append(begin, len(rows))
		rows = w.appendRows(rows, row{i, 0, item.Role, item.Says})
		for _, note := range item.Notes {
			rows = w.appendRows(rows, row{i, 2, tui.Plain, note})
		}
	}
	s.Rows, s.Of, s.Next = max(1, w.Left()), len(rows), len(items)
	more := s.Of > s.Rows
	if more {
		s.Rows = max(1, s.Rows-1)
		s.From = min(max(0, from), max(s.Of-s.Rows, begin[len(begin)-1]))
	}
	s.turn(rows, begin)
	for _, r := range rows[s.From:min(s.Of, s.From+s.Rows)] {
		w.Text(r.by, w.Y, r.role, r.text)
		w.Y++
	}
	if more && w.Left() > 0 {
		w.Cut(0, w.Y, w.Wide(), tui.Muted, s.beyond())
		w.Y++
	}
	if w.Sight != nil {
		*w.Sight = s
	}
	return s
}

// turn finds where pages begin: with an entry, where one fits on a page.
func (s *Sight) turn(rows []row, begin []int) {
	if s.On = s.From + s.Rows; s.Below() {
		s.Next = rows[s.On].entry
		if at := begin[s.Next]; at > s.From {
			s.On = at
		}
	}
	s.Back = max(0, s.From-s.Rows)
	if i, _ := slices.BinarySearch(begin, s.Back); i < len(begin) && begin[i] < s.From {
		s.Back = begin[i]
	}
}

// beyond says whether there is more above and below.
func (s Sight) beyond() string {
	switch {
	case s.From == 0:
		return "more below"
	case s.Below():
		return "more above and below"
	}
	return "more above"
}

func (w *Writer) appendRows(rows []row, r row) []row {
	for _, line := range tui.Wrap(w.Shown(r.text), w.measure()-r.by) {
		rows = append(rows, row{r.entry, r.by, r.role, line})
	}
	return rows
}
