package model_test

import (
	"math"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

func TestAChangeHasPaidForItselfByTheLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		p := model.Prepare(y)
		f := p.NewFullYear()
		s := modeltest.DrawScenario(t, y)
		o, full := newOracle(y), newOracle(y).inFull()
		nothing, _, _ := o.activity(nil)
		fullNothing, _, _ := full.activity(nil)
		for i, c := range s.Changes {
			back := f.PaidBack(&s, i)
			if c.Costs == (model.Costs{}) || c.ToWeek != 0 && c.ToWeek <= y.WeeksElapsed {
				if back != [model.TermsCount]model.PaidBack{} {
					t.Fatalf("change %d takes nothing: %+v", i, back)
				}
				continue
			}
			alone := []model.Change{c}
			alone[0].Costs = model.Costs{}
			lines, _, _ := o.activity(alone)
			fullLines, _, _ := full.activity(alone)
			for _, terms := range model.AllTerms {
				covered := func(w int) bool {
					saved := o.spendTo(terms, s.Proposals, nothing, w) - o.spendTo(terms, s.Proposals, lines, w)
					return saved >= o.costsTo(c, w)
				}
				first := max(c.FromWeek, y.WeeksElapsed+1)
				week := first
				for w := first; w <= 52; w++ {
					if !covered(w) {
						week = w + 1
					}
				}
				year := full.spend(terms, s.Proposals, fullNothing) - full.spend(terms, s.Proposals, fullLines)
				each := year.Float()/52 - c.Costs.PerWeek
				got := back[terms]
				switch {
				case week <= 52:
					if got.When != model.ByYearEnd || got.Week != week || got.Weeks != week-first+1 {
						t.Fatalf("%s: %+v, by the letter week %d", terms.Key(), got, week)
					}
				case each <= 0:
					if got.When != model.NeverPaidBack {
						t.Fatalf("%s: %+v, by the letter never", terms.Key(), got)
					}
				default:
					after := c.Costs.Once / each
					if got.When != model.OnlyInFullYear || after < 1e9 && math.Abs(float64(got.InFullYear)-after-0.5) > 0.5+1e-5 {
						t.Fatalf("%s: %+v, by the letter after %v weeks", terms.Key(), got, after)
					}
				}
			}
		}
	})
}

// A clinic of 10 patients a week at £100 each, all ahead of 12 weeks, of which none
// comes: £1,000 a week is saved by the case, and nothing under a block.
func payingBack(costs model.Costs, contract ...model.Schedule) (*model.Prepared, *model.Scenario) {
	y := &model.Year{Name: "By hand", FinancialYear: 2011, WeeksElapsed: 40}
	y.Providers = []model.Provider{{ID: "hospital", MarketForcesFactor: 1, Contract: contract}}
	y.Lines = []model.Line{{
		ID: "clinic", Provider: "hospital", POD: model.FirstOutpatient, Price: 100, Plan: 520, Actual: model.TotalCount(400),
		Profile: model.Profile{Kind: model.Flat},
	}}
	c := model.NewChange(model.Target{Line: "clinic"}, model.Size{Kind: model.PerWeek, Amount: -10})
	c.Costs = costs
	return model.Prepare(y), &model.Scenario{Changes: []model.Change{c}}
}

