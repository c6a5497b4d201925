package workshop

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/screens"
)

// moved is the built-in year with three rows changed, so that every kind of
// figure is there.
func moved(t *testing.T, w, h int) *driver {
	t.Helper()
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", w, h)
	d.press("left", "left", "down", "left", "down", "right")
	return d
}

// switchTo puts the app on a method, with the keys that people press, from the
// workbench and back to it.
func (d *driver) switchTo(m insight.ForecastMethod) {
	d.t.Helper()
	d.press("f", "home")
	for range m {
		d.press("down")
	}
	d.press("enter", "esc")
	if d.app.Outlook.Method != m {
		d.t.Fatalf("the method in use is %s, not %s", d.app.Outlook.Method, m)
	}
}

// What the methods' screen promises is what every screen then shows: the
// headline, the range about it, what it would take, the sweep where it stands,
// and the explanation of every figure.
func TestEveryScreenGoesByTheMethodThatIsSwitchedTo(t *testing.T) {
	t.Parallel()
	d := moved(t, 80, 24)
	filed := *d.app.Projection().Clone()
	doc := d.app.Session.Document()
	steps := len(d.app.Session.Steps())
	for _, o := range insight.NewMethods(d.app.Session.Year()).Outturns(&doc.Scenario)[1:] {
		if !o.Possible {
			t.Fatalf("%s is not possible on the built-in year", o.Method)
		}
		d.switchTo(o.Method)
		pr := d.app.Projection()
		for terms, promised := range o.Deficits {
			if got := pr.Terms[terms]; got.Scenario.Deficit != promised.Scenario || got.DoNothing.Deficit != promised.DoNothing {
				t.Errorf("%s, %s: %s and %s, promised were %+v", o.Method, model.Terms(terms), got.DoNothing.Deficit.Pence(), got.Scenario.Deficit.Pence(), promised)
			}
		}
		d.sees(o.Deficits[model.AsContracted].Scenario.Short(), "F goes back")
		x := d.app.Explainer()
		for _, t2 := range d.app.ShownTerms() {
			for _, field := range []string{".scenario.deficit", ".do_nothing.spend", ".saving"} {
				path := "terms." + t2.Key() + field
				e, err := x.Explain(path)
				if err != nil {
					t.Fatal(err)
				}
				want := map[string]model.Money{
					".scenario.deficit": pr.Terms[t2].Scenario.Deficit, ".do_nothing.spend": pr.Terms[t2].DoNothing.Spend, ".saving": pr.Terms[t2].Saving,
				}[field]
				if got := model.RoundPounds(e.Value); got != want {
					t.Errorf("%s: %s explains itself as %s, the screens say %s", o.Method, path, got.Pence(), want.Pence())
				}
			}
		}
		if mean := d.app.Spreads()[model.AllCostPerCase].Scenario; !(mean.P10 < pr.Terms[model.AllCostPerCase].Scenario.Deficit && pr.Terms[model.AllCostPerCase].Scenario.Deficit < mean.P90) && !mean.Certain && o.Method != insight.ByPlan {
			t.Errorf("%s: the range %s to %s is not about %s", o.Method, mean.P10.Pence(), mean.P90.Pence(), pr.Terms[model.AllCostPerCase].Scenario.Deficit.Pence())
		}
		d.press("g", "enter")
		if start := d.app.Screen().(*screens.Seek).Answer.Start; start != pr.Terms[model.AsContracted].Scenario.Deficit {
			t.Errorf("%s: what it would take begins at %s", o.Method, start.Pence())
		}
		d.press("esc", "l")
		doc := d.app.Session.Document()
		ranked := seek.Rank(d.app.Reckoned(), &doc.Scenario, "")[:len(d.app.Year.Referrals)]
		seek.SortRanked(ranked, d.app.Terms, 0)
		d.sees(ranked[0].One[d.app.Terms].Whole(), ranked[0].Tenth[d.app.Terms].Short())
		d.press("esc")
	}
	d.press("F")
	d.sees("The forecast is as the year file says again")
	if got := d.app.Projection(); fmt.Sprint(got.Terms) != fmt.Sprint(filed.Terms) || d.app.Switched() {
		t.Error("going back does not bring the same figures back")
	}
	d.press("F")
	d.sees("The forecast is as the year file says")
	if got := len(d.app.Session.Steps()); got != steps {
		t.Errorf("looking by other forecasts left %d steps to undo", got-steps)
	}
}

