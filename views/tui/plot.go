package tui

import "math"

// Series is one line of a chart: its values at 0, 1, 2, … and how it is drawn.
type Series struct {
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
	last := 0
	for _, s := range series {
		last = max(last, len(s.Values)-1)
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

func (p *plotter) line(s Series, last int, low, high float64) {
	p.drawn = 0
	before := -1
	for x := range p.dotsX {
		at := float64(x) * float64(last) / float64(max(1, p.dotsX-1))
		v := between(s.Values, at)
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

// between is the value of a line at x, which may lie between two of its points.
func between(values []float64, x float64) float64 {
	i := int(x)
	if i < 0 || i >= len(values) {
		return math.NaN()
	}
	if share := x - float64(i); share > 1e-9 && i+1 < len(values) {
		return values[i] + share*(values[i+1]-values[i])
	} else if share > 1e-9 {
		return math.NaN()
	}
	return values[i]
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
