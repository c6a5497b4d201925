package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/views/words"
	"fewer/views/workbench"
)

// By specialty: one row for it wherever it goes, its hospitals under it; an arrow is one
// percentage on each, in one step, and the sentence says what each contract releases.
func TestRowsBySpecialty(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("Q")
	d.sees("BY SPECIALTY", "17 weeks hold 1,923 ENT referrals: Midshire General (block) 1,127 and Eastmoor Foundation (cost per case) 796")
	d.press("left", "left", "left")
	d.sees("3% fewer at each of 2 hospitals is 58 patients", "Midshire General (block) nothing of £2,787", "Eastmoor Foundation (cost per case) £2,349")
	if c := d.changes(); len(c) != 2 || c[0].Size.Amount != -3 || c[1].Size.Amount != -3 {
		t.Fatalf("the changes are %+v", c)
	}
	pr := d.app.Projection()
	sum := insight.Together(pr.Streams, insight.StreamsOf(d.app.Prepared(), "ENT"))
	for terms := range pr.Terms {
		if terms != int(model.AsProposed) && sum.Saving[terms] != pr.Terms[terms].Saving {
			t.Errorf("%s its row saves %v, and the scenario %v", model.Terms(terms), sum.Saving[terms], pr.Terms[terms].Saving)
		}
	}
	d.press("e")
	d.sees("ENT, wherever they go £2,348.70", "£0.00 + £2,348.70")
	d.press("esc", "u")
	if c := d.changes(); len(c) != 0 {
		t.Errorf("one step is undone, and there is %+v", c)
	}

	d.press("1", "0", "enter", "down", "left", "up") // one hospital goes further
	d.sees("2 changes", "the changes are")
	d.press("enter")
	d.sees("↓ goes to one of its hospitals")
	d.press("x")
	d.sees("ENT, wherever they go · referrals a working day")
	d.press("esc")
	d.press("right")
	if c := d.changes(); len(c) != 2 || c[0].Size.Amount != -10 || c[1].Size.Amount != -10 {
		t.Errorf("from 11%% and 10%% fewer, one more is %+v", c)
	}
	d.press("6", "w", "enter")
	d.sees("5.3% fewer at each of 2 hospitals")
	d.press("S", "u", "0")
	if c := d.changes(); len(c) != 0 {
		t.Errorf("cleared, it has %+v", c)
	}
	d.press("Q")
	d.sees("Midshire General · block", "A WEEK")
	if at := d.app.Screen().(*workbench.Bench).Target(); at.Referrals != "midshire-ent" {
		t.Errorf("back by provider, %v is selected", at)
	}
}

// Of a practice that asks for nothing itself a specialty moves by what is asked of all, and
// taking out the one change that it asks is said as one.
func TestASpecialtyOfAPracticeMovesByWhatIsAskedOfAll(t *testing.T) {
	doc := file.Document{}
	doc.Scenario.Changes = []model.Change{model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Kind: model.Percent, Amount: -35})}
	d := newDriver(t, builtInYear(t), doc, "plain", 80, 24)
	d.press("M", "combe", "enter", "Q")
	if row := d.chosenLine(); !strings.Contains(row, "of all") || !strings.Contains(row, "1.9") {
		t.Errorf("1.9 patients fewer go, and it says %q", row)
	}
	d.lacks("no change")
	d.app.Session.SetPlain(model.Target{Referrals: "eastmoor-ent"}, model.Size{Amount: -5})
	d.app.Session.ClearAll()
	if said := d.app.Session.Steps()[d.app.Session.Position()].Label; said != "The one change taken out, Combe Lane Surgery" {
		t.Errorf("it is said as %q", said)
	}
}

