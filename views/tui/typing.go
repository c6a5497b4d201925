package tui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// mostTyped is as much as a line takes.
const mostTyped = 500

// typingKeys are what moves and deletes in a line. Tab and the arrows up and down are
// the form's, and what is pasted comes from the terminal.
var typingKeys = func() textinput.KeyMap {
	keys := textinput.DefaultKeyMap
	none := key.NewBinding(key.WithDisabled())
	keys.Paste, keys.AcceptSuggestion, keys.NextSuggestion, keys.PrevSuggestion = none, none, none, none
	return keys
}()

// typingBindings are all of typingKeys.
var typingBindings = []key.Binding{
	typingKeys.CharacterForward, typingKeys.CharacterBackward, typingKeys.WordForward, typingKeys.WordBackward,
	typingKeys.DeleteWordBackward, typingKeys.DeleteWordForward, typingKeys.DeleteAfterCursor, typingKeys.DeleteBeforeCursor,
	typingKeys.DeleteCharacterBackward, typingKeys.DeleteCharacterForward, typingKeys.LineStart, typingKeys.LineEnd,
}

// Typing is one line of text that is being typed. The zero value is empty.
type Typing struct {
	input  textinput.Model
	begun  bool // whether the input is ready
	Filled bool // whether it came filled: the first letter replaces it
}

// Typed starts with a text, ready to be added to.
func Typed(text string) (t Typing) {
	t.set(text)
	return t
}

// Filled starts with a text that stands there already: the first letter replaces
// it, and any other key keeps it.
func Filled(text string) Typing {
	t := Typed(text)
	t.Filled = text != ""
	return t
}

// set puts a text in place of what is there.
func (t *Typing) set(text string) {
	t.begin()
	t.input.SetValue(PlainText(text))
	t.input.CursorEnd()
}

func (t *Typing) begin() {
	if t.begun {
		return
	}
	t.input, t.begun = textinput.New(), true
	t.input.CharLimit, t.input.KeyMap = mostTyped, typingKeys
	t.input.Cursor.SetMode(cursor.CursorStatic) // it is drawn by Draw
	t.input.Focus()
}

// PlainText is what of a text can be typed: no sequences and signs that steer a
// terminal or turn the direction of writing, and a space for each kind of space.
func PlainText(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPrint(r):
			return r
		}
		return -1
	}, ansi.Strip(text))
}

// String is what is typed so far.
func (t *Typing) String() string { return t.input.Value() }

// parts are what stands before and after the place of the next letter.
func (t *Typing) parts() (before, after string) {
	all := []rune(t.input.Value())
	at := min(t.input.Position(), len(all))
	return string(all[:at]), string(all[at:])
}

// Key takes a key, and tells whether it was for typing.
func (t *Typing) Key(k tea.KeyMsg) bool {
	letter := k.Type == tea.KeyRunes && !k.Alt || k.Type == tea.KeySpace
	if !letter && !key.Matches(k, typingBindings...) {
		return false
	}
	t.begin()
	if letter {
		if t.Filled {
			t.input.Reset()
		}
		if k.Type == tea.KeySpace {
			k.Runes = []rune{' '}
		}
		k = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(PlainText(string(k.Runes))), Paste: true} // no letters are keys
	}
	t.Filled = false
	t.input, _ = t.input.Update(k)
	return true
}

// Draw shows the line in w cells from (x, y), with the place of the next letter
// marked, and so much of the text that this place is in sight.
func (t *Typing) Draw(a Area, th *Theme, x, y, w int) {
	if w < 2 {
		return
	}
	if t.Filled {
		said := "[" + t.String() + "]"
		if strings.ContainsAny(said, `/\`) && Width(said) > w { // of a path the end says most
			for Width(said) > w-2 {
				said = strings.TrimPrefix(said, string([]rune(said)[0]))
			}
			said = "[…" + said
		}
		a.Cut(x, y, w, Focus, said)
		return
	}
	before, after := t.parts()
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
	a.Cut(x1, y, w-(x1-x), Field, after)
}
