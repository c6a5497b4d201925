package insight

import "math"

// FunnelCurves are the limits of a funnel over sizes of list, from none to Largest, for
// drawing; what is not known is not a number.
type FunnelCurves struct {
	Largest   float64 // list, in patients
	Low, High float64 // rates, per 1,000 patients

	Lower998, Lower95, Mean, Upper95, Upper998 []float64
}

// Curves reckons the limits at as many sizes of list as a wide window tells apart.
func (f *Funnel) Curves() (c FunnelCurves) {
	if f.Why != "" {
		return c
	}
	const points = 81
	smallest := math.Inf(1)
	c.Low, c.High = f.Mean, f.Mean
	for _, q := range f.Practices {
		c.Largest, smallest = max(c.Largest, q.List*1.06), min(smallest, q.List)
		c.Low, c.High = min(c.Low, q.Rate, q.Limits.Lower998), max(c.High, q.Rate, q.Limits.Upper998)
	}
	for _, line := range []*[]float64{&c.Lower998, &c.Lower95, &c.Mean, &c.Upper95, &c.Upper998} {
		*line = make([]float64, points)
		for i := range *line {
			(*line)[i] = math.NaN()
		}
	}
	for i := range points {
		list := c.Largest * float64(i) / (points - 1)
		if c.Mean[i] = f.Mean; list < smallest*0.8 {
			continue
		}
		l := f.LimitsAt(list)
		c.Lower998[i], c.Lower95[i], c.Upper95[i], c.Upper998[i] = l.Lower998, l.Lower95, l.Upper95, l.Upper998
	}
	room := max((c.High-c.Low)*0.05, 0.01)
	c.Low, c.High = max(0, c.Low-room), c.High+room
	return c
}
