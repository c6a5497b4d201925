package seek

import (
	"math"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func TestWhatOneReferralFewerSavesAndWhyNot(t *testing.T) {
	perCase := model.Schedule{Form: model.CostPerCase}
	cases := []struct {
		name           string
		schedule       model.Schedule
		edit           func(*model.Year)
		one, year, ten model.Money
		held           []HoldKind
		away           model.Money
		begins         float64
		says           string
	}{
		{"by the case", perCase, nil, 10000, 10000, 260000, nil, 0, 0, ""},
		{"block", model.Schedule{Form: model.Block}, nil, 0, 0, 0, []HoldKind{HeldByBlock}, 0, 0, "Hospital A is paid £52,000 whether they come or not."},
		{
			"above its ceiling",
			model.Schedule{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 0.9}},
			nil, 0, 0, 0,
			[]HoldKind{HeldAboveCeiling},
			520000, 20, "Hospital A is paid at most £46,800, and does £5,200 more than that pays for; saving begins at 20% fewer.",
		},
		{
			"far above its ceiling",
			model.Schedule{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 0.4}},
			nil, 0, 0, 0,
			[]HoldKind{HeldAboveCeiling},
			3120000, 120, "Hospital A is paid at most £20,800, and does £31,200 more than that pays for; sending nobody would not reach it.",
		},
		{
			"at its floor",
			model.Schedule{Form: model.CostPerCase, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}},
			nil, 0, 0, 0,
			[]HoldKind{HeldAtFloor},
			0, 0, "Hospital A is paid at least £54,600, and is down to that already.",
		},
		{
			"inside the band",
			model.Schedule{Form: model.CostAndVolume, ToleranceAbove: model.Given(0.1), ToleranceBelow: model.Given(0.1)},
			nil, 0, 0, 0,
			[]HoldKind{HeldInsideBand},
			520000, 20, "Hospital A is paid £52,000 as long as it stays inside the band; the band ends £5,200 lower; saving begins at 20% fewer.",
		},
		{
			"above the baseline at a marginal rate",
			model.Schedule{Form: model.CostAndVolume, Baseline: model.Given(40_000), MarginalAbove: model.AtRate(0.3)},
			nil, 3000, 3000, 78000,
			[]HoldKind{HeldAtMarginalRate},
			0, 0, "Hospital A is paid only 30% of the price here, so no more is saved.",
		},
		{
			"down to its floor within the tenth",
			model.Schedule{Form: model.CostPerCase, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.995}},
			nil, 10000, 10000, 26000,
			[]HoldKind{HeldAtMarginalRate},
			0, 0, "Hospital A is paid 100% of the price for the first £260 of it, and nothing for the rest, so no more is saved.",
		},
		{
			"above the baseline for nothing",
			model.Schedule{Form: model.CostAndVolume, Baseline: model.Given(45_000), MarginalAbove: model.AtRate(0)},
			nil, 0, 0, 0,
			[]HoldKind{HeldAboveBaseline},
			700000, 100 * 70.0 / 260, "Hospital A is paid nothing for the £7,000 that it does above the baseline; saving begins at 26.9% fewer.",
		},
		{
			"below a guaranteed baseline",
			model.Schedule{Form: model.CostAndVolume, Baseline: model.Given(60_000), MarginalBelow: model.AtRate(0)},
			nil, 0, 0, 0,
			[]HoldKind{HeldBelowBaseline},
			0, 0, "Hospital A is paid £60,000 for its baseline, whether they come or not.",
		},
		{
			"after year end", perCase, func(y *model.Year) { y.Referrals[0].LeadsTo[0].Lag = model.Lag{First: 26, Last: 30} }, 0, 10000, 0,
			[]HoldKind{HeldAfterYearEnd},
			0, 0, "All that follows falls after 31 March: for a tenth fewer £2,600, at this year's prices.",
		},
		{
			"filled from the queue", perCase, func(y *model.Year) { y.Referrals[0].LeadsTo[0].Backfill = 1 }, 0, 0, 0,
			[]HoldKind{HeldByBackfill},
			0, 0, "The hospital fills every freed place from its queue.",
		},
		{"protected", perCase, func(y *model.Year) { y.Referrals[0].Protected = 1 }, 0, 0, 0, []HoldKind{HeldByProtection}, 0, 0, "Nothing more of it may be cut."},
		{
			"no referrals", perCase, func(y *model.Year) { y.Referrals[0].Actual = model.TotalCount(0) }, 0, 0, 0,
			[]HoldKind{HeldByNothingLeft},
			0, 0, "Nothing is expected in the time that is left.",
		},
		{"no pathway", perCase, func(y *model.Year) { y.Referrals[0].LeadsTo = nil }, 0, 0, 0, []HoldKind{HeldByNoPathway}, 0, 0, "The year file names no activity that follows from it."},
		{
			"dearer instead", perCase, func(y *model.Year) {
				y.Referrals[0].LeadsTo[0].Each = 0.5
				y.Referrals[0].Instead = []model.Flow{{Line: "b-first", Each: 1}}
			}, -5000, -5000, -130000,
			[]HoldKind{HeldByInstead},
			0, 0, "What is done instead costs £2,600 for a tenth fewer, as much as is saved or more.",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			y := modeltest.PlainYear(c.schedule, perCase)
			if c.edit != nil {
				c.edit(y)
			}
			p := model.Prepare(y)
			r := Rank(p, &model.Scenario{}, "")[0]
			if r.One[model.AsContracted] != c.one || r.FullYear[model.AsContracted] != c.year || r.Tenth[model.AsContracted] != c.ten {
				t.Errorf("one %v, year %v, tenth %v; want %v, %v, %v", r.One[0], r.FullYear[0], r.Tenth[0], c.one, c.year, c.ten)
			}
			holds := r.Holds[model.AsContracted]
			if len(holds) != len(c.held) {
				t.Fatalf("held by %+v, want %v", holds, c.held)
			}
			for i, h := range holds {
				if h.Kind != c.held[i] || h.Away != c.away || math.Abs(h.Begins-c.begins) > 1e-9 {
					t.Errorf("held by %+v, want %v, %v away, from %v%%", h, c.held[i], c.away, c.begins)
				}
				if got := h.Sentence(y); got != c.says {
					t.Errorf("says %q, want %q", got, c.says)
				}
			}
		})
	}
}

