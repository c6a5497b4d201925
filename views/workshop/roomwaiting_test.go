package workshop

import (
	"testing"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios/file"
)

// What the first week of waiting costs is not said of each: all the weeks that are
// left would then cost more than there is to save.
func TestWaitingIsSaidOfTheFirstWeek(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("R", "j", "still move", "enter")
	m := seek.StillMove(d.app.Prepared(), &model.Scenario{}, model.AsContracted, "")
	d.sees("The first week of waiting takes " + m.FirstWeek().Short() + " off that.")
	d.lacks("Each week", "each week")
	if weeks := len(m.Waiting) - 1; weeks < 1 || m.Waiting[0]-m.Waiting[weeks] > m.Most.Saving {
		t.Errorf("waiting %d weeks takes more off than there is", weeks)
	}
}
