package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// action is one thing that can be done, with everything that is ever said of it.
// From tables of actions come the dispatch of keys, the footer, the help page,
// the palette, docs/keys.md, rebinding, and the test that no
// two collide.
type action struct {
	id    string   // for rebinding: "undo"
	keys  []string // as Bubble Tea names them: "ctrl+r"
	short string   // for the footer, where rank > 0: "undo"
	help  string   // for the help page and the palette: "undo the last step"
	// shortNow is short where that depends on what is there. Optional.
	shortNow func() string
	group    string // the heading that it stands under on the help page
	rank     int    // place in the footer, from 1; 0 for none
	// off says why it can't be done now, or "" where it can. nil is always.
	off func() string
	// also are other words by which people look for it. Optional.
	also string
	// words says in more detail what it would do now. Optional.
	words func() string
	do    func() tea.Cmd
}

// available tells whether the action can be done now.
func (act *action) available() bool { return act.off == nil || act.off() == "" }

// said is what the footer says of the action now.
func (act *action) said() string {
	if act.shortNow != nil {
		return act.shortNow()
	}
	return act.short
}

// hint is a key and what it does, for the footer.
type hint struct{ key, does string }

// just makes what an action does of something that starts no work.
func just(f func()) func() tea.Cmd {
	return func() tea.Cmd {
		f()
		return nil
	}
}

// keyName is the name of a key as tables of actions have it.
func keyName(k tea.KeyMsg) string {
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

// keyLabel is a key as it is written on keyboards: "Ctrl R", "Shift ←".
func keyLabel(name string) string {
	rest, label := name, ""
	for {
		modifier, after, found := strings.Cut(rest, "+")
		if !found || after == "" {
			break
		}
		label += upperFirst(modifier) + " "
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
	changing = "Changing"
	looking  = "Looking"
	keeping  = "Keeping"
	program  = "The program"
)

var headings = []string{changing, looking, keeping, meeting, program}

// meeting is the heading of the room's keys on the help page.
const meeting = "In the room"
