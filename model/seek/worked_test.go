package seek

import (
	"math"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

// A provider that does 20% of its remaining referrals more than its ceiling pays
// for saves nothing at first, then all.
func TestFewestIsNotWhatTheFirstReferralSaves(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 0.9}}, model.Schedule{Form: model.CostPerCase})
	y.Lines[1].Price = 10 // the first referral to B saves £10, to A nothing
	p := model.Prepare(y)
	start := p.DoNothing().Terms[model.AsContracted].Scenario.Deficit
	for _, c := range []struct {
		saving  model.Money
		a, b    float64 // percent
		notSent float64
	}{
		{model.Pounds(100), 0, -100.0 / 26, 10},
		{model.Pounds(500), 0, -500.0 / 26, 50},
		{model.Pounds(1000), -62.0 / 2.6, 0, 62},       // 52 for nothing, then ten at £100
		{model.Pounds(20_800), -100, 0, 260},           // all that A can release
		{model.Pounds(20_900), -100, -100.0 / 26, 270}, // and ten of B's
		{model.Pounds(23_400), -100, -100, 520},        // everything
	} {
		a := Solve(p, &Question{Scenario: &model.Scenario{}, Mode: FewestSent, Deficit: start - c.saving})
		if a.Outcome != Reached || !a.Proven {
			t.Errorf("%s: outcome %d, proven %v", c.saving.Short(), a.Outcome, a.Proven)
			continue
		}
		got := a.Exact
		if math.Abs(got.Cuts[0].Percent-c.a) > 0.02 || math.Abs(got.Cuts[1].Percent-c.b) > 0.02 || math.Abs(got.NotSent-c.notSent) > 0.05 {
			t.Errorf("%s: %v%% and %v%%, %v fewer; want %v%%, %v%%, %v", c.saving.Short(), got.Cuts[0].Percent, got.Cuts[1].Percent, got.NotSent, c.a, c.b, c.notSent)
		}
		if got.Deficit > start-c.saving || got.Deficit <= start-c.saving-model.Pounds(1) {
			t.Errorf("%s: reaches %v", c.saving.Short(), got.Deficit)
		}
	}
}

func TestSeekInProportion(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.Block}, model.Schedule{Form: model.CostPerCase})
	y.Referrals[2].Protected = 0.9 // at most 26 of C may be cut
	p := model.Prepare(y)
	seek := func(saving model.Money, edit func(*Question)) Answer {
		q := &Question{Scenario: &model.Scenario{}, Deficit: -saving}
		if edit != nil {
			edit(q)
		}
		return Solve(p, q)
	}
	is := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	a := seek(model.Pounds(1050), nil)
	is("outcome", a.Outcome, Reached)
	is("deficit", a.Exact.Deficit, -model.Pounds(1050)-40)
	is("percent", a.Exact.Cuts[0].Percent, -2.02)
	is("tenths", a.Tenths.Cuts[0].Percent, -2.1)
	is("headline", a.Headline(y), "It takes 2.02% fewer on each of 2 to end £1,050 under budget: 10.5 fewer referrals.")

	a = seek(model.Pounds(5200), nil)
	is("beyond protection: A", a.Exact.Cuts[0].Percent, -10.0)
	is("beyond protection: C", a.Exact.Cuts[1].Percent, -10.0)
	a = seek(model.Pounds(7800), nil)
	is("further beyond protection: A", a.Exact.Cuts[0].Percent, -20.0)
	is("further beyond protection: C", a.Exact.Cuts[1].Percent, -10.0)
	is("stopped", a.Exact.Cuts[1].StopWords(), "protected")

	a = seek(model.Pounds(7800), func(q *Question) { q.Targets = []model.Target{{Referrals: "a"}} })
	is("one stream", a.Exact.Cuts[0].Percent, -30.0)
	is("headline", a.Headline(y), "Referrals to A must fall by 30% to end £7,800 under budget: 78 fewer referrals.")

	a = seek(model.Pounds(30_000), nil)
	is("outcome", a.Outcome, NotPossible)
	is("most", a.Most.Saving, model.Pounds(28_600))
	is("headline", a.Headline(y), "Not possible: at most £28,600 of the £30,000 that it takes to end £30,000 under budget can still move.")
	words := ""
	for _, o := range a.InTheWay {
		words += o.Words() + " "
	}
	is("in the way", words, "The contracts hold £26,000: so much more would be saved if every referral that may be cut were, and all were paid by the case. Protected referrals, which may never be cut, keep £23,400 by 31 March. ")
	is("contract", a.Contracts[0].Words(y), "Possible if Hospital B were paid by the case from week 27, which needs their agreement.")

	a = seek(model.Pounds(5000), func(q *Question) { q.Limits = []Limit{{model.Target{Referrals: "a"}, -5}} })
	is("within a red line", a.Outcome, NotPossible)
	is("within a red line", a.Most.Saving, model.Pounds(3900))
	is("red line", a.InTheWay[0].Words(), "Red lines and limits keep £24,700.")
}

