package explain

import (
	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// changedWords says which of the two worlds a stage is.
func (x *Explainer) changedWords(n int) string {
	switch {
	case n == 0:
		return "if nothing changes"
	case n == len(x.s.Changes):
		return "in the scenario"
	}
	return "with the changes so far"
}

// deficit is spending less budget after n changes.
func (x *Explainer) deficit(t model.Terms, n int) *figure.Explanation {
	e := model.Deficit(x.spend(t, n).F(), x.budget().F()).Explained(figure.OfMoney, "Deficit on 31 March, "+t.String()+", "+x.changedWords(n)).Penny()
	if e.Value < 0 {
		e.Note = "Below zero it is a surplus."
	}
	return e
}

// howSure is one of the figures of projection.md §5. They come of
// the spread of every line at once, which no tree of parts can show, so they
// stand as they are, from the deficit.
func (x *Explainer) howSure(t model.Terms, n int, field string) *figure.Explanation {
	if x.sure == nil {
		sure := insight.NewSpreads(x.p, insight.SpreadSeed).Of(x.Projection())
		x.sure = &sure
	}
	spread := x.sure[t].Scenario
	if n == 0 {
		spread = x.sure[t].DoNothing
	}
	note := "Like all figures of how sure the year is, it comes of every line's spread about its projection: " + spread.Words() + "."
	label := ", " + t.String() + ", " + x.changedWords(n)
	switch field {
	case "chance_within_budget":
		return figure.State(figure.OfShare, "Chance of ending within budget"+label, spread.ChanceWithinBudget).Noted(note)
	case "deficit_p10":
		return x.away("Deficit that 1 of 10 such years stays below"+label, spread.P10, t, n).Noted(note)
	}
	return x.away("Deficit that 1 of 10 such years goes above"+label, spread.P90, t, n).Noted(note)
}

// away is a deficit as the projected one, and how far away it lies.
func (x *Explainer) away(label string, m model.Money, t model.Terms, n int) *figure.Explanation {
	return figure.Amount(label, m, figure.Sum, func() []*figure.Explanation {
		deficit := x.deficit(t, n)
		return []*figure.Explanation{deficit, figure.State(figure.OfMoney, "from there, by the spread of the lines", (m - deficit.Money()).Float())}
	})
}

// spend is the year's spending after n changes: what providers are paid, and
// the lines without activity.
func (x *Explainer) spend(t model.Terms, n int) *figure.Explanation {
	pr := x.stage(n)
	label := "Spending for the year, " + t.String() + ", " + x.changedWords(n)
	return figure.Amount(label, pr.Terms[t].Scenario.Spend, figure.Sum, func() (parts []*figure.Explanation) {
		for provider := range x.p.Year().Providers {
			parts = append(parts, x.providerPaid(t, provider, n))
		}
		var others []*figure.Explanation
		var sum model.Money
		for line := range x.p.Lines {
			if q := &x.p.Lines[line]; q.Provider < 0 && q.PassesTo < 0 {
				e := x.spentOn(line, n)
				others = append(others, e)
				sum += e.Money()
			}
		}
		if len(others) > 0 {
			parts = append(parts, figure.Amount("Lines without activity", sum, figure.Sum, func() []*figure.Explanation { return others }))
		}
		if costs := x.costs(n); costs.Value != 0 {
			parts = append(parts, costs)
		}
		return orNone(parts, "nothing is bought")
	})
}

// budget is the budget of the year.
func (x *Explainer) budget() *figure.Explanation {
	const label = "Budget for the year"
	if x.p.Year().Budget.Given {
		return figure.State(figure.OfMoney, label, x.p.Budget().Float()).Noted("As it stands in the year file.")
	}
	return figure.Amount(label, x.p.Budget(), figure.Sum, func() (parts []*figure.Explanation) {
		for line := range x.p.Lines {
			parts = append(parts, x.lineBudget(line))
		}
		return parts
	})
}

// lineBudget is the budget of one line.
func (x *Explainer) lineBudget(line int) *figure.Explanation {
	l, q := &x.p.Year().Lines[line], &x.p.Lines[line]
	label := l.Name + ": budget"
	if l.Budget.Given || l.WithoutActivity {
		return figure.State(figure.OfMoney, label, q.Budget.Float())
	}
	return x.plannedOn(line).Explained(figure.OfMoney, label).Penny()
}

// plannedOn is a line's planned value.
func (x *Explainer) plannedOn(line int) figure.F {
	return x.p.Year().Lines[line].Planned(figure.Asked, x.providerOf(line))
}

// atTariff is the value of units of a line.
func (x *Explainer) atTariff(kind figure.Kind, line int, units *figure.Explanation) *figure.Explanation {
	l := &x.p.Year().Lines[line]
	return l.Worth(units.F(), x.providerOf(line)).Explained(kind, l.Name)
}

func (x *Explainer) providerOf(line int) *model.Provider {
	return &x.p.Year().Providers[x.p.Lines[line].Provider]
}

// providerPaid is what a provider is paid for the year after n changes.
func (x *Explainer) providerPaid(t model.Terms, provider, n int) *figure.Explanation {
	pr := x.stage(n)
	var paidBy []int
	for part := range x.regime(t).Parts {
		if x.regime(t).Part(part)[0].Provider == provider {
			paidBy = append(paidBy, part)
		}
	}
	name := x.p.Year().Providers[provider].Name
	through := x.passingTo(provider)
	if len(paidBy) == 1 && len(through) == 0 {
		return x.payment(t, paidBy[0], n).Named(name + ": " + x.partTerms(t, paidBy[0]))
	}
	return figure.Amount(name, pr.Providers[provider].Paid[t].Scenario, figure.Sum, func() (parts []*figure.Explanation) {
		for _, part := range paidBy {
			parts = append(parts, x.payment(t, part, n))
		}
		for _, line := range through {
			parts = append(parts, x.spentOn(line, n))
		}
		return orNone(parts, "nothing is bought")
	})
}

// passingTo are the lines whose money passes through to a provider.
func (x *Explainer) passingTo(provider int) (lines []int) {
	for line := range x.p.Lines {
		if x.p.Lines[line].PassesTo == provider {
			lines = append(lines, line)
		}
	}
	return lines
}

// savedByTerms is what is saved against spending as contracted if nothing
// changes, under the proposed terms and after n changes.
func (x *Explainer) savedByTerms(n int) *figure.Explanation {
	pr := x.Projection()
	label, saved := "Saved in all against the contracts, by terms and changes", pr.SavingAgainstContract
	if n == 0 {
		label, saved = "Saved by the proposed terms alone", pr.SavingFromTerms
	}
	return figure.Amount(label, saved, figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{x.spend(model.AsContracted, 0), x.spend(model.AsProposed, n)}
	})
}
