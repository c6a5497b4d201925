package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/views/workbench"
)

func TestForecastMethodsSideBySide(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("left", "f")
	d.sees("as the year file says, in use", "As contracted the methods lie between")
	doc := d.app.Session.Document()
	for _, o := range insight.NewMethods(d.app.Session.Year()).Outturns(&doc.Scenario) {
		line := o.Method.String()
		for _, row := range strings.Split(strings.ReplaceAll(d.screenText(), "▸", " "), "\n") {
			if strings.HasPrefix(strings.TrimSpace(row), line+" ") && !strings.Contains(row, o.Deficits[model.AllCostPerCase].Scenario.Over()) {
				t.Errorf("%s comes to %s, the screen says\n%s", line, o.Deficits[model.AllCostPerCase].Scenario.Over(), row)
			}
		}
		d.sees(o.Method.Words())
		if o.Method != insight.AsForecast && o.Method != insight.ByPlan {
			d.sees("4 lines keep the amount that is expected for the year.")
		}
		d.press("down")
	}
	d.sees("A plan is not a forecast", "less than by the year file: Contingency reserve (set aside, not a saving) £1.5m more, Continuing care placements £1.2m less", "Enter puts every screen on this forecast, to look at; nothing in a file changes.")
	d.press("u", "esc")
	d.sees("A WEEK")
}

// A year with totals only, or one that has just begun, says what can't be done.
func TestAMethodThatIsNotPossibleSaysWhy(t *testing.T) {
	y := testYear()
	for i := range y.Lines {
		if !y.Lines[i].WithoutActivity {
			y.Lines[i].Actual = model.Counts{Total: y.Lines[i].Actual.Total}
		}
	}
	d := newDriver(t, y, file.Document{}, "plain", 80, 24)
	d.press("f", "down", "down", "down")
	d.sees("not possible", "No line has weekly counts.")
}

func TestARowWeekByWeek(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("x")
	d.sees("ENT, Midshire General · referrals a working day", "Weeks 16 to 24 all lie below the mean.", "● more than ordinary variation", "mean 13.5", "week 35")
	d.press("down")
	d.sees("Dermatology, Midshire General")
	d.press("esc")
	if got := d.app.Screens[0].(*workbench.Bench).Target(); got.Referrals != "midshire-dermatology" {
		t.Errorf("%v is selected", got)
	}
}

// What has no weekly counts, or too few, says so in place of an empty chart.
func TestARowWithoutWeeksSaysWhy(t *testing.T) {
	y := testYear()
	y.Referrals[0].Actual = model.Counts{Total: 2300}
	d := newDriver(t, y, file.Document{}, "plain", 80, 24)
	d.press("x")
	d.sees("Only the total of the weeks that are over is known.")
	for range 10 {
		d.press("down")
	}
	d.sees("Spending without counts has no weekly figures.")
	y = testYear()
	y.WeeksElapsed = 1
	for i := range y.Referrals {
		y.Referrals[i].Actual = model.WeeklyCounts([]float64{60})
		y.Referrals[i].ByPractice = nil
	}
	for i := range y.Lines {
		if !y.Lines[i].WithoutActivity {
			y.Lines[i].Actual = model.WeeklyCounts([]float64{50})
		}
	}
	d = newDriver(t, y, file.Document{}, "plain", 50, 16)
	d.press("x")
	d.sees("There are not two weeks to compare yet.")
}

// Weeks that are all alike have limits on one line, and are drawn all the same.
func TestAFlatRow(t *testing.T) {
	y := testYear()
	flat := make([]float64, 35)
	y.Referrals[0].Actual = model.WeeklyCounts(flat)
	y.Referrals[0].ByPractice = nil
	d := newDriver(t, y, file.Document{}, "plain", 80, 24)
	d.press("x")
	d.sees("mean 0.0", "Nothing here but ordinary variation")
	d.lacks("NaN", "Inf")
}
