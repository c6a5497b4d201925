package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// scenarioSaved tells how saving went.
type scenarioSaved struct {
	where    string
	err      error
	thenQuit bool
}

func capitals(s string) string { return strings.ToUpper(s) }

// savedState says whether all is saved, for the title.
func (a *App) savedState() string {
	switch {
	case a.session.Dirty():
		return "not saved yet"
	}
	return "nothing to save"
}

func (a *App) nothingToSave() string { return "" }

func (a *App) save(thenQuit bool) tea.Cmd { return nil }

func (a *App) afterSave(scenarioSaved) {}