// An edit made while looking by another forecast is shown by it, and again by the
// year file's own when that is gone back to.
func TestEditingWhileSwitched(t *testing.T) {
	d := moved(t, 80, 24)
	d.switchTo(insight.ByLast4Weeks)
	d.press("left", "u", "left")
	doc := d.app.Session.Document()
	for _, back := range []bool{false, true} {
		if back {
			d.press("F")
		}
		by := d.app.Reckoned()
		want := by.NewProjection()
		by.Project(&doc.Scenario, want)
		if fmt.Sprint(d.app.Projection().Terms) != fmt.Sprint(want.Terms) {
			t.Errorf("after an edit, gone back: %v, the figures are not those of the scenario", back)
		}
	}
}

// The mark stands on every screen, the room's and the smallest windows' too.
func TestTheForecastInUseIsMarkedOnEveryScreen(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{
		nil,
		{"l"},
		{"v"},
		{"g", "enter"},
		{"e"},
		{"b"},
		{"w"},
		{"x"},
		{"p"},
		{"h"},
		{"o"},
		{"r"},
		{"c"},
		{"R"},
		append([]string{"R"}, spaces(4)...),
		{"R", "end", "j", "down", "down", "enter"},
	} {
		d := moved(t, 80, 24)
		d.switchTo(insight.ByLast8Weeks)
		d.press(keys...)
		for _, size := range [][2]int{{80, 24}, {50, 16}, {40, 10}, {120, 40}, {30, 6}} {
			d.resize(size[0], size[1])
			d.validFrame(t, size[0], size[1])
			text := strings.Join(strings.Fields(d.screenText()), " ")
			if !strings.Contains(text, "last 8 weeks") {
				t.Errorf("%v at %v does not say which forecast it goes by:\n%s", keys, size, d.screenText())
			}
		}
	}
}

// What is saved while switched is what is saved otherwise, to the byte, and the
// notice says so.
func TestSavingWhileSwitchedKeepsTheYearFilesFigures(t *testing.T) {
	content := map[bool]string{}
	for _, switched := range []bool{false, true} {
		d, folder := saveDriver(t)
		d.press("left", "left")
		if switched {
			d.switchTo(insight.ByPlan)
		}
		filed := d.app.Session.Projection().Terms[model.AsContracted].Scenario.Deficit
		d.press("s", "enter")
		files, _ := filepath.Glob(filepath.Join(folder, "*.yaml"))
		if len(files) != 1 {
			t.Fatalf("the files are %v", files)
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		content[switched] = string(text)
		doc, faults := file.ReadScenario(files[0], text)
		if faults.Fatal() || doc.Result.Terms["as_contracted"].Deficit != filed {
			t.Errorf("the file says %+v, %v", doc.Result, faults)
		}
		if switched {
			if d.app.Projection().Terms[model.AsContracted].Scenario.Deficit == filed {
				t.Fatal("the plan moves nothing, so this shows nothing")
			}
			d.resize(300, 30)
			d.sees("Its figures go by the year file's own forecasts, not as if all goes to plan from here")
		}
	}
	if content[true] != content[false] {
		t.Errorf("saved while switched:\n%s\notherwise:\n%s", content[true], content[false])
	}
}

// The answers to guesses are written down, so the room goes back to the year
// file's own forecasts for them, and says so.
func TestAnswersInTheRoomGoByTheYearFile(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 24)
	d.press("left", "left")
	d.switchTo(insight.ByPlan)
	d.press(guessing(3)...)
	d.sees("What is written down goes by the year file's own forecasts")
	if d.app.Switched() {
		t.Error("the room still goes by the plan")
	}
	d = newDriver(t, testYear(), file.Document{}, "plain", 200, 24)
	d.press("left")
	d.switchTo(insight.ByPlan)
	d.press("R")
	d.toStep(file.ShowReadBack)
	d.press("K", "enter")
	d.sees("What is written down goes by the year file's own forecasts")
	if d.app.Switched() || len(d.app.Session.Document().Frozen) != 1 {
		t.Fatalf("a frozen copy was made by the plan:\n%s", d.screenText())
	}
	if got := d.app.Session.Document().Frozen[0].Result.Terms["as_contracted"].Deficit; got != d.app.Session.Projection().Terms[model.AsContracted].Scenario.Deficit {
		t.Errorf("the frozen copy says %s", got.Pence())
	}
}
