package explain

import (
	"math"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/payment"
)

// saving is what all changes save together.
func (x *Explainer) saving(t model.Terms) *figure.Explanation {
	return x.savingOfRows(t, "", x.Projection().Terms[t].Saving, everyRow)
}

// everyRow is all that can be changed.
func everyRow(model.Target) bool { return true }

// savingOfRows is what the changes to some rows save; name begins with what stands
// between the terms and the rows.
func (x *Explainer) savingOfRows(t model.Terms, name string, saved model.Money, these func(model.Target) bool) *figure.Explanation {
	var changes []int
	for i := range x.s.Changes {
		if these(x.s.Changes[i].Target) {
			changes = append(changes, i)
		}
	}
	if len(changes) == 1 {
		return x.savingOf(t, changes[0])
	}
	return x.noneSaves(figure.Amount(x.saved()+t.String()+name, saved, figure.Sum, func() (parts []*figure.Explanation) {
		for _, i := range changes {
			parts = append(parts, x.savingOf(t, i).Named(x.changeWords(i)))
		}
		return orNone(parts, "nothing is changed")
	}))
}

// noneSaves says of a sum of savings that it is nothing because each of them is.
func (x *Explainer) noneSaves(e *figure.Explanation) *figure.Explanation {
	if e.Value != 0 || !e.SumOfNothing() {
		return e
	}
	if len(e.Parts()) == 1 {
		return e.Noted("Nothing is changed, so nothing is saved.")
	}
	return e.Noted("None of these changes saves anything by 31 March; each says why.")
}

// savingOf is what change i adds to those before it.
func (x *Explainer) savingOf(t model.Terms, i int) *figure.Explanation {
	result := &x.Projection().Changes[i]
	label := x.saved() + t.String() + ": " + x.changeWords(i)
	if result.LeftOut != "" {
		return figure.State(figure.OfMoney, label, 0).Noted("Left out: " + result.LeftOut + ".")
	}
	if x.base != nil && x.base.s.Changes[i].EndsEarly() {
		return figure.State(figure.OfMoney, label, 0).Noted("It is temporary, and does nothing in a full year.")
	}
	lines := x.p.LinesOf(x.s.Changes[i].Target)
	parts := x.partsOf(t, lines)
	e := x.savedOn(label, result.Saving[t]+result.Costs, t, lines, parts, i, i+1)
	if e.Value == 0 {
		e = e.Noted(x.whyNothing(t, parts, i))
	}
	if result.Costs == 0 {
		return e
	}
	return figure.Amount(label, result.Saving[t], figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{e.Named("saved before what it takes"), x.costOf(i)}
	}).Noted("After what the change takes.")
}

// saved begins the name of a saving with when it is made.
func (x *Explainer) saved() string {
	if x.base != nil {
		return "Saved in a full year, if kept up, "
	}
	return "Saved by 31 March, "
}

// changeWords says change k, as the scenario has it.
func (x *Explainer) changeWords(k int) string {
	if x.base != nil {
		return x.base.changeWords(k)
	}
	return x.p.Year().ChangeWords(x.s.Changes[k])
}

