package workshop

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/workbench"
)

// The range is off by default, and off again on the same key; while it is there,
// every row but the last of the headline and the sentence stays where it was.
func TestTheRangeIsOnOneKeyAndMovesNothing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := newDriver(t, builtInYear(t), file.Document{}, "dark", size[0], size[1])
		d.press("left")
		d.lacks("8 of 10", "within budget in")
		before := strings.Split(d.screenText(), "\n")
		d.press("r")
		d.sees("in 8 of 10 such years £8.8m to £9.5m over", "certain", "what a block buys", "The true range is wider")
		after := strings.Split(d.screenText(), "\n")
		g := d.app.Screens[0].(*workbench.Bench).Geometry()
		last := g.Headline.Y + 2
		if g.Size >= workbench.Roomy {
			last = g.Headline.Y + 7
		}
		for y := range before {
			if y != last && !g.Sentence.Contains(0, y) && !g.Chart.Contains(g.Chart.X, y) && y != g.Footer.Y && before[y] != after[y] {
				t.Errorf("row %d of %v was\n%s\nand is\n%s", y, size, before[y], after[y])
			}
		}
		d.press("r")
		if got := d.screenText(); got != strings.Join(before, "\n") {
			t.Errorf("hidden again, the screen is not as before:\n%s", got)
		}
	}
}

// What the screen says of the terms in focus is what the model says, after every
// edit, in windows that have room for all of it.
func TestTheRangeFollowsEdits(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 50, 20)
	d.press("r", "tab", "tab")
	spreads := insight.NewSpreads(d.app.Session.Year(), insight.SpreadSeed)
	for _, key := range []string{"left", "<", "down", "9", "enter", "u", "tab"} {
		d.press(key)
		if d.app.Over != nil {
			continue
		}
		d.sees(tui.UpperFirst(spreads.Of(d.app.Projection())[d.app.Terms].Scenario.Words()))
	}
	d.press("tab", "tab")
	d.resize(80, 24)
	d.press("shift+tab")
	if d.app.Terms != model.AllBlock {
		t.Fatalf("%v is in focus", d.app.Terms)
	}
	d.sees("certain: £7.1m over budget, whatever is still to come", "A block has no spread: that is what it buys")
}

// Every note has room at 80×24 where a range leaves out most.
func TestTheRangeSaysThatAPlanIsNoForecast(t *testing.T) {
	y := testYear()
	y.Lines[2].Forecast = model.Forecast{Kind: model.OnPlan}
	d := newDriver(t, y, file.Document{}, "plain", 80, 24)
	d.press("r")
	d.sees("The true range is wider", "a plan is not a forecast")
	d.resize(120, 40)
	d.sees("such as prescribing, shows no spread")
}

// The fan opens from what is spent and ends at the range of the year.
func TestTheFanEndsAtTheRange(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 120, 40)
	d.lacks("8 of 10 such years")
	d.press("r")
	d.sees(":: 8 of 10 such years")
	w := d.app.Screens[0].(*workbench.Bench)
	to := insight.NewToDate(w.ToDateSeries(), w.Fan())
	low, high := to.Low, to.High
	spread := d.app.Spreads()[d.app.Terms].Scenario
	end := len(low.Above) - 1
	if model.RoundPounds(low.Above[end]) != spread.P10 || model.RoundPounds(high.Above[end]) != spread.P90 {
		t.Errorf("the fan ends at %v and %v, the range at %v and %v", low.Above[end], high.Above[end], spread.P10, spread.P90)
	}
	if low.Above[0] != high.Above[0] || low.Weeks[0] != 35 {
		t.Errorf("the fan opens at %v to %v, in week %v", low.Above[0], high.Above[0], low.Weeks[0])
	}
	d.press("tab") // a block has none
	d.lacks(":: 8 of 10 such years")
}

// A key with the range and the fan in view on the built-in year; 16 ms is the
// most that an edit may take.
func BenchmarkUpdateAndViewWithTheRange(b *testing.B) {
	d := newDriver(b, builtInYear(b), file.Document{}, "dark", 120, 40)
	d.press("r", "left", "down", "left")
	for i := 0; b.Loop(); i++ {
		key := tea.KeyLeft
		if i%2 == 1 {
			key = tea.KeyRight
		}
		d.app.Update(tea.KeyMsg{Type: key})
		if d.app.View() == "" {
			b.Fatal("no frame")
		}
	}
}