func TestSeekStartsFromTheScenario(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.CostPerCase})
	p := model.Prepare(y)
	late := model.NewChange(model.Target{Referrals: "b"}, model.Size{Kind: model.PerWeek, Amount: -2})
	late.FromWeek = 40
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "a"}, -10), late}}
	a := Solve(p, &Question{Scenario: &s, Deficit: a0(p, &s) - model.Pounds(2600)})
	if got := a.Exact; got.Changes[0].Size.Amount != -15 || len(got.Changes) != 3 || got.Changes[2].Target.Referrals != "b" || got.Changes[2].Size.Amount != -5 {
		t.Errorf("the changes are %+v", got.Changes)
	}
	if c := a.Exact.Cuts[0]; c.From != -10 || math.Abs(c.NotSent-13) > 1e-9 {
		t.Errorf("A goes from %v%% by %v", c.From, c.NotSent)
	}
	if s.Changes[0].Size.Amount != -10 || len(s.Changes) != 2 {
		t.Error("the scenario was changed")
	}
	// B may fall to 80% of what its weeks hold; 13 weeks of two are gone already.
	a = Solve(p, &Question{
		Scenario: &s, Deficit: -model.Pounds(90_000), Targets: []model.Target{{Referrals: "b"}},
		Limits: []Limit{{model.Target{Referrals: "b"}, -20}},
	})
	if got := a.Most.Cuts[0]; math.Abs(got.NotSent-26) > 1e-6 || got.Stop != StoppedByRedLine {
		t.Errorf("B goes by %v, stopped by %v", got.NotSent, got.Stop)
	}
}

func a0(p *model.Prepared, s *model.Scenario) model.Money {
	pr := p.NewProjection()
	p.Project(s, pr)
	return pr.Terms[model.AsContracted].Scenario.Deficit
}

func TestQuestionsWithoutAUsualAnswer(t *testing.T) {
	perCase := model.Schedule{Form: model.CostPerCase}
	zero := func(y *model.Year) {
		for i := range y.Referrals {
			y.Referrals[i].Actual = model.TotalCount(0)
		}
		for i := range y.Lines {
			y.Lines[i].Actual = model.TotalCount(0)
		}
	}
	elapsed := func(y *model.Year, weeks int) {
		y.WeeksElapsed = weeks
		for i := range y.Referrals {
			y.Referrals[i].Actual, y.Lines[i].Actual = model.TotalCount(float64(10*weeks)), model.TotalCount(float64(10*weeks))
		}
	}
	oneLeft := func(y *model.Year) {
		elapsed(y, 51)
		for i := range y.Referrals {
			y.Referrals[i].LeadsTo[0].Lag = model.Lag{First: 1, Last: 4}
		}
	}
	cases := []struct {
		name string
		edit func(*model.Year)
		seek Question
		says string
	}{
		{"met already", nil, Question{Deficit: model.Pounds(10)}, "Nothing more is needed to end no more than £10 over budget: the year ends on budget, £10 better than that."},
		{"met to the penny", nil, Question{}, "Nothing more is needed to break even: that is how the year ends."},
		{"above all spending", nil, Question{Deficit: model.Pounds(9_000_000)}, "Nothing more is needed to end no more than £9.0m over budget: the year ends on budget, £9.0m better than that."},
		{"more than all money", nil, Question{Deficit: -model.Pounds(900_000)}, "Not possible: £900,000 is more than all the money of the year. At most £52,000 can still move."},
		{"all counts nothing", zero, Question{Deficit: -model.Pounds(900_000)}, "Not possible: £796,000 is more than all the money of the year. At most £0 can still move."},
		{"one week left", oneLeft, Question{Deficit: -model.Pounds(1000)}, "nothing of it can still move"},
		{"one week over", func(y *model.Year) { elapsed(y, 1) }, Question{Deficit: -model.Pounds(52_000)}, "to end £52,000 under budget"},
		{"no streams", func(y *model.Year) { y.Referrals = nil }, Question{Deficit: -1}, "Nothing is chosen that could be changed: this year has no referral streams."},
		{"unknown", nil, Question{Targets: []model.Target{{Referrals: "x"}}}, "The year has no referral stream or line called “x”."},
		{"twice", nil, Question{Targets: []model.Target{{Referrals: "a"}, {Referrals: "a"}}}, "Referrals to A is chosen twice."},
		{"block", nil, Question{Terms: model.AllBlock, Deficit: -model.Pounds(5)}, "Not possible: it takes £5 to end £5 under budget, and nothing of it can still move."},
		{"limit at nothing", nil, Question{Deficit: -model.Pounds(5), NotBelow: model.Given(0)}, "Not possible: it takes £5 to end £5 under budget, and nothing of it can still move within the limits."},
	}
	for _, c := range cases {
		for _, mode := range []Mode{InProportion, FewestSent} {
			t.Run(c.name+" "+mode.Key(), func(t *testing.T) {
				y := modeltest.PlainYear(perCase, perCase)
				if c.edit != nil {
					c.edit(y)
				}
				p := model.Prepare(y)
				q := c.seek
				q.Scenario, q.Mode = &model.Scenario{}, mode
				a := Solve(p, &q)
				says := a.Headline(y)
				if !strings.Contains(says, c.says) || strings.Contains(says, "NaN") || strings.Contains(says, "Inf") {
					t.Errorf("says %q, want %q", says, c.says)
				}
				for _, plan := range []Plan{a.Exact, a.Tenths, a.Most} {
					for _, cut := range plan.Cuts {
						if math.IsNaN(cut.Percent) || math.IsNaN(cut.NotSent) || cut.Percent < -100 {
							t.Errorf("a cut is %+v", cut)
						}
					}
				}
			})
		}
	}
}

