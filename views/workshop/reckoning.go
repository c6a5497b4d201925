package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// reckoning is an answer that a key can't wait for: it is reckoned beside the
// keys, and taken when it is there. One is under way at a time; what was asked
// meanwhile is reckoned next, and only what was asked last is taken.
type reckoning struct {
	app     *stage
	running bool
	next    func() (take func()) // what was asked since; nil for nothing
}

// reckoned tells that an answer is there.
type reckoned struct {
	of   *reckoning
	take func()
}

// ask has work done beside the keys: it may use nothing that a key changes. Then
// take brings what came of it to the screen.
func (r *reckoning) ask(work func() (take func())) {
	if r.running {
		r.next = work
		return
	}
	r.running = true
	r.app.beside = append(r.app.beside, func() tea.Msg { return reckoned{r, work()} })
}

// afterReckoning takes an answer, or drops it where another was asked for since.
func (s *stage) afterReckoning(m reckoned) {
	r := m.of
	r.running = false
	if next := r.next; next != nil {
		r.next = nil
		r.ask(next)
		return
	}
	m.take()
	s.stale = true
}

// besides is a command together with the work that has been asked for.
func (s *stage) besides(cmd tea.Cmd) tea.Cmd {
	if len(s.beside) == 0 {
		return cmd
	}
	all := append(s.beside, cmd)
	s.beside = nil
	return tea.Batch(all...)
}

// reckoningWords stand where an answer is on its way.
const (
	reckoningWords = "Reckoning …"
	againWords     = "Reckoning again … what stands here is from before."
)

// drawReckoning says in the first row that an answer is on its way and, where the
// one before it stands below, that it is old. It gives the rest of the area.
func drawReckoning(a tui.Area, old bool) tui.Area {
	row, rest := a.Box.CutTop(1)
	w, _ := a.Part(row).Size()
	words := reckoningWords
	if old {
		words = firstThatFits(w-3, againWords, "Reckoning again … this is old.")
	}
	a.Part(row).Text(2, 0, tui.Notice, words)
	return a.Part(rest)
}
