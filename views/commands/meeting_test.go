//go:build unix

package commands_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/file"
	"fewer/views/commands"
	"fewer/views/terminaltest"
)

// room is the wall of a meeting in a terminal, worked as a facilitator works it.
type room struct {
	*testing.T
	*terminaltest.Terminal
}

func (r room) sees(texts ...string) {
	r.T.Helper()
	r.WaitFor(texts...)
}

func (r room) lacks(texts ...string) {
	r.T.Helper()
	r.Settle()
	for _, text := range texts {
		if strings.Contains(r.Screen(), text) {
			r.Errorf("the wall says %q:\n%s", text, r.Screen())
		}
	}
}

// on goes on until a step is there: a list that is longer than the wall is read to its
// end first.
func (r room) on(step string, texts ...string) {
	r.T.Helper()
	r.Press("space")
	for read := 0; read < 9 && !r.Shows(step); read++ {
		r.Press("space")
	}
	r.sees(append(texts, step)...)
}

// says types into a field, and goes on to the next.
func (r room) says(texts ...string) {
	r.T.Helper()
	for _, text := range texts {
		if text != "" {
			r.Type(text)
			r.Settle()
		}
		r.Press("enter")
	}
}

// toTheGuesses opens the meeting, agrees a red line and chooses a change.
func (r room) toTheGuesses() {
	r.T.Helper()
	r.sees("If nothing changes, on 31 March", "over budget")
	r.lacks("weeks are left")
	r.Press("pgdown") // a presenter's clicker
	r.sees("weeks are left to change it")
	r.Press("pgdown")
	r.sees("Where it comes from", "Invented for the program", "Fingerprint")
	r.Press("space")
	r.sees("What we will not touch")
	r.Press("enter")
	r.says("ent to mid", "15", "some of them are children")
	r.sees("at most 15% fewer", "because some of them are children")
	r.on("Fewer of one thing", "no change")
	r.Press("left", "left", "left", "left")
	r.sees("Agreed in the room: at most 15% fewer")
	r.Press("right")
	r.sees("patients fewer by 31 March", "GPs: ")
	r.lacks("£")
	r.Press("space")
	r.sees("Each table's guess", "Table 3")
}

// guess has three tables guess: one is corrected, one does not know.
func (r room) guess() {
	r.T.Helper()
	r.Press("enter")
	r.says("41k")
	r.Press("enter")
	r.says("lots")
	r.sees("No number")
	r.Type("\x15") // empties the field
	r.says("90000")
	r.Press("enter")
	r.says("?")
	r.lacks("41", "90000", "lots", "£")
	if seen := regexp.MustCompile(`41k|90000|lots`).FindString(r.Raw()); seen != "" {
		r.Errorf("a guess was sent to the screen: %s", seen)
	}
	r.Press("space")
	r.sees("Seal the guesses?")
	r.Press("space")
	r.sees("3 sealed at")
	r.lacks("£")
}

// TestAMeeting runs a whole meeting on the wall and leaves a file whose minutes
// can be read aloud.
func TestAMeeting(t *testing.T) {
	for size, theme := range map[[2]int]string{{80, 24}: "light"} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			term := terminaltest.Start(t, terminaltest.Options{Width: size[0], Height: size[1]}, "room", "--theme", theme)
			r := room{t, term}
			r.toTheGuesses()
			r.guess()
			r.reveal(size)
			r.negotiate()
			r.decide()
			r.Press("s")
			r.sees("What is it called?")
			r.Press("enter")
			r.sees("Saved: ")
			r.Press("q")
			if status := r.Ends(); status != 0 {
				t.Errorf("exit status %d", status)
			}
			asksNothing(t, r.Raw())
			checkMinutes(t, term.Home)
		})
	}
}

// reveal shows both answers, with the window resized between them.
func (r room) reveal(size [2]int) {
	r.T.Helper()
	r.Press("space")
	r.sees("saved if paid", "+1 don't know")
	r.lacks("as contracted", "The contract says")
	r.Resize(30, 8) // the projector is unplugged
	r.lacks("contracted: ", "£0")
	r.Resize(size[0], size[1])
	r.sees("saved if paid")
	r.lacks("as contracted", "The contract says")
	r.Press("pgup", "pgdown") // a look back undoes nothing and reveals nothing
	r.sees("saved if paid")
	r.lacks("The contract says")
	r.Press("space")
	r.sees("saved as contracted", "The contract says: Midshire General is paid", "saved if paid")
	r.Press("space")
	r.sees("For that sum the hospital keeps its staff")
	r.Whole()
}

