package tui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textarea"
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
	words  bool // whether it takes as many rows as it needs where the keys are for it
	wide   int  // in how many cells it was last looked at, of words
}

// Words starts with a text in words, such as the minutes take: where the keys are for it,
// all of it is in sight, over as many rows as it needs. It is one line all the same: what
// is pasted into it loses its line ends.
func Words(text string) Typing {
	t := Typed(text)
	t.words = true
	return t
}

// Typed starts with a text, ready to be added to.
func Typed(text string) (t Typing) {
	t.Set(text, false)
	return t
}

// Filled starts with a text that stands there already: the first letter replaces
// it, and any other key keeps it.
func Filled(text string) (t Typing) {
	t.Set(text, true)
	return t
}

// Set puts a text in place of what is there, ready to be added to or, filled, to be replaced.
func (t *Typing) Set(text string, filled bool) {
	t.Filled = filled && text != ""
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
			t.Set("", false)
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

// inRows is the text in rows, with its place in them. The keys are not given to it: of
// words that begin with spaces it would look for the first letter for ever.
func (t *Typing) inRows() textarea.Model {
	area := textarea.New()
	area.Prompt, area.ShowLineNumbers, area.CharLimit = "", false, mostTyped
	area.FocusedStyle, area.BlurredStyle = textarea.Style{}, textarea.Style{} // it is drawn by drawRows
	area.SetWidth(t.wide - 1)                                                 // beside the mark of the place
	area.SetValue(t.String())
	area.SetCursor(t.input.Position())
	return area
}

// isWords tells whether it takes several rows of w cells.
func (t *Typing) isWords(w int) bool { return t.words && !t.Filled && w > 1 }

// RowKey takes a key that goes from row to row of words, and tells whether there was a row
// to go to.
func (t *Typing) RowKey(k tea.KeyMsg) bool {
	if !t.isWords(t.wide) {
		return false
	}
	rows := t.inRows()
	switch at := rows.LineInfo(); {
	case k.Type == tea.KeyUp && at.RowOffset > 0:
		rows.CursorUp()
	case k.Type == tea.KeyDown && at.RowOffset < at.Height-1:
		rows.CursorDown()
	default:
		return false
	}
	at := rows.LineInfo()
	t.input.SetCursor(at.StartColumn + at.ColumnOffset)
	return true
}

// Rows is how many rows of w cells it takes where the keys are for it.
func (t *Typing) Rows(w int) int {
	if t.wide = w; !t.isWords(w) {
		return 1
	}
	rows := t.inRows()
	return rows.LineInfo().Height
}

// drawRows is Draw in h rows, with the one in sight in which the place of the next letter is.
func (t *Typing) drawRows(a Area, th *Theme, x, y, w, h int) {
	if t.wide = w; !t.isWords(w) {
		t.Draw(a, th, x, y, w)
		return
	}
	area := t.inRows()
	at := area.LineInfo()
	area.SetHeight(at.Height)
	rows := strings.Split(ansi.Strip(area.View()), "\n")
	top := max(0, min(at.RowOffset-h+1, len(rows)-h))
	for i := top; i < min(top+h, len(rows)); i++ {
		row := []rune(strings.TrimRight(rows[i], " "))
		if i != at.RowOffset {
			a.Cut(x, y+i-top, w, Field, string(row))
			continue
		}
		for len(row) < at.ColumnOffset { // spaces before the place are typed
			row = append(row, ' ')
		}
		x0 := a.Text(x, y+i-top, Field, string(row[:at.ColumnOffset]))
		x1 := a.Text(x0, y+i-top, Key, th.place())
		a.Cut(x1, y+i-top, w-(x1-x), Field, string(row[at.ColumnOffset:]))
	}
}

// place marks where the next letter comes.
func (th *Theme) place() string {
	if th.ASCII {
		return "_"
	}
	return "▏"
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
	x0 := a.Text(x, y, Field, before)
	x1 := a.Text(x0, y, Key, th.place())
	a.Cut(x1, y, w-(x1-x), Field, after)
}
