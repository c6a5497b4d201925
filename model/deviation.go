package model

// deviation is how far a line's remaining activity may stray from its
// projection: normal, with the variance that variance gives.
type deviation struct {
	chance  float64 // φ·ρ: variance of the units in a week, for each unit of weight
	basis   float64 // W_e: weight of the weeks that the forecast rests on
	unit    float64 // pounds a unit
	profile *spreadOver
	sd      float64 // pounds at tariff, over all remaining weeks
}

// over is the variance, in pounds squared, of what is done in weeks that weigh
// so much: chance in those weeks, and what they leave unknown of the rate
// (projection.md §5).
func (d *deviation) over(weight float64) float64 {
	return d.chance * (weight + quotient(weight*weight, d.basis)) * d.unit * d.unit
}

// deviationOf reckons how uncertain a line is. A line on plan, one without
// activity and one that nothing was done on have no spread.
func (p *Prepared) deviationOf(i int) deviation {
	l, q := &p.year.Lines[i], &p.lines[i]
	d := deviation{unit: q.unit, profile: q.profile}
	if q.provider < 0 || l.Forecast.Kind == OnPlan {
		return d
	}
	on := p.restsOn(&l.Actual, &course{week: q.week}, l.Forecast, q.profile)
	d.basis = on.weight
	rate := on.rate()
	if rate <= 0 {
		return d
	}
	dispersion := 1.0
	if counts := l.Actual.Each(); counts != nil {
		dispersion = overdispersion(counts[on.first:], p.weightsOver(q.profile)[on.first:], rate)
	}
	d.chance = dispersion * rate
	d.sd = sqrt(d.over(q.profile.to[WeeksInYear] - q.profile.to[toDate]))
	return d
}

// weightsOver are the weights of the weeks that are over, or of the months.
func (p *Prepared) weightsOver(s *spreadOver) []float64 {
	if !p.year.ByMonth() {
		return s.weight[:p.year.WeeksElapsed]
	}
	weights := make([]float64, p.year.MonthsElapsed)
	for m := range weights {
		weights[m] = s.inMonths(p.year.FinancialYear, m, m+1)
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
