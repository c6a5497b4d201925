// Package cells is a workbook in memory: sheets of cells with numbers, texts and
// formulas, which it calculates (a formula is stated once, as text, and what it
// comes to follows from it) and writes in the Office Open XML format, as Excel
// 2007 and later read it.
//
// It knows nothing of years and contracts. Begin with Book.
package cells

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Book is a workbook.
type Book struct {
	Title  string
	Sheets []*Sheet
	names  []name
	known  map[string]int // of names, in capitals
}

// name is a defined name of one cell.
type name struct {
	text     string
	sheet    *Sheet
	row, col int
}

// Sheet is one sheet. Rows and columns count from 0.
type Sheet struct {
	Name          string
	Widths        []float64 // of columns, in characters
	FreezeRows    int       // rows that stay, and are printed on every page
	FreezeColumns int
	Landscape     bool
	PrintColumns  int   // how many columns are printed, 0 for all
	Hidden        []int // columns
	Breaks        []int // rows with which a new page begins on paper
	merged        []string
	Validations   []Validation
	Charts        []Chart
	rows          [][]Cell
	heights       map[int]float64
}

// Cell is one cell: empty, a number, a text or a truth; with a formula, what that
// comes to, once the book is calculated.
type Cell struct {
	Formula string
	Text    string
	Number  float64
	Kind    Kind
	Style   Style
	state   state
	follows bool // what is typed, itself or by what it is made of
}

// Kind is what a cell holds.
type Kind uint8

// The kinds.
const (
	Empty Kind = iota
	Number
	Text
	Truth // Number is 1 or 0
	Fault // Text says which
)

// state is how far the calculation of a formula is.
type state uint8

const (
	waiting state = iota
	busy
	done
)

// Validation lets only numbers between two others be typed into cells.
type Validation struct {
	Row, Col    int
	Least, Most float64
	Title, Says string // what is said where the cell is chosen
	Refusal     string // what is said where something else is typed
}

// Limits of the format.
const (
	mostText       = 32767
	mostSheetName  = 31
	mostName       = 255
	mostFormula    = 8192
	mostPrompt     = 255 // characters of a validation's sentence
	mostTitle      = 32  // of its title
	mostRows       = 1 << 20
	mostOfFormula1 = 255
)

// New is an empty book.
func New(title string) *Book {
	return &Book{Title: strings.ReplaceAll(plain(title), "\n", " "), known: map[string]int{}}
}

// Add adds a sheet. Its name is fixed by the program, never made of what people typed.
func (b *Book) Add(name string) *Sheet {
	s := &Sheet{Name: name, heights: map[int]float64{}}
	b.Sheets = append(b.Sheets, s)
	return s
}

// Define gives a cell a name by which formulas and other programs find it. What a
// name may not hold becomes an underscore; a name that is taken, in whatever case,
// gets a number.
func (b *Book) Define(text string, s *Sheet, row, col int) string {
	text = legalName(text)
	for n := 2; ; n++ {
		if _, taken := b.known[strings.ToUpper(text)]; !taken {
			break
		}
		text = cutName(strings.TrimSuffix(text, "_"+strconv.Itoa(n-1)), mostName-8) + "_" + strconv.Itoa(n)
	}
	b.known[strings.ToUpper(text)] = len(b.names)
	b.names = append(b.names, name{text, s, row, col})
	return text
}

// legalName keeps letters, digits and underscores of ASCII, which every program reads.
func legalName(text string) string {
	legal := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, text)
	return cutName(legal, mostName)
}

func cutName(text string, most int) string { return text[:min(len(text), most)] }

// Cell is a cell to be filled in; sheets grow as they are used.
func (s *Sheet) Cell(row, col int) *Cell {
	for len(s.rows) <= row {
		s.rows = append(s.rows, nil)
	}
	if have := len(s.rows[row]); have <= col {
		s.rows[row] = slices.Grow(s.rows[row], max(col+1, len(s.Widths))-have)[:col+1]
	}
	return &s.rows[row][col]
}

// at is a cell that is there, or nil.
func (s *Sheet) at(row, col int) *Cell {
	if row < len(s.rows) && col < len(s.rows[row]) {
		return &s.rows[row][col]
	}
	return nil
}

// Rows is how many rows the sheet has.
func (s *Sheet) Rows() int { return len(s.rows) }

// Columns is how many columns its widest row has.
func (s *Sheet) Columns() (most int) {
	for _, r := range s.rows {
		most = max(most, len(r))
	}
	return most
}

// Say writes a text.
func (s *Sheet) Say(row, col int, text string, style Style) {
	c := s.Cell(row, col)
	*c = Cell{Kind: Text, Text: plain(text), Style: style}
}

