package workshop

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/workbench"
)

// plain is the size of the plain change of a row.
func (d *driver) plain(target model.Target) string {
	size, ok := d.app.Session.PlainChange(target)
	if !ok {
		return "none"
	}
	return d.app.Year.SizeWords(target, size)
}

var (
	ent         = model.Target{Referrals: "m-ent"}
	dermatology = model.Target{Referrals: "m-derm"}
	prescribing = model.Target{Line: "prescribing"}
)

func TestTypedSizes(t *testing.T) {
	for typed, want := range map[string]string{
		"10": "10% fewer", "-10": "10% fewer", "+10": "10% more", "6w": "6 a week fewer", "+6w": "6 a week more",
		"12.5": "12.5% fewer", "10%": "10% fewer", "6 a week": "6 a week fewer",
	} {
		d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
		d.press(typed)
		d.sees("Enter makes it " + want)
		if got := d.plain(ent); got != "none" {
			t.Errorf("%s: before Enter the change is %s", typed, got)
		}
		d.press("enter")
		if got := d.plain(ent); got != want {
			t.Errorf("%s: the change is %s, want %s", typed, got, want)
		}
	}
}

func TestWhatIsNoSizeIsSaidAndNotSet(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	for _, typed := range []string{"101", "1x", "1e5", "+", "1_0", "9999999999999w", "+1001"} {
		d.press(typed)
		d.lacks("Enter makes it")
		d.press("enter")
		if got := d.plain(ent); got != "none" {
			t.Errorf("%q is taken for %s", typed, got)
		}
		d.press("esc")
	}
	d.press("1", "backspace")
	d.sees("17 weeks hold")
}

func TestKeysMoveTheKnobWhereTheyPoint(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	for _, c := range []struct{ keys, want string }{
		{"left", "1% fewer"},
		{"<", "6% fewer"},
		{"shift+left", "11% fewer"},
		{"right", "10% fewer"},
		{">", "5% fewer"},
		{"shift+right", "no change"},
		{"right", "1% more"},
		{"0", "none"},
	} {
		d.press(c.keys)
		if got := d.plain(ent); got != c.want && !(c.want == "no change" && got == "none") {
			t.Errorf("after %s the change is %s, want %s", c.keys, got, c.want)
		}
	}
	d.press("1", "0", "0", "enter", "left")
	if got := d.plain(ent); got != "100% fewer" {
		t.Errorf("beyond everything there is %s", got)
	}
	d.press("0", "6w", "enter", "left")
	if got := d.plain(ent); got != "7 a week fewer" {
		t.Errorf("a weekly change moves to %s", got)
	}
}

// A knob stands where the pointer that set it was, and off the middle whenever
// something is changed.
func TestTheKnobAndThePointerAgree(t *testing.T) {
	for w := range 60 {
		half := max(0, (w-1)/2)
		for cell := range 2*half + 1 {
			if got := workbench.KnobAt(workbench.PercentAt(cell, w), w); got != cell {
				t.Errorf("on %d cells a knob set in %d stands in %d", w, cell, got)
			}
		}
		for percent := -150.0; percent <= 150; percent += 0.5 {
			at := workbench.KnobAt(percent, w)
			if at < 0 || at > 2*half || half > 0 && (percent < 0) != (at < half) || half > 0 && (percent > 0) != (at > half) {
				t.Errorf("on %d cells the knob of %v%% stands in %d", w, percent, at)
			}
		}
	}
}

func TestUndoSaysWhat(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("left", "left", "left", "down", "left", "u")
	d.sees("Undone: Dermatology to Midshire General: 1% fewer")
	d.press("u")
	d.sees("Undone: ENT to Midshire General: 3% fewer")
	if d.plain(ent) != "none" || d.plain(dermatology) != "none" {
		t.Error("something is left")
	}
	d.press("ctrl+r")
	d.sees("Done again: ENT to Midshire General: 3% fewer")
	d.press("ctrl+r", "ctrl+r")
	d.sees("There is nothing to do again")
}

func TestTabPutsTermsInFocus(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("left")
	d.sees("▸AS CONTRACTED", "as contracted")
	d.press("tab")
	d.sees("▸IF ALL BLOCK", "If all were block each provider would be paid for its plan")
	d.press("tab")
	d.sees("▸IF COST PER CASE")
	d.press("tab")
	d.sees("▸AS CONTRACTED")
	d.press("shift+tab")
	d.sees("▸IF COST PER CASE")
}

