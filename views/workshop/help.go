package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// helpPage lists every key over the live screen. It is made from the same table
// that the keys themselves are.
type helpPage struct {
	part
	page scrolled
}

func (s *stage) openHelp() { s.show(&helpPage{}) }

// helpLine is a heading, where key is empty, or a key and what it does.
type helpLine struct{ key, text string }

// lines are the headings, each with its actions.
func (p *helpPage) lines() (lines []helpLine) {
	for _, heading := range headings {
		if len(lines) > 0 {
			lines = append(lines, helpLine{})
		}
		lines = append(lines, helpLine{text: strings.ToUpper(heading)})
		for _, b := range p.app.table {
			if b.group != heading {
				continue
			}
			text := b.help
			if b.off != nil {
				if why := b.off(); why != "" {
					text += " (" + lowerFirst(why) + ")"
				}
			}
			lines = append(lines, helpLine{allKeys(b.keys), text})
		}
	}
	return lines
}

// allKeys writes the keys of an action: "< or Shift ←".
func allKeys(keys []string) string {
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = keyLabel(k)
	}
	return strings.Join(labels, " or ")
}

func (p *helpPage) Key(k tea.KeyMsg) tea.Cmd {
	switch name := keyName(k); name {
	case "esc", "?", "f1", "q", "enter":
		p.app.close()
	case "z":
		if act := p.app.actionFor("z"); act != nil {
			return p.app.perform(act)
		}
	default:
		p.page.Key(name)
	}
	return nil
}

func (p *helpPage) Mouse(m tea.MouseMsg) { p.page.Mouse(m) }

func (p *helpPage) Keys() []hint {
	return append(p.page.hints(), hint{"z", "what the words mean"}, hint{"Esc", "back"})
}

func (p *helpPage) Draw(a tui.Area) {
	width := min(86, a.Box.W)
	column := min(18, width/3)
	rows := wrapHelp(p.lines(), width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.theme, tui.Line, "Keys")
	_, h := inner.Size()
	p.page.fit(len(rows), h)
	drawHelpRows(inner, rows[p.page.top:], column)
}

// drawHelpRows draws as many rows as there is room for.
func drawHelpRows(a tui.Area, rows []helpRow, column int) {
	w, h := a.Size()
	for y, row := range rows[:min(h, len(rows))] {
		if row.heading {
			a.Cut(0, y, w, tui.Strong, row.text)
			continue
		}
		a.Text(0, y, tui.Key, row.key)
		a.Cut(column, y, w-column, tui.Plain, row.text)
	}
}

// scrolled is a page that may be longer than its window.
type scrolled struct {
	top  int // the first row in sight
	most int // the last that top may be
}

// fit says how many rows there are, and how many are in sight.
func (s *scrolled) fit(rows, h int) {
	s.most = max(0, rows-h)
	s.by(0)
}

func (s *scrolled) by(rows int) { s.top = min(max(0, s.top+rows), s.most) }

// Key scrolls, and tells whether the key is one that does.
func (s *scrolled) Key(name string) bool {
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
		s.by(-s.top)
	case "end":
		s.by(s.most)
	default:
		return false
	}
	return true
}

func (s *scrolled) Mouse(m tea.MouseMsg) {
	switch m.Button {
	case tea.MouseButtonWheelUp:
		s.by(-3)
	case tea.MouseButtonWheelDown:
		s.by(3)
	}
}

// hints are the keys that scroll, where there is more than is in sight.
func (s *scrolled) hints() []hint {
	if s.most > 0 {
		return []hint{{"↑↓", "more"}}
	}
	return nil
}

// helpRow is one row of the page as it is drawn.
type helpRow struct {
	helpLine
	heading bool
}

// wrapHelp breaks what actions do into rows of at most w cells; a key that is wider
// than its column is cut.
func wrapHelp(lines []helpLine, w, column int) (rows []helpRow) {
	for _, line := range lines {
		if line.key == "" {
			rows = append(rows, helpRow{line, true})
			continue
		}
		key := tui.Fit(line.key, column-1)
		for _, part := range tui.Wrap(line.text, w) {
			rows = append(rows, helpRow{helpLine{key, part}, false})
			key = ""
		}
	}
	return rows
}
