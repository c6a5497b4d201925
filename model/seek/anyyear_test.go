package seek

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// drawn is any year with any scenario, by week or by month, with what changes take.
func drawn(t *rapid.T) (*model.Prepared, *model.Scenario) {
	y := modeltest.DrawYear(t)
	if rapid.Bool().Draw(t, "bending") {
		y = drawBending(t)
	}
	modeltest.NameAll(y)
	s := modeltest.DrawScenario(t, y)
	return model.Prepare(y), &s
}

// with is the scenario with a further change.
func with(s *model.Scenario, target model.Target, percent float64) *model.Scenario {
	return &model.Scenario{Proposals: s.Proposals, Changes: append(slices.Clone(s.Changes), modeltest.Percent(target, percent))}
}

// The points of a sweep are projections, and between them everything is straight.
func TestASweepOfAnyYearProjectsToWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := drawn(t)
		l := rapid.SampledFrom(Levers(p, "")).Draw(t, "lever")
		w, ok := SweepOf(p, s, l.Target, "")
		if !ok {
			t.Fatal("it can't be swept")
		}
		seeker, _ := newSeeker(p, &Question{Scenario: s, Targets: []model.Target{l.Target}})
		now, found := modeltest.Projected(p, s), false
		for i := range w.Points {
			point := &w.Points[i]
			if point.Percent == 0 && w.Now != 0 { // a plan goes on taking what the change takes
				found = found || math.Abs(w.Now) < 1e-9
				continue
			}
			seeker.deficitWith([]float64{point.Percent})
			for _, terms := range model.AllTerms {
				r := &seeker.pr.Terms[terms]
				if d := r.Scenario.Deficit - point.Outturn[terms]; d != 0 {
					t.Fatalf("at %v%%, %s: out by %s", point.Percent, terms, d.Pence())
				}
				if l.Provider >= 0 && point.Paid[terms] != seeker.pr.Providers[l.Provider].Paid[terms].Scenario {
					t.Fatalf("at %v%%, %s: %s is paid", point.Percent, terms, point.Paid[terms].Pence())
				}
			}
			if math.Abs(point.Percent-w.Now) < 1e-9 {
				found = true
				if point.Outturn != outturns(now) {
					t.Fatalf("as it stands, at %v%%, the sweep says %v", w.Now, point.Outturn)
				}
			}
			if i > 0 {
				checkStraight(t, seeker, l, &w.Points[i-1], point)
			}
		}
		if !found {
			t.Fatalf("the sweep passes by %v%%, where the scenario stands", w.Now)
		}
	})
}

func outturns(pr *model.Projection) (all [model.TermsCount]model.Money) {
	for terms := range all {
		all[terms] = pr.Terms[terms].Scenario.Deficit
	}
	return all
}

func checkStraight(t *rapid.T, s *seeker, l Lever, a, b *SweepPoint) {
	if a.Costs != b.Costs { // without a change nothing is taken
		return
	}
	middle := s.t.sweepPoint(l, l.change((a.Percent+b.Percent)/2))
	for _, terms := range model.AllTerms {
		if d := middle.Outturn[terms]*2 - a.Outturn[terms] - b.Outturn[terms]; d.Abs() > 2*model.Money(4+len(s.p.Lines)) { // each account and line is rounded
			t.Fatalf("%s bends by %s between %v%% and %v%%", terms, d.Pence(), a.Percent, b.Percent)
		}
	}
}

// What a row of the ranking saves is what the change projects to; where nothing is
// held it saves at least what it would by the case.
func TestARankingOfAnyYearProjectsToWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := drawn(t)
		pr := p.NewProjection()
		for _, r := range Rank(p, s, "") {
			if r.Remaining > 0 {
				p.Project(with(s, r.Lever.Target, -min(100, 100/r.Remaining)), pr)
				if one := pr.Changes[len(s.Changes)]; one.Saving != r.One {
					t.Fatalf("one fewer of %s saves %v, projected %v", r.Lever.Name(p.Year()), r.One, one.Saving)
				}
			}
			p.Project(with(s, r.Lever.Target, -10), pr)
			tenth := pr.Changes[len(s.Changes)]
			if tenth.Saving != r.Tenth || tenth.LandsAfterYearEnd != r.TenthLater || math.Abs(tenth.NotSent-r.TenthNotSent) > 1e-9 {
				t.Fatalf("a tenth fewer of %s saves %v, projected %v", r.Lever.Name(p.Year()), r.Tenth, tenth.Saving)
			}
			for _, terms := range model.AllTerms {
				checkHolds(t, p, &r, terms)
			}
		}
	})
}

