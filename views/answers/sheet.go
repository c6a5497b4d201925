// Package answers makes the answers that Fewer gives, each once: as sheets of
// figures with the sentences around them, for the screen, for the command line and
// for every format that an answer can be written in.
//
// Begin with Answer and Sheet; rank.go is the plainest answer. What writes an
// answer out is in views/print.
package answers

import (
	"io"
	"strings"

	"fewer/model"
	"fewer/model/figure"
)

// Answer is what there is to say to one question.
type Answer struct {
	Head   []Sentence // which year and scenario it is about, and what was asked
	Sheets []Sheet
	Data   func() any // the same for programs; a sheet in it is the list of its rows

	// Drawn writes what people read at a width in place of the sheets, where it is
	// more than tables and sentences. Optional.
	Drawn func(w io.Writer, width int) error

	// Lists are the sheets that are written as a table for other programs, where
	// those are others than all that have columns, and ListsAre what they are.
	Lists    func() []Sheet
	ListsAre string
}

// Tables are the sheets that have rows, as other programs take them.
func (a *Answer) Tables() (tables []*Sheet) {
	sheets := a.Sheets
	if a.Lists != nil {
		sheets = a.Lists()
	}
	for i := range sheets {
		if len(sheets[i].Columns) > 0 {
			tables = append(tables, &sheets[i])
		}
	}
	return tables
}

// given is what was made already, for programs.
func given(v any) func() any { return func() any { return v } }

// Sheet is a table of figures with what is said around it, or only that.
type Sheet struct {
	Title     string
	Sentences []Sentence // above the table
	Columns   []Column
	Rows      []Row
	Notes     []Sentence // below the table
	Instead   []Sheet    // what says the same on a page that has no room for the table
	Whole     bool       // its rows are one statement, such as the terms side by side: none is left out where paper is short
}

// Shown are the columns that people have, as places in Columns.
func (s *Sheet) Shown() (shown []int) {
	for i := range s.Columns {
		if !s.Columns[i].Hidden {
			shown = append(shown, i)
		}
	}
	return shown
}

// Sentence is a text that stands by itself.
type Sentence struct {
	Text   string
	Indent int // in cells
	Hang   int // what its further lines stand in by besides
}

// Said are texts that stand by themselves, each with its further lines set in by so
// many cells.
func Said(hang int, texts ...string) []Sentence {
	said := make([]Sentence, len(texts))
	for i, text := range texts {
		said[i] = Sentence{Text: text, Hang: hang}
	}
	return said
}

// Kind is what a column holds.
type Kind uint8

// The kinds of columns.
const (
	Words   Kind = iota
	Number       // a count, a rate, a percentage
	Pounds       // an amount
	Deficit      // an amount over the budget; below zero it lies under
	Saving       // an amount saved; below zero it is spent besides
	Picture      // a bar, drawn with signs
)

// IsFigure tells a kind whose cells are figures.
func (k Kind) IsFigure() bool { return k != Words && k != Picture }

// Moves tells a column that says by how much a row moves the year-end, or what a provider
// is paid.
func (c *Column) Moves() bool { return c.Kind == Saving || c.Key == incomeLost }

// Column says what the cells under it are.
type Column struct {
	Key     string // what programs call it: a dot parts an object from what is in it; "" where only people have it
	Heading string // what people call it, line by line
	Kind    Kind
	Hidden  bool // only programs have it
	Without bool // left out for a row that has nothing in it
	Drop    int  // the higher, the sooner it gives way where there is no room; 0 never
}

// Name is the heading in one line.
func (c *Column) Name() string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(c.Heading), "-\n", ""), "\n", " ")
}

// Row is one row of a sheet. A row of a higher level than the one before it is a
// part of that one.
type Row struct {
	At    int // which of the things that were listed it is, in their order; −1 for none of them
	Level int
	Total bool // below a line; it keeps its place
	Cells []Cell
}

