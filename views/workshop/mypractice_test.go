package workshop

import (
	"os"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/beside"
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
	d.sees("Weir Side Practice · M all", "None referred", "Weir Side Practice refers nobody there", "of all", "No referrals · no practice has a part of it", "GP prescribing")
	d.lacks("all practices · M one")
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
	d.sees("No practice has a part of Reserves")
	d.press("up", "up", "up", "up", "left")
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
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
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

// What it would take, where it saves most, the sweep, the form, the weeks, the row week
// by week and the practices beside each other are the practice's own.
func TestScreensOfOnePractice(t *testing.T) {
	year := testYear()
	year.Practices[0].ListSize, year.Practices[1].ListSize = model.Given(9850), model.Given(5000)
	d := newDriver(t, year, file.Document{}, "dark", 100, 40)
	d.press("M", "weir", "enter", "tab", "tab", "g")
	d.sees("What Weir Side Practice alone would have to do", "to save its share by list size", "for orientation")
	d.press("enter")
	d.sees("fewer")
	d.press("enter")
	for _, c := range d.changes() {
		if len(c.Practices) != 1 || c.Practices[0] != "weir-side" {
			t.Errorf("what it takes changes %+v", c)
		}
	}
	if len(d.changes()) == 0 {
		d.sees("Not possible")
	}
	d.press("esc", "esc", "l")
	d.sees("ENT to Midshire General")
	d.press("esc", "left", "v")
	d.sees("Weir Side Practice")
	d.press("esc", "enter")
	d.sees("Weir Side Practice", "practices")
	d.press("esc", "w")
	d.sees("what Weir Side Practice changes, taken alone")
	d.press("esc", "x")
	d.sees("only that total is known, so that this is all practices together", "So few would differ by chance")
	d.press("esc", "p")
	d.sees("Weir Side Practice, 5,000 patients", "Its part of the scenario")
	d.lacks("Combe Lane")
}

// A practice's own file has its wishes and nothing of others; what a facilitator merges
// has them beside what was there.
func TestAPracticesOwnFileIsMerged(t *testing.T) {
	theirs := model.NewChange(ent, model.Size{Amount: -20})
	theirs.Practices = []string{"combe-lane"}
	d := newDriver(t, testYear(), file.Document{Scenario: model.Scenario{Name: "With Combe Lane Surgery", Changes: []model.Change{theirs}}}, "dark", 100, 40)
	d.press("M", "weir", "enter", "E")
	d.sees("what Weir Side Practice asks alone, signed")
	d.press("1")
	d.sees("Weir Side Practice asks nothing alone yet")
	d.press("esc", "1", "0", "enter", "E", "1", "enter")
	d.sees("Written: 2010-12-02 Weir Side Practice.scenario.yaml")
	path := d.app.Session.Folder() + "/2010-12-02 Weir Side Practice.scenario.yaml"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(data); strings.Contains(text, "ombe") || !strings.Contains(text, "author: Weir Side Practice") {
		t.Errorf("the file says\n%s", text)
	}
	wish, faults := file.ReadScenario(path, data)
	if wish == nil || len(wish.Scenario.Changes) != 1 {
		t.Fatalf("%v", faults)
	}
	joint := file.Document{Scenario: model.Scenario{Name: "Joint", Changes: []model.Change{theirs}}}
	p := model.Prepare(testYear())
	merged := beside.Merge(p, beside.Contributions([]file.Document{joint, *wish}, nil), beside.Choices{})
	pr := p.NewProjection()
	doc := merged.Document
	p.Project(&doc.Scenario, pr)
	if own := insight.ResultOf(pr, p.PracticeAt("weir-side")); own.Streams[0].NotSent < 1 || own.Streams[0].Changes != 1 {
		t.Errorf("merged, its own are %+v of %+v", own.Streams[0], doc.Scenario.Changes)
	}
}

// The bridge of one practice adds up to what is its own; history lists its steps.
func TestOnePracticesBridgeAndHistory(t *testing.T) {
	own := fewerOf("eastmoor-dermatology", 10)
	own.Practices, own.Costs = []string{"combe-lane"}, model.Costs{Once: 100}
	others := fewerOf("eastmoor-dermatology", 20)
	others.Practices = []string{"weir-side"}
	d := newDriver(t, builtInYear(t), file.Document{Scenario: model.Scenario{Changes: []model.Change{own, others, fewerOf("midshire-ent", 5)}}}, "plain", 80, 24)
	d.press("left", "M", "combe", "enter", "left", "left", "b")
	d.sees("FROM DOING NOTHING TO THIS SCENARIO, Combe Lane Surgery", "Without its part", "what the changes take", "With its part of the scenario")
	d.lacks("Weir Side")
	for _, terms := range model.ShownTerms(false) {
		b := d.app.Explainer().OwnBridge(terms, d.app.Practice().At)
		levels := b.Levels()
		if last := len(b) - 1; levels[last] != levels[last-1] {
			t.Errorf("%s: its steps lead to %s, not %s", terms, levels[last-1].Pence(), levels[last].Pence())
		}
		if got := -b[len(b)-1].Amount; got != d.app.Mine().Saving[terms] {
			t.Errorf("%s: it saves %s, not %s", terms, got.Pence(), d.app.Mine().Saving[terms].Pence())
		}
	}
	d.press("esc", "M", "M", "weir", "enter", "left", "M", "M", "combe", "enter", "h")
	d.sees("WHAT WAS DONE, Combe Lane Surgery · 3 of 3 steps", "Larkrise Weir Practice we are here")
	d.press("up", "enter")
	d.sees("WHAT WAS DONE, Combe Lane Surgery · 2 of 3 steps", "2% fewer, Combe Lane Surgery we are here")
	d.lacks("Larkrise")
}

// The lists of changes, the rows with changes, the sweep and what moves the year-end are
// of the practice's part, and say what is everybody's; clearing all clears its own.
func TestListsOfOnePracticeAreItsPart(t *testing.T) {
	own, shared, line := fewerOf("eastmoor-ent", 20), fewerOf("eastmoor-dermatology", 15), model.NewChange(model.Target{Line: "prescribing"}, model.Size{Amount: -1})
	own.Practices, shared.Costs = []string{"combe-lane"}, model.Costs{Once: 400, PerWeek: 35}
	d := newDriver(t, builtInYear(t), file.Document{Scenario: model.Scenario{Changes: []model.Change{own, shared, line}}}, "plain", 100, 30)
	d.press("M", "combe", "enter", "H")
	part := d.app.Mine().Changes
	d.sees("2 rows changed", "saved "+(part[0].Saving[0]+part[1].Saving[0]).Short())
	d.lacks("GP prescribing")
	d.press("H", "C")
	d.sees("THE PART OF Combe Lane Surgery", "15% fewer, all practices", "20% fewer, its own", "its part of all", part[1].Saving[0].Whole()[2:])
	d.press("down", "down")
	d.sees("1 other change does not concern it; M shows all")
	d.press("up", "e")
	d.sees("Saved by 31 March, as contracted, Combe Lane Surgery")
	d.press("esc", "%")
	d.sees("ITS PART TAKES", "The part of Combe Lane Surgery: net of what it takes, "+part[1].Saving[0].Whole()+" saved by 31 March", "It takes £2.23 once and £0.20 a week")
	d.press(";")
	d.sees("Switched off, and kept, for all who share it")
	d.press("u", ")")
	d.sees("All that Combe Lane Surgery asks alone is taken out")
	if c := d.changes(); len(c) != 2 || c[0].Practices != nil || c[1].Target.Line == "" {
		t.Errorf("what others ask too is left as it is, and there is %+v", c)
	}
	d.press(")")
	d.sees("Combe Lane Surgery asks nothing alone")
	d.press("esc", "home", "v", "left", "left")
	d.sees("10% fewer saves nothing by 31 March", "0.5 of its own): for all practices together Midshire General is paid")
	d.lacks("costs less as contracted than")
	d.press("space")
	d.sees("all practices")
	d.press("esc", "l", "right", "right")
	d.sees("By 10% fewer and more of what Combe Lane Surgery alone refers")
	d.lacks("contract with", "how much of the plan happens ")
}

// Where guesses are open the room comes first, and the practice that was typed, or looked at
// last, is the one that the workbench has after it.
func TestAPracticeOutlastsAnOpenQuestion(t *testing.T) {
	before := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	before.press("R")
	before.toStep(file.ShowLine)
	before.press("left", "space", "4", "enter")
	app, err := New(Options{Session: scenarios.NewSession(before.app.Session.Year(), before.app.Session.Document()), Practice: "combe-lane", Start: StartWorkbench, Theme: "plain"})
	if err != nil {
		t.Fatal(err)
	}
	d := &driver{t: t, app: app, now: midday}
	app.clock = func() time.Time { return d.now }
	d.resize(80, 24)
	d.sees("Guesses are still open here")
	d.press("esc", "enter")
	d.sees("Back at Combe Lane Surgery")
	d.press("left")
	if c := d.changes(); len(c[len(c)-1].Practices) != 1 {
		t.Errorf("everybody's referrals are cut: %+v", c)
	}
}
