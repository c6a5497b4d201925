package chance

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Mixture is how several independent normals move several amounts: amount k
// moves by Σ columns[d][k]·z[d]. The last amount is what straight curves pay;
// of it a normal of its own remains, of variance rest, that moves nothing else.
type Mixture struct {
	Columns [][]float64
	Rest    float64
}

// NewMixture finds the fewest normals that move n amounts, and one more, as the
// rows of loadings do, a row for each independent line: a Cholesky
// factorisation of the amounts' covariance, the largest pivot first.
func NewMixture(loadings [][]float64, n int) Mixture {
	covariance := make([][]float64, n+1)
	for i := range covariance {
		covariance[i] = make([]float64, n+1)
		for _, row := range loadings {
			if row[i] == 0 {
				continue
			}
			for j, x := range row {
				covariance[i][j] += row[i] * x
			}
		}
	}
	trace := 0.0
	for i := range n {
		trace += covariance[i][i]
	}
	var m Mixture
	for range n {
		pivot := 0
		for i := range n {
			if covariance[i][i] > covariance[pivot][pivot] {
				pivot = i
			}
		}
		variance := covariance[pivot][pivot]
		if variance <= trace*1e-12 {
			break
		}
		column := make([]float64, n+1)
		for i := range column {
			column[i] = covariance[i][pivot] / Sqrt(variance)
		}
		for i := range column {
			for j := range column {
				covariance[i][j] -= column[i] * column[j]
			}
		}
		covariance[pivot][pivot] = 0
		m.Columns = append(m.Columns, column)
	}
	m.Rest = max(0, covariance[n][n])
	return m
}

// DrawCount is how many draws a simulation makes; a power of two.
const DrawCount = 1 << 15

// Draws are standard normals for a simulation, as many columns as are asked
// for, the same for the same seed.
type Draws struct {
	State   uint64
	columns [][]float64
	weight  []float64
}

// Even is the same weight for every draw.
func (d *Draws) Even() []float64 {
	if d.weight == nil {
		d.weight = make([]float64, DrawCount)
		for i := range d.weight {
			d.weight[i] = 1.0 / DrawCount
		}
	}
	return d.weight
}

// Normal is a column of draws, independent of the others. The first few fill
// the space evenly together (Richtmyer's sequence: multiples of the square
// roots of primes, shifted); every further one fills its own axis evenly, in
// random order (a Latin hypercube).
func (d *Draws) Normal(column int) []float64 {
	roots := [...]float64{2, 3, 5, 7, 11, 13}
	for len(d.columns) <= column {
		z := make([]float64, DrawCount)
		if k := len(d.columns); k < len(roots) {
			step, shift := math.Sqrt(roots[k]), d.uniform()
			for i := range z {
				_, z[i] = math.Modf(float64(i)*step + shift)
			}
		} else {
			for i := range z {
				j := int(d.uniform() * float64(i+1))
				z[i] = z[j]
				z[j] = (float64(i) + 0.5) / DrawCount
			}
		}
		for i, u := range z {
			z[i] = distuv.UnitNormal.Quantile(max(1e-12, min(1-1e-12, u)))
		}
		d.columns = append(d.columns, z)
	}
	return d.columns[column]
}

// uniform is the next number of the generator, from 0 to 1 (splitmix64, Steele,
// Lea and Flood 2014).
func (d *Draws) uniform() float64 {
	d.State += 0x9e3779b97f4a7c15
	x := d.State
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	return float64(x>>11) / (1 << 53)
}
