package tables

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"fewer/scenarios/cell"
)

// csvRows splits a text into rows. The package encoding/csv is not used: where a
// quotation mark is never closed it takes the lines that follow into one cell
// without a word, or, told to be lazy, loses the end of the cell.
type csvRows struct {
	file      string
	from      io.Closer
	in        *bufio.Reader
	delimiter byte
	line      int // lines read
	width     int // of most lines, then of the header

	fields []string
	joined []byte // a row over several lines
	count  *counting
}

// maxRow is how long one row may be. A longer one is no table, or a quotation mark
// that is never closed.
const maxRow = 4 << 20

// maxCellLines is over how many lines one cell may go.
const maxCellLines = 200

func (c *csvRows) close() {
	if c.from != nil {
		c.from.Close()
	}
}
func (c *csvRows) setKeys([]int, []Row) {}
func (c *csvRows) setWidth(n int)       { c.width = n }

// tooWide is the fault of a row with more cells than the header has, be it that all
// rows are so: a comma within one of them moved all that follow it.
func (c *csvRows) tooWide(r Row) error {
	for i := c.width; i < len(r.Fields); i++ {
		if cell.Trim(r.Fields[i]) != "" {
			return &Fault{
				Place: Place{File: c.file, Row: r.Row, Column: i + 1},
				What:  fmt.Sprintf("the row has %d cells, and the header %d", len(r.Fields), c.width),
				Hint:  "put a name or an amount that has the delimiter in it between quotation marks, or give the header a name for each column, or export the table again",
			}
		}
	}
	return nil
}

func (c *csvRows) next() (Row, error) {
	line, err := c.readLine()
	if err != nil {
		return Row{}, err
	}
	start := c.line
	if bytes.IndexByte(line, '"') < 0 {
		c.fields = splitPlain(c.fields[:0], string(line), c.delimiter)
		return Row{Row: start, Fields: c.fields}, nil
	}
	return c.quoted(line)
}

// readLine is the next line without its end.
func (c *csvRows) readLine() ([]byte, error) {
	line, err := c.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		long := append([]byte(nil), line...)
		for err == bufio.ErrBufferFull && len(long) <= maxRow {
			line, err = c.in.ReadSlice('\n')
			long = append(long, line...)
		}
		line = long
	}
	if len(line) > maxRow {
		return nil, &Fault{Place: Place{File: c.file, Row: c.line + 1}, What: "the line is longer than 4 MB, which no table has", Hint: "export the table again as CSV with one row on each line"}
	}
	if err != nil && err != io.EOF {
		return nil, &Fault{Place: Place{File: c.file, Row: c.line + 1}, What: "cannot be read further: " + ReasonOf(err), Hint: "copy it to this computer first"}
	}
	if err == io.EOF && len(line) == 0 {
		return nil, io.EOF
	}
	c.line++
	line = bytes.TrimSuffix(line, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if bytes.IndexByte(line, 0) >= 0 {
		return nil, &Fault{Place: Place{File: c.file, Row: c.line}, What: "holds bytes that no text has", Hint: "export it again as CSV"}
	}
	return line, nil
}

// splitPlain splits a line without quotation marks.
func splitPlain(fields []string, line string, delimiter byte) []string {
	for {
		i := strings.IndexByte(line, delimiter)
		if i < 0 {
			return append(fields, line)
		}
		fields = append(fields, line[:i])
		line = line[i+1:]
	}
}

// quoted splits a line that has quotation marks, and those after it that belong to
// its cells.
func (c *csvRows) quoted(line []byte) (Row, error) {
	start := c.line
	c.joined = append(c.joined[:0], line...)
	c.fields = c.fields[:0]
	at := 0
	for {
		field, end, open := cellAt(c.joined, at, c.delimiter)
		for open { // the cell goes on in the next line
			next, err := c.readLine()
			if err != nil && err != io.EOF {
				return Row{}, err
			}
			if err == io.EOF || c.line-start > maxCellLines || len(c.joined) > maxRow {
				return Row{}, c.unclosed(start, len(c.fields))
			}
			c.joined = append(append(c.joined, '\n'), next...)
			field, end, open = cellAt(c.joined, at, c.delimiter)
			if end > at && !open && c.swallowed(c.joined[at:end]) {
				return Row{}, c.unclosed(start, len(c.fields))
			}
		}
		if end < 0 {
			return Row{}, c.unclosed(start, len(c.fields))
		}
		c.fields = append(c.fields, keptAsText(field))
		if end >= len(c.joined) {
			break
		}
		at = end + 1
	}
	if c.line > start && c.width > 0 && len(c.fields) > c.width {
		return Row{}, c.unclosed(start, -1)
	}
	return Row{Row: start, Fields: c.fields}, nil
}

