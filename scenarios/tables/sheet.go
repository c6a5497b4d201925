package tables

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
)

// sheetRows reads a sheet row by row. Values are as the file has them: day numbers
// as numbers, amounts with all their digits, whatever the format shows; but for percent.
type sheetRows struct {
	book   *book
	sheet  sheet
	part   io.ReadCloser
	xml    *xmlReader
	row    int // that was read last
	areas  []area
	passed []area // whose rows were read before the keys were known
	keys   []int

	pending *Row // read, and not given since rows are missing before it
	given   int
	fields  []string
	numbers []bool
	filled  int // cells of the present row, from those with which they are merged
	done    bool

	progress func(read, size int64)
	size     int64
}

// area is merged cells: rows and columns from 1.
type area struct {
	top, left, bottom, right int
	value                    string
	number                   bool
}

const (
	maxColumns = 16_384
	maxRows    = 1_048_576
)

// rows begins to read a sheet.
func (b *book) rows(s sheet, o Options) (*sheetRows, error) {
	r := &sheetRows{book: b, sheet: s, progress: o.Progress, size: int64(b.part(s.part).UncompressedSize64)}
	if err := r.readAreas(); err != nil {
		return nil, err
	}
	part, err := b.open(b.part(s.part))
	if err != nil {
		return nil, err
	}
	r.part, r.xml = part, newXML(part)
	return r, nil
}

// readAreas finds the merged cells, which a sheet lists after its rows. Sheets are
// unpacked twice for it, and the first time only searched.
func (r *sheetRows) readAreas() error {
	left := r.book.left
	part, err := r.book.open(r.book.part(r.sheet.part))
	if err != nil {
		return err
	}
	defer part.Close()
	mark := []byte("mergeCell ")
	buffer, kept := make([]byte, 256<<10), 0
	for {
		n, err := io.ReadFull(part, buffer[kept:])
		chunk := buffer[:kept+n]
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !last {
			return r.book.damaged(r.sheet.part, err)
		}
		rest := chunk
		for {
			i := bytes.Index(rest, mark)
			if i < 0 || !last && len(rest)-i < 200 {
				break
			}
			end := bytes.IndexByte(rest[i:], '>')
			if end < 0 {
				break
			}
			x := xmlReader{tag: rest[i+len(mark)-1 : i+end]}
			if a, ok := areaOf(string(x.attribute("ref"))); ok && len(r.areas) < maxRows {
				r.areas = append(r.areas, a)
			}
			rest = rest[i+end:]
		}
		if last {
			break
		}
		kept = copy(buffer, rest[max(0, len(rest)-200):])
	}
	slices.SortFunc(r.areas, func(a, b area) int { return a.top - b.top })
	r.book.left = left
	return nil
}

func (r *sheetRows) close() {
	r.part.Close()
	r.book.zip.Close()
}
func (r *sheetRows) setWidth(int) {}

// setKeys fills rows that were read before it was known which columns are keys.
func (r *sheetRows) setKeys(columns []int, read []Row) {
	r.keys = columns
	for _, a := range slices.Concat(r.passed, r.areas) {
		if a.value == "" || !a.number || !slices.Contains(columns, a.left-1) {
			continue
		}
		for i := range read {
			row := &read[i]
			if row.Row <= a.top || row.Row > a.bottom {
				continue
			}
			for len(row.Fields) < a.left {
				row.Fields, row.Numbers = append(row.Fields, ""), append(row.Numbers, false)
			}
			if row.Fields[a.left-1] == "" {
				row.Fields[a.left-1], row.Numbers[a.left-1] = a.value, true
				row.filled++
			}
		}
	}
	r.passed = nil
}

// next is the next row. Rows that are left out of the file because nothing is in
// them are given as blank ones, so that places agree with what Excel shows; but not
// a long gap of them.
func (r *sheetRows) next() (Row, error) {
	if r.pending == nil {
		row, err := r.read()
		if err != nil {
			return Row{}, err
		}
		r.pending = &row
	}
	if gap := r.pending.Row - r.given - 1; gap > 0 && gap <= maxBlank {
		r.given++
		return Row{Row: r.given}, nil
	}
	row := *r.pending
	r.pending, r.given = nil, row.Row
	return row, nil
}

// read is the next row in the file.
func (r *sheetRows) read() (Row, error) {
	for !r.done {
		switch err := r.xml.next(); {
		case err == io.EOF:
			r.done = true
		case err != nil:
			return Row{}, r.damaged(err)
		case r.xml.is("row"):
			return r.readRow()
		case r.xml.closes("sheetData"):
			r.done = true
		}
	}
	return Row{}, io.EOF
}

func (r *sheetRows) damaged(err error) error { return r.book.damaged(r.sheet.part, err) }