// Put writes a number.
func (s *Sheet) Put(row, col int, n float64, style Style) {
	*s.Cell(row, col) = Cell{Kind: Number, Number: n, Style: style}
}

// Work writes a formula, without its sign of equality.
func (s *Sheet) Work(row, col int, style Style, formula string) {
	*s.Cell(row, col) = Cell{Formula: formula, Style: style}
}

// Height sets how high a row is, in points.
func (s *Sheet) Height(row int, points float64) { s.heights[row] = points }

// Spread writes a text over cells from..to of a row, on as many lines as it takes.
func (s *Sheet) Spread(row, from, to int, text string) {
	s.Say(row, from, text, Wrapped)
	if to <= from {
		return
	}
	width := 0.0
	for i := from; i <= to && i < len(s.Widths); i++ {
		width += s.Widths[i]
	}
	for i := from + 1; i <= to; i++ {
		*s.Cell(row, i) = Cell{Style: Wrapped}
	}
	s.merged = append(s.merged, At(row, from)+":"+At(row, to))
	s.Height(row, lineHeight*linesOf(text, width))
}

// lineHeight is how high a line of text is, in points.
const lineHeight = 15

// linesOf is about how many lines a text takes in cells so many characters wide.
func linesOf(text string, width float64) float64 {
	return 1 + math.Floor(float64(len([]rune(text)))/max(1, width))
}

// HeightFor makes a row high enough for a wrapped text in a column, if it is not yet.
func (s *Sheet) HeightFor(row, col int, text string) {
	if lines := linesOf(text, s.Widths[col]); lines > 1 {
		s.Height(row, max(s.heights[row], min(409, lineHeight*lines)))
	}
}

// plain takes out what no cell may hold, and cuts what is too long.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff, r == 0xfffd:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	if len(text) > mostText {
		if units := utf16.Encode([]rune(text)); len(units) > mostText {
			text = string(utf16.Decode(units[:mostText-1])) + "…"
		}
	}
	return text
}

// At names a cell within its own sheet: "E5".
func At(row, col int) string { return letters(col) + strconv.Itoa(row+1) }

// Fixed names a cell so that a copied formula still means it: "$E$5".
func Fixed(row, col int) string { return "$" + letters(col) + "$" + strconv.Itoa(row+1) }

// Of names a cell of a sheet from any other.
func (s *Sheet) Of(row, col int) string { return s.quoted() + "!" + At(row, col) }

// Range names the cells of a column, from a row to another.
func (s *Sheet) Range(from, to, col int) string {
	return s.quoted() + "!" + At(from, col) + ":" + At(to, col)
}

// quoted is the sheet's name as a formula has it.
func (s *Sheet) quoted() string { return "'" + strings.ReplaceAll(s.Name, "'", "''") + "'" }

// letters name a column.
func letters(col int) string {
	var b [3]byte
	i := len(b)
	for col++; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}

// Fault finds what the format does not allow, before it is written.
func (b *Book) Fault() error {
	seen := map[string]bool{}
	for _, s := range b.Sheets {
		upper := strings.ToUpper(s.Name)
		switch {
		case s.Name == "" || len(s.Name) > mostSheetName || strings.ContainsAny(s.Name, `:\/?*[]`) || strings.Trim(s.Name, "'") != s.Name || upper == "HISTORY":
			return fmt.Errorf("“%s” can't be the name of a sheet", s.Name)
		case seen[upper]:
			return fmt.Errorf("two sheets are called “%s”", s.Name)
		case len(s.rows) > mostRows:
			return fmt.Errorf("“%s” would have %d rows; a sheet holds %d", s.Name, len(s.rows), mostRows)
		}
		seen[upper] = true
		for _, v := range s.Validations {
			if len(utf16.Encode([]rune(v.Says))) > mostPrompt || len(utf16.Encode([]rune(v.Refusal))) > mostPrompt || len(utf16.Encode([]rune(v.Title))) > mostTitle {
				return fmt.Errorf("what %s of “%s” says is too long", At(v.Row, v.Col), s.Name)
			}
		}
		for r := range s.rows {
			for c := range s.rows[r] {
				if x := &s.rows[r][c]; len(x.Formula) > mostFormula {
					return fmt.Errorf("the formula in %s of “%s” is too long", At(r, c), s.Name)
				} else if x.Kind == Fault {
					return fmt.Errorf("the formula in %s of “%s” comes to %s: %s", At(r, c), s.Name, x.Text, x.Formula)
				}
			}
		}
	}
	return nil
}
