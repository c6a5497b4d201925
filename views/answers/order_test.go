package answers

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fewer/model"
	_ "fewer/model/modeltest" // the seed of what is drawn
)

func ordered(s *Sheet, o Order, filter string) string {
	var names []string
	for _, i := range s.InOrder(o, filter) {
		names = append(names, s.Rows[i].Cells[0].Text)
	}
	return strings.Join(names, " ")
}

// Rows sort with their parts, equal ones stay as they were, and totals keep their
// place; a filter leaves what it names with its parts and what it is a part of.
func TestSheetsSortAndFilter(t *testing.T) {
	s := &Sheet{Columns: columns(Pounds, "name", "saved")}
	s.row(0, "b", Amount(200))
	s.row(1, "b1", Amount(-5))
	s.row(1, "b2", Amount(100))
	s.row(0, "a", Amount(200))
	s.row(0, "none", None("–"))
	s.row(0, "C", Amount(300))
	s.total("all", Amount(700))
	for _, want := range []struct {
		o      Order
		filter string
		names  string
	}{
		{Order{}, "", "b b1 b2 a none C all"},
		{Order{By: 2}, "", "C b b2 b1 a none all"},
		{Order{By: 2, Turned: true}, "", "b b1 b2 a C none all"},
		{Order{By: 1}, "", "a b b1 b2 C none all"},
		{Order{By: 1, Turned: true}, "", "none C b b2 b1 a all"},
		{Order{By: 9}, "", "b b1 b2 a none C all"},
		{Order{}, "b2", "b b2 all"},
		{Order{}, "B", "b b1 b2 all"},
		{Order{By: 2}, "2.00", "b b2 b1 a all"},
		{Order{}, "nobody", "all"},
	} {
		if got := ordered(s, want.o, want.filter); got != want.names {
			t.Errorf("%+v, %q: %s, not %s", want.o, want.filter, got, want.names)
		}
	}
	if o := (Order{}).Next(1); o != (Order{By: 2}) || o.Next(1) != (Order{2, true}) || o.Next(1).Next(1) != (Order{}) || o.Next(0) != (Order{By: 1}) {
		t.Error("a heading does not turn the order around and back")
	}
}

// Whatever the sheet, sorting loses no row and doubles none, and the totals end it.
func TestSortingKeepsEveryRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &Sheet{Columns: columns(Pounds, "name", "saved")}
		for range rapid.IntRange(0, 20).Draw(t, "rows") {
			s.row(rapid.IntRange(0, 2).Draw(t, "level"), rapid.StringN(0, 3, -1).Draw(t, "name"), Amount(model.Money(rapid.IntRange(-3, 3).Draw(t, "saved"))))
		}
		if len(s.Rows) > 0 {
			s.Rows[0].Level = 0
		}
		s.total("all", Amount(0))
		order := s.InOrder(Order{By: rapid.IntRange(0, 3).Draw(t, "by"), Turned: rapid.Bool().Draw(t, "turned")}, "")
		if len(order) == 0 || order[len(order)-1] != len(s.Rows)-1 {
			t.Fatalf("the total does not come last: %v", order)
		}
		slices.Sort(order)
		for i := range s.Rows {
			if order[i] != i || len(order) != len(s.Rows) {
				t.Fatalf("rows are lost or doubled: %v", order)
			}
		}
	})
}

// columns are the headings of a table whose rows are written out, the first of
// words.
func columns(kind Kind, headings ...string) []Column {
	all := make([]Column, len(headings))
	for i, heading := range headings {
		all[i] = Column{Heading: heading, Kind: kind}
	}
	all[0].Kind = Words
	return all
}