func checkHolds(t *rapid.T, p *model.Prepared, r *Ranked, terms model.Terms) {
	rounding := model.Money(2 * len(p.Lines))
	if missing := r.Tenth[model.AllCostPerCase] - r.Tenth[terms]; missing > rounding && r.Tenth[model.AllCostPerCase] > 0 && len(r.Holds[terms]) == 0 {
		t.Fatalf("%s, %s: %s less is saved than by the case, and nothing holds it", r.Lever.Name(p.Year()), terms, missing.Pence())
	}
	for _, h := range r.Holds[terms] {
		if h.Freed > 0 && h.Saved >= h.Freed {
			t.Fatalf("%s, %s: %+v holds nothing", r.Lever.Name(p.Year()), terms, h)
		}
		if h.Sentence(p.Year()) == "" {
			t.Fatalf("%+v says nothing", h)
		}
	}
}

// The ends of every bar of a tornado are projections, and today's deficit lies between.
func TestATornadoOfAnyYearProjectsToWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := drawn(t)
		terms := rapid.SampledFrom(model.AllTerms[:]).Draw(t, "terms")
		pr := modeltest.Projected(p, s)
		now, width := pr.Terms[terms].Scenario.Deficit, model.Money(math.MaxInt64)
		for _, bar := range Tornado(p, s, terms, "") {
			if bar.Width() > width || bar.Low.Deficit > now || bar.High.Deficit < now {
				t.Fatalf("%s goes from %v to %v, today %v, after one of %v", bar.Name(p.Year()), bar.Low.Deficit, bar.High.Deficit, now, width)
			}
			width = bar.Width()
			for _, end := range []SwingEnd{bar.Low, bar.High} {
				if want := swung(p, s, &bar, end, terms); end.Deficit != want {
					t.Fatalf("%s, %s: %v, projected %v", bar.Name(p.Year()), bar.EndWords(end), end.Deficit, want)
				}
			}
		}
	})
}

// swung is the deficit at an end of a bar, projected anew.
func swung(p *model.Prepared, s *model.Scenario, bar *Swing, end SwingEnd, terms model.Terms) model.Money {
	other := *s
	switch bar.Kind {
	case SwingLever:
		if end.Percent != 0 {
			other = *with(s, bar.Lever.Target, end.Percent)
		}
	case SwingDelivery:
		other.Changes = slices.Clone(s.Changes)
		for i := range other.Changes {
			other.Changes[i].Delivered *= end.Delivered
		}
	case SwingContract:
		r := modeltest.Projected(p, s)
		paid := &r.Providers[bar.Provider].Paid
		return r.Terms[terms].Scenario.Deficit - paid[terms].Scenario + paid[end.Terms].Scenario
	}
	return modeltest.Projected(p, &other).Terms[terms].Scenario.Deficit
}

// The money that can still move is what is spent, parted without a rest, and the plan
// that moves it projects to what it says.
func TestMoneyThatCanStillMoveInAnyYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := drawn(t)
		terms := rapid.SampledFrom(model.AllTerms[:]).Draw(t, "terms")
		m, pr := StillMove(p, s, terms, ""), modeltest.Projected(p, s)
		if m.Contracts+m.Others != pr.Terms[terms].Scenario.Spend {
			t.Fatalf("%v in contracts and %v elsewhere, of %v", m.Contracts, m.Others, pr.Terms[terms].Scenario.Spend)
		}
		var contracts model.Money // what passes through to a provider is beside its contract
		for i := range pr.Providers {
			contracts += pr.Providers[i].Paid[terms].Scenario
		}
		for line := range p.Lines {
			if p.Lines[line].PassesTo >= 0 {
				contracts -= model.RoundPounds(pr.Workspace().WeeksOf(line)[model.WeeksInYear])
			}
		}
		if m.Contracts != contracts {
			t.Fatalf("%v in contracts, not %v", m.Contracts, contracts)
		}
		for _, move := range append(m.Streams, m.Direct...) {
			r := modeltest.Projected(p, with(s, move.Lever.Target, -100))
			if c := r.Changes[len(s.Changes)]; c.Saving[terms] != move.Released || c.LandsAfterYearEnd != move.Later {
				t.Fatalf("all of %s releases %v, projected %v", move.Lever.Name(p.Year()), move.Released, c.Saving[terms])
			}
			if m.Proven && move.Lever.Stream >= 0 && move.Released > m.Most.Saving+model.Pounds(1) {
				t.Fatalf("%s alone releases %v, all together %v", move.Lever.Name(p.Year()), move.Released, m.Most.Saving)
			}
		}
		if m.Most.Found {
			r := modeltest.Projected(p, &model.Scenario{Changes: m.Most.Changes, Proposals: s.Proposals})
			if d := r.Terms[terms].Scenario.Deficit; d != m.Most.Deficit || pr.Terms[terms].Scenario.Deficit-d != m.Most.Saving {
				t.Fatalf("the plan ends at %v, projected %v", m.Most.Deficit, d)
			}
		}
	})
}

