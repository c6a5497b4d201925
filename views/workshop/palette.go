package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// palette finds actions, streams and lines by plain words.
type palette struct {
	part
	text  typing
	all   []entry
	found []entry
	list  listing
}

// entry is one thing that the palette finds.
type entry struct {
	words string // what is shown, and searched
	more  string // what is searched besides, in small letters
	key   string // the key that does the same; "" for none
	why   string // why it can't be done now; "" if it can
	do    func() tea.Cmd
}

// finder is a screen with more in it than actions for the palette to find.
type finder interface{ Entries() []entry }

func (s *stage) openPalette() {
	p := &palette{}
	for _, shown := range s.screens {
		if f, ok := shown.(finder); ok {
			p.all = append(p.all, f.Entries()...)
		}
	}
	for i := range s.table {
		act := &s.table[i]
		if act.id == "palette" {
			continue
		}
		e := entry{words: act.help, more: act.also, key: allKeys(act.keys), do: act.do}
		if act.off != nil {
			e.why = act.off()
		}
		if act.words != nil && e.why == "" {
			e.words = act.words()
		}
		p.all = append(p.all, e)
	}
	p.all = append(p.all, s.host.Entries()...)
	p.find()
	s.show(p)
}

// find lists what holds every word that has been typed: first what is called so in
// whole words, then where they stand within others, then what has to do with it.
func (p *palette) find() {
	words := searchWords(p.text.String())
	var within, related []entry
	p.found = p.found[:0]
	for _, e := range p.all {
		switch name := strings.ToLower(e.words); {
		case holdsWholeWords(name, words):
			p.found = append(p.found, e)
		case holdsAll(name, words):
			within = append(within, e)
		case holdsAll(name+" "+e.more, words):
			related = append(related, e)
		}
	}
	p.found = append(append(p.found, within...), related...)
	p.list.begin(len(p.found))
}

func (p *palette) Key(k tea.KeyMsg) tea.Cmd {
	switch name := keyName(k); {
	case name == "esc":
		p.app.close()
	case name == "enter":
		return p.choose()
	case p.list.Key(name):
	case p.text.Key(k):
		p.find()
	}
	return nil
}

func (p *palette) choose() tea.Cmd {
	p.app.close()
	if p.list.chosen >= len(p.found) {
		return nil
	}
	e := p.found[p.list.chosen]
	if e.why != "" {
		p.app.refuse(e.why)
		return nil
	}
	return e.do()
}

func (p *palette) Mouse(m tea.MouseMsg) { p.list.Mouse(m) }

func (p *palette) Keys() []hint {
	return []hint{{"↑↓", "choose"}, {"Enter", "do it"}, {"Esc", "back"}}
}

func (p *palette) Draw(a tui.Area) {
	inner := a.Part(a.Box.Middle(76, 18)).Frame(p.app.theme, tui.Line, "Find")
	w, _ := inner.Size()
	p.text.Draw(inner, p.app.theme, 0, 0, w)
	if len(p.text.String()) == 0 {
		inner.Cut(2, 0, w-2, tui.Muted, "type a word or two: ent, undo, block, hips …")
	}
	if len(p.found) == 0 {
		inner.Cut(0, 2, w, tui.Muted, "Nothing is called that. Fewer or other words may find it.")
	}
	_, rows := inner.Box.CutTop(2)
	p.list.Draw(inner.Part(rows), p.app.theme, func(line tui.Area, i int) {
		e, role := &p.found[i], tui.Plain
		if e.why != "" {
			role = tui.Muted
		}
		width, _ := line.Size()
		line.Cut(0, 0, width-2-tui.Width(e.key), role, e.words)
		line.Right(width, 0, tui.Key, e.key)
	})
}
