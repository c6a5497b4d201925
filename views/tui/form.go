package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Form asks over the screen for what is typed into its fields, or turned in them. What is
// typed is kept when it is left, where it has a draft, and stands there again when it is
// opened anew.
type Form struct {
	part
	Title  string
	Says   string // what to know before typing; may be empty
	Why    string // what is wrong with what was typed, or how far it is; until the next key
	Does   string // what Enter does on the last field; "" for "write it down"
	AtOnce bool   // whether Enter does that on every field
	Draft  string // under which name what is typed is kept; "" for what is not to be
	Fields []FormField
	At     int                        // the field that keys are for
	Done   func(said []string) string // gives what is wrong, or ""
	After  func() tea.Cmd             // once it is done. Optional
	typed  bool                       // whether anything was typed into it
	top    int                        // the first field in sight
	rows   Rect                       // where the fields were drawn
	more   int                        // rows that the field that keys are for takes, after its first
}

// Ask opens a form with what was typed in it before.
func (s *Stage) Ask(f *Form) {
	for i := range f.Fields {
		f.Fields[i].Text.Set(f.Fields[i].Text.String(), true)
	}
	for i, said := range s.Drafts[f.Draft] {
		if i < len(f.Fields) && said != "" {
			f.Fields[i].Text.Set(said, !f.Fields[i].Text.words) // what is in words is gone on with
			f.typed = true
		}
	}
	s.Show(f)
}

// AskLine asks for one line of text, which begins with a line; take says why what was
// typed can't be used, or "".
func (s *Stage) AskLine(title, says string, line Typing, take func(text string) (why string)) *Form {
	f := &Form{Title: title, Says: says, Does: "set it", Fields: []FormField{{Text: line}}, Done: func(said []string) string { return take(said[0]) }}
	s.Show(f)
	return f
}

// Said is what was typed into each field, without spaces at its ends.
func (f *Form) Said() []string {
	said := make([]string, len(f.Fields))
	for i := range f.Fields {
		said[i] = strings.TrimSpace(f.Fields[i].Text.String())
	}
	return said
}

func (f *Form) Key(k tea.KeyMsg) tea.Cmd {
	f.Why = ""
	switch name, last := KeyName(k), f.At == len(f.Fields)-1; {
	case name == "esc":
		f.keep()
		f.app.Close()
	case f.Fields[f.At].Text.RowKey(k):
	case FieldsAway(name) != 0:
		f.move(FieldsAway(name))
	case name == "ctrl+s" || name == "enter" && (last || f.AtOnce):
		return f.take()
	case name == "enter":
		f.At++
	case name == "pgup" || name == "pgdown":
		f.app.Refuse(WhileTyping)
	case f.Fields[f.At].Key(k):
		f.typed = true
	}
	return nil
}

func (f *Form) move(by int) { f.At = clamp(f.At+by, 0, len(f.Fields)-1) }

// take does what the form is for. Where something is wrong it stays, and so it does where
// it has brought up something else to be answered first.
func (f *Form) take() tea.Cmd {
	f.keep()
	if f.Why = UpperFirst(f.Done(f.Said())); f.Why != "" {
		f.app.Stale = true
		return nil
	}
	delete(f.app.Drafts, f.Draft)
	if f.app.Over == Overlay(f) {
		f.app.Close()
	}
	if f.After != nil {
		return f.After()
	}
	return nil
}

// HalfTyped is what is typed into it, where anything is.
func (f *Form) HalfTyped() (draft string, said []string) {
	if !f.typed {
		return "", nil
	}
	return f.Draft, f.Said()
}

// keep keeps what is typed for when the form is opened anew.
func (f *Form) keep() {
	if f.Draft != "" {
		f.app.Drafts[f.Draft] = f.Said()
	}
}

// WhileTyping answers the keys of a clicker where something is being typed.
const WhileTyping = "Something is being typed: Enter goes on with it, Esc leaves it, kept"

// Mouse goes to the field that is clicked, and turns with the wheel.
func (f *Form) Mouse(m tea.MouseMsg) {
	switch {
	case m.Button == tea.MouseButtonWheelUp:
		f.move(-1)
	case m.Button == tea.MouseButtonWheelDown:
		f.move(1)
	case m.Button == tea.MouseButtonLeft && m.Action == tea.MouseActionPress && f.rows.Contains(m.X, m.Y):
		f.move(f.fieldAt(m.Y-f.rows.Y) - f.At)
	}
}

// fieldAt is the field on a row of those drawn.
func (f *Form) fieldAt(row int) int {
	if on := f.At - f.top; row > on {
		row = max(on, row-f.more)
	}
	return f.top + row
}

func (f *Form) Keys() []Hint {
	does, leave := "next", "leave it, kept"
	if f.At == len(f.Fields)-1 || f.AtOnce {
		does = FirstGiven(f.Does, "write it down")
	}
	if f.Draft == "" {
		leave = "leave it"
	}
	return f.Fields[f.At].Hints(does, leave, len(f.Fields) > 1)
}

// note is what stands below the fields: what is wrong, else what is typed means, where
// there is no room beside it, else what to know of the field or of all.
func (f *Form) note(beside bool) (said string, role Role) {
	if f.Why != "" {
		return f.Why, Fault
	}
	if said, role := f.Fields[f.At].Read(); said != "" && !beside && f.Fields[f.At].Turn == nil {
		return said, role
	}
	return FirstGiven(f.Fields[f.At].About, f.Says), Muted
}

func (f *Form) Draw(a Area) {
	width := min(76, a.Box.W)
	_, x := labels(f.Fields)
	beside := width-4-x > 30
	said, role := f.note(beside)
	lines := Wrap(f.app.Host.Text(said), max(1, width-6))
	if said == "" {
		lines = nil
	}
	f.more = f.Fields[f.At].Text.Rows(width-4-x) - 1
	inner := a.Part(a.Box.Middle(width, len(f.Fields)+f.more+len(lines)+3)).Frame(f.app.Theme, Line, f.Title)
	_, h := inner.Size()
	if f.Why == "" && h-len(f.Fields)-f.more <= len(lines) { // what is wrong is said in any window
		lines = nil
	}
	for y, line := range lines {
		inner.Text(1, h-len(lines)+y, role, line)
	}
	room := max(1, h-len(lines))
	f.more = min(f.more, room-1)
	rows := min(len(f.Fields), room-f.more)
	f.top = min(max(f.top, f.At-rows+1), f.At)
	f.rows, _ = inner.Box.CutTop(rows + f.more)
	for y, i := 0, f.top; i < f.top+rows; y, i = y+1, i+1 {
		f.Fields[i].Draw(inner, f.app, y, x, 1+f.more, i == f.At, beside)
		if i == f.At {
			y += f.more
		}
	}
}

func (f *Form) Help() []HelpLine {
	var lines []HelpLine
	for i := range f.Fields {
		if field := &f.Fields[i]; field.Label != "" {
			lines = append(lines, HelpLine{field.Label, FirstGiven(field.Takes, field.Hint, "as it is said")})
		}
	}
	if f.Says != "" && len(lines) > 0 {
		lines = append(lines, HelpLine{})
	}
	if f.Says != "" {
		lines = append(lines, HelpLine{Text: f.Says})
	}
	return FieldHelp(lines, f.Keys())
}

func (f *Form) Writing() bool { return f.Fields[f.At].Writing() }
