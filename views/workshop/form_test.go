package workshop

import (
	"reflect"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
)

func (d *driver) changes() []model.Change { return d.app.Session.Document().Scenario.Changes }

func TestTheFormEditsEverythingOfAChange(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("enter")
	d.sees("ENT to Midshire General", "a new change", "10 is 10% fewer")
	d.press("20", "down", "38", "down", "48")
	d.sees("20% fewer", "week 38 begins on 16 December", "week 48 ends on 2 March")
	d.press("down", "enter", "weir", "space", "enter")
	d.sees("Weir Side Practice")
	d.press("down", "backspace", "backspace", "backspace", "backspace", "60%", "down", "40", "down", "18 to 26", "down", "4000", "down", "350", "down", "Advice line first", "enter")
	want := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -20})
	want.FromWeek, want.ToWeek, want.Practices, want.Delivered = 38, 48, []string{"weir-side"}, 0.6
	want.ComesBack, want.Note = model.ComesBack{Share: 0.4, Lag: model.Lag{First: 18, Last: 26}}, "Advice line first"
	want.Costs = model.Costs{Once: 4000, PerWeek: 350}
	if got := d.changes(); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Fatalf("the changes are %+v", got)
	}
	d.lacks("a new change")
	d.press("enter")
	d.sees("38", "48", "60%", "40%", "18 to 26", "Advice line first", "Weir Side Practice")
	d.press("enter")
	if got := d.changes(); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Errorf("opened and kept, the changes are %+v", got)
	}
	if _, again := d.app.Session.CanRedo(); again || len(d.app.Session.Steps()) != 2 {
		t.Errorf("keeping what was not edited is a step: %v", d.app.Session.Steps())
	}
}

func TestEscLeavesTheFormAsItWas(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("enter", "20", "esc")
	if got := d.changes(); len(got) != 0 {
		t.Errorf("the changes are %+v", got)
	}
}

func TestFaultsInTheFormAreSaidWhereTheyStand(t *testing.T) {
	for _, c := range []struct {
		downs int
		typed string
		want  string
	}{
		{0, "x", "is not a number"},
		{1, "12", "Type a week, 36 to 52"},
		{2, "99", "Type a week, 36 to 52"},
		{4, "101", "Type a percentage from 0 to 100"},
		{5, "200", "Type a percentage from 0 to 100"},
		{6, "8 to 4", "Type how many weeks later"},
	} {
		d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
		d.press("enter", "10")
		for range c.downs {
			d.press("down")
		}
		d.press(c.typed, "enter")
		d.sees(c.want)
		if got := d.changes(); len(got) != 0 {
			t.Errorf("%q was taken: %+v", c.typed, got)
		}
	}
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("enter", "10", "down", "45", "down", "40", "enter")
	d.sees("The last week is before the first")
}

func TestSeveralChangesInARow(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("5", "enter", "enter", "up", "down", "down", "esc") // one change; the cursor moves about
	d.press("enter", "up", "up", "down", "enter", "10", "down", "40", "enter")
	if got := d.changes(); len(got) != 2 || got[1].FromWeek != 40 || got[1].Size.Amount != -10 {
		t.Fatalf("the changes are %+v", got)
	}
	d.press("enter")
	d.sees("1. 5% fewer", "2. 10% fewer, from week 40", "another change to the same row")
	d.press("down", "delete")
	d.lacks("2. 10% fewer")
	d.press("esc")
	if got := d.changes(); len(got) != 1 || got[0].Size.Amount != -5 {
		t.Fatalf("after one is taken out the changes are %+v", got)
	}
	d.press("u")
	if got := d.changes(); len(got) != 2 {
		t.Errorf("taking out can't be undone: %+v", got)
	}
}

