package desk

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/tui"
)

// Slide moves the slider of a row from its present size. Where it is not clear
// which change that moves, it asks once, and goes on with the answer.
func (d *Desk) Slide(t model.Target, to func(model.Size) model.Size) {
	at, size, clear := d.Session.Slider(t)
	switch {
	case !clear:
		d.askWhichChange(t, to)
	case at < 0:
		d.Refused(d.Session.SetPlain(t, to(size)))
	default:
		d.Refused(d.Session.SetSize(at, to(size)))
	}
}

// SlideEach moves the rows of a specialty to one percentage on each, from the one that
// asks for the fewest: a step to fewer must not ask for less anywhere, nor one to more for
// fewer.
func (d *Desk) SlideEach(rows []model.Target, to func(percent float64) float64) {
	fewest, most, _ := d.Session.PercentOfEach(rows)
	percent := to(fewest)
	if percent > fewest && percent != to(most) { // a step, and not what is typed
		percent = max(percent, most)
	}
	d.Refused(d.Session.SetEach(rows, max(-100, min(percent, 1000))))
}

// mostAnswers is how many changes of a row a question lists.
const mostAnswers = 5

func (d *Desk) askWhichChange(t model.Target, to func(model.Size) model.Size) {
	q := &tui.Question{Title: d.Year.TargetName(t), Esc: "leave it as it is"}
	parts := d.Session.PartChanges(t)
	changes := d.Session.Document().Scenario.Changes
	for n, i := range parts[:min(len(parts), mostAnswers)] {
		c := changes[i]
		q.Answers = append(q.Answers, tui.Answer{Key: strconv.Itoa(n + 1), Does: d.partWords(c), Do: func() tea.Cmd {
			d.Session.Means(t, i)
			d.Slide(t, to)
			return nil
		}})
	}
	q.Text = tui.UpperFirst(strings.TrimSuffix(q.Answers[0].Does, " only")) + " only, or all?"
	if len(parts) > 1 {
		q.Text = "This row has " + strconv.Itoa(len(parts)) + " changes that act on a part of it. Which is meant?"
	}
	if len(parts) > mostAnswers {
		q.Text += " Enter on the row lists them all."
	}
	q.Answers = append(q.Answers, tui.Answer{Key: "a", Does: "all; in all remaining weeks, besides what is there", Do: func() tea.Cmd {
		d.Session.Means(t, -1)
		size, _ := d.Session.PlainChange(t)
		d.Refused(d.Session.SetPlain(t, to(size)))
		return nil
	}})
	d.Show(q)
}

// partWords says on what a change acts: "Combe Lane Surgery only".
func (d *Desk) partWords(c model.Change) string {
	if len(c.Practices) == 0 {
		return d.Year.ChangeWordsAlone(c)
	}
	return PracticesWords(d, &c) + " only"
}

// PracticesWords says which practices a change is for.
func PracticesWords(a *Desk, c *model.Change) string {
	if len(c.Practices) == 0 {
		return "all"
	}
	names := make([]string, len(c.Practices))
	for i, id := range c.Practices {
		names[i] = a.PracticeName(id)
	}
	return model.ListWords(names)
}
