package explain

import (
	"fmt"

	"fewer/model"
	"fewer/model/insight"
)

// spentOn is the year's spending on a line without activity after n changes.
func (x *Explainer) spentOn(line, n int) *Explanation {
	l, q := &x.p.Year().Lines[line], &x.p.Lines[line]
	label := l.Name + ", " + x.changedWords(n)
	if n > 0 && x.stage(n).Workspace().Lines[line].Touched {
		return amount(label, model.RoundPounds(x.unitsTo(line, n)[model.WeeksInYear]), Difference, func() []*Explanation {
			return []*Explanation{x.poundsOf(line, wholeYear), x.fewer(line, 0, n, wholeYear)}
		})
	}
	return amount(label, q.Spend, Sum, func() []*Explanation { return x.poundsIn(line, wholeYear) }).noted(x.remaining() + insight.ForecastWords(x.p.Year(), l.Forecast) + ".")
}

// spentToDateOn is what a line without activity has cost so far.
func (x *Explainer) spentToDateOn(line int) *Explanation {
	return amount(x.p.Year().Lines[line].Name, model.RoundPounds(x.p.Lines[line].To[model.ToDate]), Sum, func() []*Explanation {
		return []*Explanation{x.poundsOf(line, x.over())}
	})
}

// poundsOf is what a line without activity costs in the span if nothing
// changes, before it is rounded.
func (x *Explainer) poundsOf(line int, s span) *Explanation {
	return x.once(figureKey{what: "poundsOf", a: line, s: s}, func() *Explanation {
		if parts := x.poundsIn(line, s); len(parts) > 1 {
			return explained(MoneyFigure, "spending "+x.when(s), x.countedOn(line).sum(s), Sum, func() []*Explanation { return parts })
		}
		if x.empty(x.within(s, x.ahead())) {
			return x.poundsSpent(line, s)
		}
		return x.poundsAhead(line, s)
	})
}

// poundsIn are the pounds of a span, those that are spent apart from those to come.
func (x *Explainer) poundsIn(line int, s span) (parts []*Explanation) {
	for _, half := range []span{x.over(), x.ahead()} {
		if of := x.within(s, half); !x.empty(of) && of != s {
			parts = append(parts, x.poundsOf(line, of))
		}
	}
	if len(parts) == 0 {
		return []*Explanation{x.poundsAhead(line, s)}
	}
	return parts
}

func (x *Explainer) poundsSpent(line int, s span) *Explanation {
	c := x.countedOn(line)
	spent := stated(MoneyFigure, "spent "+x.when(x.over()), x.p.Year().Lines[line].Spent)
	return x.spreadBy(line, s, spent, x, c, x.over()).named("spent " + x.when(s))
}

func (x *Explainer) poundsAhead(line int, s span) *Explanation {
	l := &x.p.Year().Lines[line]
	base, c := x.asItStands(x.countedOn(line))
	spent := stated(MoneyFigure, "spent "+base.when(base.over()), l.Spent)
	switch l.Forecast.Kind {
	case model.NothingMore:
		return stated(MoneyFigure, "spending "+x.when(s), 0).noted("Nothing more comes.")
	case model.OnPlan:
		return x.spreadBy(line, s, stated(MoneyFigure, "budget for the year", l.Budget.Value), x, x.countedOn(line), wholeYear)
	case model.ForecastAmount:
		all := stated(MoneyFigure, "amount for the year", l.Forecast.Amount)
		if x.base != nil {
			return x.spreadBy(line, s, all, x, x.countedOn(line), wholeYear)
		}
		left := reckoned(MoneyFigure, "left of the year's amount", Difference, all, spent)
		return x.spreadBy(line, s, left, x, c, x.ahead()).named("spending " + x.when(s))
	case model.StraightLine:
		return explained(MoneyFigure, "spending "+x.when(s), x.countedOn(line).sum(s), Product, func() []*Explanation { return x.straight(spent, s) })
	}
	return x.spreadBy(line, s, spent, base, c, base.over())
}

// spreadBy is the part of a sum that falls in the span, when it is the sum of a
// span, perhaps of the year as it stands, that goes by a profile.
func (x *Explainer) spreadBy(line int, s span, sum *Explanation, base *Explainer, c counted, of span) *Explanation {
	label := "spending " + x.when(s)
	if base.weightOf(c, of) == 0 {
		return stated(MoneyFigure, label, 0).noted("The profile has no weight in the time over which this would be spread.")
	}
	if s == of && base == x {
		return sum
	}
	mine := x.countedOn(line)
	return explained(MoneyFigure, label, mine.sum(s), Product, func() []*Explanation {
		return []*Explanation{sum, reckoned(ShareFigure, fmt.Sprintf("%s %s for each %s", weightUnit(c.kind, 2), x.when(s), base.when(of)),
			Quotient, x.weights(mine, s), base.weights(c, of))}
	})
}
