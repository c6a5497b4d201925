package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

// Where the first answer and a contract by the case come to different savings of
// the same cut, the wall says whose payment makes the difference.
func TestAnotherSavingByTheCaseIsExplained(t *testing.T) {
	read, err := samples.Northshire.AsRead()
	if err != nil {
		t.Fatal(err)
	}
	doc := fewerENT()
	doc.Scenario.Changes[0].Target = model.Target{Referrals: "midshire-ent"}
	doc.Scenario.Changes[0].Practices = nil
	for _, size := range [][2]int{{80, 24}, {50, 16}} {
		d := newDriver(t, &read.Year, doc, "plain", size[0], size[1])
		d.press("R", "j", "contract were", "enter", "space", "pgup", "right", "right")
		pr := d.app.Projection()
		all, proposed := pr.Terms[model.AllCostPerCase].Saving, pr.Terms[model.AsProposed].Saving
		if all == proposed {
			t.Fatal("both save the same: nothing to explain")
		}
		d.sees("If all were paid by the case it would save "+all.Whole(), "we would pay "+(proposed-all).Whole()+" more to Valley Community Health (ENT clinic).")
		d.press("left")
		d.lacks("If all were paid by the case")
	}
	doc = file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(model.Target{Referrals: "e-card"}, model.Size{Amount: -10})}}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	if says := insight.ByCaseWords(d.app.Projection(), d.app.Year, model.AsContracted); strings.TrimSpace(says) != "" {
		t.Errorf("explained where nothing differs: %s", says)
	}
}

// The sentence under the second answer is of the change that was asked about, whatever has
// become of the plan since.
func TestTheSecondAnswerKeepsItsReason(t *testing.T) {
	target := model.Target{Referrals: "eastmoor-ent"}
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(target, model.Size{Amount: -10})}}}
	d := newDriver(t, builtInYear(t), doc, "plain", 120, 40)
	d.press("R")
	d.toStep(file.ShowGuess)
	d.app.Session.AskGuesses(doc.Scenario.Changes...)
	d.press("G", "space", "space")
	d.toStep(file.ShowContract)
	d.app.Session.Reveal()
	clinic := "the £1,160 that they would cost at the ENT clinic is inside"
	d.sees(clinic)
	for _, size := range []float64{-25, 0} {
		d.app.Session.SetPlain(target, model.Size{Amount: size})
		d.app.Changed()
		d.sees(clinic)
	}
}
