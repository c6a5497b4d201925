package seek

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// drawBending draws a year in which money can move, under contracts that bend
// near the forecast: above its ceiling a provider saves nothing at first.
func drawBending(t *rapid.T) *model.Year {
	y := &model.Year{Name: "Bending", FinancialYear: 2010, WeeksElapsed: rapid.IntRange(15, 40).Draw(t, "elapsed")}
	if rapid.Bool().Draw(t, "by month") {
		modeltest.ByMonth(y, rapid.IntRange(4, 9).Draw(t, "months"))
	}
	near := func(what string) float64 { return rapid.Float64Range(0.9, 1.1).Draw(t, what) }
	for i := range rapid.IntRange(1, 3).Draw(t, "providers") {
		id := fmt.Sprint("provider-", i)
		for k := range 2 {
			weekly := float64(rapid.IntRange(5, 80).Draw(t, "weekly"))
			y.Lines = append(y.Lines, model.Line{
				ID: fmt.Sprintf("line-%d-%d", i, k), Provider: id, POD: model.PointsOfDelivery[k],
				Price: float64(rapid.IntRange(50, 900).Draw(t, "price")), Plan: math.Round(52 * weekly * near("plan")),
				Actual: model.TotalCount(math.Round(weekly * float64(y.DaysElapsed()) / 7)), Profile: model.Profile{Kind: model.Flat},
			})
		}
		s := modeltest.DrawSchedule(t)
		s.Value, s.Baseline = model.Optional{}, model.Optional{}
		s.Floor, s.Ceiling = model.Limit{}, model.Limit{}
		if rapid.Bool().Draw(t, "floor") {
			s.Floor = model.Limit{Kind: model.LimitOfPlan, Amount: rapid.Float64Range(0.85, 0.99).Draw(t, "floor at")}
		}
		if rapid.Bool().Draw(t, "ceiling") {
			s.Ceiling = model.Limit{Kind: model.LimitOfPlan, Amount: rapid.Float64Range(1, 1.1).Draw(t, "ceiling at")}
		}
		y.Providers = append(y.Providers, model.Provider{ID: id, MarketForcesFactor: 1, Contract: []model.Schedule{s}})
	}
	for i := range rapid.IntRange(2, 3).Draw(t, "streams") {
		r := model.ReferralStream{ID: fmt.Sprint("stream-", i), Profile: model.Profile{Kind: model.Flat}, Protected: rapid.SampledFrom([]float64{0, 0.1}).Draw(t, "protected")}
		r.Provider = y.Providers[i%len(y.Providers)].ID
		r.Actual = model.TotalCount(float64(rapid.IntRange(5, 60).Draw(t, "referrals") * y.DaysElapsed() / 7))
		for range rapid.IntRange(1, 3).Draw(t, "leads to") {
			r.LeadsTo = append(r.LeadsTo, model.Flow{
				Line: rapid.SampledFrom(y.Lines).Draw(t, "line").ID, Each: rapid.Float64Range(0.1, 1).Draw(t, "each"), Lag: modeltest.DrawLag(t, 8),
			})
		}
		if rapid.Bool().Draw(t, "instead") {
			r.Instead = []model.Flow{{Line: rapid.SampledFrom(y.Lines).Draw(t, "line").ID, Each: rapid.Float64Range(0.1, 0.5).Draw(t, "each"), Lag: model.Lag{First: 1, Last: 3}}}
		}
		y.Referrals = append(y.Referrals, r)
	}
	return y
}

// drawSeek draws a small year, a scenario and a question about them.
func drawSeek(t *rapid.T) (*model.Prepared, *Question) {
	y := drawBending(t)
	if rapid.IntRange(0, 2).Draw(t, "any year") == 0 {
		y = modeltest.DrawYear(t)
	}
	s := modeltest.DrawScenario(t, y)
	q := &Question{Scenario: &s, Terms: rapid.SampledFrom(model.AllTerms[:]).Draw(t, "terms")}
	if rapid.Bool().Draw(t, "limited") {
		q.NotBelow = model.Given(-float64(rapid.IntRange(0, 100).Draw(t, "not below")))
	}
	return model.Prepare(y), q
}

