package model

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func projected(p *Prepared, s *Scenario) *Projection {
	pr := p.NewProjection()
	p.Project(s, pr)
	return pr
}

// TestATimelineSaysWhenVisitsWouldHaveCome follows ENT referrals of the worked
// case: first attendances 3 to 7 weeks after a referral, so none before week 39.
func TestATimelineSaysWhenVisitsWouldHaveCome(t *testing.T) {
	p := Prepare(locality())
	s := workedScenarios()[1]
	pr := projected(p, &s)
	line := pr.Timeline(p.StreamAt("midshire-ent"))
	if len(line.Weeks) != 17 || line.Weeks[0].Week != 36 {
		t.Fatalf("%d weeks from %d", len(line.Weeks), line.Weeks[0].Week)
	}
	first := 0 // FirstOutpatient leads the list
	if line.Kinds[first] != FirstOutpatient || line.Weeks[2].Fewer[first] != 0 || line.Weeks[3].Fewer[first] <= 0 {
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
	if got := RoundPounds(line.After.Value); got != pr.LandsAfterYearEnd {
		t.Errorf("%s after 31 March, want %s", got.Decimal(), pr.LandsAfterYearEnd.Decimal())
	}
	for i, kind := range line.Kinds {
		want := map[PointOfDelivery]int{FirstOutpatient: 14, FollowUp: 8, DayCase: 9, Community: 16}[kind]
		if line.InTime[i] != want {
			t.Errorf("%s: %d weeks count, want %d", kind, line.InTime[i], want)
		}
	}
}

func TestEachWeekOfWaitingIsWhatStartingLaterSavesLess(t *testing.T) {
	p := Prepare(locality())
	s := workedScenarios()[1]
	pr := projected(p, &s)
	waiting := pr.Waiting(-1)
	if len(waiting) != 18 {
		t.Fatalf("%d waits", len(waiting))
	}
	if waiting[0][AllCostPerCase] != pr.Terms[AllCostPerCase].Saving || waiting[17][AllCostPerCase] != 0 {
		t.Errorf("now %s, at last %s", waiting[0][AllCostPerCase].Decimal(), waiting[17][AllCostPerCase].Decimal())
	}
	later := s
	later.Changes = []Change{s.Changes[0]}
	later.Changes[0].FromWeek = 39
	if want := projected(p, &later).Terms[AllCostPerCase].Saving; waiting[3][AllCostPerCase] != want {
		t.Errorf("three weeks later %s, want %s", waiting[3][AllCostPerCase].Decimal(), want.Decimal())
	}
	if got, want := waiting.Costs(3, AllCostPerCase), waiting[0][AllCostPerCase]-waiting[3][AllCostPerCase]; got != want || got <= 0 {
		t.Errorf("three weeks cost %s", got.Decimal())
	}
	if s.Changes[0].FromWeek != 0 {
		t.Error("the scenario itself was put off")
	}
}

func TestWhatFallsBeyondAnyTimelineLandsAfterYearEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := drawYear(t)
		s := drawScenario(t, y)
		pr := projected(Prepare(y), &s)
		line := pr.Timeline(-1)
		if got := RoundPounds(line.After.Value); got != pr.LandsAfterYearEnd {
			t.Fatalf("%s, want %s", got.Decimal(), pr.LandsAfterYearEnd.Decimal())
		}
		for i := range y.Referrals {
			notSent := 0.0
			for _, week := range pr.Timeline(i).Weeks {
				notSent += week.NotSent
			}
			if math.Abs(notSent-pr.Streams[i].NotSent) > 1e-6 {
				t.Fatalf("%v not sent, want %v", notSent, pr.Streams[i].NotSent)
			}
		}
	})
}

func TestChristmasIsMarked(t *testing.T) {
	if w := FinancialYear(2010).ChristmasWeek(); w != 39 {
		t.Errorf("Christmas 2010 is in week %d", w)
	}
	days, holidays := FinancialYear(2010).weekDays(39) // 23 to 29 December: the 27th and 28th stand in for a weekend
	if days != 3 || holidays != 2 {
		t.Errorf("%d working days and %d holidays", days, holidays)
	}
}
