package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// chooser offers a list, which typing shortens.
type chooser struct {
	part
	title  string
	names  []string
	found  []int // indexes in names
	list   listing
	text   typing
	chosen func(int) tea.Cmd
	// own takes what is typed where nothing is called that, and asTyped says what of.
	// Optional.
	own     func(text string) tea.Cmd
	asTyped string
}

func newChooser(title string, names []string, at int, chosen func(int) tea.Cmd) *chooser {
	p := &chooser{title: title, names: names, chosen: chosen}
	p.find()
	p.list.move(at)
	return p
}

func (p *chooser) find() {
	p.found = p.found[:0]
	search := searchWords(p.text.String())
	for i, name := range p.names {
		if holdsAll(strings.ToLower(name), search) {
			p.found = append(p.found, i)
		}
	}
	p.list.begin(len(p.found))
}

func (p *chooser) Key(k tea.KeyMsg) tea.Cmd {
	switch name := keyName(k); {
	case name == "esc":
		p.app.close()
	case name == "enter" && p.list.chosen < len(p.found):
		p.app.close()
		return p.chosen(p.found[p.list.chosen])
	case name == "enter" && p.own != nil && strings.TrimSpace(p.text.String()) != "":
		p.app.close()
		return p.own(strings.TrimSpace(p.text.String()))
	case name == "enter":
		p.app.refuse(p.unknown())
	case p.list.Key(name):
	case p.text.Key(k):
		p.find()
	}
	return nil
}

// unknown says what to do where nothing is called what is typed.
func (p *chooser) unknown() string {
	if p.own != nil {
		return "Nothing is called that: choose from the list, or Enter takes it as typed" + p.asTyped
	}
	return "Nothing is called that: choose from the list; Backspace takes letters away"
}

func (p *chooser) Mouse(m tea.MouseMsg) { p.list.Mouse(m) }

func (p *chooser) Keys() []hint {
	if len(p.found) == 0 && p.own != nil {
		return []hint{{"Enter", "take it as typed"}, {"Esc", "back"}}
	}
	return []hint{{"↑↓", "choose"}, {"Enter", "take it"}, {"Esc", "back"}}
}

func (p *chooser) Draw(a tui.Area) {
	_, rest := a.Box.CutBottom(1)
	inner := a.Part(rest.Middle(70, min(rest.H, len(p.names)+4))).Frame(p.app.theme, tui.Line, p.title)
	w, _ := inner.Size()
	p.text.Draw(inner, p.app.theme, 0, 0, w)
	if p.text.String() == "" {
		inner.Cut(2, 0, w-2, tui.Muted, "(type a word or two to find it)")
	}
	_, rows := inner.Box.CutTop(1)
	if len(p.found) == 0 {
		for y, line := range tui.Wrap(p.unknown()+".", w-2) {
			inner.Cut(2, 1+y, w-2, tui.Strong, line)
		}
	}
	p.list.Draw(inner.Part(rows), p.app.theme, func(line tui.Area, i int) {
		width, _ := line.Size()
		line.Cut(0, 0, width, tui.Plain, p.names[p.found[i]])
	})
}

func (p *chooser) Help() []helpLine {
	fields := []helpLine{{text: "A word or two shorten the list to what is called so."}}
	if p.own != nil {
		fields = append(fields, helpLine{text: "Where nothing is called what is typed, Enter takes it as typed" + p.asTyped + "."})
	}
	return fieldHelp(fields, p.Keys())
}

func (p *chooser) Writing() bool { return p.text.String() != "" }
