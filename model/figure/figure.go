// Package figure is figures and arithmetic on them as projection.md means it: money in
// whole pence, and numbers that can say how they came about.
package figure

// Quotient is a/b, and zero where b is zero (projection.md §2).
func Quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
