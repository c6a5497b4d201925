// Package modeltest makes years for the tests and benchmarks of other packages.
package modeltest

import (
	"fmt"

	"fewer/model"
)

// Sizes of the large year: about ten times what one commissioner has.
const (
	Providers = 50
	Lines     = 2000
	Streams   = 500
	Practices = 60
)

// Large makes the large year, with a count for every elapsed week. It is the
// same on every call.
func Large() *model.Year {
	y := &model.Year{
		Name: "Large", FinancialYear: 2010, WeeksElapsed: 35, Source: "Made for measuring speed",
		Data: model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 31},
	}
	for i := range Practices {
		y.Practices = append(y.Practices, model.Practice{
			ID: fmt.Sprintf("practice-%02d", i), Name: fmt.Sprintf("Practice %d", i), ListSize: model.Given(float64(3000 + 150*i)),
		})
	}
	for i := range Providers {
		y.Providers = append(y.Providers, model.Provider{
			ID: fmt.Sprintf("provider-%02d", i), Name: fmt.Sprintf("Hospital %d", i),
			MarketForcesFactor: 1 + float64(i)/250, MarginalCost: 0.3, Contract: contract(i),
		})
	}
	for i := range Lines {
		y.Lines = append(y.Lines, line(i, y.WeeksElapsed))
	}
	for i := range Streams {
		y.Referrals = append(y.Referrals, stream(i, y))
	}
	return y
}

// LargeScenario makes ten changes to ten streams of the large year: of all
// practices and of some, in percent and per week, with delivery and coming back.
func LargeScenario() model.Scenario {
	s := model.Scenario{Name: "Ten changes"}
	for i := range 10 {
		c := model.NewChange(model.Target{Referrals: streamID(i * 37)}, model.Size{Kind: model.Percent, Amount: -float64(i + 1)})
		switch i % 4 {
		case 1:
			c.Size = model.Size{Kind: model.PerWeek, Amount: -2}
		case 2:
			c.Practices = []string{"practice-00", "practice-07"}
			c.Delivered = 0.6
		case 3:
			c.ComesBack = model.ComesBack{Share: 0.4, Lag: model.Lag{First: 4, Last: 12}}
		}
		s.Changes = append(s.Changes, c)
	}
	return s
}

func contract(i int) []model.Schedule {
	emergencies := model.Schedule{
		Form: model.CostAndVolume, Covers: model.Covers{PODs: []model.PointOfDelivery{model.NonElective}},
		MarginalAbove: model.AtRate(0.3),
	}
	switch i % 3 {
	case 0:
		return []model.Schedule{emergencies, {Form: model.Block}}
	case 1:
		return []model.Schedule{emergencies, {
			Form:  model.CostPerCase,
			Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.97}, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.03},
		}}
	}
	return []model.Schedule{emergencies, {Form: model.Blended, Variable: model.Given(0.75)}}
}

func lineID(i int) string   { return fmt.Sprintf("line-%04d", i) }
func streamID(i int) string { return fmt.Sprintf("stream-%03d", i) }

// line makes line i: the lines of a provider lie Providers apart, so that each
// has one of every point of delivery in turn.
func line(i, elapsed int) model.Line {
	turn := i / Providers
	plan := float64(600 + 37*(i%29))
	return model.Line{
		ID: lineID(i), Name: fmt.Sprintf("Line %d", i), Provider: fmt.Sprintf("provider-%02d", i%Providers),
		Specialty: fmt.Sprintf("Specialty %d", turn%10), POD: model.PointsOfDelivery[turn%len(model.PointsOfDelivery)],
		Price: 60 + 12.5*float64(i%97), Plan: plan, Actual: weekly(plan/50, i, elapsed),
	}
}

func weekly(about float64, i, elapsed int) model.Counts {
	counts := make([]float64, elapsed)
	for w := range counts {
		counts[w] = float64(int(about) + (w*7+i*3)%9)
	}
	return model.WeeklyCounts(counts)
}

func stream(i int, y *model.Year) model.ReferralStream {
	provider := i % Providers
	r := model.ReferralStream{
		ID: streamID(i), Name: fmt.Sprintf("Stream %d", i), Provider: fmt.Sprintf("provider-%02d", provider),
		Specialty: fmt.Sprintf("Specialty %d", i/Providers), Actual: weekly(24, i, y.WeeksElapsed), Protected: 0.09,
	}
	each := float64(int(r.Actual.Total*0.95) / Practices)
	for _, p := range y.Practices {
		r.ByPractice = append(r.ByPractice, model.PracticeCount{Practice: p.ID, Count: each})
	}
	first := i / Providers * 4 // lines of the same provider, four to a stream
	for k, lag := range []model.Lag{{First: 3, Last: 7}, {First: 9, Last: 21}, {First: 8, Last: 16}, {First: 1, Last: 4}} {
		r.LeadsTo = append(r.LeadsTo, model.Flow{
			Line: lineID(provider + (first+k)*Providers), Each: []float64{0.9, 1.4, 0.3, 0.2}[k], Lag: lag, Backfill: 0.1 * float64(k),
		})
	}
	return r
}
