package workshop

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/meeting"
	"fewer/views/tui"
)

var everyPlug = flag.Bool("every-plug", false, "hold the meeting at every size, and pull the plug at every step of it")

// typedAt is what is typed on a step of the meeting; all else is a clicker's Page Down.
var typedAt = map[file.Shown][]string{
	file.ShowRedLines:  {"enter", "ent to mid", "enter", "15", "enter", "some of them are children", "enter"},
	file.ShowLine:      {"left", "left"},
	file.ShowGuess:     {"enter", "41k", "enter", "enter", "90k", "enter", "enter", "?", "enter", "pgdown", "space"},
	file.ShowContracts: {"right", "right"},
	file.ShowDelivery:  {"left"},
	file.ShowIdeas:     {"enter", "Telephone advice", "enter", "every practice", "enter", "20 a week", "enter"},
	file.ShowDecisions: {"enter", "down", "enter", "enter", "Dr Green", "enter", "31 December", "enter", "9", "enter", "2", "enter", "1", "enter", "Too slow", "enter", "enter"},
}

// pullThePlug kills a meeting that is held, and goes on with it in another app.
func (d *driver) pullThePlug(dir string, size [2]int) *driver {
	d.t.Helper()
	d.app.Notice, d.app.Stale = "", true
	stood, wall := d.app.room.Stand(), d.wallBetween()
	d.app.Session.Close() // not saved: its journal is left
	left, notices := journal.Recover(dir, time.Now())
	if len(left) != 1 || len(notices) > 0 {
		d.t.Fatalf("left: %v, %q", left, notices)
	}
	again := newDriver(d.t, testYear(), file.Document{}, "projector", size[0], size[1])
	again.now = d.now
	again.run(again.app.keep.GoOn(left[0]))
	again.app.Close()
	if _, in := again.app.Screen().(*meeting.Room); !in {
		d.t.Fatalf("after the plug was pulled on %q it does not go on in the room:\n%s", stood.Title, again.screenText())
	}
	again.run(again.app.Besides(nil))
	if stands := again.app.room.Stand(); stands.Title != stood.Title || stands.Step != stood.Step || stands.Piece != stood.Piece || stands.Row != stood.Row {
		d.t.Errorf("it stands at %+v; it stood at %+v", stands, stood)
	}
	again.app.Notice, again.app.Stale = "", true
	if shows := again.wallBetween(); shows != wall && !strings.Contains(wall, "Not sealed yet") {
		d.t.Errorf("on %q the wall was\n%s\nand is\n%s", stood.Title, wall, shows)
	}
	return again
}

// wallBetween is the wall without its title, which marks what is not saved, and without
// the last line.
func (d *driver) wallBetween() string {
	lines := strings.Split(d.screenText(), "\n")
	return strings.Join(lines[1:len(lines)-1], "\n")
}

// A whole meeting is held at every size from a clicker alone, but for what is typed; the
// plug is pulled at its steps, and it goes on there. Nothing is lost of what was agreed.
func TestAWholeMeeting(t *testing.T) {
	t.Parallel()
	for _, size := range sizesOfWalls {
		if !*everyPlug && size != [2]int{50, 16} {
			continue
		}
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) { holdMeeting(t, size) })
	}
}

func holdMeeting(t *testing.T, size [2]int) {
	dir := t.TempDir()
	d := newDriver(t, testYear(), file.Document{}, "projector", size[0], size[1])
	d.app.Session.KeepJournal(dir)
	d.press("R")
	step := -1
	for range 300 {
		at := d.app.room.Stand()
		if at.Step != step {
			step = at.Step
			shows := file.EverythingShown[step]
			d.press(typedAt[shows]...)
			if d.app.Over != nil {
				t.Fatalf("on %q something is open:\n%s", at.Title, d.screenText())
			}
			d.validFrame(t, size[0], size[1])
			if len(d.app.room.Snapshot().Says) == 0 {
				t.Errorf("%q says nothing", at.Title)
			}
			if d.app.Session.Dirty() && (*everyPlug || shows == file.ShowContract) { // before anything is said there is nothing to go on with
				d = d.pullThePlug(dir, size)
			}
		}
		d.press("pgdown")
		if question, asked := d.app.Over.(*tui.Question); asked {
			t.Fatalf("the clicker stands before a question: %s", question.Title)
		}
		if strings.Contains(d.screenText(), "the end of the agenda") {
			break
		}
	}
	if step != len(file.EverythingShown)-1 {
		t.Fatalf("the clicker comes no further than %q:\n%s", d.app.room.Stand().Title, d.screenText())
	}
	doc := d.app.Session.Document()
	if len(doc.RedLines) != 1 || len(doc.Rounds) != 1 || len(doc.Rounds[0].Guesses) != 3 || doc.Rounds[0].Revealed != file.RevealContract ||
		len(doc.Ideas) != 1 || len(doc.Decisions) != 1 || doc.Decisions[0].Dissent != "Too slow" || len(doc.Scenario.Proposals) != 1 {
		t.Errorf("the meeting leaves %+v", doc)
	}
	d.app.Session.Close()
}
