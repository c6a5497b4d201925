package desk

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/answers"
	"fewer/views/print"
	"fewer/views/tui"
)

// AnswerList shows an answer as the command line prints it, line by line in a list; the
// rows of its tables can be sorted and narrowed. Screens that show one hold it.
type AnswerList struct {
	Desk *Desk
	sorting
	answer *answers.Answer
	shown  *answers.Answer // the same, sorted and narrowed
	of     []listed        // what its sheets are of
	List   tui.List
	lines  []print.Line
	width  int // that the lines are laid out for; 0 before the first
}

// listed is a sheet of the answer, and which of its rows are shown; nil for all.
type listed struct {
	sheet int
	rows  []int
}

// Show takes another answer.
func (l *AnswerList) Show(a *answers.Answer) {
	l.answer = a
	l.arrange()
}

// Begin shows what comes next from its first line, as it was made.
func (l *AnswerList) Begin() { *l = AnswerList{Desk: l.Desk} }

// arrange sorts and narrows every table of the answer. What is looked for stands alone.
func (l *AnswerList) arrange() {
	sheet, row := l.Chosen()
	l.shown, l.of = &answers.Answer{}, nil
	for i := range l.answer.Sheets {
		s, of := l.answer.Sheets[i], listed{sheet: i}
		if len(s.Columns) > 0 && (l.filter != "" || l.Order.By > 0 && !s.Whole) {
			of.rows = s.InOrder(l.Order, l.filter)
			rows := make([]answers.Row, len(of.rows))
			for k, from := range of.rows {
				rows[k] = s.Rows[from]
			}
			s.Rows = rows
		}
		if l.filter != "" {
			if len(of.rows) == 0 {
				continue
			}
			s.Sentences, s.Notes = nil, nil
		}
		l.shown.Sheets, l.of = append(l.shown.Sheets, s), append(l.of, of)
	}
	l.shown.Head = l.answer.Head
	if l.filter != "" {
		l.shown.Head = answers.Said(0, "“"+l.filter+"”: "+leaves(l))
	}
	l.layOut(sheet, row)
}

// layOut breaks the answer into lines, once there is a width, and keeps a row of the
// answer chosen; −1 for none.
func (l *AnswerList) layOut(sheet, row int) {
	if l.width == 0 {
		return
	}
	l.lines = print.Lines(l.shown, max(20, l.width-3))
	l.List.Resize(len(l.lines))
	if i := slices.IndexFunc(l.lines, func(line print.Line) bool { return l.rowOf(line) == [2]int{sheet, row} }); row >= 0 && i >= 0 {
		l.List.Chosen = i
	}
}

// TableActions choose a line, and sort and narrow the rows.
func (l *AnswerList) TableActions() []tui.Action { return l.actions(l.Desk, l) }

// Leave is the action that leaves the screen; where rows were looked for, it shows all
// of them again first.
func (l *AnswerList) Leave(id, short, help string) tui.Action {
	return l.leave(l.Desk, l, id, short, help, nil)
}

// ShowAll shows all rows again where some were looked for, and tells whether they were.
func (l *AnswerList) ShowAll() bool {
	looked := l.filter != ""
	if looked {
		l.find("")
	}
	return looked
}

func (l *AnswerList) moves() *tui.List { return &l.List }

func (l *AnswerList) counted() (left, of int) {
	if l.answer == nil {
		return 0, 0
	}
	for i := range l.shown.Sheets {
		left += len(l.shown.Sheets[i].Rows)
	}
	for i := range l.answer.Sheets {
		of += len(l.answer.Sheets[i].Rows)
	}
	return left, of
}

func (l *AnswerList) find(words string) {
	l.filter = words
	l.arrange()
}

func (l *AnswerList) sortBy(o answers.Order) {
	l.Order = o
	l.arrange()
}

// sortNext goes by the columns of the table that the cursor stands in, or of the first.
func (l *AnswerList) sortNext() {
	at := slices.IndexFunc(l.shown.Sheets, func(s answers.Sheet) bool { return len(s.Columns) > 0 })
	if i := l.List.Chosen; i < len(l.lines) && l.lines[i].Row >= 0 {
		at = l.lines[i].Sheet
	}
	for _, k := range l.shown.Sheets[max(0, at)].Shown() {
		if k >= l.Order.By {
			l.sortBy(answers.Order{By: k + 1})
			return
		}
	}
	l.sortBy(answers.Order{})
}

// Draw lays the answer out anew where it, or the window's width, is another.
func (l *AnswerList) Draw(a tui.Area) {
	w, _ := a.Size()
	if l.width != w {
		sheet, row := l.Chosen()
		l.width = w
		l.layOut(sheet, row)
	}
	l.List.Draw(a, l.Desk.Theme, func(line tui.Area, i int) {
		role := tui.Plain
		if l.lines[i].Heading {
			role = tui.Strong
		}
		line.Cut(0, 0, w-2, role, l.Desk.Text(l.lines[i].Text))
		if ends := l.lines[i].Ends; ends != nil && i+1 < len(l.lines) && l.lines[i+1].Ends == nil {
			sheet := &l.shown.Sheets[l.lines[i].Sheet]
			if k := slices.Index(sheet.Shown(), l.Order.By-1); k >= 0 && !sheet.Whole {
				line.Put(ends[k], 0, tui.Focus, l.mark(l.Desk.Theme, sheet.Columns[l.Order.By-1].Kind))
			}
		}
	})
}

// Chosen is the row of which sheet the cursor stands on; row is −1 for none.
func (l *AnswerList) Chosen() (sheet, row int) {
	if l.List.Chosen >= len(l.lines) {
		return 0, -1
	}
	of := l.rowOf(l.lines[l.List.Chosen])
	return of[0], of[1]
}

// rowOf is the row of which sheet of the answer a line shows; −1 for none.
func (l *AnswerList) rowOf(line print.Line) [2]int {
	if line.Row < 0 || line.Sheet >= len(l.of) {
		return [2]int{0, -1}
	}
	of := &l.of[line.Sheet]
	if of.rows == nil {
		return [2]int{of.sheet, line.Row}
	}
	return [2]int{of.sheet, of.rows[line.Row]}
}

// Mouse sorts by a heading, or chooses a line.
func (l *AnswerList) Mouse(m tea.MouseMsg) bool {
	if i := l.List.Top + m.Y - l.List.Box.Y; m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft && l.List.Box.Contains(m.X, m.Y) && i < len(l.lines) {
		for k, end := range l.lines[i].Ends {
			if m.X-l.List.Box.X-2 < end {
				l.sortBy(l.Order.Next(l.shown.Sheets[l.lines[i].Sheet].Shown()[k]))
				return true
			}
		}
	}
	return l.List.Mouse(m)
}
