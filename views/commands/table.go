package commands

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"fewer/views/tui"
)

// pageWidth is the width in cells that every table keeps to where its figures
// let it: that of the narrowest terminal in use.
const pageWidth = 80

// table is rows of cells under a heading, whose cells may have several lines.
// The first column is to the left and gives way where the page is too narrow;
// the others are figures, to the right.
type table struct {
	heading []string
	rows    [][]string
}

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

// rule sets what comes after it apart: a line above a total.
func (t *table) rule() { t.rows = append(t.rows, nil) }

const gap = 2

// write lays the table out.
func (t *table) write(w io.Writer) {
	widths := t.widths()
	line := func(cells []string) string {
		var b strings.Builder
		for i, width := range widths {
			cell := ""
			if i < len(cells) {
				cell = tui.Fit(printable(cells[i]), width)
			}
			pad := strings.Repeat(" ", max(0, width-ansi.StringWidth(cell)))
			if i == 0 {
				b.WriteString(cell + pad)
			} else {
				b.WriteString(strings.Repeat(" ", gap) + pad + cell)
			}
		}
		return strings.TrimRight(b.String(), " ") + "\n"
	}
	var text strings.Builder // the lines of a large bill are a hundred thousand
	for _, cells := range t.headingLines() {
		text.WriteString(line(cells))
	}
	for _, cells := range t.rows {
		if cells == nil {
			cells = make([]string, len(widths))
			for i := 1; i < len(cells); i++ {
				cells[i] = strings.Repeat("─", widths[i])
			}
		}
		text.WriteString(line(cells))
	}
	io.WriteString(w, text.String())
}

// headingLines splits the heading into its lines, which end on the same one.
func (t *table) headingLines() [][]string {
	deepest := 1
	for _, cell := range t.heading {
		deepest = max(deepest, 1+strings.Count(cell, "\n"))
	}
	lines := make([][]string, deepest)
	for i := range lines {
		lines[i] = make([]string, len(t.heading))
	}
	for column, cell := range t.heading {
		parts := strings.Split(cell, "\n")
		for i, part := range parts {
			lines[deepest-len(parts)+i][column] = part
		}
	}
	return lines
}

// widths gives each column what it needs, and the first one what is left.
func (t *table) widths() []int {
	widths := make([]int, len(t.heading))
	for _, cells := range append(t.headingLines(), t.rows...) {
		for i, cell := range cells {
			widths[i] = max(widths[i], ansi.StringWidth(printable(cell)))
		}
	}
	figures := 0
	for _, width := range widths[1:] {
		figures += gap + width
	}
	const shortest = 12
	widths[0] = min(widths[0], max(shortest, pageWidth-figures))
	return widths
}

// fits tells whether the table keeps to the width of a page.
func (t *table) fits() bool {
	width := -gap
	for _, w := range t.widths() {
		width += gap + w
	}
	return width <= pageWidth
}

// wrap breaks text into lines of at most a page's width, each after the first
// under the indent.
func wrap(text, indent string) string {
	lines := strings.Split(ansi.Wrap(printable(text), pageWidth-ansi.StringWidth(indent), ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n"+indent) + "\n"
}
