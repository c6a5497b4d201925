package words

import (
	"math"
	"strings"

	"fewer/model"
)

// In a column of what is saved, or of fewer, more is below zero: a plus would read as more
// of what the column is of.

// InFewer are so many units fewer, in a column headed so; more are said to be more. Only
// where there is none stands a dash.
func InFewer(n float64) string {
	switch said := Decimals(math.Abs(n)); {
	case said == Decimals(0):
		return "–"
	case n < 0:
		return said + " more"
	default:
		return said
	}
}

// LessOf is a number of more patients in a column of fewer: "45 more" is "−45".
func LessOf(said string) string {
	if number, more := strings.CutSuffix(said, " more"); more {
		return "−" + number
	}
	return said
}

// InSaved are the ways to say a saving in a column of what is saved, the longest first.
func InSaved(m model.Money) []string {
	if m < 0 {
		return []string{m.Abs().Whole() + " more", m.Abs().Short() + " more", m.Short()}
	}
	return []string{Saved(m), m.Short()}
}
