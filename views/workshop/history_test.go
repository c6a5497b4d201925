package workshop

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

func TestAnyStageCanBeGoneBackTo(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("h")
	d.sees("Nothing has been done yet")
	d.press("left", "left", "down", "left")
	ent := d.saving(model.AllCostPerCase)
	d.press("h")
	d.sees("WHAT WAS DONE · 2 steps", "ENT to Midshire General: 2% fewer", "Dermatology to Midshire General: 1% fewer", "we are here", "over budget on 31 March, as contracted")
	d.press("up", "enter")
	if now := d.saving(model.AllCostPerCase); now >= ent || now == 0 {
		t.Errorf("one step back saves %s, before it %s", now.Pence(), ent.Pence())
	}
	d.sees("Gone to: ENT to Midshire General: 2% fewer")
	d.press("x")
	d.sees("undone")
	d.press("n", "before the break", "enter")
	d.sees("“before the break” · ENT to Midshire General: 2% fewer")
	d.press("home", "enter")
	if d.saving(model.AllCostPerCase) != 0 {
		t.Error("the first stage has changes")
	}
	d.press("down", "enter", "esc")
	d.sees("A WEEK", "2% fewer")
}

func TestAnotherScenarioStartsFromHere(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 50, 16)
	d.press("left", "s", "enter", "h", "D")
	d.sees("Another scenario from here")
	d.press("ctrl+u", "enter")
	d.sees("A scenario needs a name.")
	d.press("Weir Side final", "enter")
	if name := d.app.Session.Document().Scenario.Name; name != "Weir Side final" {
		t.Errorf("it is called %q", name)
	}
	if d.app.Session.Path() != "" {
		t.Error("it would be saved over the first one")
	}
	d.press("h", "left")
	if d.saving(model.AllCostPerCase) == 0 {
		t.Error("the changes so far are not in it")
	}
}
