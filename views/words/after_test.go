package words

import (
	"strings"
	"testing"

	"fewer/model"
)

// Nobody knows whether what falls after the year's end is kept, so no wording
// calls it saved, and there is one for a line of 54 cells.
func TestWhatFallsAfterTheYearEndIsNotCalledSaved(t *testing.T) {
	for _, said := range append(AfterYearEndBriefly(515_500, false), append(AfterYearEndBriefly(515_500, true), AfterYearEnd(515_500, true), AfterYearEnd(515_500, false))...) {
		if strings.Contains(said, "saved") || !strings.Contains(said, "£5,155") || !strings.Contains(said, "tariff") {
			t.Errorf("%q", said)
		}
	}
	if said := AfterYearEndBriefly(12_345_600, false)[1]; len([]rune(said)) > 54 || !strings.Contains(said, "after 31 March") {
		t.Errorf("%q", said)
	}
	if got, want := Sentence(AfterYearEnd(-515_500, true)), "After 31 March it costs £5,155 more at tariff: next year's contract says who pays it."; got != want {
		t.Errorf("%q", got)
	}
	if AfterYearEnd(0, true) != "" || len(AfterYearEndBriefly(0, true)) != 0 {
		t.Error("nothing is said at length")
	}
}

// What falls after the year's end of several rows says whose the most of it is, of
// those that are not selected.
func TestWhoseTheAmountAfterTheYearEndIs(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	other := y.Referrals[0]
	other.ID, other.Name = "other", "Hips to Northgate Centre"
	y.Referrals = append(y.Referrals, other)
	p := model.Prepare(y)
	pr := p.NewProjection()
	s := model.Scenario{Changes: []model.Change{percent(skin, -30), percent(model.Target{Referrals: "other"}, -10)}}
	p.Project(&s, pr)
	most := LandingBeside(&s, pr, model.Target{Referrals: "other"})
	if most.Target != skin || most.Amount != 120_000 || pr.LandsAfterYearEnd != 160_000 {
		t.Fatalf("%+v of %s", most, pr.LandsAfterYearEnd.Pence())
	}
	if got, want := most.OfWhich(pr.LandsAfterYearEnd, true, "Dermatology to Northgate Centre", "Dermatology")[3], "£1,600 at tariff after 31 March, £1,200 of it Dermatology"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if most = LandingBeside(&s, pr, skin); most.Amount != 40_000 {
		t.Errorf("beside the largest: %+v", most)
	}
	s.Changes = s.Changes[:1]
	p.Project(&s, pr)
	if most = LandingBeside(&s, pr, skin); most.Amount != 0 || most.OfWhich(pr.LandsAfterYearEnd, true, "", "") != nil {
		t.Errorf("all of it is the row's own: %+v", most)
	}
}
