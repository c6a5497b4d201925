package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// Reckoning is an answer that a key can't wait for: it is reckoned beside the
// keys, and taken when it is there. One is under way at a time; what was asked
// meanwhile is reckoned next, and only what was asked last is taken.
type Reckoning struct {
	App     *Stage
	Running bool
	next    func() (take func()) // what was asked since; nil for nothing
}

// Reckoned tells that an answer is there.
type Reckoned struct {
	of   *Reckoning
	take func()
}

// Ask has work done beside the keys: it may use nothing that a key changes. Then
// take brings what came of it to the screen.
func (r *Reckoning) Ask(work func() (take func())) {
	if r.Running {
		r.next = work
		return
	}
	r.Running = true
	r.App.Beside = append(r.App.Beside, func() tea.Msg { return Reckoned{r, work()} })
}

// AfterReckoning takes an answer, or drops it where another was asked for since.
func (s *Stage) AfterReckoning(m Reckoned) {
	r := m.of
	r.Running = false
	if next := r.next; next != nil {
		r.next = nil
		r.Ask(next)
		return
	}
	m.take()
	s.Stale = true
}

// Besides is a command together with the work that has been asked for.
func (s *Stage) Besides(cmd tea.Cmd) tea.Cmd {
	if len(s.Beside) == 0 {
		return cmd
	}
	all := append(s.Beside, cmd)
	s.Beside = nil
	return tea.Batch(all...)
}

// ReckoningWords stand where an answer is on its way.
const (
	ReckoningWords = "Reckoning …"
	againWords     = "Reckoning again … what stands here is from before."
)

// DrawReckoning says in the first row that an answer is on its way and, where the
// one before it stands below, that it is old. It gives the rest of the area.
func DrawReckoning(a Area, old bool) Area {
	row, rest := a.Box.CutTop(1)
	w, _ := a.Part(row).Size()
	words := ReckoningWords
	if old {
		words = FirstThatFits(w-3, againWords, "Reckoning again … this is old.")
	}
	a.Part(row).Text(2, 0, Notice, words)
	return a.Part(rest)
}
