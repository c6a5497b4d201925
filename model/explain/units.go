package explain

import (
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// counted is what is counted by the week: activity of a line, referrals, or what
// was billed.
type counted struct {
	*model.Row
	line, stream int // which it is of, the other being −1
	measure      figure.Kind
	verb         string // "counted", "billed", "spent"
	to           *model.Running
}

// countedOn is a line's activity, or its pounds.
func (x *Explainer) countedOn(line int) counted {
	q := &x.p.Lines[line]
	c := counted{Row: &q.Row, line: line, stream: -1, measure: figure.OfCount, verb: "counted", to: &q.To}
	if q.InPounds {
		c.measure, c.verb = figure.OfMoney, "spent"
	}
	return c
}

// countedIn is a stream's referrals.
func (x *Explainer) countedIn(stream int) counted {
	q := &x.p.Streams[stream]
	if x.streamTo[stream] == nil {
		to := x.p.RunningTo(&q.Course)
		x.streamTo[stream] = &to
	}
	return counted{Row: &q.Row, line: -1, stream: stream, measure: figure.OfCount, verb: "counted", to: x.streamTo[stream]}
}

// asItStands is the explainer of the year as it stands, and what is counted there:
// a full year goes on at its pace.
func (x *Explainer) asItStands(c counted) (*Explainer, counted) {
	switch {
	case x.base == nil:
		return x, c
	case c.stream >= 0:
		return x.base, x.base.countedIn(c.stream)
	}
	return x.base, x.base.countedOn(c.line)
}

// value is what a line's units of the span are worth at tariff after n changes.
func (x *Explainer) value(line int, s span, n int) *figure.Explanation {
	return x.once(figureKey{what: "value", a: line, s: s, b: n}, func() *figure.Explanation {
		q, name := &x.p.Lines[line], x.p.Year().Lines[line].Name
		over := x.within(s, x.over())
		if q.Billed == nil || x.empty(over) {
			return x.atTariff(figure.OfMoney, line, x.units(line, s, n))
		}
		value := x.p.ValueAtTariff([]int{line}, s.from, s.to, x.stage(n).Workspace().WeeksOf)
		return figure.Explain(figure.OfMoney, name, value, figure.Sum, func() []*figure.Explanation {
			parts := []*figure.Explanation{x.billed(line, over)}
			if ahead := x.within(s, x.ahead()); !x.empty(ahead) {
				parts = append(parts, x.value(line, ahead, n).Named("what comes "+x.when(ahead)+", at tariff"))
			}
			return parts
		}).Noted("What is over counts as it was billed.")
	})
}

// billed is what was billed of a line in a span that is over.
func (x *Explainer) billed(line int, s span) *figure.Explanation {
	return x.once(figureKey{what: "billed", a: line, s: s}, func() *figure.Explanation {
		l, q := &x.p.Year().Lines[line], &x.p.Lines[line]
		label := "billed " + x.when(s)
		if cost := l.ActualCost; cost.Each() == nil && l.Actual.Total != 0 {
			total := figure.State(figure.OfMoney, "billed "+x.when(x.over()), cost.Total)
			if s == x.over() && x.unitsIn(line, 0, s) != 0 {
				return total
			}
			all := x.units(line, x.over(), 0)
			if all.Value == 0 {
				return figure.State(figure.OfMoney, label, 0).Noted("The profile has no weight in this time.")
			}
			share := figure.Reckon(figure.OfShare, "share of the activity that falls "+x.when(s), figure.Ratio, x.units(line, s, 0), all)
			return figure.Reckon(figure.OfMoney, label, figure.Product, total, share)
		}
		c := x.countedOn(line)
		cost := x.p.Counted(l.ActualCost, q.Profile)
		to := x.p.RunningTo(&cost)
		row := q.Row
		row.Actual = l.ActualCost
		c.Row, c.measure, c.verb, c.to = &row, figure.OfMoney, "billed", &to
		return x.past(c, s)
	})
}

// units is a line's activity in the span after n changes.
func (x *Explainer) units(line int, s span, n int) *figure.Explanation {
	if x.place(s.to) <= x.place(x.now()) {
		n = 0 // no change moves what is over
	}
	return x.once(figureKey{what: "units", a: line, s: s, b: n}, func() *figure.Explanation {
		l, q := &x.p.Year().Lines[line], &x.p.Lines[line]
		if q.Provider < 0 {
			return x.spentOn(line, n)
		}
		label := l.Name + " " + x.when(s) + ", " + x.changedWords(n)
		if n == 0 || !x.stage(n).Workspace().Lines[line].Touched {
			return x.counts(label, x.countedOn(line), s).Noted(x.restsOnWords(l.Forecast, s))
		}
		return figure.Explain(figure.OfCount, label, x.unitsIn(line, n, s), figure.Difference, func() []*figure.Explanation {
			return []*figure.Explanation{x.units(line, s, 0), x.fewer(line, 0, n, s)}
		})
	})
}

// unitsTo are the running totals of a line's units after n changes.
func (x *Explainer) unitsTo(line, n int) *model.Running {
	return x.stage(n).Workspace().WeeksOf(line)
}

// referrals is a stream's referrals in the span if nothing changes.
func (x *Explainer) referrals(stream int, s span) *figure.Explanation {
	return x.once(figureKey{what: "referrals", a: stream, s: s}, func() *figure.Explanation {
		r := &x.p.Year().Referrals[stream]
		c := x.countedIn(stream)
		return x.counts(r.Name+" "+x.when(s)+", if nothing changes", c, s).Counting("referrals").Noted(x.restsOnWords(r.Forecast, s))
	})
}

// restsOnWords says which forecast made what remains of the span.
func (x *Explainer) restsOnWords(f model.Forecast, s span) string {
	if x.empty(x.within(s, x.ahead())) {
		return ""
	}
	return x.remaining() + insight.ForecastWords(x.p.Year(), f) + "."
}

// remaining begins a sentence of the time that remains.
func (x *Explainer) remaining() string {
	if x.cut() {
		return "The remaining days "
	}
	return "The remaining weeks "
}

// counts is what is counted in the span if nothing changes.
func (x *Explainer) counts(label string, c counted, s span) *figure.Explanation {
	parts := x.halves(c, s)
	if len(parts) == 1 {
		return parts[0].Named(label)
	}
	return figure.Explain(c.measure, label, c.sum(s), figure.Sum, func() []*figure.Explanation { return parts })
}

// halves are what is over of a span, and what comes by the forecast.
func (x *Explainer) halves(c counted, s span) (parts []*figure.Explanation) {
	ahead := x.within(s, x.ahead())
	if past := x.within(s, x.over()); !x.empty(past) || x.empty(ahead) {
		parts = append(parts, x.past(c, past))
	}
	if !x.empty(ahead) {
		parts = append(parts, x.expected(c, ahead))
	}
	return parts
}

func (c counted) sum(s span) float64 { return c.to[s.to] - c.to[s.from] }

// past is what was counted in time that is over.
func (x *Explainer) past(c counted, s span) *figure.Explanation {
	return x.once(figureKey{what: "past", of: c.to, s: s}, func() *figure.Explanation {
		label := c.verb + " " + x.when(s)
		over := x.over()
		switch {
		case c.Actual.Monthly != nil:
			return figure.Explain(c.measure, label, c.sum(s), figure.Sum, func() []*figure.Explanation { return x.monthsCounted(c, x.dayAt(s.from), x.dayAt(s.to)) })
		case c.Actual.Weekly != nil:
			return figure.Explain(c.measure, label, c.sum(s), figure.Sum, func() (weeks []*figure.Explanation) {
				for i := s.from; i < s.to; i++ {
					weeks = append(weeks, figure.State(c.measure, x.weekName(i), c.Actual.Weekly[i]))
				}
				return weeks
			})
		}
		if x.weightOf(c, over) == 0 {
			note := "The profile has no weight in this time."
			if c.InPounds {
				note = c.withoutWeight()
			}
			return figure.State(c.measure, label, 0).Noted(note)
		}
		total := figure.State(c.measure, c.verb+" "+x.when(over), c.Actual.Total)
		if s == over {
			return total
		}
		e := total.F().Part(x.weights(c, s).F(), x.weights(c, over).F(), x.shareWords(c, s, x.when(over))).Explained(c.measure, label)
		e.Value = c.sum(s)
		return e
	})
}

// monthsCounted is what was counted in days from+1..to, month by month; of a month
// that has other days too by its share of the profile.
func (x *Explainer) monthsCounted(c counted, from, to int) (months []*figure.Explanation) {
	y := x.p.Year().FinancialYear
	for m, n := range c.Actual.Monthly {
		first, last := y.DaysToMonth(m), y.DaysToMonth(m+1)
		a, b := max(first, from), min(last, to)
		if a >= b {
			continue
		}
		whole := figure.State(c.measure, model.Month(m+1).String(), n)
		weight := c.Profile.DayTo[last] - c.Profile.DayTo[first]
		switch {
		case a == first && b == last:
			months = append(months, whole)
		case weight == 0:
			months = append(months, figure.State(c.measure, x.daysName(a, b), 0).Noted("The profile has no weight in this month."))
		default:
			share := figure.Reckon(figure.OfShare, "share of the "+weightUnit(c.Kind, 2)+" of "+model.Month(m+1).String(), figure.Ratio,
				x.weightOfDays(c, a, b), x.weightOfDays(c, first, last))
			months = append(months, figure.Reckon(c.measure, x.daysName(a, b), figure.Product, whole, share))
		}
	}
	return months
}

// weightOfDays is the weight of days from+1..to.
func (x *Explainer) weightOfDays(c counted, from, to int) *figure.Explanation {
	unit := weightUnit(c.Kind, 2)
	return figure.State(figure.OfNumber, unit+", "+x.daysName(from, to), c.Profile.DayTo[to]-c.Profile.DayTo[from]).Counting(unit)
}

// expected is what the forecast gives for time to come.
func (x *Explainer) expected(c counted, s span) *figure.Explanation {
	return x.once(figureKey{what: "expected", of: c.to, s: s}, func() *figure.Explanation {
		base, bc := x.asItStands(c)
		label, sofar, note, unit := "expected "+x.when(s), c.verb+" in all so far", "", ""
		if c.InPounds {
			label, sofar = "spending "+x.when(s), c.verb+" "+base.when(base.over())
		}
		pace := x.p.PaceOf(bc.Row, figure.State(c.measure, sofar, c.Actual.Total).F())
		of, all := base, base.over() // whose time the pace is of
		switch pace.Time {
		case model.WholeYear:
			of, all = x, wholeYear
		case model.TimeAhead:
			of, all = x, x.ahead()
		}
		weight, over := x.weights(c, s), of.weights(bc, all)
		kind, words := figure.OfShare, x.shareWords(c, s, of.when(all))
		switch {
		case c.Forecast.Kind == model.NothingMore:
			return figure.State(c.measure, label, 0).Noted("Nothing more comes.")
		case pace.Over == 0:
			return figure.State(c.measure, label, 0).Noted(c.withoutWeight())
		case c.InPounds && of == x && s == all:
			return pace.Sum.Why().Named(label)
		case pace.ByDays:
			weight, over = x.weeksAhead(s), figure.State(figure.OfNumber, "weeks so far", pace.Over)
			kind, words = c.measure, "mean week so far"
		case pace.AtRate:
			var sum *figure.Explanation
			sum, over = base.restsOn(bc, base.p.RestsOn(bc.Row))
			pace.Sum, note = sum.F(), "This time "+x.goesOn(c.Forecast)+"."
			kind, words, unit = figure.OfNumber, "rate for each "+weightUnit(c.Kind, 1), "a "+weightUnit(c.Kind, 1)
		}
		e := pace.In(weight.F(), over.F(), kind, words, unit).Explained(c.measure, label).Noted(note)
		e.Value = c.sum(s)
		return e
	})
}

// withoutWeight says why nothing is expected.
func (c counted) withoutWeight() string {
	switch {
	case c.InPounds:
		return "The profile has no weight in the time over which this would be spread."
	case c.Forecast.Kind == model.OnPlan:
		return "The profile has no weight in the year."
	}
	return "The profile has no weight in the time that the forecast rests on."
}

// goesOn is what a forecast does, of one stretch of time.
func (x *Explainer) goesOn(f model.Forecast) string {
	return "goes" + strings.TrimPrefix(insight.ForecastWords(x.p.Year(), f), "go")
}

// restsOn are what was counted in the time that a forecast rests on, and the
// weight of that time.
func (x *Explainer) restsOn(c counted, b model.Basis) (counts, weight *figure.Explanation) {
	if b.First == 0 || !x.p.Year().ByMonth() {
		on := span{from: b.First, to: x.now()}
		return x.past(c, on), x.weights(c, on)
	}
	y := x.p.Year().FinancialYear
	from, to := y.DaysToMonth(b.First), x.p.Year().DaysElapsed()
	unit := weightUnit(c.Kind, 2)
	var weights []*figure.Explanation
	for m := b.First; m < x.p.Year().MonthsElapsed; m++ {
		weights = append(weights, x.weightOfDays(c, y.DaysToMonth(m), y.DaysToMonth(m+1)))
	}
	return figure.Reckon(c.measure, c.verb+" "+x.daysName(from, to), figure.Sum, x.monthsCounted(c, from, to)...),
		figure.Reckon(figure.OfNumber, unit+", "+x.daysName(from, to), figure.Sum, weights...).Counting(unit)
}

// weeksAhead is how many weeks of a span remain, the cut one by its days.
func (x *Explainer) weeksAhead(s span) *figure.Explanation {
	ahead := 0.0
	for i := range model.WeeksInYear {
		if !x.empty(x.within(x.open(span{from: i, to: i + 1}), s)) {
			ahead += x.p.WeekLeft(i)
		}
	}
	return figure.State(figure.OfNumber, "weeks "+x.when(s), ahead)
}

func (x *Explainer) weightOf(c counted, s span) float64 {
	return c.Profile.To[s.to] - c.Profile.To[s.from]
}

// weights is the weight of the span, week by week.
func (x *Explainer) weights(c counted, s span) *figure.Explanation {
	return x.once(figureKey{what: "weights", of: c.Profile, s: s, a: int(c.Kind)}, func() *figure.Explanation {
		unit := weightUnit(c.Kind, 2)
		return figure.Explain(figure.OfNumber, unit+" "+x.when(s), x.weightOf(c, s), figure.Sum, func() (weeks []*figure.Explanation) {
			for i := range model.WeeksInYear {
				for _, half := range []span{x.over(), x.ahead()} {
					if piece := x.within(x.within(span{from: i, to: i + 1}, half), s); !x.empty(piece) {
						weeks = append(weeks, figure.State(figure.OfNumber, x.pieceName(piece), x.weightOf(c, piece)))
					}
				}
			}
			return weeks
		}).Counting(unit)
	})
}

// weightShare is the share of the weight of the span in that of a longer one,
// which has some.
func (x *Explainer) weightShare(c counted, s, of span) *figure.Explanation {
	return figure.Reckon(figure.OfShare, x.fallsWords(c, s, x.when(of)), figure.Ratio, x.weights(c, s), x.weights(c, of))
}

// fallsWords names the share of the weight of some time that falls in the span.
func (x *Explainer) fallsWords(c counted, s span, of string) string {
	return "share of the " + weightUnit(c.Kind, 2) + " " + of + " that falls " + x.when(s)
}

// shareWords is that of time over which a sum is shared out.
func (x *Explainer) shareWords(c counted, s span, of string) string {
	if c.InPounds {
		return weightUnit(c.Kind, 2) + " " + x.when(s) + " for each " + of
	}
	return x.fallsWords(c, s, of)
}

func weightUnit(k model.ProfileKind, n int) string {
	one, many := "unit of weight", "weights"
	switch k {
	case model.WorkingDays:
		one, many = "working day", "working days"
	case model.CalendarDays:
		one, many = "day", "days"
	case model.Flat:
		one, many = "week", "weeks"
	}
	if n == 1 {
		return one
	}
	return many
}