// Cell is a figure or a text, for people and for programs.
type Cell struct {
	Text   string
	Value  any    // model.Money, float64, int, bool, string or what writes itself as JSON; nil for nothing
	Figure string // its path in project --json, where it has one there
}

// Text is a cell of words.
func Text(s string) Cell { return Cell{Text: s, Value: s} }

// None is a cell that has nothing, and shows a sign for that or nothing.
func None(sign string) Cell { return Cell{Text: sign} }

// Data is a cell that only programs have.
func Data(v any) Cell { return Cell{Value: v} }

// Count is a cell of a number, with so many decimals for people.
func Count(n float64, decimals int) Cell { return Cell{Text: figure.CountWords(n, decimals), Value: n} }

// Whole is a cell of a whole number.
func Whole(n int) Cell { return Cell{Text: model.Thousands(int64(n)), Value: n} }

// Amount is a cell under a heading that says pounds: "1,234.50", "−5.00".
func Amount(m model.Money) Cell { return Cell{Text: amount(m), Value: m} }

// InShort is a cell with an amount as a sentence has it: "£3.8m".
func InShort(m model.Money) Cell { return Cell{Text: m.Short(), Value: m} }

// Rounded is a cell with an amount to the pound: "£3,812,340".
func Rounded(m model.Money) Cell { return Cell{Text: m.Whole(), Value: m} }

// Over is a cell with a deficit in short: "£9.2m over".
func Over(m model.Money) Cell { return Cell{Text: m.Over(), Value: m} }

// OverToPenny is a cell with a deficit under a heading that says pounds, with its
// sign in words.
func OverToPenny(deficit model.Money) Cell { return Cell{Text: over(deficit), Value: deficit} }

func amount(m model.Money) string { return strings.Replace(m.Pence(), "£", "", 1) }

func over(deficit model.Money) string {
	switch {
	case deficit > 0:
		return amount(deficit) + " over"
	case deficit < 0:
		return amount(deficit.Abs()) + " under"
	}
	return "on budget"
}

// of is a column with how it comes by its cells.
type of[R any] struct {
	Column
	cell func(R) Cell
}

// col is a column that people and programs have.
func col[R any](key, heading string, kind Kind, cell func(R) Cell) of[R] {
	return of[R]{Column{Key: key, Heading: heading, Kind: kind}, cell}
}

// data is a column that only programs have.
func data[R any](key string, value func(R) any) of[R] {
	return of[R]{Column{Key: key, Hidden: true}, func(r R) Cell { return Data(value(r)) }}
}

// without is a column that is left out for a row that has nothing in it.
func (c of[R]) without() of[R] {
	c.Without = true
	return c
}

// only is a column that people have only where it holds.
func (c of[R]) only(holds bool) of[R] {
	c.Hidden = !holds
	return c
}

// dropped is a column that gives way where there is no room, the higher the sooner.
func (c of[R]) dropped(rank int) of[R] {
	c.Drop = rank
	return c
}

// table lays out rows under columns.
func table[R any](rows []R, columns ...of[R]) Sheet {
	s := Sheet{Rows: make([]Row, 0, len(rows))}
	for _, c := range columns {
		s.Columns = append(s.Columns, c.Column)
	}
	for i, r := range rows {
		cells := make([]Cell, len(columns))
		for k, c := range columns {
			cells[k] = c.cell(r)
		}
		s.Rows = append(s.Rows, Row{At: i, Cells: cells})
	}
	return s
}

// row adds a row of figures under a name, at a level.
func (s *Sheet) row(level int, name string, cells ...Cell) {
	s.Rows = append(s.Rows, Row{At: -1, Level: level, Cells: append([]Cell{Text(name)}, cells...)})
}

// total adds a row that keeps its place, below a line.
func (s *Sheet) total(name string, cells ...Cell) {
	s.row(0, name, cells...)
	s.Rows[len(s.Rows)-1].Total = true
}
