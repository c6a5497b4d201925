package figure

import (
	"math"
	"strconv"
	"strings"
)

// RoundTo rounds to a number of decimals.
func RoundTo(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round(x*scale) / scale
}

// BelowTo is the highest number of so many decimals that is not above x; what
// is within a billionth of one is taken for it.
func BelowTo(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Floor(x*scale+1e-9*scale*max(1, math.Abs(x))) / scale
}

// CountWords writes a count with so many decimals and commas: "1,218.0".
func CountWords(n float64, decimals int) string {
	return Grouped(strconv.FormatFloat(n, 'f', decimals, 64))
}

// CountDecimals are the decimals with which a plan's counts are written, where the
// largest of them is n: a tenth counts where there are few.
func CountDecimals(n float64) int {
	if n < 99.95 {
		return 1
	}
	return 0
}

// Count says a number of patients or units: "1,137", "4.5", "0.03", "0".
func Count(n float64) string {
	n = math.Abs(n)
	if whole := int64(n + 0.5); whole >= 10 || float64(whole) == n {
		return Thousands(whole)
	}
	return strings.TrimSuffix(Decimals(n), ".0")
}

// tiny is what binary fractions leave of a number that is 0.
const tiny = 1e-9

// Decimals says a number with one decimal, or, where that would make it 0, with as
// many as it takes: "12.3", "0.2", "0.03", "0.0".
func Decimals(n float64) string {
	places := 1
	for unit := 0.05; math.Abs(n) < unit && math.Abs(n) > tiny; unit /= 10 {
		places++
	}
	return strconv.FormatFloat(n, 'f', places, 64)
}
