package drawing

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// scale is how many pixels a PNG has for each point: sharp on paper, too.
const scale = 2

// PNG writes the picture in pixels, on white.
func (p *Picture) PNG(w io.Writer) error {
	c := canvas{image: image.NewRGBA(image.Rect(0, 0, int(math.Ceil(p.Width*scale)), int(math.Ceil(p.Height*scale))))}
	draw.Draw(c.image, c.image.Bounds(), image.White, image.Point{}, draw.Src)
	for _, s := range p.Shapes {
		switch s := s.(type) {
		case Line:
			c.line(s)
		case Area:
			if s.Edged {
				c.line(Line{Points: append(s.Points[:len(s.Points):len(s.Points)], s.Points[0]), Ink: s.Ink, Width: 1.5})
				continue
			}
			c.fill(s.Ink, s.Points)
		case Disc:
			c.disc(s)
		case Label:
			if err := c.label(s); err != nil {
				return err
			}
		}
	}
	return png.Encode(w, c.image)
}

// canvas is pixels that are drawn on.
type canvas struct{ image *image.RGBA }

// pngColour is the colour that the ink has in SVG.
func pngColour(ink Ink) color.RGBA {
	n, err := strconv.ParseUint(svgInk[ink].colour[1:], 16, 32)
	if err != nil {
		panic(err) // it is written in this package
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// fill fills surfaces as one, each given by its corners.
func (c *canvas) fill(ink Ink, surfaces ...[]Point) {
	box := image.Rectangle{Min: c.image.Bounds().Max}
	for _, points := range surfaces {
		for _, p := range points {
			box.Min.X, box.Min.Y = min(box.Min.X, int(p.X*scale)-1), min(box.Min.Y, int(p.Y*scale)-1)
			box.Max.X, box.Max.Y = max(box.Max.X, int(p.X*scale)+2), max(box.Max.Y, int(p.Y*scale)+2)
		}
	}
	if box = box.Intersect(c.image.Bounds()); box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, points := range surfaces {
		for i, p := range clockwise(points) {
			x, y := float32(round(p.X)*scale-float64(box.Min.X)), float32(round(p.Y)*scale-float64(box.Min.Y))
			if i == 0 {
				r.MoveTo(x, y)
			} else {
				r.LineTo(x, y)
			}
		}
		r.ClosePath()
	}
	r.Draw(c.image, box, image.NewUniform(pngColour(ink)), image.Point{})
}

// clockwise turns a surface so that two that overlap do not cancel each other out.
func clockwise(points []Point) []Point {
	sum := 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += (q.X - p.X) * (q.Y + p.Y)
	}
	if sum <= 0 {
		return points
	}
	turned := make([]Point, len(points))
	for i, p := range points {
		turned[len(points)-1-i] = p
	}
	return turned
}

func (c *canvas) line(l Line) {
	var surfaces [][]Point
	for _, part := range dashes(l) {
		for i := 1; i < len(part); i++ {
			from, to := part[i-1], part[i]
			length := math.Hypot(to.X-from.X, to.Y-from.Y)
			if length == 0 {
				continue
			}
			x, y := (to.Y-from.Y)/length*l.Width/2, (from.X-to.X)/length*l.Width/2
			surfaces = append(surfaces, []Point{{from.X + x, from.Y + y}, {to.X + x, to.Y + y}, {to.X - x, to.Y - y}, {from.X - x, from.Y - y}})
			if i > 1 { // a round joint
				surfaces = append(surfaces, circle(from, l.Width/2))
			}
		}
	}
	if len(surfaces) > 0 {
		c.fill(l.Ink, surfaces...)
	}
}

// dashes cuts a line into its strokes.
func dashes(l Line) (strokes [][]Point) {
	if len(l.Dash) == 0 || len(l.Points) < 2 {
		return [][]Point{l.Points}
	}
	at, left := 0, l.Dash[0]
	stroke := []Point{l.Points[0]}
	end := func() {
		if at%2 == 0 && len(stroke) > 1 {
			strokes = append(strokes, stroke)
		}
	}
	for i := 1; i < len(l.Points); i++ {
		from, to := l.Points[i-1], l.Points[i]
		for {
			length := math.Hypot(to.X-from.X, to.Y-from.Y)
			if length <= left {
				stroke, left = append(stroke, to), left-length
				break
			}
			from = Point{from.X + (to.X-from.X)*left/length, from.Y + (to.Y-from.Y)*left/length}
			stroke = append(stroke, from)
			end()
			at++
			stroke, left = []Point{from}, l.Dash[at%len(l.Dash)]
		}
	}
	end()
	return strokes
}

func circle(at Point, radius float64) []Point {
	points := make([]Point, 32)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = Point{at.X + radius*cos, at.Y + radius*sin}
	}
	return points
}

func (c *canvas) disc(d Disc) {
	if !d.Hollow {
		c.fill(d.Ink, circle(d.At, d.Radius))
		return
	}
	edge := circle(d.At, d.Radius)
	c.line(Line{Points: append(edge, edge[0]), Ink: d.Ink, Width: 1.5})
}

func (c *canvas) label(l Label) error {
	t := face(l.Bold)
	f, err := opentype.NewFace(t.read(), &opentype.FaceOptions{Size: l.Size * scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return err
	}
	defer f.Close()
	text := seen(l.Text)
	d := font.Drawer{Dst: c.image, Src: image.NewUniform(pngColour(l.Ink)), Face: f}
	x := fixed.Int26_6(round(l.At.X) * scale * 64)
	switch width := d.MeasureString(text); l.Anchor {
	case Middle:
		x -= width / 2
	case End:
		x -= width
	}
	d.Dot = fixed.Point26_6{X: x, Y: fixed.Int26_6(round(l.At.Y) * scale * 64)}
	d.DrawString(text)
	return nil
}

// seen is a text without what only says how others are set. A sign that the typeface
// lacks is an empty box by itself; those beside it stand as they are.
func seen(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !unseen(r) {
			out = append(out, r)
		}
	}
	return string(out)
}
