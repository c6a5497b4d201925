package workshop

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

// An idea of an earlier meeting is priced from the workbench, and opened again
// with what was typed.
func TestAnIdeaIsPricedFromTheWorkbench(t *testing.T) {
	doc := fewerENT()
	doc.Ideas = []file.Idea{{What: "Telephone advice"}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	before := d.saving(model.AsContracted)
	d.press("I")
	d.sees("Which idea is to be priced?", "not yet priced: Telephone advice.")
	d.press("enter", "prescribing", "enter")
	d.sees("No contract: what is spent is paid.")
	d.press("17000", "enter", "enter", "enter", "enter")
	d.sees("Priced: it is in the totals now")
	if gained := d.saving(model.AsContracted) - before; gained != model.Pounds(17_000) {
		t.Errorf("the idea adds %s", gained.Pence())
	}
	d.press("I", "enter", "enter")
	d.sees("17000")
	d.press("ctrl+u", "+2k", "enter", "enter", "enter", "enter")
	if gained := d.saving(model.AsContracted) - before; gained != -model.Pounds(2_000) {
		t.Errorf("as a cost the idea adds %s", gained.Pence())
	}
}

// Units of a hospital are worth what its contract says.
func TestAnIdeaUnderABlockSavesNothing(t *testing.T) {
	doc := fewerENT()
	doc.Ideas = []file.Idea{{What: "Fewer follow-ups"}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	before, byCase := d.saving(model.AsContracted), d.saving(model.AllCostPerCase)
	d.press("I", "enter", "ENT first attendances", "enter")
	d.sees("each at tariff", "is paid: block")
	d.press("6w", "enter", "enter", "enter", "enter")
	if d.saving(model.AsContracted) != before || d.saving(model.AllCostPerCase) <= byCase {
		t.Errorf("as contracted %s more, by the case %s", (d.saving(model.AsContracted) - before).Pence(), (d.saving(model.AllCostPerCase) - byCase).Pence())
	}
}

func TestNoIdeaIsPricedWhileTablesGuess(t *testing.T) {
	doc := fewerENT()
	doc.Ideas = []file.Idea{{What: "Telephone advice"}}
	doc.Rounds = []file.Round{{Change: doc.Scenario.Changes[0]}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("I")
	d.sees("The guesses come first")
	d.press("j", "ideas", "enter", "enter")
	d.sees("The guesses come first")
	d.lacks("£")
}
