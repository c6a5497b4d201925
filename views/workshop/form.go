package workshop

import (
	"strings"

	"fewer/views/tui"

	tea "github.com/charmbracelet/bubbletea"
)

// form asks for a few lines of text. What is typed is kept when it is left, and
// stands there again when it is opened anew.
type form struct {
	part
	title  string
	says   string // what to know before typing; may be empty
	draft  string // under which name what is typed is kept
	fields []formField
	at     int
	top    int
	typed  bool                       // whether anything was typed into it
	done   func(said []string) string // gives what is wrong, or ""
	after  func() tea.Cmd             // once it is done. Optional
}

type formField struct {
	label string
	hint  string // what may be typed, shown in brackets until something is
	text  typing
	// reads says in words what was typed before Enter takes it, and whether that is
	// wrong. Optional.
	reads func(text string) (said string, wrong bool)
}

// ask opens a form with what was typed in it before.
func (s *stage) ask(f *form) {
	for i := range f.fields {
		f.fields[i].text = filled(f.fields[i].text.String())
	}
	for i, said := range s.drafts[f.draft] {
		if i < len(f.fields) && said != "" {
			f.fields[i].text, f.typed = typed(said), true
		}
	}
	s.show(f)
}

// shownHint is the hint as it can't be taken for something typed, in any theme.
func (field *formField) shownHint() string {
	if field.hint == "" {
		return ""
	}
	return "(" + field.hint + ")"
}

func (f *form) said() []string {
	said := make([]string, len(f.fields))
	for i := range f.fields {
		said[i] = strings.TrimSpace(f.fields[i].text.String())
	}
	return said
}

func (f *form) Key(k tea.KeyMsg) tea.Cmd {
	app := f.app
	switch name := keyName(k); name {
	case "esc":
		app.drafts[f.draft] = f.said()
		app.close()
	case "up", "shift+tab":
		f.at = max(0, f.at-1)
	case "down", "tab":
		f.at = min(len(f.fields)-1, f.at+1)
	case "enter", "ctrl+s":
		if name == "enter" && f.at < len(f.fields)-1 {
			f.at++
			return nil
		}
		said := f.said()
		app.drafts[f.draft] = said
		app.close()
		if why := f.done(said); why != "" {
			app.show(f)
			app.refuse(upperFirst(why))
			return nil
		}
		delete(app.drafts, f.draft)
		if f.after != nil {
			return f.after()
		}
	case "pgup", "pgdown":
		app.refuse(whileTyping)
	default:
		f.fields[f.at].text.Key(k)
		f.typed = true
	}
	return nil
}

// filledHints are the keys of a field that came filled.
var filledHints = []hint{{"A letter", "replaces it"}, {"→", "adds to it"}}

// whileTyping answers the keys of a clicker where something is being typed.
const whileTyping = "Something is being typed: Enter goes on with it, Esc leaves it, kept"

func (f *form) Mouse(tea.MouseMsg) {}

func (f *form) Keys() []hint {
	does := "next"
	if f.at == len(f.fields)-1 {
		does = "write it down"
	}
	if f.fields[f.at].text.filled {
		return append(append([]hint{{"Enter", does}}, filledHints...), hint{"Esc", "leave it, kept"})
	}
	return []hint{{"Enter", does}, {"↑↓", "other fields"}, {"Esc", "leave it, kept"}}
}

func (f *form) Draw(a tui.Area) {
	_, rest := a.Box.CutBottom(1)
	box := rest.Middle(74, rest.H)
	said := tui.Wrap(f.says, max(1, box.W-4))
	inner := a.Part(rest.Middle(74, min(rest.H, len(f.fields)+len(said)+4))).Frame(f.app.theme, tui.Line, f.title)
	w, h := inner.Size()
	if h-len(f.fields) > len(said) && f.says != "" {
		for y, line := range said {
			inner.Cut(0, h-len(said)+y, w, tui.Muted, line)
		}
	}
	label := 0
	for i := range f.fields {
		label = max(label, tui.Width(f.fields[i].label))
	}
	rows := h - 1
	f.top = min(max(f.top, f.at-rows+1), f.at)
	for y := range max(0, min(rows, len(f.fields)-f.top)) {
		field := &f.fields[f.top+y]
		inner.Cut(2, y, label, tui.Strong, field.label)
		x := label + 4
		switch {
		case f.top+y == f.at:
			inner.Put(0, y, tui.Knob, f.app.theme.Glyphs.Select)
			field.text.Draw(inner, f.app.theme, x, y, w-x)
			if field.text.String() == "" {
				inner.Cut(x+2, y, w-x-2, tui.Muted, field.shownHint())
			}
		case field.text.String() == "":
			inner.Cut(x+2, y, w-x-2, tui.Muted, field.shownHint())
		default:
			inner.Cut(x, y, w-x, tui.Plain, field.text.String())
		}
		field.drawReading(inner, x, y)
	}
}

// drawReading says beside the field what was typed, where there is room for it.
func (field *formField) drawReading(a tui.Area, x, y int) {
	text := strings.TrimSpace(field.text.String())
	if field.reads == nil || text == "" {
		return
	}
	said, wrong := field.reads(text)
	role := tui.Muted
	if wrong {
		role = tui.Fault
	}
	w, _ := a.Size()
	x += max(10, tui.Width(text)+4)
	a.Cut(x, y, w-x, role, said)
}

func (f *form) Help() []helpLine {
	var fields []helpLine
	for i := range f.fields {
		hint := f.fields[i].hint
		if hint == "" {
			hint = "as it is said"
		}
		fields = append(fields, helpLine{f.fields[i].label, hint})
	}
	if f.says != "" {
		fields = append(fields, helpLine{}, helpLine{text: f.says})
	}
	return fieldHelp(fields, f.Keys())
}

func (f *form) Writing() bool {
	field := &f.fields[f.at]
	return field.text.String() != "" && !field.text.filled
}
