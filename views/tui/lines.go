package tui

import (
	"math"
	"slices"
)

// ChartLine is one line of a chart, as points of a straight-piece curve.
type ChartLine struct {
	Name  string
	Short string // for a narrow window
	X, Y  []float64
	Role  Role
	Gap   int
	Typed rune
	Mark  string
}

// ChartMark is a place on a chart that is marked with a letter.
type ChartMark struct {
	X, Y   float64
	Letter rune
}

// NotANumber is a line of n points that are not drawn.
func NotANumber(n int) []float64 {
	line := make([]float64, n)
	for i := range line {
		line[i] = math.NaN()
	}
	return line
}

// Bounds are the lowest and highest of the lines and of nothing, with some room.
func Bounds(lines ...[]float64) (low, high float64) {
	for _, line := range lines {
		for _, v := range line {
			if !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	room := max((high-low)*0.06, 1000)
	return low - room, high + room
}

// Sampled gives a curve of straight pieces at n even steps.
func Sampled(x, y []float64, from, to float64, n int) []float64 {
	n = max(2, n)
	values := make([]float64, n)
	k := 0
	for i := range values {
		at := from + (to-from)*float64(i)/float64(n-1)
		for k+2 < len(x) && x[k+1] < at {
			k++
		}
		if width := x[k+1] - x[k]; width > 0 {
			share := max(0, min(1, (at-x[k])/width))
			values[i] = y[k] + share*(y[k+1]-y[k])
		} else {
			values[i] = y[k]
		}
	}
	return values
}

// DrawLegendOf says which line is which, the last drawn first.
func DrawLegendOf(a Area, lines []ChartLine, y int) {
	w, _ := a.Size()
	x := 2
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		name := l.Name
		if w < 64 {
			name = l.Short
		}
		x = a.Text(x, y, l.Role, l.Mark)
		x = a.Text(x+1, y, Muted, name) + 2
	}
}

// Flat tells whether the lines lie so far apart that none of them would seem to rise.
func Flat(lines []ChartLine) bool {
	low, high, most := math.Inf(1), math.Inf(-1), 0.0
	for _, l := range lines {
		from, to := slices.Min(l.Y), slices.Max(l.Y)
		low, high, most = min(low, from), max(high, to), max(most, to-from)
	}
	return most > 0 && most < (high-low)/4
}