// Beyond its limit a lever takes nobody away any more, unless a red line set it.
func TestNothingIsLeftBeyondALimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := drawn(t)
		every, fault := newSeekerOn(p, &Question{Scenario: s}, (&Question{}).streams(p))
		if fault != "" {
			return
		}
		for i, l := range every.levers {
			at, beyond := every.notSentAt(i, every.limit[i]), every.notSentAt(i, -1000)
			if math.Abs(at-beyond) > 1e-6*max(1, beyond) {
				t.Fatalf("%s stops at %v%%, with %v fewer, but %v fewer can be", l.Name(p.Year()), every.limit[i], at, beyond)
			}
		}
	})
}

// A few more from a practice that refers hardly anybody are many times what it refers:
// a cut may then take away all of its part.
func TestALimitKnowsWhatWasAddedToASmallPart(t *testing.T) {
	p := model.Prepare(modeltest.PracticesYear([]float64{0, 0}, []float64{1, 699}))
	p.Year().Referrals[0].Protected = 0.09
	p = model.Prepare(p.Year())
	more := model.NewChange(model.Target{Referrals: "ent"}, model.Size{Kind: model.PerWeek, Amount: 5})
	more.Practices = []string{"practice-0"}
	every, _ := newSeekerOn(p, &Question{Scenario: &model.Scenario{Changes: []model.Change{more}}}, (&Question{}).streams(p))
	if every.limit[0] != -100 || every.stops[0] != StoppedAtNothing {
		t.Errorf("a cut stops at %v%%", every.limit[0])
	}
}

// Where more are asked for, fewer of them fill no freed appointments: the stream can
// save, though below what is referred now all of its appointments are filled again.
func TestWhatWasAddedCanBeTakenAwayAgain(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase})
	y.Referrals[0].LeadsTo[0].Backfill = 1
	y.Referrals[0].Instead = []model.Flow{{Line: "a-first", Each: 0.5}}
	p := model.Prepare(y)
	more := model.NewChange(model.Target{Referrals: "a"}, model.Size{Kind: model.PerWeek, Amount: 5})
	for _, c := range []struct {
		s    model.Scenario
		idle bool
	}{{s: model.Scenario{}, idle: true}, {s: model.Scenario{Changes: []model.Change{more}}}} {
		every, fault := newSeekerOn(p, &Question{Scenario: &c.s}, (&Question{}).streams(p))
		if fault != "" {
			t.Fatal(fault)
		}
		if every.noSaving[0] != c.idle {
			t.Errorf("with %d changes the stream saves nothing: %v", len(c.s.Changes), every.noSaving[0])
		}
	}
}

// By month the first week may have a day left, and a day is no week: what a week of
// waiting costs is that of the first whole one.
func TestAWeekOfWaitingIsAWholeOne(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase})
	modeltest.ByMonth(y, 8) // to 30 November, so that week 35 has one day left
	y.Referrals[0].Actual, y.Lines[0].Actual = model.TotalCount(2440), model.TotalCount(2440)
	p := model.Prepare(y)
	m := StillMove(p, &model.Scenario{}, model.AsContracted, "")
	// 10 a day at £100 for seven days.
	if got := m.FirstWeek(); got != model.Pounds(7000) {
		t.Errorf("a week of all costs %s", got.Pence())
	}
	if got := m.Headline() + m.Meaning(y); !strings.Contains(got, "The first whole week of waiting costs £7,000 of it.") || !strings.Contains(got, "if from 1 December on only") {
		t.Error(got)
	}
}
