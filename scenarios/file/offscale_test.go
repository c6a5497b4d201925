package file_test

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

// The scale leaves out at most half of the guesses, and none that the answers reach.
func TestTheScaleLeavesOutWhatIsFarBeyond(t *testing.T) {
	answer := []float64{9_000}
	guess := func(pounds ...float64) (guesses []file.Guess) {
		for _, p := range pounds {
			guesses = append(guesses, file.Guess{Pounds: model.Given(p)})
		}
		return guesses
	}
	for _, c := range []struct {
		guesses      []file.Guess
		below, above int
	}{
		{guess(40_000), 0, 0},
		{guess(4e6), 0, 0},
		{guess(40_000, 4e6), 0, 1},
		{guess(4e6, 5e6, 40_000), 0, 0},
		{guess(-4e6, 40_000, 3e6, 20_000), 1, 1},
		{guess(40_000, 300_000), 0, 0},
	} {
		below, above := 0, 0
		for _, g := range (file.Round{Guesses: c.guesses}).OffScale(answer...) {
			if g.Pounds.Value < 0 {
				below++
			} else {
				above++
			}
		}
		if below != c.below || above != c.above {
			t.Errorf("%v: %d below and %d above the scale", c.guesses, below, above)
		}
	}
}
