package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// FormField is one line of a form: what is typed in it or, where it turns, what it is turned to.
type FormField struct {
	Label string // "" for none
	Hint  string // what may be typed, shown in brackets until something is
	Takes string // what its help says of it; "" for the hint
	About string // what to know while it is typed in; "" for what the form says
	Text  Typing
	// Reads says in words what was typed before Enter takes it, and whether that is
	// wrong; of a field without a hint, what nothing typed means too, and of one that
	// turns, what it is. Optional.
	Reads func(text string) (said string, wrong bool)
	// Turn makes it the next of what it can be, in place of typing. Optional.
	Turn func()
}

// leastField is how many cells are for what is typed, beside what it means.
const leastField = 12

// FieldsAway is how many fields below the present one a key goes: 0 for a key that is
// the field's.
func FieldsAway(key string) int {
	switch key {
	case "up", "shift+tab":
		return -1
	case "down", "tab":
		return 1
	}
	return 0
}

// Key turns the field or types in it, and tells whether the key does.
func (f *FormField) Key(k tea.KeyMsg) bool {
	if f.Turn == nil {
		return f.Text.Key(k)
	}
	switch KeyName(k) {
	case "space", "left", "right":
		f.Turn()
		return true
	}
	return false
}

// Hints are its keys: what Enter does, what Esc does, and whether there are other fields.
func (f *FormField) Hints(enter, esc string, several bool) (hints []Hint) {
	if f.Turn != nil {
		hints = append(hints, Hint{"Space", "another"})
	}
	if several {
		hints = append(hints, Hint{"↑↓", "move"})
	}
	hints = append(hints, Hint{"Enter", enter})
	if f.Text.Filled {
		hints = append(hints, Hint{"A letter", "replaces it"}, Hint{"→", "adds to it"})
	}
	return append(hints, Hint{"Esc", esc})
}

// Writing tells whether something is being written, of which a question mark is a part.
func (f *FormField) Writing() bool { return f.Text.String() != "" && !f.Text.Filled }

// Read is what the field says to what is typed, and in which role.
func (f *FormField) Read() (said string, role Role) {
	text := strings.TrimSpace(f.Text.String())
	if f.Reads == nil || text == "" && f.Hint != "" {
		return "", Muted
	}
	said, wrong := f.Reads(text)
	switch {
	case wrong:
		role = Fault
	case f.Turn != nil:
		role = Plain
	default:
		role = Muted
	}
	return said, role
}

// labels are how wide the labels of fields are, and where what is typed begins.
func labels(fields []FormField) (width, x int) {
	for i := range fields {
		width = max(width, Width(fields[i].Label))
	}
	if width == 0 {
		return 0, 1
	}
	return width, width + 3
}

// Draw draws the field on row y, with what is typed from x; marked where keys are for it,
// in as many rows as it is given then, and with what it means beside, where there is room
// for that.
func (f *FormField) Draw(a Area, s *Stage, y, x, rows int, on, beside bool) {
	w, _ := a.Size()
	if on && f.Label != "" {
		a.Put(0, y, Knob, s.Theme.Glyphs.Select)
		defer a.Mark(y)
	}
	a.Cut(2, y, x-3, Muted, f.Label)
	said, role := f.Read()
	text, wide := f.Text.String(), w-x
	if f.Turn != nil {
		a.Cut(x, y, wide, role, s.Host.Text(said))
		return
	}
	if said != "" && beside {
		wide = max(leastField, min(Width(text)+2, wide/2))
		a.Cut(x+wide+1, y, w-x-wide-1, role, said)
	}
	if on {
		f.Text.drawRows(a, s.Theme, x, y, wide, rows)
	} else {
		a.Cut(x, y, wide, Field, s.Host.Text(text))
	}
	if text == "" && f.Hint != "" {
		a.Cut(x+2, y, w-x-2, Muted, "("+f.Hint+")")
	}
}
