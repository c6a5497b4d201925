package insight

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// TestATimelineSaysWhenVisitsWouldHaveCome follows ENT referrals of the worked
// case: first attendances 3 to 7 weeks after a referral, so none before week 39.
func TestATimelineSaysWhenVisitsWouldHaveCome(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	s := modeltest.WorkedScenarios()[1]
	pr := modeltest.Projected(p, &s)
	line := TimelineOf(pr, model.Target{Referrals: "midshire-ent"})
	if len(line.Weeks) != 17 || line.Weeks[0].Week != 36 {
		t.Fatalf("%d weeks from %d", len(line.Weeks), line.Weeks[0].Week)
	}
	first := 0 // FirstOutpatient leads the list
	if line.Kinds[first] != model.FirstOutpatient || line.Weeks[2].Fewer[first] != 0 || line.Weeks[3].Fewer[first] <= 0 {
		t.Errorf("first attendances: %v in week 38, %v in week 39", line.Weeks[2].Fewer, line.Weeks[3].Fewer)
	}
	notSent, inYear := 0.0, 0.0
	for _, week := range line.Weeks {
		notSent += week.NotSent
		inYear += week.Fewer[first]
	}
	i := p.LineAt("midshire-ent-first")
	if want := pr.Lines[i].DoNothing - pr.Lines[i].Scenario; math.Abs(inYear-want) > 1e-9 {
		t.Errorf("%v first attendances in the year, want %v", inYear, want)
	}
	if math.Abs(notSent-pr.Streams[0].NotSent) > 1e-9 {
		t.Errorf("%v not sent, want %v", notSent, pr.Streams[0].NotSent)
	}
	if got := model.RoundPounds(line.After.Value); got != pr.LandsAfterYearEnd {
		t.Errorf("%s after 31 March, want %s", got.Decimal(), pr.LandsAfterYearEnd.Decimal())
	}
	for i, kind := range line.Kinds {
		want := map[model.PointOfDelivery]int{model.FirstOutpatient: 14, model.FollowUp: 8, model.DayCase: 9, model.Community: 0}[kind]
		if line.StillCount(i) != want {
			t.Errorf("%s: %d weeks count, want %d", kind, line.StillCount(i), want)
		}
	}
}

func TestEachWeekOfWaitingIsWhatStartingLaterSavesLess(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	s := modeltest.WorkedScenarios()[1]
	pr := modeltest.Projected(p, &s)
	waiting := WaitingOf(pr)
	if len(waiting.Saved) != 18 {
		t.Fatalf("%d waits", len(waiting.Saved))
	}
	if waiting.Saved[0][model.AllCostPerCase] != pr.Terms[model.AllCostPerCase].Saving || waiting.Saved[17][model.AllCostPerCase] != 0 {
		t.Errorf("now %s, at last %s", waiting.Saved[0][model.AllCostPerCase].Decimal(), waiting.Saved[17][model.AllCostPerCase].Decimal())
	}
	later := s
	later.Changes = []model.Change{s.Changes[0]}
	later.Changes[0].FromWeek = 39
	if want := modeltest.Projected(p, &later).Terms[model.AllCostPerCase].Saving; waiting.Saved[3][model.AllCostPerCase] != want {
		t.Errorf("three weeks later %s, want %s", waiting.Saved[3][model.AllCostPerCase].Decimal(), want.Decimal())
	}
	if got, want := waiting.Costs(3, model.AllCostPerCase), waiting.Saved[0][model.AllCostPerCase]-waiting.Saved[3][model.AllCostPerCase]; got != want || got <= 0 {
		t.Errorf("three weeks cost %s", got.Decimal())
	}
	if s.Changes[0].FromWeek != 0 {
		t.Error("the scenario itself was put off")
	}
}

// What a row saves as it waits is its own: other rows' changes are not in it.
func TestOfARowsWaitingItsOwnIsToldApart(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	s := modeltest.WorkedScenarios()[1]
	alone := modeltest.Projected(p, &s).Terms[model.AllCostPerCase].Saving
	other := p.StreamAt(s.Changes[0].Target.Referrals) + 1
	s.Changes = append(slices.Clone(s.Changes[:1]), modeltest.Percent(model.Target{Referrals: p.Year().Referrals[other].ID}, -20))
	pr := modeltest.Projected(p, &s)
	waiting := WaitingOf(pr, s.Changes[0].Target)
	if own := waiting.Own[0][model.AllCostPerCase]; own != alone || own == pr.Terms[model.AllCostPerCase].Saving {
		t.Errorf("its own is %s, want %s of %s", own.Decimal(), alone.Decimal(), pr.Terms[model.AllCostPerCase].Saving.Decimal())
	}
	if own := waiting.Own[17][model.AllCostPerCase]; own != 0 {
		t.Errorf("a change that never starts saves %s", own.Decimal())
	}
	if lost, own := waiting.Costs(3, model.AllCostPerCase), waiting.Own[0][model.AllCostPerCase]-waiting.Own[3][model.AllCostPerCase]; lost != own || own <= 0 {
		t.Errorf("three weeks cost %s in all, %s of its own", lost.Decimal(), own.Decimal())
	}
	if all := WaitingOf(pr).Own[0][model.AllCostPerCase]; all != pr.Terms[model.AllCostPerCase].Saving {
		t.Errorf("of all changes it is %s", all.Decimal())
	}
}

