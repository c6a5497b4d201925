package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/workshop/paint"
)

// chooser offers a list, which typing shortens.
type chooser struct {
	app    *App
	title  string
	names  []string
	found  []int // indexes in names
	list   listing
	text   typing
	chosen func(int) tea.Cmd
}

func newChooser(a *App, title string, names []string, at int, chosen func(int) tea.Cmd) *chooser {
	p := &chooser{app: a, title: title, names: names, chosen: chosen}
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

func (p *chooser) key(k tea.KeyMsg) tea.Cmd {
	switch name := keyName(k); {
	case name == "esc":
		p.app.close()
	case name == "enter" && p.list.chosen < len(p.found):
		p.app.close()
		return p.chosen(p.found[p.list.chosen])
	case name == "enter" || p.list.key(name):
	case p.text.key(k):
		p.find()
	}
	return nil
}

func (p *chooser) mouse(m tea.MouseMsg) { p.list.mouse(m) }

func (p *chooser) keys() []hint {
	return []hint{{"↑↓", "choose"}, {"Enter", "take it"}, {"Esc", "back"}}
}

func (p *chooser) draw(a paint.Area) {
	_, rest := a.Box.CutBottom(1)
	inner := a.Part(rest.Middle(70, min(rest.H, len(p.names)+4))).Frame(p.app.theme, paint.Line, p.title)
	w, _ := inner.Size()
	p.text.draw(inner, p.app.theme, 0, 0, w)
	if p.text.String() == "" {
		inner.Cut(2, 0, w-2, paint.Muted, "type a word or two")
	}
	_, rows := inner.Box.CutTop(1)
	p.list.draw(inner.Part(rows), p.app.theme, func(line paint.Area, i int) {
		width, _ := line.Size()
		line.Cut(0, 0, width, paint.Plain, p.names[p.found[i]])
	})
}
