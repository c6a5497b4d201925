package workshop

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/journal"
	"fewer/views/tui"
)

// settings are what the app remembers, and what was wrong with it.
type settings struct {
	journal.Settings
	fault string // what was wrong with the files, in words; "" for nothing
}

// settingsSaved tells how keeping a setting went.
type settingsSaved struct{ err error }

// readSettings reads what is remembered. What can't be read is left out, and
// said; the app starts all the same.
func readSettings() (s settings) {
	var err error
	if s.Settings, err = journal.ReadSettings(); err != nil {
		s.fault = tui.OwnKeysUnused + err.Error()
	}
	s.checkKeys(s.KeysFile)
	return s
}

// checkKeys leaves out keys that are for no action.
func (s *settings) checkKeys(file string) {
	if len(s.Keys) == 0 {
		return // a start waits for no list of all actions
	}
	known := knownActions()
	for id := range s.Keys {
		if !slices.Contains(known, id) {
			s.fault = fmt.Sprintf("%s: there is no action %q; there are %s", file, id, strings.Join(known, ", "))
			delete(s.Keys, id)
		}
	}
}

// keepTheme remembers a theme for the next start.
func (s *settings) keepTheme(theme string) tea.Cmd {
	s.Theme = theme
	return s.keep()
}

// keepPractice remembers which practice of a year is looked at, "" for all.
func (s *settings) keepPractice(year, practice string) tea.Cmd {
	all := maps.Clone(s.Practices)
	if all == nil {
		all = map[string]string{}
	}
	all[year] = practice
	if practice == "" {
		delete(all, year)
	}
	s.Practices = all
	return s.keep()
}

// keep writes the settings as they are now.
func (s *settings) keep() tea.Cmd {
	kept := s.Settings
	if kept.File == "" {
		return nil
	}
	return func() tea.Msg { return settingsSaved{kept.Keep()} }
}