// corners tries every lever at its start, at its limit and at steps between, all
// combined, and tells of each try.
func corners(s *seeker, steps int, tell func(percent []float64, deficit model.Money, notSent float64)) {
	percent := make([]float64, len(s.levers))
	var try func(i int)
	try = func(i int) {
		if i == len(percent) {
			deficit, notSent := s.outcome(percent)
			tell(percent, deficit, notSent)
			return
		}
		for k := range steps + 1 {
			percent[i] = (s.start[i] - s.limit[i]) * float64(k) / float64(steps)
			try(i + 1)
		}
	}
	try(0)
}

// seekSteps is how finely levers are tried: more finely where many years are.
func seekSteps() int {
	if *seekYears >= 1000 {
		return 6
	}
	return 3
}

// crossings tries every lever but one at steps between its start and its limit, all
// combined, and moves that one, each in turn, to where the goal is just reached.
func crossings(s *seeker, steps int, goal model.Money, tell func(percent []float64, notSent float64)) {
	reach := func(i int) float64 { return s.start[i] - s.limit[i] }
	percent := make([]float64, len(s.levers))
	slide := func(last int) {
		for k := range steps + 1 {
			percent[last] = reach(last) * float64(k) / float64(steps)
			if deficit, _ := s.outcome(percent); deficit > goal {
				continue
			}
			reaches := slices.Clone(percent)
			if k > 0 {
				misses := slices.Clone(percent)
				misses[last] = reach(last) * float64(k-1) / float64(steps)
				reaches = s.between(misses, reaches, goal)
			}
			if deficit, notSent := s.outcome(reaches); deficit <= goal {
				tell(reaches, notSent)
			}
		}
	}
	var try func(i, last int)
	try = func(i, last int) {
		switch i {
		case len(percent):
			slide(last)
			return
		case last:
			try(i+1, last)
			return
		}
		for k := range steps + 1 {
			percent[i] = reach(i) * float64(k) / float64(steps)
			try(i+1, last)
		}
	}
	for last := range percent {
		try(0, last)
	}
}

func TestNothingDoesBetterThanTheMost(t *testing.T) {
	proven := 0
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawSeek(t)
		q.Mode, q.Deficit = FewestSent, -model.Pounds(80_000_000)
		s, fault := newSeeker(p, q)
		if fault != "" {
			return
		}
		a := Solve(p, q)
		if a.Outcome != NotPossible {
			t.Fatalf("outcome %d", a.Outcome)
		}
		if a.Proven {
			proven++
		}
		if got := s.deficitWith(s.sizes(a.Most)); got != a.Most.Deficit {
			t.Fatalf("the plan projects to %v, not %v", got, a.Most.Deficit)
		}
		every, _ := newSeekerOn(p, q, (&Question{}).streams(p)) // also those that the question leaves alone
		corners(every, 6, func(percent []float64, deficit model.Money, _ float64) {
			if a.Proven && deficit < a.Most.Deficit-model.Pounds(1) {
				t.Fatalf("%v: %v, but the most that can be reached is said to be %v", percent, deficit, a.Most.Deficit)
			}
			if p := a.Least; !a.Proven && p > -model.Pounds(80_000_000) && deficit < p-model.Pounds(1) {
				t.Fatalf("%v: %v is below the bound %v", percent, deficit, p)
			}
		})
	})
	t.Logf("proven %d times", proven)
	if proven == 0 {
		t.Error("no answer was proven")
	}
}

// A stream is left alone only where cutting it saves nothing whatever is done to
// the others: the marginal rates and ceilings that the others move included.
func TestStreamsLeftAloneSaveNothing(t *testing.T) {
	leftOut := 0
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawSeek(t)
		every, fault := newSeekerOn(p, q, (&Question{}).streams(p))
		if fault != "" {
			return
		}
		for i, idle := range every.noSaving {
			if !idle {
				continue
			}
			leftOut++
			corners(every, 4, func(percent []float64, deficit model.Money, _ float64) {
				without := slices.Clone(percent)
				without[i] = 0
				if kept := every.deficitOf(without); kept > deficit+1 {
					t.Fatalf("%v saves %v by stream %d, which is said to save nothing", percent, (kept - deficit).Pence(), i)
				}
			})
		}
	})
	if leftOut == 0 {
		t.Error("no stream was ever left alone")
	}
}

