package answers

import (
	"cmp"
	"slices"
	"strings"

	"fewer/model"

	"fewer/views/words"
)

// Order is how the rows of a sheet are to be sorted: as they were made or, where By
// is above 0, by the column before that place, the largest first unless it turns.
type Order struct {
	By     int
	Turned bool
}

// Next is the order in which a sheet is sorted by a column: the largest first of
// figures, the first letter first of words; asked for again, the other way around;
// and then as it was made.
func (o Order) Next(column int) Order {
	switch {
	case o.By != column+1:
		return Order{By: column + 1}
	case !o.Turned:
		return Order{By: o.By, Turned: true}
	}
	return Order{}
}

// InOrder are the places of the rows that the words of a filter leave, in an order.
// A row is left where it, one that it is a part of, or one of its parts has all the
// words. Parts stay under what they are parts of, totals where they are, and rows
// without a figure come last; of equal ones the first stays first.
func (s *Sheet) InOrder(o Order, filter string) []int {
	var order []int
	column := o.By - 1
	search := words.SearchFor(filter)
	reach := search.Reach(len(s.Rows), s.said)
	left := func(row int) bool { return search.Of(s.said(row), "") <= reach }
	for from := 0; from < len(s.Rows); {
		to := from + 1
		for to < len(s.Rows) && !s.Rows[to].Total && !s.Rows[from].Total {
			to++
		}
		order = append(order, s.level(from, to, column, o, left, false)...)
		from = to
	}
	return order
}

// level orders the rows from one place to another, each with its parts.
func (s *Sheet) level(from, to, column int, o Order, left func(row int) bool, all bool) (order []int) {
	type family struct{ first, end int }
	var families []family
	for i := from; i < to; {
		end := i + 1
		for end < to && s.Rows[end].Level > s.Rows[i].Level {
			end++
		}
		families = append(families, family{i, end})
		i = end
	}
	if column >= 0 && column < len(s.Columns) {
		slices.SortStableFunc(families, func(a, b family) int { return s.compare(a.first, b.first, column, o.Turned) })
	}
	for _, f := range families {
		said := all || left(f.first)
		parts := s.level(f.first+1, f.end, column, o, left, said)
		if said || len(parts) > 0 || s.Rows[f.first].Total {
			order = append(append(order, f.first), parts...)
		}
	}
	return order
}

// said is what stands in a row.
func (s *Sheet) said(row int) string {
	var text strings.Builder
	for _, c := range s.Rows[row].Cells {
		text.WriteString(c.Text + "\n")
	}
	return text.String()
}

// compare tells which of two rows comes first.
func (s *Sheet) compare(a, b, column int, turned bool) int {
	x, y := s.Rows[a].at(column), s.Rows[b].at(column)
	if m, is := number(x.Value); is {
		n, also := number(y.Value)
		if !also {
			return -1
		}
		if turned {
			return cmp.Compare(m, n)
		}
		return cmp.Compare(n, m)
	}
	if _, is := number(y.Value); is {
		return 1
	}
	order := cmp.Compare(strings.ToLower(x.Text), strings.ToLower(y.Text))
	switch {
	case x.Text == "" || y.Text == "":
		return -order
	case turned:
		return -order
	}
	return order
}

func (r *Row) at(column int) Cell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return Cell{}
}

// number is the size of a value by which it is sorted.
func number(v any) (float64, bool) {
	switch n := v.(type) {
	case model.Money:
		return float64(n), true
	case float64:
		return n, true
	case int:
		return float64(n), true
	}
	return 0, false
}
