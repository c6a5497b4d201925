package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Typing is one line of text that is being typed.
type Typing struct {
	before, after []rune // what stands before and after the place of the next letter
	Filled        bool   // whether it came filled: the first letter replaces it
}

// Typed starts with a text, ready to be added to.
func Typed(text string) Typing { return Typing{before: []rune(text)} }

// Filled starts with a text that stands there already: the first letter replaces
// it, and any other key keeps it.
func Filled(text string) Typing { return Typing{before: []rune(text), Filled: text != ""} }

func (t *Typing) String() string { return string(t.before) + string(t.after) }

// Key takes a key, and tells whether it was for typing.
func (t *Typing) Key(k tea.KeyMsg) bool {
	letter := k.Type == tea.KeyRunes && !k.Alt || k.Type == tea.KeySpace
	if t.Filled && letter {
		t.before, t.after = nil, nil
	}
	was := t.Filled
	t.Filled = false
	n := len(t.before)
	switch KeyName(k) {
	case "backspace":
		if n > 0 {
			t.before = t.before[:n-1]
		}
	case "delete":
		if len(t.after) > 0 {
			t.after = t.after[1:]
		}
	case "left":
		if n > 0 {
			t.after = append([]rune{t.before[n-1]}, t.after...)
			t.before = t.before[:n-1]
		}
	case "right":
		if len(t.after) > 0 {
			t.before, t.after = append(t.before, t.after[0]), t.after[1:]
		}
	case "home":
		t.before, t.after = nil, []rune(t.String())
	case "end":
		t.before, t.after = []rune(t.String()), nil
	case "ctrl+u":
		t.before = nil
	default:
		if !letter {
			t.Filled = was
			return false
		}
		if k.Type == tea.KeySpace {
			k.Runes = []rune{' '}
		}
		t.add(k.Runes)
	}
	return true
}

// mostTyped is as much as a line takes.
const mostTyped = 500

func (t *Typing) add(letters []rune) {
	for _, r := range letters {
		if r == '\n' || r == '\r' || r == '\t' {
			r = ' '
		}
		if r >= ' ' && r != 0x7f && len(t.before)+len(t.after) < mostTyped {
			t.before = append(t.before, r)
		}
	}
}

// Draw shows the line in w cells from (x, y), with the place of the next letter
// marked, and so much of the text that this place is in sight.
func (t *Typing) Draw(a Area, th *Theme, x, y, w int) {
	if w < 2 {
		return
	}
	if t.Filled {
		a.Cut(x, y, w, Focus, "["+t.String()+"]")
		return
	}
	before := string(t.before)
	if Width(before) > w-1 {
		for Width(before) > w-2 {
			before = strings.TrimPrefix(before, string([]rune(before)[0]))
		}
		before = "…" + before
	}
	place := "▏"
	if th.ASCII {
		place = "_"
	}
	x0 := a.Text(x, y, Field, before)
	x1 := a.Text(x0, y, Key, place)
	a.Cut(x1, y, w-(x1-x), Field, string(t.after))
}
