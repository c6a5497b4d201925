package explain

import (
	"math"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/payment"
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
	v, curve := x.tariffValue(a, n), x.told(a)
	here := curve.At(v.Value)
	return here.Paid(v.F()).Explained(figure.OfMoney, label).Penny().Noted(where(&a.Curve, v.Value))
}

// told is the curve of an account, made so that it tells how what it pays comes about.
func (x *Explainer) told(a *model.Account) payment.Curve {
	s := span{from: a.From, to: a.To}
	in := payment.PartOfYear{Planned: x.planned(a.Lines, s).F(), When: x.when(s)}
	in.Share = x.p.PartShare(in.Planned, x.planned(a.Lines, wholeYear).F(), s.from, s.to, "share of the planned value that falls "+in.When)
	return a.Shape.Curve(nil, &in)
}

// planned is the planned value of lines over a span of the year.
func (x *Explainer) planned(lines []int, s span) *figure.Explanation {
	return figure.Explain(figure.OfMoney, "planned value "+x.when(s), x.p.PlannedOf(lines, s.from, s.to), figure.Sum, func() (parts []*figure.Explanation) {
		for _, line := range lines {
			share := func() figure.F { return x.profileShare(line, s).F() }
			planned := x.p.Lines[line].Profile.Falls(x.plannedOn(line), s.from, s.to, share)
			parts = append(parts, planned.Explained(figure.OfMoney, x.p.Year().Lines[line].Name+": planned value"))
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

// where says in words how the curve pays at a value at tariff.
func where(c *payment.Curve, value float64) string {
	here := c.At(value)
	paid := model.RoundPounds(here.Pay(value)).Short()
	limits := ""
	if ceiling, ok := c.Limit(payment.PaidCeiling); ok {
		limits = ", up to its ceiling of " + model.RoundPounds(ceiling).Short()
	}
	if floor, ok := c.Limit(payment.PaidFloor); ok {
		limits += ", down to its floor of " + model.RoundPounds(floor).Short()
	}
	from, to := model.RoundPounds(here.From).Short(), model.RoundPounds(here.To).Short()
	switch here.Why {
	case payment.PaidWhatever:
		return "Paid " + paid + " whatever is done."
	case payment.PaidByCase:
		return "Paid by the case" + limits + "."
	case payment.PaidCeiling:
		return "Above its ceiling of " + paid + ": frozen, whatever is done."
	case payment.PaidFloor:
		return "Down to its floor of " + paid + ": frozen, even if less is done."
	case payment.PaidNothing:
		return "Paid nothing up to " + to + ": frozen, even if less is done."
	case payment.PaidCredit:
		return "Never below what is billed, which credits take below nothing."
	case payment.PaidAbove:
		return "Above " + from + ": each £1 at tariff pays " + inThePound(here.Rate) + limits + "."
	case payment.PaidBelow:
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
