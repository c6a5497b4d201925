package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// helpPage lists every key over the live screen. It is made from the same table
// that the keys themselves are.
type helpPage struct {
	part
	page Page
}

// OpenHelp lists the keys that work on the screen in focus.
func (s *Stage) OpenHelp() { s.Show(&helpPage{}) }

// HelpLine is a heading, where key is empty, or a key and what it does.
type HelpLine struct{ Key, Text string }

// lines are the headings, each with its actions.
func (p *helpPage) lines() (lines []HelpLine) {
	for _, heading := range Headings {
		if len(lines) > 0 {
			lines = append(lines, HelpLine{})
		}
		lines = append(lines, HelpLine{Text: strings.ToUpper(heading)})
		for _, b := range p.app.Table {
			if b.Group != heading {
				continue
			}
			text := b.Help
			if b.Off != nil {
				if why := b.Off(); why != "" {
					text += " (" + LowerFirst(why) + ")"
				}
			}
			lines = append(lines, HelpLine{AllKeys(b.Keys), text})
		}
	}
	return lines
}

// AllKeys writes the keys of an action: "< or Shift ←".
func AllKeys(keys []string) string {
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = KeyLabel(k)
	}
	return strings.Join(labels, " or ")
}

func (p *helpPage) Key(k tea.KeyMsg) tea.Cmd {
	switch name := KeyName(k); name {
	case "esc", "?", "f1", "q", "enter":
		p.app.Close()
	case "z":
		if act := p.app.ActionFor("z"); act != nil {
			return p.app.perform(act)
		}
	default:
		p.page.Key(name)
	}
	return nil
}

func (p *helpPage) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *helpPage) Keys() []Hint {
	return append(p.page.Hints(), Hint{"z", "what the words mean"}, Hint{"Esc", "back"})
}

func (p *helpPage) Draw(a Area) {
	width := min(86, a.Box.W)
	column := min(18, width/3)
	rows := wrapHelp(p.lines(), width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.Theme, Line, "Keys")
	_, h := inner.Size()
	p.page.Fit(len(rows), h)
	drawHelpRows(inner, rows[p.page.Top:], column)
}

// drawHelpRows draws as many rows as there is room for.
func drawHelpRows(a Area, rows []helpRow, column int) {
	w, h := a.Size()
	for y, row := range rows[:min(h, len(rows))] {
		if row.heading {
			a.Cut(0, y, w, Strong, row.Text)
			continue
		}
		a.Text(0, y, Key, row.Key)
		a.Cut(column, y, w-column, Plain, row.Text)
	}
}

// Page is a page that may be longer than its window.
type Page struct {
	Top  int // the first row in sight
	most int // the last that top may be
}

// Fit says how many rows there are, and how many are in sight.
func (s *Page) Fit(rows, h int) {
	s.most = max(0, rows-h)
	s.by(0)
}

func (s *Page) by(rows int) { s.Top = min(max(0, s.Top+rows), s.most) }

// Key scrolls, and tells whether the key is one that does.
func (s *Page) Key(name string) bool {
	switch name {
	case "up":
		s.by(-1)
	case "down":
		s.by(1)
	case "pgup":
		s.by(-10)
	case "pgdown", "space":
		s.by(10)
	case "home":
		s.by(-s.Top)
	case "end":
		s.by(s.most)
	default:
		return false
	}
	return true
}

func (s *Page) Mouse(m tea.MouseMsg) {
	switch m.Button {
	case tea.MouseButtonWheelUp:
		s.by(-3)
	case tea.MouseButtonWheelDown:
		s.by(3)
	}
}

// Hints are the keys that scroll, where there is more than is in sight.
func (s *Page) Hints() []Hint {
	if s.most > 0 {
		return []Hint{{"↑↓", "more"}}
	}
	return nil
}

// helpRow is one row of the page as it is drawn.
type helpRow struct {
	HelpLine
	heading bool
}

// wrapHelp breaks what actions do into rows of at most w cells; a key that is wider
// than its column is cut.
func wrapHelp(lines []HelpLine, w, column int) (rows []helpRow) {
	for _, line := range lines {
		if line.Key == "" {
			rows = append(rows, helpRow{line, true})
			continue
		}
		key := Fit(line.Key, column-1)
		for _, part := range Wrap(line.Text, w) {
			rows = append(rows, helpRow{HelpLine{key, part}, false})
			key = ""
		}
	}
	return rows
}
