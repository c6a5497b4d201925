// Package figure is arithmetic on figures as projection.md means it.
package figure

// Quotient is a/b, and zero where b is zero (projection.md §2).
func Quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