// negotiate looks at what a block is for and at what can move, and proposes
// other terms.
func (r room) negotiate() {
	r.T.Helper()
	r.on("20% more", "as contracted: nothing more or less to pay", "the contract saves us")
	r.Press("left", "left")
	r.sees("10% more")
	r.on("What Midshire General is paid", "forecast")
	r.on("in contracts this year", "The first week of waiting")
	r.on("What could still move")
	r.on("What it takes to break even, as contracted", "must be saved")
	r.on("kept up for a full year")
	r.on("How long does it take?", "of 17 weeks still count", "Christmas")
	r.on("Nothing else is proposed")
	r.Press("right", "right")
	r.sees("cost per case, from week 36", "Needs the hospital's agreement", "as proposed")
	r.Press("+")
	r.sees("from week 37")
	r.on("Whose money", "Midshire General: as contracted")
	r.on("In small groups", "Until ")
	r.on("No group's plan is here yet")
	r.on("If all of what is agreed happens")
	r.on("If 50% of what is agreed happens")
	r.on("of 10 such years")
	r.on("More than we need?", "still to be found")
	r.on("Now or next year?", "in a full year, if kept up")
	r.on("No change says what it takes")
	r.on("What it means for patients", "Hospital: “")
	r.on("Who gives it up?")
	r.on("What each side says of it")
	r.on("not yet priced is in no total")
	r.Press("enter")
	r.says("Telephone advice", "every practice", "20 a week")
	r.sees("Telephone advice, every practice, 20 a week", "Not yet priced: in no total")
	r.price()
}

// price prices the idea on a bill that no contract holds: wrongly, then rightly.
func (r room) price() {
	r.T.Helper()
	r.Press("enter")
	r.sees("Whose bill does it change?")
	r.says("prescribing")
	r.sees("No contract: what is spent is paid.")
	r.says("900m", "", "", "")
	r.sees("No more than £")
	r.Press("up", "up", "up")
	r.Type("\x15")
	r.says("40k", "38", "", "")
	r.sees("Priced as GP prescribing: £2,666.67 a week less, from", "By 31 March: £40,000 saved.")
	r.Press("u")
	r.sees("Not yet priced: in no total")
	r.Press("ctrl+r")
	r.sees("£40,000 saved")
}

// decide writes down a decision, freezes a copy and reads it back.
func (r room) decide() {
	r.T.Helper()
	r.Press("space")
	r.sees("On the table", "ENT to Midshire General: 10% fewer")
	r.Press("enter")
	r.sees("What is decided?")
	r.Press("down", "enter")
	r.says("", "Dr Green", "31 December", "9", "some")
	r.says("", "Too slow, it was said", "Patients wait less")
	r.sees("Against: type how many people")
	r.Type("\x15")
	r.says("2", "1", "", "")
	r.sees("Dr Green", "9 for, 2 against, 1 not sure")
	r.Press("K")
	r.sees("Freeze a copy?")
	r.Press("enter")
	r.sees("A frozen copy of")
	r.Press("space")
	r.sees("Read back")
	for range 12 {
		if strings.Contains(r.Screen(), "WHAT THE FIGURES REST ON") {
			break
		}
		r.Press("space")
	}
	r.sees("WHAT THE FIGURES REST ON")
	r.Whole()
}

// checkMinutes reads the file that the meeting left, and its page.
func checkMinutes(t *testing.T, home string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(home, "Documents", "Fewer", "*.yaml"))
	files = slices.DeleteFunc(files, func(path string) bool { return strings.Contains(path, ", frozen ") })
	if len(files) != 1 {
		t.Fatalf("the meeting left %q", files)
	}
	checkFrozen(t, home)
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	d, faults := file.ReadScenario(files[0], data)
	if d == nil || len(d.Rounds) != 1 || len(d.Decisions) != 1 || len(d.Frozen) != 1 || len(d.RedLines) != 1 || len(d.Ideas) != 1 {
		t.Fatalf("the file is not what the meeting did (%v):\n%s", faults, data)
	}
	if round := d.Rounds[0]; round.Answers.ByCase <= 0 || round.Answers.AsContracted != 0 || round.Revealed != file.RevealContract {
		t.Errorf("the round is %+v", round)
	}
	checkPriced(t, files[0])
	page := filepath.Join(home, "page.md")
	var out, errs bytes.Buffer
	if status := commands.Main([]string{"export", files[0], "--for", "minutes", "--times", "--to", page}, nil, &out, &errs); status != 0 {
		t.Fatalf("export gives %d: %s", status, &errs)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	from := 0
	for _, said := range []string{ // in this order
		"## Who was there", "## What was asked", "£41,000; £90,000; don't know", "9,291.31", "## What we will not touch", "at most 15% fewer",
		"## What was decided", "ENT to Midshire General: 10% fewer.", "By 31 March, as contracted: nothing saved.",
		"The contract says: Midshire General is paid", "Who sees to it: Dr Green. By when: 31 December.",
		"9 for, 2 against, 1 not sure.", "Against it was said: Too slow, it was said.",
		"## What it comes to", "needed, as contracted", "## What will be looked at when", "31 December",
		"## Added in the room and priced: in the totals", "Telephone advice, every practice, 20 a week.", "£40,000 saved.",
		"## Contracts that would have to change", "cost per case proposed from week 37", "needs the hospital's agreement",
		"## Times", "Agreed in the room: at most 15% fewer", "Decided: ENT to Midshire General: 10% fewer.", "All that is decided and tied",
	} {
		i := strings.Index(string(text)[from:], said)
		if i < 0 {
			t.Fatalf("the page does not say %q where it should:\n%s", said, text)
		}
		from += i
	}
}

