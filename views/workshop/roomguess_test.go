package workshop

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/file"
)

// threeTables is a driver on the guesses' step of three tables.
func threeTables(t *testing.T, w, h int) *driver {
	t.Helper()
	d := newDriver(t, testYear(), fewerENT(), "plain", w, h)
	d.press("R", "enter", "enter", "enter", "ctrl+u", "North, South, East", "enter")
	d.press("j", "fewer of one", "enter", "space")
	return d
}

// hold presses a key without waiting for what follows when it is let go.
func (d *driver) hold(k tea.KeyType) tea.Cmd {
	_, cmd := d.app.Update(tea.KeyMsg{Type: k})
	return cmd
}

// Its table can look once at what it has typed, for as long as it holds a key.
func TestATypedGuessCanBeLookedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // it waits until a held key counts as let go
		d := threeTables(t, 80, 24)
		d.press("41k")
		d.lacks("41k")
		first := d.hold(tea.KeyTab)
		d.sees("41k")
		pressed := time.Now()
		second := d.hold(tea.KeyTab)
		d.send(first()) // the time of the first press: the key is held
		d.sees("41k")
		d.send(second())
		d.lacks("41k")
		if shown := time.Since(pressed); shown >= time.Second {
			t.Errorf("a guess is shown for %s after its key is let go", shown)
		}
		d.hold(tea.KeyTab)
		d.lacks("41k")
		d.sees("It has been looked at once; Enter writes it down, Ctrl+U begins anew")
		d.press("esc", "enter") // the same writing
		d.hold(tea.KeyTab)
		d.lacks("41k")
		d.press("ctrl+u", "52k")
		d.hold(tea.KeyTab)
		d.sees("52k")
		d.press("1") // any other key hides it
		d.lacks("52k")
		d.press("backspace", "enter")
		d.sees("written")
		if g, _ := d.round().GuessOf("North"); g.Pounds != model.Given(52_000) {
			t.Errorf("written: %+v", g)
		}
	})
}

// round is the last round of the session.
func (d *driver) round() file.Round {
	rounds := d.app.Session.Document().Rounds
	return rounds[len(rounds)-1]
}

// A table that has written is told so and asked, whatever key it begins with; what it
// wrote is shown to nobody.
func TestAWrittenGuessIsAskedAbout(t *testing.T) {
	d := threeTables(t, 80, 24)
	d.press("41k", "enter", "up")
	for _, key := range []string{"enter", "7"} {
		d.press(key)
		d.sees("North has written its guess", "Write it anew?")
		d.lacks("41")
		d.press("esc")
		if g, _ := d.round().GuessOf("North"); g.Pounds != model.Given(41_000) {
			t.Errorf("after %s it is %+v", key, g)
		}
	}
	d.press("enter", "enter", "39k", "enter")
	if g, _ := d.round().GuessOf("North"); g.Pounds != model.Given(39_000) || len(d.round().Guesses) != 1 {
		t.Errorf("written anew: %+v", d.round().Guesses)
	}
}

// Whoever goes on with work that was left stands at the next table that has to write.
func TestAfterARestartTheNextTableWrites(t *testing.T) {
	d := threeTables(t, 80, 24)
	d.press("41k", "enter", "60k", "enter")
	again := newDriver(t, testYear(), d.app.Session.Document(), "plain", 80, 24)
	if table := again.table(); table != "East" {
		t.Errorf("it is the turn of %s", table)
	}
	at := again.app.room.Stand()
	at.Table = 0
	again.app.room.TakeUp(at)
	if table := again.table(); table != "East" {
		t.Errorf("taken up, it is the turn of %s", table)
	}
}

// A table that comes late is added to the names, where nobody who has written goes
// out; and where the guesses are sealed, after they are unsealed.
func TestALateTableHasAWayIn(t *testing.T) {
	d := threeTables(t, 80, 24)
	d.press("41k", "enter", "60k", "enter", "n")
	d.press("North, East", "enter")
	d.sees("South has written a guess and keeps its name for this round")
	d.press("ctrl+u", "North, South, East, West", "enter")
	if table := d.table(); table != "East" || len(d.app.Session.Document().Tables()) != 4 {
		t.Fatalf("the turn of %s of %q", table, d.app.Session.Document().Tables())
	}
	d.press("enter", "?", "enter", "space", "space")
	d.sees("3 sealed at", "U unseals them, until the first answer is shown.")
	d.press("n")
	d.sees("The guesses are sealed")
	d.press("U", "enter")
	if d.round().Sealed != "" || d.table() != "West" {
		t.Fatalf("after unsealing: %+v, the turn of %s", d.round(), d.table())
	}
	d.press("50k", "enter", "space", "space", "space")
	d.sees("if paid by the case")
	if len(d.round().Guesses) != 4 {
		t.Errorf("%d guesses", len(d.round().Guesses))
	}
	d.press("j", "table's guess", "enter", "U")
	d.sees("An answer has been shown; the guesses stay as they are")
}

