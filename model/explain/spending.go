package explain

import (
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
	return figure.Amount(label, q.Spend, figure.Sum, func() []*figure.Explanation { return x.halves(x.countedOn(line), wholeYear) }).Noted(x.remaining() + insight.ForecastWords(x.p.Year(), l.Forecast) + ".")
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
		c := x.countedOn(line)
		if parts := x.halves(c, s); len(parts) == 1 {
			return parts[0]
		}
		return x.counts("spending "+x.when(s), c, s)
	})
}
