package words

import (
	"strings"
	"testing"

	"fewer/model"
)

// oneProvider is a year with one stream that leads to one line, 35 of 52 weeks
// over. Its line is planned at £100,000 and heads for the value at tariff given;
// 20 referrals a week each bring one attendance, two weeks later.
func oneProvider(schedule model.Schedule, value float64) *model.Year {
	const price, plan = 100, 1000
	done := value / price * 35 / 52
	return &model.Year{
		Name: "Test PCT", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []model.Provider{
			{ID: "north", Name: "Northgate Centre", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []model.Schedule{schedule}},
			{ID: "valley", Name: "Valley Community", MarketForcesFactor: 1, Contract: []model.Schedule{{Form: model.CostPerCase}}},
		},
		Lines: []model.Line{
			{
				ID: "first", Name: "First attendances", Provider: "north", POD: model.FirstOutpatient, Price: price, Plan: plan,
				Actual: model.TotalCount(done), Profile: model.Profile{Kind: model.Flat},
			},
			{
				ID: "clinic", Name: "Skin clinic", Provider: "valley", POD: model.Community, Price: 40, Plan: 100,
				Actual: model.TotalCount(70), Profile: model.Profile{Kind: model.Flat},
			},
			{ID: "prescribing", Name: "GP prescribing", WithoutActivity: true, Budget: model.Given(500_000), Spent: 350_000, Profile: model.Profile{Kind: model.Flat}},
			{ID: "reserves", Name: "Contingency reserve", WithoutActivity: true, Budget: model.Given(52_000), Spent: 0, Forecast: model.Forecast{Kind: model.OnPlan}, Profile: model.Profile{Kind: model.Flat}},
		},
		Referrals: []model.ReferralStream{{
			ID: "skin", Name: "Dermatology to Northgate Centre", Provider: "north",
			Actual: model.TotalCount(700), Profile: model.Profile{Kind: model.Flat},
			LeadsTo: []model.Flow{{Line: "first", Each: 1, Lag: model.Lag{First: 2, Last: 2}}},
		}},
	}
}

func told(y *model.Year, target model.Target, terms model.Terms, s model.Scenario) string {
	p := model.Prepare(y)
	pr := p.NewProjection()
	p.Project(&s, pr)
	return strings.Join(Sentences(About{Prepared: p, Scenario: &s, Projection: pr, Target: target, Terms: terms}), " ")
}

func percent(target model.Target, amount float64) model.Change {
	return model.NewChange(target, model.Size{Kind: model.Percent, Amount: amount})
}

var skin = model.Target{Referrals: "skin"}

func ofPlan(share float64) model.Limit { return model.Limit{Kind: model.LimitOfPlan, Amount: share} }