// whyNothing says why change i saves nothing by 31 March under the terms, in a
// sentence or two.
func (x *Explainer) whyNothing(t model.Terms, paidBy []int, i int) string {
	const nothing = 0.005 // pounds
	var names []string
	less, flat := 0.0, true
	for _, part := range paidBy {
		for _, a := range x.regime(t).Part(part) {
			before := x.p.Value(&a, x.stage(i).Workspace().WeeksOf)
			after := x.p.Value(&a, x.stage(i+1).Workspace().WeeksOf)
			if math.Abs(before-after) < nothing {
				continue
			}
			less += before - after
			rate, same := a.Curve.RateBetween(before, after)
			flat = flat && same && rate == 0
			if name := x.p.Year().Providers[a.Provider].Name; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	switch result := &x.Projection().Changes[i]; {
	case result.NotSent == 0 && len(names) == 0:
		return "Nothing is saved, because nothing is changed by it."
	case len(names) == 0 && result.LandsAfterYearEnd != 0:
		return "Nothing is saved by 31 March, because all that follows from it comes later."
	case len(names) == 0:
		return "Nothing is saved, because nothing that is paid for follows from it."
	case flat && len(paidBy) == 1:
		return "" // it stands with the one part that there is
	case !flat:
		return "What is saved with one is spent with another."
	}
	say := "Nothing is saved, because " + model.ListWords(names) + " " + model.OneOrMore(len(names), "is", "are") + " paid the same "
	switch {
	case less >= nothing:
		return say + "whether these patients come or not. At tariff they come to " + model.RoundPounds(less).Short() + "."
	case less <= -nothing:
		return say + "whether these patients come or not. At tariff more of them come to " + model.RoundPounds(-less).Short() + "."
	}
	return say + "whether patients come or not."
}

// partsOf are the parts of contracts that have one of the lines, in the order of
// the lines.
func (x *Explainer) partsOf(t model.Terms, lines []int) (parts []int) {
	g := x.regime(t)
	for _, line := range lines {
		for _, i := range g.OfLine[line] {
			if part := g.Accounts[i].Part; !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// savedOn is what is paid less after b changes than after a, in parts of contracts and
// on lines without activity. What is paid by the case stands line by line.
func (x *Explainer) savedOn(label string, saved model.Money, t model.Terms, lines, paidBy []int, a, b int) *figure.Explanation {
	return figure.Amount(label, saved, figure.Sum, func() (parts []*figure.Explanation) {
		var exact []*figure.Explanation
		for _, i := range paidBy {
			less := x.paidLess(t, i, a, b)
			exact = append(exact, less.exact...)
			parts = append(parts, less.parts...)
		}
		for _, line := range lines {
			if x.p.Lines[line].Provider < 0 {
				e := x.spentLess(line, a, b)
				exact, parts = append(exact, e), append(parts, e)
			}
		}
		return x.withRounding(parts, exact)
	})
}

// withRounding adds to parts that are each rounded to the penny what they miss
// of the exact figures; none gives one part of nothing.
func (x *Explainer) withRounding(parts, exact []*figure.Explanation) []*figure.Explanation {
	var left model.Money
	for _, e := range exact {
		left += e.Money()
	}
	for _, e := range parts {
		left -= e.Money()
	}
	if len(parts) == 0 || left == 0 {
		return orNone(parts, "nothing that is paid for changes")
	}
	rounding := figure.Amount("rounding", left, figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{
			figure.Reckon(figure.OfMoney, "what is paid less, to the penny", figure.Sum, exact...).Penny(),
			figure.Reckon(figure.OfMoney, "what the parts come to", figure.Sum, parts...).Penny(),
		}
	})
	return append(slices.Clone(parts), rounding.Noted("Payments are rounded to the penny, and so are the parts."))
}

// paidLess is what a part of a contract pays less: the parts as they are best
// told, and the difference of its payments, which they add up to but for rounding.
type paidLess struct{ parts, exact []*figure.Explanation }

func (x *Explainer) paidLess(t model.Terms, part, from, to int) (less paidLess) {
	accounts := x.regime(t).Part(part)
	if len(accounts) == 1 {
		return x.curveLess(x.contractPart(t, part), &accounts[0], from, to)
	}
	for i := range accounts {
		if line := accounts[i].Lines[0]; x.moves(line, from, to) {
			one := x.curveLess(x.p.Year().Lines[line].Name, &accounts[i], from, to)
			less.parts, less.exact = append(less.parts, one.parts...), append(less.exact, one.exact...)
		}
	}
	return less
}

// moves tells whether a line's weeks may differ between two stages.
func (x *Explainer) moves(line, a, b int) bool {
	for i := a; i < b; i++ {
		if x.Projection().Changes[i].LeftOut == "" && slices.Contains(x.p.LinesOf(x.s.Changes[i].Target), line) {
			return true
		}
	}
	return false
}

// curveLess is what an account pays less at stage to than at stage from.
func (x *Explainer) curveLess(name string, a *model.Account, from, to int) paidLess {
	c := &a.Curve
	before, after := x.tariffValue(a, from), x.tariffValue(a, to)
	exact := figure.Amount(name, model.RoundPounds(c.Pay(before.Value))-model.RoundPounds(c.Pay(after.Value)), figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{
			x.curvePayment("paid "+x.changedWords(from), a, from), x.curvePayment("paid "+x.changedWords(to), a, to),
		}
	}).Noted(crosses(c, before.Value, after.Value))
	fewer := before.Value - after.Value
	slope, same := c.RateBetween(before.Value, after.Value)
	if !same {
		return paidLess{[]*figure.Explanation{exact}, []*figure.Explanation{exact}}
	}
	var moved []*figure.Explanation
	for _, line := range a.Lines {
		if x.moves(line, from, to) {
			moved = append(moved, x.tariffLess(line, from, to, span{from: a.From, to: a.To}))
		}
	}
	if slope == 1 {
		for i := range moved {
			moved[i].Penny()
		}
		return paidLess{moved, []*figure.Explanation{exact}}
	}
	falls := "activity that falls away, at tariff"
	if fewer < 0 {
		falls = "activity that is added, at tariff, taken from what is saved"
	}
	atTariff := figure.Explain(figure.OfMoney, falls, fewer, figure.Sum, func() []*figure.Explanation { return moved })
	if len(moved) == 0 {
		return paidLess{}
	}
	part := figure.Explain(figure.OfMoney, name, fewer*slope, figure.Product, func() []*figure.Explanation {
		return []*figure.Explanation{atTariff, figure.State(figure.OfShare, "share of tariff that the contract pays", slope)}
	}).Penny().Noted(strings.TrimSpace(where(c, before.Value) + " " + askedWords(model.RoundPounds(fewer), slope)))
	return paidLess{[]*figure.Explanation{part}, []*figure.Explanation{exact}}
}

// askedWords says what a contract does not release of a change.
func askedWords(atTariff model.Money, slope float64) string {
	switch {
	case slope != 0 || atTariff == 0:
		return ""
	case atTariff < 0:
		return atTariff.Abs().Short() + " more at tariff costs nothing more."
	}
	return atTariff.Short() + " less at tariff saves nothing."
}

// crosses says that a payment bends between two values at tariff.
func crosses(c *payment.Curve, before, after float64) string {
	from, to := where(c, before), where(c, after)
	if from == to {
		return from
	}
	return "At first: " + from + " Then: " + to
}

// tariffLess is the value at tariff of a line that falls away between two
// stages, before it is rounded.
func (x *Explainer) tariffLess(line, a, b int, s span) *figure.Explanation {
	return x.atTariff(figure.OfMoney, line, x.fewer(line, a, b, s))
}

// spentLess is what is spent less on a line without activity.
func (x *Explainer) spentLess(line, a, b int) *figure.Explanation {
	less := model.RoundPounds(x.unitsTo(line, a)[model.WeeksInYear]) - model.RoundPounds(x.unitsTo(line, b)[model.WeeksInYear])
	return figure.Amount(x.p.Year().Lines[line].Name, less, figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{x.spentOn(line, a), x.spentOn(line, b)}
	})
}

// incomeLost is what a provider is paid less for what the changes do.
func (x *Explainer) incomeLost(t model.Terms, provider int) *figure.Explanation {
	label := x.p.Year().Providers[provider].Name + ": income lost, " + t.String()
	lost := x.Projection().Providers[provider].Paid[t].Lost()
	return x.savedOn(label, lost, t, x.touchedPassing(provider), x.touchedParts(t, provider), 0, len(x.s.Changes))
}

// touchedParts are the parts of the provider's contract that a change reaches.
func (x *Explainer) touchedParts(t model.Terms, provider int) (parts []int) {
	for _, part := range x.partsOf(t, x.touchedLines()) {
		if x.regime(t).Part(part)[0].Provider == provider {
			parts = append(parts, part)
		}
	}
	return parts
}

// touchedLines are the lines that the scenario's changes act on.
func (x *Explainer) touchedLines() (lines []int) {
	for i := range x.s.Changes {
		if x.Projection().Changes[i].LeftOut != "" {
			continue
		}
		for _, line := range x.p.LinesOf(x.s.Changes[i].Target) {
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// touchedPassing are the lines whose money passes through to the provider and that
// a change reaches.
func (x *Explainer) touchedPassing(provider int) (lines []int) {
	for _, line := range x.touchedLines() {
		if x.p.Lines[line].PassesTo == provider {
			lines = append(lines, line)
		}
	}
	return lines
}

// costAvoided is what a provider need not spend: a share of its activity, and all
// that passes through to it.
func (x *Explainer) costAvoided(provider int) *figure.Explanation {
	label, avoided := x.p.Year().Providers[provider].Name+": cost avoided", x.Projection().Providers[provider].CostAvoided
	through := x.touchedPassing(provider)
	if len(through) == 0 {
		return x.shed(provider).Explained(figure.OfMoney, label).Penny()
	}
	return figure.Amount(label, avoided, figure.Sum, func() []*figure.Explanation {
		var parts []*figure.Explanation
		for _, line := range through {
			parts = append(parts, x.spentLess(line, 0, len(x.s.Changes)))
		}
		return append(parts, x.shed(provider).Explained(figure.OfMoney, "on its activity").Penny())
	}).Noted("What passes through to it, it would have spent to the full.")
}

// shed is what a provider need not spend on its activity.
func (x *Explainer) shed(provider int) figure.F {
	var lines []*figure.Explanation
	for _, line := range x.touchedLines() {
		if x.p.Lines[line].Provider == provider {
			lines = append(lines, x.tariffLess(line, 0, len(x.s.Changes), wholeYear))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, figure.State(figure.OfMoney, "none of its activity changes", 0))
	}
	falls := figure.Reckon(figure.OfMoney, "activity at tariff that falls away", figure.Sum, lines...)
	if falls.Value < 0 {
		falls.Label = "activity at tariff that is added, taken from what is avoided"
	}
	return x.p.Year().Providers[provider].Sheds(falls.F())
}

// systemSaving is what all public bodies together spend less.
func (x *Explainer) systemSaving() *figure.Explanation {
	const label = "Saved by the whole system"
	const note = "What the commissioner saves besides is income that providers lose without a cost they can shed."
	pr := x.Projection()
	before := figure.Amount(label, pr.SystemSaving+pr.Costs, figure.Sum, func() (parts []*figure.Explanation) {
		for provider := range x.p.Year().Providers {
			if e := x.costAvoided(provider); e.Value != 0 {
				parts = append(parts, e)
			}
		}
		for _, line := range x.touchedLines() {
			if q := &x.p.Lines[line]; q.Provider < 0 && q.PassesTo < 0 {
				parts = append(parts, x.spentLess(line, 0, len(x.s.Changes)))
			}
		}
		return orNone(parts, "no cost falls away")
	})
	if pr.Costs == 0 {
		return before.Noted(note)
	}
	return figure.Amount(label, pr.SystemSaving, figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{before.Named("saved before what the changes take"), x.costs(len(x.s.Changes))}
	}).Noted(note)
}

// lands is what the first n changes save after week 52.
func (x *Explainer) lands(n int) *figure.Explanation {
	label := "Saved after 31 March, at this year's prices"
	return figure.Amount(label, x.stage(n).LandsAfterYearEnd, figure.Sum, func() (parts []*figure.Explanation) {
		for _, line := range x.touchedLines() {
			if x.p.Lines[line].Provider >= 0 && x.stage(n).Workspace().Lines[line].Touched {
				parts = append(parts, x.tariffLess(line, 0, n, afterTheYear))
			}
		}
		return orNone(parts, "nothing falls after 31 March")
	}).Noted("Who keeps it, or pays it where it is below zero, depends on next year's contract.")
}

// landsOf is what change i adds to what is saved after week 52.
func (x *Explainer) landsOf(i int) *figure.Explanation {
	label := "Saved after 31 March: " + x.changeWords(i)
	if i == 0 {
		return x.lands(1).Named(label)
	}
	return figure.Amount(label, x.Projection().Changes[i].LandsAfterYearEnd, figure.Difference, func() []*figure.Explanation {
		so := "after " + model.Numbered(i, "change", "changes")
		return []*figure.Explanation{x.lands(i + 1).Named("with this change"), x.lands(i).Named(so)}
	})
}
