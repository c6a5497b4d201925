package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// chooser offers a list, which typing shortens.
type chooser struct {
	part
	title string
	names []string
	// More is what is searched besides the names, in small letters. Optional.
	More   []string
	found  []int // indexes in names
	list   List
	text   Typing
	Chosen func(int) tea.Cmd
	// Search takes the words of a search out of what is typed. Optional.
	Search func(typed string) []string
	// Own takes what is typed where nothing is called that, and asTyped says what of.
	// Optional.
	Own     func(text string) tea.Cmd
	AsTyped string
}

// NewChooser makes a list of names to choose one of, at being chosen at first.
func NewChooser(title string, names []string, at int, chosen func(int) tea.Cmd) *chooser {
	p := &chooser{title: title, names: names, Chosen: chosen, Search: SearchWords}
	p.find()
	p.list.Move(at)
	return p
}

// Typed is what was typed to find it.
func (p *chooser) Typed() string { return strings.TrimSpace(p.text.String()) }

func (p *chooser) find() {
	p.found = p.found[:0]
	search := p.Search(p.text.String())
	for i, name := range p.names {
		if i < len(p.More) {
			name += " " + p.More[i]
		}
		if HoldsAll(strings.ToLower(name), search) {
			p.found = append(p.found, i)
		}
	}
	p.list.Begin(len(p.found))
}

func (p *chooser) Key(k tea.KeyMsg) tea.Cmd {
	switch name := KeyName(k); {
	case name == "esc":
		p.app.Close()
	case name == "enter" && p.list.Chosen < len(p.found):
		p.app.Close()
		return p.Chosen(p.found[p.list.Chosen])
	case name == "enter" && p.Own != nil && strings.TrimSpace(p.text.String()) != "":
		p.app.Close()
		return p.Own(strings.TrimSpace(p.text.String()))
	case name == "enter":
		p.app.Refuse(p.unknown())
	case p.list.Key(name):
	case p.text.Key(k):
		p.find()
	}
	return nil
}

// unknown says what to do where nothing is called what is typed.
func (p *chooser) unknown() string {
	if p.Own != nil {
		return "Nothing is called that: choose from the list, or Enter takes it as typed" + p.AsTyped
	}
	return "Nothing is called that: choose from the list; Backspace takes letters away"
}

func (p *chooser) Mouse(m tea.MouseMsg) { p.list.Mouse(m) }

func (p *chooser) Keys() []Hint {
	if len(p.found) == 0 && p.Own != nil {
		return []Hint{{"Enter", "take it as typed"}, {"Esc", "back"}}
	}
	return []Hint{{"↑↓", "choose"}, {"Enter", "take it"}, {"Esc", "back"}}
}

func (p *chooser) Draw(a Area) {
	_, rest := a.Box.CutBottom(1)
	inner := a.Part(rest.Middle(70, min(rest.H, len(p.names)+4))).Frame(p.app.Theme, Line, p.title)
	w, _ := inner.Size()
	p.text.Draw(inner, p.app.Theme, 0, 0, w)
	if p.text.String() == "" {
		inner.Cut(2, 0, w-2, Muted, "(type a word or two to find it)")
	}
	_, rows := inner.Box.CutTop(1)
	if len(p.found) == 0 {
		for y, line := range Wrap(p.unknown()+".", w-2) {
			inner.Cut(2, 1+y, w-2, Strong, line)
		}
	}
	p.list.Draw(inner.Part(rows), p.app.Theme, func(line Area, i int) {
		width, _ := line.Size()
		line.Cut(0, 0, width, Plain, p.names[p.found[i]])
	})
}

func (p *chooser) Help() []HelpLine {
	fields := []HelpLine{{Text: "A word or two shorten the list to what is called so."}}
	if p.Own != nil {
		fields = append(fields, HelpLine{Text: "Where nothing is called what is typed, Enter takes it as typed" + p.AsTyped + "."})
	}
	return FieldHelp(fields, p.Keys())
}

func (p *chooser) Writing() bool { return p.text.String() != "" }
