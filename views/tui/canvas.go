// Package tui draws text into a window of cells: a canvas that clips every
// part to its box, themes that give colours to roles, and the few shapes that
// the screens are made of. It knows nothing of money or of keys.
//
// Begin with Canvas and Area; a screen names a Role, and a Theme gives it its look.
package tui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Canvas is a window of cells. Whatever is drawn on it, Frame gives exactly its
// height in lines and exactly its width in cells on each.
type Canvas struct {
	w, h     int
	cells    []cell
	clusters []string // what does not fit into one rune, by −index−2
	out      []byte
}

// cell is one place. Its rune is continued in a cell to the right of a wide
// character, and below it an index into clusters.
type cell struct {
	r    rune
	look look
}

const continued rune = -1

// Resize clears the canvas and gives it the size.
func (c *Canvas) Resize(w, h int) {
	c.w, c.h = max(0, w), max(0, h)
	if n := c.w * c.h; cap(c.cells) < n {
		c.cells = make([]cell, n)
	} else {
		c.cells = c.cells[:n]
	}
	c.clusters = c.clusters[:0]
	for i := range c.cells {
		c.cells[i] = cell{r: ' '}
	}
}

// Bounds is the whole canvas.
func (c *Canvas) Bounds() Rect { return Rect{0, 0, c.w, c.h} }

// Area is the part of the canvas within the box; nothing drawn there leaves it.
func (c *Canvas) Area(box Rect) Area { return Area{c, box, c.Bounds().overlap(box)} }

// Frame is what the terminal is sent: the rows, joined by line feeds, with the
// theme's escape sequences.
func (c *Canvas) Frame(t *Theme) string {
	out := c.out[:0]
	for y := range c.h {
		if y > 0 {
			out = append(out, '\n')
		}
		now := look(0xff)
		for x, place := range c.cells[y*c.w : (y+1)*c.w] {
			if place.r == continued {
				continue
			}
			if place.look != now {
				out = t.turn(out, now, place.look)
				now = place.look
			}
			switch {
			case t.typed && (place.r < 0 || place.r >= utf8.RuneSelf):
				out = append(out, typedFor(place.r))
				if wide := x+1 < c.w && c.cells[y*c.w+x+1].r == continued; wide {
					out = append(out, ' ')
				}
			case place.r < 0:
				out = append(out, c.clusters[-place.r-2]...)
			case place.r < utf8.RuneSelf:
				out = append(out, byte(place.r))
			default:
				out = utf8.AppendRune(out, place.r)
			}
		}
		if c.w > 0 {
			out = t.turn(out, now, 0xff)
		}
	}
	c.out = out
	return string(out)
}

// set puts a character of the given width, 1 or 2, into a cell of the canvas.
func (c *Canvas) set(x, y, width int, r rune, l look) {
	i := y*c.w + x
	c.clear(i, x)
	if width == 2 {
		c.clear(i+1, x+1)
		c.cells[i+1] = cell{continued, l}
	}
	c.cells[i] = cell{r, l}
}

// clear takes away the other half of a wide character that is about to lose one.
func (c *Canvas) clear(i, x int) {
	if c.cells[i].r == continued && x > 0 {
		c.cells[i-1].r = ' '
	}
	if x+1 < c.w && c.cells[i+1].r == continued {
		c.cells[i+1].r = ' '
	}
}

// Area is a box on a canvas. Its coordinates count from its own corner.
type Area struct {
	canvas *Canvas
	Box    Rect
	clip   Rect
}

// Size is the width and height of the area in cells.
func (a Area) Size() (w, h int) { return a.Box.W, a.Box.H }

// Part is the area within a box that is given in the canvas's coordinates.
func (a Area) Part(box Rect) Area { return Area{a.canvas, box, a.clip.overlap(box)} }

