package tables

import (
	"fmt"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
)

// OwnTotals holds a table's own rows of totals against its other rows. A total may stand
// below what it sums, or above it; what it sums begins or ends at another total, or at
// the table's end. It may leave out rows of some kinds.
type OwnTotals struct {
	sums  [][kindsOfRow]cell.Amount // by column
	lacks int                       // rows whose figures are not known, or not ours
	marks []totalsMark
	open  []OwnTotal
	agree int
	rows  int // since the last total
}

// KindOfRow tells rows apart that a total may leave out.
type KindOfRow int

// Rows of activity are in every total; those that pass through, and those of which it
// is not said whose they are, may not be.
const (
	OfActivity KindOfRow = iota
	PassingThrough
	WithoutKeys
	kindsOfRow
)

// counted are the kinds that a total may count.
var counted = [][kindsOfRow]bool{{true, true, false}, {true, false, false}, {true, true, true}, {true, false, true}}

// totalsMark is a place where what a total sums may begin or end.
type totalsMark struct {
	row   int
	sums  [][kindsOfRow]cell.Amount
	lacks int
}

// OwnTotal is a total of a table that no run of its rows comes to.
type OwnTotal struct {
	Row     int // of the total
	Figures []cell.Amount
	Has     []bool // which of the figures it has
	Nearest Apart  // to the run of rows that comes nearest
	mark    totalsMark
}

// Apart is how far a total is from a sum.
type Apart struct {
	Column     int // the first figure that differs, from 0; −1 where none does
	Total, Sum cell.Amount
	All        cell.Amount // of all figures that differ
	Lacks      int         // rows among those summed whose figures are not known or do not count
}

// mostMarks is how many totals are looked back to.
const mostMarks = 256

// Row adds a row's figures, one for each column.
func (o *OwnTotals) Row(figures []cell.Amount, kind KindOfRow) {
	o.rows++
	for len(o.sums) < len(figures) {
		o.sums = append(o.sums, [kindsOfRow]cell.Amount{})
	}
	for i, v := range figures {
		o.sums[i][kind] += v
	}
}

// Lacks notes a row whose figures are not known, or which does not count.
func (o *OwnTotals) Lacks() { o.lacks++ }

// Total takes a row of totals; has tells which columns have one.
func (o *OwnTotals) Total(row int, figures []cell.Amount, has []bool) {
	o.Row(make([]cell.Amount, len(figures)), OfActivity)
	if len(o.marks) == 0 {
		o.marks = append(o.marks, totalsMark{})
	}
	one := OwnTotal{Row: row, Figures: figures, Has: has, mark: o.here(row)}
	if one.nearest(o.marks, one.mark); one.Nearest.Column < 0 {
		o.agree++
	} else if len(o.open) < mostMarks {
		o.open = append(o.open, one)
	}
	if len(o.marks) == mostMarks {
		o.marks = append(o.marks[:1], o.marks[2:]...)
	}
	o.marks, o.rows = append(o.marks, one.mark), 0
}

// Agrees tells whether figures that are not all nothing would be a total of at least two rows.
func (o *OwnTotals) Agrees(figures []cell.Amount, has []bool) bool {
	if o.rows < 2 || !slices.ContainsFunc(figures, func(v cell.Amount) bool { return v != 0 }) {
		return false
	}
	one := OwnTotal{Figures: figures, Has: has}
	one.nearest(append(slices.Clone(o.marks), totalsMark{}), o.here(0))
	return one.Nearest.Column < 0
}

func (o *OwnTotals) here(row int) totalsMark {
	return totalsMark{row, append([][kindsOfRow]cell.Amount(nil), o.sums...), o.lacks}
}

// nearest finds the sum between a mark and one of many others to which the total is
// nearest; the later ones first.
func (t *OwnTotal) nearest(others []totalsMark, end totalsMark) {
	t.Nearest = Apart{Column: 0, All: 1<<63 - 1}
	for i := len(others) - 1; i >= 0; i-- {
		for _, kinds := range counted {
			a := t.From(between(others[i], end, kinds, len(t.Figures)))
			if a.Lacks = max(end.lacks-others[i].lacks, others[i].lacks-end.lacks); a.All < t.Nearest.All {
				t.Nearest = a
			}
			if a.Column < 0 {
				return
			}
		}
	}
}

// between are the sums of rows of some kinds between two places, in either order.
func between(a, b totalsMark, kinds [kindsOfRow]bool, columns int) []cell.Amount {
	if a.row > b.row {
		a, b = b, a
	}
	sums := make([]cell.Amount, columns)
	for i := range sums {
		for k, counts := range kinds {
			if counts && i < len(b.sums) {
				sums[i] += b.sums[i][k]
			}
			if counts && i < len(a.sums) {
				sums[i] -= a.sums[i][k]
			}
		}
	}
	return sums
}

// From is how far a total is from sums of the same columns.
func (t *OwnTotal) From(sums []cell.Amount) Apart {
	a := Apart{Column: -1}
	for i, v := range t.Figures {
		d := max(v-sums[i], sums[i]-v)
		if !t.Has[i] || Shown(v, d) {
			continue
		}
		if a.All += d; a.Column < 0 {
			a.Column, a.Total, a.Sum = i, v, sums[i]
		}
	}
	return a
}

// Shown tells whether a total is as far from its rows only as it is shown rounded: to whole
// pounds, to pence, or to the decimals of a spreadsheet.
func Shown(total, apart cell.Amount) bool {
	const penny, dust = cell.Scale / 100, cell.Scale / 10_000
	return apart < dust || total%penny == 0 && apart < penny || total%cell.Scale == 0 && apart < cell.Scale
}

// Done gives how many totals agree with their rows, and those that do not.
func (o *OwnTotals) Done() (agree int, apart []OwnTotal) {
	marks := append(o.marks, o.here(1<<40))
	for _, t := range o.open {
		below := t
		below.nearest(slices.DeleteFunc(slices.Clone(marks), func(m totalsMark) bool { return m.row <= t.Row }), t.mark)
		if below.Nearest.Column < 0 {
			o.agree++
		} else {
			apart = append(apart, t)
		}
	}
	return o.agree, apart
}

// Words say how far a total is from its rows; money tells pounds from units.
func (a Apart) Words(money bool) string { return ApartWords(a.Total, a.Sum, money) }

// ApartWords say how far a total is from the sum of its rows.
func ApartWords(total, sum cell.Amount, money bool) string {
	say := func(v cell.Amount) string { return fmt.Sprint(v.Float()) }
	if money {
		say = func(v cell.Amount) string { return model.Money(v.Pence()).Pence() }
	}
	return fmt.Sprintf("its own total is %s, and the rows that it sums come to %s: %s apart", say(total), say(sum), say(max(total-sum, sum-total)))
}

// InColumns are a row's figures by the columns that a table has: each of the four, units
// and pounds, or one.
func InColumns(v *[4]cell.Amount, columns int) []cell.Amount {
	switch columns {
	case 1:
		return []cell.Amount{v[0] + v[1] + v[2] + v[3]}
	case 2:
		return []cell.Amount{v[0] + v[2], v[1] + v[3]}
	}
	return v[:]
}
