package model

import (
	"slices"

	"fewer/model/figure"
)

// Yield is what a scenario, some of its changes or one of them bring under one terms:
// the figures that stand wherever a saving is shown. The three are what is left after
// what it takes.
type Yield struct {
	Saving   Money // by 31 March
	After    Money // after 31 March, at this year's tariff; the same under every terms
	FullYear Money // in a full year, if kept up (projection.md §7)

	Costs     Money // what it takes this year, once and each week
	Once      Money // what of that it takes once
	FullCosts Money // what it takes in a full year, week by week

	Temporary bool // all of it ends before week 52, and does nothing in a full year
	PaidBack  PaidBack
}

// Add is what two of them bring together. When they have paid for themselves is of
// one change only.
func (y Yield) Add(z Yield) Yield {
	return Yield{
		Saving: y.Saving + z.Saving, After: y.After + z.After, FullYear: y.FullYear + z.FullYear,
		Costs: y.Costs + z.Costs, Once: y.Once + z.Once, FullCosts: y.FullCosts + z.FullCosts,
		Temporary: y.Temporary && z.Temporary,
	}
}

// Return is what is saved by 31 March for each pound that it takes, before that
// pound; false where it takes nothing.
func (y *Yield) Return() (pounds float64, ok bool) {
	takes := figure.Plain(y.Costs.Float())
	return ReturnOn(figure.Plain(y.Saving.Float()), takes, takes).V, y.Costs != 0
}

// FullReturn is the same of a first full year, in which it takes too what it takes
// once; false too where it is temporary, and neither does nor takes anything in one.
func (y *Yield) FullReturn() (pounds float64, ok bool) {
	each, all := figure.Plain(y.FullCosts.Float()), y.Once+y.FullCosts
	return ReturnOn(figure.Plain(y.FullYear.Float()), each, figure.Plain(all.Float())).V, all != 0 && !y.Temporary
}

// ReturnOn is what is saved for each pound of all that is taken: what is left after what
// was deducted, and that.
func ReturnOn(left, deducted, all figure.F) figure.F {
	return left.Plus(deducted).As(figure.OfMoney, "saved before what it takes").Over(all)
}

// Yields is what a scenario and each of its changes bring under every terms.
type Yields struct {
	Whole   [TermsCount]Yield
	Changes [][TermsCount]Yield
}

// Yields is what a scenario brings; pr is its projection in the year as it stands.
func (f *FullYear) Yields(s *Scenario, pr *Projection) (y Yields) {
	full := f.Of(s)
	for i := range s.Changes {
		c, r := &s.Changes[i], &pr.Changes[i]
		var of [TermsCount]Yield
		for t := range of {
			of[t] = Yield{
				Saving: r.Saving[t], After: r.LandsAfterYearEnd, FullYear: full.Terms[t].ByChange[i],
				Costs: r.Costs, FullCosts: full.CostsOf[i], Temporary: full.Temporary[i],
			}
			if r.Costs != 0 {
				of[t].Once = RoundPounds(c.Costs.Once)
			}
		}
		y.Changes = append(y.Changes, of)
	}
	for t := range y.Whole {
		for i := range y.Changes {
			if i == 0 {
				y.Whole[t] = y.Changes[i][t].Add(Yield{Temporary: true})
				continue
			}
			y.Whole[t] = y.Whole[t].Add(y.Changes[i][t])
		}
	}
	for i := range s.Changes {
		for t, back := range f.PaidBack(s, i) {
			y.Changes[i][t].PaidBack = back
		}
	}
	return y
}

// PaidBackOf is when change i has paid for itself, under every terms.
func (y *Yields) PaidBackOf(i int) *[TermsCount]PaidBack {
	var back [TermsCount]PaidBack
	for t := range back {
		back[t] = y.Changes[i][t].PaidBack
	}
	return &back
}

// OfTargets is what the changes to some rows bring under the terms.
func (y *Yields) OfTargets(s *Scenario, rows []Target, t Terms) (sum Yield) {
	found := false
	for i := range y.Changes {
		if !slices.Contains(rows, s.Changes[i].Target) {
			continue
		}
		if !found {
			sum, found = y.Changes[i][t], true
			continue
		}
		sum = sum.Add(y.Changes[i][t])
	}
	return sum
}
