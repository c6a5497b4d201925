package paint

// LargeFigure writes s in characters five rows high, twice as wide as those of
// Figure, in themes that draw and in those that type. It tells whether it could:
// it writes nothing where s does not fit the area or has letters that are not in
// figures.
func (a Area) LargeFigure(t *Theme, x, y int, role Role, s string) bool {
	width := LargeFigureWidth(s)
	if width == 0 || x+width > a.Box.W || y+LargeFigureHeight > a.Box.H {
		return false
	}
	dot := t.Glyphs.Full
	if t.ASCII || dot == 0 {
		dot = '#'
	}
	for _, r := range s {
		shape := pixels[r]
		for row, dots := range shape {
			for i, d := range dots {
				if d == '#' {
					a.Put(x+2*i, y+row, role, dot)
					a.Put(x+2*i+1, y+row, role, dot)
				}
			}
		}
		x += 2 * (len(shape[0]) + 1)
	}
	return true
}

// LargeFigureHeight is the height of a large figure in rows.
const LargeFigureHeight = 5

// LargeFigureWidth is how many cells wide a large figure is, or 0 for text that
// cannot be one.
func LargeFigureWidth(s string) int {
	if n := FigureWidth(s); n > 0 {
		return 2 * n
	}
	return 0
}
