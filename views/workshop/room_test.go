package workshop

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/meeting"
	"fewer/views/tui"
	"fewer/views/workbench"
)

// fewerENT is a scenario of the test year with one change by two practices.
func fewerENT() file.Document {
	c := model.NewChange(ent, model.Size{Amount: -10})
	c.Practices = []string{"combe-lane", "weir-side"}
	return file.Document{Scenario: model.Scenario{Name: "Joint meeting", Changes: []model.Change{c}}}
}

// Whatever is pressed in the room, in whatever window and theme, a frame is as
// large as the window, and no guess and no answer is shown before its time.
func TestTheRoomShowsNothingEarly(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, s := range meeting.EachStep(onWall{&App{}}, nil) {
		for _, act := range s.Actions() {
			keys = append(keys, act.Keys...)
		}
	}
	keys = append(keys, "space", "space", "space", "I", "d", "enter", "enter", "4", "1", "k", "?", "esc", "u", "ctrl+r", "tab", ":", "h", "o", "?", "t", "down", "up")
	rapid.Check(t, func(rt *rapid.T) {
		size := func() (int, int) {
			return rapid.IntRange(0, 130).Draw(rt, "w"), rapid.IntRange(0, 40).Draw(rt, "h")
		}
		w, h := size()
		d := newDriver(t, testYear(), fewerENT(), rapid.SampledFrom(tui.Themes).Draw(rt, "theme"), w, h)
		d.press("R")
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			if rapid.IntRange(0, 12).Draw(rt, "what") == 0 {
				w, h = size()
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
			} else {
				d.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			d.validFrame(rt, w, h)
			if _, in := d.app.Screen().(*meeting.Room); !in {
				continue
			}
			round, open := d.app.Session.Document().OpenRound()
			if !open || round.Revealed != file.RevealNothing {
				continue
			}
			saving := d.saving(model.AllCostPerCase)
			for _, money := range []string{saving.Whole(), saving.Short()} {
				if screen := d.screenText(); saving != 0 && strings.Contains(screen, money) {
					rt.Fatalf("%s is shown before the guesses are sealed:\n%s", money, screen)
				}
			}
		}
	})
}

func TestEscLosesNothingThatWasTyped(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "ideas", "enter", "enter", "Telephone advice", "enter", "every practice", "esc")
	d.lacks("Telephone advice")
	d.press("enter")
	d.sees("Telephone advice", "every practice")
	d.press("enter", "enter", "20 a week", "enter")
	d.sees("Telephone advice, every practice, 20 a week.")
	if ideas := d.app.Session.Document().Ideas; len(ideas) != 1 || ideas[0].Size != "20 a week" {
		t.Errorf("written down: %+v", ideas)
	}
}

func TestTheProjectorHidesPractices(t *testing.T) {
	for theme, hides := range map[string]bool{"projector": true, "light": false} {
		d := newDriver(t, testYear(), fewerENT(), theme, 120, 40)
		d.press("R", "j", "decide", "enter")
		if shows := strings.Contains(d.screenText(), "Combe Lane Surgery"); shows == hides {
			t.Errorf("in the theme %s:\n%s", theme, d.screenText())
		}
		d.press("j", "read back", "enter")
		if shows := strings.Contains(d.screenText(), "Combe Lane Surgery"); shows == hides {
			t.Errorf("in the theme %s:\n%s", theme, d.screenText())
		}
	}
}

func TestAContractIsALeverOfItsOwn(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "contract were", "enter")
	d.press("right", "enter", "ctrl+u", "40", "enter", "52m", "enter")
	d.sees("block of £52.0m, from week 40", "Needs the hospital's agreement", "£52.0m for a full year counts for £")
	if n := len(d.app.Session.Document().Scenario.Changes); n != 1 {
		t.Errorf("%d changes after a proposal", n)
	}
	d.press("left")
	d.sees("Nothing else is proposed")
	d.press("left")
	d.sees("a year-end settlement of £61,200,000")
	d.press("enter", "ctrl+u", "enter")
	d.sees("A settlement needs its amount")
}

