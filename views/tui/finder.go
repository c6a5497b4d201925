package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/words"
)

// Finder lists things to take one of, or to tick some, and typing shortens the list.
type Finder struct {
	part
	Title string
	Hint  string // what may be typed, until something is; "" for a word or two
	Does  string // what Enter does; "" for "take it"
	All   []Entry
	At    int // of all, the one that is chosen at first
	// Search takes the words of a search out of what is typed. Optional.
	Search func(typed string) string
	// Own takes what is typed where nothing is called that, and AsTyped says what of.
	// Optional.
	Own     func(text string) tea.Cmd
	AsTyped string
	// Ticked tells whether an entry is ticked; Space and a click turn that by what the
	// entry does, and Enter takes those that are ticked. Optional.
	Ticked func(i int) bool

	Found []int // which of all are listed
	list  List
	text  Typing
}

// Entry is one thing that a finder lists.
type Entry struct {
	Words string // what is shown, and searched
	More  string // what is searched besides
	Key   string // the key that does the same; "" for none
	why   string // why it can't be done now; "" if it can
	Do    func() tea.Cmd
}

// NewChooser makes a finder of names to choose one of, at being chosen at first.
func NewChooser(title string, names []string, at int, chosen func(int) tea.Cmd) *Finder {
	p := &Finder{Title: title, At: at}
	for i, name := range names {
		p.All = append(p.All, Entry{Words: name, Do: func() tea.Cmd { return chosen(i) }})
	}
	return p
}

func (p *Finder) on(s *Stage) {
	p.app = s
	p.find()
	p.list.Move(p.At)
}

// Typed is what was typed to find it.
func (p *Finder) Typed() string { return strings.TrimSpace(p.text.String()) }

// Chosen is the entry that is chosen, or nil.
func (p *Finder) Chosen() *Entry {
	if p.list.Chosen >= len(p.Found) {
		return nil
	}
	return &p.All[p.Found[p.list.Chosen]]
}

// find lists what holds every word that has been typed, the nearest first.
func (p *Finder) find() {
	typed := p.Typed()
	if p.Search != nil {
		typed = p.Search(typed)
	}
	p.Found = words.SearchFor(typed).Ranked(len(p.All), func(i int) (name, more string) { return p.All[i].Words, p.All[i].More })
	p.list.Begin(len(p.Found))
}

func (p *Finder) Key(k tea.KeyMsg) tea.Cmd {
	switch name := KeyName(k); {
	case name == "esc":
		p.app.Close()
	case name == "enter":
		return p.take()
	case name == "space" && p.Ticked != nil:
		p.tick()
	case p.list.Key(name):
	case p.text.Key(k):
		p.find()
	}
	return nil
}

// take does what the chosen entry does, or says why it can't be.
func (p *Finder) take() tea.Cmd {
	chosen := p.Chosen()
	switch {
	case p.Ticked != nil:
		p.app.Close()
	case chosen == nil && p.Own != nil && p.Typed() != "":
		p.app.Close()
		return p.Own(p.Typed())
	case chosen == nil:
		p.app.Refuse(p.unknown())
	case chosen.why != "":
		p.app.Close()
		p.app.Refuse(chosen.why)
	default:
		p.app.Close()
		return chosen.Do()
	}
	return nil
}

func (p *Finder) tick() {
	if chosen := p.Chosen(); chosen != nil {
		chosen.Do()
	}
}

// unknown says what to do where nothing is called what is typed.
func (p *Finder) unknown() string {
	if p.Own != nil {
		return "Nothing is called that: choose from the list, or Enter takes it as typed" + p.AsTyped
	}
	return "Nothing is called that: choose from the list; Backspace takes letters away"
}

// Mouse chooses a row that is clicked, and turns with the wheel.
func (p *Finder) Mouse(m tea.MouseMsg) {
	if p.list.Mouse(m) && m.Button == tea.MouseButtonLeft && p.Ticked != nil {
		p.tick()
	}
}

func (p *Finder) Keys() []Hint {
	switch {
	case p.Ticked != nil:
		return []Hint{{"Space", "tick"}, {"↑↓", "move"}, {"Enter", "done"}}
	case len(p.Found) == 0 && p.Own != nil:
		return []Hint{{"Enter", "take it as typed"}, {"Esc", "back"}}
	}
	return []Hint{{"↑↓", "choose"}, {"Enter", FirstGiven(p.Does, "take it")}, {"Esc", "back"}}
}

func (p *Finder) Draw(a Area) {
	width := 70
	if slices.ContainsFunc(p.All, func(e Entry) bool { return e.Key != "" }) {
		width = 76 // beside the keys too
	}
	inner := a.Part(a.Box.Middle(width, min(28, len(p.All)+4))).Frame(p.app.Theme, Line, p.Title)
	w, _ := inner.Size()
	p.text.Draw(inner, p.app.Theme, 0, 0, w)
	if p.text.String() == "" {
		inner.Cut(2, 0, w-2, Muted, "("+FirstGiven(p.Hint, "type a word or two to find it")+")")
	}
	_, rows := inner.Box.CutTop(1)
	if len(p.Found) == 0 {
		for y, line := range Wrap(p.unknown()+".", w-2) {
			inner.Cut(2, 1+y, w-2, Strong, line)
		}
	}
	p.list.Draw(inner.Part(rows), p.app.Theme, func(line Area, i int) {
		e, role, x := &p.All[p.Found[i]], Plain, 0
		if e.why != "" {
			role = Muted
		}
		if p.Ticked != nil {
			x = line.Text(0, 0, Key, Tick(p.Ticked(p.Found[i]))+" ")
		}
		width, _ := line.Size()
		line.Cut(x, 0, width-x-2-Width(e.Key), role, e.Words)
		line.Right(width, 0, Key, e.Key)
	})
}

// Tick is the box before what can be ticked.
func Tick(on bool) string {
	if on {
		return "[×]"
	}
	return "[ ]"
}

func (p *Finder) Help() []HelpLine {
	fields := []HelpLine{{Text: "A word or two shorten the list to what is called so."}}
	if p.Own != nil {
		fields = append(fields, HelpLine{Text: "Where nothing is called what is typed, Enter takes it as typed" + p.AsTyped + "."})
	}
	return FieldHelp(fields, p.Keys())
}

func (p *Finder) Writing() bool { return p.text.String() != "" }

// finder is a screen with more in it than actions for the palette to find.
type finder interface{ Entries() []Entry }

// OpenPalette finds anything that can be done or looked at by its name.
func (s *Stage) OpenPalette() {
	p := &Finder{Title: "Find", Hint: "type a word or two: ent, undo, block, hips …", Does: "do it"}
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
	s.Show(p)
}
