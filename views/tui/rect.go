package tui

// Rect is a box of cells. A box never has a negative width or height.
type Rect struct{ X, Y, W, H int }

// NewRect is the box at (x, y), with a width and height below zero taken as zero.
func NewRect(x, y, w, h int) Rect { return Rect{x, y, max(0, w), max(0, h)} }

// Empty tells whether the box holds no cell.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains tells whether the cell (x, y) lies in the box.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// CutTop splits the box into its first n rows and the rest.
func (r Rect) CutTop(n int) (top, rest Rect) {
	n = clamp(n, 0, r.H)
	return NewRect(r.X, r.Y, r.W, n), NewRect(r.X, r.Y+n, r.W, r.H-n)
}

// CutBottom splits the box into its last n rows and the rest.
func (r Rect) CutBottom(n int) (bottom, rest Rect) {
	rest, bottom = r.CutTop(r.H - clamp(n, 0, r.H))
	return bottom, rest
}

// CutLeft splits the box into its first n columns and the rest.
func (r Rect) CutLeft(n int) (left, rest Rect) {
	n = clamp(n, 0, r.W)
	return NewRect(r.X, r.Y, n, r.H), NewRect(r.X+n, r.Y, r.W-n, r.H)
}

// CutRight splits the box into its last n columns and the rest.
func (r Rect) CutRight(n int) (right, rest Rect) {
	rest, right = r.CutLeft(r.W - clamp(n, 0, r.W))
	return right, rest
}

// Inset is the box without dx columns on either side and dy rows above and below.
func (r Rect) Inset(dx, dy int) Rect { return NewRect(r.X+dx, r.Y+dy, r.W-2*dx, r.H-2*dy) }

// Row is the i-th row of the box, or an empty box where it has none.
func (r Rect) Row(i int) Rect {
	if i < 0 || i >= r.H {
		return Rect{r.X, r.Y, 0, 0}
	}
	return Rect{r.X, r.Y + i, r.W, 1}
}

// Middle is a box of w by h in the middle of r, made smaller where r is smaller.
func (r Rect) Middle(w, h int) Rect {
	w, h = clamp(w, 0, r.W), clamp(h, 0, r.H)
	return NewRect(r.X+(r.W-w)/2, r.Y+(r.H-h)/2, w, h)
}

// overlap is the part that both boxes hold.
func (r Rect) overlap(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	return NewRect(x, y, min(r.X+r.W, o.X+o.W)-x, min(r.Y+r.H, o.Y+o.H)-y)
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
