package seek

import (
	"testing"

	"fewer/model"
)

// meetingYear has one hospital with a block and one stream, half a year to go.
func meetingYear() *model.Year {
	weekly := make([]float64, 26)
	for i := range weekly {
		weekly[i] = 100
	}
	return &model.Year{
		Name: "A", FinancialYear: 2010, WeeksElapsed: 26,
		Providers: []model.Provider{{ID: "h", Name: "H", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []model.Schedule{{Form: model.Block, Value: model.Given(494_000)}}}},
		Lines:     []model.Line{{ID: "first", Name: "First", Provider: "h", POD: model.FirstOutpatient, Price: 100, Plan: 5200, Actual: model.WeeklyCounts(weekly), Profile: model.Profile{Kind: model.Flat}}},
		Referrals: []model.ReferralStream{{
			ID: "s", Name: "S to H", Provider: "h", Actual: model.WeeklyCounts(weekly), Profile: model.Profile{Kind: model.Flat}, Protected: 0.1,
			LeadsTo: []model.Flow{{Line: "first", Each: 1}},
		}},
	}
}

func TestTheBlockSavesWithMorePatients(t *testing.T) {
	s, ok := SweepOf(model.Prepare(meetingYear()), &model.Scenario{}, model.Target{Referrals: "s"}, "")
	if !ok {
		t.Fatal("no sweep")
	}
	for _, p := range s.Points {
		want := model.RoundPounds(p.Percent / 100 * 260_000)
		if got := p.ContractSaves(); got != want {
			t.Errorf("at %v%% the contract saves %v, want %v", p.Percent, got, want)
		}
		if p.More(model.AsContracted) != 0 || p.More(model.AllCostPerCase) != want {
			t.Errorf("at %v%% more is spent: %v and %v", p.Percent, p.More(model.AsContracted), p.More(model.AllCostPerCase))
		}
	}
}
