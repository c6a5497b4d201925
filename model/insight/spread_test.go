package insight

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

func TestSpreadAgreesWithTheWorkedCases(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	pr := p.NewProjection()
	spreads := NewSpreads(p, 1)
	for n, s := range modeltest.WorkedScenarios() {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			sd := modeltest.ReadWorked(t, n).SD
			p.Project(&s, pr)
			got := spreads.Of(pr)[model.AllCostPerCase]
			deficit := pr.Terms[model.AllCostPerCase].DoNothing.Deficit
			for what, pair := range map[string][2]float64{
				"sd":  {got.DoNothing.SD.Float(), sd},
				"p10": {got.DoNothing.P10.Float(), deficit.Float() - 1.2815515655446004*sd},
				"p90": {got.DoNothing.P90.Float(), deficit.Float() + 1.2815515655446004*sd},
			} {
				if math.Abs(pair[0]-pair[1]) > 0.01 {
					t.Errorf("%s is %.2f, want %.2f", what, pair[0], pair[1])
				}
			}
			if got.Scenario.SD != got.DoNothing.SD {
				t.Errorf("a scenario has the variance of doing nothing: %v, %v", got.Scenario.SD, got.DoNothing.SD)
			}
		})
	}
}

func TestSpreadIsAlwaysAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		p := model.Prepare(y)
		pr, spreads := p.NewProjection(), NewSpreads(p, 1)
		p.Project(&s, pr)
		for terms, got := range spreads.Of(pr) {
			for which, x := range map[string]Spread{"if nothing changes": got.DoNothing, "in the scenario": got.Scenario} {
				if x.P10 > x.P90 || x.SD < 0 || !(x.ChanceWithinBudget >= 0 && x.ChanceWithinBudget <= 1) {
					t.Fatalf("%v %s: %+v", model.Terms(terms), which, x)
				}
			}
			if deficit := pr.Terms[terms].Scenario.Deficit; got.Scenario.Certain && (got.Scenario.P10 != deficit || got.Scenario.P90 != deficit) {
				t.Fatalf("%v is certain at %v, but is %v", model.Terms(terms), got.Scenario, deficit)
			}
			checkFan(t, pr, model.Terms(terms), spreads.Fan(pr, model.Terms(terms), got), got)
		}
		if again := NewSpreads(p, 1).Of(pr); again != spreads.Of(pr) {
			t.Fatal("the spread depends on what was asked before")
		}
	})
}

// What is done already is done, under contracts that pay by the case too: the year
// never ends below what is spent. In the last week one patient more is expected,
// give or take one; £5,000 are spent of £4,950.
func TestTheSpreadNeverFallsBelowWhatIsSpent(t *testing.T) {
	for _, c := range []struct {
		name     string
		schedule model.Schedule
		least    model.Money // the deficit if nobody comes any more
		pays     float64     // for each pound at tariff
	}{
		{"cost per case", model.Schedule{Form: model.CostPerCase}, model.Pounds(50), 1},
		{"blended", model.Schedule{Form: model.Blended, Variable: model.Given(0.2)}, model.Pounds(10), 0.2},
		{"by line", model.Schedule{Form: model.CostPerCase, MeasuredByLine: true}, model.Pounds(50), 1},
		{"bent", model.Schedule{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitInPounds, Amount: 9000}}, model.Pounds(50), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := modeltest.PlainYear(c.schedule)
			y.WeeksElapsed = 51
			y.Lines[0].Actual, y.Lines[0].Plan = model.TotalCount(50), 49.5
			p := model.Prepare(y)
			got := NewSpreads(p, 1).Of(p.NewProjection())[model.AsContracted].DoNothing
			if got.P10 < c.least || got.P10 > c.least+model.Pounds(1) {
				t.Errorf("p10 is %s, if nobody comes %s", got.P10.Pence(), c.least.Pence())
			}
			if got.ChanceWithinBudget != 0 {
				t.Errorf("within budget with a chance of %v, though what is spent is above it", got.ChanceWithinBudget)
			}
			mean := 50.0 / 51
			sd := math.Sqrt(mean * (1 + 1.0/51))
			below, density := chance.NormalCDF(mean/sd), math.Exp(-mean*mean/sd/sd/2)/math.Sqrt(2*math.Pi)
			first := mean*below + sd*density
			second := (mean*mean+sd*sd)*below + mean*sd*density
			if want := c.pays * 100 * math.Sqrt(second-first*first); math.Abs(got.SD.Float()-want) > 0.005*want {
				t.Errorf("sd is %s, want %.2f", got.SD.Pence(), want)
			}
		})
	}
}

