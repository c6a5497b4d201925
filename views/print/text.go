package print

import (
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"fewer/scenarios/fault"
	"fewer/views/answers"
	"fewer/views/tui"
)

// PageWidth is the width in cells that text keeps to where its figures let it: that
// of the narrowest terminal in use.
const PageWidth = 80

// Line is a line of an answer as text, and the row of which sheet it shows: −1 where
// it shows none, as a sentence does.
type Line struct {
	Text       string
	Sheet, Row int
	Heading    bool  // the title of a sheet, or the headings of its columns
	Ends       []int // where the columns end, of which these are headings
}

// Text writes an answer as lines of at most so many cells, where its figures let it.
func Text(w io.Writer, a *answers.Answer, width int) error {
	if a.Drawn != nil {
		return a.Drawn(w, width)
	}
	var b strings.Builder
	for _, line := range Lines(a, width) {
		b.WriteString(line.Text)
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Lines lays an answer out in lines of at most so many cells, where its figures let
// it.
func Lines(a *answers.Answer, width int) []Line {
	t := text{width: width}
	t.sentences(a.Head)
	for i := range a.Sheets {
		t.at = i
		t.sheet(&a.Sheets[i])
	}
	return t.lines
}

// text is lines that are laid out at a width. The lines of a large bill are a hundred
// thousand.
type text struct {
	lines []Line
	width int
	at    int // the place of the sheet
}

func (t *text) add(line string, row int, heading bool) {
	t.lines = append(t.lines, Line{Text: line, Sheet: t.at, Row: row, Heading: heading})
}

func (t *text) sheet(s *answers.Sheet) {
	if len(s.Columns) > 0 && len(s.Instead) > 0 && !fits(s, t.width) {
		for i := range s.Instead {
			t.sheet(&s.Instead[i])
		}
		return
	}
	t.apart()
	if s.Title != "" {
		from := len(t.lines)
		t.sentences(answers.Said(0, s.Title))
		for i := range t.lines[from:] {
			t.lines[from+i].Heading = true
		}
	}
	t.sentences(s.Sentences)
	if len(s.Columns) > 0 {
		if len(s.Sentences) > 0 {
			t.apart()
		}
		t.table(s)
	}
	t.sentences(s.Notes)
}

// apart sets what follows apart from what stands already.
func (t *text) apart() {
	if len(t.lines) > 0 {
		t.add("", -1, false)
	}
}

func (t *text) sentences(said []answers.Sentence) {
	for _, s := range said {
		indent := strings.Repeat(" ", s.Indent)
		wrapped := indent + Wrap(s.Text, t.width, indent+strings.Repeat(" ", s.Hang))
		for line := range strings.Lines(wrapped) {
			t.add(strings.TrimSuffix(line, "\n"), -1, false)
		}
	}
}

// Wrap breaks text into lines of at most a width, each after the first under the
// indent.
func Wrap(text string, width int, indent string) string {
	lines := strings.Split(ansi.Wrap(fault.ShownName(text), max(1, width-ansi.StringWidth(indent)), ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n"+indent) + "\n"
}

// gap is between two columns.
const gap = 2

// shortest is how far the first column may give way.
const shortest = 12

// table lays a table out. The first column is to the left and gives way where there
// is no room; the others are to the right.
func (t *text) table(s *answers.Sheet) {
	lines, heads := cells(s)
	widths := columnWidths(lines, t.width)
	ends := slices.Clone(widths)
	for k := 1; k < len(ends); k++ {
		ends[k] += ends[k-1] + gap
	}
	for i, line := range lines {
		row := i - heads
		if row >= 0 && s.Rows[row].Total {
			rule := make([]string, len(widths))
			for k := 1; k < len(rule); k++ {
				rule[k] = strings.Repeat("─", widths[k])
			}
			t.line(rule, widths, -1)
		}
		t.line(line, widths, max(row, -1))
		if row < 0 {
			t.lines[len(t.lines)-1].Ends = ends
		}
	}
}

// line adds a line of a table; row is −1 for headings and rules.
func (t *text) line(cells []string, widths []int, row int) {
	var b strings.Builder
	for i, width := range widths {
		cell := ""
		if i < len(cells) {
			cell = tui.Fit(cells[i], width)
		}
		pad := strings.Repeat(" ", max(0, width-ansi.StringWidth(cell)))
		if i == 0 {
			b.WriteString(cell + pad)
		} else {
			b.WriteString(strings.Repeat(" ", gap) + pad + cell)
		}
	}
	t.add(strings.TrimRight(b.String(), " "), row, row < 0)
}

// cells are the lines of a table as they are shown, the first of them headings,
// which end on the same line.
func cells(s *answers.Sheet) (lines [][]string, heads int) {
	columns := s.Shown()
	heads = 1
	for _, k := range columns {
		heads = max(heads, 1+strings.Count(s.Columns[k].Heading, "\n"))
	}
	lines = make([][]string, heads, heads+len(s.Rows))
	for y := range lines {
		lines[y] = make([]string, len(columns))
	}
	for x, k := range columns {
		parts := strings.Split(s.Columns[k].Heading, "\n")
		for y, part := range parts {
			lines[heads-len(parts)+y][x] = shown(part)
		}
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		line := make([]string, 0, len(columns))
		for _, k := range columns {
			if k < len(row.Cells) {
				line = append(line, shown(row.Cells[k].Text))
			}
		}
		if len(line) > 0 {
			line[0] = strings.Repeat("  ", row.Level) + line[0]
		}
		lines = append(lines, line)
	}
	return lines, heads
}

// oneLine are the characters that would break a row.
var oneLine = strings.NewReplacer("\n", " ", "\t", " ")

// shown is a text as it may stand in a cell.
func shown(s string) string { return oneLine.Replace(fault.ShownName(s)) }

// columnWidths gives each column what it needs, and the first one what is left.
func columnWidths(lines [][]string, width int) []int {
	widths := make([]int, len(lines[0]))
	for _, cells := range lines {
		for i, cell := range cells {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	figures := 0
	for _, width := range widths[1:] {
		figures += gap + width
	}
	widths[0] = min(widths[0], max(shortest, width-figures))
	return widths
}

// fits tells whether a table keeps to a width.
func fits(s *answers.Sheet, width int) bool {
	lines, _ := cells(s)
	all := -gap
	for _, w := range columnWidths(lines, width) {
		all += gap + w
	}
	return all <= width
}
