package workshop

import (
	"slices"
	"time"
	"unicode"

	"fewer/views/meeting"
	"fewer/views/tui"

	tea "github.com/charmbracelet/bubbletea"
)

// sentencePause is how long after a letter another is the next of a sentence: few
// press two keys so soon after each other.
const sentencePause = 400 * time.Millisecond

// How many letters in a row are a sentence. On the wall nobody presses two keys so
// soon, but one twice, such as u. Elsewhere one person works alone and may be quick, with two keys that
// belong together or one again and again; only the third letter tells.
const (
	sentenceOnTheWall = 2
	sentenceElsewhere = 3
)

// sentence tells a sentence, which somebody types where nothing is written, from
// keys.
type sentence struct {
	last    time.Time // when the last letter came
	letter  rune      // which it was
	letters int       // how many have come in a row
	begins  int       // how many are a sentence where they came
	row     time.Time // when the last letter came of a row that may have put up the wall
	screens int       // how many were open before that row
}

// goesOn takes a key and tells whether it is part of a sentence, which begins with
// so many letters. Those before are keys like any others. Arrows and the keys of
// clickers always are.
func (s *sentence) goesOn(k tea.KeyMsg, now time.Time, begins int) bool {
	if begins != s.begins { // the wall has been put up, or taken down
		*s = sentence{begins: begins, row: s.row, screens: s.screens}
	}
	soon := now.Sub(s.last) <= sentencePause
	letter := k.Type == tea.KeyRunes && !k.Alt && len(k.Runes) == 1 && unicode.IsLetter(k.Runes[0])
	within := k.Type == tea.KeyRunes && !k.Alt || slices.Contains([]string{"space", "enter", "backspace"}, tui.KeyName(k))
	switch {
	case !soon || !letter && !within:
		s.letters = 0
		if !letter {
			return false
		}
		s.letters = 1
	case letter && (k.Runes[0] != s.letter || s.letters >= begins):
		s.letters++
	}
	if letter {
		s.letter, s.last = k.Runes[0], now
	} else if s.letters >= begins {
		s.last = now
	}
	return s.letters >= begins
}

// isSentence tells whether a key is part of a sentence that is typed where nothing
// is written, and then says how to write there. What is open for typing takes it as
// ever.
func (a *App) isSentence(k tea.KeyMsg) bool {
	if _, asked := a.Over.(*tui.Question); a.Over != nil && !asked {
		a.sentence = sentence{}
		return false
	}
	r, onTheWall := a.Screen().(*meeting.Room)
	begins := sentenceElsewhere
	if onTheWall {
		begins = sentenceOnTheWall
	}
	if s, now := &a.sentence, a.clock(); k.Type == tea.KeyRunes {
		if now.Sub(s.row) > sentencePause {
			s.screens = len(a.Screens)
		}
		s.row = now
	}
	if !a.sentence.goesOn(k, a.clock(), begins) {
		return false
	}
	for len(a.Screens) > a.sentence.screens { // which its first letters opened
		a.Back()
	}
	how := "Text can be typed after / for a row, : for anything, or in a change"
	if a.noPracticeToTurnTo() == "" && a.Practice() == nil {
		how = "M chooses a practice; text can be typed after / for a row, : for anything, or in a change"
	}
	if onTheWall {
		how = r.HowToWrite()
	}
	a.Refuse("That looks like writing, so it pressed no keys. " + how)
	return true
}