// A guess far from all others is asked about by its own size: neither it nor the
// others' can be read from the question.
func TestAGuessOutOfScaleIsAskedAbout(t *testing.T) {
	d := threeTables(t, 80, 24)
	d.press("41k", "enter", "60k", "enter", "4m", "enter")
	d.sees("Is that meant?", "It is in millions of pounds, another scale")
	d.lacks("4m", "£4", "41", "60", "hundred")
	d.press("esc")
	if d.sees("Saved by 31 March, in pounds:"); d.round().Wrote("East") {
		t.Fatalf("Esc does not go back to it: %+v", d.round())
	}
	d.press("enter", "enter")
	if g, _ := d.round().GuessOf("East"); g.Pounds != model.Given(4_000_000) {
		t.Errorf("written: %+v", g)
	}
}

// Whether a guess is asked about goes by what its row costs, and by nothing that another
// table has written: whoever is asked would learn the scale of that.
func TestAGuessIsAskedAboutWhateverOthersWrote(t *testing.T) {
	for _, others := range []model.Optional{{}, model.Given(3), model.Given(30_000), model.Given(9e8)} {
		d := threeTables(t, 80, 24)
		s := d.app.Session
		worth := 0.0
		for _, line := range s.Year().LinesOf(d.round().Change.Target) {
			worth += s.Projection().Lines[line].Value[0]
		}
		if r := s.Guess("North", others); r.Refused() {
			t.Fatal(r.Reason)
		}
		for pounds, want := range map[float64]bool{0: false, worth / 10_001: true, -worth / 9_999: false, 22_000: false, worth: false, worth + 1: true, -9e8: true} {
			if got := s.OutOfScale(model.Given(pounds)); got != want {
				t.Errorf("£%v out of scale beside %v: %v", pounds, others, got)
			}
		}
		if s.OutOfScale(model.Optional{}) {
			t.Error("not knowing is out of scale")
		}
	}
}

// One guess far out leaves the picture of the others as it is: the scale breaks, and
// words say the figure.
func TestAGuessOutOfScaleSquashesNothing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {50, 16}} {
		d := threeTables(t, size[0], size[1])
		d.press("4k", "enter", "6k", "enter", "4m", "enter", "enter", "space", "space", "space")
		d.sees("£4.0m")
		var line, marks string
		rows := strings.Split(d.screenText(), "\n")
		for i, row := range rows {
			if strings.Contains(row, "//") {
				line, marks = row, rows[i+1]
			}
		}
		left, right, _ := strings.Cut(line, "//")
		if strings.Count(marks, "o") != 3 || strings.TrimSpace(right) != "" || strings.LastIndex(marks, "o") != len(left) {
			t.Fatalf("at %v the scale is not broken before the mark of £4.0m:\n%s", size, d.screenText())
		}
		if apart := strings.LastIndex(marks[:len(left)], "o") - strings.Index(marks, "o"); apart < 3 {
			t.Errorf("at %v the others are %d columns apart:\n%s", size, apart, d.screenText())
		}
	}
}

// In the smallest window of a wall, too, the foot of a guess tells every key.
func TestTheFootOfAGuessTellsEveryKey(t *testing.T) {
	for _, size := range [][2]int{{50, 16}, {60, 20}, {77, 24}, {80, 24}} {
		d := threeTables(t, size[0], size[1])
		d.press("1")
		d.sees("Enter write", "? don't know", "Tab", "look", "Esc leave")
	}
}

// What a change takes is named before anyone guesses and beside both answers: it is no
// fault of the contract, nor of a guess.
func TestWhatItTakesIsSaidBeforeAGuess(t *testing.T) {
	doc := fewerENT()
	doc.Scenario.Changes[0].Costs = model.Costs{Once: 10_000}
	d := newDriver(t, testYear(), doc, "plain", 120, 40)
	d.press("R", "j", "fewer of one", "enter", "space")
	d.sees("It takes £10,000 once; what is saved is what is left after that. What will it save by 31 March?")
	d.press("25k", "enter", "esc", "space", "space", "space", "space")
	d.sees("after what it takes")
	d.press("space")
	d.sees("The contract says:", "It takes £10,000 once; what is saved is what is left after that.")
}
