package workshop

import (
	"strings"
	"testing"

	"fewer/scenarios/file"
)

// wallText is all that the wall's snapshot says.
func wallText(d *driver) string {
	var b strings.Builder
	for _, said := range d.app.room.Snapshot().Says {
		b.WriteString(said.Figure + " " + said.Text + "\n")
	}
	return b.String()
}

// What the wall shows is had as text: each step says something, and what is withheld
// on the wall is in no snapshot.
func TestTheWallIsHadAsText(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "projector", 50, 16)
	d.press("R")
	for i, item := range file.UsualAgenda() {
		d.app.room.GoTo(i, 0)
		shot := d.app.room.Snapshot()
		if shot.Step != i || shot.Steps != len(file.UsualAgenda()) || shot.Shows != item.Shows || shot.Pieces < 1 {
			t.Errorf("%s: the snapshot is of step %d of %d, %s", item.Title, shot.Step, shot.Steps, shot.Shows)
		}
		if len(shot.Says) == 0 {
			t.Errorf("%s: nothing is said", item.Title)
		}
		if at := d.app.room.Stand(); at.Step != i || at.List != 0 {
			t.Errorf("%s: making it moves the wall to %+v", item.Title, at)
		}
	}
	d.toStep(file.ShowOpening)
	if shot := d.app.room.Snapshot(); shot.Says[1].Figure == "" || !strings.HasSuffix(shot.Says[1].Text, "budget") {
		t.Errorf("the deficit is not a figure: %+v", shot.Says)
	}
	d.toStep(file.ShowReadBack)
	if said := wallText(d); !strings.Contains(said, "Practice") || strings.Contains(said, "Combe Lane") {
		t.Errorf("practices are not named as on the wall:\n%s", said)
	}
	d.press("b")
	if shot := d.app.room.Snapshot(); !shot.Blank || len(shot.Says) > 0 {
		t.Errorf("of a blank wall it says %+v", shot)
	}
	d.press("space", "j", "fewer of one", "enter", "space", "enter", "41k", "enter")
	if said := wallText(d); !strings.Contains(said, "written") || strings.Contains(said, "41") {
		t.Errorf("while the tables guess it says:\n%s", said)
	}
	d.toStep(file.ShowOvershoot)
	if shot := d.app.room.Snapshot(); !shot.Withheld || strings.Contains(wallText(d), "£") {
		t.Errorf("while money is withheld it says:\n%s", wallText(d))
	}
}
