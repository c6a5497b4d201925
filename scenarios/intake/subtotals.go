package intake

import (
	"fewer/scenarios/tables"
	"fmt"
	"strings"
)

// rowsBefore finds rows that hold the sum of those just above them: subtotals
// whose label stands in a column that is not used. They count, since they may as
// well be chance, and are said.
type rowsBefore struct {
	rows  []amountsOf // the latest, that are no sums themselves
	found []sumOf
	more  int
}

type amountsOf struct {
	row         int
	units, cost tables.Amount
}

// sumOf is a row that is the sum of others, first to last.
type sumOf struct{ row, first, last int }

const (
	mostSummed = 2_000 // rows above that are looked at
	mostSaid   = 5     // sums that are named
)

// add looks at a row's units and pounds.
func (b *rowsBefore) add(row int, units, cost tables.Amount) {
	var sum amountsOf
	for i := len(b.rows) - 1; i >= 0 && cost > 0 && sum.cost < cost; i-- {
		sum.units, sum.cost = sum.units+b.rows[i].units, sum.cost+b.rows[i].cost
		if last := len(b.rows) - 1; sum.cost == cost && sum.units == units && i < last {
			if len(b.found) < mostSaid {
				b.found = append(b.found, sumOf{row, b.rows[i].row, b.rows[last].row})
			} else {
				b.more++
			}
			return
		}
	}
	if len(b.rows) == 2*mostSummed {
		b.rows = append(b.rows[:0], b.rows[mostSummed:]...)
	}
	b.rows = append(b.rows, amountsOf{row, units, cost})
}

// note says which rows are such sums.
func (b *rowsBefore) note(r *FileReport) {
	if len(b.found) == 0 {
		return
	}
	said := make([]string, len(b.found))
	for i, s := range b.found {
		said[i] = fmt.Sprintf("row %d that of rows %d to %d", s.row, s.first, s.last)
	}
	if b.more > 0 {
		said = append(said, fmt.Sprintf("and %d more rows", b.more))
	}
	r.note("rows hold the sum of those above them, and count as well: %s; if they are subtotals, take them out and import again", strings.Join(said, ", "))
}
