package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/workshop/paint"
)

// palette finds actions, streams and lines by plain words.
type palette struct {
	app    *App
	text   typing
	all    []entry
	found  []entry
	chosen int
	top    int
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
type finder interface{ entries() []entry }

func (a *App) openPalette() {
	p := &palette{app: a}
	for _, s := range a.screens {
		if f, ok := s.(finder); ok {
			p.all = append(p.all, f.entries()...)
		}
	}
	for i := range a.table {
		act := &a.table[i].action
		if act.id == "palette" {
			continue
		}
		e := entry{words: act.help, key: allKeys(act.keys), do: act.do}
		if act.off != nil {
			e.why = act.off()
		}
		if act.words != nil && e.why == "" {
			e.words = act.words()
		}
		p.all = append(p.all, e)
	}
	p.all = append(p.all, a.glossaryEntries()...)
	p.find()
	a.show(p)
}

// find lists what holds every word that has been typed.
func (p *palette) find() {
	p.found, p.chosen, p.top = p.found[:0], 0, 0
	words := searchWords(p.text.String())
	for _, e := range p.all {
		if holdsAll(strings.ToLower(e.words)+" "+e.more, words) {
			p.found = append(p.found, e)
		}
	}
}

// searchWords are the words of a search, in small letters.
func searchWords(text string) []string { return strings.Fields(strings.ToLower(text)) }

// holdsAll tells whether every word stands somewhere in a text in small letters.
func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (p *palette) key(k tea.KeyMsg) tea.Cmd {
	switch keyName(k) {
	case "esc":
		p.app.close()
	case "enter":
		return p.choose()
	case "up", "shift+tab":
		p.move(-1)
	case "down", "tab":
		p.move(1)
	case "pgup":
		p.move(-8)
	case "pgdown":
		p.move(8)
	default:
		if p.text.key(k) {
			p.find()
		}
	}
	return nil
}

func (p *palette) choose() tea.Cmd {
	p.app.close()
	if p.chosen >= len(p.found) {
		return nil
	}
	e := p.found[p.chosen]
	if e.why != "" {
		p.app.refuse(e.why)
		return nil
	}
	return e.do()
}

func (p *palette) move(by int) { p.chosen = min(max(0, p.chosen+by), max(0, len(p.found)-1)) }

func (p *palette) mouse(m tea.MouseMsg) {
	switch m.Button {
	case tea.MouseButtonWheelUp:
		p.move(-1)
	case tea.MouseButtonWheelDown:
		p.move(1)
	}
}

func (p *palette) keys() []hint {
	return []hint{{"↑↓", "choose"}, {"Enter", "do it"}, {"Esc", "back"}}
}

func (p *palette) draw(a paint.Area) {
	inner := a.Part(a.Box.Middle(76, 18)).Frame(p.app.theme, paint.Line, "Find")
	w, h := inner.Size()
	p.text.draw(inner, p.app.theme, 0, 0, w)
	if len(p.text.String()) == 0 {
		inner.Cut(2, 0, w-2, paint.Muted, "type a word or two: ent, undo, block, hips …")
	}
	rows := h - 2
	if len(p.found) == 0 {
		inner.Cut(0, 2, w, paint.Muted, "Nothing is called that. Fewer or other words may find it.")
	}
	p.top = min(max(p.top, p.chosen-rows+1), p.chosen)
	for i := range max(0, min(rows, len(p.found)-p.top)) {
		e := p.found[p.top+i]
		y := 2 + i
		role := paint.Plain
		if e.why != "" {
			role = paint.Muted
		}
		inner.Cut(2, y, w-4-paint.Width(e.key), role, e.words)
		inner.Right(w, y, paint.Key, e.key)
		if p.top+i == p.chosen {
			inner.Put(0, y, paint.Knob, p.app.theme.Glyphs.Select)
			inner.Mark(y)
		}
	}
}
