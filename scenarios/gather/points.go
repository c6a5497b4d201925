package gather

import (
	"fmt"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
)

// points tell how a column's figures are written, which may part thousands by a point: 5.000
// is five in an extract that has three decimals everywhere, and in one that has pence
// elsewhere nobody knows.
type points struct {
	three   string       // the first figure that may be thousands
	at      tables.Place // where it stands
	decimal bool         // some figure has three decimals that are none
	others  bool         // some has another number of decimals
}

// point looks at a figure as it is written.
func (r *rowReader) point(row tables.Row, column int, text string) {
	dot := strings.IndexByte(text, '.')
	if dot < 0 || column < len(row.Numbers) && row.Numbers[column] {
		return
	}
	decimals := len(text[dot+1:]) - len(strings.TrimLeft(text[dot+1:], "0123456789"))
	whole := text[:dot]
	whole = whole[len(strings.TrimRight(whole, "0123456789,")):]
	p := r.points[column]
	if p == nil {
		p = &points{}
		r.points[column] = p
	}
	switch {
	case decimals != 3:
		p.others = true
	case text[dot+3] != '0' || whole == "" || whole[0] == '0' || len(whole) > 3:
		p.decimal = true
	case p.three == "":
		p.three, p.at = text, r.table.At(column)
	}
}

// sayPoints refuses figures that may be thousands where others of their column have pence,
// and says how they are read where all have three decimals.
func (r *rowReader) sayPoints() {
	for column := range r.table.Header {
		switch c := r.points[column]; {
		case c == nil || c.three == "" || c.decimal:
		case c.others:
			said := cell.Clean(c.three)
			r.fault(c.at, fmt.Sprintf("write %s or %s, as it is meant", strings.TrimRight(strings.TrimRight(said, "0"), "."), strings.ReplaceAll(said, ".", "")), "%q can be read in two ways, with a decimal point or with thousands: other figures of its column have another number of decimals", said)
		default:
			r.Report.Note("its column %s has three decimals in each figure, such as %s: they are read as such. Where the point parts thousands, export them without it", tables.Letter(column+1), cell.Clean(c.three))
		}
	}
}
