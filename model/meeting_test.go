package model

import "testing"

// meetingYear has one hospital with a block and one stream, half a year to go.
func meetingYear() *Year {
	weekly := make([]float64, 26)
	for i := range weekly {
		weekly[i] = 100
	}
	return &Year{
		Name: "A", FinancialYear: 2010, WeeksElapsed: 26,
		Providers: []Provider{{ID: "h", Name: "H", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []Schedule{{Form: Block, Value: Given(494_000)}}}},
		Lines:     []Line{{ID: "first", Name: "First", Provider: "h", POD: FirstOutpatient, Price: 100, Plan: 5200, Actual: WeeklyCounts(weekly), Profile: Profile{Kind: Flat}}},
		Referrals: []ReferralStream{{
			ID: "s", Name: "S to H", Provider: "h", Actual: WeeklyCounts(weekly), Profile: Profile{Kind: Flat}, Protected: 0.1,
			LeadsTo: []Flow{{Line: "first", Each: 1}},
		}},
	}
}

func TestTheBlockSavesWithMorePatients(t *testing.T) {
	s, ok := Prepare(meetingYear()).Sweep(&Scenario{}, Target{Referrals: "s"})
	if !ok {
		t.Fatal("no sweep")
	}
	for _, p := range s.Points {
		want := RoundPounds(p.Percent / 100 * 260_000)
		if got := p.ContractSaves(); got != want {
			t.Errorf("at %v%% the contract saves %v, want %v", p.Percent, got, want)
		}
		if p.More(AsContracted) != 0 || p.More(AllCostPerCase) != want {
			t.Errorf("at %v%% more is spent: %v and %v", p.Percent, p.More(AsContracted), p.More(AllCostPerCase))
		}
	}
}

func TestAWeekOfWaitingCosts(t *testing.T) {
	y := meetingYear()
	y.Providers[0].Contract = []Schedule{{Form: CostPerCase}}
	scenario := Scenario{Changes: []Change{NewChange(Target{Referrals: "s"}, Size{Amount: -10})}}
	if got := Prepare(y).WaitAWeek(&scenario, AsContracted); got != Pounds(1_000) {
		t.Errorf("a week of waiting costs %v", got)
	}
}

func TestAnAmountForAFullYearCountsInPart(t *testing.T) {
	p := Prepare(meetingYear())
	q := Proposal{Provider: "h", FromWeek: 40, Contract: []Schedule{{Form: Block, Value: Given(520_000)}}}
	if got := p.CountsFor(q); len(got) != 1 || got[0] != 0.25 {
		t.Errorf("from week 40 a pound counts for %v", got)
	}
	if p.CountsFor(Proposal{Provider: "x"}) != nil {
		t.Error("a provider that is not there counts for something")
	}
}
