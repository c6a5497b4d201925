package workshop

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
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

// What was done, what else is at hand and what another year moves are sorted by a key and
// by a click on a heading, and narrowed by typing.
func TestEveryListIsSortedAndNarrowed(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	before := func(first, second string) {
		t.Helper()
		text := d.screenText()
		if a, b := strings.Index(text, first), strings.Index(text, second); a < 0 || b < 0 || a > b {
			t.Errorf("%q does not stand before %q:\n%s", first, second, text)
		}
	}
	d.press("left", "down", "left", "h")
	d.sees("WHAT WAS DONE")
	d.press("Z") // by time
	before("Dermatology to Midshire General", "Opened")
	d.press("!")
	before("Opened", "Dermatology to Midshire General")
	d.send(tea.MouseMsg{X: 12, Y: 4, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}) // by what was done
	before("ENT to Midshire General", "Opened")
	d.press("/", "opened", "enter")
	d.lacks("ENT to Midshire General")
	d.press("enter") // what is gone to is what is listed
	d.sees("Gone to: Opened")
	d.press("esc")
	before("Dermatology to Midshire General", "Opened")
	o, err := scenarios.OpenOn(samples.Northshire, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.app.Begin(o.NewSession())
	d.press("o")
	d.sees("OTHER SCENARIOS")
	d.press("Z", "Z") // by name
	before("Midshire paid by the case", "Ten percent fewer")
	d.press("/", "paid by", "enter", "space")
	d.sees("[×]", "“paid by”", "paid by the case")
	d.lacks("Ten percent fewer")
	d.press("enter")
	d.sees("SIDE BY SIDE", "£237,781")
}
