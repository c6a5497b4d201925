package workshop

import (
	"fewer/model"
	"fewer/scenarios/number"
)

// sharedAs reads back a field that holds a proportion.
func sharedAs(most float64, of string) func(text string) (string, bool) {
	return func(text string) (string, bool) {
		share, why := number.ParseShare(text, most)
		if why != "" {
			return why, true
		}
		return model.PercentWords(share) + of, false
	}
}
