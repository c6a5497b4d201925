package file

import (
	"cmp"
	"math"
	"slices"
)

// beyondScale is how many times further than all else the fewer of the guesses may
// reach before the scale is broken: with more, what is left is squashed.
const beyondScale = 10

// OffScale are the guesses that a scale of them leaves out, so that the others can be
// told apart: at most half of them, and none that the answers, in pounds, reach.
func (r Round) OffScale(answers ...float64) []Guess {
	size := func(g Guess) float64 { return math.Abs(g.Pounds.Value) }
	given := slices.DeleteFunc(slices.Clone(r.Guesses), func(g Guess) bool { return !g.Pounds.Given })
	slices.SortStableFunc(given, func(a, b Guess) int { return cmp.Compare(size(b), size(a)) })
	reach := 0.0
	for _, v := range answers {
		reach = max(reach, math.Abs(v))
	}
	for n := len(given) / 2; n > 0; n-- {
		if rest := max(reach, size(given[n])); rest > 0 && size(given[n-1]) >= beyondScale*rest {
			return given[:n]
		}
	}
	return nil
}
