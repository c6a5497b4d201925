package model

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/dsp/fourier"
	"gonum.org/v1/gonum/stat/distuv"
)

func sqrt(x float64) float64 { return math.Sqrt(max(0, x)) }

// normalCDF is the probability that a standard normal is at most z.
func normalCDF(z float64) float64 { return distuv.UnitNormal.CDF(z) }

// z90 is the 90th percentile of the standard normal, 1.2816.
var z90 = distuv.UnitNormal.Quantile(0.9)

// strata cuts the standard normal into slices of equal width: each has the
// mean of what lies in it and its probability. A function of a normal is
// reckoned on them as a simulation would on its draws, but without luck.
type strata struct{ z, weight []float64 }

func newStrata(n int) *strata {
	const reach = 6.5
	s := &strata{z: make([]float64, n), weight: make([]float64, n)}
	below, density := 0.0, 0.0
	for i := range n {
		edge := -reach + 2*reach*float64(i+1)/float64(n)
		upTo, densityAt := normalCDF(edge), distuv.UnitNormal.Prob(edge)
		if i == n-1 {
			upTo, densityAt = 1, 0
		}
		s.weight[i] = upTo - below
		s.z[i] = (density - densityAt) / s.weight[i]
		below, density = upTo, densityAt
	}
	return s
}

// Fine strata are narrower than a cell of the lattice that they are laid on;
// coarse ones are enough for moments.
var (
	fineStrata   = sync.OnceValue(func() *strata { return newStrata(16384) })
	coarseStrata = sync.OnceValue(func() *strata { return newStrata(2048) })
)

// latticeCells is how many cells a lattice has. With cells of 1/400 to 1/800 of
// a standard deviation it reaches at least ten of them to either side.
const (
	latticeCells = 16384
	latticeHalf  = latticeCells / 2
	cellsInSD    = 400
)

// outcome is what an independent part of a sum may turn out to be, as pounds
// above its projection: atoms with their probabilities, and a normal besides.
type outcome struct {
	value, weight []float64
	ordered       bool // values never fall: equal neighbours are a floor, a ceiling or a flat stretch
}

// cumulants are the first four of an outcome.
type cumulants struct{ mean, variance, third, fourth float64 }

func (o *outcome) cumulants() (c cumulants) {
	for i, v := range o.value {
		c.mean += v * o.weight[i]
	}
	for i, v := range o.value {
		d := v - c.mean
		square := d * d * o.weight[i]
		c.variance += square
		c.third += square * d
		c.fourth += square * d * d
	}
	c.fourth -= 3 * c.variance * c.variance
	return c
}

// lattice lays outcomes on cells of equal width and adds independent ones up by
// Fourier transform. It is exact but for the width of a cell.
type lattice struct {
	fft      *fourier.FFT
	cells    []float64
	spectrum []complex128
}

func newLattice() *lattice {
	return &lattice{
		fft: fourier.NewFFT(latticeCells), cells: make([]float64, latticeCells),
		spectrum: make([]complex128, latticeHalf+1),
	}
}

// transform lays an outcome on cells of the width and transforms it. Cell 0 is
// the projection, and cells of the upper half lie below it. What lies between
// two cells is shared so that the mean stays; but a value that comes again and
// again (the contract pays no more) is kept together on the nearest cell.
// What lies further than reach cells away is laid there.
func (l *lattice) transform(o *outcome, width, reach float64, into []complex128) []complex128 {
	clear(l.cells)
	last := math.Inf(-1)
	for i, v := range o.value {
		at := max(-reach, min(reach, v/width))
		if o.ordered && v == last {
			at = math.Round(at)
		}
		last = v
		cell := math.Floor(at)
		upper := (at - cell) * o.weight[i]
		k := int(cell)
		l.cells[k&(latticeCells-1)] += o.weight[i] - upper
		l.cells[(k+1)&(latticeCells-1)] += upper
	}
	return l.fft.Coefficients(into, l.cells)
}

// multiply adds another independent outcome, given by its transform, to the sum
// so far.
func multiply(sum, other []complex128) {
	for i := range sum {
		sum[i] *= other[i]
	}
}

