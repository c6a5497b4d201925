package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
)

// A list in the room that is longer than the wall says how much of it is out of
// sight, and the selected entry is in sight at every place.
func TestALongListInTheRoomSaysThatItGoesOn(t *testing.T) {
	doc := fewerENT()
	y := testYear()
	for i := range y.Referrals {
		doc.RedLines = append(doc.RedLines, file.RedLine{Target: model.Target{Referrals: y.Referrals[i].ID}, Why: "it is urgent", NotBelow: -20})
	}
	for _, l := range y.Lines {
		doc.RedLines = append(doc.RedLines, file.RedLine{Target: model.Target{Line: l.ID}, Why: "we said so", NotBelow: -20})
	}
	for _, size := range [][2]int{{80, 24}, {50, 16}} {
		d := newDriver(t, y, doc, "plain", size[0], size[1])
		d.press("R", "j", "not touch", "enter")
		d.sees("more below")
		d.lacks("more above")
		for i := range doc.RedLines {
			name := strings.Fields(y.TargetName(doc.RedLines[i].Target))[0]
			d.sees("> " + name)
			d.press("down")
		}
		d.sees("more above")
		d.lacks("more below")
	}
}

// An entry that is taller than what is left runs on under the count of what is below, of
// which nothing may be covered and nothing stand behind.
func TestWhatIsBelowStandsAlone(t *testing.T) {
	theme, err := tui.NewTheme("plain", tui.Terminal{})
	if err != nil {
		t.Fatal(err)
	}
	var canvas tui.Canvas
	canvas.Resize(30, 4)
	w := wall.Writer{Area: canvas.Area(canvas.Bounds()), Theme: theme}
	w.List([]wall.Entry{{Says: strings.Repeat("so many words ", 20)}, {Says: "another"}, {Says: "a third"}}, 0)
	rows := strings.Split(canvas.Frame(theme), "\n")
	if got := strings.TrimSpace(rows[3]); got != "it goes on; 2 more below" {
		t.Errorf("the last row is %q of\n%s", got, strings.Join(rows, "\n"))
	}
}
