package model

import (
	"fmt"
	"strconv"
)

// span is weeks from+1..to of the year, or all that comes after it.
type span struct {
	from, to int
	beyond   bool
}

var (
	wholeYear    = span{from: 0, to: WeeksInYear}
	afterTheYear = span{from: WeeksInYear, beyond: true}
)

// words says when: "in the year", "in weeks 40 to 52", "after 31 March".
func (s span) words() string {
	switch {
	case s.beyond:
		return "after 31 March"
	case s == wholeYear:
		return "in the year"
	case s.to-s.from == 1:
		return "in week " + strconv.Itoa(s.to)
	}
	return fmt.Sprintf("in weeks %d to %d", s.from+1, s.to)
}

// within is the part of the span that lies in weeks from+1..to.
func (s span) within(from, to int) span { return span{from: max(s.from, from), to: min(s.to, to)} }

func (s span) empty() bool { return !s.beyond && s.to <= s.from }

// weekName names week index i with its dates: "week 39, 23 to 29 December".
func (x *Explainer) weekName(i int) string { return x.p.year.FinancialYear.WeekName(i + 1) }

// value is what a line's units of the span are worth at tariff after n changes.
func (x *Explainer) value(line int, s span, n int) *Explanation {
	return x.once(figureKey{what: "value", a: line, s: s, b: n}, func() *Explanation { return x.valueAnew(line, s, n) })
}

func (x *Explainer) valueAnew(line int, s span, n int) *Explanation {
	units := x.units(line, s, n)
	return explained(MoneyFigure, x.p.year.Lines[line].Name, units.Value*x.p.lines[line].unit, Product, func() []*Explanation {
		return x.atTariff(line, units)
	})
}

// units is a line's activity in the span after n changes.
func (x *Explainer) units(line int, s span, n int) *Explanation {
	return x.once(figureKey{what: "units", a: line, s: s, b: n}, func() *Explanation { return x.unitsAnew(line, s, n) })
}

func (x *Explainer) unitsAnew(line int, s span, n int) *Explanation {
	l, q := &x.p.year.Lines[line], &x.p.lines[line]
	if q.provider < 0 {
		return x.spentOn(line, n)
	}
	label := l.Name + " " + s.words() + ", " + x.changedWords(n)
	to := x.unitsTo(line, n)
	if n == 0 || !x.stage(n).space.lines[line].touched {
		c := counted{actual: &l.Actual, forecast: l.Forecast, plan: l.Plan, profile: q.profile, kind: l.Profile.kindOr(l.UsualProfile()), week: &q.week}
		return x.counts(label, c, s).noted(x.restsOnWords(l.Forecast, s))
	}
	return explained(CountFigure, label, to[s.to]-to[s.from], Difference, func() []*Explanation {
		return []*Explanation{x.units(line, s, 0), x.fewer(line, 0, n, s)}
	})
}

// unitsTo are the running totals of a line's units after n changes.
func (x *Explainer) unitsTo(line, n int) *running {
	return x.stage(n).space.weeksOf(line)
}

// referrals is a stream's referrals in the span if nothing changes.
func (x *Explainer) referrals(stream int, s span) *Explanation {
	return x.once(figureKey{what: "referrals", a: stream, s: s}, func() *Explanation { return x.referralsAnew(stream, s) })
}

func (x *Explainer) referralsAnew(stream int, s span) *Explanation {
	r, q := &x.p.year.Referrals[stream], &x.p.streams[stream]
	c := counted{actual: &r.Actual, forecast: r.Forecast, plan: r.Plan.Value, profile: q.profile, kind: r.Profile.kindOr(WorkingDays), week: &q.week}
	return x.counts(r.Name+" "+s.words()+", if nothing changes", c, s).counting("referrals").noted(x.restsOnWords(r.Forecast, s))
}

func (p Profile) kindOr(usual ProfileKind) ProfileKind {
	if p.Kind == DefaultProfile {
		return usual
	}
	return p.Kind
}

// restsOnWords says which forecast made the remaining weeks of the span.
func (x *Explainer) restsOnWords(f Forecast, s span) string {
	if s.to <= x.p.elapsed {
		return ""
	}
	return "The remaining weeks " + f.Words() + "."
}

