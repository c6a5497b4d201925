package model

import (
	"math"
	"strconv"
	"strings"
)

// payerTerms says what a payer pays by: "emergency admissions, cost per case".
func (x *Explainer) payerTerms(t Terms, i int) string {
	pr := x.stage(0)
	q := &pr.space.payersUnder(t)[i]
	return q.schedule.Words() + x.partWords(q)
}

// payerCovers names the part of a provider's activity that a payer pays for.
func (x *Explainer) payerCovers(t Terms, i int) string {
	q := &x.stage(0).space.payersUnder(t)[i]
	covers := q.schedule.Covers
	if t != AsProposed {
		covers = x.p.schedules[i].Schedule.Covers // the terms side by side keep only the form
	}
	words := covers.Words(x.p.year)
	if words == "" && len(x.p.year.Providers[q.provider].Contract) > 1 && q.to == WeeksInYear && q.from == 0 {
		return "everything else"
	}
	return words
}

// payerName names a payer by its provider and what it covers.
func (x *Explainer) payerName(t Terms, i int) string {
	provider := x.p.year.Providers[x.stage(0).space.payersUnder(t)[i].provider].Name
	if covers := x.payerCovers(t, i); covers != "" {
		return provider + ", " + covers
	}
	return provider
}

func (x *Explainer) partWords(q *payer) string {
	if q.from == 0 && q.to == WeeksInYear {
		return ""
	}
	return ", " + strings.TrimPrefix(span{from: q.from, to: q.to}.words(), "in ")
}

// payment is what payer i pays after n changes.
func (x *Explainer) payment(t Terms, i, n int) *Explanation {
	return x.once(figureKey{what: "payment", a: int(t), b: i, c: n}, func() *Explanation { return x.paymentAnew(t, i, n) })
}

func (x *Explainer) paymentAnew(t Terms, i, n int) *Explanation {
	q := &x.stage(n).space.payersUnder(t)[i]
	label := x.payerName(t, i) + ": " + x.payerTerms(t, i)
	if q.byLine == nil {
		return x.curvePayment(label, q, &q.curve, q.lines, n)
	}
	return amount(label, x.p.pay(q, x.stage(n).space.weeksOf), Sum, func() (parts []*Explanation) {
		for k, line := range q.lines {
			parts = append(parts, x.curvePayment(x.p.year.Lines[line].Name, q, &q.byLine[k], q.lines[k:k+1], n))
		}
		return parts
	})
}

// tariffValue is the value at tariff of lines over the payer's part of the year
// after n changes.
func (x *Explainer) tariffValue(q *payer, lines []int, n int) *Explanation {
	s := span{from: q.from, to: q.to}
	v := x.p.valueAtTariff(lines, q.from, q.to, x.stage(n).space.weeksOf)
	return explained(MoneyFigure, "value at tariff "+s.words()+", "+x.changedWords(n), v, Sum, func() (parts []*Explanation) {
		for _, line := range lines {
			parts = append(parts, x.value(line, s, n))
		}
		return parts
	})
}

// byTheCase tells a curve that, within its limits, pays the value at tariff.
func (c *Curve) byTheCase() bool {
	return c.Above == 1 && c.Below == 1 && c.Fixed == c.UpperEdge && c.Fixed == c.LowerEdge
}

// curvePayment is what a curve pays for lines after n changes.
func (x *Explainer) curvePayment(label string, q *payer, c *Curve, lines []int, n int) *Explanation {
	v := x.tariffValue(q, lines, n)
	r := c.reckon(v.Value)
	paid := RoundPounds(r.paid)
	var e *Explanation
	switch {
	case r.paid == r.moved && c.byTheCase():
		e = amount(label, paid, Sum, func() []*Explanation { return []*Explanation{v} })
	case r.paid == r.moved:
		e = amount(label, paid, Sum, func() []*Explanation { return x.moved(q, c, lines, v) })
	case r.moved > c.Ceiling && r.paid == c.Ceiling:
		e = amount(label, paid, Smallest, func() []*Explanation {
			return []*Explanation{x.beforeLimits(q, c, lines, v), x.limit("ceiling", q, q.schedule.Ceiling, c.Ceiling, lines)}
		})
	case r.paid == c.Floor:
		e = amount(label, paid, Largest, func() []*Explanation {
			return []*Explanation{x.beforeLimits(q, c, lines, v), x.limit("floor", q, q.schedule.Floor, c.Floor, lines)}
		})
	default:
		e = amount(label, paid, Largest, func() []*Explanation {
			return []*Explanation{x.beforeLimits(q, c, lines, v), stated(MoneyFigure, "never below nothing", 0)}
		})
	}
	return e.noted(c.where(v.Value))
}

