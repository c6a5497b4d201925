package workshop

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// question asks something over the screen; Esc leaves it unanswered, and so do the
// keys of a clicker that go on and back: neither is ever an answer.
type question struct {
	part
	title, text string
	answers     []answer
	esc         string // what Esc does, in words; "" for "stay"
	escape      func() // what follows Esc; nil for nothing
	spaceStays  bool   // whether Space does what Esc does
	menu        bool   // whether ↑ and ↓ choose an answer, and Enter takes it
	at          int    // the chosen answer of a menu
}

// answer is a key, or several with spaces between them, what it says in words,
// and what follows.
type answer struct {
	key, does string
	do        func() tea.Cmd
}

func (q *question) Key(k tea.KeyMsg) tea.Cmd {
	name := keyName(k)
	if q.menu && q.choose(name) {
		return nil
	}
	if q.menu && name == "enter" {
		q.app.close()
		return q.answers[q.at].do()
	}
	if name == "esc" || name == "pgdown" || name == "pgup" || name == "space" && q.spaceStays {
		q.app.close()
		if q.escape != nil {
			q.escape()
		}
		return nil
	}
	for _, ans := range q.answers {
		if slices.Contains(strings.Fields(ans.key), name) {
			q.app.close()
			return ans.do()
		}
	}
	q.app.refuse(q.waits())
	return nil
}

// choose moves through the answers of a menu, and tells whether the key does.
func (q *question) choose(name string) bool {
	switch name {
	case "up":
		q.at = max(0, q.at-1)
	case "down":
		q.at = min(len(q.answers)-1, q.at+1)
	default:
		return false
	}
	q.app.stale = true
	return true
}

// waits says what may be pressed, to whoever presses something else: a clicker
// that does nothing seems dead.
func (q *question) waits() string {
	var may []string
	for _, hint := range q.Keys() {
		may = append(may, hint.key+": "+hint.does)
	}
	return "This waits for an answer. " + strings.Join(may, " · ")
}

func (q *question) Mouse(tea.MouseMsg) {}

// Keys are for the footer, which has no room for what follows a semicolon.
func (q *question) Keys() []hint {
	hints := q.hints()
	for i := range hints {
		hints[i].does, _, _ = strings.Cut(hints[i].does, ";")
	}
	if q.menu {
		return []hint{{"↑↓", "choose"}, {"Enter", "take it"}, hints[len(hints)-1]}
	}
	return hints
}

// hints say in full what each key does.
func (q *question) hints() (hints []hint) {
	for _, ans := range q.answers {
		hints = append(hints, hint{keyLabel(strings.Fields(ans.key)[0]), q.app.host.Text(ans.does)})
	}
	esc := "Esc"
	if q.spaceStays {
		esc = "Esc or Space"
	}
	return append(hints, hint{esc, firstGiven(q.esc, "stay")})
}

func (q *question) Draw(a tui.Area) {
	w, h := a.Size()
	width := min(76, w)
	lines := tui.Wrap(q.app.host.Text(q.text), width-6)
	rows := len(lines) + 1
	indent := 6
	for _, hint := range q.hints() {
		indent = max(indent, tui.Width(hint.key)+2)
	}
	for _, hint := range q.hints() {
		rows += len(tui.Wrap(hint.does, width-indent-5))
	}
	if rows > h-2 { // the answers stay, whatever else goes
		lines = lines[:max(0, len(lines)-(rows-(h-2)))]
	}
	inner := a.Part(a.Box.Middle(width, rows+2)).Frame(q.app.theme, tui.Line, q.title)
	for i, line := range lines {
		inner.Text(1, i, tui.Plain, line)
	}
	y := len(lines)
	if y > 0 {
		y++
	}
	for i, hint := range q.hints() {
		if q.menu && i == q.at {
			inner.Put(0, y, tui.Knob, q.app.theme.Glyphs.Select)
		}
		inner.Text(1, y, tui.Key, hint.key)
		for _, line := range tui.Wrap(hint.does, width-indent-5) {
			inner.Text(indent, y, tui.Plain, line)
			y++
		}
	}
}