// The clause that says why, for every form of contract and every part of its
// payment curve. Ten percent of 17 × 20 referrals is 34, of whose visits 30 fall
// before 31 March: £3,000 at tariff.
func TestTheReasonForEveryFormOfContract(t *testing.T) {
	volume := func(s model.Schedule) model.Schedule {
		s.Form = model.CostAndVolume
		return s
	}
	band := volume(model.Schedule{
		ToleranceAbove: model.Given(0.03), ToleranceBelow: model.Given(0.03),
		MarginalAbove: model.AtRate(0.5), MarginalBelow: model.AtRate(0.5),
	})
	marginal := volume(model.Schedule{Baseline: model.Given(90_000), MarginalAbove: model.AtRate(0.3)})
	for _, c := range []struct {
		name     string
		schedule model.Schedule
		value    float64 // at tariff, if nothing changes
		size     float64 // percent
		want     string
	}{
		{
			"block",
			model.Schedule{Form: model.Block},
			105_000, -10,
			"As contracted it saves nothing: Northgate Centre is paid £100,000 whether they come or not.",
		},
		{
			"block of its own value",
			model.Schedule{Form: model.Block, Value: model.Given(61_200)},
			105_000, -10,
			"As contracted it saves nothing: Northgate Centre is paid £61,200 whether they come or not.",
		},
		{
			"more under a block",
			model.Schedule{Form: model.Block},
			105_000, 10,
			"As contracted it costs nothing more: Northgate Centre is paid £100,000 whether they come or not.",
		},
		{
			"cost per case",
			model.Schedule{Form: model.CostPerCase},
			105_000, -10,
			"As contracted it saves £3,000 by 31 March, the same as by the case: Northgate Centre is paid for each patient.",
		},
		{
			"more by the case",
			model.Schedule{Form: model.CostPerCase},
			105_000, 10,
			"As contracted it costs £3,000 more by 31 March, the same as by the case: Northgate Centre is paid for each patient.",
		},
		{
			"above the cap",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)},
			110_000, -10,
			"As contracted it saves nothing: Northgate Centre is above its ceiling of £104,000, and is paid no more and no less until it comes below.",
		},
		{
			"from above the cap to below it",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)},
			105_000, -10,
			"As contracted it saves £2,000: Northgate Centre was above its ceiling of £104,000; only what brings it below saves anything.",
		},
		{
			"up to the cap",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)},
			103_000, 10,
			"As contracted it costs £1,000 more: Northgate Centre reaches its ceiling of £104,000, above which nothing more is paid.",
		},
		{
			"below the cap",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)},
			103_000, -10,
			"As contracted it saves £3,000 by 31 March, the same as by the case: Northgate Centre is paid for each patient.",
		},
		{
			"at the floor",
			model.Schedule{Form: model.CostPerCase, Floor: ofPlan(0.95)},
			90_000, -10,
			"As contracted it saves nothing: Northgate Centre is at its floor of £95,000, and is paid that however few come.",
		},
		{
			"down to the floor",
			model.Schedule{Form: model.CostPerCase, Floor: ofPlan(0.95)},
			96_000, -10,
			"As contracted it saves £1,000: Northgate Centre reaches its floor of £95,000, below which nothing comes back.",
		},
		{
			"30% marginal rate", marginal, 105_000, -10,
			"As contracted it saves £900: Northgate Centre is above £90,000, where only 30% of tariff is paid.",
		},
		{
			"below the marginal rate's baseline", marginal, 80_000, -10,
			"As contracted it saves £3,000 by 31 March, the same as by the case: Northgate Centre is paid for each patient.",
		},
		{
			"across the marginal rate's baseline", marginal, 91_000, -10,
			"As contracted it saves £2,300: Northgate Centre is paid 30% of tariff above £90,000 and 100% below it.",
		},
		{
			"fixed inside the band", band, 101_000, -10,
			"As contracted it saves nothing: Northgate Centre is paid £100,000, fixed inside the band £97,000 to £103,000.",
		},
		{
			"above the band", band, 110_000, -10,
			"As contracted it saves £1,500: Northgate Centre is above £103,000, where only 50% of tariff is paid.",
		},
		{
			"below the band", band, 90_000, -10,
			"As contracted it saves £1,500: Northgate Centre is below £97,000, where 50% of tariff comes back.",
		},
		{
			"into the band", band, 104_000, -10,
			"As contracted it saves £500: Northgate Centre is paid £100,000, fixed inside the band £97,000 to £103,000, and only what lies outside it moves the sum.",
		},
		{
			"nothing back below", volume(model.Schedule{MarginalBelow: model.AtRate(0)}), 90_000, -10,
			"As contracted it saves nothing: Northgate Centre is below £100,000, and gives nothing back.",
		},
		{
			"blended",
			model.Schedule{Form: model.Blended, Variable: model.Given(0.75)},
			105_000, -10,
			"As contracted it saves £2,250: Northgate Centre is above £100,000, where only 75% of tariff is paid.",
		},
		{
			"measured by line",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04), MeasuredByLine: true},
			110_000, -10,
			"As contracted it saves nothing: Northgate Centre is above its ceiling of £104,000 for first attendances, and is paid no more and no less until it comes below, measured line by line.",
		},
		{
			"covers a part",
			model.Schedule{Form: model.CostPerCase, Covers: model.Covers{PODs: []model.PointOfDelivery{model.FirstOutpatient}}},
			110_000, -10,
			"As contracted it saves £3,000 by 31 March, the same as by the case: Northgate Centre is paid for each patient in first attendances.",
		},
		{
			"held at nothing",
			model.Schedule{Form: model.Blended, Variable: model.Given(0.75), Value: model.Given(20_000)},
			70_000, -10,
			"As contracted it saves nothing: Northgate Centre is paid nothing until what it does is worth more than £73,300 at tariff.",
		},
		{
			"comes down to nothing",
			model.Schedule{Form: model.Blended, Variable: model.Given(0.75), Value: model.Given(20_000)},
			74_333.3333333333, -10,
			"As contracted it saves £750: Northgate Centre is paid nothing below £73,300 at tariff, so nothing more comes back.",
		},
		{
			"exactly at its ceiling",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)},
			104_000, -10,
			"As contracted it saves £3,000 by 31 March, the same as by the case: Northgate Centre is paid for each patient.",
		},
		{
			"more, exactly at its ceiling",
			model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.04)},
			104_000, 10,
			"As contracted it costs nothing more: Northgate Centre reaches its ceiling of £104,000, above which nothing more is paid.",
		},
		{
			"inside a step", volume(model.Schedule{MarginalAbove: model.MarginalRates{{To: ofPlan(1.05), Rate: 0.7}, {Rate: 0.3}}}), 110_000, -10,
			"As contracted it saves £900: Northgate Centre is above £105,000, where only 30% of tariff is paid.",
		},
		{
			"across two steps", volume(model.Schedule{MarginalAbove: model.MarginalRates{{To: ofPlan(1.05), Rate: 0.7}, {Rate: 0.3}}}), 106_000, -10,
			"As contracted it saves £1,700: Northgate Centre is paid 30% of tariff above £105,000 and 70% below it.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(oneProvider(c.schedule, c.value), skin, model.AsContracted, model.Scenario{Changes: []model.Change{percent(skin, c.size)}})
			if !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant … %s", got, c.want)
			}
		})
	}
}

