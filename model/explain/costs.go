package explain

import (
	"fewer/model"
	"fewer/model/figure"
)

// costs is what the first n changes take.
func (x *Explainer) costs(n int) *figure.Explanation {
	var sum model.Money
	for k := range n {
		sum += x.Projection().Changes[k].Costs
	}
	return figure.Amount("What the changes take", sum, figure.Sum, func() (parts []*figure.Explanation) {
		for k := range n {
			if x.Projection().Changes[k].Costs != 0 {
				parts = append(parts, x.costOf(k))
			}
		}
		return orNone(parts, "nothing")
	})
}

// costOf is what change k takes.
func (x *Explainer) costOf(k int) *figure.Explanation {
	c := &x.s.Changes[k]
	return figure.Amount("what it takes: "+x.changeWords(k), x.Projection().Changes[k].Costs, figure.Sum, func() (parts []*figure.Explanation) {
		if c.Costs.Once != 0 && !x.p.AllAhead {
			parts = append(parts, figure.State(figure.OfMoney, "once", c.Costs.Once))
		}
		if c.Costs.PerWeek != 0 {
			parts = append(parts, figure.Reckon(figure.OfMoney, "week by week", figure.Product, figure.State(figure.OfMoney, "each week", c.Costs.PerWeek), x.weeksCounted(c)))
		}
		return orNone(parts, "nothing")
	})
}

// weeksCounted is for how many weeks a change's costs count, the cut week by its days.
func (x *Explainer) weeksCounted(c *model.Change) *figure.Explanation {
	from, to := x.p.ChangeWeeks(c)
	cut := x.cut() && from == x.p.Elapsed && to > from
	if cut {
		from++
	}
	whole := figure.State(figure.OfNumber, "weeks", float64(to-from)).Counting("weeks")
	if !cut {
		return whole
	}
	end := x.dayAt(x.p.Elapsed + 1)
	days := func(what string, n int) *figure.Explanation { return figure.State(figure.OfNumber, what, float64(n)) }
	return figure.Reckon(figure.OfNumber, "weeks", figure.Sum, whole, figure.Reckon(figure.OfNumber, "the cut week, by its days that remain", figure.Ratio,
		days("days that remain", end-x.dayAt(model.ToDate)), days("days of the week", end-x.dayAt(x.p.Elapsed)))).Counting("weeks")
}
