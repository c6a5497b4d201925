package modeltest

import "fewer/model"

// Locality is testdata/examples/locality.year.yaml, written out, so that the
// model's own tests need no reader; package scenarios tests that they agree.
func Locality() *model.Year {
	ent := "ENT"
	orthopaedics := "Trauma & orthopaedics"
	return &model.Year{
		Name: "Millbrook locality", FinancialYear: 2010, WeeksElapsed: 35, Source: "Worked example",
		Practices: []model.Practice{
			{ID: "combe-lane", Name: "Combe Lane Surgery", ListSize: model.Given(9850)},
			{ID: "weir-side", Name: "Weir Side Practice", ListSize: model.Given(4120)},
			{ID: "sandpit-hill", Name: "Sandpit Hill Practice", ListSize: model.Given(12400)},
		},
		Providers: []model.Provider{
			{
				ID: "midshire", Name: "Royal Midshire Hospitals", MarketForcesFactor: 1.0412, MarginalCost: 0.3,
				Contract: []model.Schedule{
					{
						Form: model.CostAndVolume, Covers: model.Covers{PODs: []model.PointOfDelivery{model.NonElective}},
						Baseline: model.Given(3_900_000), MarginalAbove: model.AtRate(0.3),
					},
					{Form: model.Block},
				},
			},
			{
				ID: "northgate", Name: "Northgate Treatment Centre", MarketForcesFactor: 1, MarginalCost: 0.3,
				Contract: []model.Schedule{{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.04}, Floor: model.Limit{Kind: model.LimitOfPlan, Amount: 0.95}}},
			},
			{
				ID: "valley", Name: "Valley Community Health", MarketForcesFactor: 1, MarginalCost: 0.3,
				Contract: []model.Schedule{{
					Form: model.CostAndVolume, ToleranceAbove: model.Given(0.03), ToleranceBelow: model.Given(0.03),
					MarginalAbove: model.AtRate(0.5), MarginalBelow: model.AtRate(0.5),
				}},
			},
		},
		Lines: []model.Line{
			{
				ID: "midshire-ent-first", Name: "ENT first attendances", Provider: "midshire", Specialty: ent,
				TreatmentFunction: "120", POD: model.FirstOutpatient, Price: 112, Plan: 3000,
				Actual: model.WeeklyCounts([]float64{52, 61, 58, 60, 63, 57, 62, 59, 60, 64, 61, 55, 62, 60, 58, 63, 66, 61, 57, 60, 62, 49, 64, 61, 59, 63, 60, 62, 58, 65, 61, 60, 63, 59, 62}),
			},
			{
				ID: "midshire-ent-follow-up", Name: "ENT follow-ups", Provider: "midshire", Specialty: ent,
				POD: model.FollowUp, Price: 61, Plan: 3200, Actual: model.TotalCount(2304),
			},
			{
				ID: "midshire-ent-day-case", Name: "ENT day cases", Provider: "midshire", Specialty: ent,
				POD: model.DayCase, Price: 890.50, Plan: 540, Forecast: model.Forecast{Kind: model.RecentWeeks, Weeks: 8},
				Actual: model.WeeklyCounts([]float64{9, 11, 10, 12, 10, 9, 13, 11, 10, 11, 12, 10, 9, 11, 12, 10, 11, 9, 10, 12, 11, 7, 12, 11, 10, 11, 10, 12, 9, 11, 12, 10, 11, 10, 12}),
			},
			{
				ID: "midshire-emergency", Name: "Emergency admissions", Provider: "midshire", Specialty: "General medicine",
				POD: model.NonElective, Price: 1700, Plan: 2350,
				Actual: model.WeeklyCounts([]float64{44, 47, 45, 46, 43, 48, 45, 44, 47, 46, 45, 49, 44, 46, 47, 45, 43, 46, 48, 45, 47, 44, 46, 45, 47, 49, 46, 45, 48, 47, 46, 48, 45, 47, 49}),
			},
			{
				ID: "northgate-hips", Name: "Hip replacements", Provider: "northgate", Specialty: orthopaedics,
				POD: model.Elective, Price: 5300, Plan: 300, Profile: model.Profile{Kind: model.WorkingDays},
				Actual: model.WeeklyCounts([]float64{5, 6, 6, 7, 5, 6, 6, 5, 7, 6, 6, 5, 6, 7, 6, 5, 6, 6, 7, 6, 4, 5, 6, 7, 6, 6, 7, 6, 5, 7, 6, 6, 7, 6, 6}),
			},
			{
				ID: "valley-clinic", Name: "Community ENT clinic", Provider: "valley", Specialty: ent,
				POD: model.Community, Price: 58, Plan: 1200, Actual: model.TotalCount(790), Profile: model.Profile{Kind: model.Flat},
			},
			{ID: "prescribing", Name: "GP prescribing", WithoutActivity: true, Budget: model.Given(4_100_000), Spent: 2_805_300.45},
			{
				ID: "running-costs", Name: "Running costs", WithoutActivity: true, Budget: model.Given(610_000), Spent: 402_000,
				Forecast: model.Forecast{Kind: model.OnPlan},
			},
			{
				ID: "continuing-care", Name: "Continuing care", WithoutActivity: true, Budget: model.Given(900_000), Spent: 655_000,
				Forecast: model.Forecast{Kind: model.ForecastAmount, Amount: 965_000},
			},
		},
		Referrals: []model.ReferralStream{
			{
				ID: "midshire-ent", Name: "ENT to Royal Midshire", Provider: "midshire", Specialty: ent,
				Actual:     model.WeeklyCounts([]float64{66, 70, 64, 68, 71, 63, 69, 66, 67, 72, 68, 61, 70, 66, 65, 71, 73, 68, 63, 67, 70, 55, 72, 68, 66, 70, 67, 69, 65, 73, 68, 66, 70, 65, 69}),
				ByPractice: []model.PracticeCount{{Practice: "combe-lane", Count: 902}, {Practice: "weir-side", Count: 611}, {Practice: "sandpit-hill", Count: 790}},
				Protected:  0.09,
				LeadsTo: []model.Flow{
					{Line: "midshire-ent-first", Each: 0.91, Lag: model.Lag{First: 3, Last: 7}},
					{Line: "midshire-ent-follow-up", Each: 1, Lag: model.Lag{First: 9, Last: 21}},
					{Line: "midshire-ent-day-case", Each: 0.16, Lag: model.Lag{First: 8, Last: 16}, Backfill: 0.3},
				},
				Instead: []model.Flow{{Line: "valley-clinic", Each: 0.4, Lag: model.Lag{First: 1, Last: 3}}},
			},
			{
				ID: "northgate-orthopaedics", Name: "Hips and knees to Northgate", Provider: "northgate", Specialty: orthopaedics,
				Actual:  model.WeeklyCounts([]float64{20, 22, 21, 23, 20, 22, 21, 20, 24, 21, 22, 20, 23, 22, 21, 20, 22, 21, 23, 22, 18, 20, 22, 23, 21, 22, 23, 21, 20, 23, 22, 21, 23, 22, 22}),
				LeadsTo: []model.Flow{{Line: "northgate-hips", Each: 0.27, Lag: model.Lag{First: 6, Last: 12}}},
			},
		},
	}
}