// An arrow on a specialty never asks for less where more is asked already, nor for fewer
// where it goes to more.
func TestASpecialtyMovesFromTheOneThatAsksForMost(t *testing.T) {
	doc := file.Document{}
	doc.Scenario.Changes = []model.Change{model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Kind: model.Percent, Amount: -10})}
	d := newDriver(t, builtInYear(t), doc, "plain", 80, 24)
	d.press("Q", "left")
	d.sees("11% fewer at each of 2 hospitals")
	d.press("u", "right")
	for _, c := range d.changes() {
		if c.Size.Amount < 0 && c.Target.Referrals != "midshire-ent" {
			t.Errorf("one step to more asks for fewer: %+v", d.changes())
		}
	}
	d.press("u", "5", "enter")
	d.sees("5% fewer at each of 2 hospitals")
}

// A specialty is found by its name, from either way of listing; its arrow moves what is
// hidden by the search too, and never beyond a red line of one hospital.
func TestASpecialtyIsFoundAndHeld(t *testing.T) {
	doc := file.Document{RedLines: []file.RedLine{{Target: model.Target{Referrals: "midshire-ent"}, NotBelow: -4}}}
	d := newDriver(t, builtInYear(t), doc, "plain", 80, 24)
	d.press(":")
	d.press("ent wherever")
	d.press("enter")
	d.sees("BY SPECIALTY", ">ENT", "17 weeks hold 1,923 ENT referrals")
	d.press("1", "0", "enter")
	if c := d.changes(); len(c) != 2 || c[0].Size.Amount != -4 || c[1].Size.Amount != -10 {
		t.Errorf("held by one row's red line, the changes are %+v", c)
	}
	d.press("/")
	d.press("dermatology")
	d.press("enter", "left")
	if c := d.changes(); len(c) != 4 {
		t.Errorf("the changes are %+v", c)
	}
}

// Of one practice, a specialty's row is its own part.
func TestASpecialtyOfOnePractice(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("M")
	d.press("combe")
	d.press("enter", "Q", "left", "left")
	for _, c := range d.changes() {
		if len(c.Practices) != 1 || c.Practices[0] != "combe-lane" || c.Size.Amount != -2 {
			t.Errorf("the change is %+v", c)
		}
	}
	d.sees("ENT referrals of Combe Lane Surgery", "2% fewer at each of 2 hospitals", "after 31 March")
}

// The room takes a specialty as what there is to be fewer of.
func TestTheRoomTakesASpecialty(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("R")
	d.toStep(file.ShowLine)
	d.press("/")
	d.press("ent, wherever")
	d.press("enter", "left", "left")
	d.sees("ENT, wherever they go", "% fewer at each of 2 hospitals", "ENT to Midshire General:")
	if c := d.changes(); len(c) != 2 || c[0].Size.Amount != -10 || c[1].Size.Amount != -10 {
		t.Errorf("the changes are %+v", c)
	}
	d.press("down")
	d.lacks("wherever they go")
}

// Where a specialty's hospitals have changes of several kinds the wall says what they come
// to in two decimals, and what was half typed for all of them is not in one row's form.
func TestASpecialtyOfSeveralSizesOnTheWall(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	ent := insight.TargetsOf(model.Prepare(builtInYear(t)), "ENT")[1]
	d.app.Session.SetPlain(ent, model.Size{Kind: model.Percent, Amount: -21.3})
	d.app.Session.AddChange(model.Change{Target: ent, Size: model.Size{Kind: model.Percent, Amount: -5}, Delivered: 1, Note: "an idea"})
	d.press("R")
	d.toStep(file.ShowLine)
	d.press("/")
	d.press("ent, wherever")
	d.press("enter")
	wall := d.app.room.Snapshot()
	if figure := wall.Says[1].Figure; len(figure) > 5 || !strings.Contains(figure, ".") {
		t.Errorf("the figure is %q", figure)
	}
	d.press("=", "19 of 23", "esc", "/")
	d.press("ent to mid")
	d.press("enter", "=")
	d.lacks("19 of 23")
	d.press("13", "esc", "=")
	d.sees("13")
	d.press("30", "enter") // a number that stands there is replaced
	if c := d.changes(); c[len(c)-1].Size.Amount != -30 {
		t.Errorf("the changes are %+v", c)
	}
}