func TestAProposalHasAColumnOfItsOwn(t *testing.T) {
	doc := file.Document{Scenario: model.Scenario{
		Proposals: []model.Proposal{{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}},
	}}
	for _, size := range [][2]int{{80, 24}, {120, 40}, {50, 16}} {
		d := newDriver(t, testYear(), doc, "dark", size[0], size[1])
		d.sees("as proposed")
		d.press("shift+tab", "left")
		d.sees("Midshire General")
		if d.app.Terms != model.AsProposed {
			t.Errorf("%v: the focus is on %v", size, d.app.Terms)
		}
	}
	d := newDriver(t, testYear(), doc, "dark", 120, 40)
	d.sees("as proposed, £937,800 less spent in all than as contracted; by the terms alone, £937,800 less spent")
	d.press("shift+tab", "left")
	d.sees("Midshire General would be paid cost per case from week 40")
	d.app.Session.RemoveProposal("midshire")
	d.app.Changed()
	if d.app.Terms != model.AsContracted {
		t.Errorf("without a proposal the focus is on %v", d.app.Terms)
	}
}

func TestFindingRows(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("/", "cap")
	d.sees("1 of 8 rows", "Hips and knees")
	d.lacks("Dermatology")
	d.press("enter", "left")
	d.sees("1% fewer")
	d.press("esc")
	d.sees("Dermatology")
	d.press("/", "block", "enter")
	d.sees("Dermatology", "row 1 of 3")
	d.press("/", "x", "y", "z")
	d.sees("0 of 8 rows")
	d.press("enter")
	d.sees("No row holds “xyz”")
	d.press("left")
	d.sees("No row is selected; Esc shows all rows again")
	d.press("5")
	d.sees("No row is selected; Esc shows all rows again")
	d.press("esc", "down")
	d.sees("17 weeks hold")
}

func TestThePaletteFindsActionsAndRows(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press(":", "card", "enter", "left")
	if got := d.plain(model.Target{Referrals: "e-card"}); got != "1% fewer" {
		t.Errorf("the row that was found has %s", got)
	}
	d.press("ctrl+p", "undo")
	d.sees("undo: Cardiology to Eastmoor Foundation: 1% fewer")
	d.press("enter")
	d.sees("Undone: Cardiology")
	d.press(":", "undo", "enter")
	d.sees("There is nothing to undo")
	d.press(":", "qqq")
	d.sees("Nothing is called that")
	d.press("esc")
	d.lacks("Nothing is called that")
}

func TestTheHelpPageIsMadeOfTheActions(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 200, 120)
	d.press("?")
	d.resize(200, 40+3*(len(d.app.Table)+len(d.app.Screens[0].Actions()))) // room for whatever is added
	for _, act := range d.app.Table {
		d.sees(tui.AllKeys(act.Keys) + " " + strings.Join(strings.Fields(act.Help)[:2], " "))
	}
	d.sees("undo the last step (there is nothing to undo)")
	d.press("esc")
	d.lacks("undo the last step")
}

