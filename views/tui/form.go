package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Form asks for a few lines of text. What is typed is kept when it is left, and
// stands there again when it is opened anew.
type Form struct {
	part
	Title  string
	Says   string // what to know before typing; may be empty
	Does   string // what Enter does on the last field; "" for "write it down"
	Draft  string // under which name what is typed is kept; "" for what is not to be
	Fields []FormField
	At     int
	top    int
	Typed  bool                       // whether anything was typed into it
	Done   func(said []string) string // gives what is wrong, or ""
	After  func() tea.Cmd             // once it is done. Optional
}

// FormField is one field of a form.
type FormField struct {
	Label string
	Hint  string // what may be typed, shown in brackets until something is
	Text  Typing
	// Reads says in words what was typed before Enter takes it, and whether that is
	// wrong. Optional.
	Reads func(text string) (said string, wrong bool)
}

// Ask opens a form with what was typed in it before.
func (s *Stage) Ask(f *Form) {
	for i := range f.Fields {
		f.Fields[i].Text = Filled(f.Fields[i].Text.String())
	}
	for i, said := range s.Drafts[f.Draft] {
		if i < len(f.Fields) && said != "" {
			f.Fields[i].Text, f.Typed = Typed(said), true
		}
	}
	s.Show(f)
}

// shownHint is the hint as it can't be taken for something typed, in any theme.
func (field *FormField) shownHint() string {
	if field.Hint == "" {
		return ""
	}
	return "(" + field.Hint + ")"
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
	app := f.app
	switch name := KeyName(k); name {
	case "esc":
		f.keep(f.Said())
		app.Close()
	case "up", "shift+tab":
		f.At = max(0, f.At-1)
	case "down", "tab":
		f.At = min(len(f.Fields)-1, f.At+1)
	case "enter", "ctrl+s":
		if name == "enter" && f.At < len(f.Fields)-1 {
			f.At++
			return nil
		}
		said := f.Said()
		f.keep(said)
		app.Close()
		if why := f.Done(said); why != "" {
			app.Show(f)
			app.Refuse(UpperFirst(why))
			return nil
		}
		delete(app.Drafts, f.Draft)
		if f.After != nil {
			return f.After()
		}
	case "pgup", "pgdown":
		app.Refuse(WhileTyping)
	default:
		f.Fields[f.At].Text.Key(k)
		f.Typed = true
	}
	return nil
}

// HalfTyped is what is typed into it, where anything is.
func (f *Form) HalfTyped() (draft string, said []string) {
	if !f.Typed {
		return "", nil
	}
	return f.Draft, f.Said()
}

// keep keeps what is typed for when the form is opened anew.
func (f *Form) keep(said []string) {
	if f.Draft != "" {
		f.app.Drafts[f.Draft] = said
	}
}

// FilledHints are the keys of a field that came filled.
var FilledHints = []Hint{{"A letter", "replaces it"}, {"→", "adds to it"}}

// WhileTyping answers the keys of a clicker where something is being typed.
const WhileTyping = "Something is being typed: Enter goes on with it, Esc leaves it, kept"

func (f *Form) Mouse(tea.MouseMsg) {}

func (f *Form) Keys() []Hint {
	does := "next"
	if f.At == len(f.Fields)-1 {
		does = FirstGiven(f.Does, "write it down")
	}
	leave := "leave it, kept"
	if f.Draft == "" {
		leave = "leave it"
	}
	if f.Fields[f.At].Text.Filled {
		return append(append([]Hint{{"Enter", does}}, FilledHints...), Hint{"Esc", leave})
	}
	return []Hint{{"Enter", does}, {"↑↓", "other fields"}, {"Esc", leave}}
}

func (f *Form) Draw(a Area) {
	_, rest := a.Box.CutBottom(1)
	box := rest.Middle(74, rest.H)
	said := Wrap(f.Says, max(1, box.W-4))
	inner := a.Part(rest.Middle(74, min(rest.H, len(f.Fields)+len(said)+4))).Frame(f.app.Theme, Line, f.Title)
	w, h := inner.Size()
	if h-len(f.Fields) > len(said) && f.Says != "" {
		for y, line := range said {
			inner.Cut(0, h-len(said)+y, w, Muted, line)
		}
	}
	label := 0
	for i := range f.Fields {
		label = max(label, Width(f.Fields[i].Label))
	}
	rows := h - 1
	f.top = min(max(f.top, f.At-rows+1), f.At)
	for y := range max(0, min(rows, len(f.Fields)-f.top)) {
		field := &f.Fields[f.top+y]
		inner.Cut(2, y, label, Strong, field.Label)
		x := label + 4
		switch {
		case f.top+y == f.At:
			inner.Put(0, y, Knob, f.app.Theme.Glyphs.Select)
			field.Text.Draw(inner, f.app.Theme, x, y, w-x)
			if field.Text.String() == "" {
				inner.Cut(x+2, y, w-x-2, Muted, field.shownHint())
			}
		case field.Text.String() == "":
			inner.Cut(x+2, y, w-x-2, Muted, field.shownHint())
		default:
			inner.Cut(x, y, w-x, Plain, field.Text.String())
		}
		field.drawReading(inner, x, y)
	}
}

// drawReading says beside the field what was typed, where there is room for it.
func (field *FormField) drawReading(a Area, x, y int) {
	text := strings.TrimSpace(field.Text.String())
	if field.Reads == nil || text == "" {
		return
	}
	said, wrong := field.Reads(text)
	role := Muted
	if wrong {
		role = Fault
	}
	w, _ := a.Size()
	x += max(10, Width(text)+4)
	a.Cut(x, y, w-x, role, said)
}

func (f *Form) Help() []HelpLine {
	var fields []HelpLine
	for i := range f.Fields {
		hint := f.Fields[i].Hint
		if hint == "" {
			hint = "as it is said"
		}
		fields = append(fields, HelpLine{f.Fields[i].Label, hint})
	}
	if f.Says != "" {
		fields = append(fields, HelpLine{}, HelpLine{Text: f.Says})
	}
	return FieldHelp(fields, f.Keys())
}

func (f *Form) Writing() bool {
	field := &f.Fields[f.At]
	return field.Text.String() != "" && !field.Text.Filled
}
