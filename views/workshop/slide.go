package workshop

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/tui"
)

// slide moves the slider of a row from its present size. Where it is not clear
// which change that moves, it asks once, and goes on with the answer.
func (d *desk) slide(t model.Target, to func(model.Size) model.Size) {
	at, size, clear := d.session.Slider(t)
	switch {
	case !clear:
		d.askWhichChange(t, to)
	case at < 0:
		d.refused(d.session.SetPlain(t, to(size)))
	default:
		d.refused(d.session.SetSize(at, to(size)))
	}
}

// mostAnswers is how many changes of a row a question lists.
const mostAnswers = 5

func (d *desk) askWhichChange(t model.Target, to func(model.Size) model.Size) {
	q := &tui.Question{Title: d.year.TargetName(t), Esc: "leave it as it is"}
	parts := d.session.PartChanges(t)
	changes := d.session.Document().Scenario.Changes
	for n, i := range parts[:min(len(parts), mostAnswers)] {
		c := changes[i]
		q.Answers = append(q.Answers, tui.Answer{strconv.Itoa(n + 1), d.partWords(c), func() tea.Cmd {
			d.session.Means(t, i)
			d.slide(t, to)
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
	q.Answers = append(q.Answers, tui.Answer{"a", "all; in all remaining weeks, besides what is there", func() tea.Cmd {
		d.session.Means(t, -1)
		size, _ := d.session.PlainChange(t)
		d.refused(d.session.SetPlain(t, to(size)))
		return nil
	}})
	d.Show(q)
}

// partWords says on what a change acts: "Combe Lane Surgery only".
func (d *desk) partWords(c model.Change) string {
	if len(c.Practices) == 0 {
		return d.year.ChangeWordsAlone(c)
	}
	return practicesWords(d, &c) + " only"
}

// practicesWords says which practices a change is for.
func practicesWords(a *desk, c *model.Change) string {
	if len(c.Practices) == 0 {
		return "all"
	}
	names := make([]string, len(c.Practices))
	for i, id := range c.Practices {
		names[i] = a.practiceName(id)
	}
	return model.ListWords(names)
}