// checkFrozen opens the frozen copy: read-only, by itself, as a copy.
func checkFrozen(t *testing.T, home string) {
	t.Helper()
	frozen, _ := filepath.Glob(filepath.Join(home, "Documents", "Fewer", "*, frozen *.yaml"))
	if len(frozen) != 1 {
		t.Fatalf("frozen: %q", frozen)
	}
	if info, err := os.Stat(frozen[0]); err != nil || info.Mode().Perm() != 0o444 {
		t.Errorf("the frozen copy is %v (%v)", info.Mode(), err)
	}
	term := terminaltest.Start(t, terminaltest.Options{Width: 120, Height: 40}, frozen[0])
	r := room{t, term}
	r.sees("Frozen on ", "a copy of your own")
	r.Press("q")
	r.Ends()
}

// checkPriced holds the priced idea against what any program reckons from the file.
func checkPriced(t *testing.T, file string) {
	t.Helper()
	var out, errs bytes.Buffer
	if status := commands.Main([]string{"project", file, "--json"}, nil, &out, &errs); status != 0 {
		t.Fatalf("project gives %d: %s", status, &errs)
	}
	var p struct {
		Terms map[string]struct {
			Saving   json.Number
			ByChange []json.Number `json:"by_change"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	for _, terms := range []string{"as_contracted", "block", "cost_per_case", "as_proposed"} {
		if by := p.Terms[terms].ByChange; len(by) != 2 || by[1] != "40000.00" {
			t.Errorf("under %s the idea saves %v of %v", terms, by, p.Terms[terms].Saving)
		}
	}
	if saving := p.Terms["as_contracted"].Saving; saving != "40000.00" {
		t.Errorf("as contracted the scenario saves %v", saving)
	}
}

// TestASealSurvivesAPulledPlug kills the program between the seal and the reveal:
// nothing is lost, and nothing is revealed early.
func TestASealSurvivesAPulledPlug(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{}, "room")
	r := room{t, term}
	r.toTheGuesses()
	r.guess()
	r.Kill()
	again := terminaltest.Start(t, terminaltest.Options{Home: term.Home})
	r = room{t, again}
	r.sees("Work that was not closed")
	r.Press("enter")
	r.sees("Each table's guess", "3 sealed at", "10% fewer")
	r.lacks("£")
	r.Press("esc")
	r.sees("The guesses are not answered yet")
	r.Press("esc", "space")
	r.sees("saved if paid", "+1 don't know")
	r.lacks("as contracted")
	r.Press("space")
	r.sees("The contract says")
}

// TestTheRoomGoesOnAtItsStep kills the program in a meeting: the next start goes on
// at the step that was on the wall.
func TestTheRoomGoesOnAtItsStep(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{}, "room")
	r := room{t, term}
	r.sees("If nothing changes")
	r.Press("j")
	r.Type("fewer of one")
	r.Press("enter", "left", "left")
	r.sees("fewer by 31 March")
	r.Press("j")
	r.Type("still move")
	r.Press("enter", "space")
	r.sees("What could still move by 31 March, as contracted")
	r.Kill()
	again := terminaltest.Start(t, terminaltest.Options{Home: term.Home}, "room")
	r = room{t, again}
	r.sees("Work that was not closed")
	r.Press("enter")
	r.sees("What could still move by 31 March, as contracted", "Going on where it stopped")
}

// TestTheNotesFollowTheWall opens the facilitator's terminal beside the wall.
func TestTheNotesFollowTheWall(t *testing.T) {
	t.Parallel()
	wall := terminaltest.Start(t, terminaltest.Options{}, "room")
	wall.WaitFor("If nothing changes")
	notes := terminaltest.Start(t, terminaltest.Options{Home: wall.Home}, "room", "--notes")
	notes.WaitFor("1 of 23: Where we are", "left for this step", "left in all", "Say what the picture is")
	wall.Press("space", "space")
	notes.WaitFor("2 of 23: Where it comes from", "Finance answers")
	if screen := wall.Screen(); strings.Contains(screen, "minute") || strings.Contains(screen, "Finance answers") {
		t.Errorf("the wall shows what is for the facilitator:\n%s", screen)
	}
	wall.Kill()
	notes.WaitFor("The wall is not running any more", "2 of 23: Where it comes from")
	if notes.Shows("left") {
		t.Errorf("time runs on after the wall is gone:\n%s", notes.Screen())
	}
	notes.Type("q")
	if status := notes.Ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// A meeting is prepared before there is a file for it: the test card comes up all the
// same, and what is decided is saved under that name.
func TestTheTestCardBeforeThereIsAFile(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{Width: 80, Height: 24}, "room", "--test", "meeting.scenario.yaml", "--theme", "projector")
	r := room{t, term}
	r.sees("Can the back row read this line?", "meeting.scenario.yaml is not there yet: s saves the meeting there")
	r.Press("esc")
	r.Press("left")
	r.Press("s")
	r.sees("Saved: meeting.scenario.yaml")
	r.Type("q")
	if status := r.Ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}