func TestTheMouse(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	w := d.app.Screens[0].(*workbench.Bench)
	g := w.Geometry()
	point := func(action tea.MouseAction, x, y int) {
		d.send(tea.MouseMsg{X: x, Y: y, Action: action, Button: tea.MouseButtonLeft})
	}
	row := g.Table.Y + 3 // Dermatology, below the titles, its group and ENT
	point(tea.MouseActionPress, 5, row)
	if got := w.Target(); got != dermatology {
		t.Fatalf("the click selected %v", got)
	}
	middle := g.Table.X + g.Columns.Slider.X + (g.Columns.Slider.W-1)/2
	point(tea.MouseActionPress, middle, row)
	point(tea.MouseActionMotion, middle-2, row)
	if got := d.plain(dermatology); got != "10% fewer" {
		t.Errorf("dragged by two cells the change is %s", got)
	}
	point(tea.MouseActionMotion, 0, row+3)
	point(tea.MouseActionRelease, middle+1, row)
	if got := d.plain(dermatology); got != "5% more" {
		t.Errorf("let go one cell to the right the change is %s", got)
	}
	point(tea.MouseActionMotion, middle-3, row)
	if got := d.plain(dermatology); got != "5% more" {
		t.Errorf("after letting go the change still moves, to %s", got)
	}
	d.press("u")
	if got := d.plain(dermatology); got != "none" {
		t.Errorf("a whole drag is not one step: %s is left", got)
	}
	d.send(tea.MouseMsg{Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	if got := w.Target(); got != ent {
		t.Errorf("the wheel selected %v", got)
	}
	x, _ := workbench.TermsColumn(g.Headline.W, 3, 2)
	point(tea.MouseActionPress, x+2, g.Headline.Y+4)
	if d.app.Terms != model.AllCostPerCase {
		t.Errorf("a click on the terms put %v in focus", d.app.Terms)
	}
	// A click on the knob of a change that lies between two cells leaves it alone.
	d.press("home", "1", "2", "enter")
	point(tea.MouseActionPress, g.Table.X+g.Columns.Slider.X+workbench.KnobAt(-12, g.Columns.Slider.W), g.Table.Y+2)
	if got := d.plain(ent); got != "12% fewer" {
		t.Errorf("a click on the knob made it %s", got)
	}
	point(tea.MouseActionRelease, 0, 0)
	d.press("m")
	d.sees("Mouse off")
	if d.app.mouseOn {
		t.Error("the mouse is on")
	}
}

// Steps of the pointer that come within 16 ms of each other are one, and the last
// of them counts.
func TestMotionIsMerged(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	w := d.app.Screens[0].(*workbench.Bench)
	g := w.Geometry()
	middle := g.Columns.Slider.X + (g.Columns.Slider.W-1)/2
	at := func(action tea.MouseAction, cells int) tea.Msg {
		return tea.MouseMsg{X: middle + cells, Y: g.Table.Y + 2, Action: action, Button: tea.MouseButtonLeft}
	}
	through := func(msg tea.Msg) (tea.Cmd, bool) {
		if msg = d.app.filter(d.app, msg); msg == nil {
			return nil, false
		}
		_, cmd := d.app.Update(msg)
		return cmd, true
	}
	through(at(tea.MouseActionPress, 0))
	pause, _ := through(at(tea.MouseActionMotion, -1))
	if pause == nil {
		t.Fatal("no pause follows the first step")
	}
	for cells := -2; cells >= -4; cells-- {
		if _, passed := through(at(tea.MouseActionMotion, cells)); passed {
			t.Fatal("a step within the pause is not held back")
		}
	}
	if got := d.plain(ent); got != "5% fewer" {
		t.Fatalf("in the pause the change is %s", got)
	}
	d.send(pause())
	if got := d.plain(ent); got != "20% fewer" {
		t.Errorf("after the pause the change is %s", got)
	}
}

func TestLinesWithoutAStreamCanBeChanged(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("end", "up", "1", "enter")
	if got := d.plain(prescribing); got != "1% less" {
		t.Errorf("the change is %s", got)
	}
	d.sees("No contract fixes it")
	if d.saving(model.AllBlock) == 0 || d.saving(model.AllBlock) != d.saving(model.AsContracted) {
		t.Error("money that no contract fixes is not saved under every terms alike")
	}
	d.press("down")
	d.sees("Reserves are not money that can be saved")
}

func TestThemesAndASCII(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	if frame := d.app.View(); strings.ContainsAny(frame, "\x1b●─⣀█▸") {
		t.Error("the plain theme draws")
	}
	d.press("a")
	d.sees("The plain theme draws with typed characters only")
	d.press("t")
	d.sees("Theme: auto")
	if !strings.Contains(d.app.View(), "\x1b") {
		t.Error("the theme has no colours")
	}
	d.press("a")
	if strings.ContainsAny(d.app.View(), "●⣀█▸") {
		t.Error("typed characters were asked for")
	}
}

// A row that has changes besides the plain one says so, and its slider leaves
// the others alone.
func TestARowWithSeveralChanges(t *testing.T) {
	some := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -30})
	some.Practices = []string{"combe-lane"}
	d := newDriver(t, testYear(), file.Document{Scenario: model.Scenario{Changes: []model.Change{some}}}, "dark", 80, 24)
	d.sees("in part")
	d.press("left", "a")
	d.sees("2 changes", "2 changes together")
	changes := d.app.Session.Document().Scenario.Changes
	if len(changes) != 2 || changes[0].Size.Amount != -30 {
		t.Errorf("the changes are %+v", changes)
	}
}

// A line that streams lead to has no row of its own, unless the scenario changes it.
func TestALineThatAScenarioChangesHasARow(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 40)
	d.lacks("ENT day cases")
	d.press("down")
	dayCases := model.Target{Line: "m-ent-day"}
	d.app.Session.AddChange(model.NewChange(dayCases, model.Size{Kind: model.Percent, Amount: -10}))
	d.app.Changed()
	d.sees("ENT day cases")
	if got := d.app.Screens[0].(*workbench.Bench).Target(); got != dermatology {
		t.Errorf("the selection moved to %v", got)
	}
	d.press("u")
	d.sees("Undone: ENT day cases, Midshire General: 10% fewer")
}

// A surplus is called one.
func TestAYearBelowItsBudget(t *testing.T) {
	y := testYear()
	y.Budget = model.Given(200_000_000)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {50, 16}, {30, 3}} {
		d := newDriver(t, y, file.Document{}, "light", size[0], size[1])
		d.sees("under")
		d.lacks(" over ", "£-", "-£")
	}
}
