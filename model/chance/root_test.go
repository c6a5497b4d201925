package chance

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// halved is the slow way to the same: 60 halvings of the interval.
func halved(low, high float64, below func(float64) bool) float64 {
	for range 60 {
		if middle := (low + high) / 2; below(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

func TestPoissonLimitsAreThoseOfHalving(t *testing.T) {
	for _, tail := range []float64{0.025, 0.001} {
		for expected := 1e-4; expected < 1e5; expected *= 1.37 {
			high := halved(0, expected+10*math.Sqrt(expected)+30, func(k float64) bool { return mathext.GammaIncReg(k, expected) > tail })
			if got := PoissonUpper(expected, tail); math.Abs(got-high) > 1e-9*high {
				t.Errorf("of %g the upper limit at %g is %.15g, not %.15g", expected, tail, got, high)
			}
			low := 0.0
			if math.Exp(-expected) < tail {
				low = halved(0, expected, func(k float64) bool { return mathext.GammaIncRegComp(k+1, expected) < tail })
			}
			if got := PoissonLower(expected, tail); math.Abs(got-low) > 1e-9*high {
				t.Errorf("of %g the lower limit at %g is %.15g, not %.15g", expected, tail, got, low)
			}
		}
	}
}

func BenchmarkPoissonLimits(b *testing.B) {
	for b.Loop() {
		PoissonUpper(83.4, 0.001)
		PoissonLower(83.4, 0.001)
	}
}
