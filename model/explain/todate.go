package explain

import (
	"fewer/model"
	"fewer/model/figure"
)

// year is the year all ahead.
func (x *Explainer) year() *model.FullYear {
	if x.fullYear == nil {
		x.fullYear = x.p.NewFullYear()
	}
	return x.fullYear
}

// full explains the year all ahead in which the scenario is kept up.
func (x *Explainer) full() *Explainer {
	if x.inFull == nil {
		year := x.year()
		year.Of(&x.s)
		x.inFull = New(year.Prepared, &year.Scenario)
		x.inFull.base = x
	}
	return x.inFull
}

// spentToDate is what has been spent to the day to which the year is over.
func (x *Explainer) spentToDate(t model.Terms) *figure.Explanation {
	all, _ := x.Projection().SpentToDate(t)
	return figure.Amount("Spent "+x.when(x.over())+", "+t.String(), all, figure.Sum, func() (parts []*figure.Explanation) {
		for provider := range x.p.Year().Providers {
			parts = append(parts, x.paidToDate(t, provider))
		}
		for line := range x.p.Lines {
			if q := &x.p.Lines[line]; q.Provider < 0 && q.PassesTo < 0 {
				parts = append(parts, x.spentToDateOn(line))
			}
		}
		return orNone(parts, "nothing is bought")
	})
}

// paidToDate is what a provider has been paid to that day: each schedule for its
// part of the year as if it ended there.
func (x *Explainer) paidToDate(t model.Terms, provider int) *figure.Explanation {
	_, byProvider := x.Projection().SpentToDate(t)
	return figure.Amount(x.p.Year().Providers[provider].Name+", "+x.when(x.over()), byProvider[provider], figure.Sum, func() (parts []*figure.Explanation) {
		accounts := x.regime(t).Accounts
		for i := range accounts {
			if a, begun := x.p.CutAt(&accounts[i], nil, x.now()); a.Provider == provider && begun {
				label := x.contractPart(t, a.Part) + ": " + x.partTerms(t, a.Part)
				if len(x.regime(t).Part(a.Part)) > 1 {
					label = x.p.Year().Lines[a.Lines[0]].Name
				}
				parts = append(parts, x.curvePayment(label, &a, 0))
			}
		}
		for _, line := range x.passingTo(provider) {
			parts = append(parts, x.spentToDateOn(line))
		}
		return orNone(parts, "nothing is bought")
	})
}

// budgetToDate is the part of the budget that falls in the time that is over.
func (x *Explainer) budgetToDate() *figure.Explanation {
	return figure.Amount("Budget "+x.when(x.over()), x.p.BudgetToDate(), figure.Sum, func() (parts []*figure.Explanation) {
		rest := []*figure.Explanation{x.budget()}
		for line := range x.p.Lines {
			budget := x.lineBudget(line)
			rest = append(rest, budget)
			share := func() figure.F { return x.profileShare(line, x.over()).F() }
			passed := x.p.Lines[line].Profile.Falls(budget.F(), 0, model.ToDate, share)
			parts = append(parts, passed.Explained(figure.OfMoney, x.p.Year().Lines[line].Name).Penny())
		}
		if beyond := figure.Reckon(figure.OfMoney, "budget beyond the lines'", figure.Difference, rest...).Penny(); beyond.Value != 0 || len(parts) == 0 {
			days := counted{Row: &model.Row{Profile: x.p.Calendar, Kind: model.CalendarDays}}
			share := func() figure.F { return x.weightShare(days, x.over(), wholeYear).F() }
			passed := x.p.Calendar.Falls(beyond.F(), 0, model.ToDate, share)
			parts = append(parts, passed.Explained(figure.OfMoney, beyond.Label+", by days").Penny())
		}
		return parts
	})
}

// providerBudget is the budget of a provider's lines, of those that pass through
// to it too.
func (x *Explainer) providerBudget(provider int) *figure.Explanation {
	return figure.Amount(x.p.Year().Providers[provider].Name+": budget", x.Projection().Providers[provider].Budget, figure.Sum, func() (parts []*figure.Explanation) {
		for line := range x.p.Lines {
			if q := &x.p.Lines[line]; max(q.Provider, q.PassesTo) == provider {
				parts = append(parts, x.lineBudget(line))
			}
		}
		return orNone(parts, "nothing is bought")
	})
}

// valueOf is a line's value at tariff in the year, to the penny.
func (x *Explainer) valueOf(line, n int) *figure.Explanation {
	label := x.p.Year().Lines[line].Name + ": value at tariff, " + x.changedWords(n)
	return figure.Amount(label, model.RoundPounds(x.value(line, wholeYear, n).Value), figure.Sum, func() []*figure.Explanation {
		return []*figure.Explanation{x.value(line, wholeYear, n)}
	})
}
