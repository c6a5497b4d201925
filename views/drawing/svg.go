package drawing

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// family ends in a generic name, for machines that have none of the others.
const family = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"

// svgInk is how an ink looks on white, and what a page calls it that has other
// colours for dark rooms.
var svgInk = [...]struct{ class, colour string }{
	Text: {"ink", "#111111"}, Quiet: {"quiet", "#555555"}, Rule: {"rule", "#bbbbbb"},
	Scenario: {"scenario", "#0b4f9e"}, Nothing: {"nothing", "#6b6b6b"}, Tint: {"tint", "#dfe6ee"},
}

// SVG writes the picture as a file of its own, on white.
func (p *Picture) SVG(w io.Writer) error {
	_, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+p.svg("picture", true)+"\n")
	return err
}

// Inline is the picture as it stands in a page, its ids beginning with a word that is
// the page's only one. What matters is in attributes, since some servers drop styles.
func (p *Picture) Inline(id string) string { return p.svg(id, false) }

func (p *Picture) svg(id string, alone bool) string {
	var b strings.Builder
	size := `viewBox="0 0 ` + number(p.Width) + " " + number(p.Height) + `"`
	if alone {
		size += ` width="` + number(p.Width) + `" height="` + number(p.Height) + `"`
	}
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" ` + size + ` role="img" aria-labelledby="` + id + `-title ` + id + `-says" font-family="` + family + `">` + "\n")
	b.WriteString(`<title id="` + id + `-title">` + escaped(p.Title) + "</title>\n")
	b.WriteString(`<desc id="` + id + `-says">` + escaped(p.Says) + "</desc>\n")
	if alone {
		b.WriteString(`<rect width="100%" height="100%" fill="#ffffff"/>` + "\n")
	}
	for _, s := range p.Shapes {
		svgShape(&b, s)
		b.WriteByte('\n')
	}
	b.WriteString("</svg>")
	return b.String()
}

func svgShape(b *strings.Builder, s Shape) {
	switch s := s.(type) {
	case Line:
		b.WriteString(`<path class="s-` + svgInk[s.Ink].class + `" d="` + path(s.Points, false) + `" fill="none" stroke="` + svgInk[s.Ink].colour +
			`" stroke-width="` + number(s.Width) + `" stroke-linejoin="round"`)
		if len(s.Dash) > 0 {
			var lengths []string
			for _, d := range s.Dash {
				lengths = append(lengths, number(d))
			}
			b.WriteString(` stroke-dasharray="` + strings.Join(lengths, " ") + `"`)
		}
		b.WriteString("/>")
	case Area:
		b.WriteString("<path " + filled(s.Ink, s.Edged) + ` d="` + path(s.Points, true) + `"/>`)
	case Disc:
		b.WriteString("<circle " + filled(s.Ink, s.Hollow) + ` cx="` + number(s.At.X) + `" cy="` + number(s.At.Y) + `" r="` + number(s.Radius) + `"/>`)
	case Label:
		b.WriteString(`<text class="f-` + svgInk[s.Ink].class + `" x="` + number(s.At.X) + `" y="` + number(s.At.Y) + `" font-size="` + number(s.Size) +
			`" fill="` + svgInk[s.Ink].colour + `"`)
		if s.Bold {
			b.WriteString(` font-weight="bold"`)
		}
		b.WriteString([...]string{Start: "", Middle: ` text-anchor="middle"`, End: ` text-anchor="end"`}[s.Anchor] + ">")
		if s.Whole != "" {
			b.WriteString("<title>" + escaped(s.Whole) + "</title>")
		}
		b.WriteString(escaped(s.Text) + "</text>")
	}
}

// filled are the attributes of a surface, or of its edge alone.
func filled(ink Ink, edge bool) string {
	if edge {
		return `class="s-` + svgInk[ink].class + `" fill="none" stroke="` + svgInk[ink].colour + `" stroke-width="1.5"`
	}
	return `class="f-` + svgInk[ink].class + `" fill="` + svgInk[ink].colour + `"`
}

func path(points []Point, closed bool) string {
	var b strings.Builder
	for i, p := range points {
		b.WriteByte("ML"[min(i, 1)])
		b.WriteString(number(p.X) + " " + number(p.Y))
	}
	if closed {
		b.WriteByte('Z')
	}
	return b.String()
}

func number(v float64) string { return strconv.FormatFloat(round(v), 'f', -1, 64) }

// escaped is text within XML: what XML cannot hold stands as �.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}
