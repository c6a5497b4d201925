package insight

import (
	"fewer/model"
	"fewer/model/chance"
	"fewer/model/figure"
)

// deviation is how far a line's remaining activity may stray from its
// projection: normal, with the variance that variance gives.
type deviation struct {
	chance  float64 // φ·ρ: variance of the units in a week, for each unit of weight
	basis   float64 // W_e: weight of the weeks that the forecast rests on
	unit    float64 // pounds a unit
	profile *model.SpreadOver
	sd      float64 // pounds at tariff, over all remaining weeks
}

// over is the variance, in pounds squared, of what is done in weeks that weigh
// so much: chance in those weeks, and what they leave unknown of the rate
// (projection.md §5).
func (d *deviation) over(weight float64) float64 {
	return d.chance * (weight + figure.Quotient(weight*weight, d.basis)) * d.unit * d.unit
}

// deviationOf reckons how uncertain a line is. A line on plan, one without
// activity and one that nothing was done on have no spread.
func deviationOf(p *model.Prepared, i int) deviation {
	q := &p.Lines[i]
	d := deviation{unit: q.Unit, profile: q.Profile}
	if q.InPounds || q.Forecast.Kind == model.OnPlan {
		return d
	}
	on := p.RestsOn(&q.Row)
	d.basis = on.Weight
	rate := on.Rate()
	if rate <= 0 {
		return d
	}
	dispersion := 1.0
	if counts := q.Actual.Each(); counts != nil {
		dispersion = overdispersion(counts[on.First:], weightsOver(p, q.Profile)[on.First:], rate)
	}
	d.chance = dispersion * rate
	d.sd = chance.Sqrt(d.over(q.Profile.To[model.WeeksInYear] - q.Profile.To[model.ToDate]))
	return d
}

// weightsOver are the weights of the weeks that are over, or of the months.
func weightsOver(p *model.Prepared, s *model.SpreadOver) []float64 {
	if !p.Year().ByMonth() {
		return s.Weight[:p.Year().WeeksElapsed]
	}
	weights := make([]float64, p.Year().MonthsElapsed)
	for m := range weights {
		weights[m] = s.InMonths(p.Year().FinancialYear, m, m+1)
	}
	return weights
}

// overdispersion is φ: how much more the counts of weeks, or months, vary than chance alone
// would have it (Pearson's χ² over its degrees of freedom), but at least 1.
// Those without weight don't count.
func overdispersion(counts, weights []float64, rate float64) float64 {
	sum, weeks := 0.0, 0
	for i, weight := range weights {
		if expected := rate * weight; expected > 0 {
			sum += (counts[i] - expected) * (counts[i] - expected) / expected
			weeks++
		}
	}
	if weeks < 2 {
		return 1
	}
	return max(1, sum/float64(weeks-1))
}
