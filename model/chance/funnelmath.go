package chance

import (
	"math"
	"slices"

	"fewer/model/figure"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// NormalQuantile is the value that a standard normal stays below with probability p.
func NormalQuantile(p float64) float64 { return distuv.UnitNormal.Quantile(p) }

// PoissonUpper is the count such that as many or more come up with probability
// tail where so many are expected, made continuous by the gamma distribution:
// Pr(X ≥ k) is the regularised incomplete gamma function P(k, expected).
func PoissonUpper(expected, tail float64) float64 {
	low, high := 1e-9, expected+10*math.Sqrt(expected)+30
	return root(low, high, func(k float64) float64 { return mathext.GammaIncReg(k, expected) - tail })
}

// PoissonLower is the count such that as few or fewer come up with probability
// tail: Pr(X ≤ k) is the complement Q(k+1, expected). It is 0 where even none
// is not so rare.
func PoissonLower(expected, tail float64) float64 {
	if math.Exp(-expected) >= tail {
		return 0
	}
	return root(0, expected, func(k float64) float64 { return mathext.GammaIncRegComp(k+1, expected) - tail })
}

// root finds between low and high where f, which is above zero on one side only, is
// zero (Ridders, IEEE Transactions on Circuits and Systems 1979;26:979-80): it takes a
// dozen values of f where halving takes sixty. It is low where f never is zero.
func root(low, high float64, f func(float64) float64) float64 {
	atLow, atHigh, last := f(low), f(high), low
	if (atLow > 0) == (atHigh > 0) {
		return low
	}
	for range 60 {
		middle := (low + high) / 2
		atMiddle := f(middle)
		next := middle + (middle-low)*math.Copysign(1, atLow-atHigh)*atMiddle/math.Sqrt(atMiddle*atMiddle-atLow*atHigh)
		at := f(next)
		switch {
		case at == 0 || math.Abs(next-last) <= 1e-15*next:
			return next
		case (atMiddle > 0) != (at > 0) && middle < next:
			low, atLow, high, atHigh = middle, atMiddle, next, at
		case (atMiddle > 0) != (at > 0):
			low, atLow, high, atHigh = next, at, middle, atMiddle
		case (atLow > 0) != (at > 0):
			high, atHigh = next, at
		default:
			low, atLow = next, at
		}
		last = next
	}
	return last
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
