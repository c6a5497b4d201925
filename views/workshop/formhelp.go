package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// helped is an overlay in which something is typed, with help of its own.
type helped interface {
	overlay
	// Help says what each field takes, and what each key does.
	Help() []helpLine
	// Writing tells whether a question mark would be part of what is being typed.
	Writing() bool
}

// asksForHelp tells whether a key asks for the help of an overlay: F1 always does,
// and a question mark where nothing is written yet.
func asksForHelp(h helped, key string) bool { return key == "f1" || key == "?" && !h.Writing() }

// formHelp lies over a form, which is as it was when it goes.
type formHelp struct {
	part
	over helped
	page scrolled
}

func (p *formHelp) Key(k tea.KeyMsg) tea.Cmd {
	if !p.page.Key(keyName(k)) {
		p.app.show(p.over)
	}
	return nil
}

func (p *formHelp) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *formHelp) Keys() []hint { return append(p.page.hints(), hint{"Esc", "back to what is typed"}) }

func (p *formHelp) Draw(a tui.Area) {
	width := min(78, a.Box.W)
	column := min(18, width/3)
	rows := wrapHelp(p.over.Help(), width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.theme, tui.Line, "What can be typed here")
	_, h := inner.Size()
	p.page.fit(len(rows), h)
	drawHelpRows(inner, rows[p.page.top:], column)
}

// fieldHelp are the lines of a form's help: its fields, and then its keys.
func fieldHelp(fields []helpLine, keys []hint) []helpLine {
	lines := append(fields, helpLine{}, helpLine{text: "KEYS"})
	for _, h := range keys {
		lines = append(lines, helpLine{h.key, h.does})
	}
	return append(lines, helpLine{"F1", "this page; a ? as well, where nothing is typed yet"})
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

func (f *changeForm) Help() []helpLine {
	var fields []helpLine
	for i := range f.fields {
		fields = append(fields, helpLine{fieldLabels[f.fields[i].kind], fieldTakes[f.fields[i].kind]})
	}
	return fieldHelp(fields, f.Keys())
}

func (f *changeForm) Writing() bool {
	if f.picker != nil {
		return f.picker.find.String() != ""
	}
	on := f.onField()
	return on != nil && on.kind == noteField && on.text.String() != ""
}

// fieldTakes says what may be typed into each field of a change.
var fieldTakes = map[fieldKind]string{
	sizeField:      "10 is 10% fewer, +10 more, 6w six a week fewer; empty takes the change out",
	fromField:      "the first week that it is for, 1 to 52; empty is the first that is left",
	toField:        "the last week that it is for; empty is week 52",
	practicesField: "Enter chooses them; none chosen is all",
	deliveredField: "how much of it is expected to happen, such as 60%",
	shareField:     "how many of them are sent after all, later, such as 20%",
	laterField:     "how many weeks later they come, such as 4 to 12",
	noteField:      "the reason, or anything else; in words",
}

func (f *seekForm) Help() []helpLine {
	return fieldHelp([]helpLine{
		{"deficit", "the deficit to end with: 2m, -500000 for a surplus; empty is what the year has agreed"},
		{"by changing", "Space goes through all streams, the marked rows and the selected row"},
		{"how", "in proportion, or each by itself, which finds the fewest referrals"},
		{"no more than", "how much less at most each may be: 20 is a fifth; empty leaves only red lines and protection"},
	}, f.Keys())
}

func (f *seekForm) Writing() bool {
	on := f.typingAt(f.cursor)
	return on != nil && on.String() != "" && !on.filled
}

func (p *prompt) Help() []helpLine { return fieldHelp([]helpLine{{text: p.text}}, p.Keys()) }

func (p *prompt) Writing() bool { return p.line.String() != "" && !p.line.filled }

func (p *chooser) Help() []helpLine {
	fields := []helpLine{{text: "A word or two shorten the list to what is called so."}}
	if p.own != nil {
		fields = append(fields, helpLine{text: "Where nothing is called what is typed, Enter takes it as typed" + p.asTyped + "."})
	}
	return fieldHelp(fields, p.Keys())
}

func (p *chooser) Writing() bool { return p.text.String() != "" }
