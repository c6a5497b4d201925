package explain

import "fewer/model"

// costs is what the first n changes take.
func (x *Explainer) costs(n int) *Explanation {
	var sum model.Money
	for k := range n {
		sum += x.Projection().Changes[k].Costs
	}
	return amount("What the changes take", sum, Sum, func() (parts []*Explanation) {
		for k := range n {
			if x.Projection().Changes[k].Costs != 0 {
				parts = append(parts, x.costOf(k))
			}
		}
		if len(parts) == 0 {
			parts = append(parts, stated(MoneyFigure, "nothing", 0))
		}
		return parts
	})
}

// costOf is what change k takes.
func (x *Explainer) costOf(k int) *Explanation {
	c := &x.s.Changes[k]
	return amount("what it takes: "+x.changeWords(k), x.Projection().Changes[k].Costs, Sum, func() (parts []*Explanation) {
		if c.Costs.Once != 0 && !x.p.AllAhead {
			parts = append(parts, stated(MoneyFigure, "once", c.Costs.Once))
		}
		if c.Costs.PerWeek != 0 {
			parts = append(parts, reckoned(MoneyFigure, "week by week", Product, stated(MoneyFigure, "each week", c.Costs.PerWeek), x.weeksCounted(c)))
		}
		if len(parts) == 0 {
			parts = append(parts, stated(MoneyFigure, "nothing", 0))
		}
		return parts
	})
}

// weeksCounted is for how many weeks a change's costs count, the cut week by its days.
func (x *Explainer) weeksCounted(c *model.Change) *Explanation {
	from, to := x.p.ChangeWeeks(c)
	cut := x.cut() && from == x.p.Elapsed && to > from
	if cut {
		from++
	}
	whole := stated(NumberFigure, "weeks", float64(to-from)).counting("weeks")
	if !cut {
		return whole
	}
	end := x.dayAt(x.p.Elapsed + 1)
	days := func(what string, n int) *Explanation { return stated(NumberFigure, what, float64(n)) }
	return reckoned(NumberFigure, "weeks", Sum, whole, reckoned(NumberFigure, "the cut week, by its days that remain", Quotient,
		days("days that remain", end-x.dayAt(model.ToDate)), days("days of the week", end-x.dayAt(x.p.Elapsed)))).counting("weeks")
}
