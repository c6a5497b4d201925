package tui

import tea "github.com/charmbracelet/bubbletea"

// Filter is a search for rows that is being typed; the rows of the screen follow it.
type Filter struct {
	part
	Text  Typing
	Find  func(words string)         // leaves the rows that are found
	Move  func(by int)               // moves the choice
	Leave func()                     // follows Esc, with all rows. Optional
	Drawn func(a Area, text *Typing) // draws what is typed where the screen has a place for it
}

// Key types, chooses, keeps what is typed, or lets it go.
func (f *Filter) Key(k tea.KeyMsg) tea.Cmd {
	switch name := KeyName(k); {
	case name == "esc":
		f.Find("")
		if f.Leave != nil {
			f.Leave()
		}
		f.app.Close()
	case name == "enter":
		f.app.Close()
	case name == "up" || name == "down":
		f.Move(FieldsAway(name))
	case f.Text.Key(k):
		f.Find(f.Text.String())
	}
	return nil
}

// Mouse keeps what is typed, and does what it does on the screen.
func (f *Filter) Mouse(m tea.MouseMsg) {
	if m.Action == tea.MouseActionPress {
		f.app.Close()
		f.app.Screen().Mouse(m)
	}
}

// Keys are what the footer says may be pressed.
func (f *Filter) Keys() []Hint { return []Hint{{"Enter", "keep"}, {"Esc", "all rows"}} }

// Draw draws it.
func (f *Filter) Draw(a Area) { f.Drawn(a, &f.Text) }
