package handout

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"fewer/model"
	"fewer/views/answers"
)

// Paper is two sheets of A4, in millimetres, as the style of pages prints them. Heights
// are estimates, on the safe side; a test looks at them in a browser.
const (
	paperHigh    = 2*277.0 - 24 // what stands together leaves some of the first sheet blank
	paperWide    = 186.0
	columnWide   = 89.0
	charWide     = 1.41 // of a text, on average
	lineHigh     = 3.6
	cellCharWide = 1.36 // of a table
	cellLineHigh = 3.2
	cellPadding  = 1.1
	figureWide   = 21.0 // of a column of figures
	headingHigh  = 8.5
)

// mostOnPaper are how many of a list stand on paper, from all (0) down, until the page
// fits on two sheets. One alone stands only where everything is down to two.
var mostOnPaper = [][]int{{0, 20, 16, 12, 10, 8, 6, 5, 4, 3, 2}, {1}}

// fit finds how many of each list stand on paper, so that the page takes two sheets: what
// was decided is left out last, and what is signed never. Where that alone takes more, the
// page runs on.
func (p *Page) fit() {
	p.cut()
	for _, firm := range []bool{true, false} { // what one step less has left free
		for i := range p.Sections {
			if s := &p.Sections[i]; s.Firm == firm && s.OnPaper > 0 {
				p.fill(s)
			}
		}
	}
}

// cut shortens the lists all alike, the firm ones after the others, until the page fits.
func (p *Page) cut() {
	set := func(firm bool, most int) bool {
		for i := range p.Sections {
			if s := &p.Sections[i]; s.Firm == firm && !s.Signed {
				s.OnPaper = most
			}
		}
		return p.high() <= paperHigh
	}
	for _, list := range mostOnPaper {
		for _, firm := range []bool{false, true} {
			for _, most := range list {
				if set(firm, most) {
					return
				}
			}
		}
	}
}

// fill lets a section have as many on paper as there is room for.
func (p *Page) fill(s *Section) {
	least := s.OnPaper
	for _, most := range mostOnPaper[0] {
		if s.OnPaper = most; most == least || p.high() <= paperHigh {
			return
		}
	}
	s.OnPaper = least
}

// high is about how high the page is on paper.
func (p *Page) high() float64 {
	high := 10.0 + 6*float64(len(p.Lead))
	if len(p.YearEnd) > 0 {
		high += 22
	}
	columns := 0.0
	for i := range p.Sections {
		s := &p.Sections[i]
		of := s.high()
		if s.Wide {
			high += columnsHigh(columns) + of
			columns = 0
		} else {
			columns += of
		}
	}
	return high + columnsHigh(columns)
}

// columnsHigh is how high a text is in two columns, which do not part everywhere.
func columnsHigh(text float64) float64 {
	if text == 0 {
		return 0
	}
	return text/2 + 8
}

func linesOf(text string, chars float64) float64 {
	return math.Ceil(float64(utf8.RuneCountInString(text)) / chars)
}

func (s *Section) high() float64 {
	wide := columnWide
	if s.Wide {
		wide = paperWide
	}
	high, left := headingHigh, s.leftOut()
	for i := range s.Items {
		if left[i] {
			continue
		}
		lines := linesOf(s.Items[i].Says, wide/charWide)
		for _, note := range s.Items[i].Notes {
			lines += linesOf(note, (wide-2)/charWide)
		}
		high += lines*lineHigh + 1
	}
	if len(left) > 0 {
		high += lineHigh
	}
	row := 0.0 // pictures stand in pairs where there is room
	drawn := s.Pictures[:len(s.Pictures)-s.picturesLeft()]
	for i, picture := range drawn {
		of := (wide-8)/2*picture.Height/picture.Width + 8
		if !s.Wide {
			of = columnWide*picture.Height/picture.Width + 8
		}
		if row = max(row, of); !s.Wide || i%2 == 1 || i == len(drawn)-1 {
			high += row
			row = 0
		}
	}
	for i := range s.Sheets {
		high += sheetHigh(&s.Sheets[i], wide, s.OnPaper)
	}
	return high
}

