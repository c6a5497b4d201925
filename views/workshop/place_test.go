package workshop

import (
	"testing"
	"time"

	"fewer/views/keeping"
	"fewer/views/meeting"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// meetingLeft holds a meeting up to a point and leaves it there, as a kill does,
// and gives the app that goes on with it.
func meetingLeft(t *testing.T, hold func(*driver)) (before, after *driver) {
	t.Helper()
	dir := t.TempDir()
	before = newDriver(t, testYear(), file.Document{}, "plain", 100, 30)
	before.app.Session.KeepJournal(dir)
	change := model.NewChange(model.Target{Referrals: "n-hips"}, model.Size{Kind: model.Percent, Amount: -10})
	s := before.app.Session
	s.AddChange(change)
	s.AskGuesses(change)
	s.Guess("Table 1", model.Given(40_000))
	s.Seal()
	before.app.Changed()
	before.press("R")
	hold(before)
	s.Close() // not saved: its journal is left
	left, notices := journal.Recover(dir, time.Now())
	if len(left) != 1 || len(notices) > 0 {
		t.Fatalf("left: %v, %q", left, notices)
	}
	after = newDriver(t, testYear(), file.Document{}, "plain", 100, 30)
	_ = after.app.keep.GoOn(left[0])
	after.app.Close()
	t.Cleanup(after.app.Session.Close)
	return before, after
}

func TestTheRoomOpensOnTheStepThatItStoodAt(t *testing.T) {
	for name, c := range map[string]struct {
		hold func(*driver)
		sees string
	}{
		"at the first answer": {func(d *driver) { d.press("space") }, "If paid by the case"},
		"at the second":       {func(d *driver) { d.press("space", "space") }, "The contract we have"},
		"in the sweep":        {func(d *driver) { d.press("space", "space", "space", "space", "left", "left") }, "10% more"},
		"in its second piece": {func(d *driver) { d.press("space", "space", "space", "space", "space") }, "What this contract is for"},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := meetingLeft(t, c.hold)
			before.sees(c.sees)
			if _, in := after.app.Screen().(*meeting.Room); !in {
				t.Fatal("this is not the room")
			}
			stands, stood := after.app.room.Stand(), before.app.room.Stand()
			if !stands.Began.Equal(stood.Began) || !stands.StepFrom.Equal(stood.StepFrom) {
				t.Errorf("the clock of the meeting starts anew: %v, %v; it began at %v, %v", stands.Began, stands.StepFrom, stood.Began, stood.StepFrom)
			}
			stands.Began, stands.StepFrom = stood.Began, stood.StepFrom
			if stands != stood {
				t.Errorf("it stands at %+v; it stood at %+v", stands, stood)
			}
			after.app.Notice = ""
			after.app.Stale = true
			after.sees(c.sees)
		})
	}
}

func TestHalfTypedWordsComeBack(t *testing.T) {
	_, after := meetingLeft(t, func(d *driver) {
		d.press("space", "space")
		d.toStep(file.ShowDecisions)
		d.press("d", "enter", "tab", "Dr Lamb asks", "tab", "tab", "9")
		d.sees("Dr Lamb asks")
	})
	after.sees("What was half typed stands there again")
	after.press("d", "enter")
	after.sees("Dr Lamb asks", "9")
}

// TestAHalfTypedChangeComesBack: on the workbench as on the wall, and once.
func TestAHalfTypedChangeComesBack(t *testing.T) {
	dir := t.TempDir()
	before := newDriver(t, testYear(), file.Document{}, "plain", 100, 30)
	before.app.Session.KeepJournal(dir)
	before.press("left", "enter", "17", "down", "40", "down", "down", "enter", "weir", "space", "enter", "down", "60", "end")
	before.press("down", "down", "down", "down", "down", "as agreed by tele")
	before.app.Session.Close()
	left, _ := journal.Recover(dir, time.Now())
	if len(left) != 1 {
		t.Fatalf("%d are left", len(left))
	}
	after := newDriver(t, testYear(), file.Document{}, "plain", 100, 30)
	_ = after.app.keep.GoOn(left[0])
	t.Cleanup(after.app.Session.Close)
	if after.app.room != nil {
		t.Error("a wall is put up that there never was")
	}
	after.sees("What was half typed stands there again")
	after.press("enter")
	after.sees("17% fewer", "week 40 begins", "Weir Side Practice", "60%", "as agreed by tele")
	after.press("phone", "enter")
	c := after.changes()
	if len(c) != 1 || c[0].Size.Amount != -17 || c[0].FromWeek != 40 || len(c[0].Practices) != 1 || c[0].Delivered != 0.6 || c[0].Note != "as agreed by telephone" {
		t.Errorf("going on makes %+v", c)
	}
	after.press("enter", "ctrl+u", "50", "esc", "enter") // left, it is left
	after.lacks("50% fewer")
}

func TestWorkThatIsSavedIsOfferedWhereAMeetingStood(t *testing.T) {
	stood := journal.Recovery{Place: []byte(`{"room":true,"title":"Whose money","step":10}`)}
	atTheStart := journal.Recovery{Place: []byte(`{"room":true,"title":"Where we are","step":0}`)}
	typed := journal.Recovery{Place: []byte(`{"drafts":{"idea":["Clinic on Fridays"]}}`)}
	let := journal.Recovery{LetGo: true, Unsaved: true, Steps: 3, Place: stood.Place}
	offered := keeping.WorthOffering([]journal.Recovery{stood, atTheStart, typed, let, {}})
	if len(offered) != 2 || string(offered[0].Place) != string(stood.Place) || string(offered[1].Place) != string(typed.Place) {
		t.Errorf("offered: %+v", offered)
	}
}