// A file whose guesses are still open opens in the room: the workbench would show
// the answer.
func TestOpenGuessesOpenInTheRoom(t *testing.T) {
	doc := fewerENT()
	doc.Rounds = []file.Round{{Change: doc.Scenario.Changes[0], Guesses: []file.Guess{{Table: "Table 1", Pounds: model.Given(9000)}}, Sealed: "2010-12-02 14:18"}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.sees("Each table's guess", "1 sealed at 14:18")
	d.press("o")
	d.sees("The money is withheld")
	d.lacks("£")
}

func TestTheMeetingHasAPlaceAndADate(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "enter", "Town Hall", "enter", "ctrl+u", "Thursday", "enter", "North, South", "enter")
	d.sees("A date is written 2010-12-02")
	d.press("up", "ctrl+u", "2010-12-02", "enter", "enter")
	if m := d.app.Session.Document().Meeting; m.Place != "Town Hall" || m.Date != "2010-12-02" || len(m.Tables) != 2 {
		t.Errorf("the meeting is %+v", m)
	}
	d.press("j", "read back", "enter")
	d.sees("Town Hall, 2010-12-02")
}

func TestTheTestCardSaysWhatWorks(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "light", 50, 16)
	d.app.start(StartTestCard)
	d.send(tea.WindowSizeMsg{Width: 50, Height: 16})
	d.sees("Can the back row read this line?", "window 50 by 16", "shows every step of a meeting")
	d.press("space")
	d.sees("If nothing changes, on 31 March")
	d.press("esc", "enter")
	if _, ok := d.app.Screen().(*workbench.Bench); !ok {
		t.Error("Esc, then Enter, does not lead to the workbench")
	}
}

// A guess may be typed at once: its first digit is a dot too.
func TestAGuessIsTypedAtOnce(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "space")
	d.sees("Each table's guess")
	d.press("7")
	d.lacks("7”", "£7")
	d.press("3", "k", "enter")
	d.sees("written")
	d.lacks("73")
	round, open := d.app.Session.Document().OpenRound()
	if !open || len(round.Guesses) != 1 || round.Guesses[0].Pounds.Value != 73_000 {
		t.Errorf("guessed: %+v", round)
	}
}

// A meeting that does not want to guess goes on with one more press of Space, and
// is told so; guesses that are written down are never passed over.
func TestOnWithoutGuesses(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "space", "space")
	d.sees("Go on without guesses?", "No table has written a guess", "go on without")
	d.lacks("£")
	d.press("pgup")
	d.sees("Each table's guess")
	d.press("space", "pgdown")
	d.sees("Each table's guess")
	d.press("space", "space")
	d.sees("if paid by the case", "saved if paid")
	d.press("space")
	d.sees("The contract says")
	d.press("j", "read back", "enter")
	if said := wallText(d); !strings.Contains(said, "No table guessed.") {
		t.Errorf("the minutes say:\n%s", said)
	}
}

func TestGivingUpGuessesAsksFirst(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "space", "enter", "41k", "enter", "G")
	d.sees("Give the guesses up?", "One table has written a guess")
	d.press("space", "pgdown")
	if round, _ := d.app.Session.Document().OpenRound(); len(round.Guesses) != 1 {
		t.Errorf("the guess is gone: %+v", round)
	}
	d.press("G", "g")
	d.sees("Given up. Space shows the first answer", "On without guesses")
	d.lacks("£")
	d.press("u")
	d.sees("written")
	d.press("G", "g", "space")
	d.sees("saved if paid")
	d.lacks("41")
}

