package workshop

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/file"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// types types a text as a person does who writes: a letter every so often.
func (d *driver) types(text string, every time.Duration) {
	d.t.Helper()
	d.now = d.now.Add(time.Minute)
	for _, r := range text {
		k := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
		switch r {
		case ' ':
			k.Type = tea.KeySpace
		case '\n':
			k = tea.KeyMsg{Type: tea.KeyEnter}
		}
		d.send(k)
		d.now = d.now.Add(every)
	}
}

// atEachWall is the room at each step of its agenda.
func atEachWall(t *testing.T, f func(d *driver, title string)) {
	for step, item := range file.UsualAgenda() {
		d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
		d.press("left", "R")
		d.app.room.GoTo(step, 0)
		f(d, item.Title)
	}
}

// TestASentenceIsNoKeysOnTheWall types sentences where nothing is written. Their
// first letter is a key that the wall has not, or which goes nowhere.
func TestASentenceIsNoKeysOnTheWall(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"kindly use fewer squares, and 12 of the other ones x f w a t q\n", "Very good ideas have a price: see quality\n"} {
		for _, every := range []time.Duration{0, 90 * time.Millisecond, 400 * time.Millisecond} {
			atEachWall(t, func(d *driver, title string) {
				steps, document := len(d.app.Session.Steps()), d.app.Session.Document()
				piece, step, theme, ascii := d.app.room.Stand().Piece, d.app.room.Stand().Step, d.app.ThemeName, d.app.ascii
				d.types(text, every)
				if d.app.leaving || d.app.Over != nil || d.app.Screen() != d.app.room || d.app.room.Stand().Step != step || d.app.room.Stand().Piece != piece {
					t.Errorf("%s: %q at %v has left the wall:\n%s", title, text, every, d.screenText())
				}
				if len(d.app.Session.Steps()) != steps || !reflect.DeepEqual(d.app.Session.Document(), document) || d.app.ThemeName != theme || d.app.ascii != ascii {
					t.Errorf("%s: %q at %v has changed something", title, text, every)
				}
				d.sees("it pressed no keys")
				d.press("space") // after a pause a key is a key
				if d.app.room.Stand().Piece == piece && d.app.room.Stand().Step == step && d.app.Over == nil && strings.Contains(d.screenText(), "it pressed no keys") {
					t.Errorf("%s: after a pause the keys are dead:\n%s", title, d.screenText())
				}
			})
		}
	}
}

// TestASentenceIsNoKeysElsewhere types sentences on the workbench and on a list:
// from the third letter on they press nothing, save nothing and leave nothing.
func TestASentenceIsNoKeysElsewhere(t *testing.T) {
	for _, screen := range []string{"", "l"} {
		for _, text := range []string{"Are we sure that fewer of them save more? 20% it was, quite.\n", "but this says a quarter, 0.5 of it\n", "dds quality"} {
			for _, every := range []time.Duration{0, 90 * time.Millisecond, 400 * time.Millisecond} {
				d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
				if screen != "" {
					d.press(screen)
				}
				steps, screens, theme, ascii := len(d.app.Session.Steps()), len(d.app.Screens), d.app.ThemeName, d.app.ascii
				d.types("kyk "+text, every) // which no action has
				if d.app.leaving || d.app.Over != nil || len(d.app.Screens) != screens || len(d.app.Session.Steps()) != steps ||
					d.app.ThemeName != theme || d.app.ascii != ascii || d.app.Session.Path() != "" {
					t.Errorf("%q at %v has pressed keys:\n%s", text, every, d.screenText())
				}
				d.sees("it pressed no keys")
			}
		}
	}
}

// TestTheFirstLettersOfANameAreTakenBack: a capital and what follows it open screens
// before the third letter tells; they are closed again.
func TestTheFirstLettersOfANameAreTakenBack(t *testing.T) {
	for _, name := range []string{"Combe Lane Surgery", "combe lane", "Riverside", "Old Mill", "Hawthorn"} {
		for _, every := range []time.Duration{0, 90 * time.Millisecond, 390 * time.Millisecond} {
			d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
			d.types(name, every)
			if len(d.app.Screens) != 1 || d.app.Over != nil || len(d.app.Session.Steps()) != 1 {
				t.Errorf("%q at %v leaves %d screens open, and %d steps:\n%s", name, every, len(d.app.Screens), len(d.app.Session.Steps()), d.screenText())
			}
			d.sees("it pressed no keys", "M chooses a practice")
		}
	}
}

