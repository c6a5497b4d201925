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