// An agenda of one's own may have answers without guesses.
func TestAnAgendaWithoutGuesses(t *testing.T) {
	doc := fewerENT()
	doc.OwnAgenda = []file.AgendaItem{{Title: "By the case", Shows: file.ShowByCase}, {Title: "As contracted", Shows: file.ShowContract}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("R")
	d.lacks("£")
	d.press("space")
	d.sees("Go on without guesses?")
	d.press("space")
	d.sees("saved if paid")
	d.press("space")
	d.sees("The contract says")
}

// An agenda may have the second answer alone: it shows both, with guesses and without.
func TestAnAgendaWithTheSecondAnswerAlone(t *testing.T) {
	for _, guess := range []bool{true, false} {
		doc := fewerENT()
		doc.OwnAgenda = []file.AgendaItem{{Title: "Fewer", Shows: file.ShowLine}, {Title: "Guess", Shows: file.ShowGuess}, {Title: "As contracted", Shows: file.ShowContract}, {Title: "Decide", Shows: file.ShowDecisions}}
		d := newDriver(t, testYear(), doc, "plain", 80, 24)
		d.press("R", "space")
		if guess {
			d.press("4", "0", "k", "enter", "space", "space", "space")
		} else {
			d.press("space", "space")
		}
		d.sees("saved if paid", "The contract says")
		d.press("space", "space")
		d.lacks("withheld")
	}
}

// A list that is longer than the wall is read to its end by Space, End goes there at once,
// and Page Up goes back the same way.
func TestALongListIsReadOn(t *testing.T) {
	doc := fewerENT()
	for i := range 12 {
		doc.Decisions = append(doc.Decisions, file.Decision{What: "Decision number " + strconv.Itoa(i+1)})
	}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("R", "j", "decide", "enter", "end")
	d.sees("Decision number 12")
	d.press("home", "j", "decide", "enter")
	first := d.screenText()
	d.lacks("Decision number 12")
	for range 12 {
		if d.press("space"); strings.Contains(d.screenText(), "Decision number 12") {
			break
		}
	}
	d.sees("Decision number 12", "Decide")
	d.press("space")
	d.sees("Read back")
	d.press("pgup")
	for range 12 {
		if d.screenText() == first {
			return
		}
		d.press("pgup")
	}
	t.Error("Page Up does not go back to the first wall of the list")
}

// Two steps back in haste are no writing, and without a group's plan there is one wall.
func TestWhatIsPressedTwiceOnTheWall(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 80, 24)
	d.press("R")
	d.toStep(file.ShowLine)
	d.press("left", "enter", "hips", "enter", "left")
	d.press("u")
	d.now = d.now.Add(150 * time.Millisecond)
	d.press("u")
	d.lacks("looks like writing")
	d.press("j", "side by side", "enter")
	d.sees("No group's plan is here yet")
	d.press("space")
	d.lacks("No group's plan is here yet")
	d.press("pgup")
	d.sees("No group's plan is here yet")
}

// What the tables are asked about is what was chosen last.
func TestAnotherSizeBeforeTheFirstGuess(t *testing.T) {
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(ent, model.Size{Amount: -10})}}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "space", "pgup", "left", "space")
	d.sees("15% fewer.")
}

// A presenter's clicker runs through a whole meeting, forwards and back, but for the
// one question that it never answers: whether to go on without guesses.
func TestAClickerAlone(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {50, 16}, {120, 40}} {
		d := newDriver(t, testYear(), fewerENT(), "projector", size[0], size[1])
		d.press("R")
		seen := map[string]bool{}
		for range 200 {
			if r, in := d.app.Screen().(*meeting.Room); in && d.app.Over == nil {
				seen[r.Stand().Title] = true
			}
			if _, asked := d.app.Over.(*tui.Question); asked {
				d.press("pgdown")
				if d.app.Over != nil {
					t.Fatal("Page Down is not “stay”")
				}
				d.press("space", "space")
				continue
			}
			if d.press("pgdown"); strings.Contains(d.screenText(), "the end of the agenda") {
				break
			}
		}
		for _, item := range file.UsualAgenda() {
			if !seen[item.Title] {
				t.Errorf("at %v the clicker never comes to %q", size, item.Title)
			}
		}
		for range 200 {
			if d.press("pgup"); strings.Contains(d.screenText(), "This is the beginning") {
				break
			}
		}
		d.sees("This is the beginning", "Where we are")
		if rounds := d.app.Session.Document().Rounds; len(rounds) != 1 || rounds[0].Revealed != file.RevealContract {
			t.Errorf("after a look back the rounds are %+v", rounds)
		}
	}
}