// sheetHigh is about how high a table is: its figures are narrow, and its texts share what
// is left by their lengths.
func sheetHigh(s *answers.Sheet, wide float64, most int) float64 {
	high := 2.0
	texts, total, longest := wide, 0.0, map[int]float64{}
	for _, k := range s.Shown() {
		if s.Columns[k].Kind.IsFigure() {
			texts -= figureWide
			continue
		}
		for r := range s.Rows {
			if k < len(s.Rows[r].Cells) {
				longest[k] = max(longest[k], float64(utf8.RuneCountInString(s.Rows[r].Cells[k].Text)))
			}
		}
		longest[k] = max(longest[k], 18)
		total += longest[k]
	}
	left := leftOutRows(s, most)
	for r := range s.Rows {
		if left[r] {
			continue
		}
		lines := 1.0
		for k, long := range longest {
			if k < len(s.Rows[r].Cells) {
				lines = max(lines, linesOf(s.Rows[r].Cells[k].Text, texts*long/total/cellCharWide))
			}
		}
		high += lines*cellLineHigh + cellPadding
	}
	for i, said := range append(slices.Clone(s.Sentences), s.Notes...) {
		if i >= len(s.Sentences) && noteLeftOut(s, left, i-len(s.Sentences)) {
			continue
		}
		high += linesOf(said.Text, wide/charWide)*lineHigh + 1
	}
	if len(left) > 0 {
		high += lineHigh
	}
	return high
}

// picturesLeft is how many pictures, from the last on, stand on a screen only.
func (s *Section) picturesLeft() int {
	if s.OnPaper == 0 {
		return 0
	}
	return max(0, len(s.Pictures)-s.OnPaper)
}

// leftOut are the items that stand on a screen only: of those that are one of many, all
// but the ones that move most.
func (s *Section) leftOut() map[int]bool {
	var many []int
	for i := range s.Items {
		if s.Items[i].OneOfMany {
			many = append(many, i)
		}
	}
	return allButMost(many, s.OnPaper, func(i int) (moves []float64) {
		for _, m := range s.Items[i].Moves {
			moves = append(moves, m.Float())
		}
		return moves
	})
}

// leftOutRows are the rows of a table that stand on a screen only.
func leftOutRows(s *answers.Sheet, most int) map[int]bool {
	if s.Whole {
		return nil
	}
	var many []int
	for r := range s.Rows {
		if !s.Rows[r].Total {
			many = append(many, r)
		}
	}
	inMoney := slices.ContainsFunc(s.Columns, func(c answers.Column) bool { return c.Moves() })
	return allButMost(many, most, func(r int) (moves []float64) {
		cells := s.Rows[r].Cells
		for i := range cells {
			if m, ok := cells[i].Value.(model.Money); ok && s.Columns[i].Moves() {
				moves = append(moves, m.Float())
			}
		}
		for _, key := range patientsMoved {
			at := slices.IndexFunc(s.Columns, func(c answers.Column) bool { return c.Key == key })
			if inMoney || at < 0 || at >= len(cells) {
				continue
			}
			if n, ok := cells[at].Value.(float64); ok {
				moves = append(moves, n)
			}
		}
		return moves
	})
}

// patientsMoved are the columns that say how much a row of a table without money moves,
// what is not sent before what is referred.
var patientsMoved = []string{"not_sent", "referrals", "do_nothing"}

// noteLeftOut tells whether a note is about a row that is left out, where each row has one.
func noteLeftOut(s *answers.Sheet, left map[int]bool, note int) bool {
	return len(s.Notes) >= len(s.Rows) && left[note]
}

// allButMost are those of a list that are not among the most, by what each moves: the
// year-end as contracted, which comes first, and of those that move it alike, whatever else.
// With 0 for all, none are.
func allButMost(list []int, most int, moves func(i int) []float64) map[int]bool {
	if most == 0 || len(list) <= most+1 { // a sentence about one would take its place
		return nil
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b int) int {
		first, other := moved(moves(a))
		then, besides := moved(moves(b))
		return cmp.Or(cmp.Compare(then, first), cmp.Compare(besides, other))
	})
	left := map[int]bool{}
	for _, i := range list[most:] {
		left[i] = true
	}
	return left
}

// moved is how much the first amount is, and how much the largest, whatever their signs.
func moved(by []float64) (first, most float64) {
	for i, m := range by {
		if i == 0 {
			first = math.Abs(m)
		}
		most = max(most, math.Abs(m))
	}
	return first, most
}

// leftOutWords say what is left out on paper, and where it is.
func leftOutWords(left, of int) string {
	if left == 0 {
		return ""
	}
	return fmt.Sprintf("On paper stand %d of %d, those that move most where it is about money or patients; the other %d are on this page on a screen. Totals are of all.", of-left, of, left)
}