// What else a sentence says: the patients, the tariff, what lands later, what is
// protected, filled or sent elsewhere, the terms in focus.
func TestWhatElseASentenceSays(t *testing.T) {
	byCase := model.Schedule{Form: model.CostPerCase}
	block := model.Schedule{Form: model.Block}
	year := func(f func(*model.Year)) *model.Year {
		y := oneProvider(byCase, 105_000)
		if f != nil {
			f(y)
		}
		return y
	}
	some := percent(skin, -10)
	some.Delivered, some.ComesBack = 0.5, model.ComesBack{Share: 0.4, Lag: model.Lag{First: 3, Last: 3}}
	for _, c := range []struct {
		name    string
		year    *model.Year
		target  model.Target
		terms   model.Terms
		changes []model.Change
		want    []string
	}{
		{
			"a block that nothing moves", oneProvider(block, 105_000), skin, model.AsContracted, nil,
			[]string{"17 weeks hold 340 dermatology referrals. Fewer would save nothing as contracted: Northgate Centre is paid £100,000 whether they come or not."},
		},
		{
			"by the case, nothing changed", year(nil), skin, model.AsContracted, nil,
			[]string{"17 weeks hold 340 dermatology referrals. As contracted Northgate Centre is paid for each patient."},
		},
		{
			"patients and tariff", year(nil), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{
				"17 weeks hold 340 dermatology referrals; 10% fewer is 34 patients. As contracted it saves £3,000 by 31 March, the same as by the case: ",
				"After 31 March a further £400 at tariff: next year's contract says who keeps it.",
			},
		},
		{
			"six a week", year(nil), skin, model.AsContracted,
			[]model.Change{model.NewChange(skin, model.Size{Kind: model.PerWeek, Amount: -6})},
			[]string{"6 a week fewer is 102 patients."},
		},
		{
			"more", year(nil), skin, model.AsContracted,
			[]model.Change{percent(skin, 10)},
			[]string{"10% more is 34 patients. As contracted it costs £3,000 more by 31 March, the same as by the case: ", "After 31 March it costs £400 more"},
		},
		{
			"half of it expected, some come back", year(nil), skin, model.AsContracted,
			[]model.Change{some},
			[]string{"10% fewer, of which 50% is expected to happen, is 17 patients.", "Some of them are sent after all, later."},
		},
		{
			"two changes", year(nil), skin, model.AsContracted,
			[]model.Change{percent(skin, -10), percent(skin, -5)},
			[]string{"2 changes together are 51 patients fewer."},
		},
		{
			"all of it after 31 March", year(func(y *model.Year) { y.Referrals[0].LeadsTo[0].Lag = model.Lag{First: 20, Last: 22} }), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{"None of their visits would have come before 31 March. After 31 March £3,400 at tariff", "After 31 March £3,400 at tariff"},
		},
		{
			"protected", year(func(y *model.Year) { y.Referrals[0].Protected = 0.09 }), skin, model.AsContracted,
			[]model.Change{percent(skin, -95)},
			[]string{"Not all that was asked is possible: 9% are protected and never cut."},
		},
		{
			"backfill", year(func(y *model.Year) { y.Referrals[0].LeadsTo[0].Backfill = 0.3 }), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{"it saves £2,100 by 31 March, the same as by the case: ", "The queue refills 30% of freed places."},
		},
		{
			"elsewhere", year(func(y *model.Year) {
				y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
			}), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{
				"As contracted it saves £2,360 by 31 March, the same as by the case: ",
				"Northgate Centre is paid for each patient; Valley Community is paid for each patient", "Some patients go to the skin clinic instead.",
			},
		},
		{
			"elsewhere, to a block", year(func(y *model.Year) {
				y.Providers[1].Contract = []model.Schedule{block}
				y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
			}), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{"As contracted it saves £3,000: Northgate Centre is paid for each patient, and the £640 that they would cost at the skin clinic is inside Valley Community's block."},
		},
		{
			"half from the case to a block, for one practice", year(func(y *model.Year) {
				y.Practices = []model.Practice{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}
				y.Referrals[0].ByPractice = []model.PracticeCount{{Practice: "a", Count: 350}, {Practice: "b", Count: 350}}
				y.Providers[1].Contract = []model.Schedule{block}
				y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
			}), skin, model.AsContracted,
			[]model.Change{func() model.Change { c := percent(skin, -10); c.Practices = []string{"a"}; return c }()},
			[]string{"which is 17 patients. As contracted it saves £1,500: Northgate Centre is paid for each patient, and the £320 that they would cost at the skin clinic is inside Valley Community's block. Paid by the case, that would save £1,180 by 31 March."},
		},
		{
			"from a block to a block", func() *model.Year {
				y := oneProvider(block, 105_000)
				y.Providers[1].Contract = []model.Schedule{block}
				y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
				return y
			}(), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{"As contracted it saves nothing: Northgate Centre is paid £100,000 whether they come or not. "},
		},
		{
			"two contracts of one hospital", func() *model.Year {
				y := oneProvider(block, 105_000)
				y.Providers[0].Contract = []model.Schedule{{Form: model.Block, Value: model.Given(100_000), Covers: model.Covers{PODs: []model.PointOfDelivery{model.FirstOutpatient}}}, {Form: model.CostPerCase}}
				y.Lines = append(y.Lines, y.Lines[0])
				operations := &y.Lines[len(y.Lines)-1]
				operations.ID, operations.Name, operations.POD = "operations", "Operations", model.Elective
				y.Referrals[0].LeadsTo = append(y.Referrals[0].LeadsTo, model.Flow{Line: "operations", Each: 0.5})
				return y
			}(), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{"Northgate Centre is paid £100,000 for first attendances whether they come or not; Northgate Centre is paid for each patient in planned admissions."},
		},
		{
			"more, beside a block of what is done instead", func() *model.Year {
				y := oneProvider(block, 105_000)
				y.Providers[1].Contract = []model.Schedule{block}
				y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
				return y
			}(), skin, model.AsContracted,
			[]model.Change{percent(skin, 10)},
			[]string{"As contracted it costs nothing more: Northgate Centre is paid £100,000 whether they come or not. "},
		},
		{
			"a line of a block", oneProvider(block, 105_000),
			model.Target{Line: "first"},
			model.AsContracted,
			[]model.Change{percent(model.Target{Line: "first"}, -10)},
			[]string{"As contracted it saves nothing: Northgate Centre is paid £100,000 however many there are."},
		},
		{
			"block in focus", year(nil), skin, model.AllBlock,
			[]model.Change{percent(skin, -10)},
			[]string{"If all were block each provider would be paid for its plan, whatever comes."},
		},
		{
			"cost per case in focus", year(nil), skin, model.AllCostPerCase,
			[]model.Change{percent(skin, -10)},
			[]string{"34 patients. Paid by the case, that saves £3,000 by 31 March: no patient, no bill. As contracted it saves the same"},
		},
		{
			"more, cost per case in focus", year(nil), skin, model.AllCostPerCase,
			[]model.Change{percent(skin, 10)},
			[]string{"Paid by the case, that costs £3,000 more by 31 March: each patient is billed. As contracted it costs the same"},
		},
		{
			"cost per case in focus, nothing changed", oneProvider(block, 105_000), skin, model.AllCostPerCase, nil,
			[]string{"referrals. Paid by the case: no patient, no bill. Fewer would save nothing as contracted"},
		},
		{
			"backfill that differs", year(func(y *model.Year) {
				y.Referrals[0].LeadsTo = append(y.Referrals[0].LeadsTo, model.Flow{Line: "clinic", Each: 0.1, Backfill: 0.5})
			}), skin, model.AsContracted,
			[]model.Change{percent(skin, -10)},
			[]string{"The queue refills up to 50% of freed places."},
		},
		{
			"elsewhere costs more", year(func(y *model.Year) {
				y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 5, Lag: model.Lag{First: 1, Last: 1}}}
			}), skin, model.AllCostPerCase,
			[]model.Change{percent(skin, -10)},
			[]string{"Paid by the case, that would cost £3,400 more by 31 March: what they need elsewhere costs more than what they no longer need."},
		},
		{
			"a line", year(nil),
			model.Target{Line: "clinic"},
			model.AsContracted,
			[]model.Change{percent(model.Target{Line: "clinic"}, -50)},
			[]string{"Skin clinic: 17 weeks hold 34 community contacts; 50% fewer is 17 of them. As contracted it saves £680 by 31 March, the same as by the case: Valley Community is paid for each patient."},
		},
		{
			"prescribing", year(nil),
			model.Target{Line: "prescribing"},
			model.AllBlock,
			[]model.Change{percent(model.Target{Line: "prescribing"}, -10)},
			[]string{"£170,000 of GP prescribing is still to be spent in 17 weeks; 10% less is £17,000. No contract fixes it: the whole of it counts, whatever the terms."},
		},
		{
			"reserves", year(nil),
			model.Target{Line: "reserves"},
			model.AsContracted,
			[]model.Change{percent(model.Target{Line: "reserves"}, -10)},
			[]string{"Reserves are not money that can be saved"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(c.year, c.target, c.terms, model.Scenario{Changes: c.changes})
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("got  %s\nwant … %s", got, want)
				}
			}
		})
	}
}

