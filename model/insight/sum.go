package insight

import (
	"cmp"
	"math"
	"slices"

	"fewer/model/chance"
)

// sum adds up independent parts and a normal of the variance, in pounds
// squared, as deviations from the projection; nil where nothing can stray.
func (s *Spreads) sum(parts []straying, variance float64) *chance.Distribution {
	all := variance
	for _, q := range parts {
		all += q.kept().cumulants.Variance
	}
	if all <= 0 {
		return nil
	}
	d := s.sumOnLattice(parts, variance, all, 0)
	// Where something strays far but seldom, the standard deviation says little
	// of the middle of the range, which then gets a finer lattice.
	const normally = 2 * 1.2816
	if span := d.Quantile(0.9) - d.Quantile(0.1); span > d.Width && span < normally/2*d.Sd {
		scale := span / normally
		d.Middle = s.sumOnLattice(parts, variance, scale*scale, 1)
	}
	return d
}

// latticeReach is how many cells from the projection what is laid on either
// lattice may lie. Two outcomes that lie beyond the finer one must not come
// round to its other end.
var latticeReach = [2]float64{chance.LatticeHalf - 2, chance.LatticeHalf/2 - 2}

// sumOnLattice adds up on a lattice for a standard deviation whose square is
// scale. Parts that are small beside it are lumped together.
func (s *Spreads) sumOnLattice(parts []straying, variance, scale float64, level int) *chance.Distribution {
	width := math.Exp2(math.Floor(math.Log2(chance.Sqrt(scale) / chance.CellsInSD)))
	all := variance
	total := make([]complex128, chance.LatticeHalf+1)
	for k := range total {
		total[k] = 1
	}
	lump, first := chance.Cumulants{Variance: variance}, smallFrom(parts, variance, scale)
	for i, q := range parts {
		k := q.kept()
		all += k.cumulants.Variance
		if i >= first {
			lump.Add(&k.cumulants)
			continue
		}
		on := &k.laid[level]
		if on.width != width {
			o := q.outcome(s, chance.FineStrata())
			on.spectrum = s.lattice.Transform(&o, width, latticeReach[level], on.spectrum)
			on.width = width
		}
		chance.Multiply(total, on.spectrum)
	}
	s.addLump(total, lump, width)
	return s.lattice.Distribute(total, width, lump.Mean, chance.Sqrt(all))
}

// smallFrom sorts the parts, and tells from which on they may be lumped
// together: none of these is a hundredth of the standard deviation, or they are
// so many and so alike that together they are nearly normal.
func smallFrom(parts []straying, variance, scale float64) int {
	const alike = 1.0 / 24
	size := func(q straying) float64 {
		c := &q.kept().cumulants
		if c.Shapely() || c.Variance < scale/1e5 {
			return c.Variance
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
func (s *Spreads) addLump(total []complex128, lump chance.Cumulants, width float64) {
	switch sd := chance.Sqrt(lump.Variance); {
	case sd >= 2*width:
		chance.MultiplyLump(total, lump, width)
	case sd > 0:
		// Too narrow to be smooth on the lattice: laid on it like any other.
		c := chance.FineStrata()
		o := chance.Outcome{Value: s.room(len(c.Z)), Weight: c.Weight}
		for i, z := range c.Z {
			o.Value[i] = sd * z
		}
		chance.Multiply(total, s.lattice.Transform(&o, width, chance.LatticeHalf-2, nil))
	}
}