func (s *seeker) sizes(plan Plan) []float64 {
	var percent []float64
	for _, c := range plan.Cuts {
		percent = append(percent, c.Percent)
	}
	return percent
}

func TestTheFewestReferralsMeetTheGoalToThePound(t *testing.T) {
	proven, reached := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawSeek(t)
		q.Mode = FewestSent
		s, fault := newSeeker(p, q)
		if fault != "" {
			return
		}
		most := s.most()
		if most.Saving < model.Pounds(10) {
			return
		}
		q.Deficit = s.startDeficit - model.Money(float64(most.Saving)*rapid.Float64Range(0.01, 1).Draw(t, "part"))
		a := Solve(p, q)
		if a.Outcome != Reached {
			t.Fatalf("outcome %d for %v, though %v can be reached", a.Outcome, q.Deficit, most.Deficit)
		}
		reached++
		if a.Proven {
			proven++
		}
		checkReached(t, p, q, &a)
		crossings(s, seekSteps(), a.Goal, func(percent []float64, notSent float64) {
			if notSent < a.Bound-0.01-1e-6*a.Bound {
				t.Fatalf("%v reaches %v with %v fewer, below the bound %v", percent, a.Goal, notSent, a.Bound)
			}
			if a.Proven && notSent < a.Exact.NotSent*(1-2e-6)-0.02 {
				t.Fatalf("%v reaches %v with %v fewer, not %v", percent, a.Goal, notSent, a.Exact.NotSent)
			}
		})
	})
	t.Logf("proven %d of %d", proven, reached)
	if proven == 0 {
		t.Error("no answer was proven")
	}
}

// checkReached checks that both plans project to what they say.
func checkReached(t *rapid.T, p *model.Prepared, q *Question, a *Answer) {
	pr := p.NewProjection()
	deficit := func(changes []model.Change) model.Money {
		p.Project(&model.Scenario{Changes: changes, Proposals: q.Scenario.Proposals}, pr)
		return pr.Terms[q.Terms].Scenario.Deficit
	}
	if got := deficit(a.Exact.Changes); got != a.Exact.Deficit || got > a.Goal || got <= a.Goal-model.Pounds(1) {
		t.Fatalf("the exact plan projects to %v, says %v, and was to reach %v", got, a.Exact.Deficit, a.Goal)
	}
	if a.Tenths.Found {
		if got := deficit(a.Tenths.Changes); got != a.Tenths.Deficit || got > a.Goal {
			t.Fatalf("the plan in tenths projects to %v, says %v, and was to reach %v", got, a.Tenths.Deficit, a.Goal)
		}
		for _, c := range a.Tenths.Cuts {
			whole := math.Abs(c.Percent*10-math.Round(c.Percent*10)) < 1e-6
			if !whole && c.Percent != c.From && c.Stop == NotStopped {
				t.Fatalf("%v%% is no tenth", c.Percent)
			}
		}
	}
}

func TestTheSmallestCommonPercentageIsFound(t *testing.T) {
	reached := 0
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawSeek(t)
		s, fault := newSeeker(p, q)
		if fault != "" {
			return
		}
		path := s.path()
		most := s.most()
		part := rapid.Float64Range(0.01, 1).Draw(t, "part")
		q.Deficit = s.startDeficit - model.Money(float64(most.Saving)*part)
		a := Solve(p, q)
		if a.Outcome == Reached {
			reached++
			checkReached(t, p, q, &a)
		}
		furthest := 0.0
		for i, c := range a.Exact.Cuts {
			furthest = max(furthest, s.start[i]-c.Percent)
		}
		for k := range 200 {
			at := path.length * float64(k) / 199
			deficit := s.t.deficitAt(path, at, q.Terms)
			if deficit < most.Deficit-5 {
				t.Fatalf("at %v the deficit is %v, below the least %v", at, deficit, most.Deficit)
			}
			if a.Outcome == Reached && deficit < a.Goal-model.Pounds(1) && at < furthest-0.1 {
				t.Fatalf("at %v the deficit is %v; the answer is %v", at, deficit, furthest)
			}
		}
	})
	if reached == 0 {
		t.Error("nothing was reached")
	}
}
