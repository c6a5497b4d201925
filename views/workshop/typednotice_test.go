package workshop

import (
	"testing"

	"fewer/views/tui"
)

// Where only typed characters are drawn, £ itself comes out as L: the notice that
// explains it names pounds in a word.
func TestTheNoticeOfTypedCharactersSurvivesThem(t *testing.T) {
	a, o := &App{}, Options{Terminal: tui.Terminal{Typed: "this terminal is a vt100"}}
	a.beginsTyped(&o)
	want := "Everything is drawn with typed characters (an L for pounds), since this terminal is a vt100"
	if len(o.Notices) != 1 || o.Notices[0] != want || a.ThemeName != "plain" {
		t.Errorf("%q, theme %q", o.Notices, a.ThemeName)
	}
}
