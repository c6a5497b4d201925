package insight

import (
	"cmp"
	"slices"
	"strings"

	"fewer/model"
)

// MethodDifference is what a forecast method adds to the year-end of a provider
// or of a line without activity, in pence; below zero it takes away.
type MethodDifference struct {
	Name   string
	Amount model.Money
}

// Differences lists what makes the year-end of the scenario that was projected
// last (Outturns) another by the method than by the year file's own forecasts, the
// largest first. They add up to the difference exactly.
func (m *Methods) Differences(method ForecastMethod, t model.Terms) []MethodDifference {
	was, is := m.projections[AsForecast], m.projections[method]
	p := m.years[method]
	if p == nil || was == nil || is == nil {
		return nil
	}
	var all []MethodDifference
	add := func(name string, amount model.Money) {
		if amount != 0 {
			all = append(all, MethodDifference{name, amount})
		}
	}
	for i := range p.Year().Providers {
		add(p.Year().Providers[i].Name, is.Providers[i].Paid[t].Scenario-was.Providers[i].Paid[t].Scenario)
	}
	for i := range p.Year().Lines {
		if p.Lines[i].Provider < 0 && p.Lines[i].PassesTo < 0 {
			add(p.Year().Lines[i].Name, model.RoundPounds(is.Lines[i].Scenario)-model.RoundPounds(was.Lines[i].Scenario))
		}
	}
	slices.SortStableFunc(all, func(a, b MethodDifference) int { return cmp.Compare(b.Amount.Abs(), a.Amount.Abs()) })
	return all
}

// DifferenceWords says the largest differences by name and the others together, a
// sentence; "" where there are none.
func DifferenceWords(all []MethodDifference, t model.Terms) string {
	if len(all) == 0 {
		return ""
	}
	const named = 4
	var total, others model.Money
	var parts []string
	for i, d := range all {
		total += d.Amount
		if i < named {
			parts = append(parts, d.Name+" "+moreOrLess(d.Amount))
		} else {
			others += d.Amount
		}
	}
	if len(all) > named {
		parts = append(parts, "the others "+moreOrLess(others))
	}
	sum := "is " + moreOrLess(total) + " than"
	if total == 0 {
		sum = "comes to the same as"
	}
	return model.UpperFirst(t.String()) + " that " + sum + " by the year file: " + strings.Join(parts, ", ") + "."
}

// moreOrLess says an amount without its sign: "£1.2m less".
func moreOrLess(m model.Money) string {
	if m < 0 {
		return m.Abs().Short() + " less"
	}
	return m.Short() + " more"
}
