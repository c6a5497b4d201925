package tables

import "testing"

func TestHeadingsThatAreNotKnownAreGuessedByTheirWords(t *testing.T) {
	names := NewNames(National...)
	for heading, want := range map[string]Meaning{
		"No. contracted": PlannedActivity, "IAP Value (£)": PlannedCost, "£ charged": ActualCost, "Spells/atts": ActualActivity,
		"Value £": ActualCost, "Plan value £": PlannedCost, "Site code": ProviderCode, "Hospital": ProviderName, "Dept": Specialty,
		"Type of contact": POD, "Period ending": Month, "Surgery ID": PracticeCode, "Registered population": ListSize, "GP refs": "referrals",
		"Activity variance": "", "YTD plan activity": "", "Plan to date £": "", "Unit tariff": "", "Comments on cost": "", "Activty Plan": PlannedActivity, "Provider Cdoe": ProviderCode,
	} {
		if got, sure := names.Guess(heading); got != string(want) || sure {
			t.Errorf("%q is guessed to be %q (%v), not %q", heading, got, sure, want)
		}
	}
}
