package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/workshop/paint"
)

// question asks something over the screen; Esc leaves it unanswered.
type question struct {
	app         *App
	title, text string
	answers     []answer
}

// answer is a key, what it says in words, and what follows.
type answer struct {
	key, does string
	do        func() tea.Cmd
}

func (q *question) key(k tea.KeyMsg) tea.Cmd {
	name := keyName(k)
	if name == "esc" {
		q.app.close()
		return nil
	}
	for _, ans := range q.answers {
		if ans.key == name {
			q.app.close()
			return ans.do()
		}
	}
	return nil
}

func (q *question) mouse(tea.MouseMsg) {}

func (q *question) keys() (hints []hint) {
	for _, ans := range q.answers {
		hints = append(hints, hint{keyLabel(ans.key), ans.does})
	}
	return append(hints, hint{"Esc", "stay"})
}

func (q *question) draw(a paint.Area) {
	w, _ := a.Size()
	lines := paint.Wrap(q.text, min(56, w-6))
	box := a.Box.Middle(62, len(lines)+len(q.answers)+5)
	inner := a.Part(box).Frame(q.app.theme, paint.Line, q.title)
	for i, line := range lines {
		inner.Text(1, 1+i, paint.Plain, line)
	}
	for i, h := range q.keys() {
		y := len(lines) + 2 + i
		inner.Text(1+paint.Width(h.key), y, paint.Plain, "  "+h.does)
		inner.Text(1, y, paint.Key, h.key)
	}
}
