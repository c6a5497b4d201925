package words

import (
	"strings"
	"testing"

	"fewer/model"
)

// What a contract gives in return is said fairly, form by form and by where it stands.
func TestWhatAContractIsFor(t *testing.T) {
	for _, c := range []struct {
		schedule model.Schedule
		want     string
	}{
		{model.Schedule{Form: model.Block}, "For that sum the hospital keeps its staff and theatres ready; more patients cost no more either."},
		{model.Schedule{Form: model.CostPerCase}, "The hospital is paid for what it does: fewer patients cost less, and more cost more."},
		{model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)}, "Above the ceiling the hospital treats the rest for nothing; that is what it agreed to."},
		{model.Schedule{Form: model.Blended, Variable: model.Given(0.75)}, "The two sides share what comes above and below what was agreed."},
	} {
		p := model.Prepare(oneProvider(c.schedule, 110_000))
		pr := p.NewProjection()
		p.Project(&model.Scenario{}, pr)
		about := About{Prepared: p, Scenario: &model.Scenario{}, Projection: pr, Target: skin}
		if got := WhatItIsFor(about); got != c.want {
			t.Errorf("%s: %q", c.schedule.Form.Words(), got)
		}
		about.Target = model.Target{Line: "prescribing"} // which nobody is under contract for
		if got := WhatItIsFor(about); got != "" {
			t.Errorf("of prescribing it says %q", got)
		}
	}
}

// Where a change comes away from a floor, and where it would come out of being paid
// nothing.
func TestAwayFromALimit(t *testing.T) {
	for _, c := range []struct {
		schedule model.Schedule
		value    float64
		want     string
	}{
		{model.Schedule{Form: model.CostPerCase, Floor: ofPlan(0.95)}, 94_000, "As contracted it costs £2,000 more: Northgate Centre was at its floor of £95,000; only what comes above it costs more."},
		{model.Schedule{Form: model.Blended, Variable: model.Given(0.75), Value: model.Given(20_000)}, 72_333.3333333333, "As contracted it costs £1,500 more: Northgate Centre was paid nothing; only what comes above £73,300 at tariff costs more."},
	} {
		got := told(oneProvider(c.schedule, c.value), skin, model.AsContracted, model.Scenario{Changes: []model.Change{percent(skin, 10)}})
		if !strings.Contains(got, c.want) {
			t.Errorf("got  %s\nwant … %s", got, c.want)
		}
	}
}

// Whose the amount after the year's end is, in every sign that it and the whole can have.
func TestEveryWordingOfWhoseItIs(t *testing.T) {
	for _, c := range []struct {
		part, whole    model.Money
		soFar          bool
		longest, short string
	}{
		{515_500, 800_000, true, "a further £8,000 at tariff after 31 March, £5,155 of it ENT to Midshire: next year's contract says who keeps it", "£8,000 after 31 March, £5,155 of it ENT"},
		{515_500, 515_500, false, "£5,155 at tariff, only after 31 March, all of it ENT to Midshire: next year's contract says who keeps it", "£5,155 after 31 March, all of it ENT"},
		{1_000_000, 800_000, true, "a further £8,000 at tariff after 31 March, £10,000 from ENT to Midshire: next year's contract says who keeps it", "£8,000 after 31 March, £10,000 from ENT"},
		{-515_500, -800_000, true, "£8,000 more at tariff after 31 March, £5,155 of it ENT to Midshire: next year's contract says who pays it", "£8,000 more after 31 March, £5,155 of it ENT"},
		{-515_500, 800_000, true, "a further £8,000 at tariff after 31 March, £5,155 more of ENT to Midshire: next year's contract says who keeps it", "£8,000 after 31 March, £5,155 more of ENT"},
		{515_500, -800_000, true, "£8,000 more at tariff after 31 March, £5,155 less of ENT to Midshire: next year's contract says who pays it", "£8,000 more after 31 March, £5,155 less of ENT"},
	} {
		said := Landing{skin, c.part}.OfWhich(c.whole, c.soFar, "ENT to Midshire", "ENT")
		if said[0] != c.longest || said[len(said)-1] != c.short {
			t.Errorf("%d of %d: %q", c.part, c.whole, said)
		}
	}
	if said := (Landing{skin, 100}).OfWhich(200, true, "ENT", ""); !strings.HasSuffix(said[len(said)-1], "another row's") {
		t.Errorf("without a name of its own: %q", said)
	}
	if said := (Landing{skin, 0}).OfWhich(200, true, "ENT", "ENT"); said != nil {
		t.Errorf("of nothing it says %q", said)
	}
}

// Years by month say days, one of anything has no plural, and who asked stands behind a
// change.
func TestSmallWords(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.Block}, 105_000)
	y.WeeksElapsed, y.MonthsElapsed = 0, 8
	if got := told(y, skin, model.AsContracted, model.Scenario{}); !strings.HasPrefix(got, "121 days hold ") {
		t.Errorf("by month: %s", got)
	}
	y.WeeksElapsed, y.MonthsElapsed = 51, 0
	if got := told(y, skin, model.AsContracted, model.Scenario{}); !strings.HasPrefix(got, "1 week holds ") {
		t.Errorf("the last week: %s", got)
	}
	y.WeeksElapsed = 35
	c := percent(skin, -10)
	if got := ChangeAndWho(y, c); got != "10% fewer" {
		t.Error(got)
	}
	c.AskedBy = []string{"Combe Lane Surgery", "Weir Side Practice"}
	if got := ChangeAndWho(y, c); got != "10% fewer, asked by Combe Lane Surgery and Weir Side Practice" {
		t.Error(got)
	}
	for _, of := range []struct {
		target  model.Target
		notSent float64
		want    string
	}{
		{skin, 114, "114 patients fewer"},
		{skin, 1, "1 patient fewer"},
		{skin, -3, "3 patients more"},
		{model.Target{Line: "clinic"}, 12, "12 units fewer"},
		{model.Target{Line: "prescribing"}, 6_000, "£6,000 less"},
		{model.Target{Line: "prescribing"}, -6_000, "£6,000 more"},
	} {
		if got := Taken(y, of.target, of.notSent); got != of.want {
			t.Errorf("got %q, want %q", got, of.want)
		}
	}
	if got := LowerFirst("Élan is needed"); got != "élan is needed" || LowerFirst("") != "" {
		t.Errorf("got %q", got)
	}
}

// What is proposed is said with its forms and its week, and what it costs or saves.
func TestWhatIsProposedIsSaid(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.Block}, 105_000)
	proposal := []model.Proposal{{Provider: "north", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
	for _, c := range []struct {
		changes []model.Change
		want    string
	}{
		{nil, "As proposed Northgate Centre would be paid cost per case from week 40, reckoned afresh from there."},
		{[]model.Change{percent(skin, -10)}, "As proposed it saves £2,600: Northgate Centre would be paid cost per case from week 40"},
		{[]model.Change{percent(skin, 10)}, "As proposed it costs £2,600 more: Northgate Centre would be paid cost per case from week 40"},
	} {
		if got := told(y, skin, model.AsProposed, model.Scenario{Changes: c.changes, Proposals: proposal}); !strings.Contains(got, c.want) {
			t.Errorf("got  %s\nwant … %s", got, c.want)
		}
	}
	if got := told(y, skin, model.AsProposed, model.Scenario{Proposals: []model.Proposal{{Provider: "valley", Contract: []model.Schedule{{Form: model.Block}}}}}); !strings.Contains(got, "Nothing else is proposed for this contract.") {
		t.Error(got)
	}
}
