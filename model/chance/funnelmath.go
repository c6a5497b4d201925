package chance

import (
	"fewer/model/figure"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

func NormalQuantile(p float64) float64 { return distuv.UnitNormal.Quantile(p) }

// PoissonUpper is the count such that as many or more come up with probability
// tail where so many are expected, made continuous by the gamma distribution:
// Pr(X ≥ k) is the regularised incomplete gamma function P(k, expected).
func PoissonUpper(expected, tail float64) float64 {
	low, high := 0.0, expected+10*math.Sqrt(expected)+30
	return bisect(low, high, func(k float64) bool { return mathext.GammaIncReg(k, expected) > tail })
}

// PoissonLower is the count such that as few or fewer come up with probability
// tail: Pr(X ≤ k) is the complement Q(k+1, expected). It is 0 where even none
// is not so rare.
func PoissonLower(expected, tail float64) float64 {
	if math.Exp(-expected) >= tail {
		return 0
	}
	return bisect(0, expected, func(k float64) bool { return mathext.GammaIncRegComp(k+1, expected) < tail })
}

// bisect finds where below, which holds at low, ceases to hold.
func bisect(low, high float64, below func(float64) bool) float64 {
	for range 60 {
		if middle := (low + high) / 2; below(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// Winsorise holds back the extreme proportion of values at either end to the
// percentile there.
func Winsorise(values []float64, proportion float64) {
	low, high := QuantileOf(values, proportion), QuantileOf(values, 1-proportion)
	for i, v := range values {
		values[i] = max(low, min(high, v))
	}
}

// QuantileOf interpolates between the two values that stand next to the p-th
// part of the way from the least to the greatest (R's type 7); the median for
// p = 0.5. It is 0 where there are none.
func QuantileOf(values []float64, p float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	place := p * float64(len(sorted)-1)
	k := int(place)
	if k == len(sorted)-1 {
		return sorted[k]
	}
	return sorted[k] + (place-float64(k))*(sorted[k+1]-sorted[k])
}

// BetweenVariance is φ, the mean square of z-scores, and τ², the variance
// between their sources beyond what their weights (1 over the variance of each
// by chance) explain: the moment estimate of DerSimonian and Laird, 0 where
// there is none beyond chance.
func BetweenVariance(z, weights []float64) (dispersion, tau2 float64) {
	n, square, sum, sumOfSquares := float64(len(z)), 0.0, 0.0, 0.0
	for i := range z {
		square += z[i] * z[i]
		sum += weights[i]
		sumOfSquares += weights[i] * weights[i]
	}
	return square / n, max(0, figure.Quotient(square-(n-1), sum-figure.Quotient(sumOfSquares, sum)))
}
