package workshop

import (
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/workbench"
)

// builtInDriver is an app on the built-in year with a change for Combe Lane only.
func builtInDriver(t *testing.T) *driver {
	year, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	c := fewerOf("eastmoor-dermatology", 10)
	c.Practices = []string{"combe-lane"}
	return newDriver(t, year, file.Document{Scenario: model.Scenario{Changes: []model.Change{c}}}, "plain", 80, 24)
}

func (d *driver) contracted() string { return d.saving(model.AsContracted).Whole() }

// The slider of a row that has a change for one practice asks once which is meant,
// and goes on with the answer; nothing is added unseen.
func TestTheSliderAsksWhichChangeIsMeant(t *testing.T) {
	d := builtInDriver(t)
	for i, r := range d.app.Screen().(*workbench.Bench).Rows {
		if r.Target.Referrals == "eastmoor-dermatology" {
			d.app.Screen().(*workbench.Bench).SelectRow(i)
		}
	}
	changes := func() []model.Change { return d.app.Session.Document().Scenario.Changes }
	d.press("left")
	d.sees("Combe Lane Surgery only, or all?", "1 Combe Lane Surgery only", "a all; in all remaining weeks")
	if len(changes()) != 1 || d.contracted() != "£106" {
		t.Fatalf("unasked, %d changes save %s, not £106", len(changes()), d.contracted())
	}
	d.press("1")
	if len(changes()) != 1 || changes()[0].Size.Amount != -11 {
		t.Fatalf("the answer makes it %+v", changes())
	}
	d.press("left", "left")
	d.lacks("only, or all?")
	if len(changes()) != 1 || changes()[0].Size.Amount != -13 {
		t.Fatalf("and then %+v", changes())
	}
	d.press("u")
	if changes()[0].Size.Amount != -10 {
		t.Fatalf("moves that follow each other are one step: %+v", changes())
	}

	d = builtInDriver(t)
	for i, r := range d.app.Screen().(*workbench.Bench).Rows {
		if r.Target.Referrals == "eastmoor-dermatology" {
			d.app.Screen().(*workbench.Bench).SelectRow(i)
		}
	}
	d.press("left", "a")
	if d.contracted() != "£2,006" {
		t.Fatalf("for all it saves %s, not £2,006", d.contracted())
	}
	d.press("left")
	if len(changes()) != 2 || changes()[1].Size.Amount != -2 || len(changes()[1].Practices) != 0 {
		t.Fatalf("for all, %+v", changes())
	}
	d.press("u", "5", "enter") // typed sizes ask too
	d.sees("only, or all?")
	d.press("esc")
	if len(changes()) != 1 {
		t.Fatalf("left as it is, %+v", changes())
	}
}

// guessingRoom is a room in which the tables are asked about ENT.
func guessingRoom(t *testing.T) *driver {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "space")
	d.sees("Each table's guess")
	return d
}

func TestTheSizeOfAGuessIsNotSeenWhileItIsTyped(t *testing.T) {
	var screens []string
	for _, typed := range [][]string{{"1", "0", "0", "0"}, {"2", "0", "0", "0", "0", "0"}} {
		d := guessingRoom(t)
		d.press(typed...)
		screens = append(screens, d.screenText())
	}
	if screens[0] != screens[1] {
		t.Errorf("four digits and six are seen apart:\n%s\n%s", screens[0], screens[1])
	}
}

func TestTheMoneyListLeavesOutWhatIsGuessed(t *testing.T) {
	d := guessingRoom(t)
	round, open := d.app.Session.Document().OpenRound()
	if !open {
		t.Fatal("no guesses are open")
	}
	d.press("j", "can still move", "enter", "space")
	d.sees(d.app.Year.TargetName(round.Change.Target) + ": not shown while the tables guess")
}
