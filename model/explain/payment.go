package explain

import (
	"math"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/figure"
)

// regime is the accounts under the terms.
func (x *Explainer) regime(t model.Terms) *model.Regime { return x.stage(0).Workspace().Regime(t) }

// partTerms says what a part of a contract pays by: "cost per case, from week 40".
func (x *Explainer) partTerms(t model.Terms, part int) string {
	a := &x.regime(t).Part(part)[0]
	return a.Schedule.Words() + x.weeksWords(a)
}

// partCovers names the part of a provider's activity that a schedule pays for.
func (x *Explainer) partCovers(t model.Terms, part int) string {
	a := &x.regime(t).Part(part)[0]
	covers := a.Schedule.Covers
	if t != model.AsProposed {
		covers = x.p.Schedules()[part].Schedule.Covers // the terms side by side keep only the form
	}
	words := covers.Words(x.p.Year())
	if words == "" && len(x.p.Year().Providers[a.Provider].Contract) > 1 && a.To == model.WeeksInYear && a.From == 0 {
		return "everything else"
	}
	return words
}

// contractPart names a part of a contract by its provider and what it covers.
func (x *Explainer) contractPart(t model.Terms, part int) string {
	provider := x.p.Year().Providers[x.regime(t).Part(part)[0].Provider].Name
	if covers := x.partCovers(t, part); covers != "" {
		return provider + ", " + covers
	}
	return provider
}

func (x *Explainer) weeksWords(a *model.Account) string {
	if a.From == 0 && a.To == model.WeeksInYear {
		return ""
	}
	return ", " + strings.TrimPrefix(x.when(span{from: a.From, to: a.To}), "in ")
}

// payment is what a part of a contract pays after n changes.
func (x *Explainer) payment(t model.Terms, part, n int) *figure.Explanation {
	return x.once(figureKey{what: "payment", a: int(t), b: part, c: n}, func() *figure.Explanation {
		accounts := x.regime(t).Part(part)
		label := x.contractPart(t, part) + ": " + x.partTerms(t, part)
		if len(accounts) == 1 {
			return x.curvePayment(label, &accounts[0], n)
		}
		var paid model.Money
		for i := range accounts {
			paid += x.p.Pay(&accounts[i], x.stage(n).Workspace().WeeksOf)
		}
		return figure.Amount(label, paid, figure.Sum, func() (parts []*figure.Explanation) {
			for i := range accounts {
				parts = append(parts, x.curvePayment(x.p.Year().Lines[accounts[i].Lines[0]].Name, &accounts[i], n))
			}
			return parts
		})
	})
}

// tariffValue is the value at tariff of an account after n changes.
func (x *Explainer) tariffValue(a *model.Account, n int) *figure.Explanation {
	s := span{from: a.From, to: a.To}
	v := x.p.Value(a, x.stage(n).Workspace().WeeksOf)
	return figure.Explain(figure.OfMoney, "value at tariff "+x.when(s)+", "+x.changedWords(n), v, figure.Sum, func() (parts []*figure.Explanation) {
		for _, line := range a.Lines {
			parts = append(parts, x.value(line, s, n))
		}
		return parts
	})
}