// What begins with the letters that are typed comes before what only holds them, and Esc
// goes back to the row that was selected.
func TestFindingByTheBeginningOfWords(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("down", "/")
	at := d.app.Screen().(*workbench.Bench).Target()
	d.press("card")
	d.sees("Cardiology")
	for _, it := range d.app.Screen().(*workbench.Bench).Items {
		if it.Row < 0 {
			continue
		}
		if r := d.app.Screen().(*workbench.Bench).Rows[it.Row]; words.SearchFor("card").Of(r.Search, "") > words.Begun {
			t.Errorf("%q is listed for card", r.Name)
		}
	}
	d.press("backspace", "backspace", "backspace", "backspace", "anne")
	d.sees("of 106 rows") // none begins so
	d.press("esc")
	if got := d.app.Screen().(*workbench.Bench).Target(); got != at {
		t.Errorf("after Esc %v is selected, not %v", got, at)
	}
}

// A guess about a specialty is about all its hospitals: the question, both answers, what
// each contract releases, the file and the minutes; after a kill too.
func TestGuessesAboutASpecialty(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("R")
	d.toStep(file.ShowLine)
	d.press("/")
	d.press("ent, wherever")
	d.press("enter", "left", "left", "space")
	d.sees("ENT, wherever they go: 10% fewer at each of 2 hospitals.", "What will it save by 31 March?")
	d.press("space", "space") // on without guesses
	pr := d.app.Projection()
	sum := insight.Together(pr.Streams, insight.StreamsOf(d.app.Prepared(), "ENT")).Saving
	d.sees("ENT, wherever they go: 10% fewer at each of 2 hospitals", sum[model.AllCostPerCase].Whole())
	d.press("space")
	d.sees(sum[model.AllCostPerCase].Whole(), sum[model.AsContracted].Whole(), "Midshire General (block) nothing of", "Eastmoor Foundation (cost per case)")
	round := d.app.Session.Document().Rounds[0]
	if want := (file.Answers{ByCase: sum[model.AllCostPerCase], AsContracted: sum[model.AsContracted]}); round.Answers != want || len(round.With) != 1 {
		t.Errorf("the round is %+v, want %+v", round, want)
	}
	d.press("e")
	d.sees("ENT, wherever they go")
	d.press("space", "pgup", "pgup")
	if d.app.Session.Document().AsksAnew(round.Changes()) {
		t.Error("what has been answered is asked anew")
	}
	doc := d.app.Session.Document()
	doc.Scenario.Name = "A specialty"
	data, err := file.EncodeDocument(&doc)
	if err != nil {
		t.Fatal(err)
	}
	if read, faults := file.ReadScenario("x", data); read == nil || !read.Rounds[0].IsAbout(model.Target{Referrals: "eastmoor-ent"}) {
		t.Errorf("%v\n%s", faults, data)
	}
}

// On the wall a specialty has its weeks, of all its hospitals together, and what each
// contract is for, one hospital after the other; on the workbench w shows its weeks.
func TestASpecialtyOnTheMiddleWalls(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "enter", "ent, wherever", "enter", "left")
	d.sees("ENT, wherever they go")
	d.press("j", "how long", "enter")
	d.sees("ENT, wherever they go", "still count")
	d.press("j", "block is for", "enter")
	for _, sees := range []string{"ENT to Midshire", "What Midshire", "ENT to Eastmoor", "What Eastmoor"} {
		d.sees(sees)
		d.press("space")
	}
	d.lacks("What Eastmoor")
	d.press("esc", "enter", "Q", "/", "ent, wherever", "enter", "w")
	d.sees("ENT, wherever they go · the ")
	d.press("space")
	d.sees("ALL THAT IS CHANGED · the ")
}