// What saves nothing is left alone, unless it was chosen; then it is cut, and the
// list and the sentences tell it from what saves.
func TestWhatSavesNothingStandsApart(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.Block}, model.Schedule{Form: model.CostPerCase})
	y.Lines[2].Price = 300
	p := model.Prepare(y)
	q := &Question{Scenario: &model.Scenario{}, Deficit: -model.Pounds(5200)}
	a := Solve(p, q)
	if len(a.LeftOut) != 1 || a.LeftOut[0].Target.Referrals != "b" || len(a.Exact.Cuts) != 2 {
		t.Fatalf("left out are %+v of %+v", a.LeftOut, a.Exact.Cuts)
	}
	want := "1 stream is left alone, as fewer would save nothing by 31 March as contracted: Hospital B is paid by block, whoever comes."
	if got := a.Notes(y, &a.Exact); len(got) != 1 || got[0] != want {
		t.Errorf("it says %q", got)
	}
	saving, idle := a.Exact.Listed()
	if len(idle) != 0 || len(saving) != 2 || a.Exact.Cuts[saving[0]].Lever.Target.Referrals != "c" {
		t.Errorf("the list is %v and %v", saving, idle)
	}
	if got := a.Exact.Cuts[0].Saving + a.Exact.Cuts[1].Saving; got != a.Exact.Saving {
		t.Errorf("the rows save %s, the plan %s", got.Pence(), a.Exact.Saving.Pence())
	}
	q.Targets = (&Question{}).streams(p)
	a = Solve(p, q)
	saving, idle = a.Exact.Listed()
	if len(a.LeftOut) != 0 || len(saving) != 2 || len(idle) != 1 || a.Exact.Cuts[idle[0]].Percent != a.Exact.Cuts[0].Percent {
		t.Errorf("chosen, they are %v and %v of %+v", saving, idle, a.Exact.Cuts)
	}
	want = "Referrals to B is cut as well, as asked, and saves nothing by 31 March as contracted: Hospital B is paid by block, whoever comes."
	if got := a.Notes(y, &a.Exact); len(got) != 1 || got[0] != want {
		t.Errorf("it says %q", got)
	}
}

