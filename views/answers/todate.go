package answers

import (
	"math"

	"fewer/model"
	"fewer/model/insight"
)

// ToDate is by how many pounds spending to the end of each week lies above the
// budget, for a chart: from the start of the year on. Spending itself would be a
// straight line, on which a deficit of one part in fifty can't be seen. Where there
// is nothing to say of a week, it is not a number.
type ToDate struct {
	Actual            []float64 // in the weeks that are over
	Nothing, Scenario []float64 // from then on: if nothing changes, and in the scenario
	Low, High         []float64 // between which the scenario is in 8 of 10 such years; nil without a fan
	Budget            []float64 // nothing, in every week
}

// NewToDate sets spending beside the budget, so many weeks being over. The fan may be
// nil.
func NewToDate(s *model.Series, elapsed int, fan *insight.Fan) (d ToDate) {
	n := len(s.Budget)
	lines := []*[]float64{&d.Actual, &d.Nothing, &d.Scenario}
	if fan != nil {
		lines = append(lines, &d.Low, &d.High)
	}
	for _, line := range lines {
		*line = make([]float64, n)
		for i := range *line {
			(*line)[i] = math.NaN()
		}
	}
	d.Budget = make([]float64, n)
	over := func(spent model.Money, week int) float64 { return spent.Float() - s.Budget[week].Float() }
	for i := range n {
		if i <= elapsed {
			d.Actual[i] = over(s.DoNothing[i], i)
		}
		if i < elapsed {
			continue
		}
		d.Nothing[i], d.Scenario[i] = over(s.DoNothing[i], i), over(s.Scenario[i], i)
		if fan != nil {
			d.Low[i], d.High[i] = over(fan.Scenario[i].P10, i), over(fan.Scenario[i].P90, i)
		}
	}
	return d
}
