// Package tables reads other people's tables, CSV and Excel workbooks, whole or a row at
// a time. It knows the headings of the field, and nothing of what is made of a table.
//
// Begin with Table, rows with headings from whatever file.
package tables

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model/figure"
	"fewer/scenarios/cell"
)

// Place is where in a file something stands. Row and Column count from 1, as a
// spreadsheet shows them; 0 is not known.
type Place struct {
	File   string
	Sheet  string // of a workbook
	Row    int
	Column int
}

// String says "slam.csv, row 14, column F".
func (p Place) String() string {
	s := p.File
	if p.Sheet != "" {
		s += fmt.Sprintf(", sheet %q", p.Sheet)
	}
	if p.Row > 0 {
		s += fmt.Sprintf(", row %d", p.Row)
	}
	if p.Column > 0 {
		s += ", column " + Letter(p.Column)
	}
	return s
}

// Letter is the name of column n, from 1, in a spreadsheet: A, Z, AA.
func Letter(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Fault is why a table cannot be read, with its place and what to do instead.
type Fault struct {
	Place
	What string
	Hint string
}

// Error is the fault in one line, and its hint in another.
func (f *Fault) Error() string {
	s := f.Place.String() + ": " + f.What
	if f.Hint != "" {
		s += "\nhint: " + f.Hint
	}
	return s
}

// Sentence is the fault in one line with what to do instead: "The file stays.csv, row 4:
// …. Export it again."
func (f *Fault) Sentence() string {
	s := "The file " + f.Place.String() + ": " + f.What + "."
	if f.Hint != "" {
		s += " " + figure.UpperFirst(f.Hint) + "."
	}
	return s
}

// Options say how a table is to be opened.
type Options struct {
	// Sheet names the sheet of a workbook; without it the sheet is taken whose
	// header is known best.
	Sheet string
	// Names are the headings by which a header is known. Without them the first
	// line that is as wide as the table is the header.
	Names *Names
	// Progress is called now and then with how much of the file has been read,
	// both in bytes. It may be nil.
	Progress func(read, size int64)
}

// Table is a table whose header has been found, read row by row:
//
//	for t.Next() { use(t.Row()) }
//	if err := t.Err(); err != nil { … }
type Table struct {
	File      string   // its name without the folder
	Sheet     string   // of a workbook
	Header    []string // cleaned of line breaks and spaces at their ends
	HeaderRow int      // its last line, where the header has two
	Above     []string // what stands above the header: title, period, organisation
	Dates1904 bool     // a workbook's day numbers count from 1904
	Delimiter rune     // of a text file
	Encoding  string   // of a text file: UTF-8, UTF-16, Windows-1252

	Hidden       int // rows read so far that are hidden in the sheet
	Merged       int // cells filled so far from the cell with which they are merged
	Short        int // rows of a text file read so far that end before the header does
	FirstShort   int // the first of them
	HiddenSheets []string
	OtherSheets  []string // shown, not blank, and not read
	Sheets       []string // all that are shown
	TitleFault   *Fault   // why no month was read from the title, where it names several

	aboveRows []int    // where Above stands
	titled    []string // what a title, or a band, says of every row, as columns beyond the header's
	bands     map[int]band
	levels    []level
	heads     map[string][][]string // lines of the header and above it, by the first text of each
	reopen    func() (*Table, error)

	rows    rows
	waiting []Row // read already while the header was looked for
	row     Row
	blanks  []Row // read last, and given only where another row follows
	queue   []Row // blank rows and the one after them, to be given next
	err     error
}

// Row is one row under the header. Fields are as long as the header and valid
// until the next row is read; the strings in it are valid for good. Where a
// formula's result is not in the file the field is NoResult.
type Row struct {
	Row    int // its place in the file, from 1
	Fields []string
	Hidden bool // in a workbook
	Again  bool // a line of the header, or above it, once more
	Band   bool // it says what the rows below it are of

	// Numbers tells which cells of a workbook hold numbers, not text; nil in a
	// text file.
	Numbers []bool

	filled int // cells that have their value from one with which they are merged
}

// NoResult stands for a formula whose result was never stored: not known, and
// neither nothing nor zero.
const NoResult = "#NO RESULT"

// Empty tells whether all cells of the row are blank.
func (r Row) Empty() bool {
	for _, f := range r.Fields {
		if strings.TrimSpace(f) != "" {
			return false
		}
	}
	return true
}

// Field is the cell in column i, from 0, without spaces at its ends; "" where the
// row is shorter, or i is below zero.
func (r Row) Field(i int) string {
	if i < 0 || i >= len(r.Fields) {
		return ""
	}
	return cell.Trim(r.Fields[i])
}

// LacksResult tells whether one of some columns, from 0, holds a formula without its result
// or with an error for one, or says that it is blank.
func (r Row) LacksResult(columns []int) bool {
	return slices.ContainsFunc(columns, func(i int) bool {
		f := r.Field(i)
		if f == "" || f[0] != '#' && f[0] != '(' && f[0]|0x20 != 'n' {
			return false
		}
		return f[0] == '#' && len(f) > 1 && f[1] >= 'A' && f[1] <= 'Z' || slices.Contains([]string{"(BLANK)", "NULL", "(NULL)", "N/A"}, strings.ToUpper(f))
	})
}

// rows is a file's rows from its very first, one after the other; io.EOF ends them.
// The row's fields may be overwritten by the next.
type rows interface {
	next() (Row, error)
	close()
	// setKeys says which columns, from 0, are filled where they are merged even
	// though they hold numbers, also in rows that were read already.
	setKeys(columns []int, read []Row)
	// setWidth says how many columns the header has.
	setWidth(n int)
}

// Open opens a table and finds its header. A file that cannot be read, or has no
// rows under its header, is a *Fault.
func Open(path string, o Options) (*Table, error) {
	t := &Table{File: filepath.Base(path)}
	t.reopen = func() (*Table, error) { return Open(path, Options{Sheet: t.Sheet, Names: o.Names}) }
	kind, err := look(path)
	if err != nil {
		return nil, err
	}
	if kind == workbook {
		err = t.openWorkbook(path, o)
	} else {
		err = t.openText(path, o)
	}
	if err != nil {
		t.Close()
		return nil, err
	}
	if err := t.hasRows(); err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// hasRows refuses a table with a header only.
func (t *Table) hasRows() error {
	if len(t.waiting) > 0 {
		return nil
	}
	r, err := t.read()
	if err == io.EOF {
		return &Fault{Place: Place{File: t.File, Sheet: t.Sheet}, What: "has a header and no rows under it", Hint: "export it again with its rows"}
	}
	if err != nil {
		return err
	}
	t.waiting = append(t.waiting, r.clone())
	return nil
}

func (r Row) clone() Row {
	r.Fields = append([]string(nil), r.Fields...)
	r.Numbers = append([]bool(nil), r.Numbers...)
	return r
}

// Close lets go of the file.
func (t *Table) Close() {
	if t.rows != nil {
		t.rows.close()
	}
}

// Keys says which columns, from 0, name what a row is about, such as provider and
// specialty. In them a merged cell's value counts for each of its rows. To be
// called before Next.
func (t *Table) Keys(columns ...int) { t.rows.setKeys(columns, t.waiting) }

// Next reads the next row. Blank rows count as rows where others follow.
func (t *Table) Next() bool {
	if t.err != nil {
		return false
	}
	if len(t.waiting) > 0 {
		t.row, t.waiting = t.waiting[0], t.waiting[1:]
	} else if t.row, t.err = t.read(); t.err != nil {
		return false
	}
	b, isBand := t.bands[t.row.Row]
	t.row.Again, t.row.Band = !isBand && t.standsAgain(t.row), isBand
	if text, ok := t.rows.(*csvRows); ok {
		if t.err = text.tooWide(t.row); t.err != nil {
			return false
		}
		if len(t.row.Fields) < len(t.Header) && !t.row.Empty() && !isBand && !t.row.Again {
			if t.Short++; t.Short == 1 {
				t.FirstShort = t.row.Row
			}
		}
	}
	for len(t.row.Fields) < len(t.Header) {
		t.row.Fields = append(t.row.Fields, "")
	}
	if isBand {
		t.say(b)
	}
	if len(t.titled) > 0 && !t.row.Empty() {
		t.row.Fields = append(t.row.Fields[:len(t.Header)], t.titled...)
	}
	if t.row.Hidden {
		t.Hidden++
	}
	t.Merged += t.row.filled
	return true
}

// read is the next row of the file; blank ones are given only once another follows.
func (t *Table) read() (Row, error) {
	if len(t.queue) > 0 {
		r := t.queue[0]
		t.queue = t.queue[1:]
		return r, nil
	}
	for {
		r, err := t.rows.next()
		switch {
		case err != nil:
			return r, err
		case blank(r):
			if len(t.blanks) < maxBlank {
				t.blanks = append(t.blanks, r.clone())
			}
		case len(t.blanks) == 0:
			return r, nil
		default:
			first := t.blanks[0]
			t.queue = append(t.blanks[1:], r.clone())
			t.blanks = nil
			return first, nil
		}
	}
}

// maxBlank is how many blank rows in a row are kept to be counted; a sheet that
// was formatted to its end has a million of them.
const maxBlank = 1000

func blank(r Row) bool {
	for _, f := range r.Fields {
		if f != "" && cell.Trim(f) != "" {
			return false
		}
	}
	return true
}

// Row is the row that Next has read.
func (t *Table) Row() Row { return t.row }

// Err is why Next ended before the end of the file; nil at the end.
func (t *Table) Err() error {
	if t.err == io.EOF {
		return nil
	}
	return t.err
}

// At is the place of a cell of the present row, column from 0; below zero the
// whole row.
func (t *Table) At(column int) Place {
	return Place{File: t.File, Sheet: t.Sheet, Row: t.row.Row, Column: column + 1}
}

// look refuses what is no table, and tells a workbook from a text file by its first
// bytes, whatever its name.
func look(path string) (fileKind, error) {
	name := filepath.Base(path)
	fault := func(what, hint string) error { return &Fault{Place: Place{File: name}, What: what, Hint: hint} }
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return 0, fault("there is no such file", "check its name and its folder")
	case err != nil:
		return 0, fault("cannot be opened: "+ReasonOf(err), "check that you may read it")
	case info.IsDir():
		return 0, fault("is a folder, not a file", "name the files in it, such as "+filepath.Join(name, "*.csv"))
	case !info.Mode().IsRegular():
		return 0, fault("is not a file", "save what it gives in a file first")
	case info.Size() == 0:
		return 0, fault("is empty", "export it again")
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, fault("cannot be opened: "+ReasonOf(err), "check that you may read it, and that no other program holds it")
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return 0, fault("cannot be read: "+ReasonOf(err), "copy it to this computer first")
	}
	kind := kindOf(head[:n])
	if kind == oldWorkbook && locked(io.MultiReader(bytes.NewReader(head[:n]), f)) {
		kind = lockedWorkbook
	}
	if what := notRead[kind]; what.is != "" {
		return 0, fault(what.is, what.instead)
	}
	return kind, nil
}

// IsAmong tells whether a file is one of others, by whatever name, or a copy of one.
func IsAmong(path string, others []string) bool {
	info, err := os.Stat(path)
	return err == nil && slices.ContainsFunc(others, func(o string) bool {
		other, err := os.Stat(o)
		return err == nil && (os.SameFile(info, other) || info.Size() == other.Size() && sameBytes(path, o))
	})
}

func sameBytes(a, b string) bool {
	x, errA := os.Open(a)
	y, errB := os.Open(b)
	defer x.Close()
	defer y.Close()
	if errA != nil || errB != nil {
		return false
	}
	p, q := make([]byte, 1<<20), make([]byte, 1<<20)
	for {
		n, errA := io.ReadFull(x, p)
		m, errB := io.ReadFull(y, q)
		if n != m || !bytes.Equal(p[:n], q[:m]) {
			return false
		}
		if errA != nil || errB != nil {
			return errA == errB
		}
	}
}

// ReasonOf is what the system says, without the path that stands already in the place.
func ReasonOf(err error) string {
	var path *os.PathError
	if e, ok := err.(*os.PathError); ok {
		path = e
		return path.Err.Error()
	}
	return err.Error()
}
