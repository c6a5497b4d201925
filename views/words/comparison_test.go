package words

import (
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
)

// said is a line with its cells between bars.
func (l CompareLine) said() string { return l.Label + ": " + strings.Join(l.Cells, " | ") }

// Two scenarios beside doing nothing: £105,000 + £4,160 + £520,000 + £17,000 is £9,840
// less than the budget of £656,000 (year-ends stand to three figures). 10% fewer are £3,000, 20% fewer £6,000, by 31
// March, and £400 and £800 after it.
func TestScenariosSideBySide(t *testing.T) {
	p := model.Prepare(oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000))
	ours := file.Document{Scenario: model.Scenario{Changes: []model.Change{percent(skin, -10)}}}
	theirs := file.Document{Scenario: model.Scenario{Changes: []model.Change{percent(skin, -20)}}}
	more := file.Document{Scenario: model.Scenario{Changes: []model.Change{percent(skin, 10)}}}
	saidOf := func(all ...beside.Contribution) (said []string) {
		c := beside.Compare(p, all)
		if got := CompareColumns(c); got[0] != "if nothing changes" || len(got) != len(all)+1 {
			t.Errorf("the columns are %q", got)
		}
		for _, l := range append(CompareTotals(c), CompareRows(c)...) {
			if len(l.Cells) != len(all)+1 {
				t.Errorf("%q has %d cells", l.Label, len(l.Cells))
			}
			said = append(said, l.said())
		}
		return said
	}
	said := saidOf(beside.Contribution{From: "Ours", Document: ours}, beside.Contribution{From: "Theirs", Document: theirs}, beside.Contribution{From: "More", Document: more})
	for _, want := range []string{
		"year-end, as contracted: £9,840 under | £12,800 under | £15,800 under | £6,840 under",
		"saved as contracted:  | £3,000 | £6,000 | £3,000 more",
		"saved if all were block:  | nothing | nothing | nothing",
		"at tariff after 31 March:  | £400 | £800 | £400 more",
		"Dermatology to Northgate Centre:  | 10% fewer | 20% fewer | 10% more",
	} {
		if !slices.Contains(said, want) {
			t.Errorf("no line says %q:\n%s", want, strings.Join(said, "\n"))
		}
	}
	if slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, "as proposed") }) {
		t.Error("as proposed stands there, where nothing is proposed")
	}

	// A block of £90,000 from the first week: the terms save what is above it, and
	// fewer patients then save nothing more.
	theirs.Scenario.Proposals = []model.Proposal{{Provider: "north", Contract: []model.Schedule{{Form: model.Block, Value: model.Given(90_000)}}}}
	said = saidOf(beside.Contribution{From: "Ours", Document: ours}, beside.Contribution{From: "Theirs", Document: theirs})
	for _, want := range []string{
		"year-end, as proposed: – | – | £24,800 under",
		"saved as proposed:  | – | nothing",
		"saved in all, with the terms:  | – | £15,000",
	} {
		if !slices.Contains(said, want) {
			t.Errorf("no line says %q:\n%s", want, strings.Join(said, "\n"))
		}
	}
}

// A scenario on next month's figures: what the year-end, the saving and each line were
// and are, and what is new, gone or without effect.
func TestWhatMovesOnAnotherYear(t *testing.T) {
	before := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	after := oneProvider(model.Schedule{Form: model.CostPerCase}, 110_000)
	after.Lines = slices.Clone(after.Lines)
	after.Lines[2].Budget = model.Given(510_000)
	after.Lines[1].ID, after.Lines[1].Name = "eyes", "Eye clinic"
	after.Referrals = slices.Clone(after.Referrals)
	fewer := percent(model.Target{Line: "clinic"}, -50)
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{percent(skin, -10), fewer}}}
	s := scenarios.NewSession(model.Prepare(before), doc)

	var said []string
	for _, l := range YearMoves(s.WhatMoves(after), model.AsContracted) {
		switch {
		case l.Heading:
			said = append(said, "# "+l.Label)
		case l.Sentence:
			said = append(said, "- "+l.Label)
		default:
			said = append(said, l.Label+": "+l.Before+" → "+l.After+", "+l.By)
		}
	}
	page := "\n" + strings.Join(said, "\n") + "\n"
	for _, want := range []string{
		"\n# ON 31 MARCH, AS CONTRACTED\nif nothing changes: £9,840 under → £14,800 under, −£5,000\n", // £5,000 more care, and £10,000 more budget
		"\nDermatology to Northgate Centre: £3,000 → £3,000, –\n",
		"\n# ROW BY ROW, SAVED AS CONTRACTED\n",
		"\n# WITHOUT EFFECT ON THE NEW FIGURES\n- Skin clinic, Valley Community: 50% fewer: the year has no line “clinic”\n",
		"\nSkin clinic, Valley Community: £680 → nothing, −£680\n", // half of the £1,360 that were to come
		"\n# ONLY IN THE NEW FILE\n- Eye clinic, Valley Community\n",
		"\n# NOT IN THE NEW FILE ANY MORE\n- Skin clinic, Valley Community\n",
		"\n# LINES, AT TARIFF, IF NOTHING CHANGES\n",
		"\nFirst attendances, Northgate Centre: £105,000 → £110,000, +£5,000\n",
		"\nits budget: £500,000 → £510,000, +£10,000\n",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it does not say %q:\n%s", want, page)
		}
	}
	if strings.Contains(page, "as proposed") || strings.Contains(page, "AS PROPOSED") {
		t.Errorf("as proposed stands there, where nothing is proposed:\n%s", page)
	}
}