func TestReservesAreNotASaving(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase})
	y.Lines = append(y.Lines, model.Line{ID: "r", Name: "Contingency reserve", WithoutActivity: true, Budget: model.Given(1000), Spent: 500})
	rows := Rank(model.Prepare(y), &model.Scenario{}, "")
	holds := rows[1].Holds[model.AsContracted]
	if len(holds) != 1 || !strings.Contains(holds[0].Sentence(y), "not money that can be saved") {
		t.Errorf("the reserve is held by %+v", holds)
	}
	if holds := rows[0].Holds[model.AsContracted]; len(holds) != 0 {
		t.Errorf("referrals are held by %+v", holds)
	}
}

func TestRankingIsTheProjection(t *testing.T) {
	for n, s := range modeltest.WorkedScenarios() {
		p := model.Prepare(modeltest.Locality())
		pr := p.NewProjection()
		for _, r := range Rank(p, &s, "") {
			for _, percent := range []float64{-10, -100 / r.Remaining} {
				with := model.Scenario{Proposals: s.Proposals, Changes: append(append([]model.Change{}, s.Changes...), model.NewChange(r.Lever.Target, model.Size{Kind: model.Percent, Amount: percent}))}
				p.Project(&with, pr)
				want := pr.Changes[len(pr.Changes)-1]
				got := r.Tenth
				if percent != -10 {
					got = r.One
				}
				if got != want.Saving {
					t.Errorf("case %d, %s, %v%%: %v, want %v", n, r.Lever.Name(p.Year()), percent, got, want.Saving)
				}
			}
		}
	}
}

func TestRowsAreSortedByWhatTheySave(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.Block}, model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.CostAndVolume, Baseline: model.Given(1), MarginalAbove: model.AtRate(0.5)})
	y.Lines = append(y.Lines, model.Line{ID: "pills", Name: "Prescribing", WithoutActivity: true, Budget: model.Given(1000), Spent: 500})
	rows := Rank(model.Prepare(y), &model.Scenario{}, "")
	for _, by := range RankOrders {
		SortRanked(rows, model.AsContracted, by)
		var order []string
		for _, r := range rows {
			order = append(order, r.Lever.Name(y))
		}
		want := "Referrals to B, Referrals to C, Prescribing, Referrals to A"
		if got := strings.Join(order, ", "); got != want {
			t.Errorf("by %s: %s, want %s", by, got, want)
		}
	}
	if n, ok := rows[0].PatientsPerThousand(model.AsContracted); !ok || math.Abs(n-10) > 1e-9 {
		t.Errorf("%v patients for £1,000", n)
	}
	if _, ok := rows[3].PatientsPerThousand(model.AsContracted); ok {
		t.Error("a block saves for some number of patients")
	}
}

func TestTheContractIsABarOfTheTornado(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.Block, Value: model.Given(60_000)}, model.Schedule{Form: model.CostPerCase})
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "b"}, -10)}}
	bars := Tornado(model.Prepare(y), &s, model.AsContracted, "")
	want := []struct {
		name            string
		low, high       model.Money
		lowSays, hiSays string
	}{
		// Hospital A is paid £60,000; by the case, and as its plan, £52,000. Hospital B's work comes to £49,400.
		{"contract with Hospital A", -260000, 540000, "cost per case", "as contracted"},
		{"Referrals to B", 280000, 800000, "10% fewer", "10% more"},
		{"contract with Hospital B", 540000, 800000, "as contracted", "block"},
		{"how much of the plan happens", 540000, 670000, "as planned", "50% of it"},
	}
	if len(bars) != len(want) {
		t.Fatalf("%d bars: %+v", len(bars), bars)
	}
	for i, w := range want {
		b := bars[i]
		if b.Name(y) != w.name || b.Low.Deficit != w.low || b.High.Deficit != w.high || b.EndWords(b.High) != w.hiSays {
			t.Errorf("bar %d is %s from %v to %v (%s), want %+v", i, b.Name(y), b.Low.Deficit, b.High.Deficit, b.EndWords(b.High), w)
		}
		if b.Kind != SwingContract && b.EndWords(b.Low) != w.lowSays {
			t.Errorf("bar %d begins at %q, want %q", i, b.EndWords(b.Low), w.lowSays)
		}
	}
}