// Esc is on most clickers: it shows nobody the workbench before they have said so,
// and the room goes on where it was left.
func TestLeavingTheRoomAsks(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {50, 16}} {
		d := newDriver(t, testYear(), fewerENT(), "projector", size[0], size[1])
		d.press("R", "j", "still move", "enter", "space", "down")
		for _, stays := range []string{"esc", "space"} {
			d.press("esc")
			d.sees("Leave the room?", "R comes back")
			d.lacks("as contracted £")
			d.press(stays)
			d.sees("What can still move")
		}
		d.press("esc", "pgdown")
		d.lacks("Leave the room?")
		d.sees("What can still move")
		d.press("esc", "y")
		d.sees("This waits for an answer. Enter: leave", "Leave the room?")
		d.press("enter")
		if _, in := d.app.Screen().(*workbench.Bench); !in {
			t.Fatalf("Enter stays in the room:\n%s", d.screenText())
		}
		stood := d.app.room.Stand()
		d.press("down", "left", "R")
		d.sees("What could still move by 31 March, as contracted")
		if at := d.app.room.Stand(); at.List != stood.List || at.Piece != stood.Piece || stood.Piece != 1 || at.Row != ent {
			t.Errorf("back in the room it stands at %+v, not %+v", at, stood)
		}
	}
}

// A row that nobody chose gives way to the one that was changed meanwhile.
func TestTheRoomComesBackToTheRowThatIsChanged(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter")
	d.sees("ENT to Midshire General")
	d.press("esc", "enter", "down", "left", "R")
	d.sees("Fewer of one thing", "Dermatology to Midshire General")
	d.press("up", "esc", "enter", "R")
	d.sees("ENT to Midshire General")
}

// A clicker's keys for a blank wall blank it, and any key brings it back.
func TestTheWallCanBeBlank(t *testing.T) {
	for _, key := range []string{"b", "."} {
		d := newDriver(t, testYear(), fewerENT(), "projector", 80, 24)
		d.press("R", "space", key)
		if said := strings.TrimSpace(d.screenText()); said != "" {
			t.Errorf("%q leaves on the wall:\n%s", key, said)
		}
		d.press("space")
		d.sees("Where we are", "weeks are left")
	}
}

// No key of a clicker does nothing in silence.
func TestKeysWithoutAMeaningAreAnswered(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "still move", "enter")
	for key, name := range map[string]string{"enter": "Enter", "left": "←", "right": "→"} {
		d.press(key)
		d.sees("There is nothing to choose or to change on this step, so " + name + " does nothing; Space goes on")
	}
	d.press("j", "red", "pgdown", "esc", "j", "not touch", "enter", "left")
	d.sees("← does nothing on this step; Space goes on")
	d.press("j", "table's guess", "enter", "pgup", "space", "enter", "pgdown")
	d.sees("Something is being typed: Enter goes on with it, Esc leaves it, kept")
	d.press("esc", "j", "decide", "enter")
	d.press("j", "Where we are", "enter", "enter", "pgdown")
	d.sees("Something is being typed")
}

// Whatever an agenda may show has a step, which says what its keys do.
func TestWhateverAnAgendaShowsHasAStep(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R")
	for _, shows := range file.EverythingShown {
		d.toStep(shows)
		for _, act := range d.app.room.Actions() {
			if act.ID == "" || act.Help == "" || len(act.Keys) == 0 || act.Do == nil {
				t.Errorf("%s has an action that is not told in full: %+v", shows, act)
			}
		}
	}
	if steps := reflect.ValueOf(d.app.room).Elem().FieldByName("steps").Len(); steps != len(file.EverythingShown) {
		t.Errorf("%d steps for %d things that an agenda may show", steps, len(file.EverythingShown))
	}
}
