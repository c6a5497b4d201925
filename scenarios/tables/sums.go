package tables

import (
	"fmt"

	"fewer/model"
)

// OwnTotals holds a table's own rows of totals against its other rows. A total may stand
// below what it sums, or above it; what it sums begins or ends at another total, or at
// the table's end.
type OwnTotals struct {
	sums  [][2]Amount // by column: of the rows with keys, and of those without
	lacks int         // rows whose figures are not known, or not ours
	marks []totalsMark
	open  []ownTotal
	agree int
}

// totalsMark is a place where what a total sums may begin or end.
type totalsMark struct {
	row   int
	sums  [][2]Amount
	lacks int
}

type ownTotal struct {
	mark   totalsMark
	values []Amount
	has    []bool
}

// mostMarks is how many totals are looked back to.
const mostMarks = 256

// Row adds a row's figures, one for each column; withKeys is false where it names no
// provider or the like, so that it may be a total or a row.
func (o *OwnTotals) Row(figures []Amount, withKeys bool) {
	for len(o.sums) < len(figures) {
		o.sums = append(o.sums, [2]Amount{})
	}
	for i, v := range figures {
		if withKeys {
			o.sums[i][0] += v
		} else {
			o.sums[i][1] += v
		}
	}
}

// Lacks notes a row whose figures are not known, or which does not count.
func (o *OwnTotals) Lacks() { o.lacks++ }

// Total takes a row of totals; has tells which columns have one.
func (o *OwnTotals) Total(row int, figures []Amount, has []bool) {
	o.Row(make([]Amount, len(figures)), true)
	if len(o.marks) == 0 {
		o.marks = append(o.marks, totalsMark{sums: make([][2]Amount, len(o.sums))})
	}
	one := ownTotal{o.here(row), figures, has}
	if o.holds(one, o.marks, one.mark) {
		o.agree++
	} else if len(o.open) < mostMarks {
		o.open = append(o.open, one)
	}
	if len(o.marks) == mostMarks {
		o.marks = append(o.marks[:1], o.marks[2:]...)
	}
	o.marks = append(o.marks, one.mark)
}

func (o *OwnTotals) here(row int) totalsMark {
	return totalsMark{row, append([][2]Amount(nil), o.sums...), o.lacks}
}

// holds tells whether a total is what lies between an end and one of many others.
func (o *OwnTotals) holds(t ownTotal, others []totalsMark, end totalsMark) bool {
	for i := len(others) - 1; i >= 0; i-- {
		for _, blanks := range []bool{false, true} {
			if column, _, _ := t.apart(others[i], end, blanks); column < 0 {
				return true
			}
		}
	}
	return false
}

// apart is the first column in which a total is not what lies between two marks, in
// either order, that sum, and how far the total is from it in all; −1 where it is the sum.
func (t ownTotal) apart(from, to totalsMark, blanks bool) (column int, sum, off Amount) {
	column = -1
	for i, v := range t.values {
		if !t.has[i] || i >= len(to.sums) {
			continue
		}
		was := [2]Amount{}
		if i < len(from.sums) {
			was = from.sums[i]
		}
		s := to.sums[i][0] - was[0]
		if blanks {
			s += to.sums[i][1] - was[1]
		}
		if from.row > to.row {
			s = -s
		}
		d := max(v-s, s-v)
		if d == 0 || v%Scale == 0 && d < Scale { // shown in whole pounds
			continue
		}
		if off += d; column < 0 {
			column, sum = i, s
		}
	}
	return column, sum, off
}

// TotalApart is a total of a table that its rows do not come to.
type TotalApart struct {
	Row        int // of the total
	Column     int // which of the figures, from 0
	Total, Sum Amount
	Lacks      int // rows among those summed whose figures are not known or do not count
}

// Done gives how many totals agree with their rows, and those that do not.
func (o *OwnTotals) Done() (agree int, apart []TotalApart) {
	end := o.here(1 << 40)
	for _, t := range o.open {
		var after, before []totalsMark
		for _, m := range append(o.marks, end) {
			if m.row > t.mark.row {
				after = append(after, m)
			} else if m.row < t.mark.row {
				before = append(before, m)
			}
		}
		if o.holds(t, after, t.mark) {
			o.agree++
			continue
		}
		var nearest TotalApart
		least := Amount(-1)
		for _, m := range before {
			if column, sum, off := t.apart(m, t.mark, false); least < 0 || off < least {
				least, nearest = off, TotalApart{t.mark.row, column, t.values[column], sum, t.mark.lacks - m.lacks}
			}
		}
		if least >= 0 {
			apart = append(apart, nearest)
		}
	}
	return o.agree, apart
}

// Words say how far a total is from its rows; money tells pounds from units.
func (t TotalApart) Words(money bool) string {
	say := func(a Amount) string { return fmt.Sprint(a.Float()) }
	if money {
		say = func(a Amount) string { return model.Money(a.Pence()).Pence() }
	}
	return fmt.Sprintf("its own total is %s, and the rows that it sums come to %s: %s apart", say(t.Total), say(t.Sum), say(max(t.Total-t.Sum, t.Sum-t.Total)))
}
