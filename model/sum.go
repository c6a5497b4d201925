package model

import (
	"cmp"
	"math"
	"slices"
)

// sum adds up independent parts and a normal of the variance, in pounds
// squared, as deviations from the projection; nil where nothing can stray.
func (s *Spreads) sum(parts []straying, variance float64) *distribution {
	all := variance
	for _, q := range parts {
		all += q.kept().cumulants.variance
	}
	if all <= 0 {
		return nil
	}
	d := s.sumOnLattice(parts, variance, all, 0)
	// Where something strays far but seldom, the standard deviation says little
	// of the middle of the range, which then gets a finer lattice.
	const normally = 2 * 1.2816
	if span := d.quantile(0.9) - d.quantile(0.1); span > d.width && span < normally/2*d.sd {
		scale := span / normally
		d.middle = s.sumOnLattice(parts, variance, scale*scale, 1)
	}
	return d
}

// latticeReach is how many cells from the projection what is laid on either
// lattice may lie. Two outcomes that lie beyond the finer one must not come
// round to its other end.
var latticeReach = [2]float64{latticeHalf - 2, latticeHalf/2 - 2}

// sumOnLattice adds up on a lattice for a standard deviation whose square is
// scale. Parts that are small beside it are lumped together.
func (s *Spreads) sumOnLattice(parts []straying, variance, scale float64, level int) *distribution {
	width := math.Exp2(math.Floor(math.Log2(sqrt(scale) / cellsInSD)))
	all := variance
	total := make([]complex128, latticeHalf+1)
	for k := range total {
		total[k] = 1
	}
	lump, first := cumulants{variance: variance}, smallFrom(parts, variance, scale)
	for i, q := range parts {
		k := q.kept()
		all += k.cumulants.variance
		if i >= first {
			lump.add(&k.cumulants)
			continue
		}
		on := &k.laid[level]
		if on.width != width {
			o := q.outcome(s, fineStrata())
			on.spectrum = s.lattice.transform(&o, width, latticeReach[level], on.spectrum)
			on.width = width
		}
		multiply(total, on.spectrum)
	}
	s.addLump(total, lump, width)
	return s.lattice.distribute(total, width, lump.mean, sqrt(all))
}

// smallFrom sorts the parts, and tells from which on they may be lumped
// together: none of these is a hundredth of the standard deviation, or they are
// so many and so alike that together they are nearly normal.
func smallFrom(parts []straying, variance, scale float64) int {
	const alike = 1.0 / 24
	size := func(q straying) float64 {
		c := &q.kept().cumulants
		if c.shapely() || c.variance < scale/1e5 {
			return c.variance
		}
		return math.Inf(1)
	}
	slices.SortStableFunc(parts, func(a, b straying) int { return cmp.Compare(size(b), size(a)) })
	rest := variance
	first := len(parts)
	for i := len(parts) - 1; i >= 0; i-- {
		v := size(parts[i])
		rest += v
		if v < scale/1e4 || v < alike*rest && v < scale/64 {
			first = i
		}
	}
	return first
}

// addLump adds what is nearly normal to a sum.
func (s *Spreads) addLump(total []complex128, lump cumulants, width float64) {
	switch sd := sqrt(lump.variance); {
	case sd >= 2*width:
		multiplyLump(total, lump, width)
	case sd > 0:
		// Too narrow to be smooth on the lattice: laid on it like any other.
		c := fineStrata()
		o := outcome{value: s.room(len(c.z)), weight: c.weight}
		for i, z := range c.z {
			o.value[i] = sd * z
		}
		multiply(total, s.lattice.transform(&o, width, latticeHalf-2, nil))
	}
}
