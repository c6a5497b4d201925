package tables

import (
	"testing"

	"fewer/scenarios/cell"
)

func TestHeadingsThatAreNotKnownAreGuessedByTheirWords(t *testing.T) {
	names := NewNames(National...)
	for heading, want := range map[string]Meaning{
		"No. contracted": PlannedActivity, "IAP Value (£)": PlannedCost, "£ charged": ActualCost, "Spells/atts": ActualActivity,
		"Value £": ActualCost, "Plan value £": PlannedCost, "Site code": ProviderCode, "Hospital": ProviderName, "Dept": Specialty,
		"Type of contact": POD, "Period ending": Month, "Surgery ID": PracticeCode, "Registered population": ListSize, "GP refs": "referrals",
		"Rate above": MarginalAbove, "Cap": Ceiling, "Contract type": Terms, "Contract value £": Value, "Per referral": Each, "From week": FirstWeek, "To week": LastWeek,
		"Org": ProviderName, "Fin Yr": FinancialYear, "List size 1 April 2025": ListSize,
		"Activity variance": "", "YTD plan activity": "", "Plan to date £": "", "Unit tariff": "", "Comments on cost": "", "Activty Plan": PlannedActivity, "Provider Cdoe": ProviderCode,
	} {
		if got, sure := names.Guess(heading); got != string(want) || sure {
			t.Errorf("%q is guessed to be %q (%v), not %q", heading, got, sure, want)
		}
	}
}

func TestMonthsInHeadings(t *testing.T) {
	table := Table{Header: []string{
		"Provider", "List size 1 April 2025", "Apr-26", "M2 Plan £", "June 2026 Actual activity", "45839 Plan", "Jul-26 YTD", "2026/27 Month 5 Cost", "Mary's ward", "May total variance",
	}}
	got := table.Across()
	want := []MonthColumn{
		{Column: 2, When: cell.When{Year: 2026, Month: 1}},
		{Column: 3, When: cell.When{Month: 2}, Figures: Figures{Planned: true, Money: true}},
		{Column: 4, When: cell.When{Year: 2026, Month: 3}, Figures: Figures{Actual: true, Units: true}},
		{Column: 5, When: cell.When{Year: 2025, Month: 4}, Figures: Figures{Planned: true}},
		{Column: 7, When: cell.When{Year: 2026, Month: 5}, Figures: Figures{Money: true}},
	}
	for i := range got {
		if i < len(want) && (got[i].Column != want[i].Column || got[i].When.Month != want[i].When.Month || got[i].When.Year != want[i].When.Year || got[i].Figures != want[i].Figures) {
			t.Errorf("%+v, not %+v", got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d months: %+v", len(got), got)
	}
}
