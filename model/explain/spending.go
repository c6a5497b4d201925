package explain

import (
	"fmt"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// spentOn is the year's spending on a line without activity after n changes.
func (x *Explainer) spentOn(line, n int) *figure.Explanation {
	l, q := &x.p.Year().Lines[line], &x.p.Lines[line]
	label := l.Name + ", " + x.changedWords(n)
	if n > 0 && x.stage(n).Workspace().Lines[line].Touched {
		return figure.Amount(label, model.RoundPounds(x.unitsTo(line, n)[model.WeeksInYear]), figure.Difference, func() []*figure.Explanation {
			return []*figure.Explanation{x.poundsOf(line, wholeYear), x.fewer(line, 0, n, wholeYear)}
		})
	}
	return figure.Amount(label, q.Spend, figure.Sum, func() []*figure.Explanation { return x.poundsIn(line, wholeYear) }).Noted(x.remaining() + insight.ForecastWords(x.p.Year(), l.Forecast) + ".")
}

// spentToDateOn is what a line without activity has cost so far.
func (x *Explainer) spentToDateOn(line int) *figure.Explanation {
	return figure.Amount(x.p.Year().Lines[line].Name, model.RoundPounds(x.p.Lines[line].To[model.ToDate]), figure.Sum, func() []*figure.Explanation {
		return []*figure.Explanation{x.poundsOf(line, x.over())}
	})
}

// poundsOf is what a line without activity costs in the span if nothing
// changes, before it is rounded.
func (x *Explainer) poundsOf(line int, s span) *figure.Explanation {
	return x.once(figureKey{what: "poundsOf", a: line, s: s}, func() *figure.Explanation {
		if parts := x.poundsIn(line, s); len(parts) > 1 {
			return figure.Explain(figure.OfMoney, "spending "+x.when(s), x.countedOn(line).sum(s), figure.Sum, func() []*figure.Explanation { return parts })
		}
		if x.empty(x.within(s, x.ahead())) {
			return x.poundsSpent(line, s)
		}
		return x.poundsAhead(line, s)
	})
}

// poundsIn are the pounds of a span, those that are spent apart from those to come.
func (x *Explainer) poundsIn(line int, s span) (parts []*figure.Explanation) {
	for _, half := range []span{x.over(), x.ahead()} {
		if of := x.within(s, half); !x.empty(of) && of != s {
			parts = append(parts, x.poundsOf(line, of))
		}
	}
	if len(parts) == 0 {
		return []*figure.Explanation{x.poundsAhead(line, s)}
	}
	return parts
}

func (x *Explainer) poundsSpent(line int, s span) *figure.Explanation {
	c := x.countedOn(line)
	spent := figure.State(figure.OfMoney, "spent "+x.when(x.over()), x.p.Year().Lines[line].Spent)
	return x.spreadBy(line, s, spent, x, c, x.over()).Named("spent " + x.when(s))
}

func (x *Explainer) poundsAhead(line int, s span) *figure.Explanation {
	l := &x.p.Year().Lines[line]
	base, c := x.asItStands(x.countedOn(line))
	spent := figure.State(figure.OfMoney, "spent "+base.when(base.over()), l.Spent)
	switch l.Forecast.Kind {
	case model.NothingMore:
		return figure.State(figure.OfMoney, "spending "+x.when(s), 0).Noted("Nothing more comes.")
	case model.OnPlan:
		return x.spreadBy(line, s, figure.State(figure.OfMoney, "budget for the year", l.Budget.Value), x, x.countedOn(line), wholeYear)
	case model.ForecastAmount:
		all := figure.State(figure.OfMoney, "amount for the year", l.Forecast.Amount)
		if x.base != nil {
			return x.spreadBy(line, s, all, x, x.countedOn(line), wholeYear)
		}
		left := figure.Reckon(figure.OfMoney, "left of the year's amount", figure.Difference, all, spent)
		return x.spreadBy(line, s, left, x, c, x.ahead()).Named("spending " + x.when(s))
	case model.StraightLine:
		return figure.Explain(figure.OfMoney, "spending "+x.when(s), x.countedOn(line).sum(s), figure.Product, func() []*figure.Explanation { return x.straight(spent, s) })
	}
	return x.spreadBy(line, s, spent, base, c, base.over())
}

// spreadBy is the part of a sum that falls in the span, when it is the sum of a
// span, perhaps of the year as it stands, that goes by a profile.
func (x *Explainer) spreadBy(line int, s span, sum *figure.Explanation, base *Explainer, c counted, of span) *figure.Explanation {
	label := "spending " + x.when(s)
	if base.weightOf(c, of) == 0 {
		return figure.State(figure.OfMoney, label, 0).Noted("The profile has no weight in the time over which this would be spread.")
	}
	if s == of && base == x {
		return sum
	}
	mine := x.countedOn(line)
	return figure.Explain(figure.OfMoney, label, mine.sum(s), figure.Product, func() []*figure.Explanation {
		return []*figure.Explanation{sum, figure.Reckon(figure.OfShare, fmt.Sprintf("%s %s for each %s", weightUnit(c.Kind, 2), x.when(s), base.when(of)),
			figure.Ratio, x.weights(mine, s), base.weights(c, of))}
	})
}
