package workshop

import (
	"testing"

	"fewer/scenarios"
)

// What a word means is one key away, also from the keys, and the palette finds it.
func TestWordsAreExplained(t *testing.T) {
	d := newDriver(t, testYear(), scenarios.Document{}, "dark", 80, 24)
	d.press("z")
	d.sees("What the words mean", "backfill", "over budget on 31 March")
	d.press("m")
	d.sees("marginal rate", "month 8 report", "eighth month")
	d.press("c")
	d.sees("cap ", "commissioner")
	d.press("c", "c", "c")
	d.sees("cost and volume", "cost per case")
	d.lacks("commissioner")
	d.press("?")
	d.sees("Keys")
	d.press("z", "esc")
	d.lacks("What the words mean")
	d.press(":", "t", "a", "r", "i", "f", "f", "enter")
	d.sees("What the words mean", "The list of prices")
	d.resize(50, 16)
	d.press("b")
	d.sees("backfill", "A place that one patient leaves free is")
}

// Also where there is money to withhold: words give nothing away.
func TestWordsAreExplainedInTheRoom(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "projector", 80, 24)
	d.press("R", "z")
	d.sees("What the words mean", "as contracted")
}
