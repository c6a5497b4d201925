package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
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
