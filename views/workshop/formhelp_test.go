package workshop

import "testing"

// Wherever something is typed F1 says what, and a question mark where nothing is yet;
// what was typed stands there again afterwards.
func TestWhatIsTypedHasHelp(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "?")
	d.sees("What can be typed here", "A word or two shorten the list")
	d.press("esc", "decide", "f1")
	d.sees("What can be typed here")
	d.press("esc")
	d.sees("Which step?", "decide")
	d.press("esc")

	d.app.screens.OpenSeekForm(ent)
	d.press("?")
	d.sees("What can be typed here", "a surplus", "a fifth")
	d.press("esc", "2m", "f1")
	d.sees("What can be typed here")
	d.press("esc")
	d.sees("2m")
	d.press("esc")

	d.app.keep.AskName(nil)
	d.press("f1")
	d.sees("What can be typed here", "It is saved under this name")
	d.press("esc")
	d.sees("What is it called?")
}
