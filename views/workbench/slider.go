package workbench

import (
	"math"

	"fewer/views/tui"
)

// sliderStep is the change, in whole percent, of one cell of a slider that is w
// cells wide: a round figure with which its ends are at least 30%. A knob beyond
// the end stays there.
func sliderStep(w int) float64 {
	half := (w - 1) / 2
	for _, step := range []int{1, 2, 5, 10} {
		if step*half >= 30 {
			return float64(step)
		}
	}
	return 20
}

// KnobAt is the cell of the knob, 0..w−1, on a slider w cells wide, for a change
// in percent. Whatever differs from nothing stands off the middle.
func KnobAt(percent float64, w int) int {
	half := (w - 1) / 2
	if half <= 0 || math.IsNaN(percent) {
		return max(0, half)
	}
	cells := math.Min(math.Ceil(math.Abs(percent)/sliderStep(w)-1e-9), float64(half))
	if percent < 0 {
		cells = -cells
	}
	return half + int(cells)
}

// PercentAt is the change, in whole percent, that a knob in that cell stands
// for: the one that knobAt would put there.
func PercentAt(cell, w int) float64 {
	half := (w - 1) / 2
	if half <= 0 {
		return 0
	}
	return float64(max(0, min(cell, 2*half))-half) * sliderStep(w)
}

// drawSlider draws a slider w cells wide: fewer to the left, more to the right.
func drawSlider(a tui.Area, t *tui.Theme, x, y, w int, percent float64) {
	if w < 3 {
		return
	}
	g := t.Glyphs
	half := (w - 1) / 2
	a.Repeat(x, y, 2*half+1, tui.Track, g.Track)
	a.Put(x+half, y, tui.Track, g.Centre)
	knob := g.Knob
	switch end := float64(half) * sliderStep(w); {
	case percent < -end:
		knob = g.EndLeft
	case percent > end:
		knob = g.EndRight
	}
	a.Put(x+KnobAt(percent, w), y, tui.Knob, knob)
}