// What was edited in one change is kept on the way to another.
func TestGoingToAnotherChangeKeepsTheFirst(t *testing.T) {
	first := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -5})
	second := first
	second.FromWeek = 40
	d := newDriver(t, testYear(), file.Document{Scenario: model.Scenario{Changes: []model.Change{first, second}}}, "dark", 80, 24)
	d.press("enter", "enter", "right", "0", "up", "down", "esc") // the first becomes 50%
	if got := d.changes(); got[0].Size.Amount != -50 || got[1].Size.Amount != -5 {
		t.Errorf("the changes are %+v", got)
	}
}

func TestALineHasNoPractices(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("end", "enter")
	d.sees("will happen", "note")
	d.lacks("practices  ", "comes back")
}

// A red line that stands in the way is said in the words of the room.
func TestARedLineIsSaid(t *testing.T) {
	doc := file.Document{RedLines: []file.RedLine{{Target: ent, NotBelow: -20, Why: "suspected cancer"}}}
	d := newDriver(t, testYear(), doc, "dark", 80, 24)
	d.press("30", "enter")
	d.sees("Agreed in the room: at most 20% fewer, because suspected cancer")
	if got := d.plain(ent); got != "20% fewer" {
		t.Errorf("the change is %s", got)
	}
}

// A form that is longer than its window says so on its border; a fault says what
// to type, in whole letters.
func TestTheFormSaysWhatIsOutOfSight(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 50, 16)
	d.press("enter")
	d.sees("more below")
	d.lacks("more above")
	d.press("down", "down", "down", "down", "down", "down", "down", "down", "down")
	d.sees("more above")
	d.lacks("more below")
	d.resize(80, 24)
	d.lacks("more above", "more below")
	d.sees("none: 40% if two in five are sent after all")
	d.press("up", "up", "up", "up", "up", "up", "up", "up", "up", "a", "b", "c", "enter")
	d.sees("“abc” is not a number: type 10, +10 or 6w")
}

func TestTheFirstLetterIsWhole(t *testing.T) {
	for _, c := range [][2]string{{"“abc”", "“abc”"}, {"élan", "Élan"}, {"", ""}, {"one", "One"}} {
		if got := tui.UpperFirst(c[0]); got != c[1] {
			t.Errorf("%q, want %q", got, c[1])
		}
		if got := tui.LowerFirst(c[1]); got != c[0] {
			t.Errorf("%q, want %q", got, c[0])
		}
	}
}

// A reason is read whole while it is written, over as many rows as it needs; ↑ goes
// through them before it goes to the field above, and a click on any of them is on it.
func TestAReasonIsReadWholeWhileItIsWritten(t *testing.T) {
	const reason = "We said that we would see them in the practice instead, since one of us has a special interest, and the consultants agreed to answer within two days by letter."
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("enter", "10")
	for range 9 {
		d.press("down")
	}
	d.press(reason)
	d.sees("We said", "since one of us has a special interest, and the", "by letter._")
	d.press("up", "up", "home", "No: ")
	d.sees("No: _We said")
	d.resize(50, 16)
	d.sees("No: _We said", "by letter.")
	d.resize(80, 24)
	d.press("up")
	d.lacks("since one of us has a special interest")
	d.press("down", "enter")
	if got := d.changes(); len(got) != 1 || got[0].Note != "No: "+reason {
		t.Errorf("the changes are %+v", got)
	}
}

func TestDissentIsReadWholeWhileItIsWritten(t *testing.T) {
	const dissent = "Two of the tables hold that nobody who is in pain should wait longer for a figure that is not going to move before the year ends anyway."
	for _, size := range [][2]int{{80, 24}, {50, 16}} {
		d := newDriver(t, testYear(), fewerENT(), "plain", size[0], size[1])
		d.press("R", "j", "decide", "enter", "enter", "enter")
		for range 6 {
			d.press("down")
		}
		d.press(dissent)
		d.sees("Two of the tables", "anyway._")
		d.press("down", "Said twice", "enter")
		if got := d.app.Session.Document().Decisions; len(got) != 1 || got[0].Dissent != dissent || got[0].Why != "Said twice" {
			t.Errorf("decided: %+v", got)
		}
	}
}
