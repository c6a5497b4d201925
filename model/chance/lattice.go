// Package chance is the mathematics of what may vary: distributions added up on
// a lattice, fixed draws, and the limits of a funnel. It knows nothing of contracts.
//
// Begin with Lattice, which adds distributions up; funnelmath.go and
// draws.go stand by themselves.
package chance

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/dsp/fourier"
	"gonum.org/v1/gonum/stat/distuv"
)

// Sqrt is the square root, 0 below zero, where rounding leaves a variance.
func Sqrt(x float64) float64 { return math.Sqrt(max(0, x)) }

// NormalCDF is the probability that a standard normal is at most z.
func NormalCDF(z float64) float64 { return distuv.UnitNormal.CDF(z) }

// Z90 is the 90th percentile of the standard normal, 1.2816.
var Z90 = distuv.UnitNormal.Quantile(0.9)

// Strata cuts the standard normal into slices of equal width: each has the
// mean of what lies in it and its probability. A function of a normal is
// reckoned on them as a simulation would on its draws, but without luck.
type Strata struct{ Z, Weight []float64 }

func newStrata(n int) *Strata {
	const reach = 6.5
	s := &Strata{Z: make([]float64, n), Weight: make([]float64, n)}
	below, density := 0.0, 0.0
	for i := range n {
		edge := -reach + 2*reach*float64(i+1)/float64(n)
		upTo, densityAt := NormalCDF(edge), distuv.UnitNormal.Prob(edge)
		if i == n-1 {
			upTo, densityAt = 1, 0
		}
		s.Weight[i] = upTo - below
		s.Z[i] = (density - densityAt) / s.Weight[i]
		below, density = upTo, densityAt
	}
	return s
}

// Fine strata are narrower than a cell of the lattice that they are laid on;
// coarse ones are enough for moments.
var (
	FineStrata   = sync.OnceValue(func() *Strata { return newStrata(16384) })
	CoarseStrata = sync.OnceValue(func() *Strata { return newStrata(2048) })
)

// latticeCells is how many cells a lattice has. With cells of 1/400 to 1/800 of
// a standard deviation it reaches at least ten of them to either side.
const (
	LatticeCells = 16384
	LatticeHalf  = LatticeCells / 2
	CellsInSD    = 400
)

// Outcome is what an independent part of a sum may turn out to be, as pounds
// above its projection: atoms with their probabilities, and a normal besides.
type Outcome struct {
	Value, Weight []float64
	Ordered       bool // values never fall: equal neighbours are a floor, a ceiling or a flat stretch
}

// Cumulants are the first four of an outcome.
type Cumulants struct{ Mean, Variance, third, fourth float64 }

// Cumulants are the first four of an outcome, in powers of its unit.
func (o *Outcome) Cumulants() (c Cumulants) {
	for i, v := range o.Value {
		c.Mean += v * o.Weight[i]
	}
	for i, v := range o.Value {
		d := v - c.Mean
		square := d * d * o.Weight[i]
		c.Variance += square
		c.third += square * d
		c.fourth += square * d * d
	}
	c.fourth -= 3 * c.Variance * c.Variance
	return c
}

// Lattice lays outcomes on cells of equal width and adds independent ones up by
// Fourier transform. It is exact but for the width of a cell.
type Lattice struct {
	fft      *fourier.FFT
	cells    []float64
	spectrum []complex128
}

// NewLattice makes room for one sum at a time, to be used again for the next.
func NewLattice() *Lattice {
	return &Lattice{
		fft: fourier.NewFFT(LatticeCells), cells: make([]float64, LatticeCells),
		spectrum: make([]complex128, LatticeHalf+1),
	}
}

// Transform lays an outcome on cells of the width and transforms it. Cell 0 is
// the projection, and cells of the upper half lie below it. What lies between
// two cells is shared so that the mean stays; but a value that comes again and
// again (the contract pays no more) is kept together on the nearest cell.
// What lies further than reach cells away is laid there.
func (l *Lattice) Transform(o *Outcome, width, reach float64, into []complex128) []complex128 {
	clear(l.cells)
	last := math.Inf(-1)
	for i, v := range o.Value {
		at := max(-reach, min(reach, v/width))
		if o.Ordered && v == last {
			at = math.Round(at)
		}
		last = v
		cell := math.Floor(at)
		upper := (at - cell) * o.Weight[i]
		k := int(cell)
		l.cells[k&(LatticeCells-1)] += o.Weight[i] - upper
		l.cells[(k+1)&(LatticeCells-1)] += upper
	}
	return l.fft.Coefficients(into, l.cells)
}

