package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Question asks something over the screen; Esc leaves it unanswered, and so do the
// keys of a clicker that go on and back: neither is ever an answer.
type Question struct {
	part
	Title, Text string
	Answers     []Answer
	Esc         string // what Esc does, in words; "" for "stay"
	Escape      func() // what follows Esc; nil for nothing
	SpaceStays  bool   // whether Space does what Esc does
	Menu        bool   // whether ↑ and ↓ choose an answer, and Enter takes it
	at          int    // the chosen answer of a menu
}

// Answer is a key, or several with spaces between them, what it says in words,
// and what follows.
type Answer struct {
	Key, Does string
	Do        func() tea.Cmd
}

func (q *Question) Key(k tea.KeyMsg) tea.Cmd {
	name := KeyName(k)
	if q.Menu && q.choose(name) {
		return nil
	}
	if q.Menu && name == "enter" {
		q.app.Close()
		return q.Answers[q.at].Do()
	}
	if name == "esc" || name == "pgdown" || name == "pgup" || name == "space" && q.SpaceStays {
		q.app.Close()
		if q.Escape != nil {
			q.Escape()
		}
		return nil
	}
	for _, ans := range q.Answers {
		if slices.Contains(strings.Fields(ans.Key), name) {
			q.app.Close()
			return ans.Do()
		}
	}
	q.app.Refuse(q.waits())
	return nil
}

// choose moves through the answers of a menu, and tells whether the key does.
func (q *Question) choose(name string) bool {
	switch name {
	case "up":
		q.at = max(0, q.at-1)
	case "down":
		q.at = min(len(q.Answers)-1, q.at+1)
	default:
		return false
	}
	q.app.Stale = true
	return true
}

// waits says what may be pressed, to whoever presses something else: a clicker
// that does nothing seems dead.
func (q *Question) waits() string {
	var may []string
	for _, hint := range q.Keys() {
		may = append(may, hint.Key+": "+hint.Does)
	}
	return "This waits for an answer. " + strings.Join(may, " · ")
}

func (q *Question) Mouse(tea.MouseMsg) {}

// Keys are for the footer, which has no room for what follows a semicolon.
func (q *Question) Keys() []Hint {
	hints := q.hints()
	for i := range hints {
		hints[i].Does, _, _ = strings.Cut(hints[i].Does, ";")
	}
	if q.Menu {
		return []Hint{{"↑↓", "choose"}, {"Enter", "take it"}, hints[len(hints)-1]}
	}
	return hints
}

// hints say in full what each key does.
func (q *Question) hints() (hints []Hint) {
	for _, ans := range q.Answers {
		hints = append(hints, Hint{KeyLabel(strings.Fields(ans.Key)[0]), q.app.Host.Text(ans.Does)})
	}
	esc := "Esc"
	if q.SpaceStays {
		esc = "Esc or Space"
	}
	return append(hints, Hint{esc, FirstGiven(q.Esc, "stay")})
}

// first is the first answer of a menu that is shown: where not all have room in so many
// lines, the one that is chosen is the last.
func (q *Question) first(width, room int) (first int) {
	hints := q.hints()
	high := func(from, to int) (lines int) {
		for _, hint := range hints[from:to] {
			lines += len(Wrap(hint.Does, width))
		}
		return lines
	}
	if !q.Menu || high(0, len(hints)) <= room {
		return 0
	}
	last := q.at + 1
	if last == len(q.Answers) {
		last = len(hints) // how to leave it stands below the last
	}
	for first < q.at && high(first, last) > room {
		first++
	}
	return first
}

func (q *Question) Draw(a Area) {
	w, h := a.Size()
	width := min(76, w)
	lines := Wrap(q.app.Host.Text(q.Text), width-6)
	rows := len(lines) + 1
	indent := 6
	for _, hint := range q.hints() {
		indent = max(indent, Width(hint.Key)+2)
	}
	for _, hint := range q.hints() {
		rows += len(Wrap(hint.Does, width-indent-5))
	}
	if rows > h-2 { // the answers stay, whatever else goes
		lines = lines[:max(0, len(lines)-(rows-(h-2)))]
	}
	inner := a.Part(a.Box.Middle(width, rows+2)).Frame(q.app.Theme, Line, q.Title)
	for i, line := range lines {
		inner.Text(1, i, Plain, line)
	}
	y := len(lines)
	if y > 0 {
		y++
	}
	first := q.first(width-indent-5, h-2-y)
	for i, hint := range q.hints() {
		if i < first {
			continue
		}
		if q.Menu && i == q.at {
			inner.Put(0, y, Knob, q.app.Theme.Glyphs.Select)
		}
		inner.Text(1, y, Key, hint.Key)
		for _, line := range Wrap(hint.Does, width-indent-5) {
			inner.Text(indent, y, Plain, line)
			y++
		}
	}
}
