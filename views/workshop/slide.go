package workshop

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
)

// meant is the change of a row that people said its slider is to move.
type meant struct {
	at        int      // in the scenario's changes
	practices []string // of it, by which it is known again
	fromWeek  int
}

// slider is what the slider of a row moves: a change of the row by its place in
// the scenario, or −1 for the plain one. It tells whether that is clear: where a
// row has changes, but no plain one, people are asked.
func (a *App) slider(t model.Target) (at int, size model.Size, clear bool) {
	changes := a.session.Document().Scenario.Changes
	if m, said := a.slides[t]; said && m.at < len(changes) {
		c := changes[m.at]
		if c.Target == t && slices.Equal(c.Practices, m.practices) && c.FromWeek == m.fromWeek {
			return m.at, c.Size, true
		}
	}
	size, plain := a.session.PlainChange(t)
	return -1, size, plain || len(a.partChanges(t)) == 0
}

// partChanges are the changes of a row that act on a part of it: on some practices,
// or in some weeks.
func (a *App) partChanges(t model.Target) (at []int) {
	for i, c := range a.session.Document().Scenario.Changes {
		if c.Target == t && !c.Off && !c.IsPlain(a.year) {
			at = append(at, i)
		}
	}
	return at
}

// slide moves the slider of a row from its present size. Where it is not clear
// which change that moves, it asks once, and goes on with the answer.
func (a *App) slide(t model.Target, to func(model.Size) model.Size) {
	at, size, clear := a.slider(t)
	switch {
	case !clear:
		a.askWhichChange(t, to)
	case at < 0:
		a.refused(a.session.SetPlain(t, to(size)))
	default:
		a.refused(a.session.SetSize(at, to(size)))
	}
}

// mostAnswers is how many changes of a row a question lists.
const mostAnswers = 5

func (a *App) askWhichChange(t model.Target, to func(model.Size) model.Size) {
	q := &question{app: a, title: a.year.TargetName(t), esc: "leave it as it is"}
	parts := a.partChanges(t)
	changes := a.session.Document().Scenario.Changes
	for n, i := range parts[:min(len(parts), mostAnswers)] {
		c := changes[i]
		q.answers = append(q.answers, answer{strconv.Itoa(n + 1), a.partWords(c), func() tea.Cmd {
			a.slides[t] = meant{i, slices.Clone(c.Practices), c.FromWeek}
			a.slide(t, to)
			return nil
		}})
	}
	q.text = upperFirst(strings.TrimSuffix(q.answers[0].does, " only")) + " only, or all?"
	if len(parts) > 1 {
		q.text = "This row has " + strconv.Itoa(len(parts)) + " changes that act on a part of it. Which is meant?"
	}
	if len(parts) > mostAnswers {
		q.text += " Enter on the row lists them all."
	}
	q.answers = append(q.answers, answer{"a", "all; in all remaining weeks, besides what is there", func() tea.Cmd {
		delete(a.slides, t)
		size, _ := a.session.PlainChange(t)
		a.refused(a.session.SetPlain(t, to(size)))
		return nil
	}})
	a.show(q)
}

// partWords says on what a change acts: "Combe Lane Surgery only".
func (a *App) partWords(c model.Change) string {
	if len(c.Practices) == 0 {
		return a.year.ChangeWordsAlone(c)
	}
	return practicesWords(a, &c) + " only"
}
