package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/samples"
)

// put writes a scenario into the folder of the driver's session.
func (d *driver) put(name, author string, changes ...model.Change) {
	d.t.Helper()
	doc := file.Document{Scenario: model.Scenario{Name: name, Author: author, Changes: changes}}
	content, err := file.EncodeDocument(&doc)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.app.Session.Folder(), author+".yaml"), content, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func fewerOf(stream string, percent float64) model.Change {
	return model.NewChange(model.Target{Referrals: stream}, model.Size{Kind: model.Percent, Amount: -percent})
}

// threeSurgeries is an app with a scenario of its own and two that were sent.
func threeSurgeries(t *testing.T, w, h int) *driver {
	d := newDriver(t, testYear(), file.Document{}, "plain", w, h)
	d.put("2010-12-03 Ours", "Combe Lane", fewerOf("m-ent", 20), fewerOf("n-hips", 5))
	d.put("2010-12-04 Hips first", "Weir Side", fewerOf("n-hips", 15), fewerOf("e-card", 10))
	d.press("left", "left")
	return d
}

func TestScenariosSideBySide(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {50, 16}} {
		d := threeSurgeries(t, size[0], size[1])
		d.press("o")
		d.sees("OTHER SCENARIOS · 2 at hand", "Hips first")
		d.press("space", "down", "space", "enter")
		d.sees("SIDE BY SIDE", "year-end, as contr")
	}
	d := threeSurgeries(t, 50, 16)
	d.press("o", "space", "down", "space", "enter")
	d.sees("more →")
	d.press("right", "right")
	d.sees("← 3 more", "Year-end, as contracted, in “Weir Side”: £")
	d.lacks("more →")

	d = threeSurgeries(t, 120, 40)
	d.press("o", "space", "down", "space", "enter")
	d.lacks("more →", "← ")
	d.sees("if nothing changes", "this scenario", "Combe Lane", "Weir Side", "20% fewer", "2% fewer", "15% fewer")
	d.press("enter")
	d.sees("Choose a row further down")
	d.press("end", "enter")
	before := d.app.Session.Document().Scenario.Changes
	if len(before) == 0 {
		t.Fatal("nothing was copied")
	}
	d.press("u")
	d.sees("Undone:")
}

func TestACopiedRowIsThatOfTheOther(t *testing.T) {
	d := threeSurgeries(t, 120, 40)
	d.press("o", "space", "enter") // Combe Lane
	for range 20 {
		d.press("down")
		if chosen := d.chosenLine(); strings.Contains(chosen, "ENT") && d.works("enter") {
			break
		}
	}
	d.press("enter")
	d.sees("is now as in “Combe Lane”")
	if got := d.app.Session.Document().Scenario.Changes[0].Size.Amount; got != -20 {
		t.Errorf("ENT is changed by %v percent", got)
	}
}

func TestMergingAsksWhoseWishIsTaken(t *testing.T) {
	d := threeSurgeries(t, 80, 24)
	d.press("o", "space", "down", "space", "J")
	d.sees("INTO ONE · 3 scenarios · 2 to choose", "Weir Side", "2 of 3")
	d.press("enter")
	d.sees("Choose with ← and →")
	for range 4 { // the rows that were touched stand first
		if d.works("right") {
			d.press("right")
		}
		d.press("down")
	}
	d.lacks("to choose")
	d.press("enter")
	d.sees("Merged with “Combe Lane”, “Weir Side”; u takes it back")
	if n := len(d.app.Session.Document().Scenario.Changes); n != 3 {
		t.Errorf("the merged scenario has %d changes", n)
	}
	d.press("u")
	if n := len(d.app.Session.Document().Scenario.Changes); n != 1 {
		t.Errorf("after undo there are %d changes", n)
	}
}

// A row's red line may be one surgery's and its change another's. Of what the
// open scenario agreed on, nothing can be taken that goes below it.
// Merging goes on from side by side too, and says so where it brings nothing.
func TestMergingFromSideBySide(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.put("2010-12-03 Ours", "Combe Lane", fewerOf("m-ent", 2))
	d.press("left", "left", "o", "space", "enter")
	d.sees("SIDE BY SIDE")
	d.press("J", "enter")
	d.sees("Merged with “Combe Lane”")
	d.press("enter", "up") // who asked stands in the form of the row
	d.sees("1. 2% fewer, asked by Combe Lane")
	d.press("esc", "h")
	d.sees("ENT to Midshire General: 2% fewer, asked by", "Combe Lane ")
	d.press("h", "o", "space", "J", "enter")
	d.sees("Nothing to take from “Combe Lane”: this scenario asks for all of it already")
	d.press("u", "u")
	d.sees("Undone: ENT to Midshire General: 2% fewer")
}

