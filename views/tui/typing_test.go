package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"
)

func letters(text string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)} }

// Typing takes word keys and pastes, and nothing but plain text.
func TestTyping(t *testing.T) {
	paste := func(text string) tea.KeyMsg {
		k := letters(text)
		k.Paste = true
		return k
	}
	key := func(t tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: t} }
	for _, c := range []struct {
		name string
		from Typing
		keys []tea.KeyMsg
		want string // with | at the place of the next letter
	}{
		{"letters", Typing{}, []tea.KeyMsg{letters("4"), letters("0"), letters("k")}, "40k|"},
		{"a letter replaces what came filled", Filled("18 to 26"), []tea.KeyMsg{letters("4")}, "4|"},
		{"an arrow keeps it", Filled("18 to 26"), []tea.KeyMsg{key(tea.KeyLeft), letters("4")}, "18 to 24|6"},
		{"a word back", Typed("two in five"), []tea.KeyMsg{key(tea.KeyCtrlLeft)}, "two in |five"},
		{"two words deleted", Typed("two in five"), []tea.KeyMsg{key(tea.KeyCtrlW), key(tea.KeyCtrlW)}, "two |"},
		{"to the end of the line", Typed("two in five"), []tea.KeyMsg{key(tea.KeyHome), key(tea.KeyCtrlK)}, "|"},
		{"a page is one line", Typing{}, []tea.KeyMsg{paste("one\r\ntwo\tthree")}, "one  two three|"},
		{"a paste is no key", Typed("x"), []tea.KeyMsg{paste("left"), paste("enter"), paste("ctrl+w")}, "xleftenterctrl+w|"},
		{"nothing that steers a terminal", Typing{}, []tea.KeyMsg{paste("\x1b[31mred\x1b[0m\x07 \u202eevil\u200b"), letters("\u0085")}, "red evil |"},
		{"a space of print is a space", Typing{}, []tea.KeyMsg{paste("1\u00a0250")}, "1 250|"},
		{"what came filled is plain too", Filled("a\x1b]0;title\x07b"), nil, "ab|"},
	} {
		field := c.from
		for _, k := range c.keys {
			if !field.Key(k) {
				t.Errorf("%s: %s was not taken", c.name, k)
			}
		}
		before, after := field.parts()
		if got := before + "|" + after; got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
	field := Filled("10")
	for _, k := range []tea.KeyMsg{key(tea.KeyUp), key(tea.KeyTab), key(tea.KeyCtrlV), key(tea.KeyCtrlN), {Type: tea.KeyRunes, Runes: []rune("q"), Alt: true}} {
		if field.Key(k) || !field.Filled {
			t.Errorf("%s is taken for typing", k)
		}
	}
	field.Key(letters(strings.Repeat("a", 2*mostTyped)))
	if n := len(field.String()); n != mostTyped {
		t.Errorf("a line of %d letters", n)
	}
}

// Of a path that is filled in and too long the end is shown, which says what is written.
func TestTheEndOfAFilledPathIsShown(t *testing.T) {
	for text, want := range map[string]string{
		"/home/anybody/Documents/Fewer/meeting, to pass on.html": "[…eting, to pass on.html]",
		"short.html": "[short.html]",
		"a name that is longer than all the room there is": "[a name that is longer t…",
	} {
		var c Canvas
		c.Resize(25, 1)
		line := Filled(text)
		th := theme(t, "plain", termenv.Ascii)
		line.Draw(c.Area(c.Bounds()), th, 0, 0, 25)
		if got := strings.TrimRight(c.Frame(th), " \n"); got != want {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

// Of words all is in sight in the rows that they ask for, with one mark of the place, and
// ↑ and ↓ go through them and change nothing; in fewer rows the place is still in sight.
func TestAllOfWordsIsInSight(t *testing.T) {
	th, err := NewTheme("plain", Terminal{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		words := Words("")
		for _, typed := range rapid.SliceOfN(rapid.SampledFrom([]string{
			"advice by letter ", "x", "é", "漢字", " ", "\n", "left", "home", "ctrl+left", "backspace", "ctrl+w", "up", "down",
		}), 0, 60).Draw(t, "keys") {
			k := letters(typed)
			for _, special := range []tea.KeyType{tea.KeyLeft, tea.KeyHome, tea.KeyCtrlLeft, tea.KeyBackspace, tea.KeyCtrlW, tea.KeyUp, tea.KeyDown} {
				if special.String() == typed {
					k = tea.KeyMsg{Type: special}
				}
			}
			if !words.RowKey(k) {
				words.Key(k)
			}
		}
		w := rapid.IntRange(4, 60).Draw(t, "width")
		shown := func(h int) string {
			c := Canvas{}
			c.Resize(w, h)
			words.drawRows(c.Area(c.Bounds()), th, 0, 0, w, h)
			return ansi.Strip(c.Frame(th))
		}
		all := shown(words.Rows(w))
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := strings.Replace(bare(all), "_", "", 1); got != bare(words.String()) {
			t.Fatalf("%q in %d cells shows\n%s", words.String(), w, all)
		}
		if one := shown(1); !strings.Contains(one, "_") {
			t.Fatalf("in one row there is no place: %q", one)
		}
	})
}
