package tables

import (
	"fmt"
	"slices"
	"strings"

	"fewer/scenarios/cell"
)

// RowsBefore finds rows that hold the sum of those just above them: subtotals
// whose label stands in a column that is not used. They count, since they may as
// well be chance, and are said.
type RowsBefore struct {
	rows  []amountsOf    // the latest, that are no sums themselves
	from  map[uint64]int // by what stood before it, the latest of them
	sum   amounts        // of all that were ever added
	found []sumOf
	more  int
}

type amounts struct{ units, cost cell.Amount }

type amountsOf struct {
	row    int
	before amounts // the sum of all above it
}

// key is the same for amounts that are the same, and hardly ever for others.
func (a amounts) key() uint64 {
	return uint64(a.cost)*0x9e3779b97f4a7c15 ^ uint64(a.units)*0xc2b2ae3d27d4eb4f
}

// sumOf is a row that is the sum of others, first to last.
type sumOf struct{ row, first, last int }

const (
	mostSummed = 2_000 // rows above that are looked at
	mostSaid   = 5     // sums that are named
)

// Add looks at a row's units and pounds: where they are what was added since some
// row, it is the sum of that one and those after it.
func (b *RowsBefore) Add(row int, units, cost cell.Amount) {
	if units == 0 && cost == 0 {
		return // a row and blanks are no sum
	}
	if cost > 0 {
		last, want := len(b.rows)-1, amounts{b.sum.units - units, b.sum.cost - cost}
		if i, there := b.from[want.key()]; there && i < last && b.rows[i].before == want {
			if len(b.found) < mostSaid {
				b.found = append(b.found, sumOf{row, b.rows[i].row, b.rows[last].row})
			} else {
				b.more++
			}
			return
		}
	}
	if len(b.rows) == 2*mostSummed {
		b.forget()
	}
	if b.from == nil {
		b.from = make(map[uint64]int, 2*mostSummed)
	}
	b.from[b.sum.key()] = len(b.rows)
	b.rows = append(b.rows, amountsOf{row, b.sum})
	b.sum.units, b.sum.cost = b.sum.units+units, b.sum.cost+cost
}

// forget leaves the latest rows only.
func (b *RowsBefore) forget() {
	b.rows = append(b.rows[:0], b.rows[mostSummed:]...)
	clear(b.from)
	for i := range b.rows {
		b.from[b.rows[i].before.key()] = i
	}
}

// Said says which rows are such sums; "" where none is.
func (b *RowsBefore) Said() string {
	if len(b.found) == 0 {
		return ""
	}
	said := make([]string, len(b.found))
	for i, s := range b.found {
		said[i] = fmt.Sprintf("row %d that of rows %d to %d", s.row, s.first, s.last)
	}
	if b.more > 0 {
		said = append(said, fmt.Sprintf("and %d more rows", b.more))
	}
	return fmt.Sprintf("rows hold the sum of those above them, and count as well: %s; if they are subtotals, take them out and import again", strings.Join(said, ", "))
}

// IsTotal tells a key that names a sum of other rows: "RXA Total", "Sum of RXA", but not
// a firm that is called Total Care Ltd.
func IsTotal(key string) bool {
	words := strings.Fields(cell.Plain(key))
	if len(words) == 0 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	switch {
	case strings.HasPrefix(first, "SUB-TOTAL"), strings.HasPrefix(first, "SUBTOTAL"), slices.Contains(ofTotals, last), len(words) == 1 && first == "OVERALL":
		return true
	case first == "SUM" && len(words) > 1 && words[1] == "OF":
		return true
	}
	isName := slices.Contains(ofFirms, last) || len(words) > 1 && slices.Contains(ofNames, words[1])
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(ofTotals, w) }) && !isName
}

var (
	ofTotals = []string{"TOTAL", "TOTALS", "SUBTOTAL", "SUB-TOTAL"}
	ofNames  = []string{"HEALTH", "CARE", "HEALTHCARE", "MEDICAL", "WELLBEING", "PHYSIO", "ORTHOPAEDICS"} // after "Total" in a firm's name
	ofFirms  = []string{"LTD", "LIMITED", "PLC", "LLP", "CIC", "CLINIC", "HEALTHCARE"}
	ofAll    = []string{"SPECIALTIES", "SPECIALITIES", "SPECIALTY", "FUNCTIONS", "PROVIDERS", "TRUSTS", "HOSPITALS", "PRACTICES", "SURGERIES", "COMMISSIONERS", "PODS", "TYPES", "ACTIVITY", "DELIVERY", "MONTHS", "HRGS", "CODES", "SITES"}
)

// IsAll tells a key that stands for all that its column may hold: "All", "All providers".
// Whether its row is the sum of others is told by whether there are others.
func IsAll(key string) bool {
	words := strings.Fields(cell.Plain(key))
	return len(words) > 0 && words[0] == "ALL" && !slices.Contains(words, "OTHER") && (len(words) == 1 || slices.Contains(ofAll, words[len(words)-1]))
}

// Aside is what a cell of a column that is not read says of its row: that it is a total, or
// a sum to date beside the months' own rows.
type Aside int

// Most cells say nothing.
const (
	SaysNothing Aside = iota
	SaysTotal
	SaysToDate
)

// AsideOf reads such a cell.
func AsideOf(text string) Aside {
	if len(text) < 3 || len(text) > 16 {
		return SaysNothing
	}
	switch text[0] | 0x20 { // most cells begin otherwise
	case 't', 's', 'g', 'y', 'c':
	default:
		return SaysNothing
	}
	switch cell.Plain(text) {
	case "TOTAL", "TOTALS", "SUB-TOTAL", "SUB TOTAL", "SUBTOTAL", "GRAND TOTAL":
		return SaysTotal
	case "YTD", "YEAR TO DATE", "YEAR-TO-DATE", "CUMULATIVE", "TO DATE", "CUM":
		return SaysToDate
	}
	return SaysNothing
}

// IsEngland tells a key that names the whole country.
func IsEngland(key string) bool { return cell.Plain(key) == "ENGLAND" }