// curvePayment is what an account pays after n changes: what its terms come to
// and, where the value lies in a stretch of one, the limit that holds it.
func (x *Explainer) curvePayment(label string, a *model.Account, n int) *figure.Explanation {
	v := x.tariffValue(a, n)
	here := a.Curve.At(v.Value)
	paid := model.RoundPounds(a.Curve.Pay(v.Value))
	before := func() *figure.Explanation { return x.beforeLimits(a, v) }
	var e *figure.Explanation
	switch here.Why {
	case model.PaidByCase:
		e = figure.Amount(label, paid, figure.Sum, func() []*figure.Explanation { return []*figure.Explanation{v} })
	case model.PaidCeiling:
		e = figure.Amount(label, paid, figure.Smallest, func() []*figure.Explanation {
			return []*figure.Explanation{before(), x.quantity("ceiling", a, a.Shape.Ceiling)}
		})
	case model.PaidFloor:
		e = figure.Amount(label, paid, figure.Largest, func() []*figure.Explanation {
			return []*figure.Explanation{x.belowCeiling(a, v), x.quantity("floor", a, a.Shape.Floor)}
		})
	case model.PaidNothing:
		e = figure.Amount(label, paid, figure.Largest, func() []*figure.Explanation {
			return []*figure.Explanation{x.belowCeiling(a, v), figure.State(figure.OfMoney, "never below nothing", 0)}
		})
	case model.PaidCredit:
		e = figure.Amount(label, paid, figure.Largest, func() []*figure.Explanation { return []*figure.Explanation{x.belowCeiling(a, v), v} })
	default:
		e = figure.Amount(label, paid, figure.Sum, func() []*figure.Explanation { return x.moved(a, v) })
	}
	return e.Noted(where(&a.Curve, v.Value))
}

// rawOf are the stretches of an account's terms before floor and ceiling.
func (x *Explainer) rawOf(a *model.Account) model.Curve {
	part := x.p.PlannedOf(a.Lines, a.From, a.To)
	return model.Curve{Stretches: a.Shape.Raw(nil, part, x.countsFor(a))}
}

// countsFor is the proportion in which amounts for a full year count in the account.
func (x *Explainer) countsFor(a *model.Account) float64 {
	return x.p.PartShare(x.p.PlannedOf(a.Lines, a.From, a.To), x.p.PlannedOf(a.Lines, 0, model.WeeksInYear), a.From, a.To)
}

func (x *Explainer) beforeLimits(a *model.Account, v *figure.Explanation) *figure.Explanation {
	raw := x.rawOf(a)
	if raw.At(v.Value).Why == model.PaidByCase {
		return v
	}
	return figure.Explain(figure.OfMoney, "before floor and ceiling", raw.Pay(v.Value), figure.Sum, func() []*figure.Explanation { return x.moved(a, v) })
}

// belowCeiling is what the terms come to before the floor.
func (x *Explainer) belowCeiling(a *model.Account, v *figure.Explanation) *figure.Explanation {
	before := x.beforeLimits(a, v)
	if ceiling := a.Shape.Ceiling; ceiling.Given() {
		if most := x.quantity("ceiling", a, ceiling); before.Value > most.Value {
			return figure.Reckon(figure.OfMoney, "before the floor", figure.Smallest, before, most)
		}
	}
	return before
}

// moved are the parts of a payment before its limits: what is fixed, what is
// paid above the band, and what is taken back below it, step by step.
func (x *Explainer) moved(a *model.Account, v *figure.Explanation) []*figure.Explanation {
	parts := []*figure.Explanation{x.quantity("", a, a.Shape.Fixed)}
	raw := x.rawOf(a)
	n := len(raw.Stretches)
	first := func(why model.Why) bool { return raw.At(v.Value).Why != why }
	above, below := first(model.PaidBelow), first(model.PaidAbove)
	for i := range n {
		if s := &raw.Stretches[i]; s.Why == model.PaidAbove && s.Rate != 0 && (v.Value > s.From || above) {
			parts, above = append(parts, x.paidAbove(a, s, v)), false
		}
		if s := &raw.Stretches[n-1-i]; s.Why == model.PaidBelow && s.Rate != 0 && (v.Value < s.To || below) {
			parts, below = append(parts, x.takenBelow(a, s, v)), false
		}
	}
	return parts
}

