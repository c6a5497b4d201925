package workshop

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

// The list of changes: each is opened, switched off without being lost, and all are
// cleared in one step; only the changed rows with their sum.
func TestEveryChangeOnOnePage(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("C")
	d.sees("Nothing is changed yet")
	d.press("esc", "left", "down", "left", "left", "H")
	d.sees("2 rows changed")
	d.press("H", "C")
	d.sees("ALL CHANGES", "1% fewer", "2% fewer", "all changes")
	d.press(";")
	d.sees("off", "switched off")
	if c := d.changes(); len(c) != 2 || !c[0].Off && !c[1].Off {
		t.Errorf("the changes are %+v", c)
	}
	d.press(";", "enter")
	d.sees("costs £ once")
	d.lacks("as it was")
	d.press("down", "down", "down", "down", "down", "down", "down", "1,5") // what was read of it is said
	d.sees("£1.50 once; paid for itself", "as it was: ")
	d.press("esc", "%")
	d.sees("No change says what it takes")
	d.press("%", ")")
	if len(d.changes()) != 0 {
		t.Errorf("the changes are %+v", d.changes())
	}
	d.press("u")
	if len(d.changes()) != 2 {
		t.Errorf("undone, the changes are %+v", d.changes())
	}
}

// A row that is cleared loses what is switched off too, and that is said; of what comes back
// the column tells the size all the same, since it was asked of all.
func TestClearingARowSaysWhatWasSwitchedOff(t *testing.T) {
	ent := model.Target{Referrals: "midshire-ent"}
	off, back := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -50}), model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -12})
	off.Off, back.ComesBack = true, model.ComesBack{Share: 1, Lag: model.Lag{First: 2, Last: 4}}
	d := newDriver(t, builtInYear(t), file.Document{Scenario: model.Scenario{Changes: []model.Change{back, off}}}, "plain", 80, 24)
	d.sees("12% fewer")
	d.lacks("in part")
	d.press("0")
	d.sees("2 changes are taken out, 1 of them switched off")
	if len(d.changes()) != 0 {
		t.Errorf("the changes are %+v", d.changes())
	}
}

// What is switched off stays in the list of what takes something, where the same key
// switches it on again; long names never take the room of the saving.
func TestWhatTakesSomethingIsSwitchedOffAndOn(t *testing.T) {
	doc := file.Document{}
	for _, id := range []string{"midshire-ent", "eastmoor-ent"} {
		c := model.NewChange(model.Target{Referrals: id}, model.Size{Kind: model.Percent, Amount: -10})
		c.Costs.Once, c.Practices = 100, []string{"combe-lane", "kettlewick", "oxbow-corner"}
		doc.Scenario.Changes = append(doc.Scenario.Changes, c)
	}
	d := newDriver(t, builtInYear(t), doc, "plain", 80, 24)
	d.press("%", ";")
	d.sees("off")
	off := func() (n int) {
		for _, c := range d.changes() {
			if c.Off {
				n++
			}
		}
		return n
	}
	if off() != 1 {
		t.Fatalf("the changes are %+v", d.changes())
	}
	d.press(";")
	if off() != 0 {
		t.Errorf("switched on again, the changes are %+v", d.changes())
	}
	d.press("C")
	d.sees("CHANGE", "10% fewer, 3 practices", "saves by", "takes by")
}
