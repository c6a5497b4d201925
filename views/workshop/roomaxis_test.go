package workshop

import (
	"strings"
	"testing"
)

// A guess at the end of the scale is a mark like every other: what is said of the
// tables that don't know stands beside it.
func TestASingleGuessIsShown(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {50, 16}, {120, 40}} {
		d := newDriver(t, testYear(), fewerENT(), "plain", size[0], size[1])
		d.press("R", "enter", "enter", "enter", "ctrl+u", "North, South", "enter")
		d.press("j", "table's guess", "enter", "pgup", "space", "enter", "1m", "enter", "enter", "enter", "?", "enter", "space", "space", "space")
		d.sees("+1 don't know", "£1.0m")
		marks := 0
		for _, row := range strings.Split(d.screenText(), "\n") {
			if strings.Contains(row, "don't know") {
				marks = strings.Count(strings.Split(row, "+1 don't know")[0], "o")
			}
		}
		if marks != 1 {
			t.Errorf("%d marks for one guess:\n%s", marks, d.screenText())
		}
		d.press("n", "North", "enter")
		d.sees("North o")
	}
}