// Text writes s at (x, y) and gives the column after it. What does not fit is cut.
func (a Area) Text(x, y int, role Role, s string) int {
	x, y = a.Box.X+x, a.Box.Y+y
	visible := a.clip.W > 0 && y >= a.clip.Y && y < a.clip.Y+a.clip.H
	end := a.clip.X + a.clip.W
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		width := 1
		if r < 0x7f && (len(s) == 1 || s[1] < 0x7f) || simpleRun(s, size, r) {
			if r < ' ' {
				r = '�'
			}
		} else {
			r, width, size = a.cluster(s)
		}
		s = s[size:]
		if width == 0 {
			continue
		}
		if visible && x < end && x+width > a.clip.X {
			if x >= a.clip.X && x+width <= end {
				a.canvas.set(x, y, width, r, look(role))
			} else { // half of a wide character lies outside
				a.canvas.set(max(x, a.clip.X), y, 1, ' ', look(role))
			}
		}
		x += width
	}
	return x - a.Box.X
}

// cluster takes the next character from s, whatever it is made of.
func (a Area) cluster(s string) (r rune, width, size int) {
	text, width, size := nextCluster(s)
	if width == 0 {
		return ' ', 0, size
	}
	if r, n := utf8.DecodeRuneInString(text); n == len(text) {
		return r, width, size
	}
	a.canvas.clusters = append(a.canvas.clusters, text)
	return rune(-len(a.canvas.clusters) - 1), width, size
}

// Cut writes s at (x, y) within w cells, with an ellipsis where it is longer.
func (a Area) Cut(x, y, w int, role Role, s string) {
	a.Text(x, y, role, Fit(s, w))
}

// Right writes s so that it ends before column x.
func (a Area) Right(x, y int, role Role, s string) {
	a.Text(x-Width(s), y, role, s)
}

// Fill fills the area with one character, one cell wide.
func (a Area) Fill(role Role, r rune) {
	for y := a.clip.Y; y < a.clip.Y+a.clip.H; y++ {
		for x := a.clip.X; x < a.clip.X+a.clip.W; x++ {
			a.canvas.set(x, y, 1, r, look(role))
		}
	}
}

// Repeat writes a character n times.
func (a Area) Repeat(x, y, n int, role Role, r rune) {
	n = min(n, a.Box.W-x)
	for i := range max(0, n) {
		a.Put(x+i, y, role, r)
	}
}

// Put writes one character, one cell wide.
func (a Area) Put(x, y int, role Role, r rune) {
	if x, y = a.Box.X+x, a.Box.Y+y; a.clip.Contains(x, y) {
		a.canvas.set(x, y, 1, r, look(role))
	}
}

// Mark gives the row the background of what is selected, in themes that have one.
func (a Area) Mark(y int) {
	if y += a.Box.Y; y < a.clip.Y || y >= a.clip.Y+a.clip.H {
		return
	}
	for x := a.clip.X; x < a.clip.X+a.clip.W; x++ {
		a.canvas.cells[y*a.canvas.w+x].look |= marked
	}
}

// Fade makes all that is drawn in the area stand back.
func (a Area) Fade() {
	for y := a.clip.Y; y < a.clip.Y+a.clip.H; y++ {
		for x := a.clip.X; x < a.clip.X+a.clip.W; x++ {
			c := &a.canvas.cells[y*a.canvas.w+x]
			c.look = c.look&marked | look(Muted)
		}
	}
}

// Frame draws a border around the area, with a title in it, and gives the area
// inside, with a column of space on either side. Where only a few columns are
// left beside it, they are cleared: what stands there is the end of something else.
func (a Area) Frame(t *Theme, role Role, title string) Area {
	w, h := a.Size()
	a.clearBeside()
	a.Fill(Plain, ' ')
	if w < 2 || h < 2 {
		return a
	}
	g := t.Glyphs
	for x := range w {
		a.Put(x, 0, role, g.Horizontal)
		a.Put(x, h-1, role, g.Horizontal)
	}
	for y := range h {
		a.Put(0, y, role, g.Vertical)
		a.Put(w-1, y, role, g.Vertical)
	}
	for i, corner := range g.Corners {
		a.Put((i%2)*(w-1), (i/2)*(h-1), role, corner)
	}
	if title != "" && w > 6 {
		a.Text(2, 0, Strong, " "+Fit(title, w-6)+" ")
	}
	return a.Part(NewRect(a.Box.X+2, a.Box.Y+1, w-4, h-2))
}