func TestMergingSaysWhatGoesBelowARedLine(t *testing.T) {
	line := file.RedLine{Target: model.Target{Referrals: "m-ent"}, NotBelow: -20, Why: "the clinic is full"}
	for _, size := range [][2]int{{80, 24}, {120, 40}, {50, 16}} {
		d := newDriver(t, testYear(), file.Document{}, "plain", size[0], size[1])
		d.put("Ours", "Weir Side", fewerOf("m-ent", 30))
		d.app.Session.SetRedLine(line)
		d.press("o", "J")
		d.sees("ENT to Midshire General goes below a red line. Agreed in the room: at most 20% fewer, because the clinic is full")
		d.press("enter")
		d.sees("Agreed in the room: at most 20% fewer")
		if len(d.app.Session.Document().Scenario.Changes) > 0 {
			t.Error("what goes below the red line was taken")
		}
	}

	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	other := file.Document{Scenario: model.Scenario{Name: "Ours"}, RedLines: []file.RedLine{line}}
	d.app.Session.SetPlain(line.Target, model.Size{Kind: model.Percent, Amount: -30})
	d.app.screens.OpenMerging([]beside.Contribution{{From: "this scenario", Document: d.app.Session.Document()}, {From: "Weir Side", Document: other}})
	d.sees("goes below a red line")
	d.press("enter")
	d.sees("Merged; u takes it back. Below a red line now: ENT to Midshire General")
	d.app.Session.SetPlain(line.Target, model.Size{Kind: model.Percent, Amount: -20})
	d.app.screens.OpenMerging([]beside.Contribution{{From: "this scenario", Document: d.app.Session.Document()}})
	d.lacks("goes below")
	d.press("esc", "o")
	d.sees("OTHER SCENARIOS · 0 at hand", "There is no other scenario in this folder. Save one")
	d.press("esc", "s", "enter", "o")
	d.sees("at hand · this one is 2010-12-02 Joint meeting.yaml", "There is no scenario in this folder but this one")
}

func TestAFileFromElsewhere(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("o")
	d.sees("There is no other scenario in this folder")
	d.press("P", "nowhere.yaml", "enter")
	d.sees("no such file")
	d.press("esc", "esc")
	d.sees("A WEEK")
}

// The list offers the year that is built in and not open; opening it asks about what
// is not saved, and loses nothing of it.
func TestTheOtherBuiltInYear(t *testing.T) {
	state := t.TempDir()
	open := func(b *samples.BuiltIn) *driver {
		o, err := scenarios.OpenOn(b, nil)
		if err != nil {
			t.Fatal(err)
		}
		d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
		session := o.NewSession()
		session.KeepJournal(state)
		d.app.keep.Journals = state
		d.app.Begin(session)
		t.Cleanup(func() { d.app.Session.Close() })
		return d
	}
	d := open(samples.Northshire)
	d.press("o", "end")
	d.sees("An invented integrated care board in 2026/27, by month", "Enter open this year")
	d.press("space")
	d.sees("Enter opens it")
	d.press("enter")
	d.sees("Fenmoor", "month 8 of 12")
	d.press("left", "left", "o", "end", "enter") // and back, with work that is not saved
	d.sees("Not saved yet")
	d.press("esc")
	d.sees("OTHER SCENARIOS")
	d.press("enter", "l")
	d.sees("Northshire")
	left, _ := journal.Recover(state, time.Now())
	if len(left) != 1 || left[0].Steps == 0 || !strings.Contains(left[0].YearTitle, "Fenmoor") {
		t.Errorf("what was left is not offered again: %+v", left)
	}

	d = open(samples.Fenmoor)
	d.press("left", "o", "end", "enter", "s")
	d.sees("What is it called?")
	d.press("ours", "enter")
	if path := d.app.Session.Path(); path != "" {
		t.Errorf("the other year goes by the file %s", path)
	}
	d.sees("Northshire")
}
