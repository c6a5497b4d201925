package simplex

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	_ "fewer/model/modeltest" // the seed of what is drawn
)

// A linear programme with two rows has a best answer in which all but two
// variables are at a bound: the test tries all of those.
func TestSimplexFindsTheBestCorner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 6).Draw(t, "n")
		draw := func(name string) []float64 {
			list := make([]float64, n)
			for i := range list {
				list[i] = float64(rapid.IntRange(-5, 9).Draw(t, name))
			}
			return list
		}
		l := &Programme{Cost: draw("cost"), Rows: [][]float64{draw("row"), draw("row")}, Upper: make([]float64, n)}
		for i := range l.Upper {
			l.Upper[i] = float64(rapid.IntRange(0, 4).Draw(t, "upper"))
		}
		l.Right = []float64{float64(rapid.IntRange(-9, 20).Draw(t, "right")), float64(rapid.IntRange(-9, 20).Draw(t, "right"))}
		best := bestCorner(l)
		got := l.Solve()
		if math.IsInf(best, 1) {
			if got.State != Infeasible {
				t.Fatalf("%+v: state %d, cost %v, but there is no answer", l, got.State, got.Cost)
			}
			return
		}
		if got.State != Solved || math.Abs(got.Cost-best) > 1e-6 {
			t.Fatalf("%+v: state %d, cost %v, want %v", l, got.State, got.Cost, best)
		}
		for i, row := range l.Rows {
			sum := -l.Right[i]
			for j, x := range got.X {
				sum += row[j] * x
			}
			if math.Abs(sum) > 1e-6 {
				t.Fatalf("%+v: row %d is out by %v", l, i, sum)
			}
		}
	})
}

// bestCorner is the least cost over all choices of two free variables and
// bounds for the others; infinite where none fits.
func bestCorner(l *Programme) float64 {
	n, best := len(l.Cost), math.Inf(1)
	for a := range n {
		for b := a + 1; b < n; b++ {
			for mask := range 1 << n {
				if mask>>a&1 == 1 || mask>>b&1 == 1 {
					continue
				}
				r0, r1, cost := l.Right[0], l.Right[1], 0.0
				for j := range n {
					if mask>>j&1 == 1 {
						r0, r1, cost = r0-l.Rows[0][j]*l.Upper[j], r1-l.Rows[1][j]*l.Upper[j], cost+l.Cost[j]*l.Upper[j]
					}
				}
				for _, x := range twoFree(l, a, b, r0, r1) {
					if x[0] >= -1e-9 && x[0] <= l.Upper[a]+1e-9 && x[1] >= -1e-9 && x[1] <= l.Upper[b]+1e-9 &&
						math.Abs(l.Rows[0][a]*x[0]+l.Rows[0][b]*x[1]-r0) < 1e-9 && math.Abs(l.Rows[1][a]*x[0]+l.Rows[1][b]*x[1]-r1) < 1e-9 {
						best = min(best, cost+l.Cost[a]*x[0]+l.Cost[b]*x[1])
					}
				}
			}
		}
	}
	return best
}

// twoFree gives the answers to two rows in two variables; where the rows are
// not independent, those in which one of the two is at a bound.
func twoFree(l *Programme, a, b int, r0, r1 float64) [][2]float64 {
	p, q, r, s := l.Rows[0][a], l.Rows[0][b], l.Rows[1][a], l.Rows[1][b]
	if d := p*s - q*r; d != 0 {
		return [][2]float64{{(r0*s - q*r1) / d, (p*r1 - r0*r) / d}}
	}
	var list [][2]float64
	for _, xa := range []float64{0, l.Upper[a]} {
		for _, eq := range [][2]float64{{q, r0 - p*xa}, {s, r1 - r*xa}} {
			if eq[0] != 0 {
				list = append(list, [2]float64{xa, eq[1] / eq[0]})
			}
		}
		for _, xb := range []float64{0, l.Upper[b]} {
			list = append(list, [2]float64{xa, xb})
		}
	}
	for _, xb := range []float64{0, l.Upper[b]} {
		for _, eq := range [][2]float64{{p, r0 - q*xb}, {r, r1 - s*xb}} {
			if eq[0] != 0 {
				list = append(list, [2]float64{eq[1] / eq[0], xb})
			}
		}
	}
	return list
}
