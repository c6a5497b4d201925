package model

import (
	"math"
	"strings"
	"testing"
)

func TestWhatOneReferralFewerSavesAndWhyNot(t *testing.T) {
	perCase := Schedule{Form: CostPerCase}
	cases := []struct {
		name           string
		schedule       Schedule
		edit           func(*Year)
		one, year, ten Money
		held           []HoldKind
		away           Money
		begins         float64
		says           string
	}{
		{"by the case", perCase, nil, 10000, 10000, 260000, nil, 0, 0, ""},
		{"block", Schedule{Form: Block}, nil, 0, 0, 0, []HoldKind{HeldByBlock}, 0, 0, "Hospital A is paid £52,000 whether they come or not."},
		{
			"above its ceiling",
			Schedule{Form: CostPerCase, Ceiling: Limit{LimitOfPlan, 0.9}},
			nil, 0, 0, 0,
			[]HoldKind{HeldAboveCeiling},
			520000, 20, "Hospital A is paid at most £46,800, and does £5,200 more than that pays for; saving begins at 20% fewer.",
		},
		{
			"far above its ceiling",
			Schedule{Form: CostPerCase, Ceiling: Limit{LimitOfPlan, 0.4}},
			nil, 0, 0, 0,
			[]HoldKind{HeldAboveCeiling},
			3120000, 120, "Hospital A is paid at most £20,800, and does £31,200 more than that pays for; sending nobody would not reach it.",
		},
		{
			"at its floor",
			Schedule{Form: CostPerCase, Floor: Limit{LimitOfPlan, 1.05}},
			nil, 0, 0, 0,
			[]HoldKind{HeldAtFloor},
			0, 0, "Hospital A is paid at least £54,600, and is down to that already.",
		},
		{
			"inside the band",
			Schedule{Form: CostAndVolume, ToleranceAbove: Given(0.1), ToleranceBelow: Given(0.1)},
			nil, 0, 0, 0,
			[]HoldKind{HeldInsideBand},
			520000, 20, "Hospital A is paid £52,000 as long as it stays inside the band; the band ends £5,200 lower; saving begins at 20% fewer.",
		},
		{
			"above the baseline at a marginal rate",
			Schedule{Form: CostAndVolume, Baseline: Given(40_000), MarginalAbove: AtRate(0.3)},
			nil, 3000, 3000, 78000,
			[]HoldKind{HeldAtMarginalRate},
			0, 0, "Hospital A is paid only 30% of the price here, so no more is saved.",
		},
		{
			"above the baseline for nothing",
			Schedule{Form: CostAndVolume, Baseline: Given(45_000), MarginalAbove: AtRate(0)},
			nil, 0, 0, 0,
			[]HoldKind{HeldAboveBaseline},
			700000, 100 * 70.0 / 260, "Hospital A is paid nothing for the £7,000 that it does above the baseline; saving begins at 26.9% fewer.",
		},
		{
			"below a guaranteed baseline",
			Schedule{Form: CostAndVolume, Baseline: Given(60_000), MarginalBelow: AtRate(0)},
			nil, 0, 0, 0,
			[]HoldKind{HeldBelowBaseline},
			0, 0, "Hospital A is paid £60,000 for its baseline, whether they come or not.",
		},
		{
			"after year end", perCase, func(y *Year) { y.Referrals[0].LeadsTo[0].Lag = Lag{26, 30} }, 0, 10000, 0,
			[]HoldKind{HeldAfterYearEnd},
			0, 0, "All that follows falls after 31 March: for a tenth fewer £2,600, at this year's prices.",
		},
		{
			"filled from the queue", perCase, func(y *Year) { y.Referrals[0].LeadsTo[0].Backfill = 1 }, 0, 0, 0,
			[]HoldKind{HeldByBackfill},
			0, 0, "The hospital fills every freed place from its queue.",
		},
		{"protected", perCase, func(y *Year) { y.Referrals[0].Protected = 1 }, 0, 0, 0, []HoldKind{HeldByProtection}, 0, 0, "Nothing more of it may be cut."},
		{
			"no referrals", perCase, func(y *Year) { y.Referrals[0].Actual = TotalCount(0) }, 0, 0, 0,
			[]HoldKind{HeldByNothingLeft},
			0, 0, "Nothing is expected in the time that is left.",
		},
		{"no pathway", perCase, func(y *Year) { y.Referrals[0].LeadsTo = nil }, 0, 0, 0, []HoldKind{HeldByNoPathway}, 0, 0, "The year file names no activity that follows from it."},
		{
			"dearer instead", perCase, func(y *Year) {
				y.Referrals[0].LeadsTo[0].Each = 0.5
				y.Referrals[0].Instead = []Flow{{Line: "b-first", Each: 1}}
			}, -5000, -5000, -130000,
			[]HoldKind{HeldByInstead},
			0, 0, "What is done instead costs £2,600, as much as is saved or more.",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			y := plainYear(c.schedule, perCase)
			if c.edit != nil {
				c.edit(y)
			}
			p := Prepare(y)
			r := p.Rank(&Scenario{})[0]
			if r.One[AsContracted] != c.one || r.FullYear[AsContracted] != c.year || r.Tenth[AsContracted] != c.ten {
				t.Errorf("one %v, year %v, tenth %v; want %v, %v, %v", r.One[0], r.FullYear[0], r.Tenth[0], c.one, c.year, c.ten)
			}
			holds := r.Holds[AsContracted]
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
	y := plainYear(Schedule{Form: CostPerCase})
	y.Lines = append(y.Lines, Line{ID: "r", Name: "Contingency reserve", WithoutActivity: true, Budget: Given(1000), Spent: 500})
	rows := Prepare(y).Rank(&Scenario{})
	holds := rows[1].Holds[AsContracted]
	if len(holds) != 1 || !strings.Contains(holds[0].Sentence(y), "not money that can be saved") {
		t.Errorf("the reserve is held by %+v", holds)
	}
	if holds := rows[0].Holds[AsContracted]; len(holds) != 0 {
		t.Errorf("referrals are held by %+v", holds)
	}
}

func TestRankingIsTheProjection(t *testing.T) {
	for n, s := range workedScenarios() {
		p := Prepare(locality())
		pr := p.NewProjection()
		for _, r := range p.Rank(&s) {
			for _, percent := range []float64{-10, -100 / r.Remaining} {
				with := Scenario{Proposals: s.Proposals, Changes: append(append([]Change{}, s.Changes...), NewChange(r.Lever.Target, Size{Kind: Percent, Amount: percent}))}
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
	y := plainYear(Schedule{Form: Block}, Schedule{Form: CostPerCase}, Schedule{Form: CostAndVolume, Baseline: Given(1), MarginalAbove: AtRate(0.5)})
	y.Lines = append(y.Lines, Line{ID: "pills", Name: "Prescribing", WithoutActivity: true, Budget: Given(1000), Spent: 500})
	rows := Prepare(y).Rank(&Scenario{})
	for _, by := range RankOrders {
		SortRanked(rows, AsContracted, by)
		var order []string
		for _, r := range rows {
			order = append(order, r.Lever.Name(y))
		}
		want := "Referrals to B, Referrals to C, Prescribing, Referrals to A"
		if got := strings.Join(order, ", "); got != want {
			t.Errorf("by %s: %s, want %s", by, got, want)
		}
	}
	if n, ok := rows[0].PatientsPerThousand(AsContracted); !ok || math.Abs(n-10) > 1e-9 {
		t.Errorf("%v patients for £1,000", n)
	}
	if _, ok := rows[3].PatientsPerThousand(AsContracted); ok {
		t.Error("a block saves for some number of patients")
	}
}

func TestTheContractIsABarOfTheTornado(t *testing.T) {
	y := plainYear(Schedule{Form: Block, Value: Given(60_000)}, Schedule{Form: CostPerCase})
	s := Scenario{Changes: []Change{percent(Target{Referrals: "b"}, -10)}}
	bars := Prepare(y).Tornado(&s, AsContracted)
	want := []struct {
		name            string
		low, high       Money
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