// multiplyLump adds many small outcomes together, known by their cumulants
// alone, and a normal: they are nearly normal, and what they lack of it is in
// the third and fourth cumulants (an Edgeworth series, as its transform).
func multiplyLump(sum []complex128, c cumulants, width float64) {
	for k := range sum {
		t := 2 * math.Pi * float64(k) / (latticeCells * width)
		square := t * t
		decay := c.variance * square / 2
		if decay > 40 {
			clear(sum[k:])
			return
		}
		exponent := -decay + min(c.fourth*square*square/24, decay/2)
		size := math.Exp(exponent)
		sine, cosine := math.Sincos(c.third * square * t / 6)
		sum[k] *= complex(size*cosine, size*sine)
	}
}

// distribution is a sum of outcomes: the probability of each cell, from the
// lowest to the highest; cell latticeHalf lies at offset.
type distribution struct {
	sd     float64
	width  float64
	offset float64
	mass   []float64
	below  []float64     // probability of all lower cells
	middle *distribution // the same on a finer lattice, where one is needed
}

// distribute turns the transform of a sum back. Where lumped outcomes were far
// from smooth beside a ceiling, cells may come out a little below nothing; the
// next ones make up for that, so the running total is right again soon and is
// only kept from falling.
func (l *lattice) distribute(sum []complex128, width, offset, sd float64) *distribution {
	d := &distribution{
		sd: sd, width: width, offset: offset,
		mass: make([]float64, latticeCells), below: make([]float64, latticeCells+1),
	}
	turned := l.fft.Sequence(l.cells, sum)
	running := 0.0
	for k := range d.mass {
		running += turned[(k+latticeHalf)&(latticeCells-1)] / latticeCells
		d.below[k+1] = min(1, max(d.below[k], running))
		d.mass[k] = d.below[k+1] - d.below[k]
	}
	return d
}

// isAtom tells a cell that holds one value of its own (a ceiling that is often
// reached) from one that is a slice of something smooth.
func (d *distribution) isAtom(k int) bool {
	around := 0.0
	if k > 0 {
		around += d.mass[k-1]
	}
	if k < latticeCells-1 {
		around += d.mass[k+1]
	}
	return d.mass[k] > 1e-9 && d.mass[k] > 2*around
}

func (d *distribution) at(k int) float64 { return d.offset + float64(k-latticeHalf)*d.width }

// quantile is the value, in pounds above the projection, that the sum stays
// below with probability p.
func (d *distribution) quantile(p float64) float64 {
	if d.middle != nil {
		return d.middle.quantile(p)
	}
	low, high := 0, latticeCells-1
	for low < high {
		if k := (low + high) / 2; d.below[k+1] < p {
			low = k + 1
		} else {
			high = k
		}
	}
	if d.mass[low] == 0 || d.isAtom(low) {
		return d.at(low)
	}
	return d.at(low) + ((p-d.below[low])/d.mass[low]-0.5)*d.width
}

// atMost is the probability that the sum is at most x pounds above the projection.
func (d *distribution) atMost(x float64) float64 {
	if d.middle != nil && x > d.middle.at(latticeCells*3/8) && x < d.middle.at(latticeCells*5/8) {
		return d.middle.atMost(x)
	}
	const halfPenny = 0.005
	place := (x+halfPenny-d.offset)/d.width + latticeHalf + 0.5 // in cells from the lower edge of the lowest
	switch {
	case place <= 0:
		return 0
	case place >= latticeCells:
		return 1
	}
	k := int(place)
	part := place - float64(k)
	if d.isAtom(k) {
		part = 1
	}
	return min(1, d.below[k]+part*d.mass[k])
}

func (c *cumulants) add(other *cumulants) {
	c.mean += other.mean
	c.variance += other.variance
	c.third += other.third
	c.fourth += other.fourth
}

// shapely tells what is not too far from normal for a series in its cumulants.
func (c *cumulants) shapely() bool {
	square := c.variance * c.variance
	return c.third*c.third < 4*square*c.variance && c.fourth < 6*square
}