func (x *Explainer) beforeLimits(q *payer, c *Curve, lines []int, v *Explanation) *Explanation {
	if c.byTheCase() {
		return v
	}
	return explained(MoneyFigure, "before floor and ceiling", c.reckon(v.Value).moved, Sum, func() []*Explanation { return x.moved(q, c, lines, v) })
}

// moved are the parts of a payment before its limits: what is fixed, what is
// paid above the band, and what is taken back below it.
func (x *Explainer) moved(q *payer, c *Curve, lines []int, v *Explanation) []*Explanation {
	parts := []*Explanation{x.fixed(q, c, lines)}
	r := c.reckon(v.Value)
	if c.Above != 0 && r.under == 0 {
		parts = append(parts, explained(MoneyFigure, "for activity above "+money(c.UpperEdge), c.Above*r.over, Product, func() []*Explanation {
			edge := x.edge(q, c.UpperEdge, 1+q.schedule.ToleranceAbove.Value, lines, "from which more is paid")
			return []*Explanation{stated(ShareFigure, "share of tariff paid above", c.Above), explained(MoneyFigure, "value above", r.over, Largest, func() []*Explanation {
				return []*Explanation{reckoned(MoneyFigure, "value less "+money(c.UpperEdge), Difference, v, edge), stated(MoneyFigure, "none", 0)}
			})}
		}))
	}
	if c.Below != 0 && r.over == 0 {
		parts = append(parts, explained(MoneyFigure, "taken back for activity below "+money(c.LowerEdge), -c.Below*r.under, Product, func() []*Explanation {
			edge := x.edge(q, c.LowerEdge, 1-q.schedule.ToleranceBelow.Value, lines, "below which some is taken back")
			return []*Explanation{stated(ShareFigure, "share of tariff taken back below", c.Below), explained(MoneyFigure, "value below", -r.under, Smallest, func() []*Explanation {
				return []*Explanation{reckoned(MoneyFigure, "value less "+money(c.LowerEdge), Difference, v, edge), stated(MoneyFigure, "none", 0)}
			})}
		}))
	}
	return parts
}

func money(pounds float64) string { return RoundPounds(pounds).Pence() }

// fixed is what a curve pays inside its band.
func (x *Explainer) fixed(q *payer, c *Curve, lines []int) *Explanation {
	switch s := &q.schedule; {
	case s.Value.Given && s.Form != CostPerCase:
		return x.ownAmount("agreed value", q, s.Value.Value, c.Fixed, lines)
	case s.Baseline.Given && (s.Form == CostAndVolume || s.Form == Blended):
		return x.ownAmount("baseline", q, s.Baseline.Value, c.Fixed, lines)
	}
	return x.planned(q, c.Fixed, lines)
}

// edge is an edge of a curve's band: its baseline with the tolerance.
func (x *Explainer) edge(q *payer, value, tolerance float64, lines []int, what string) *Explanation {
	base := func() *Explanation {
		if q.schedule.Baseline.Given && q.schedule.Form != CostPerCase {
			share := partShare(x.plannedIn(q, lines), x.plannedIn(&payer{to: WeeksInYear}, lines), q.from, q.to)
			return x.ownAmount("baseline", q, q.schedule.Baseline.Value, q.schedule.Baseline.Value*share, lines)
		}
		return x.planned(q, x.plannedIn(q, lines), lines)
	}
	if tolerance == 1 || q.schedule.Form != CostAndVolume {
		return base().named("baseline, " + what)
	}
	return explained(MoneyFigure, "edge of the band, "+what, value, Product, func() []*Explanation {
		return []*Explanation{base(), stated(ShareFigure, "tolerance", tolerance)}
	})
}

// limit is a floor or ceiling for the payer's part of the year.
func (x *Explainer) limit(what string, q *payer, l Limit, value float64, lines []int) *Explanation {
	if l.Kind == LimitInPounds {
		return x.ownAmount(what, q, l.Amount, value, lines)
	}
	return explained(MoneyFigure, what, value, Product, func() []*Explanation {
		return []*Explanation{stated(ShareFigure, what+" in percent of plan", l.Amount), x.planned(q, x.plannedIn(q, lines), lines)}
	})
}

// plannedIn is the planned value of lines in the payer's part of the year.
func (x *Explainer) plannedIn(q *payer, lines []int) float64 {
	sum := 0.0
	for _, line := range lines {
		l := &x.p.lines[line]
		sum += l.planned * l.profile.share(q.from, q.to)
	}
	return sum
}

