package workshop

import (
	"testing"

	"fewer/scenarios"
)

// What falls after 31 March is in sight in every window, and nowhere called saved.
func TestWhatFallsAfterTheYearEndIsInSight(t *testing.T) {
	d := newDriver(t, builtInYear(t), scenarios.Document{}, "dark", 80, 24)
	d.press("10", "enter")
	amount := d.app.projection().LandsAfterYearEnd.Short()
	d.sees(amount + " at tariff, but only after 31 March")
	d.resize(120, 40)
	d.sees(amount + " at tariff, only after 31 March: next year's contract says who keeps it")
	d.resize(50, 16)
	d.sees("After 31 March", amount+" at tariff: next year")
	d.lacks("saved after")
}