// By month the first week may have a day left, and a day is no week: what a week of
// waiting costs is that of the first whole one.
func TestAWeekOfWaitingIsAWholeOne(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase})
	y.Referrals[0].Actual, y.Lines[0].Actual = model.TotalCount(2440), model.TotalCount(2440)
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "a"}, -10)}}
	cost := func() model.Money {
		return WaitingOf(modeltest.Projected(model.Prepare(y), &s)).Costs(1, model.AsContracted)
	}
	if got, want := cost(), model.RoundPounds(2440.0/float64(y.WeeksElapsed)*10); got != want {
		t.Errorf("a week costs %s, want %s", got.Pence(), want.Pence())
	}
	modeltest.ByMonth(y, 8)                        // to 30 November, so that week 35 has one day left
	if got := cost(); got != model.Pounds(7*100) { // 10 a day at £100, a tenth of it
		t.Errorf("by month a week costs %s", got.Pence())
	}
}

func TestWhatFallsBeyondAnyTimelineLandsAfterYearEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		pr := modeltest.Projected(model.Prepare(y), &s)
		line := TimelineOf(pr)
		if got := model.RoundPounds(line.After.Value); got != pr.LandsAfterYearEnd {
			t.Fatalf("%s, want %s", got.Decimal(), pr.LandsAfterYearEnd.Decimal())
		}
		for i := range y.Referrals {
			notSent := 0.0
			for _, week := range TimelineOf(pr, model.Target{Referrals: y.Referrals[i].ID}).Weeks {
				notSent += week.NotSent
			}
			if math.Abs(notSent-pr.Streams[i].NotSent) > 1e-6 {
				t.Fatalf("%v not sent, want %v", notSent, pr.Streams[i].NotSent)
			}
		}
	})
}

func TestChristmasIsMarked(t *testing.T) {
	if w := model.FinancialYear(2010).ChristmasWeek(); w != 39 {
		t.Errorf("Christmas 2010 is in week %d", w)
	}
	days, holidays := weekDays(model.FinancialYear(2010), 39, 0) // 23 to 29 December: the 27th and 28th stand in for a weekend
	if days != 3 || holidays != 2 {
		t.Errorf("%d working days and %d holidays", days, holidays)
	}
}

// A week counts where it saves: not where what is done instead only brings more,
// where all of it is refilled from the queue, or where both come to nothing; what
// is brought later than it is saved leaves the last weeks.
func TestAWeekCountsWhereItSaves(t *testing.T) {
	for _, c := range []struct {
		name    string
		leads   model.Flow
		instead []model.Flow
		want    int // of 17
	}{
		{"saved", model.Flow{Each: 1, Lag: model.Lag{First: 2, Last: 4}}, nil, 15},
		{"only brought", model.Flow{Each: 0}, []model.Flow{{Each: 0.5, Lag: model.Lag{First: 1, Last: 1}}}, 0},
		{"all refilled", model.Flow{Each: 1, Backfill: 1}, nil, 0},
		{"as much brought", model.Flow{Each: 0.3, Lag: model.Lag{First: 2, Last: 2}}, []model.Flow{{Each: 0.1, Lag: model.Lag{First: 2, Last: 2}}, {Each: 0.2, Lag: model.Lag{First: 2, Last: 2}}}, 0},
		{"brought later", model.Flow{Each: 1, Lag: model.Lag{First: 2, Last: 2}}, []model.Flow{{Each: 2, Lag: model.Lag{First: 10, Last: 10}}}, 8},
	} {
		c.leads.Line = "seen"
		for i := range c.instead {
			c.instead[i].Line = "seen"
		}
		y := &model.Year{
			FinancialYear: 2010, WeeksElapsed: 35,
			Providers: []model.Provider{{ID: "h", Contract: []model.Schedule{{Form: model.CostPerCase}}}},
			Lines:     []model.Line{{ID: "seen", Provider: "h", POD: model.FirstOutpatient, Price: 100, Plan: 1000, Actual: model.TotalCount(700)}},
			Referrals: []model.ReferralStream{{ID: "r", Provider: "h", Actual: model.TotalCount(700), LeadsTo: []model.Flow{c.leads}, Instead: c.instead}},
		}
		p := model.Prepare(y)
		s := model.Scenario{Changes: []model.Change{model.NewChange(model.Target{Referrals: "r"}, model.Size{Kind: model.Percent, Amount: -10})}}
		line := TimelineOf(modeltest.Projected(p, &s), model.Target{Referrals: y.Referrals[0].ID})
		if got := line.StillCount(0); got != c.want {
			t.Errorf("%s: %d weeks count, want %d", c.name, got, c.want)
		}
		for i, saves := range line.Saves[0] { // the twin: a referral less in that week alone
			alone := model.Scenario{Changes: []model.Change{model.NewChange(model.Target{Referrals: "r"}, model.Size{Kind: model.PerWeek, Amount: -1})}}
			alone.Changes[0].FromWeek, alone.Changes[0].ToWeek = 36+i, 36+i
			if l := modeltest.Projected(p, &alone).Lines[0]; saves != (l.DoNothing-l.Scenario > 1e-9) {
				t.Errorf("%s: week %d is told to count: %v; %v are saved", c.name, 36+i, saves, l.DoNothing-l.Scenario)
			}
		}
	}
}