func TestASentenceAboutWhatIsProposed(t *testing.T) {
	s := model.Scenario{
		Changes:   []model.Change{percent(skin, -10)},
		Proposals: []model.Proposal{{Provider: "north", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}},
	}
	got := told(oneProvider(model.Schedule{Form: model.Block}, 105_000), skin, model.AsProposed, s)
	for _, want := range []string{
		"As contracted it saves nothing: Northgate Centre is paid £100,000 whether they come or not.",
		"As proposed it saves £", ": Northgate Centre would be paid cost per case from week 40, reckoned afresh from there.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got  %s\nwant … %s", got, want)
		}
	}
}

func TestContractOnOneLine(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.Block}, 105_000)
	if got, want := Contract(model.Prepare(y), 0), "block of £100,000"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	y.Providers[0].Contract = []model.Schedule{
		{Form: model.CostAndVolume, Covers: model.Covers{PODs: []model.PointOfDelivery{model.NonElective}}, Baseline: model.Given(51_700_000), MarginalAbove: model.AtRate(0.3)},
		{Form: model.CostPerCase},
	}
	if got, want := Contract(model.Prepare(y), 0), "cost per case; emergencies: 30% marginal rate above £51.7m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSavedIsExact(t *testing.T) {
	for m, want := range map[model.Money]string{
		0: "nothing", 9_874_049: "£98,740", 40: "£0.40", -130_000: "£1,300 more spent",
	} {
		if got := Saved(m); got != want {
			t.Errorf("Saved(%d) = %q, want %q", m, got, want)
		}
	}
}

