package chance

import (
	"fmt"
	"math"
	"testing"
)

// The exact 95% confidence limits of a Poisson mean are published for many
// counts (Garwood 1936; Biometrika Tables for Statisticians, table 40). A mean
// at its lower limit has the count for its upper 97.5% limit, and one at its
// upper limit the count for its lower one.
func TestPoissonLimitsAgreeWithPublishedOnes(t *testing.T) {
	for _, c := range []struct{ count, lower, upper float64 }{
		{1, 0.0253, 5.572}, {2, 0.2422, 7.225}, {5, 1.6235, 11.668}, {10, 4.7954, 18.390}, {20, 12.2165, 30.888}, {50, 37.1110, 65.919},
	} {
		if got := PoissonUpper(c.lower, 0.025); math.Abs(got-c.count) > 0.002 {
			t.Errorf("of %v expected, the upper limit is %v, want %v", c.lower, got, c.count)
		}
		if got := PoissonLower(c.upper, 0.025); math.Abs(got-c.count) > 0.002 {
			t.Errorf("of %v expected, the lower limit is %v, want %v", c.upper, got, c.count)
		}
	}
}

// A practice is outside a limit exactly where so extreme a count is rarer than
// the limit says: the probabilities are summed here term by term.
func TestPoissonLimitsAreExact(t *testing.T) {
	for _, expected := range []float64{0.5, 3.2, 17, 140} {
		for _, tail := range []float64{0.025, 0.001} {
			low, high := PoissonLower(expected, tail), PoissonUpper(expected, tail)
			term, below := math.Exp(-expected), 0.0
			for k := 0.0; k < 3*expected+30; k++ {
				if outside := 1-below < tail; outside != (k > high) && math.Abs(k-high) > 1e-6 {
					t.Errorf("of %v expected, %v or more come up with probability %v, but the limit is %v", expected, k, 1-below, high)
				}
				below += term
				if outside := below < tail; outside != (k < low) && math.Abs(k-low) > 1e-6 {
					t.Errorf("of %v expected, %v or fewer come up with probability %v, but the limit is %v", expected, k, below, low)
				}
				term *= expected / (k + 1)
			}
		}
	}
}

// The moment estimate between studies of the BCG vaccine is a published
// example of DerSimonian and Laird's method: Q = 152.23, τ² = 0.3088
// (Viechtbauer, Journal of Statistical Software 2010;36(3)).
func TestVarianceBetweenAgreesWithPublishedOne(t *testing.T) {
	effect := []float64{-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713, -0.3394, 0.4459, -0.0173}
	variance := []float64{0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730, 0.0124, 0.5325, 0.0714}
	var weights []float64
	sum, mean := 0.0, 0.0
	for i := range effect {
		weights = append(weights, 1/variance[i])
		sum += weights[i]
		mean += weights[i] * effect[i]
	}
	mean /= sum
	var z []float64
	for i := range effect {
		z = append(z, (effect[i]-mean)/math.Sqrt(variance[i]))
	}
	dispersion, tau2 := BetweenVariance(z, weights)
	if q := dispersion * 13; math.Abs(q-152.23) > 0.5 {
		t.Errorf("Q is %v", q)
	}
	if math.Abs(tau2-0.3088) > 0.001 {
		t.Errorf("τ² is %v", tau2)
	}
}

func TestWinsorise(t *testing.T) {
	values := []float64{-9, -2, -1, 0, 0, 0, 0, 1, 2, 3, 40}
	Winsorise(values, 0.1)
	if got := fmt.Sprint(values); got != "[-2 -2 -1 0 0 0 0 1 2 3 3]" {
		t.Error(got)
	}
}
