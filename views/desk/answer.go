package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/print"
	"fewer/views/tui"
)

// answerList shows an answer as the command line prints it, line by line in a list.
// Screens that show one hold it.
type answerList struct {
	app    *desk.Desk
	answer *answers.Answer
	list   tui.List
	lines  []print.Line
	width  int // that the lines were laid out for
}

// show takes another answer.
func (l *answerList) show(a *answers.Answer) { l.answer, l.width = a, 0 }

// Draw lays the answer out anew where the window has another width.
func (l *answerList) Draw(a tui.Area) {
	w, _ := a.Size()
	if l.width != w {
		l.lines, l.width = print.Lines(l.answer, max(20, w-3)), w
		l.list.Resize(len(l.lines))
	}
	l.list.Draw(a, l.app.Theme, func(line tui.Area, i int) {
		role := tui.Plain
		if l.lines[i].Heading {
			role = tui.Strong
		}
		line.Cut(0, 0, w-2, role, l.app.Text(l.lines[i].Text))
	})
}

// chosen is the row of which sheet the cursor stands on; row is −1 for none.
func (l *answerList) chosen() (sheet, row int) {
	if l.list.Chosen >= len(l.lines) {
		return 0, -1
	}
	line := l.lines[l.list.Chosen]
	return line.Sheet, line.Row
}

func (l *answerList) Mouse(m tea.MouseMsg) bool { return l.list.Mouse(m) }
