package workshop

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/views/words"
)

// sizesOfWalls are those that a meeting is run at.
var sizesOfWalls = [][2]int{{80, 24}, {50, 16}, {120, 40}, {200, 60}}

// twoChanges is a scenario that a block holds in part.
func twoChanges() file.Document {
	return file.Document{Scenario: model.Scenario{Name: "Joint meeting", Changes: []model.Change{
		model.NewChange(ent, model.Size{Amount: -10}), model.NewChange(model.Target{Referrals: "n-hips"}, model.Size{Amount: -25}),
	}}}
}

func TestWhatIsNeededIsShownBesideWhatCanMove(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 80, 24)
	d.press("R", "j", "how much do we", "enter")
	d.sees("What it takes to break even, as contracted, besides what we change already", "must be saved by 31 March")
	d.lacks("can still move")
	d.press("space")
	d.sees("of that can", "still move by", "Not possible: at most £") // the words stand beside the figure, or under it
	d.press("space")
	d.sees("What stands in the way, the most money first", "falls after 31 March", "The contracts hold £")
	screen := d.screenText()
	if strings.Index(screen, "falls after 31 March") > strings.Index(screen, "Protected referrals") && strings.Contains(screen, "Protected referrals") {
		t.Errorf("the smaller obstacle stands first:\n%s", screen)
	}
	d.press("space")
	d.sees(", as", "contracted", "if all were block", "all were cost", "per case")
	d.press("space")
	d.sees("The most that can move, kept up for a full year", "this year's prices and contracts", "That is no forecast")
}

func TestTheCalendarOfTheRow(t *testing.T) {
	for _, size := range sizesOfWalls {
		d := newDriver(t, testYear(), twoChanges(), "light", size[0], size[1])
		d.press("R", "j", "how long", "enter")
		d.sees("ENT to Midshire General", "of 17 weeks still count for first", "Christmas", "day cases")
		d.lacks("£")
		d.press("space")
		d.sees("the first week of waiting", "Paid by the case, one week £")
	}
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("R", "j", "how long", "enter", "space")
	d.sees("If it were 10% fewer: ")
}

func TestDoubtIsShownAndChangesNothing(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 80, 24)
	before := d.app.Session.Edition()
	d.press("R", "j", "how much of it", "enter")
	d.sees("If all of what is agreed happens", "saved by 31 March, as contracted", "209 patients fewer, of 209")
	d.press("left")
	d.sees("If 95% of what is agreed happens", "198 patients fewer, of 209")
	d.press("space")
	d.sees("If 75% of")
	d.press("left", "left", "left", "left", "left", "left", "left")
	d.sees("If 50% of", "patients fewer, of")
	d.press("space")
	d.sees("In 8 of 10 such years")
	d.press("right")
	d.sees("If 55% of")
	if d.app.Session.Edition() != before {
		t.Error("the scenario is another")
	}
}