// planned is planned value as a payer counts it.
func (x *Explainer) planned(q *payer, value float64, lines []int) *Explanation {
	s := span{from: q.from, to: q.to}
	return explained(MoneyFigure, "planned value "+s.words(), value, Sum, func() (parts []*Explanation) {
		for _, line := range lines {
			l, prepared := &x.p.year.Lines[line], &x.p.lines[line]
			factors := x.atTariff(line, stated(CountFigure, "units planned for the year", l.Plan))
			if s != wholeYear {
				factors = append(factors, x.profileShare(line, s))
			}
			parts = append(parts, explained(MoneyFigure, l.Name+": planned value", prepared.planned*prepared.profile.share(q.from, q.to), Product,
				func() []*Explanation { return factors }))
		}
		return parts
	})
}

// profileShare is the share of a line's profile that falls in the span.
func (x *Explainer) profileShare(line int, s span) *Explanation {
	l, q := &x.p.year.Lines[line], &x.p.lines[line]
	c := counted{profile: q.profile, kind: l.Profile.kindOr(l.UsualProfile()), week: &q.week}
	if x.weightOf(c, wholeYear) == 0 {
		return stated(ShareFigure, "the profile has no weight", 0)
	}
	return x.weightShare(c, s, wholeYear)
}

// ownAmount is an amount that a schedule states for a full year, as it counts
// in the payer's part of it.
func (x *Explainer) ownAmount(what string, q *payer, full, value float64, lines []int) *Explanation {
	s := span{from: q.from, to: q.to}
	if s == wholeYear {
		return stated(MoneyFigure, what, full)
	}
	return explained(MoneyFigure, what+" "+s.words(), value, Product, func() []*Explanation {
		year := x.planned(&payer{to: WeeksInYear}, x.plannedIn(&payer{to: WeeksInYear}, lines), lines)
		share := reckoned(ShareFigure, "share of the planned value that falls "+s.words(), Quotient, x.planned(q, x.plannedIn(q, lines), lines), year)
		if year.Value == 0 {
			share = reckoned(ShareFigure, "share of the weeks, since nothing is planned", Quotient,
				stated(NumberFigure, "weeks", float64(s.to-s.from)), stated(NumberFigure, "weeks in the year", WeeksInYear))
		}
		return []*Explanation{stated(MoneyFigure, what+" for a full year", full), share}
	})
}

// slope is what one pound more at tariff adds to the payment, as a proportion.
func (c *Curve) slope(value float64) float64 {
	switch r := c.reckon(value); {
	case r.paid != r.moved:
		return 0
	case r.over > 0 || c.Above == c.Below && c.UpperEdge == c.LowerEdge:
		return c.Above
	case r.under > 0:
		return c.Below
	}
	return 0
}

// where says in words how the curve pays at a value at tariff.
func (c *Curve) where(value float64) string {
	r := c.reckon(value)
	limits := ""
	if !math.IsInf(c.Ceiling, 0) {
		limits = ", up to its ceiling of " + RoundPounds(c.Ceiling).Short()
	}
	if !math.IsInf(c.Floor, 0) {
		limits += ", down to its floor of " + RoundPounds(c.Floor).Short()
	}
	switch {
	case r.moved > c.Ceiling && r.paid == c.Ceiling:
		return "Above its ceiling of " + RoundPounds(c.Ceiling).Short() + ": frozen, whatever is done."
	case r.paid != r.moved:
		return "Below its floor: frozen, even if less is done."
	case c.Above == 0 && c.Below == 0:
		return "Paid " + RoundPounds(r.paid).Short() + " whatever is done."
	case c.byTheCase():
		return "Paid by the case" + limits + "."
	case r.over > 0:
		return "Above " + RoundPounds(c.UpperEdge).Short() + ": each £1 at tariff pays " + inThePound(c.Above) + limits + "."
	case r.under > 0:
		return "Below " + RoundPounds(c.LowerEdge).Short() + ": each £1 at tariff less takes back " + inThePound(c.Below) + limits + "."
	}
	return "Between " + RoundPounds(c.LowerEdge).Short() + " and " + RoundPounds(c.UpperEdge).Short() + ": fixed inside the band."
}

// inThePound says a proportion of a pound: "30p", "£1".
func inThePound(proportion float64) string {
	if proportion == 1 {
		return "£1"
	}
	return strconv.FormatFloat(math.Round(proportion*1e4)/100, 'f', -1, 64) + "p"
}
