package workshop

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/workshop/paint"
)

// helpPage lists every key over the live screen. It is made from the same table
// that the keys themselves are.
type helpPage struct {
	app  *App
	top  int // the first line in sight
	most int // the last that top may be
}

func (a *App) openHelp() { a.show(&helpPage{app: a}) }

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

func (p *helpPage) key(k tea.KeyMsg) tea.Cmd {
	switch keyName(k) {
	case "esc", "?", "q", "enter":
		p.app.close()
	case "up":
		p.scroll(-1)
	case "down":
		p.scroll(1)
	case "pgup":
		p.scroll(-10)
	case "pgdown", "space":
		p.scroll(10)
	case "home":
		p.scroll(-p.top)
	case "end":
		p.scroll(p.most)
	}
	return nil
}

func (p *helpPage) scroll(by int) { p.top = min(max(0, p.top+by), p.most) }

func (p *helpPage) mouse(m tea.MouseMsg) {
	switch m.Button {
	case tea.MouseButtonWheelUp:
		p.scroll(-3)
	case tea.MouseButtonWheelDown:
		p.scroll(3)
	}
}

func (p *helpPage) keys() []hint {
	if p.most > 0 {
		return []hint{{"↑↓", "more"}, {"Esc", "back"}}
	}
	return []hint{{"Esc", "back"}}
}

func (p *helpPage) draw(a paint.Area) {
	width := min(86, a.Box.W)
	column := min(16, width/3)
	rows := p.wrapped(width-4-column, column)
	inner := a.Part(a.Box.Middle(width, len(rows)+2)).Frame(p.app.theme, paint.Line, "Keys")
	w, h := inner.Size()
	p.most = max(0, len(rows)-h)
	p.scroll(0)
	for y := range min(h, len(rows)-p.top) {
		row := rows[p.top+y]
		if row.heading {
			inner.Cut(0, y, w, paint.Strong, row.text)
			continue
		}
		inner.Text(0, y, paint.Key, row.key)
		inner.Cut(column, y, w-column, paint.Plain, row.text)
	}
}

// helpRow is one row of the page as it is drawn.
type helpRow struct {
	helpLine
	heading bool
}

// wrapped breaks what actions do into rows of at most w cells; a key that is
// wider than its column is cut.
func (p *helpPage) wrapped(w, column int) (rows []helpRow) {
	for _, line := range p.lines() {
		if line.key == "" {
			rows = append(rows, helpRow{line, true})
			continue
		}
		key := paint.Fit(line.key, column-1)
		for _, part := range paint.Wrap(line.text, w) {
			rows = append(rows, helpRow{helpLine{key, part}, false})
			key = ""
		}
	}
	return rows
}

// lowerFirst makes a sentence fit for the middle of another.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
