package desk

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// ChoosePractice asks which practice, and does what follows with its index in the year's.
func (d *Desk) ChoosePractice(title string, do func(practice int) tea.Cmd) {
	names, more := make([]string, len(d.Year.Practices)), make([]string, len(d.Year.Practices))
	for i := range d.Year.Practices {
		real := &d.Session.Year().Year().Practices[i] // who goes by a letter is found by the name
		names[i], more[i] = d.Year.Practices[i].Name, strings.ToLower(real.Name+" "+real.ID+" "+real.Code)
	}
	choice := tui.NewChooser(title, names, 0, do)
	choice.More = more
	d.Show(choice)
}