func TestABlockHasNoSpread(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	pr := p.NewProjection()
	got := NewSpreads(p, 1).Of(pr)[model.AllBlock].DoNothing
	if deficit := pr.Terms[model.AllBlock].DoNothing.Deficit; got != (Spread{P10: deficit, P90: deficit, Certain: true}) {
		t.Errorf("%+v, deficit %v", got, deficit)
	}
}

func TestSpreadWords(t *testing.T) {
	for _, c := range []struct {
		spread Spread
		want   string
	}{
		{Spread{SD: 1, P10: model.Pounds(7_900_000), P90: model.Pounds(10_600_000)}, "in 8 of 10 such years between £7.9m and £10.6m over budget; within budget in fewer than 1 of 100"},
		{Spread{SD: 1, P10: model.Pounds(-45_990), P90: model.Pounds(62_000), ChanceWithinBudget: 0.2757}, "in 8 of 10 such years between £46,000 under and £62,000 over budget; within budget in 28 of 100"},
		{Spread{SD: 1, P10: model.Pounds(-62_000), P90: model.Pounds(-46_000), ChanceWithinBudget: 0.9999}, "in 8 of 10 such years between £46,000 and £62,000 under budget; within budget in more than 99 of 100"},
		{Spread{SD: 1, P10: model.Pounds(9_210_000), P90: model.Pounds(9_220_000)}, "in 8 of 10 such years about £9.2m over budget; within budget in fewer than 1 of 100"},
		{Spread{P10: model.Pounds(136_873), P90: model.Pounds(136_873), Certain: true}, "certain: £136,900 over budget, whatever is still to come"},
	} {
		if got := c.spread.Words(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestSpreadNotes(t *testing.T) {
	y := modeltest.Locality()
	y.Lines[0].Forecast.Kind = model.OnPlan
	p := model.Prepare(y)
	spreads := NewSpreads(p, 1).Of(p.NewProjection())
	const (
		onPlan  = "1 line is on plan and shows no spread: a plan is not a forecast."
		without = "Spending without counts, such as prescribing, shows no spread either."
	)
	for terms, want := range map[model.Terms][]string{
		model.AllBlock:     {"A block has no spread: that is what it buys.", onPlan, without},
		model.AsContracted: {"The true range is wider: a bad winter moves many lines at once.", onPlan, without},
	} {
		if got := SpreadNotes(p, terms, spreads[terms].DoNothing); !slices.Equal(got, want) {
			t.Errorf("%v: %q", terms, got)
		}
	}
}

// checkFan checks that a fan opens from what is spent and ends at the year's spread.
func checkFan(t *rapid.T, pr *model.Projection, terms model.Terms, fan Fan, of TermsSpread) {
	series, over := pr.ToDate(terms), pr.Workspace().Prepared.Year().WeeksElapsed
	b := &fan.Scenario
	for w := range over + 1 {
		if b.P10[w] != series.Scenario[w] || b.P90[w] != series.Scenario[w] {
			t.Fatalf("%v week %d is over, and strays: %v to %v", terms, w, b.P10[w], b.P90[w])
		}
	}
	if r := of.Scenario; !r.Certain && (b.P10[model.WeeksInYear] != r.P10+pr.Budget || b.P90[model.WeeksInYear] != r.P90+pr.Budget) {
		t.Fatalf("%v ends at %v to %v, want %+v", terms, b.P10[model.WeeksInYear], b.P90[model.WeeksInYear], r)
	}
	for w := over + 1; w <= model.WeeksInYear; w++ {
		width := func(w int) model.Money { return fan.DoNothing.P90[w] - fan.DoNothing.P10[w] }
		if width(w) < width(w-1)-1 {
			t.Fatalf("%v: the fan narrows in week %d", terms, w)
		}
	}
}

func TestRangesAreSaidShort(t *testing.T) {
	for want, s := range map[string]Spread{
		"£7.9m to £10.6m over":         {P10: 790_000_000, P90: 1_060_000_000},
		"£1.2m to £7.9m under":         {P10: -790_000_000, P90: -120_000_000},
		"£200,000 under to £1.2m over": {P10: -20_000_000, P90: 120_000_000},
		"certain: £7.1m over":          {P10: 710_000_000, P90: 710_000_000, Certain: true},
		"about £7.1m over":             {P10: 710_000_100, P90: 710_000_900},
	} {
		if got := s.Short()[0]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
