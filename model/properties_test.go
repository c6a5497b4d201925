package model_test

import (
	"fmt"
	"math"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// near is how far counts may lie apart, in units.
const near = 1e-6

func TestProjectionAgreesWithTheSpecificationByTheLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		p := model.Prepare(y)
		pr := p.NewProjection()
		for range 2 {
			s := modeltest.DrawScenario(t, y)
			p.Project(&s, pr)
			compareWithOracle(t, newOracle(y), s, pr)
			compareFullYear(t, newOracle(y).inFull(), s, p.NewFullYear().Of(&s))
		}
	})
}

func compareWithOracle(t *rapid.T, o oracle, s model.Scenario, pr *model.Projection) {
	money := func(what string, got, want model.Money) {
		if got != want {
			t.Fatalf("%s is %s, by the letter %s", what, got.Decimal(), want.Decimal())
		}
	}
	nothing, _, _ := o.activity(nil)
	lines, notSent, after := o.activity(s.Changes)
	stages := o.stages(s.Changes)
	for _, terms := range model.AllTerms {
		if terms == model.AsProposed && !pr.Proposed {
			continue
		}
		base := o.spend(terms, s.Proposals, nothing)
		money(terms.Key()+" if nothing changes", pr.Terms[terms].DoNothing.Spend, base)
		before := base
		for i := range s.Changes {
			spend := o.spend(terms, s.Proposals, stages[i])
			money(fmt.Sprint(terms.Key(), " by_change ", i), pr.Terms[terms].ByChange[i], before-spend-o.costs(s.Changes[i]))
			before = spend
		}
		for _, c := range s.Changes {
			before += o.costs(c)
		}
		money(terms.Key()+" in the scenario", pr.Terms[terms].Scenario.Spend, before)
	}
	landed, avoided := 0.0, make([]float64, len(o.y.Providers))
	for i := range o.y.Lines {
		l := &o.y.Lines[i]
		if math.Abs(pr.Lines[i].Scenario-o.sum(lines[i], 1, 52)) > near {
			t.Fatalf("%s is %v, by the letter %v", l.ID, pr.Lines[i].Scenario, o.sum(lines[i], 1, 52))
		}
		if l.WithoutActivity {
			continue
		}
		landed -= after[i] * o.unit(l)
		for k, provider := range o.y.Providers {
			if provider.ID == l.Provider {
				avoided[k] += provider.MarginalCost * (o.sum(nothing[i], 1, 52) - o.sum(lines[i], 1, 52)) * o.unit(l)
			}
		}
	}
	money("lands after year end", pr.LandsAfterYearEnd, model.RoundPounds(landed))
	for i := range notSent {
		if math.Abs(pr.Streams[i].NotSent-notSent[i]) > near {
			t.Fatalf("not sent is %v, by the letter %v", pr.Streams[i].NotSent, notSent[i])
		}
	}
	for i, provider := range o.y.Providers {
		money("income lost", pr.Providers[i].IncomeLost,
			o.paid(model.AsContracted, provider, nil, nothing)-o.paid(model.AsContracted, provider, nil, lines)+
				o.passed(provider, nothing)-o.passed(provider, lines))
		money("cost avoided", pr.Providers[i].CostAvoided, model.RoundPounds(avoided[i])+o.passed(provider, nothing)-o.passed(provider, lines))
	}
}

// stages are every line's weeks after the first change, after the second, and so on.
func (o oracle) stages(changes []model.Change) (all [][]weeks) {
	for i := range changes {
		lines, _, _ := o.activity(changes[:i+1])
		all = append(all, lines)
	}
	return all
}

func compareFullYear(t *rapid.T, o oracle, s model.Scenario, r model.FullYearResult) {
	nothing, _, _ := o.activity(nil)
	stages := o.stages(s.Changes)
	for _, terms := range model.AllTerms {
		before := o.spend(terms, s.Proposals, nothing)
		for i := range s.Changes {
			spend := o.spend(terms, s.Proposals, stages[i])
			if got, want := r.Terms[terms].ByChange[i], before-spend-o.costs(s.Changes[i]); got != want {
				t.Fatalf("%s: change %d saves %s in a full year, by the letter %s", terms.Key(), i, got.Decimal(), want.Decimal())
			}
			before = spend
		}
	}
}

func TestBlockSavesNothingOnActivity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		kept := s.Changes[:0]
		for _, c := range s.Changes {
			if c.Target.Line == "" || !y.Lines[model.Prepare(y).LineAt(c.Target.Line)].WithoutActivity {
				kept = append(kept, c)
			}
		}
		s.Changes = kept
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		if saved := pr.Terms[model.AllBlock].Saving + pr.Costs; saved != 0 {
			t.Fatalf("a block saves %s before costs", saved.Pence())
		}
	})
}

func TestFewerReferralsNeverCostMoreByTheCase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		for i := range y.Referrals { // nobody goes elsewhere, nobody comes back
			y.Referrals[i].Instead = nil
		}
		s := modeltest.DrawScenario(t, y)
		for i := range s.Changes {
			s.Changes[i].ComesBack = model.ComesBack{}
			s.Changes[i].Size.Amount = -math.Abs(s.Changes[i].Size.Amount)
		}
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		for i, saved := range pr.Terms[model.AllCostPerCase].ByChange {
			if saved += pr.Changes[i].Costs; saved < 0 {
				t.Fatalf("change %d costs %s before its own costs", i, saved.Pence())
			}
		}
	})
}

func TestEveryTotalIsTheSumOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		for _, terms := range model.AllTerms {
			r := pr.Terms[terms]
			paid := model.Paid{Scenario: pr.Costs}
			for _, q := range pr.Providers {
				paid.DoNothing += q.Paid[terms].DoNothing
				paid.Scenario += q.Paid[terms].Scenario
			}
			for i := range y.Lines {
				if y.Lines[i].WithoutActivity && y.Lines[i].Provider == "" { // what passes through is in what is paid
					paid.DoNothing += model.RoundPounds(pr.Lines[i].DoNothing)
					paid.Scenario += model.RoundPounds(pr.Lines[i].Scenario)
				}
			}
			if paid.DoNothing != r.DoNothing.Spend || paid.Scenario != r.Scenario.Spend {
				t.Fatalf("%s: the parts are %v, the totals %v and %v", terms, paid, r.DoNothing.Spend, r.Scenario.Spend)
			}
			var byChange, byRow model.Money
			for _, saved := range r.ByChange {
				byChange += saved
			}
			for i := range pr.Streams {
				byRow += pr.Streams[i].Saving[terms]
			}
			for i := range pr.Lines {
				byRow += pr.Lines[i].Saving[terms]
			}
			if byChange != r.Saving || byRow != r.Saving || r.DoNothing.Spend-r.Scenario.Spend != r.Saving {
				t.Fatalf("%s: by change %s, by row %s, in all %s", terms, byChange.Pence(), byRow.Pence(), r.Saving.Pence())
			}
			if r.Scenario.Deficit != r.Scenario.Spend-pr.Budget {
				t.Fatalf("%s: the deficit is not spending − budget", terms)
			}
		}
		var landed, costs model.Money
		for _, c := range pr.Changes {
			landed += c.LandsAfterYearEnd
			costs += c.Costs
		}
		if costs != pr.Costs {
			t.Fatalf("costs: by change %s, in all %s", costs.Pence(), pr.Costs.Pence())
		}
		if landed != pr.LandsAfterYearEnd {
			t.Fatalf("lands after year end: by change %s, in all %s", landed.Pence(), pr.LandsAfterYearEnd.Pence())
		}
	})
}

func TestToDateEndsWithTheYearAndNeverMovesThePast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		for _, terms := range model.AllTerms {
			d := pr.ToDate(terms)
			r := pr.Terms[terms]
			if d.DoNothing[52] != r.DoNothing.Spend || d.Scenario[52] != r.Scenario.Spend || d.Budget[52] != pr.Budget {
				t.Fatalf("%s: week 52 is %v %v %v, the year %v %v %v", terms, d.DoNothing[52], d.Scenario[52], d.Budget[52],
					r.DoNothing.Spend, r.Scenario.Spend, pr.Budget)
			}
			for w := range y.WeeksElapsed + 1 {
				if d.DoNothing[w] != d.Scenario[w] {
					t.Fatalf("%s: week %d is over and moves", terms, w)
				}
			}
			checkPaths(t, pr, terms, &d)
		}
	})
}

// checkPaths checks that past and future meet on the day to which the year is over.
func checkPaths(t *rapid.T, pr *model.Projection, terms model.Terms, d *model.Series) {
	spent, _ := pr.SpentToDate(terms)
	past, ahead := insight.Past(d), insight.Ahead(d, &d.Scenario)
	last, end := len(past.Weeks)-1, len(ahead.Weeks)-1
	if d.Now.Spent != spent || past.Weeks[last] != ahead.Weeks[0] || past.Above[last] != ahead.Above[0] || past.Weeks[last] != d.Now.Weeks {
		t.Fatalf("%s: the past ends with %v at %v, what is ahead begins with %v at %v", terms, past.Above[last], past.Weeks[last], ahead.Above[0], ahead.Weeks[0])
	}
	if past.Weeks[0] != 0 || ahead.Weeks[end] != model.WeeksInYear || model.RoundPounds(ahead.Above[end]) != pr.Terms[terms].Scenario.Deficit {
		t.Fatalf("%s: from %v to %v in week %v", terms, past.Weeks[0], ahead.Above[end], ahead.Weeks[end])
	}
	for _, weeks := range [][]float64{past.Weeks, ahead.Weeks} {
		for i := 1; i < len(weeks); i++ {
			if weeks[i] <= weeks[i-1] {
				t.Fatalf("%v does not follow %v", weeks[i], weeks[i-1])
			}
		}
	}
}

func TestAProjectionLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		p := model.Prepare(y)
		used, fresh := p.NewProjection(), p.NewProjection()
		first, second := modeltest.DrawScenario(t, y), modeltest.DrawScenario(t, y)
		p.Project(&first, used)
		p.Project(&second, used)
		p.Project(&second, fresh)
		if a, b := fmt.Sprintf("%+v", used.Clone()), fmt.Sprintf("%+v", fresh.Clone()); a != b {
			t.Fatalf("a projection into used space differs:\n%s\n%s", a, b)
		}
	})
}