// paidAbove is what a step above the baseline pays.
func (x *Explainer) paidAbove(a *model.Account, s *model.Stretch, v *figure.Explanation) *figure.Explanation {
	label := "for activity above " + money(s.From)
	if s.To < v.Value {
		label += " up to " + money(s.To)
	}
	within := max(0, min(v.Value, s.To)-s.From)
	return figure.Explain(figure.OfMoney, label, s.Rate*within, figure.Product, func() []*figure.Explanation {
		edge := x.edge(a, a.Shape.Above, s.Rung, "from which more is paid")
		return []*figure.Explanation{figure.State(figure.OfShare, "share of tariff paid above", s.Rate), figure.Explain(figure.OfMoney, "value above", within, figure.Largest, func() []*figure.Explanation {
			top, less := v, "value less "+money(s.From)
			if s.To < v.Value {
				top, less = x.quantityAt(a, a.Shape.Above[s.Rung].To, "end of the step"), "from "+money(s.From)+" to "+money(s.To)
			}
			return []*figure.Explanation{figure.Reckon(figure.OfMoney, less, figure.Difference, top, edge), figure.State(figure.OfMoney, "none", 0)}
		})}
	})
}

// takenBelow is what a step below the baseline takes back.
func (x *Explainer) takenBelow(a *model.Account, s *model.Stretch, v *figure.Explanation) *figure.Explanation {
	label := "taken back for activity below " + money(s.To)
	if s.From > v.Value {
		label += " down to " + money(s.From)
	}
	within := max(0, s.To-max(v.Value, s.From))
	return figure.Explain(figure.OfMoney, label, -s.Rate*within, figure.Product, func() []*figure.Explanation {
		edge := x.edge(a, a.Shape.Below, s.Rung, "below which some is taken back")
		return []*figure.Explanation{figure.State(figure.OfShare, "share of tariff taken back below", s.Rate), figure.Explain(figure.OfMoney, "value below", -within, figure.Smallest, func() []*figure.Explanation {
			foot, less := v, "value less "+money(s.To)
			if s.From > v.Value {
				foot, less = x.quantityAt(a, a.Shape.Below[s.Rung].To, "end of the step"), "from "+money(s.To)+" to "+money(s.From)
			}
			return []*figure.Explanation{figure.Reckon(figure.OfMoney, less, figure.Difference, foot, edge), figure.State(figure.OfMoney, "none", 0)}
		})}
	})
}

func money(pounds float64) string { return model.RoundPounds(pounds).Pence() }

// edge is where a rung of an account's shape begins: at the baseline, or where
// the rung before it ends.
func (x *Explainer) edge(a *model.Account, list []model.Rung, rung int, what string) *figure.Explanation {
	if rung == 0 {
		return x.quantity("", a, a.Shape.Base).Named("baseline, " + what)
	}
	return x.quantityAt(a, list[rung-1].To, "edge of the band, "+what)
}

// quantityAt is an end of a rung.
func (x *Explainer) quantityAt(a *model.Account, q model.Quantity, what string) *figure.Explanation {
	if q.Of != model.OfBase {
		return x.quantity(what, a, q)
	}
	base := x.quantity("", a, a.Shape.Base)
	return figure.Reckon(figure.OfMoney, what, figure.Product, base, figure.State(figure.OfShare, "tolerance", q.N))
}

// quantity is a sum that an account's terms state, in its part of the year.
func (x *Explainer) quantity(what string, a *model.Account, q model.Quantity) *figure.Explanation {
	planned := x.p.PlannedOf(a.Lines, a.From, a.To)
	switch {
	case q.Of == model.InPounds:
		if what == "" {
			what = q.Name
		}
		return x.ownAmount(what, a, q)
	case q == model.AsPlanned && what == "":
		return x.planned(a.Lines, span{from: a.From, to: a.To})
	}
	return figure.Explain(figure.OfMoney, what, q.N*planned, figure.Product, func() []*figure.Explanation {
		return []*figure.Explanation{figure.State(figure.OfShare, what+" in percent of plan", q.N), x.planned(a.Lines, span{from: a.From, to: a.To})}
	})
}

// planned is the planned value of lines over a span of the year.
func (x *Explainer) planned(lines []int, s span) *figure.Explanation {
	return figure.Explain(figure.OfMoney, "planned value "+x.when(s), x.p.PlannedOf(lines, s.from, s.to), figure.Sum, func() (parts []*figure.Explanation) {
		for _, line := range lines {
			l := &x.p.Year().Lines[line]
			factors := x.plannedOn(line)
			if s != wholeYear {
				factors = append(factors, x.profileShare(line, s))
			}
			parts = append(parts, figure.Explain(figure.OfMoney, l.Name+": planned value", x.p.PlannedOf([]int{line}, s.from, s.to), figure.Product,
				func() []*figure.Explanation { return factors }))
		}
		return parts
	})
}

