package workshop

import (
	"reflect"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/screens"
)

// held is a driver that keeps the work which a key asks for until the test does it.
type held struct {
	*driver
	work []tea.Cmd
}

func (h *held) press(keys ...string) {
	for _, k := range keys {
		m, named := namedKey(k)
		if !named {
			m = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		}
		h.update(m)
	}
}

func (h *held) update(msg tea.Msg) {
	if _, cmd := h.app.Update(msg); cmd != nil {
		h.work = append(h.work, cmd)
	}
}

// finish does the work that was asked for first.
func (h *held) finish() {
	h.t.Helper()
	if len(h.work) == 0 {
		h.t.Fatal("nothing is being reckoned")
	}
	work := h.work[0]
	h.work = h.work[1:]
	h.update(work())
}

// No key waits for what takes long: the screen says that it is being reckoned, then
// what came of it; after an edit it keeps the answer before, marked as old and
// not to be taken, and of many edits only the last is answered.
func TestLongAnswersComeBesideTheKeys(t *testing.T) {
	t.Parallel()
	h := &held{driver: newDriver(t, builtInYear(t), file.Document{}, "plain", 100, 30)}
	h.press("left", "down", "left", "g", "enter")
	h.sees("Reckoning …")
	h.lacks("Not possible")
	h.press("enter")
	h.sees("It is being reckoned; wait a moment")
	h.finish()
	h.sees("Not possible: at most £3.5m")
	h.lacks("Reckoning")
	before := h.app.Screen().(*screens.Seek).Answer
	h.press("u", "u", "ctrl+r", "u")
	h.sees("Reckoning again … what stands here is from before.", "Not possible: at most £3.5m")
	if len(h.work) != 1 {
		t.Fatalf("%d answers are being reckoned at once", len(h.work))
	}
	h.finish() // of the first undo: dropped
	h.sees("Reckoning again")
	if got := h.app.Screen().(*screens.Seek).Answer; !reflect.DeepEqual(got, before) {
		t.Error("an answer was taken about a scenario that is not there any more")
	}
	h.finish()
	h.lacks("Reckoning")
	doc := h.app.Session.Document()
	want := seek.Solve(h.app.Session.Year(), &seek.Question{Scenario: &doc.Scenario})
	if got := h.app.Screen().(*screens.Seek).Answer; !reflect.DeepEqual(got, want) || len(h.work) > 0 {
		t.Error("the answer is not that of the scenario as it stands")
	}
}

func TestMoneyThatCanStillMoveComesBesideTheKeys(t *testing.T) {
	h := &held{driver: newDriver(t, builtInYear(t), file.Document{}, "plain", 100, 30)}
	h.press("left", "l", "right")
	h.sees("Reckoning …")
	h.lacks("Of the £")
	h.press("right") // another view, before the answer is there
	h.finish()
	h.sees("WHAT MOVES THE YEAR-END MOST")
	h.lacks("Of the £", "Reckoning")
	h.press("left")
	h.finish()
	h.sees("Of the £460.8m in contracts, at most £3.5m can still move")
	h.press("tab")
	h.sees("Reckoning again", "Of the £460.8m in contracts")
	h.finish()
	h.sees("nothing can still move by referrals if all were block")
	h.lacks("Reckoning")
}

// Keys and work side by side share nothing that either changes; the race detector
// looks on.
func TestReckoningWhileKeysAreTyped(t *testing.T) {
	t.Parallel()
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("left", "down", "left", "down", "left", "l", "right", "g", "enter")
	work := newWorkers(d)
	for i := range 60 {
		work.update([]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune{'u'}}, {Type: tea.KeyCtrlR}, {Type: tea.KeyTab}}[i%3])
		d.app.View()
		work.takeWhatIsThere()
	}
	work.wait()
	doc := d.app.Session.Document()
	want := seek.Solve(d.app.Session.Year(), &seek.Question{Scenario: &doc.Scenario, Terms: d.app.Terms})
	if got := d.app.Screen().(*screens.Seek).Answer; !reflect.DeepEqual(got, want) {
		t.Errorf("at last it says %+v, want %+v", got, want)
	}
}
