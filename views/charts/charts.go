// Package charts draws the answers that are pictures, for paper and for pages: the
// same figures as on the screens, from the same answers, with the names on the lines
// and not in a legend. It computes no money.
//
// Begin with frame, which has the scales; each picture is a file.
package charts

import (
	"math"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/scenarios/fault"
	"fewer/views/drawing"
	"fewer/views/print"
)

// Wide and Narrow are the widths of a picture by itself, and of one of two side by
// side on a sheet of paper.
const (
	Wide   = 720.0
	Narrow = 372.0
)

// Sizes of text.
const (
	small = 11.5
	usual = 13.0
)

// text is a label of what may be anybody's words: nothing in it commands anything, and
// what runs from right to left takes no figure beside it along.
func text(x, y float64, ink drawing.Ink, said string) drawing.Label {
	said = strings.Join(strings.Fields(print.Isolate(fault.ShownName(said))), " ")
	return drawing.Label{At: drawing.Point{X: x, Y: y}, Text: said, Ink: ink, Size: small}
}

func atEnd(l drawing.Label) drawing.Label {
	l.Anchor = drawing.End
	return l
}

func inMiddle(l drawing.Label) drawing.Label {
	l.Anchor = drawing.Middle
	return l
}

func strong(l drawing.Label) drawing.Label {
	l.Bold = true
	return l
}

// line is a line through points.
func line(ink drawing.Ink, width float64, points ...drawing.Point) drawing.Line {
	return drawing.Line{Points: points, Ink: ink, Width: width}
}

// dashed are the strokes by which lines are told apart without any colour.
var (
	long  = []float64{7, 4}
	short = []float64{2, 3}
)

// frame is where the points of a chart lie.
type frame struct {
	*drawing.Picture
	left, top, right, bottom float64 // of the plot
	x0, x1, y0, y1           float64 // what its edges stand for
}

// at is where a point lies.
func (f *frame) at(x, y float64) drawing.Point {
	return drawing.Point{
		X: f.left + (x-f.x0)/(f.x1-f.x0)*(f.right-f.left),
		Y: f.bottom - (y-f.y0)/(f.y1-f.y0)*(f.bottom-f.top),
	}
}

// trace draws a line of values at even steps from 0 on; it breaks where there is none.
func (f *frame) trace(l drawing.Line, x func(i int) float64, values []float64) {
	var points []drawing.Point
	end := func() {
		if len(points) > 1 {
			l.Points = points
			f.Add(l)
		}
		points = nil
	}
	for i, v := range values {
		if math.IsNaN(v) {
			end()
			continue
		}
		points = append(points, f.at(x(i), v))
	}
	end()
}

// straight is the place of a point by its number.
func straight(i int) float64 { return float64(i) }

// room widens the scale of heights by a part of itself, and by least at least.
func (f *frame) room(part, least float64) {
	more := max((f.y1-f.y0)*part, least)
	f.y0, f.y1 = f.y0-more, f.y1+more
}

// steps are round values between two, some so many of them.
func steps(low, high float64, some int) (values []float64) {
	if !(high > low) {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10((high-low)/float64(some))))
	for i := 0; (high-low)/step > float64(some)+0.5; i++ {
		step *= [...]float64{2, 2.5, 2}[i%3] // 1, 2, 5, 10, …
	}
	for v := math.Ceil(low/step) * step; v <= high+step/1e6; v += step {
		values = append(values, v)
	}
	return values
}

// margin leaves room on the left for what the heights are called.
func (f *frame) margin(some int, said func(float64) string) {
	for _, v := range steps(f.y0, f.y1, some) {
		f.left = max(f.left, drawing.TextWidth(said(v), small, false)+8)
	}
}

// scale draws the heights on the left, with a line across for each.
func (f *frame) scale(some int, said func(float64) string) {
	f.margin(some, said)
	for _, v := range steps(f.y0, f.y1, some) {
		if math.Abs(v) < 1e-9 {
			v = 0
		}
		y := f.at(f.x0, v).Y
		f.Add(line(drawing.Rule, 0.6, drawing.Point{X: f.left, Y: y}, drawing.Point{X: f.right, Y: y}),
			atEnd(text(f.left-6, y+4, drawing.Quiet, said(v))))
	}
}

// apart is how amounts on a scale are said: no two of them alike.
func apart(scale []float64) func(float64) string {
	var all []model.Money
	for _, v := range scale {
		all = append(all, model.RoundPounds(v))
	}
	said := figure.Apart(all)
	return func(v float64) string { return said(model.RoundPounds(v)) }
}

// pounds is how amounts on the scale of heights are said, where it has some steps.
func (f *frame) pounds(some int) func(float64) string { return apart(steps(f.y0, f.y1, some)) }

// named is a line's name at its end.
type named struct {
	y     float64
	ink   drawing.Ink
	says  []string // a line each
	first bool     // whether the first of them is strong
	place float64  // that it is given
}