// Multiply adds another independent outcome, given by its transform, to the sum
// so far.
func Multiply(sum, other []complex128) {
	for i := range sum {
		sum[i] *= other[i]
	}
}

// MultiplyLump adds many small outcomes together, known by their cumulants
// alone, and a normal: they are nearly normal, and what they lack of it is in
// the third and fourth cumulants (an Edgeworth series, as its transform).
func MultiplyLump(sum []complex128, c Cumulants, width float64) {
	for k := range sum {
		t := 2 * math.Pi * float64(k) / (LatticeCells * width)
		square := t * t
		decay := c.Variance * square / 2
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

// Distribution is a sum of outcomes: the probability of each cell, from the
// lowest to the highest; cell latticeHalf lies at offset.
type Distribution struct {
	Sd     float64
	Width  float64
	offset float64
	Mass   []float64
	below  []float64     // probability of all lower cells
	Middle *Distribution // the same on a finer lattice, where one is needed
}

// Distribute turns the transform of a sum back. Where lumped outcomes were far
// from smooth beside a ceiling, cells may come out a little below nothing; the
// next ones make up for that, so the running total is right again soon and is
// only kept from falling.
func (l *Lattice) Distribute(sum []complex128, width, offset, sd float64) *Distribution {
	d := &Distribution{
		Sd: sd, Width: width, offset: offset,
		Mass: make([]float64, LatticeCells), below: make([]float64, LatticeCells+1),
	}
	turned := l.fft.Sequence(l.cells, sum)
	running := 0.0
	for k := range d.Mass {
		running += turned[(k+LatticeHalf)&(LatticeCells-1)] / LatticeCells
		d.below[k+1] = min(1, max(d.below[k], running))
		d.Mass[k] = d.below[k+1] - d.below[k]
	}
	return d
}

// IsAtom tells a cell that holds one value of its own (a ceiling that is often
// reached) from one that is a slice of something smooth.
func (d *Distribution) IsAtom(k int) bool {
	around := 0.0
	if k > 0 {
		around += d.Mass[k-1]
	}
	if k < LatticeCells-1 {
		around += d.Mass[k+1]
	}
	return d.Mass[k] > 1e-9 && d.Mass[k] > 2*around
}

// At is the value at cell k, in pounds above the projection.
func (d *Distribution) At(k int) float64 { return d.offset + float64(k-LatticeHalf)*d.Width }

// Quantile is the value, in pounds above the projection, that the sum stays
// below with probability p.
func (d *Distribution) Quantile(p float64) float64 {
	if d.Middle != nil {
		return d.Middle.Quantile(p)
	}
	low, high := 0, LatticeCells-1
	for low < high {
		if k := (low + high) / 2; d.below[k+1] < p {
			low = k + 1
		} else {
			high = k
		}
	}
	if d.Mass[low] == 0 || d.IsAtom(low) {
		return d.At(low)
	}
	return d.At(low) + ((p-d.below[low])/d.Mass[low]-0.5)*d.Width
}

// AtMost is the probability that the sum is at most x pounds above the projection.
func (d *Distribution) AtMost(x float64) float64 {
	if d.Middle != nil && x > d.Middle.At(LatticeCells*3/8) && x < d.Middle.At(LatticeCells*5/8) {
		return d.Middle.AtMost(x)
	}
	const halfPenny = 0.005
	place := (x+halfPenny-d.offset)/d.Width + LatticeHalf + 0.5 // in cells from the lower edge of the lowest
	switch {
	case place <= 0:
		return 0
	case place >= LatticeCells:
		return 1
	}
	k := int(place)
	part := place - float64(k)
	if d.IsAtom(k) {
		part = 1
	}
	return min(1, d.below[k]+part*d.Mass[k])
}

// Add adds those of an independent outcome.
func (c *Cumulants) Add(other *Cumulants) {
	c.Mean += other.Mean
	c.Variance += other.Variance
	c.third += other.third
	c.fourth += other.fourth
}

// Shapely tells what is not too far from normal for a series in its cumulants.
func (c *Cumulants) Shapely() bool {
	square := c.Variance * c.Variance
	return c.third*c.third < 4*square*c.Variance && c.fourth < 6*square
}
