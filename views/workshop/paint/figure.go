package paint

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
	width := FigureWidth(s)
	if t.ASCII || width == 0 || x+width > a.Box.W || y+FigureHeight > a.Box.H {
		return false
	}
	for _, r := range s {
		shape := pixels[r]
		for row := range FigureHeight {
			for i := range len(shape[0]) {
				upper := shape[2*row][i] == '#'
				lower := 2*row+1 < len(shape) && shape[2*row+1][i] == '#'
				switch {
				case upper && lower:
					a.Put(x+i, y+row, role, t.Glyphs.Full)
				case upper:
					a.Put(x+i, y+row, role, t.Glyphs.Upper)
				case lower:
					a.Put(x+i, y+row, role, t.Glyphs.Lower)
				}
			}
		}
		x += len(shape[0]) + 1
	}
	return true
}
