package workshop

import (
	"slices"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
)

// sentencePause is how long after a letter another is the next of a sentence and
// no key: nobody presses two keys of the wall so soon after each other.
const sentencePause = 400 * time.Millisecond

// sentence tells a sentence, which somebody types on the wall where nothing is
// written, from the keys of the wall.
type sentence struct {
	last time.Time // when the last letter came
	on   bool      // whether a second letter has come
}

// goesOn takes a key and tells whether it is part of a sentence. The first letter
// is a key like any other. Arrows and the keys of clickers never are.
func (s *sentence) goesOn(k tea.KeyMsg, now time.Time) bool {
	soon := now.Sub(s.last) <= sentencePause
	letter := k.Type == tea.KeyRunes && !k.Alt && len(k.Runes) == 1 && unicode.IsLetter(k.Runes[0])
	within := k.Type == tea.KeyRunes && !k.Alt || slices.Contains([]string{"space", "enter", "backspace"}, keyName(k))
	switch {
	case letter:
		s.on, s.last = soon, now
		return soon
	case s.on && soon && within:
		s.last = now
		return true
	}
	s.on = false
	return false
}

// isSentence tells whether a key is part of a sentence that is typed on the wall,
// and then says how to write there. What is open for typing takes it as ever.
func (a *App) isSentence(k tea.KeyMsg) bool {
	r, ok := a.screen().(*room)
	if _, asked := a.over.(*question); !ok || a.over != nil && !asked {
		a.sentence.on, a.sentence.last = false, time.Time{}
		return false
	}
	if !a.sentence.goesOn(k, a.clock()) {
		return false
	}
	a.refuse("That looks like writing, so it pressed no keys. " + r.howToWrite())
	return true
}

// writing are the actions of the walls that open something to write in.
var writing = []string{"decide", "price-idea", "add-red-line", "guess", "type-size", "terms-in-figures", "meeting", "name-table"}

// howToWrite says what to press to write on this wall, or where to go.
func (r *room) howToWrite() string {
	for _, act := range r.wall().actions {
		if slices.Contains(writing, act.id) && act.available() {
			return "To write here, press " + keyLabel(act.keys[0]) + ": " + act.said()
		}
	}
	return "Nothing is written on this step; after a pause, j goes to one where it is"
}

// asking makes what an action does of something that is asked about first, since a
// letter that was not meant for a key would do it.
func (r *room) asking(title, text, does string, do func()) func() tea.Cmd {
	return just(func() {
		r.app.show(&question{app: r.app, title: title, text: text, spaceStays: true, answers: []answer{
			{"enter", does, func() tea.Cmd { do(); return nil }},
		}})
	})
}
