package workshop

import (
	"testing"

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
