package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

func TestAFigureTakesItselfApart(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("10", "enter", "tab", "tab", "e")
	saved := d.saving(model.AllCostPerCase).Pence()
	d.sees("Saved by 31 March, if all were cost per case: ENT to Midshire "+saved+" General: 10% fewer", "ENT first attendances", "ENT day cases", "over budget on 31 March")
	d.press("enter")
	d.sees("× £112.00 × 1.04", "price of a unit", "market forces factor of Midshire General")
	d.press("enter")
	d.sees("× 0.91 ×", "for each referral", "Follows a referral 3 to 7 weeks later")
	d.press("down", "enter")
	d.sees("it has no parts")
	d.press("esc", "esc", "esc")
	d.sees("A WEEK")

	// Other terms, the same figure; what the contract says stands there.
	d.press("e", "tab")
	d.sees("as contracted", "Paid £61.2m whatever is done")
	d.press("u")
	d.sees("over budget on 31 March, as contracted", "nothing is changed")
}

func TestWithoutAChangeTheDeficitIsExplained(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
	d.press("e")
	d.sees("Deficit on 31 March, as contracted, if nothing changes", "Spending for the year", "Budget for the year")
	d.press("P", "chance block", "enter")
	d.sees("Chance of ending within budget, if all were block")
	d.press("esc")
	d.sees("A WEEK")
}

func TestWhereAFigureComesFrom(t *testing.T) {
	year := testYear()
	year.Source = "Month 8 report"
	year.Data = model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 31}
	d := newDriver(t, year, file.Document{}, "dark", 80, 24)
	d.press("left", "i")
	d.sees("Where it comes from", "Source: Month 8 report.", "are provisional", "go on at the rate of the weeks that are over", "Reckoned by the contracts in the year file.")
	d.press("esc")
	d.lacks("Where it comes from")
}

func TestTheBridgeShowsWhatTheContractHolds(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 24)
	d.press("b")
	d.sees("FROM BUDGET TO 31 MARCH", "Budget for the year", "Midshire General", "GP prescribing", "Spending if nothing changes")
	d.press("esc", "10", "enter", "b")
	d.sees("FROM BUDGET TO 31 MARCH", "// the bars are cut: they begin at £", "not at £0")
	d.press("left")
	d.sees("FROM DOING NOTHING TO THIS SCENARIO", "Each change at the price by the case", "asked for, but not released by the contract", "−"+d.saving(model.AllCostPerCase).Short(), "+"+d.saving(model.AllCostPerCase).Short())
	d.press("tab", "tab")
	d.lacks("not released", "at the price by the case")
	d.press("down", "enter")
	d.sees("Saved by 31 March, if all were cost per case: ENT to Midshire General: 10% fewer")
	d.press("esc", "esc")
	d.sees("A WEEK")
}

func TestTheWeeksThatAreLeft(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("w")
	d.sees("ENT to Midshire General · the 17 weeks that are left", "14 of 17 still count", "9 of 17 still count", "Christmas", "Nothing is changed here")
	d.press("esc", "10", "enter", "tab", "tab", "w")
	one := insight.WaitingOf(d.app.Projection(), model.Target{Referrals: d.app.Year.Referrals[0].ID}).Costs(1, model.AllCostPerCase)
	d.sees("Waiting costs: one week "+one.Short(), "after 31 March", "more weeks below")
	d.press("end")
	if text := d.screenText(); !strings.Contains(text, "> 52") || !strings.Contains(text, "after 31 March") {
		t.Errorf("the last week, and what falls after it, are not in sight:\n%s", text)
	}
	d.press("space")
	d.sees("ALL THAT IS CHANGED")
	d.press("space", "esc")
	d.sees("A WEEK")
}

// Labels are whole in a window of 80 columns, whatever is left for the bars.
func TestTheBridgeHasRoomForItsLabels(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "dark", 80, 24)
	d.press("b", "left")
	d.sees("Spending if nothing changes", "ENT to Midshire General: 10% fewer", "not released by the contract", "Spending in the scenario", "█//█")
	d.resize(50, 16)
	d.sees("Spending if nothing changes", "ENT to Midshire General: 10% fewer", "not released by the contract", "Spending in the scenario")
	d.lacks("█")
}

// In a small window the facts about a figure can be read to their end.
func TestFactsScroll(t *testing.T) {
	year := testYear()
	year.Source = "A month 8 report, in many words about who made it, when, of what, and who has looked it over"
	year.Data = model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 31}
	d := newDriver(t, year, file.Document{}, "plain", 50, 12)
	d.press("i")
	d.sees("Deficit on 31 March", "↑↓ more")
	d.lacks("Reckoned by the contracts")
	d.press("end")
	d.sees("Where it comes from", "in the year file.")
	d.press("x")
	d.lacks("Where it comes from")
}

// In a year by month the week that the last month cuts shows the days that are left of it.
func TestTheCutWeekShowsItsDaysThatAreLeft(t *testing.T) {
	o, err := scenarios.OpenOn(samples.Fenmoor, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, o.Year, file.Document{}, "plain", 100, 30)
	d.press("w")
	d.sees("the 121 days, 17 weeks that are left", "35 1 Dec only", "36 2 Dec to 8 Dec")
	d.press("esc", "x")
	d.sees("month 1", "month 8", "Between the limits months differ", "not from two months")
}