// TestQuickKeysAreKeys: one again and again, two that belong together, arrows
// among letters, and any after a pause.
func TestQuickKeysAreKeys(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
	d.press("left", "down", "left", "down", "left")
	before := d.app.Session.Position()
	d.types("uuu", 0)
	if got := before - d.app.Session.Position(); got != 3 {
		t.Errorf("three quick u undo %d steps", got)
	}
	d.types("ea", 0)
	if _, ok := d.app.Screen().(*pictures.Why); !ok || !d.app.ascii {
		t.Error("e and a at once are not two keys")
	}
	d.now = d.now.Add(time.Second)
	d.types("a", 0)
	if d.app.ascii {
		t.Error("after a pause a letter is no key")
	}
}

// TestAWallSaysHowToWrite names the key, where there is one.
func TestAWallSaysHowToWrite(t *testing.T) {
	told := map[string]bool{}
	atEachWall(t, func(d *driver, _ string) {
		d.types("kindly", 0)
		_, how, _ := strings.Cut(d.app.Notice, "keys. ")
		told[how] = true
	})
	for _, how := range []string{"To write here, press Enter: a decision", "To write here, press Enter: a red line", "Nothing is written on this step; after a pause, j goes to one where it is"} {
		if !told[how] {
			t.Errorf("no wall says %q; they say %v", how, told)
		}
	}
}

// TestKeysBesideLettersAreKeysAtAnyPace: clickers and arrows are quick.
func TestKeysBesideLettersAreKeysAtAnyPace(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
	d.press("R")
	d.types("kin", 50*time.Millisecond)
	before := d.app.room.Stand().Piece + 10*d.app.room.Stand().Step
	d.send(tea.KeyMsg{Type: tea.KeyPgDown})
	d.send(tea.KeyMsg{Type: tea.KeyPgDown})
	if now := d.app.room.Stand().Piece + 10*d.app.room.Stand().Step; now < before+2 {
		t.Errorf("two presses of a clicker go from %d to %d", before, now)
	}
}

// TestALetterThatRemovesOrFreezesAsksFirst presses each of them on its wall.
func TestALetterThatRemovesOrFreezesAsksFirst(t *testing.T) {
	asked := 0
	atEachWall(t, func(d *driver, title string) {
		for _, act := range []string{"remove-decision", "remove-idea", "remove-red-line", "withdraw", "freeze", "freeze-page"} {
			for _, own := range d.app.room.Actions() {
				if own.ID != act {
					continue
				}
				asked++
				before := d.app.Session.Document()
				own.Do()
				if q, ok := d.app.Over.(*tui.Question); !ok || !reflect.DeepEqual(before, d.app.Session.Document()) {
					t.Errorf("%s does something unasked", act)
				} else if got := q.Answers[0].Key; got != "enter" {
					t.Errorf("%s is answered by %s", act, got)
				}
				d.press("esc")
				if d.app.Over != nil || !reflect.DeepEqual(before, d.app.Session.Document()) {
					t.Errorf("%s: Esc does not leave all as it is", act)
				}
			}
		}
	})
	if asked < 6 {
		t.Errorf("only %d such letters were found", asked)
	}
}

// TestAPasteIsNeverKeys, be it one letter or none.
func TestAPasteIsNeverKeys(t *testing.T) {
	for _, text := range []string{"q", "t", "", "stale"} {
		d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
		d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
		if d.app.leaving || d.app.ThemeName != "light" {
			t.Errorf("pasting %q has pressed it", text)
		}
		d.sees("Text can be pasted where something is typed")
	}
}

// TestEscPressedTwiceAtOnceIsPressedTwice, and not a key that nobody knows.
func TestEscPressedTwiceAtOnceIsPressedTwice(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
	d.press("h", "?")
	d.press("left", "h", "?")
	d.send(tea.KeyMsg{Type: tea.KeyEscape, Alt: true})
	if d.app.Over != nil || len(d.app.Screens) != 1 {
		t.Errorf("the help and the history are still open:\n%s", d.screenText())
	}
}

// TestAQuestionIsSeenInATinyWindow, with the keys that answer it.
func TestAQuestionIsSeenInATinyWindow(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 30, 8)
	d.press("R", "esc")
	d.sees("over", "Leave the room?", "Enter leave", "Esc")
	d.resize(39, 20)
	d.sees("Leave the room?", "Make the window larger")
	d.press("esc")
	d.lacks("Leave the room?")
	d.press("?")
	d.sees("Something is open", "Esc leaves it")
}

func TestATinyWindowSaysToMakeItLarger(t *testing.T) {
	for _, key := range []string{"", "R"} { // the workbench, and the wall of the meeting
		d := newDriver(t, testYear(), file.Document{}, "light", 30, 8)
		if key != "" {
			d.press(key)
		}
		d.sees("31 March", "Make the window larger to see")
	}
}
