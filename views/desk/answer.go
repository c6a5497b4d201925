package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/answers"
	"fewer/views/print"
	"fewer/views/tui"
)

// AnswerList shows an answer as the command line prints it, line by line in a list.
// Screens that show one hold it.
type AnswerList struct {
	Desk   *Desk
	answer *answers.Answer
	List   tui.List
	lines  []print.Line
	width  int // that the lines were laid out for
}

// Show takes another answer.
func (l *AnswerList) Show(a *answers.Answer) { l.answer, l.width = a, 0 }

// Draw lays the answer out anew where the window has another width.
func (l *AnswerList) Draw(a tui.Area) {
	w, _ := a.Size()
	if l.width != w {
		l.lines, l.width = print.Lines(l.answer, max(20, w-3)), w
		l.List.Resize(len(l.lines))
	}
	l.List.Draw(a, l.Desk.Theme, func(line tui.Area, i int) {
		role := tui.Plain
		if l.lines[i].Heading {
			role = tui.Strong
		}
		line.Cut(0, 0, w-2, role, l.Desk.Text(l.lines[i].Text))
	})
}

// Chosen is the row of which sheet the cursor stands on; row is −1 for none.
func (l *AnswerList) Chosen() (sheet, row int) {
	if l.List.Chosen >= len(l.lines) {
		return 0, -1
	}
	line := l.lines[l.List.Chosen]
	return line.Sheet, line.Row
}

// Mouse chooses a line.
func (l *AnswerList) Mouse(m tea.MouseMsg) bool { return l.List.Mouse(m) }
