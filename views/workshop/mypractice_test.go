package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/views/words"
)

// wantedFigures says in one of its wordings what the practice's row brings.
func (d *driver) wantedFigures(target model.Target) {
	d.t.Helper()
	yield := d.app.MineYield(target)
	text := strings.Join(strings.Fields(d.screenText()), " ")
	for _, said := range words.ThreeFigures(&yield) {
		if strings.Contains(strings.ToLower(text), strings.ToLower(said)) {
			return
		}
	}
	d.t.Errorf("the screen says none of %q:\n%s", words.ThreeFigures(&yield), d.screenText())
}

// From a lone start to one's own saving with its three figures: M, a name, Enter, ←.
func TestOnesOwnSavingInSixKeys(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {50, 16}, {120, 40}} {
		for _, theme := range []string{"light", "dark", "plain"} {
			d := newDriver(t, testYear(), file.Document{}, theme, size[0], size[1])
			keys := []string{"M", "enter", "left"}
			d.press(keys[0], "weir", keys[1], keys[2])
			d.sees("Weir Side Practice")
			d.wantedFigures(ent)
			changes := d.changes()
			if len(changes) != 1 || len(changes[0].Practices) != 1 || changes[0].Practices[0] != "weir-side" || changes[0].Size.Amount != -1 {
				t.Fatalf("the changes are %+v", changes)
			}
			yield := d.app.MineYield(ent)
			if yield.After <= 0 || yield.Saving != d.app.Projection().Terms[model.AsContracted].Saving {
				t.Errorf("its own figures are %+v", yield)
			}
			if len(keys) > 6 {
				t.Errorf("%d keys", len(keys))
			}
		}
	}
}

// Rows, sliders and what clears them are of the practice; the headline is of the whole,
// and M goes back.
func TestOnePracticeOnTheWorkbench(t *testing.T) {
	year := testYear()
	year.Referrals[1].ByPractice = year.Referrals[1].ByPractice[:1] // Weir Side refers nobody to dermatology
	theirs := model.NewChange(ent, model.Size{Amount: -10})
	d := newDriver(t, year, file.Document{Scenario: model.Scenario{Changes: []model.Change{theirs}}}, "dark", 80, 30)
	d.sees("all practices · M one", "GP prescribing")
	d.press("M")
	d.sees("Which practice?", "Combe Lane Surgery", "Weir Side Practice")
	d.press("weir", "enter")
	d.sees("Weir Side Practice · M all", "None referred", "Weir Side Practice refers nobody there", "of all")
	d.lacks("GP prescribing", "all practices · M one")
	before := d.app.Projection().Terms[model.AllCostPerCase].Scenario.Deficit
	d.press("1", "0", "enter")
	if c := d.changes(); len(c) != 2 || c[0].Size.Amount != -10 || c[1].Size.Amount != -10 || c[1].Practices[0] != "weir-side" {
		t.Fatalf("the changes are %+v", c)
	}
	if after := d.app.Projection().Terms[model.AllCostPerCase].Scenario.Deficit; after >= before {
		t.Errorf("the headline is of the whole: %s, before %s", after.Pence(), before.Pence())
	}
	d.press("0")
	if c := d.changes(); len(c) != 1 || c[0].Practices != nil {
		t.Errorf("0 clears its own: %+v", c)
	}
	d.press("end", "left")
	d.sees("Weir Side Practice refers nobody to Dermatology to Midshire General")
	d.press("5")
	d.sees("Weir Side Practice refers nobody to Dermatology to Midshire General")
	d.press("M")
	d.sees("All practices again", "all practices · M one")
	d.press("end")
	d.sees("Reserves")
}

// What practices see adds up to what the whole sees, in the app too.
func TestWhatPracticesSeeAddsUp(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(ent, model.Size{Amount: -7}), model.NewChange(model.Target{Referrals: "e-card"}, model.Size{Amount: -3})}}}, "dark", 80, 24)
	whole := d.app.Projection().Terms[model.AllCostPerCase].Saving
	sum := insight.ResultOf(d.app.Projection(), insight.OtherPractices).Saving[model.AllCostPerCase]
	for _, p := range d.app.Year.Practices {
		d.press("M", strings.ToLower(p.Name), "enter")
		sum += d.app.Mine().Saving[model.AllCostPerCase]
		d.press("M")
	}
	if sum != whole || whole == 0 {
		t.Errorf("practices and others save %s, all %s", sum.Pence(), whole.Pence())
	}
}

// The card says where the practice stands, and e takes its figures apart.
func TestThePracticesCard(t *testing.T) {
	year := testYear()
	year.Practices[0].ListSize, year.Practices[1].ListSize = model.Given(9850), model.Given(5000)
	d := newDriver(t, year, file.Document{}, "dark", 80, 60)
	d.press("y")
	d.sees("M chooses the practice first")
	d.press("M", "weir", "enter", "left", "y")
	d.sees("Weir Side Practice: WHERE IT STANDS", "Of the whole: 33.7%", "for orientation, and no debt", "WHAT ITS REFERRALS OF A YEAR LEAD TO", "ENT", "saved by")
	for range 12 {
		d.press("down")
	}
	d.press("y")
	d.sees("A WEEK")
	d.press("y", "e")
	d.sees("Weir Side Practice")
	d.press("esc", "M")
	d.sees("All practices are looked at")
}

// The room is everybody's; in letters others stay letters, and one's own name is found
// by typing it; a year without practices says what it lacks.
func TestWhereNoPracticeIsLookedAt(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("M", "weir", "enter", "R")
	if d.app.PracticeID() != "" {
		t.Error("the room is of one practice")
	}
	d.press("M")
	d.sees("The room is everybody's")
	year := testYear()
	year.Practices, year.Referrals = nil, nil
	d = newDriver(t, year, file.Document{}, "dark", 80, 24)
	d.lacks("M one")
	d.press("M")
	d.sees("This year names no practices")
}

func TestOthersStayLetters(t *testing.T) {
	homes(t)
	d := newDriver(t, testYear(), file.Document{}, "projector", 80, 24)
	d.press("M")
	d.lacks("Combe Lane", "Weir Side")
	d.press("weir")
	d.lacks("Weir Side")
	d.press("enter")
	d.sees("Weir Side Practice")
	d.press("p")
	d.lacks("Combe Lane")
}

// The practice is remembered for its year, and M forgets it again.
func TestThePracticeIsRemembered(t *testing.T) {
	homes(t)
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.app.settings = readSettings()
	d.press("M", "weir", "enter", "t")
	kept := readSettings()
	if kept.Practices["Northshire PCT 2010/11"] != "weir-side" || kept.Theme == "" {
		t.Fatalf("what is kept is %+v", kept.Settings)
	}
	d.app.lookAtRemembered("", StartRoom)
	if d.app.PracticeID() != "" {
		t.Error("the room begins with one practice")
	}
	d.app.lookAtRemembered("", StartWorkbench)
	if d.app.PracticeID() != "weir-side" {
		t.Error("the practice is not remembered")
	}
	d.app.lookAt("weir-side")
	d.press("M")
	if kept := readSettings(); len(kept.Practices) != 0 {
		t.Errorf("what is kept is %+v", kept.Settings)
	}
}
