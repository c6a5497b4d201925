package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// ChoosePractice asks which practice, and does what follows with its index in the year's.
func (d *Desk) ChoosePractice(title string, do func(practice int) tea.Cmd) {
	choice := &tui.Finder{Title: title}
	for i := range d.Year.Practices {
		real := &d.Session.Year().Year().Practices[i] // who goes by a letter is found by the name
		choice.All = append(choice.All, tui.Entry{
			Words: d.Year.Practices[i].Name, More: real.Name + " " + real.ID + " " + real.Code, Do: func() tea.Cmd { return do(i) },
		})
	}
	d.Show(choice)
}