// Percent is a change by so many percent, minus for fewer, from now to 31 March.
func Percent(target model.Target, amount float64) model.Change {
	return model.NewChange(target, model.Size{Kind: model.Percent, Amount: amount})
}

// WorkedScenarios are the scenarios of testdata/examples, by the number of the case.
func WorkedScenarios() []model.Scenario {
	ent, orthopaedics := model.Target{Referrals: "midshire-ent"}, model.Target{Referrals: "northgate-orthopaedics"}
	emergency := model.Target{Line: "midshire-emergency"}

	some := Percent(ent, -20)
	some.Practices, some.Delivered = []string{"combe-lane", "weir-side"}, 0.6
	hold := model.NewChange(orthopaedics, model.Size{Kind: model.PerWeek, Amount: -6})
	hold.FromWeek, hold.ToWeek, hold.ComesBack = 38, 48, model.ComesBack{Share: 0.95, Lag: model.Lag{First: 14, Last: 30}}
	frontDoor := Percent(emergency, -5)
	frontDoor.FromWeek = 40
	winter := Percent(emergency, 25)
	winter.FromWeek, winter.ToWeek = 38, 46

	return []model.Scenario{
		{},
		{Changes: []model.Change{Percent(ent, -10)}},
		{
			Changes: []model.Change{some, hold, frontDoor, Percent(ent, -95)},
			Proposals: []model.Proposal{
				{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}},
				{Provider: "northgate", Contract: []model.Schedule{{Form: model.Block, Value: model.Given(1_700_000)}}},
			},
		},
		{
			Changes: []model.Change{winter, Percent(orthopaedics, 15)},
			Proposals: []model.Proposal{
				{Provider: "valley", FromWeek: 36, Contract: []model.Schedule{{Form: model.Blended, Variable: model.Given(0.75)}}},
			},
		},
	}
}