func (r *sheetRows) readRow() (Row, error) {
	n := number(r.xml.attribute("r"))
	if n == 0 {
		n = r.row + 1
	}
	if n <= r.row || n > maxRows {
		return Row{}, &Fault{Place: Place{File: r.book.file, Sheet: r.sheet.name, Row: r.row}, What: fmt.Sprintf("the row after it calls itself row %d", n), Hint: saveAgain}
	}
	r.row = n
	hidden := string(r.xml.attribute("hidden"))
	row := Row{Row: n, Hidden: hidden == "1" || hidden == "true"}
	r.fields, r.numbers = r.fields[:0], r.numbers[:0]
	for !r.xml.closes("row") {
		if err := r.xml.next(); err != nil {
			return Row{}, r.damaged(cut(err))
		}
		if r.xml.is("c") {
			if err := r.readCell(); err != nil {
				return Row{}, err
			}
		}
	}
	r.filled = 0
	r.fill(n)
	row.Fields, row.Numbers, row.filled = r.fields, r.numbers, r.filled
	if r.progress != nil && n%2000 == 0 {
		r.progress(min(r.size, maxUnpacked-r.book.left), r.size)
	}
	return row, nil
}

// cut is an end of the file where it may not end.
func cut(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readCell reads one cell into its column.
func (r *sheetRows) readCell() error {
	x := r.xml
	column := len(r.fields)
	if ref := x.attribute("r"); ref != nil {
		if c, _ := cellOf(string(ref)); c > 0 {
			column = c - 1
		}
	}
	if column >= maxColumns {
		return &Fault{Place: Place{File: r.book.file, Sheet: r.sheet.name, Row: r.row}, What: "has more columns than a sheet can have", Hint: saveAgain}
	}
	kind, style := string(x.attribute("t")), number(x.attribute("s"))
	value, formula, hasValue := "", false, false
	phonetic := false
	for !x.closes("c") {
		if err := x.next(); err != nil {
			return r.damaged(cut(err))
		}
		switch {
		case x.is("f"):
			formula = true
		case x.is("rPh"):
			phonetic = !x.solo
		case x.closes("rPh"):
			phonetic = false
		case x.closes("v") && !x.solo:
			value, hasValue = r.value(kind, x.text), len(x.text) > 0
		case x.closes("t") && !x.solo && !phonetic:
			value += string(x.text)
			hasValue = true
		}
	}
	if formula && !hasValue && kind != "str" {
		value = NoResult
	}
	isNumber := hasValue && (kind == "" || kind == "n")
	if isNumber && style >= 0 && style < len(r.book.percent) && r.book.percent[style] {
		value = inPercent(value)
	}
	for len(r.fields) <= column {
		r.fields = append(r.fields, "")
		r.numbers = append(r.numbers, false)
	}
	r.fields[column] = value
	r.numbers[column] = isNumber
	return nil
}

// inPercent is a stored number as its cell shows it: 0.075 as 7.5%.
func inPercent(stored string) string {
	v, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return stored
	}
	return strconv.FormatFloat(math.Round(v*1e10)/1e8, 'f', -1, 64) + "%"
}

// value is what a cell holds, by its type.
func (r *sheetRows) value(kind string, text []byte) string {
	switch kind {
	case "s":
		if i := number(text); i >= 0 && i < len(r.book.strings) && len(text) > 0 {
			return r.book.strings[i]
		}
		return NoResult
	case "b":
		if string(text) == "1" {
			return "TRUE"
		}
		return "FALSE"
	}
	return string(text)
}

// fill gives merged cells the value of their first: names and other texts always,
// numbers in key columns only, since an amount would else be counted for each row.
func (r *sheetRows) fill(row int) {
	for i := 0; i < len(r.areas); i++ {
		a := &r.areas[i]
		if a.top > row {
			break
		}
		if a.bottom < row {
			if r.keys == nil && a.number {
				r.passed = append(r.passed, *a)
			}
			r.areas = append(r.areas[:i], r.areas[i+1:]...)
			i--
			continue
		}
		if row == a.top {
			if a.left <= len(r.fields) {
				a.value, a.number = r.fields[a.left-1], r.numbers[a.left-1]
			}
		}
		if a.value == "" || row != a.top && a.number && !slices.Contains(r.keys, a.left-1) || row == a.top && a.number {
			continue
		}
		for c := a.left; c <= a.right; c++ {
			if row == a.top && c == a.left {
				continue
			}
			for len(r.fields) < c {
				r.fields = append(r.fields, "")
				r.numbers = append(r.numbers, false)
			}
			if r.fields[c-1] == "" {
				r.fields[c-1], r.numbers[c-1] = a.value, a.number
				r.filled++
			}
		}
	}
}

// number reads digits; 0 where there are none, -1 where they are too many.
func number(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0
		}
		if n = n*10 + int(c-'0'); n > 1<<30 {
			return -1
		}
	}
	return n
}

// cellOf reads B12 as column 2 and row 12; 0 where it is no cell.
func cellOf(ref string) (column, row int) {
	i := 0
	for i < len(ref) && (ref[i] >= 'A' && ref[i] <= 'Z' || ref[i] >= 'a' && ref[i] <= 'z') {
		if column > maxColumns {
			return 0, 0
		}
		column = column*26 + int(ref[i]&^0x20-'A') + 1
		i++
	}
	return column, max(0, number([]byte(ref[i:])))
}

func areaOf(ref string) (area, bool) {
	from, to, found := bytes.Cut([]byte(ref), []byte(":"))
	if !found {
		return area{}, false
	}
	var a area
	a.left, a.top = cellOf(string(from))
	a.right, a.bottom = cellOf(string(to))
	ok := a.left > 0 && a.top > 0 && a.right >= a.left && a.bottom >= a.top && a.right-a.left < 1000 && a.right <= maxColumns
	return a, ok
}
