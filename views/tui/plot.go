package tui

import (
	"math"
	"sort"
)

// Series is one line of a chart: its values and how it is drawn.
type Series struct {
	X      []float64 // where they stand, rising; 0, 1, 2, … where it is nil
	Values []float64 // NaN where there is none
	Role   Role
	Gap    int  // every how many dots one is drawn; 0 and 1 for a whole line
	Typed  rune // what it is made of where nothing may be drawn
}

// Plot draws lines into the area, later ones over earlier ones. The left edge is
// x = 0 and the right edge the last x of the longest series; the bottom edge is
// y = low and the top edge y = high. Each cell holds two by four dots, or one
// character in a theme that draws nothing.
func (a Area) Plot(t *Theme, low, high float64, series ...Series) {
	w, h := a.Size()
	last := 0.0
	for _, s := range series {
		switch n := len(s.Values) - 1; {
		case s.X == nil:
			last = max(last, float64(n))
		case n >= 0:
			last = max(last, s.X[n])
		}
	}
	if w <= 0 || h <= 0 || last == 0 || !(high > low) {
		return
	}
	dotsX, dotsY := 2*w, 4*h
	if t.ASCII {
		dotsX, dotsY = w, h
	}
	p := plotter{area: a, theme: t, dotsX: dotsX, dotsY: dotsY}
	for _, s := range series {
		p.line(s, last, low, high)
	}
}

// PlotRow is the row of an area h rows high in which Plot draws the value v, 0 at
// the top; it may lie outside.
func PlotRow(t *Theme, h int, low, high, v float64) int {
	dots := 4
	if t.ASCII {
		dots = 1
	}
	return floorDiv(dotAt(v, low, high, dots*h), dots)
}

// dotAt is the row of dots for a value, 0 at the top.
func dotAt(v, low, high float64, dots int) int {
	return dots - 1 - int(math.Round((v-low)/(high-low)*float64(dots-1)))
}

func floorDiv(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }

type plotter struct {
	area         Area
	theme        *Theme
	dotsX, dotsY int
	drawn        int // dots of the present line, for its gaps
}

func (p *plotter) line(s Series, last, low, high float64) {
	p.drawn = 0
	before := -1
	for x := range p.dotsX {
		v := s.at(float64(x) * last / float64(max(1, p.dotsX-1)))
		if math.IsNaN(v) {
			before = -1
			continue
		}
		share := (v - low) / (high - low)
		if share < -1 || share > 2 { // far outside, and a long way to draw
			before = -1
			continue
		}
		y := dotAt(v, low, high, p.dotsY)
		from := y
		if before >= 0 && before < y {
			from = before + 1
		} else if before > y {
			from = before - 1
		}
		for step := from; ; {
			p.dot(x, step, s)
			if step == y {
				break
			}
			if step < y {
				step++
			} else {
				step--
			}
		}
		before = max(0, y)
	}
}

// at is the value of a line at x, which may lie between two of its points.
func (s *Series) at(x float64) float64 {
	i, from, width := int(x), math.Trunc(x), 1.0 // of the last point that is not beyond x
	if s.X != nil {
		i = sort.Search(len(s.X), func(k int) bool { return s.X[k] > x+1e-9 }) - 1
		if i >= 0 && i+1 < len(s.X) {
			from, width = s.X[i], s.X[i+1]-s.X[i]
		} else if i >= 0 {
			from = s.X[i]
		}
	}
	if i < 0 || i >= len(s.Values) {
		return math.NaN()
	}
	if share := (x - from) / width; share > 1e-9 && i+1 < len(s.Values) {
		return s.Values[i] + share*(s.Values[i+1]-s.Values[i])
	} else if share > 1e-9 {
		return math.NaN()
	}
	return s.Values[i]
}

// braille is the bit of each dot in a cell, by row and column.
var braille = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

func (p *plotter) dot(x, y int, s Series) {
	p.drawn++
	if s.Gap > 1 && p.drawn%s.Gap != 0 || y < 0 || y >= p.dotsY {
		return
	}
	if p.theme.ASCII {
		p.area.Put(x, y, s.Role, s.Typed)
		return
	}
	x0, y0 := p.area.Box.X+x/2, p.area.Box.Y+y/4
	if !p.area.clip.Contains(x0, y0) {
		return
	}
	c := p.area.canvas
	bits := rune(0)
	if now := c.cells[y0*c.w+x0].r; now > 0x2800 && now <= 0x28ff {
		bits = now - 0x2800
	}
	p.area.Put(x/2, y/4, s.Role, 0x2800|bits|braille[y%4][x%2])
}
