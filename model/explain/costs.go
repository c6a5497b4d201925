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
	takes := x.p.Takes(&x.s.Changes[k], model.WeeksInYear, figure.Asked)
	return takes.Explained(figure.OfMoney, "what it takes: "+x.changeWords(k)).Penny()
}