// What the same percentage on all can't do, each by itself may: fewer referrals to B
// bring twice as much work to A, so that both together save nothing.
func TestWhatOnlyEachByItselfDoes(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.CostPerCase})
	y.Referrals[1].Instead = []model.Flow{{Line: "a-first", Each: 2}}
	p := model.Prepare(y)
	q := &Question{Scenario: &model.Scenario{}, Deficit: -model.Pounds(2600)}
	a := Solve(p, q)
	want := "Referrals to A must fall by 10% to end £2,600 under budget: 26 fewer referrals."
	if got := a.Headline(y); got != want || !a.Proven {
		t.Errorf("what costs is left out: proven %v, %q", a.Proven, got)
	}
	left := "Referrals to B is left alone: fewer would cost more than it saves by 31 March as contracted."
	if got := a.Notes(y, &a.Exact); len(got) != 1 || got[0] != left {
		t.Errorf("it says %q", got)
	}
	q.Targets = []model.Target{{Referrals: "a"}, {Referrals: "b"}}
	a = Solve(p, q)
	less := "Referrals to B is cut further, as asked, than saves most: what is done instead costs more. With less of it: " + want
	if got := a.Notes(y, &a.Most); len(got) != 1 || got[0] != less {
		t.Errorf("chosen, it says %q", got)
	}
	want = "Not possible: it takes £2,600 to end £2,600 under budget, and nothing of it can still move by the same percentage on all 2."
	if got := a.Headline(y); got != want || !a.Proven {
		t.Errorf("proven %v, %q", a.Proven, got)
	}
	want = "Possible by “each by itself: the fewest referrals”. Referrals to A must fall by 10% to end £2,600 under budget: 26 fewer referrals."
	if got := a.ByItselfWords(y); got != want {
		t.Errorf("%q", got)
	}
	if by := a.ByItself; by == nil || by.Outcome != Reached || math.Abs(by.Exact.NotSent-26) > 0.01 || by.Exact.Cuts[1].Percent != 0 {
		t.Errorf("each by itself %+v", by)
	}
	q.Deficit = -model.Pounds(100_000)
	a = Solve(p, q)
	if got := a.ByItselfWords(y); got != "By “each by itself: the fewest referrals” £26,000 can move, which ends the year £26,000 under budget." {
		t.Errorf("%q", got)
	}
	q.Targets = []model.Target{{Referrals: "b"}}
	a = Solve(p, q)
	want = "Not possible: it takes £100,000 to end £100,000 under budget, and nothing of it can still move by Referrals to B alone."
	if got := a.Headline(y); got != want || a.ByItself != nil {
		t.Errorf("%q", got)
	}
	// Where all at their limits save most, the sentence is true of everything.
	y.Referrals[1].Instead = nil
	a = Solve(model.Prepare(y), &Question{Scenario: &model.Scenario{}, Deficit: -model.Pounds(90_000)})
	want = "Not possible: at most £52,000 of the £90,000 that it takes to end £90,000 under budget can still move."
	if got := a.Headline(y); got != want || a.ByItself != nil || a.ByItselfUnknown {
		t.Errorf("%q", got)
	}
}

// A row that saves up to a floor and costs below it goes no further than the floor, and
// what the contracts hold is one sum wherever it is asked.
func TestNoRowIsCutFurtherThanItSaves(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.9}}, model.Schedule{Form: model.CostPerCase})
	y.Referrals[0].Instead = []model.Flow{{Line: "b-first", Each: 0.3}}
	p := model.Prepare(y)
	// A's floor is reached with 52 of 260 fewer, £70 each saved; below it each costs £30.
	q := &Question{Scenario: &model.Scenario{}, Deficit: -model.Pounds(3640 + 13_000)}
	a := Solve(p, q)
	if a.Outcome != Reached || math.Abs(a.Exact.Cuts[0].Percent+20) > 0.01 || math.Abs(a.Exact.Cuts[1].Percent+50) > 0.01 {
		t.Fatalf("%s: %+v", a.Headline(y), a.Exact.Cuts)
	}
	if got := a.Exact.Cuts[0].StopWords(); got != "at its best" {
		t.Errorf("A stops %q", got)
	}
	if got := GoalWords(-model.Pounds(2_250_000), false) + GoalWords(123_456_780, true); got != "to end £2.25m under budgetto end no more than £1,234,567.80 over budget in a full year" {
		t.Errorf("an aim is said as %q", got)
	}
	q.Deficit = -model.Pounds(90_000)
	a = Solve(p, q)
	moves := StillMove(p, q.Scenario, model.AsContracted, "")
	if a.Most.Saving != moves.Most.Saving || len(a.InTheWay) == 0 || a.InTheWay[0].Words() != heldByContracts(moves.Held) {
		t.Errorf("at most %s, %s; it says %v", moves.Most.Saving.Pence(), moves.Held.Pence(), a.InTheWay)
	}
}

// Asked as contracted, another contract with one provider is tried beside the
// contracts with all others, whatever the scenario proposes for those.
func TestAnotherContractLeavesTheOthersAsTheQuestionHasThem(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.Block}, model.Schedule{Form: model.CostPerCase})
	p := model.Prepare(y)
	s := model.Scenario{Proposals: []model.Proposal{{Provider: "c", FromWeek: 1, Contract: []model.Schedule{{Form: model.Block, Value: model.Given(2000)}}}}}
	q := &Question{Scenario: &s, Terms: model.AsContracted, Mode: FewestSent, Deficit: -model.Pounds(90_000)}
	a := Solve(p, q)
	if len(a.Contracts) != 1 || a.Contracts[0].Providers[0] != "b" || a.Contracts[0].Reaches || a.Contracts[0].Least != -model.Pounds(78_000) {
		t.Errorf("as contracted: %+v", a.Contracts)
	}
	q.Terms = model.AsProposed
	a = Solve(p, q)
	best := a.Contracts[0]
	if !best.Reaches || best.Least != -model.Pounds(102_000) {
		t.Errorf("as proposed: %+v", a.Contracts)
	}
}
