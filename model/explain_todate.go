package model

// full explains the year all ahead in which the scenario is kept up.
func (x *Explainer) full() *Explainer {
	if x.inFull == nil {
		year := x.p.NewFullYear()
		year.Of(&x.s)
		x.inFull = year.p.Explainer(&year.s)
		x.inFull.base = x
	}
	return x.inFull
}

// spentToDate is what has been spent to the day to which the year is over.
func (x *Explainer) spentToDate(t Terms) *Explanation {
	all, _ := x.Projection().SpentToDate(t)
	return amount("Spent "+x.when(x.over())+", "+t.String(), all, Sum, func() (parts []*Explanation) {
		for provider := range x.p.year.Providers {
			parts = append(parts, x.paidToDate(t, provider))
		}
		for line := range x.p.lines {
			if q := &x.p.lines[line]; q.provider < 0 && q.passesTo < 0 {
				parts = append(parts, x.spentToDateOn(line))
			}
		}
		if len(parts) == 0 {
			parts = append(parts, stated(MoneyFigure, "nothing is bought", 0))
		}
		return parts
	})
}

// paidToDate is what a provider has been paid to that day: each schedule for its
// part of the year as if it ended there.
func (x *Explainer) paidToDate(t Terms, provider int) *Explanation {
	_, byProvider := x.Projection().SpentToDate(t)
	return amount(x.p.year.Providers[provider].Name+", "+x.when(x.over()), byProvider[provider], Sum, func() (parts []*Explanation) {
		accounts := x.regime(t).accounts
		for i := range accounts {
			if a := x.toDateOf(&accounts[i]); accounts[i].provider == provider && a != nil {
				label := x.contractPart(t, a.part) + ": " + x.partTerms(t, a.part)
				if len(x.regime(t).part(a.part)) > 1 {
					label = x.p.year.Lines[a.lines[0]].Name
				}
				parts = append(parts, x.curvePayment(label, a, 0))
			}
		}
		for _, line := range x.passingTo(provider) {
			parts = append(parts, x.spentToDateOn(line))
		}
		if len(parts) == 0 {
			parts = append(parts, stated(MoneyFigure, "nothing is bought", 0))
		}
		return parts
	})
}

// toDateOf is an account as it has run so far, nil where it has not begun.
func (x *Explainer) toDateOf(a *account) *account {
	switch now := x.place(x.now()); {
	case x.place(a.from) >= now:
		return nil
	case x.place(a.to) <= now:
		return a
	}
	cut := *a
	cut.to = x.now()
	cut.curve = x.p.curveOf(&cut, nil, cut.to)
	return &cut
}

// budgetToDate is the part of the budget that falls in the time that is over.
func (x *Explainer) budgetToDate() *Explanation {
	return amount("Budget "+x.when(x.over()), x.p.BudgetToDate(), Sum, func() (parts []*Explanation) {
		rest := []*Explanation{x.budget()}
		for line := range x.p.lines {
			budget := x.lineBudget(line)
			rest = append(rest, budget)
			parts = append(parts, x.shareToDate(x.p.year.Lines[line].Name, budget, x.profileShare(line, x.over())))
		}
		if beyond := reckoned(MoneyFigure, "budget beyond the lines'", Difference, rest...).penny(); beyond.Value != 0 || len(parts) == 0 {
			days := counted{profile: x.p.calendar, kind: CalendarDays}
			parts = append(parts, x.shareToDate(beyond.Label+", by days", beyond, x.weightShare(days, x.over(), wholeYear)))
		}
		return parts
	})
}

func (x *Explainer) shareToDate(label string, budget, share *Explanation) *Explanation {
	return reckoned(MoneyFigure, label, Product, budget, share).penny()
}

// providerBudget is the budget of a provider's lines, of those that pass through
// to it too.
func (x *Explainer) providerBudget(provider int) *Explanation {
	return amount(x.p.year.Providers[provider].Name+": budget", x.Projection().Providers[provider].Budget, Sum, func() (parts []*Explanation) {
		for line := range x.p.lines {
			if q := &x.p.lines[line]; max(q.provider, q.passesTo) == provider {
				parts = append(parts, x.lineBudget(line))
			}
		}
		if len(parts) == 0 {
			parts = append(parts, stated(MoneyFigure, "nothing is bought", 0))
		}
		return parts
	})
}

// valueOf is a line's value at tariff in the year, to the penny.
func (x *Explainer) valueOf(line, n int) *Explanation {
	label := x.p.year.Lines[line].Name + ": value at tariff, " + x.changedWords(n)
	return amount(label, RoundPounds(x.value(line, wholeYear, n).Value), Sum, func() []*Explanation {
		return []*Explanation{x.value(line, wholeYear, n)}
	})
}
