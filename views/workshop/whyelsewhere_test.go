package workshop

import (
	"testing"

	"fewer/views/meeting"
	"fewer/views/pictures"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
)

// explained is the figure that the screen takes apart, in pounds or counts.
func (d *driver) explained() float64 {
	d.t.Helper()
	w, open := d.app.Screen().(*pictures.Why)
	if !open {
		d.t.Fatalf("nothing is taken apart:\n%s", d.screenText())
	}
	value, _ := w.Figure()
	return value
}

// In the room the answers are taken apart once both are shown, never before, and
// what is explained is what is on the wall.
func TestWhyInTheRoom(t *testing.T) {
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -10})}}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press(guessing(0)...)
	refused := func() {
		t.Helper()
		d.press("e")
		if _, open := d.app.Screen().(*meeting.Room); !open {
			t.Fatalf("a withheld figure is taken apart:\n%s", d.screenText())
		}
		d.sees("withheld")
	}
	d.press("e")
	if _, open := d.app.Screen().(*meeting.Room); !open {
		t.Fatalf("a withheld figure is taken apart:\n%s", d.screenText())
	}
	d.press("space", "space", "space") // the guesses are sealed, and the first answer is shown
	refused()
	d.press("space")
	d.press("e")
	round := d.app.Session.Document().Rounds[0]
	if got := model.RoundPounds(d.explained()); got != round.Answers.AsContracted {
		t.Errorf("as contracted: explained is %s, revealed was %s", got.Pence(), round.Answers.AsContracted.Pence())
	}
	d.press("esc", "pgup", "e")
	if got := model.RoundPounds(d.explained()); got != round.Answers.ByCase || got == 0 {
		t.Errorf("by the case: explained is %s, revealed was %s", got.Pence(), round.Answers.ByCase.Pence())
	}
	d.sees("As it was asked about: ")
	d.press("esc")
	if _, back := d.app.Screen().(*meeting.Room); !back {
		t.Error("Esc does not go back to the wall")
	}
	opened := 0
	for range 40 {
		wall := d.screenText()
		d.press("e")
		if w, open := d.app.Screen().(*pictures.Why); open {
			opened++
			if _, there := w.Figure(); !there {
				t.Errorf("a wall without a figure is taken apart:\n%s", wall)
			}
			d.validFrame(t, 80, 24)
			d.press("esc")
		}
		d.press("space")
	}
	if opened < 8 {
		t.Errorf("only %d walls took their figure apart", opened)
	}
}

// On the methods' screen and beside other scenarios `e` explains the figure that
// is chosen, not that of the open scenario.
func TestWhyOfAnotherMethodAndAnotherScenario(t *testing.T) {
	d := moved(t, 120, 40)
	d.press("f", "end", "e")
	doc := d.app.Session.Document()
	all := insight.NewMethods(d.app.Session.Year()).Outturns(&doc.Scenario)
	want := all[len(all)-1].Deficits[model.AsContracted].Scenario
	d.press("esc", "e")
	if got := model.RoundPounds(d.explained()); got != want {
		t.Errorf("as planned: explained is %s, listed is %s", got.Pence(), want.Pence())
	}
	d.sees("As if all goes to plan from here: ")
	d.press("esc", "esc")
	other := file.Document{Scenario: model.Scenario{Name: "Other", Changes: []model.Change{
		model.NewChange(model.Target{Referrals: "northgate-hips"}, model.Size{Kind: model.Percent, Amount: -30}),
	}}}
	d.app.screens.OpenComparison([]beside.Contribution{{From: "this", Document: doc}, {From: "Other", Document: other}})
	pr := d.app.Session.Year().NewProjection()
	d.app.Session.Year().Project(&other.Scenario, pr)
	for _, terms := range model.AllTerms[:model.AsProposed] {
		d.press("e")
		if got := model.RoundPounds(d.explained()); got != pr.Terms[terms].Scenario.Deficit {
			t.Errorf("%s: explained is %s, it comes to %s", terms, got.Pence(), pr.Terms[terms].Scenario.Deficit.Pence())
		}
		d.sees("In “Other”: ")
		d.press("esc", "down")
	}
	d.press("end")
	for range 12 {
		if d.works("enter") {
			d.press("e")
			if _, open := d.app.Screen().(*pictures.Why); !open {
				t.Errorf("a row is not taken apart:\n%s", d.screenText())
			} else {
				d.press("esc")
			}
		}
		d.press("up")
	}
}
