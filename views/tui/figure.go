package tui

// FigureHeight is the height of a big figure in rows.
const FigureHeight = 3

// pixels holds the shapes of big characters, five rows of pixels each; two rows
// of pixels share one row of cells.
var pixels = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", " ##", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", " # ", " # "},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	'£': {" ## ", " #  ", "### ", " #  ", "####"},
	'm': {"     ", "#### ", "# # #", "# # #", "# # #"},
	'b': {"#  ", "#  ", "###", "# #", "###"},
	'n': {"   ", "## ", "# #", "# #", "# #"},
	'.': {" ", " ", " ", " ", "#"},
	',': {" ", " ", " ", "#", "#"},
	' ': {" ", " ", " ", " ", " "},
}

// FigureWidth is how many cells wide a big figure is, or 0 for text that cannot
// be one.
func FigureWidth(s string) (n int) {
	for _, r := range s {
		shape, ok := pixels[r]
		if !ok {
			return 0
		}
		n += len(shape[0]) + 1
	}
	return max(0, n-1)
}

// Figure writes s in characters three rows high, and tells whether it could:
// it writes nothing where s does not fit the area, has letters that are not in
// figures, or the theme has no blocks to make it of.
func (a Area) Figure(t *Theme, x, y int, role Role, s string) bool {
	return a.BigFigure(t, x, y, role, s, 1)
}

// BigFigureHeight is the height in rows of a big figure at a scale: 3 at the
// scale 1, 5 at 2, 8 at 3.
func BigFigureHeight(scale int) int { return (5*scale + 1) / 2 }

// BigFigureWidth is how many cells wide a big figure is at a scale, or 0 for text
// that cannot be one.
func BigFigureWidth(s string, scale int) int { return scale * FigureWidth(s) }

// BigFigure writes s in characters whose dots are scale cells wide and half as
// many rows high, and tells whether it could. Themes that type have no half rows:
// there only even scales can be written.
func (a Area) BigFigure(t *Theme, x, y int, role Role, s string, scale int) bool {
	width := BigFigureWidth(s, scale)
	if t.ASCII && scale%2 == 1 || width == 0 || x+width > a.Box.W || y+BigFigureHeight(scale) > a.Box.H {
		return false
	}
	full := t.Glyphs.Full
	if t.ASCII || full == 0 {
		full = '#'
	}
	for _, r := range s {
		shape := pixels[r]
		for row := range BigFigureHeight(scale) {
			for i := range scale * len(shape[0]) {
				upper := shape[2*row/scale][i/scale] == '#'
				lower := 2*row+1 < 5*scale && shape[(2*row+1)/scale][i/scale] == '#'
				switch {
				case upper && lower:
					a.Put(x+i, y+row, role, full)
				case upper:
					a.Put(x+i, y+row, role, t.Glyphs.Upper)
				case lower:
					a.Put(x+i, y+row, role, t.Glyphs.Lower)
				}
			}
		}
		x += scale * (len(shape[0]) + 1)
	}
	return true
}
