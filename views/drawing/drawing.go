// Package drawing holds a picture as a short list of shapes, and writes it as SVG or
// as PNG: what is drawn is said once. It knows nothing of what its pictures are about.
//
// Begin with Picture; svg.go and png.go write one.
package drawing

import (
	"math"
)

// Picture is shapes on a sheet, later ones over earlier ones, with a name and a
// sentence for those who do not see it.
type Picture struct {
	Title, Says   string
	Width, Height float64 // in points of which a line of text is some sixteen high
	Shapes        []Shape
}

// Shape is a Line, an Area, a Disc or a Label.
type Shape interface{ shape() }

// Point is a place: to the right and down from the upper left corner.
type Point struct{ X, Y float64 }

// Ink is what something is drawn with, by what it stands for. Inks differ in
// lightness, so that they can be told apart in grey.
type Ink uint8

// The inks.
const (
	Text     Ink = iota // figures, names, what is certain
	Quiet               // scales and notes
	Rule                // lines that only guide the eye
	Scenario            // what is proposed
	Nothing             // what comes if nothing changes
	Tint                // a surface behind lines
)

// Line is a line through points; where Dash is given, of strokes and gaps of these
// lengths.
type Line struct {
	Points []Point
	Ink    Ink
	Width  float64
	Dash   []float64
}

// Area is a filled surface.
type Area struct {
	Points []Point
	Ink    Ink
	Edged  bool // only its edge is drawn, for what is asked for but not had
}

// Disc is a filled circle or, hollow, its edge.
type Disc struct {
	At     Point
	Radius float64
	Ink    Ink
	Hollow bool
}

// Anchor says which part of a text its place is.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Label is a text on its base line.
type Label struct {
	At     Point
	Text   string
	Whole  string // all of it, where Text is cut short; or ""
	Ink    Ink
	Size   float64
	Bold   bool
	Anchor Anchor
}

func (Line) shape()  {}
func (Area) shape()  {}
func (Disc) shape()  {}
func (Label) shape() {}

// Add adds shapes.
func (p *Picture) Add(shapes ...Shape) { p.Shapes = append(p.Shapes, shapes...) }

// Box is a rectangle as an area.
func Box(x, y, w, h float64) []Point {
	return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}

// Labels are all texts of the picture, as they stand in it.
func (p *Picture) Labels() (all []Label) {
	for _, s := range p.Shapes {
		if l, ok := s.(Label); ok {
			all = append(all, l)
		}
	}
	return all
}

// Bounds are the upper left and the lower right corner of a label, at the widest
// that any of the usual typefaces draws it.
func (l Label) Bounds() (from, to Point) {
	w := TextWidth(l.Text, l.Size, l.Bold)
	x := l.At.X
	switch l.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return Point{x, l.At.Y - 0.8*l.Size}, Point{x + w, l.At.Y + 0.25*l.Size}
}

// Fit is a label that is no wider than a width: what does not fit is cut, marked with
// … and kept whole beside it.
func (l Label) Fit(width float64) Label {
	if TextWidth(l.Text, l.Size, l.Bold) <= width {
		return l
	}
	whole := []rune(l.Text)
	low, high := 0, len(whole)
	for low < high { // the longest beginning that fits
		n := (low + high + 1) / 2
		if TextWidth(string(whole[:n])+"…", l.Size, l.Bold) <= width {
			low = n
		} else {
			high = n - 1
		}
	}
	l.Whole, l.Text = l.Text, cut(whole, low)
	return l
}

// Wide is how wide a label is at most.
func (l Label) Wide() float64 { return TextWidth(l.Text, l.Size, l.Bold) }

// leastSize is the smallest size in which a figure can be read.
const leastSize = 8

// FitWhole is Fit for a text with a figure, which is set smaller before it is cut: half a
// figure, or one without its unit, says something else.
func (l Label) FitWhole(width float64) Label {
	for l.Size > leastSize && TextWidth(l.Text, l.Size, l.Bold) > width {
		l.Size -= 0.5
	}
	return l.Fit(width)
}

// round is a coordinate as it is written: to a tenth, so that the same picture has
// the same bytes everywhere.
func round(v float64) float64 { return math.Round(v*10) / 10 }

// Moved is a shape further to the right and down.
func Moved(s Shape, x, y float64) Shape {
	to := func(p Point) Point { return Point{p.X + x, p.Y + y} }
	all := func(points []Point) []Point {
		moved := make([]Point, len(points))
		for i, p := range points {
			moved[i] = to(p)
		}
		return moved
	}
	switch s := s.(type) {
	case Line:
		s.Points = all(s.Points)
		return s
	case Area:
		s.Points = all(s.Points)
		return s
	case Disc:
		s.At = to(s.At)
		return s
	case Label:
		s.At = to(s.At)
		return s
	}
	return s
}
