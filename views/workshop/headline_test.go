package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/workbench"
)

// What falls after 31 March is in sight in every window, and nowhere called saved.
func TestWhatFallsAfterTheYearEndIsInSight(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("10", "enter")
	amount := d.app.Projection().LandsAfterYearEnd.Short()
	d.sees(amount + " less care at tariff after 31 March")
	d.resize(120, 40)
	d.sees(amount + " at tariff after 31 March: next year's contract says who keeps it")
	d.resize(50, 16)
	d.sees(d.app.Projection().LandsAfterYearEnd.Whole() + " less care at tariff")
	d.lacks("saved after")
}

// In small windows what is saved stands in one column, however wide the year-ends.
func TestWhatIsSavedStandsInOneColumn(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 50, 16)
	d.press("left", "left", "left")
	places := map[int]int{}
	for _, line := range strings.Split(d.screenText(), "\n")[1:4] {
		before, _, there := strings.Cut(line, "saved")
		if !there {
			t.Fatalf("nothing is called saved in %q", line)
		}
		places[len([]rune(before))]++
	}
	if len(places) != 1 {
		t.Errorf("what is saved begins in columns %v:\n%s", places, d.screenText())
	}
}

// Columns of 9 cells say a size whole, with what it is counted in.
func TestASizeInANarrowColumn(t *testing.T) {
	y := builtInYear(t)
	ent := model.Target{Referrals: y.Referrals[0].ID}
	for want, size := range map[string]model.Size{
		"10% fewer": {Amount: -10}, "−12.5%": {Amount: -12.5}, "6 fewer": {Kind: model.PerWeek, Amount: -6},
		"−12.5/wk": {Kind: model.PerWeek, Amount: -12.5}, "12.5 more": {Kind: model.PerWeek, Amount: 12.5},
	} {
		if got := workbench.SizeFigure(y, ent, size); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// However many changes a row has, their number is whole; and in small windows
// what is saved is called so.
func TestManyChangesAndSmallWindows(t *testing.T) {
	y := builtInYear(t)
	var doc file.Document
	for range 27 {
		doc.Scenario.Changes = append(doc.Scenario.Changes, model.NewChange(model.Target{Referrals: y.Referrals[0].ID}, model.Size{Amount: -1}))
	}
	d := newDriver(t, y, doc, "dark", 80, 24)
	d.sees(" 27 items ")
	for _, width := range []int{50, 48, 45} {
		d.resize(width, 16)
		d.sees("saved nothing", "saved £")
	}
}

// Nothing stands beside a box that fills all but a few columns.
func TestNothingIsLeftBesideABox(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("10", "enter", "i")
	for _, row := range strings.Split(d.screenText(), "\n") {
		if strings.Contains(row, "╮") && !strings.HasSuffix(strings.TrimRight(row, " "), "╮") {
			t.Errorf("%q", row)
		}
	}
}
