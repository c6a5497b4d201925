package workshop

import (
	"regexp"
	"strings"
	"testing"

	"fewer/scenarios/file"
)

// What a word means is one key away, also from the keys, and the palette finds it.
func TestWordsAreExplained(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
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

// What is called by the words that were typed comes before what has to do with
// them; a list in an overlay can be clicked and says where it goes on.
func TestThePaletteNamesTheNearestFirst(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press(":", "b", "l", "o", "c", "k")
	if text := d.screenText(); strings.Index(text, "what it means: block") > strings.Index(text, "ENT, Midshire General") {
		t.Errorf("the word itself comes after what is paid by block:\n%s", text)
	}
	d.press("esc", ":", "m", "i", "d", "s", "h", "i", "r", "e", "down", "enter")
	d.sees("> Dermatology")
	d.press(":")
	if !regexp.MustCompile(`\| v [a-zA-Z]`).MatchString(d.screenText()) {
		t.Errorf("nothing says that there is more below:\n%s", d.screenText())
	}
}

// The keys that people's hands know from other programs do what they do there.
func TestKeysOfOtherPrograms(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.app.hasShell = false // as on Windows
	d.press("left", "ctrl+z")
	d.sees("Undone: ENT to Midshire General: 1% fewer")
	d.press("ctrl+y")
	d.sees("Done again: ENT to Midshire General: 1% fewer")
	d.press("f1")
	d.sees("CHANGING")
	d.press("f1", "ctrl+f", "c", "a", "r", "d", "enter")
	d.sees("“card”", "Cardiology")
}