// cellAt is the cell that begins at a place, and where it ends: at a delimiter, or
// the end of what is there. open tells that its closing mark has not come yet; end
// is below zero where text follows that mark after a line break, so that it cannot
// be the cell's.
func cellAt(b []byte, at int, delimiter byte) (field string, end int, open bool) {
	from := at
	for from < len(b) && b[from] == ' ' {
		from++
	}
	if from+1 < len(b) && b[from] == '=' && b[from+1] == '"' {
		from++
	}
	if from >= len(b) || b[from] != '"' {
		i := bytes.IndexByte(b[at:], delimiter)
		if i < 0 {
			return string(b[at:]), len(b), false
		}
		return string(b[at : at+i]), at + i, false
	}
	var out []byte
	for i := from + 1; i < len(b); i++ {
		if b[i] != '"' {
			out = append(out, b[i])
			continue
		}
		if i+1 < len(b) && b[i+1] == '"' {
			out = append(out, '"')
			i++
			continue
		}
		after := i + 1
		for after < len(b) && b[after] == ' ' {
			after++
		}
		if after >= len(b) || b[after] == delimiter {
			return string(out), after, false
		}
		if bytes.IndexByte(out, '\n') >= 0 {
			return "", -1, false
		}
		out = append(out, '"') // a mark inside: TV 27" wide
	}
	return "", 0, true
}

// keptAsText is the code of a cell such as ="0110", by which spreadsheets and reporting tools
// keep its leading zeros.
func keptAsText(field string) string {
	if inner, is := strings.CutPrefix(field, `="`); is && strings.HasSuffix(inner, `"`) {
		return inner[:len(inner)-1]
	}
	return field
}

// swallowed tells whether a cell over several lines holds as many delimiters as a
// row has: then it is not one cell, but rows after a mark that was never closed.
func (c *csvRows) swallowed(text []byte) bool {
	return c.width > 1 && bytes.Count(text, []byte{c.delimiter}) >= c.width-1
}

func (c *csvRows) unclosed(row, column int) error {
	return &Fault{
		Place: Place{File: c.file, Row: row, Column: column + 1},
		What:  `a quotation mark (") opens here and is not closed in its row`,
		Hint:  `delete the mark, or close it before the next column; the rows after it would be lost in one cell`,
	}
}

// counting tells how much has been read.
type counting struct {
	from io.Reader
	read int64
	size int64
	told int64
	tell func(read, size int64)
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.read += int64(n)
	if c.tell != nil && (c.read-c.told >= 1<<20 || err == io.EOF) {
		c.told = c.read
		c.tell(c.read, c.size)
	}
	return n, err
}

// openText opens a text file: its encoding, its delimiter, its header.
func (t *Table) openText(path string, o Options) error {
	f, err := os.Open(path)
	if err != nil {
		return &Fault{Place: Place{File: t.File}, What: "cannot be opened: " + ReasonOf(err), Hint: "check that you may read it"}
	}
	t.Encoding, err = encodingOf(f)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return &Fault{Place: Place{File: t.File}, What: "cannot be read: " + ReasonOf(err), Hint: "copy it to this computer first"}
	}
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = info.Size()
	}
	count := &counting{from: f, size: size, tell: o.Progress}
	in := decoded(count, t.Encoding)
	sample, _ := in.Peek(64 << 10)
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		in = bufio.NewReaderSize(&oldMacLines{in}, 1<<20)
		sample, _ = in.Peek(64 << 10)
	}
	delimiter, width := delimiterOf(sample, o.Names)
	t.Delimiter = rune(delimiter)
	t.rows = &csvRows{file: t.File, from: f, in: in, delimiter: delimiter, width: width, count: count}
	return t.findHeader(o.Names)
}

// oldMacLines reads lines that end with a carriage return only.
type oldMacLines struct{ from io.Reader }

func (o *oldMacLines) Read(b []byte) (int, error) {
	n, err := o.from.Read(b)
	for i := range b[:n] {
		if b[i] == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}

// delimiters in the order in which they are taken where nothing tells them apart.
var delimiters = []byte{',', ';', '\t', '|'}

// delimiterOf is the delimiter that gives most lines of a sample one width; where
// two do, the one with more known names, then the wider.
func delimiterOf(sample []byte, names *Names) (delimiter byte, columns int) {
	if i := bytes.LastIndexByte(sample, '\n'); i >= 0 && len(sample) >= 64<<10 {
		sample = sample[:i+1]
	}
	best, bestScore := byte(','), [3]int{}
	for _, d := range delimiters {
		lines, width, known := widths(sample, d, names)
		if score := [3]int{lines, known, width}; width > 1 && above(score, bestScore) {
			best, bestScore = d, score
		}
	}
	return best, bestScore[2]
}

func above(a, b [3]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

// widths is how many lines of a sample have the commonest width of two or more,
// that width, and the most known names in a line.
func widths(sample []byte, delimiter byte, names *Names) (lines, width, known int) {
	c := &csvRows{in: bufio.NewReaderSize(bytes.NewReader(sample), 1<<16), delimiter: delimiter}
	having := map[int]int{}
	for n := 0; ; n++ {
		r, err := c.next()
		if err != nil {
			break
		}
		if n < headerWithin {
			known = max(known, names.known(r.Fields))
		}
		if len(r.Fields) < 2 {
			continue
		}
		having[len(r.Fields)]++
		w := len(r.Fields)
		if having[w] > lines || having[w] == lines && w > width {
			lines, width = having[w], w
		}
	}
	return lines, width, known
}