// profileShare is the share of a line's profile that falls in the span.
func (x *Explainer) profileShare(line int, s span) *figure.Explanation {
	c := x.countedOn(line)
	if x.weightOf(c, wholeYear) == 0 {
		return figure.State(figure.OfShare, "the profile has no weight", 0)
	}
	return x.weightShare(c, s, wholeYear)
}

// ownAmount is an amount that a schedule states for a full year, as it counts
// in the account's part of it.
func (x *Explainer) ownAmount(what string, a *model.Account, q model.Quantity) *figure.Explanation {
	s := span{from: a.From, to: a.To}
	if s == wholeYear {
		return figure.State(figure.OfMoney, what, q.N)
	}
	return figure.Explain(figure.OfMoney, what+" "+x.when(s), q.N*x.countsFor(a), figure.Product, func() []*figure.Explanation {
		year := x.planned(a.Lines, wholeYear)
		share := figure.Reckon(figure.OfShare, "share of the planned value that falls "+x.when(s), figure.Ratio, x.planned(a.Lines, s), year)
		if year.Value == 0 {
			share = x.shareOfTime(s)
		}
		return []*figure.Explanation{figure.State(figure.OfMoney, what+" for a full year", q.N), share}
	})
}

// shareOfTime is the part of the year that a span is, where nothing is planned.
func (x *Explainer) shareOfTime(s span) *figure.Explanation {
	unit, part, whole := "weeks", s.to-s.from, model.WeeksInYear
	if x.p.Year().ByMonth() {
		unit, part, whole = "days", x.dayAt(s.to)-x.dayAt(s.from), x.p.Year().FinancialYear.Days()
	}
	return figure.Reckon(figure.OfShare, "share of the "+unit+", since nothing is planned", figure.Ratio,
		figure.State(figure.OfNumber, unit, float64(part)), figure.State(figure.OfNumber, unit+" in the year", float64(whole)))
}

// where says in words how the curve pays at a value at tariff.
func where(c *model.Curve, value float64) string {
	here := c.At(value)
	paid := model.RoundPounds(here.Pay(value)).Short()
	limits := ""
	if ceiling, ok := c.Limit(model.PaidCeiling); ok {
		limits = ", up to its ceiling of " + model.RoundPounds(ceiling).Short()
	}
	if floor, ok := c.Limit(model.PaidFloor); ok {
		limits += ", down to its floor of " + model.RoundPounds(floor).Short()
	}
	from, to := model.RoundPounds(here.From).Short(), model.RoundPounds(here.To).Short()
	switch here.Why {
	case model.PaidWhatever:
		return "Paid " + paid + " whatever is done."
	case model.PaidByCase:
		return "Paid by the case" + limits + "."
	case model.PaidCeiling:
		return "Above its ceiling of " + paid + ": frozen, whatever is done."
	case model.PaidFloor:
		return "Down to its floor of " + paid + ": frozen, even if less is done."
	case model.PaidNothing:
		return "Paid nothing up to " + to + ": frozen, even if less is done."
	case model.PaidCredit:
		return "Never below what is billed, which credits take below nothing."
	case model.PaidAbove:
		return "Above " + from + ": each £1 at tariff pays " + inThePound(here.Rate) + limits + "."
	case model.PaidBelow:
		return "Below " + to + ": each £1 at tariff less takes back " + inThePound(here.Rate) + limits + "."
	}
	return "Between " + from + " and " + to + ": fixed inside the band."
}

// inThePound says a proportion of a pound: "30p", "£1".
func inThePound(proportion float64) string {
	if proportion == 1 {
		return "£1"
	}
	return strconv.FormatFloat(math.Round(proportion*1e4)/100, 'f', -1, 64) + "p"
}
