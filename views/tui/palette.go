package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Palette finds actions, streams and lines by plain words.
type Palette struct {
	part
	text  Typing
	All   []Entry
	Found []Entry
	list  List
}

// Entry is one thing that the palette finds.
type Entry struct {
	Words string // what is shown, and searched
	More  string // what is searched besides, in small letters
	Key   string // the key that does the same; "" for none
	why   string // why it can't be done now; "" if it can
	Do    func() tea.Cmd
}

// finder is a screen with more in it than actions for the palette to find.
type finder interface{ Entries() []Entry }

// OpenPalette finds anything that can be done or looked at by its name.
func (s *Stage) OpenPalette() {
	p := &Palette{}
	for _, shown := range s.Screens {
		if f, ok := shown.(finder); ok {
			p.All = append(p.All, f.Entries()...)
		}
	}
	for i := range s.Table {
		act := &s.Table[i]
		if act.ID == "palette" {
			continue
		}
		e := Entry{Words: act.Help, More: act.Also, Key: AllKeys(act.Keys), Do: act.Do}
		if act.Off != nil {
			e.why = act.Off()
		}
		if act.Words != nil && e.why == "" {
			e.Words = act.Words()
		}
		p.All = append(p.All, e)
	}
	p.All = append(p.All, s.Host.Entries()...)
	p.Find()
	s.Show(p)
}

// Find lists what holds every word that has been typed: first what is called so in
// whole words, then where they stand within others, then what has to do with it.
func (p *Palette) Find() {
	words := SearchWords(p.text.String())
	var within, related []Entry
	p.Found = p.Found[:0]
	for _, e := range p.All {
		switch name := strings.ToLower(e.Words); {
		case HoldsWholeWords(name, words):
			p.Found = append(p.Found, e)
		case HoldsAll(name, words):
			within = append(within, e)
		case HoldsAll(name+" "+e.More, words):
			related = append(related, e)
		}
	}
	p.Found = append(append(p.Found, within...), related...)
	p.list.Begin(len(p.Found))
}

func (p *Palette) Key(k tea.KeyMsg) tea.Cmd {
	switch name := KeyName(k); {
	case name == "esc":
		p.app.Close()
	case name == "enter":
		return p.choose()
	case p.list.Key(name):
	case p.text.Key(k):
		p.Find()
	}
	return nil
}

func (p *Palette) choose() tea.Cmd {
	p.app.Close()
	if p.list.Chosen >= len(p.Found) {
		return nil
	}
	e := p.Found[p.list.Chosen]
	if e.why != "" {
		p.app.Refuse(e.why)
		return nil
	}
	return e.Do()
}

func (p *Palette) Mouse(m tea.MouseMsg) { p.list.Mouse(m) }

func (p *Palette) Keys() []Hint {
	return []Hint{{"↑↓", "choose"}, {"Enter", "do it"}, {"Esc", "back"}}
}

func (p *Palette) Draw(a Area) {
	inner := a.Part(a.Box.Middle(76, 18)).Frame(p.app.Theme, Line, "Find")
	w, _ := inner.Size()
	p.text.Draw(inner, p.app.Theme, 0, 0, w)
	if len(p.text.String()) == 0 {
		inner.Cut(2, 0, w-2, Muted, "type a word or two: ent, undo, block, hips …")
	}
	if len(p.Found) == 0 {
		inner.Cut(0, 2, w, Muted, "Nothing is called that. Fewer or other words may find it.")
	}
	_, rows := inner.Box.CutTop(2)
	p.list.Draw(inner.Part(rows), p.app.Theme, func(line Area, i int) {
		e, role := &p.Found[i], Plain
		if e.why != "" {
			role = Muted
		}
		width, _ := line.Size()
		line.Cut(0, 0, width-2-Width(e.Key), role, e.Words)
		line.Right(width, 0, Key, e.Key)
	})
}