// clearBeside clears what is left of the canvas beside the area, where it is little.
func (a Area) clearBeside() {
	const few = 3
	left, right := a.Box.X, a.Box.X+a.Box.W
	all := Area{canvas: a.canvas, Box: a.canvas.Bounds(), clip: a.canvas.Bounds()}
	if left <= few {
		all.Part(NewRect(0, a.Box.Y, left, a.Box.H)).Fill(Plain, ' ')
	}
	if rest := a.canvas.w - right; rest <= few {
		all.Part(NewRect(right, a.Box.Y, rest, a.Box.H)).Fill(Plain, ' ')
	}
}

// Width is the number of cells that s takes on a canvas.
func Width(s string) (n int) {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if simpleRun(s, size, r) {
			n++
		} else {
			var width int
			_, width, size = nextCluster(s)
			n += width
		}
		s = s[size:]
	}
	return n
}

// Wrap breaks s into lines of at most w cells, between words where it can.
func Wrap(s string, w int) (lines []string) {
	if w <= 0 {
		return nil
	}
	line, width := make([]byte, 0, w+w/4), 0
	for word := range strings.FieldsSeq(s) {
		n := Width(word)
		if width > 0 && width+1+n <= w {
			line, width = append(append(line, ' '), word...), width+1+n
			continue
		}
		if width > 0 {
			lines = append(lines, string(line))
		}
		for n > w { // a word longer than the line, such as a file's place
			head := prefix(word, w)
			lines = append(lines, head)
			word = word[len(head):]
			n = Width(word)
		}
		line, width = append(line[:0], word...), n
	}
	if width > 0 {
		lines = append(lines, string(line))
	}
	return lines
}

// prefix is as much of s as w cells hold, but at least one character.
func prefix(s string, w int) string {
	end, n := 0, 0
	for end < len(s) {
		_, width, size := nextCluster(s[end:])
		if n+width > w && end > 0 {
			break
		}
		n += width
		end += size
	}
	return s[:end]
}

// simple tells the characters that are one cell wide wherever they stand, which
// is nearly all that the screens are made of.
func simple(r rune) bool {
	switch {
	case r < 0x300:
		return r >= ' ' && r < 0x7f || r >= 0xa0 && r != 0xad
	case r < 0x2190:
		return r >= 0x2010 && r <= 0x2027 || r == 0x2032 || r == 0x203a || r == 0x20ac
	case r < 0x2500:
		return r <= 0x2193 || r == 0x2212
	case r < 0x2600:
		return r != 0x25fd && r != 0x25fe && r != 0x25aa && r != 0x25ab && r != 0x25fb && r != 0x25fc && r != 0x25b6 && r != 0x25c0
	}
	return r >= 0x2800 && r <= 0x28ff
}

// simpleRun tells whether the first character of s is simple and nothing after
// it could join it.
func simpleRun(s string, size int, r rune) bool {
	if !simple(r) {
		return false
	}
	if len(s) == size || s[size] < utf8.RuneSelf {
		return true
	}
	next, _ := utf8.DecodeRuneInString(s[size:])
	return simple(next)
}

// nextCluster takes the first character of s as a reader sees it, with the cells
// it takes: 0, 1 or 2. What would command the terminal, turn the direction of
// writing or join its neighbours is replaced or left out.
func nextCluster(s string) (text string, width, size int) {
	it := graphemes.FromString(s)
	if !it.Next() {
		return "", 0, len(s)
	}
	raw := it.Value()
	size = len(raw)
	r, n := utf8.DecodeRuneInString(raw)
	switch {
	case r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError:
		return "�", 1, n
	case n == len(raw) && simple(r):
		return raw, 1, size
	case joins(r):
		return "", 0, n
	}
	for i, part := range raw {
		if joins(part) { // the parts that it joined stand by themselves
			raw, size = raw[:i], i
			break
		}
	}
	width = ansi.StringWidth(raw)
	if width > 2 {
		return "�", 1, size
	}
	return raw, width, size
}

// joins tells the characters that stand for nothing by themselves: marks of
// direction, joiners, selectors of variants, halves of flags, tags.
func joins(r rune) bool {
	switch {
	case r == 0xad, r == 0x61c, r == 0xfeff:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff, r >= 0x1f1e6 && r <= 0x1f1ff:
		return true
	case r >= 0x1f3fb && r <= 0x1f3ff:
		return true
	}
	return false
}