func TestReferralsAreNamedAsTheyAreSaid(t *testing.T) {
	for name, want := range map[string]string{
		"ENT": "ENT referrals", "orthopaedics": "orthopaedics referrals",
		"cataracts": "referrals for cataracts", "hips and knees": "referrals for hips and knees",
	} {
		if got := referrals(name); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWithoutProvider(t *testing.T) {
	for _, c := range [][3]string{
		{"ENT to Royal Midshire", "Royal Midshire Hospitals", "ENT"},
		{"Hips and knees to Northgate", "Northgate Treatment Centre", "Hips and knees"},
		{"Back to work", "Northgate Treatment Centre", "Back to work"},
		{"Tests", "Valley", "Tests"},
	} {
		if got := WithoutProvider(c[0], c[1]); got != c[2] {
			t.Errorf("%q at %q is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// What is done instead lies under another contract: that is said first.
func TestWhereTheyGoInsteadIsSaidFirst(t *testing.T) {
	says := func(instead model.Schedule, line string) string {
		y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
		y.Providers[1].Contract = []model.Schedule{instead}
		y.Referrals[0].Instead = []model.Flow{{Line: line, Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
		p := model.Prepare(y)
		s := model.Scenario{Changes: []model.Change{percent(skin, -10)}}
		pr := p.NewProjection()
		p.Project(&s, pr)
		return ContractSays(About{Prepared: p, Scenario: &s, Projection: pr, Target: skin})
	}
	for _, c := range []struct {
		instead model.Schedule
		line    string
		want    string
	}{
		{model.Schedule{Form: model.Block}, "clinic", "Some go to the skin clinic instead, which is on a block. The contract says: Northgate Centre is paid for each patient, and the £640 that they would cost at the skin clinic is inside Valley Community's block."},
		{model.Schedule{Form: model.CostPerCase}, "clinic", "Some go to the skin clinic instead, which is paid by the case. The contract says: Northgate Centre is paid for each patient; Valley Community is paid for each patient."},
		{model.Schedule{Form: model.CostPerCase}, "first", "The contract says: Northgate Centre is paid for each patient."},
	} {
		if got := says(c.instead, c.line); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Who is sent besides goes nowhere instead: no contract but that of the row is the reason.
func TestOfMoreNothingIsSaidOfWhereOthersGoInstead(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.Block}, 105_000)
	y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
	for percents, clinic := range map[float64]bool{-10: true, 10: false} {
		got := why(y, model.Scenario{Changes: []model.Change{percent(skin, percents)}}, 0)
		if strings.Contains(got, "Valley Community") != clinic || !strings.Contains(got, "Northgate Centre is paid") {
			t.Errorf("of %v percent it says %q", percents, got)
		}
	}
}

// Of two changes to one row each has its own part of what stays saved elsewhere.
func TestEachChangesOwnPartStaysSaved(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	y.Providers[1].Contract = []model.Schedule{{Form: model.Block}}
	y.Referrals[0].Instead = []model.Flow{{Line: "clinic", Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}
	s := model.Scenario{Changes: []model.Change{percent(skin, -10), percent(skin, -5)}}
	for i, stays := range []string{"£640", "£320"} {
		if got := why(y, s, i); !strings.Contains(got, "the "+stays+" that they would cost at the skin clinic is inside") {
			t.Errorf("of change %d it says %q", i+1, got)
		}
	}
}

// As many decimals as a change needs, and no dash, nor a 0, for what is there.
func TestNumbersHaveTheDecimalsTheyNeed(t *testing.T) {
	for _, c := range []struct {
		n    float64
		want string
	}{{0, "0"}, {0.7, "0.7"}, {0.04, "0.04"}, {-0.004, "0.004"}, {1e-12, "0"}, {9.96, "10"}, {1137.2, "1,137"}, {2, "2"}} {
		if got := Count(c.n); got != c.want {
			t.Errorf("Count(%v) = %s, want %s", c.n, got, c.want)
		}
	}
	for _, c := range []struct {
		a, b float64
		want string
	}{
		{46.82, 46.78, "46.82 46.78 (apart)"},
		{46.8, 46.8, "46.8 46.8"},
		{66.32, 64.33, "66.3 64.3 (apart)"},
		{8226.4, 8226.1, "8,226.4 8,226.1 (apart)"},
		{8226.4, 8000, "8,226 8,000 (apart)"},
		{0.04, 0, "0.04 0.00 (apart)"},
	} {
		x, y := Apart(c.a, c.b)
		got := x + " " + y
		if x != y {
			got += " (apart)"
		}
		if got != c.want {
			t.Errorf("Apart(%v, %v) = %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// What a change takes is no part of what a contract saves, nor of what visits would have
// cost: the reason stands beside what it is the reason of.
func TestWhatAChangeTakesIsNotPutDownToTheContract(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 120_000)
	target := model.Target{Referrals: y.Referrals[0].ID}
	free := percent(target, -10)
	costly := free
	costly.Costs = model.Costs{Once: 1_000_000}
	for _, terms := range []model.Terms{model.AsContracted, model.AllBlock, model.AllCostPerCase} {
		want := told(y, target, terms, model.Scenario{Changes: []model.Change{free}})
		if got := told(y, target, terms, model.Scenario{Changes: []model.Change{costly}}); got != want {
			t.Errorf("%v, where it takes a million: %q\nwant %q", terms, got, want)
		}
	}
}

// why says why one change of a scenario saves what it adds.
func why(y *model.Year, s model.Scenario, i int) string {
	p := model.Prepare(y)
	pr := p.NewProjection()
	p.Project(&s, pr)
	return strings.Join(WhyOfChange(About{Prepared: p, Scenario: &s, Projection: pr}, i), " ")
}

// Where all that follows comes too late, no contract is the reason, neither of fewer nor
// of more, and whatever it takes.
func TestWhatComesTooLateIsNotPutDownToTheContract(t *testing.T) {
	for _, c := range []struct {
		form        model.Form
		size, takes float64
		want, row   string
	}{
		{model.CostPerCase, -50, 0, "All that follows falls after 31 March: £1,000 at tariff, and next year's contract says who keeps it.", "None of their visits would have come before 31 March."},
		{model.CostPerCase, 50, 0, "All that follows falls after 31 March: £1,000 more at tariff, and next year's contract says who pays it.", "None of their visits comes before 31 March."},
		{model.Block, -50, 300, "All that follows falls after 31 March: £1,000 at tariff, and next year's contract says who keeps it. It takes £300 once, which no contract pays.", ""},
	} {
		y := oneProvider(model.Schedule{Form: c.form}, 105_000)
		y.WeeksElapsed = 51
		y.Referrals[0].Actual = model.TotalCount(1020)
		change := percent(skin, c.size)
		change.Costs.Once = c.takes
		s := model.Scenario{Changes: []model.Change{change}}
		if got := why(y, s, 0); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		if got := told(y, skin, model.AsContracted, s); !strings.Contains(got, c.row) || c.row != "" && strings.Contains(got, "As contracted") {
			t.Errorf("of the row: %s", got)
		}
	}
}

// A change is told of from where those before it leave the contract.
func TestAChangeIsToldFromWhereThoseBeforeItLeaveTheContract(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase, Floor: ofPlan(0.95)}, 96_000)
	first := model.NewChange(model.Target{Line: "first"}, model.Size{Kind: model.Percent, Amount: -10})
	s := model.Scenario{Changes: []model.Change{first, percent(skin, 10), percent(skin, 20), percent(skin, -20)}}
	back := &s.Changes[3]
	back.ComesBack, back.FromWeek = model.ComesBack{Share: 1}, 36
	for i, want := range []string{
		"The contract says: Northgate Centre reaches its floor of £95,000, below which nothing comes back.",
		"The contract says: Northgate Centre was at its floor of £95,000; only what comes above it costs more.",
		"The contract says: Northgate Centre is paid for each patient.",
		"By 31 March it changes nothing that is paid for, whatever the contract.",
	} {
		if got := why(y, s, i); got != want {
			t.Errorf("change %d: %s", i, got)
		}
	}
	if got := told(y, skin, model.AsContracted, s); !strings.Contains(got, "was at its floor of £95,000; only what comes above it costs more") {
		t.Errorf("of the row: %s", got)
	}
}

// Of more who are sent nobody is sent after all, and what all of a row are asked for is
// not of some of them.
func TestWhatComesBackIsOfFewer(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	c := percent(skin, 20)
	c.ComesBack = model.ComesBack{Share: 0.3, Lag: model.Lag{First: 2, Last: 8}}
	if got := y.ChangeWordsAlone(c); got != "20% more" {
		t.Error(got)
	}
	if got := told(y, skin, model.AsContracted, model.Scenario{Changes: []model.Change{c}}); strings.Contains(got, "sent after all") || strings.Contains(got, "of some of them") {
		t.Error(got)
	}
	c.Size.Amount = -20
	if got := y.ChangeWordsAlone(c); got != "20% fewer, 30% sent after all 2 to 8 weeks later" {
		t.Error(got)
	}
	got := told(y, skin, model.AsContracted, model.Scenario{Changes: []model.Change{c}})
	if !strings.Contains(got, "20% fewer is 68 patients") || !strings.Contains(got, "Some of them are sent after all, later.") {
		t.Error(got)
	}
	off := percent(skin, -10)
	off.Off = true
	if got := told(y, skin, model.AsContracted, model.Scenario{Changes: []model.Change{off, percent(skin, -20)}}); !strings.Contains(got, "20% fewer is 68 patients") {
		t.Errorf("with one that is switched off: %s", got)
	}
}

// A change that finds only credits, or nothing, has no effect, and that is why.
func TestAChangeThatFindsNothingIsSaidToHaveNoEffect(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	credits := &y.Lines[2]
	s := model.Scenario{Changes: []model.Change{percent(model.Target{Line: "prescribing"}, -10)}}
	credits.Spent = -12_345.67
	if got := why(y, s, 0); got != "It has no effect: the line's pounds are credits in all its weeks." {
		t.Error(got)
	}
	credits.Forecast.Kind = model.NothingMore
	if got := why(y, s, 0); got != "It has no effect: nothing is expected in its weeks." {
		t.Error(got)
	}
	s.Changes[0].Costs.Once = 500
	if got := why(y, s, 0); got != "It takes £500 once, which no contract pays." {
		t.Error(got)
	}
}

// The edges of a band have the figures that tell them from what is paid, and one rate on
// both sides of a baseline is said once.
func TestEdgesAreToldFromWhatIsPaid(t *testing.T) {
	large := func(s model.Schedule, value float64) string {
		y := oneProvider(s, value)
		y.Lines[0].Plan = 10_000
		return told(y, skin, model.AsContracted, model.Scenario{Changes: []model.Change{percent(skin, -10)}})
	}
	band := model.Schedule{Form: model.CostAndVolume, ToleranceAbove: model.Given(0.03), ToleranceBelow: model.Given(0.03)}
	for _, c := range []struct {
		schedule model.Schedule
		value    float64
		want     string
	}{
		{band, 1_007_381, "is paid £1.00m, fixed inside the band £970,000 to £1.03m."},
		{model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.02)}, 1_200_000, "is above its ceiling of £1.02m, and"},
		{model.Schedule{Form: model.CostPerCase, Ceiling: ofPlan(1.2)}, 1_400_000, "is above its ceiling of £1.2m, and"},
		{model.Schedule{Form: model.Blended, Variable: model.Given(0.75)}, 1_001_000, "is paid 75% of tariff above and below £1.0m."},
	} {
		if got := large(c.schedule, c.value); !strings.Contains(got, c.want) {
			t.Errorf("got  %s\nwant … %s", got, c.want)
		}
	}
}

// After what is more spent by 31 March, less after it is said to be less.
func TestThreeFiguresSayWhichWay(t *testing.T) {
	y := model.Yield{Saving: -1_589_00, After: 41_316_00, FullYear: -6_485_00}
	if got, want := ThreeFigures(&y)[0], "£1,589 more spent by 31 March, £41,316 less at tariff after it, £6,485 more in a full year if kept up"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	y = model.Yield{Saving: 1_589_00, After: 41_316_00, FullYear: 6_485_00}
	if got, want := ThreeFigures(&y)[1], "£1,589 saved by 31 March, £41,316 at tariff after it, £6,485 in a full year"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