// Groups' plans are shown as they arrive, keep their letters, and can be taken.
func TestGroupsSideBySide(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 80, 24)
	d.press("R", "j", "side by side", "enter")
	d.sees("No group's plan is here yet")
	hips := model.Target{Referrals: "n-hips"}
	d.group("plan z", "Weir group", model.NewChange(ent, model.Size{Amount: -10}), model.NewChange(hips, model.Size{Amount: -5}))
	d.press("pgup", "space")
	d.sees("A Weir group", "2 rows touched", "All together")
	d.group("plan a", "Combe group", model.NewChange(ent, model.Size{Amount: -20}), model.NewChange(model.Target{Referrals: "e-card"}, model.Size{Amount: -10}))
	if err := os.WriteFile(filepath.Join(d.app.Session.Folder(), "groups", "torn.yaml"), []byte("fewer: scenario/1\nchanges: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("pgup", "space")
	d.sees("A Weir group", "B Combe group", "torn.yaml can't be read")
	d.press("space")
	d.sees("What differs, furthest apart first", "ENT to Midshire General: A 10% fewer and B 20% fewer", "2 of 2 groups touched it; least A, most B", "asked by Weir group and Combe group")
	d.press("space")
	d.sees("without contradicting each other", "Asked differently, and so not in it", "from 10% fewer (Weir group) to 20% fewer (Combe group)")
	d.press("enter")
	d.sees("Taken: all groups together; u takes it back")
	if changes := d.app.Session.Document().Scenario.Changes; len(changes) != 2 || changes[0].Target != hips && changes[1].Target != hips {
		t.Errorf("together they change %+v", changes)
	}
	d.press("u", "pgup", "pgup", "down", "enter")
	d.sees("Taken: Combe group")
	doc := d.app.Session.Document()
	if len(doc.Scenario.Changes) != 2 || doc.Scenario.Changes[0].Size.Amount != -20 || len(doc.Scenario.Changes[0].AskedBy) == 0 || doc.Scenario.Name != "Joint meeting" {
		t.Errorf("taken: %+v", doc.Scenario)
	}
	d.app.Session.SetRedLine(file.RedLine{Target: hips, NotBelow: 0})
	d.press("home", "j", "side by side", "enter", "enter")
	d.sees("Not taken: in the plan of Weir group, Hips and knees to Northgate Centre goes below a red line. Agreed in the room")
	d.press("pgup", "space")
	d.sees("Hips and knees to Northgate Centre goes below a red line")
	d.press("space", "space")
	d.sees("Beyond a red line, and so not in it", "Hips and knees to Northgate Centre (A Weir group). Agreed in the room: no fewer than now.")
	d.press("enter")
	d.sees("Taken: all groups together")
	if changes := d.app.Session.Document().Scenario.Changes; len(changes) != 1 || changes[0].Target.Referrals != "e-card" {
		t.Errorf("together within the red line they change %+v", changes)
	}
	off := model.NewChange(hips, model.Size{Amount: -50})
	off.Off = true
	d.group("plan a", "Combe group", model.NewChange(ent, model.Size{Amount: -30}), off)
	d.press("pgup", "pgup", "pgup", "space", "space", "space", "space")
	noted := d.app.Session.Document().Groups
	if len(noted) != 2 || len(noted[1].Changes) != 1 || noted[1].Changes[0].Size.Amount != -30 {
		t.Errorf("the minutes keep %+v", noted)
	}
}

// A step may show nothing but its title and until when it lasts.
func TestAStepMayShowNothing(t *testing.T) {
	doc, faults := file.ReadScenario("m.yaml", []byte("fewer: scenario/1\nname: Meeting\nagenda:\n- {title: Tea, minutes: 10, shows: nothing}\n- {title: Money, minutes: 5, shows: goal}\n"))
	if doc == nil {
		t.Fatal(faults)
	}
	d := newDriver(t, testYear(), *doc, "plain", 50, 16)
	d.press("R")
	d.sees("Tea", "Until ")
	d.lacks("£")
	d.press("space")
	d.sees("Money", "What it takes")
}

// The largest on the wall says of what a red line lets so much go.
func TestTheFigureOfARedLineHasItsRow(t *testing.T) {
	year := builtInYear(t)
	p := model.Prepare(year)
	for _, o := range words.MayBeAgreed(p, insight.TargetsOf(p, "ENT")) {
		lines := o.Lines
		for i := range lines {
			lines[i].NotBelow = -10
		}
		limit, beside := words.RedLineFigure(p, lines)
		want := map[string]string{
			"ENT to Midshire General": "10% fewer ENT to Midshire General at most", "ENT to Eastmoor Foundation": "10% fewer ENT to Eastmoor Foundation at most",
			"all of ENT (2 rows)": "10% fewer ENT, wherever they go, at most",
		}[o.Name]
		if lines[0].Urgent {
			want = "0fewer of what is marked urgent"
		}
		if limit+beside != want {
			t.Errorf("%s: %s%s", o.Name, limit, beside)
		}
	}
}

// A red line is found by a row, by a specialty, or in the words that were used.
func TestRedLinesByTheWordsUsed(t *testing.T) {
	y := testYear()
	y.Referrals[1].Specialty, y.Referrals[0].Protected = "ENT", 0.09
	d := newDriver(t, y, twoChanges(), "plain", 80, 24)
	d.press("R", "j", "not touch", "enter")
	d.sees("ENT to Midshire General: 9% are urgent and never cut")
	d.press("enter", "no cancer referrals", "enter")
	d.sees("What is marked urgent")
	d.press("two-week waits", "enter")
	d.sees("“no cancer referrals”: what is marked urgent", "held by the year file: 9% of ENT to Midshire General", "because two-week waits")
	d.press("enter", "all ent", "enter", "15", "enter", "children", "enter")
	d.sees("“all ent”: ENT to Midshire General and Dermatology to Midshire General: at most 15% fewer", "because children")
	doc := d.app.Session.Document()
	if len(doc.RedLines) != 3 || !doc.RedLines[0].Urgent || doc.RedLines[2].NotBelow != -15 || doc.RedLines[2].Said != "all ent" {
		t.Errorf("agreed: %+v", doc.RedLines)
	}
	content, err := file.EncodeDocument(&doc)
	if err != nil {
		t.Fatal(err)
	}
	again, faults := file.ReadScenario("m.yaml", content)
	if again == nil || len(again.Agreed()) != 2 || len(again.Limits()) != 2 {
		t.Errorf("read again: %v\n%s", faults, content)
	}
	d.press("j", "fewer of one", "enter", "left", "left", "left", "left")
	d.sees("Agreed in the room: at most 15% fewer, because children")
	d.press("j", "not touch", "enter", "down", "X", "enter")
	if left := d.app.Session.Document().RedLines; len(left) != 1 || !left[0].Urgent {
		t.Errorf("left: %+v", left)
	}
}

func TestNowOrNextYear(t *testing.T) {
	doc := twoChanges()
	doc.Scenario.Changes[1].Costs = model.Costs{Once: 4_000, PerWeek: 350}
	for _, size := range sizesOfWalls {
		d := newDriver(t, testYear(), doc, "light", size[0], size[1])
		d.press("R", "j", "now or next", "enter")
		d.sees("by 31 March", "less care at", "kept up")
		d.press("space")
		d.sees("is what it takes by 31", "It takes £4,000 once", "paid for itself")
	}
	d := newDriver(t, testYear(), twoChanges(), "plain", 80, 24)
	d.press("R", "j", "now or next", "enter", "space")
	d.sees("No change says what it takes.")
}

func TestWhoGivesItUp(t *testing.T) {
	y := testYear()
	y.Referrals[0].Protected = 0.09
	y.Referrals[0].Consequences = []model.Consequence{{Side: "GPs", Says: "Most settle by themselves."}}
	d := newDriver(t, y, twoChanges(), "plain", 80, 24)
	d.press("R", "j", "who gives", "enter")
	d.sees("patients fewer are referred by 31 March", "how deprived the practices' patients are")
	d.press("space")
	d.sees("ENT to Midshire General: 114 patients fewer", "9% are urgent and protected", "GPs: “Most settle by themselves.”")
	y = testYear()
	y.Practices, y.Referrals[0].ByPractice = nil, nil
	for i := range 6 {
		id := "p" + strconv.Itoa(i)
		y.Practices = append(y.Practices, model.Practice{ID: id, Name: id, ListSize: model.Given(10_000), Deprivation: 1 + 8*(i/3)})
		y.Referrals[0].ByPractice = append(y.Referrals[0].ByPractice, model.PracticeCount{Practice: id, Count: 300})
	}
	for i := range y.Referrals {
		if i > 0 {
			y.Referrals[i].ByPractice = nil
		}
	}
	d = newDriver(t, y, twoChanges(), "plain", 80, 24)
	d.press("R", "j", "who gives", "enter")
	d.sees("most deprived fifth", "with 50% of the patients", "for each 1,000 patients")
}

// What stands behind e on the wall is large, and Space goes back to the same step.
func TestWhyIsLargeOnTheWall(t *testing.T) {
	for _, size := range sizesOfWalls {
		d := newDriver(t, testYear(), twoChanges(), "light", size[0], size[1])
		d.press("R", "j", "whose money", "enter", "e")
		if !strings.ContainsAny(d.screenText(), "▀█") {
			t.Errorf("nothing is large:\n%s", d.screenText())
		}
		d.validFrame(t, size[0], size[1])
		d.press("enter", "space")
		d.sees("Whose money", "What all public bodies together")
	}
}

// At 200 by 60 the headline takes at least a quarter of the height.
func TestTheHeadlineIsReadFromTheBack(t *testing.T) {
	for size, least := range map[[2]int]int{{50, 16}: 3, {80, 24}: 5, {120, 40}: 7, {200, 60}: 15} {
		d := newDriver(t, testYear(), twoChanges(), "light", size[0], size[1])
		d.press("R")
		for _, shows := range []file.Shown{file.ShowOpening, file.ShowLine, file.ShowMovable, file.ShowGoal, file.ShowWhoseMoney, file.ShowDelivery, file.ShowOvershoot} {
			d.toStep(shows)
			d.press("down", "up")
			d.run(d.app.Besides(nil))
			d.app.Stale = true
			rows := 0
			for _, line := range strings.Split(d.screenText(), "\n") {
				if strings.ContainsAny(line, "▀▄█") {
					rows++
				}
			}
			if rows < least {
				t.Errorf("%s at %v: the figure is %d rows high, and not %d:\n%s", shows, size, rows, least, d.screenText())
			}
		}
	}
}

// Where not all of a size is possible the wall and its question say what is, and why; and a
// size that is typed says beside what it comes.
func TestWhatIsPossibleIsSaidLarge(t *testing.T) {
	doc := file.Document{}
	target := model.Target{Referrals: "midshire-ent"}
	doc.Scenario.Changes = []model.Change{model.NewChange(target, model.Size{Amount: -100})}
	d := newDriver(t, builtInYear(t), doc, "plain", 80, 24)
	d.press("R")
	d.toStep(file.ShowLine)
	d.sees("% fewer: 8% are protected and never cut", "1,037 patients fewer by 31 March")
	d.press("space")
	d.sees("ENT to Midshire General: 100% fewer. 92% fewer is possible: 8% are protected", "never cut.")
	late := model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Amount: -5})
	late.FromWeek = 45
	doc.Scenario.Changes = []model.Change{late}
	d = newDriver(t, builtInYear(t), doc, "plain", 80, 24)
	d.press("R")
	d.toStep(file.ShowLine)
	d.press("enter", "ent, where", "enter", "=", "30")
	d.sees("30% fewer at each of 2 hospitals, beside 1 change")
	d.press("enter")
	d.sees("% fewer in all")
}