// counted is what is counted by the week: activity of a line, or referrals.
type counted struct {
	actual   *Counts
	forecast Forecast
	plan     float64
	profile  *spreadOver
	kind     ProfileKind
	week     *Weights
}

// counts is what is counted in the span if nothing changes: weeks that are
// over, and weeks by the forecast.
func (x *Explainer) counts(label string, c counted, s span) *Explanation {
	past, ahead := s.within(0, x.p.elapsed), s.within(x.p.elapsed, WeeksInYear)
	switch {
	case ahead.empty():
		return x.past(c, past).named(label)
	case past.empty():
		return x.ahead(c, ahead).named(label)
	}
	return explained(CountFigure, label, c.sum(s), Sum, func() []*Explanation {
		return []*Explanation{x.past(c, past), x.ahead(c, ahead)}
	})
}

func (c counted) sum(s span) float64 {
	to := runningTotal(c.week)
	return to[s.to] - to[s.from]
}

// past is what was counted in weeks that are over.
func (x *Explainer) past(c counted, s span) *Explanation {
	return x.once(figureKey{what: "past", of: c.week, s: s}, func() *Explanation { return x.pastAnew(c, s) })
}

func (x *Explainer) pastAnew(c counted, s span) *Explanation {
	label := "counted " + s.words()
	elapsed := span{to: x.p.elapsed}
	if c.actual.Weekly != nil {
		return explained(CountFigure, label, c.sum(s), Sum, func() (weeks []*Explanation) {
			for i := s.from; i < s.to; i++ {
				weeks = append(weeks, stated(CountFigure, x.weekName(i), c.week[i]))
			}
			return weeks
		})
	}
	if x.weightOf(c, elapsed) == 0 {
		return stated(CountFigure, label, 0).noted("The profile has no weight in these weeks.")
	}
	total := stated(CountFigure, "counted "+elapsed.words(), c.actual.Total)
	if s == elapsed {
		return total
	}
	return explained(CountFigure, label, c.sum(s), Product, func() []*Explanation {
		return []*Explanation{total, x.weightShare(c, s, elapsed)}
	})
}

// ahead is what the forecast gives for weeks to come.
func (x *Explainer) ahead(c counted, s span) *Explanation {
	return x.once(figureKey{what: "ahead", of: c.week, s: s}, func() *Explanation { return x.aheadAnew(c, s) })
}

func (x *Explainer) aheadAnew(c counted, s span) *Explanation {
	label := "expected " + s.words()
	if c.forecast.Kind == OnPlan {
		if x.weightOf(c, wholeYear) == 0 {
			return stated(CountFigure, label, 0).noted("The profile has no weight in the year.")
		}
		return explained(CountFigure, label, c.sum(s), Product, func() []*Explanation {
			return []*Explanation{stated(CountFigure, "planned for the year", c.plan), x.weightShare(c, s, wholeYear)}
		})
	}
	b := x.p.restsOn(c.actual, &course{week: *c.week}, c.forecast, c.profile)
	if b.weight == 0 {
		return stated(CountFigure, label, 0).noted("The profile has no weight in the weeks that the forecast rests on.")
	}
	on := span{from: b.first, to: x.p.elapsed}
	return explained(CountFigure, label, c.sum(s), Product, func() []*Explanation {
		rate := explained(NumberFigure, "rate for each "+weightUnit(c.kind, 1), b.rate(), Quotient, func() []*Explanation {
			return []*Explanation{x.past(c, on), x.weights(c, on)}
		}).counting("a " + weightUnit(c.kind, 1))
		return []*Explanation{rate, x.weights(c, s)}
	}).noted("These weeks " + c.forecast.Words() + ".")
}

func (x *Explainer) weightOf(c counted, s span) float64 {
	return c.profile.to[s.to] - c.profile.to[s.from]
}

// weights is the weight of the span, week by week.
func (x *Explainer) weights(c counted, s span) *Explanation {
	return x.once(figureKey{what: "weights", of: c.profile, s: s, a: int(c.kind)}, func() *Explanation { return x.weightsAnew(c, s) })
}

