package meeting

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// arrows move what is selected in a list.
func (r *Room) arrows() []tui.Action {
	move := func(by int) func() tea.Cmd {
		return tui.Just(func() { r.at.List = min(max(0, r.at.List+by), max(0, r.step().entries()-1)) })
	}
	return []tui.Action{
		{ID: "room-up", Keys: []string{"up"}, Help: "further up", Do: move(-1)},
		{ID: "room-down", Keys: []string{"down"}, Help: "further down", Do: move(1)},
		{ID: "room-last", Keys: []string{"end"}, Help: "the last row", Do: move(1 << 20)},
	}
}

// Mouse takes the wheel as the arrows of a list.
func (r *Room) Mouse(m tea.MouseMsg) bool {
	if m.Action != tea.MouseActionPress {
		return false
	}
	for _, act := range r.step().keys() {
		if m.Button == tea.MouseButtonWheelUp && act.ID == "room-up" || m.Button == tea.MouseButtonWheelDown && act.ID == "room-down" {
			act.Do()
			return true
		}
	}
	return false
}

// writing are the actions of the walls that open something to write in.
var writing = []string{"correct-decision", "decide", "price-idea", "add-red-line", "guess", "type-size", "terms-in-figures", "meeting", "name-table"}

// HowToWrite says what to press to write on this wall, or where to go.
func (r *Room) HowToWrite() string {
	for _, act := range r.step().keys() {
		if slices.Contains(writing, act.ID) && act.Available() {
			return "To write here, press " + tui.KeyLabel(act.Keys[0]) + ": " + act.Said()
		}
	}
	return "Nothing is written on this step; after a pause, j goes to one where it is"
}