// names writes the names of lines to the right of their ends, from x on, none over
// another.
func (f *frame) names(x float64, all []named) {
	const row = 14.0
	height := func(n named) float64 { return row * float64(len(n.says)) }
	sorted := make([]*named, len(all))
	for i := range all {
		all[i].place = all[i].y - height(all[i])/2
		sorted[i] = &all[i]
		for k := i; k > 0 && sorted[k].y < sorted[k-1].y; k-- {
			sorted[k], sorted[k-1] = sorted[k-1], sorted[k]
		}
	}
	floor := 2.0
	for _, n := range sorted {
		n.place = max(n.place, floor)
		floor = n.place + height(*n) + 3
	}
	ceiling := f.Height - 2
	for i := len(sorted) - 1; i >= 0; i-- {
		n := sorted[i]
		n.place = min(n.place, ceiling-height(*n))
		ceiling = n.place - 3
	}
	for _, n := range sorted {
		if middle := n.place + height(*n)/2; math.Abs(middle-n.y) > 6 { // it stands apart from its line
			f.Add(line(drawing.Quiet, 0.6, drawing.Point{X: f.right + 2, Y: n.y}, drawing.Point{X: x - 3, Y: middle}))
		}
		for i, said := range n.says {
			l := text(x, n.place+row*float64(i)+11, n.ink, said)
			l.Bold = i == 0 && n.first
			if strings.ContainsAny(said, "0123456789") {
				l = l.FitWhole(f.Width - x - 2)
			}
			f.Add(l.Fit(f.Width - x - 2))
		}
	}
}

// beside writes a name near a spot, where no other name stands; where that is further
// away, a thin line leads to it. Where there is no room at all, it stays away unless
// it must stand.
func (f *frame) beside(at drawing.Point, l drawing.Label, must bool) {
	taken := f.Labels()
	free := func(l drawing.Label) bool {
		from, to := l.Bounds()
		if from.X < 0 || to.X > f.Width || from.Y < 0 || to.Y > f.bottom {
			return false
		}
		for _, t := range taken {
			if a, b := t.Bounds(); a.X < to.X && b.X > from.X && a.Y < to.Y && b.Y > from.Y {
				return false
			}
		}
		return !f.crossed(from, to)
	}
	for _, away := range []float64{0, 16, 32, 48, 64} {
		for _, c := range []struct {
			x, y   float64
			anchor drawing.Anchor
		}{
			{0, -9 - away, drawing.Middle},
			{8 + away/2, 4 + away/2, drawing.Start},
			{-8 - away/2, 4 - away/2, drawing.End},
			{0, 18 + away, drawing.Middle},
			{8 + away/2, 4 - away, drawing.Start},
			{-8 - away/2, 4 + away, drawing.End},
		} {
			l.At, l.Anchor = drawing.Point{X: at.X + c.x, Y: at.Y + c.y}, c.anchor
			if !free(l) {
				continue
			}
			if away > 0 {
				to := drawing.Point{X: l.At.X, Y: l.At.Y - 4}
				if c.anchor == drawing.Middle && to.Y < at.Y {
					to.Y = l.At.Y + 2
				} else if c.anchor == drawing.Middle {
					to.Y = l.At.Y - 10
				}
				f.Add(line(drawing.Quiet, 0.6, at, to))
			}
			f.Add(l)
			return
		}
	}
	if must {
		f.Add(l)
	}
}

// crossed tells whether a line that matters, or a spot, lies in a box.
func (f *frame) crossed(from, to drawing.Point) bool {
	within := func(p drawing.Point) bool { return p.X > from.X && p.X < to.X && p.Y > from.Y && p.Y < to.Y }
	for _, s := range f.Shapes {
		switch s := s.(type) {
		case drawing.Disc:
			if within(s.At) {
				return true
			}
		case drawing.Line:
			for i := 1; i < len(s.Points) && s.Ink != drawing.Rule; i++ {
				a, b := s.Points[i-1], s.Points[i]
				for k := range 41 {
					if share := float64(k) / 40; within(drawing.Point{X: a.X + (b.X-a.X)*share, Y: a.Y + (b.Y-a.Y)*share}) {
						return true
					}
				}
			}
		}
	}
	return false
}

// Without is a picture that says why there is nothing to draw.
func Without(title, why string, width float64) *drawing.Picture {
	p := &drawing.Picture{Title: title, Says: why, Width: width}
	y := 24.0
	for _, row := range wrapped(why, width-24, usual) {
		l := text(12, y, drawing.Quiet, row)
		l.Size = usual
		p.Add(l)
		y += 18
	}
	p.Height = y + 2
	return p
}

// wrapped breaks text into lines of at most a width.
func wrapped(said string, width, size float64) (rows []string) {
	row := ""
	for _, word := range strings.Fields(said) {
		switch longer := strings.TrimPrefix(row+" "+word, " "); {
		case row != "" && drawing.TextWidth(longer, size, false) > width:
			rows, row = append(rows, row), word
		default:
			row = longer
		}
	}
	if row != "" {
		rows = append(rows, row)
	}
	for i := range rows { // a word may be longer than a line
		rows[i] = drawing.Label{Text: rows[i], Size: size}.Fit(width).Text
	}
	return rows
}

// ByItself is the picture as a file of its own: its title above it, and under that a
// line that says what it is of.
func ByItself(p *drawing.Picture, of string) *drawing.Picture {
	whole := &drawing.Picture{Title: p.Title, Says: p.Says, Width: p.Width + 32}
	y := 14.0
	for _, row := range wrapped(p.Title, p.Width, 17) {
		l := strong(text(16, y+14, drawing.Text, row))
		l.Size = 16
		whole.Add(l)
		y += 22
	}
	for _, row := range wrapped(of, p.Width, small) {
		whole.Add(text(16, y+10, drawing.Quiet, row))
		y += 16
	}
	y += 12
	for _, s := range p.Shapes {
		whole.Add(drawing.Moved(s, 16, y))
	}
	whole.Height = y + p.Height + 14
	return whole
}

// sentences joins what is said.
func sentences(all ...string) string {
	var said []string
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}
