package model

import (
	"math"
	"slices"
)

// raw is what the curve pays before its ceiling and floor.
func (c *Curve) raw(value float64) float64 {
	return c.Fixed + c.Above*max(0, value-c.UpperEdge) - c.Below*max(0, c.LowerEdge-value)
}

// Bends are the values at tariff above zero, in pounds and in order, at which
// the curve changes its slope; between two of them, and beyond the outer ones,
// it is straight.
func (c *Curve) Bends() []float64 {
	return slices.DeleteFunc(c.bends(), func(v float64) bool { return v <= 0 })
}

// bends are the bends at values of either sign. The search for the best plan
// comes to values below zero where it takes more from a line than there is.
func (c *Curve) bends() []float64 {
	candidates := []float64{c.LowerEdge, c.UpperEdge}
	for _, limit := range []float64{0, c.Floor, c.Ceiling} {
		if math.IsInf(limit, 0) {
			continue
		}
		if c.Above > 0 {
			candidates = append(candidates, c.UpperEdge+(limit-c.Fixed)/c.Above)
		}
		if c.Below > 0 {
			candidates = append(candidates, c.LowerEdge-(c.Fixed-limit)/c.Below)
		}
	}
	slices.Sort(candidates)
	var bends []float64
	for i, v := range candidates {
		if i > 0 && v-candidates[i-1] < 1e-6 {
			continue
		}
		bends = append(bends, v)
	}
	return c.onlyBends(bends)
}

// onlyBends leaves out the values at which the curve stays straight.
func (c *Curve) onlyBends(values []float64) []float64 {
	var keep []float64
	for i, v := range values {
		before, after := v-math.Abs(v)-1, v+math.Abs(v)+1
		if i > 0 {
			before = (values[i-1] + v) / 2
		}
		if i+1 < len(values) {
			after = (v + values[i+1]) / 2
		}
		if math.Abs(c.chord(before, v)-c.chord(v, after)) > 1e-9 {
			keep = append(keep, v)
		}
	}
	return keep
}

// chord is what the curve pays for each pound of value between two values.
func (c *Curve) chord(from, to float64) float64 {
	if to == from {
		return 0
	}
	return (c.Pay(to) - c.Pay(from)) / (to - from)
}

// bendsWithin are the bends that lie strictly between two values.
func (c *Curve) bendsWithin(from, to float64) []float64 {
	const slack = 1e-7 // pounds
	var within []float64
	for _, v := range c.bends() {
		if v > from+slack && v < to-slack {
			within = append(within, v)
		}
	}
	return within
}