// Eight months of 2012/13 are over on Friday 30 November: of week 35 only a Saturday is
// left, in which nobody is referred. It is no week that counts, nor one of those left.
func TestDaysWithoutAReferralAreNoWeek(t *testing.T) {
	monthly := model.Counts{Monthly: []float64{100, 100, 100, 100, 100, 100, 100, 100}}
	y := &model.Year{
		FinancialYear: 2012, MonthsElapsed: 8, WeeksElapsed: 34,
		Providers: []model.Provider{{ID: "h", Contract: []model.Schedule{{Form: model.CostPerCase}}}},
		Lines:     []model.Line{{ID: "seen", Provider: "h", POD: model.FirstOutpatient, Price: 100, Plan: 1200, Actual: monthly}},
		Referrals: []model.ReferralStream{{ID: "r", Provider: "h", Actual: monthly, LeadsTo: []model.Flow{{Line: "seen", Each: 1, Lag: model.Lag{First: 2, Last: 2}}}}},
	}
	s := model.Scenario{Changes: []model.Change{model.NewChange(model.Target{Referrals: "r"}, model.Size{Kind: model.Percent, Amount: -10})}}
	line := TimelineOf(modeltest.Projected(model.Prepare(y), &s), model.Target{Referrals: y.Referrals[0].ID})
	if n, first := len(line.Weeks), line.Weeks[0].Week; n != 17 || first != 36 || line.StillCount(0) != 15 {
		t.Errorf("%d of %d weeks count, the first one is week %d; want 15 of 17 from week 36 on", line.StillCount(0), n, first)
	}
}

// Of several rows the weeks are those of all of them together, and of a line that is changed
// its own, whatever else the scenario changes.
func TestWeeksOfSomeRows(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	a, b := model.Target{Referrals: p.Year().Referrals[0].ID}, model.Target{Referrals: p.Year().Referrals[1].ID}
	line := model.Target{Line: p.Year().Lines[p.Streams[0].Flows[0].Line].ID}
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(a, -10), modeltest.Percent(b, -20), modeltest.Percent(line, -5)}}
	pr := modeltest.Projected(p, &s)
	sum := func(t Timeline) (notSent, fewer float64) {
		for _, week := range t.Weeks {
			notSent += week.NotSent
			for _, n := range week.Fewer {
				fewer += n
			}
		}
		return notSent, fewer
	}
	of := func(rows ...model.Target) [2]float64 {
		notSent, fewer := sum(TimelineOf(pr, rows...))
		return [2]float64{notSent, fewer}
	}
	both, all := of(a, b), of()
	for i := range both {
		if one := of(a)[i] + of(b)[i]; math.Abs(both[i]-one) > 1e-9 || one == 0 {
			t.Errorf("together %v, one by one %v", both[i], one)
		}
		if rest := all[i] - both[i]; math.Abs(rest-of(line)[i]) > 1e-9 {
			t.Errorf("the line has %v, want %v", of(line)[i], rest)
		}
	}
	if got := of(line); got[0] != 0 || got[1] <= 0 {
		t.Errorf("the line alone: %v", got)
	}
	wait := WaitingOf(pr, a, line).Own[0]
	if want := pr.Changes[0].Saving[model.AllCostPerCase] + pr.Changes[2].Saving[model.AllCostPerCase]; wait[model.AllCostPerCase] != want {
		t.Errorf("what waits saves %v, want %v", wait[model.AllCostPerCase], want)
	}
}

// Where one row is all that is changed, the weeks of all that is changed count as its own
// do: what its referrals lead to is no line that is changed.
func TestWeeksOfAllCountAsThoseOfTheOnlyRow(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	short := false
	for i := range p.Year().Referrals {
		row := model.Target{Referrals: p.Year().Referrals[i].ID}
		pr := modeltest.Projected(p, &model.Scenario{Changes: []model.Change{modeltest.Percent(row, -10)}})
		all, own := TimelineOf(pr), TimelineOf(pr, row)
		if !reflect.DeepEqual(all, own) {
			t.Errorf("%s: all that is changed is\n%+v\nits own\n%+v", row.Referrals, all, own)
		}
		for kind := range own.Kinds {
			short = short || own.StillCount(kind) < len(own.Weeks)
		}
	}
	if !short {
		t.Error("every week counts for everything: nothing is told apart")
	}
}