func (x *Explainer) weightsAnew(c counted, s span) *Explanation {
	unit := weightUnit(c.kind, 2)
	return explained(NumberFigure, unit+" "+s.words(), x.weightOf(c, s), Sum, func() (weeks []*Explanation) {
		for i := s.from; i < s.to; i++ {
			weeks = append(weeks, stated(NumberFigure, x.weekName(i), c.profile.weight[i]))
		}
		return weeks
	}).counting(unit)
}

// weightShare is the share of the weight of the span in that of a longer one,
// which has some.
func (x *Explainer) weightShare(c counted, s, of span) *Explanation {
	return reckoned(ShareFigure, "share of the "+weightUnit(c.kind, 2)+" "+of.words()+" that falls "+s.words(), Quotient,
		x.weights(c, s), x.weights(c, of))
}

func weightUnit(k ProfileKind, n int) string {
	one, many := "unit of weight", "weights"
	switch k {
	case WorkingDays:
		one, many = "working day", "working days"
	case CalendarDays:
		one, many = "day", "days"
	case Flat:
		one, many = "week", "weeks"
	}
	if n == 1 {
		return one
	}
	return many
}

// spentOn is the year's spending on a line without activity after n changes.
func (x *Explainer) spentOn(line, n int) *Explanation {
	l, q := &x.p.year.Lines[line], &x.p.lines[line]
	label := l.Name + ", " + x.changedWords(n)
	if n > 0 && x.stage(n).space.lines[line].touched {
		return amount(label, RoundPounds(x.unitsTo(line, n)[WeeksInYear]), Difference, func() []*Explanation {
			return []*Explanation{x.poundsOf(line, wholeYear), x.fewer(line, 0, n, wholeYear)}
		})
	}
	return amount(label, q.spend, Sum, func() []*Explanation {
		return []*Explanation{x.poundsOf(line, span{to: x.p.elapsed}), x.poundsOf(line, span{from: x.p.elapsed, to: WeeksInYear})}
	}).noted("The remaining weeks " + l.Forecast.Words() + ".")
}

// poundsOf is what a line without activity costs in the span if nothing
// changes, before it is rounded.
func (x *Explainer) poundsOf(line int, s span) *Explanation {
	return x.once(figureKey{what: "poundsOf", a: line, s: s}, func() *Explanation { return x.poundsOfAnew(line, s) })
}

func (x *Explainer) poundsOfAnew(line int, s span) *Explanation {
	l, q := &x.p.year.Lines[line], &x.p.lines[line]
	c := counted{profile: q.profile, kind: l.Profile.kindOr(l.UsualProfile()), week: &q.week}
	past, ahead := span{to: x.p.elapsed}, span{from: x.p.elapsed, to: WeeksInYear}
	label := "spending " + s.words()
	if s == wholeYear {
		return explained(MoneyFigure, label, c.sum(s), Sum, func() []*Explanation {
			return []*Explanation{x.poundsOf(line, past), x.poundsOf(line, ahead)}
		})
	}
	spent := stated(MoneyFigure, "spent "+past.words(), l.Spent)
	none := stated(MoneyFigure, label, 0).noted("The profile has no weight in the weeks over which this would be spread.")
	by := func(of span, what *Explanation) *Explanation {
		if x.weightOf(c, of) == 0 {
			return none
		}
		if s == of {
			return what
		}
		return explained(MoneyFigure, label, c.sum(s), Product, func() []*Explanation {
			return []*Explanation{what, reckoned(ShareFigure, fmt.Sprintf("%s %s for each %s", weightUnit(c.kind, 2), s.words(), of.words()),
				Quotient, x.weights(c, s), x.weights(c, of))}
		})
	}
	if s.to <= x.p.elapsed {
		return by(past, spent).named("spent " + s.words())
	}
	switch l.Forecast.Kind {
	case OnPlan:
		return by(wholeYear, stated(MoneyFigure, "budget for the year", l.Budget.Value))
	case ForecastAmount:
		return by(ahead, reckoned(MoneyFigure, "left of the year's amount", Difference, stated(MoneyFigure, "amount for the year", l.Forecast.Amount), spent)).named(label)
	}
	return by(past, spent)
}