func TestPaidBackByHand(t *testing.T) {
	byTheCase := model.Schedule{Form: model.CostPerCase}
	for _, c := range []struct {
		name  string
		costs model.Costs
		want  model.PaidBack
	}{
		{"£3,500 and £300 a week: £700 a week is left, so that five weeks pay it back", model.Costs{Once: 3500, PerWeek: 300}, model.PaidBack{
			When: model.ByYearEnd, Week: 45, Weeks: 5, Saved: model.Pounds(5000), Costs: model.Pounds(5000), FullSaving: model.Pounds(52000), EachWeek: 700,
		}},
		{"a penny more takes another week", model.Costs{Once: 3500.01, PerWeek: 300}, model.PaidBack{
			When: model.ByYearEnd, Week: 46, Weeks: 6, Saved: model.Pounds(6000), Costs: model.Pounds(5300) + 1, FullSaving: model.Pounds(52000), EachWeek: 700,
		}},
		{"£8,400 takes the twelve weeks", model.Costs{Once: 8400, PerWeek: 300}, model.PaidBack{
			When: model.ByYearEnd, Week: 52, Weeks: 12, Saved: model.Pounds(12000), Costs: model.Pounds(12000), FullSaving: model.Pounds(52000), EachWeek: 700,
		}},
		{"£8,401 takes more, of a full year 12.0014", model.Costs{Once: 8401, PerWeek: 300}, model.PaidBack{
			When: model.OnlyInFullYear, Saved: model.Pounds(12000), Costs: model.Pounds(12001), InFullYear: 13, FullSaving: model.Pounds(52000), EachWeek: 700,
		}},
		{"£1,000 a week is never paid back where something is to be begun", model.Costs{Once: 1, PerWeek: 1000}, model.PaidBack{
			When: model.NeverPaidBack, Saved: model.Pounds(12000), Costs: model.Pounds(12001), FullSaving: model.Pounds(52000),
		}},
		{"what takes no more than it saves has paid for itself at once", model.Costs{PerWeek: 1000}, model.PaidBack{
			When: model.ByYearEnd, Week: 41, Weeks: 1, Saved: model.Pounds(1000), Costs: model.Pounds(1000), FullSaving: model.Pounds(52000),
		}},
	} {
		p, s := payingBack(c.costs, byTheCase)
		if got := p.NewFullYear().PaidBack(s, 0)[model.AsContracted]; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	p, s := payingBack(model.Costs{Once: 100}, model.Schedule{Form: model.Block})
	back := p.NewFullYear().PaidBack(s, 0)
	if back[model.AsContracted].When != model.NeverPaidBack || back[model.AllCostPerCase].Weeks != 1 {
		t.Errorf("under a block never, by the case at once: %+v", back)
	}
	s.Changes[0].Off = true
	if back := p.NewFullYear().PaidBack(s, 0); back[model.AllCostPerCase].When != model.TakesNothing {
		t.Errorf("what is switched off takes nothing: %+v", back[model.AllCostPerCase])
	}
	s.Changes[0].Off, s.Changes[0].ToWeek = false, 48
	if back := p.NewFullYear().PaidBack(s, 0)[model.AllCostPerCase]; back.When != model.ByYearEnd {
		t.Errorf("a temporary change pays back in its weeks: %+v", back)
	}
	s.Changes[0].Costs.Once = 9000
	if back := p.NewFullYear().PaidBack(s, 0)[model.AllCostPerCase]; back.When != model.NeverPaidBack {
		t.Errorf("a temporary change does nothing in a full year: %+v", back)
	}
}

func TestWhatChangesBringAddsUpToTheScenario(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		f := p.NewFullYear()
		got := f.Yields(&s, pr)
		full := f.Of(&s)
		for _, terms := range model.AllTerms {
			whole := got.Whole[terms]
			if whole.Saving != pr.Terms[terms].Saving || whole.Costs != pr.Costs || whole.After != pr.LandsAfterYearEnd ||
				whole.FullYear != full.Terms[terms].Saving || whole.FullCosts != full.Costs {
				t.Fatalf("%s: %+v", terms.Key(), whole)
			}
			rows := map[model.Target]bool{}
			var sum model.Yield
			for _, c := range s.Changes {
				if !rows[c.Target] {
					rows[c.Target] = true
					sum = sum.Add(got.OfTargets(&s, []model.Target{c.Target}, terms))
				}
			}
			if sum.Temporary = whole.Temporary; sum != whole {
				t.Fatalf("%s: the rows make %+v, the whole is %+v", terms.Key(), sum, whole)
			}
		}
	})
}
