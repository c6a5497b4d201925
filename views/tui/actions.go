package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Action is one thing that can be done, with everything that is ever said of it.
// From tables of actions come the dispatch of keys, the footer, the help page,
// the palette, docs/keys.md, rebinding, and the test that no
// two collide.
type Action struct {
	ID    string   // for rebinding: "undo"
	Keys  []string // as Bubble Tea names them: "ctrl+r"
	Short string   // for the footer, where rank > 0: "undo"
	Help  string   // for the help page and the palette: "undo the last step"
	// ShortNow is short where that depends on what is there. Optional.
	ShortNow func() string
	Group    string // the heading that it stands under on the help page
	Rank     int    // place in the footer, from 1; 0 for none
	// Off says why it can't be done now, or "" where it can. nil is always.
	Off func() string
	// Also are other words by which people look for it. Optional.
	Also string
	// Words says in more detail what it would do now. Optional.
	Words func() string
	Do    func() tea.Cmd
}

// Available tells whether the action can be done now.
func (act *Action) Available() bool { return act.Off == nil || act.Off() == "" }

// Said is what the footer says of the action now.
func (act *Action) Said() string {
	if act.ShortNow != nil {
		return act.ShortNow()
	}
	return act.Short
}

// Hint is a key and what it does, for the footer.
type Hint struct{ Key, Does string }

// Just makes what an action does of something that starts no work.
func Just(f func()) func() tea.Cmd {
	return func() tea.Cmd {
		f()
		return nil
	}
}

// KeyName is the name of a key as tables of actions have it.
func KeyName(k tea.KeyMsg) string {
	name := k.String()
	if k.Type == tea.KeySpace || name == " " {
		return "space"
	}
	return name
}

var keyLabels = map[string]string{
	"left": "←", "right": "→", "up": "↑", "down": "↓", "enter": "Enter", "esc": "Esc", "tab": "Tab",
	"space": "Space", "home": "Home", "end": "End", "pgup": "Page Up", "pgdown": "Page Down",
	"delete": "Delete", "backspace": "Backspace", "insert": "Insert", "f1": "F1",
}

// KeyLabel is a key as it is written on keyboards: "Ctrl R", "Shift ←".
func KeyLabel(name string) string {
	rest, label := name, ""
	for {
		modifier, after, found := strings.Cut(rest, "+")
		if !found || after == "" {
			break
		}
		label += UpperFirst(modifier) + " "
		rest = after
	}
	switch {
	case keyLabels[rest] != "":
		return label + keyLabels[rest]
	case label != "":
		return label + strings.ToUpper(rest)
	}
	return rest
}

// Headings of the help page.
const (
	Changing = "Changing"
	Looking  = "Looking"
	Keeping  = "Keeping"
	Program  = "The program"
)

// Headings are those of the help page, in its order.
var Headings = []string{Changing, Looking, Keeping, Meeting, Program}

// Meeting is the heading of the room's keys on the help page.
const Meeting = "In the room"
