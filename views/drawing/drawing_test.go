package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"fewer/views/contrasttest"
)

// some has a shape of each kind, and signs that few typefaces have.
func some() *Picture {
	p := &Picture{Title: "A <b>& “so on”", Says: "What\x00it shows", Width: 200, Height: 100}
	p.Add(Line{Points: []Point{{10, 10}, {100, 10}, {100, 60}}, Ink: Text, Width: 4, Dash: []float64{6, 4}},
		Area{Points: Box(10, 20, 50, 20), Ink: Scenario}, Area{Points: Box(70, 20, 20, 20), Ink: Text, Edged: true},
		Disc{At: Point{150, 50}, Radius: 10, Ink: Nothing}, Disc{At: Point{180, 50}, Radius: 8, Ink: Text, Hollow: true},
		Label{At: Point{100, 90}, Text: "ENT → \u2068مستشفى\u2069 👍 −5% £ – · ●", Ink: Text, Size: 12, Anchor: Middle})
	return p
}

// A file is sound XML with its name and sentence; its labels are text, whatever they hold.
func TestSVGIsSound(t *testing.T) {
	var b bytes.Buffer
	if err := some().SVG(&b); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(b.Bytes()))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
	}
	for _, want := range []string{`role="img"`, `aria-labelledby="picture-title picture-says"`, `<title id="picture-title">A &lt;b&gt;&amp; “so on”</title>`, "sans-serif\"", "مستشفى", "−5%"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("nothing says %s in\n%s", want, b.String())
		}
	}
	if in := some().Inline("p1"); strings.Contains(in, "<?xml") || !strings.Contains(in, `id="p1-title"`) {
		t.Errorf("in a page it is %s", in)
	}
}

// The same shapes stand in the same places in pixels.
func TestPNGHasWhatTheSVGHas(t *testing.T) {
	var b bytes.Buffer
	if err := some().PNG(&b); err != nil {
		t.Fatal(err)
	}
	drawn, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got := drawn.Bounds().Size(); got != image.Pt(400, 200) {
		t.Errorf("it has %v pixels", got)
	}
	dark := func(x, y float64) bool {
		r, g, b, _ := drawn.At(int(x*scale), int(y*scale)).RGBA()
		return r+g+b < 3*0xb000
	}
	for _, c := range []struct {
		x, y float64
		ink  bool
		what string
	}{
		{12, 10, true, "the first stroke"},
		{18, 10, false, "the gap after it"},
		{30, 30, true, "the surface"},
		{80, 30, false, "inside the edge"},
		{70, 30, true, "the edge"},
		{150, 50, true, "the disc"},
		{180, 50, false, "inside the circle"},
		{100, 60, false, "after the line"},
		{5, 95, false, "the paper"},
	} {
		if dark(c.x, c.y) != c.ink {
			t.Errorf("%s at %v,%v: ink is %v", c.what, c.x, c.y, !c.ink)
		}
	}
}

// The typeface has the signs that figures and names need; of a sign that it lacks, only
// that one falls back.
func TestTheTypefaceHasTheSignsOfFigures(t *testing.T) {
	for _, f := range []*typeface{regular, bold} {
		for _, r := range "£−–—·→●…“”’%&" {
			if i, err := f.read().GlyphIndex(&f.buf, r); err != nil || i == 0 {
				t.Errorf("it lacks %c", r)
			}
		}
	}
	if seen("a\u2068م\u2069b") != "aمb" {
		t.Error("what only sets text apart is drawn")
	}
}

// What is too long is cut at a whole sign, marked, and kept whole beside it.
func TestLabelsAreCutToTheirWidth(t *testing.T) {
	for _, long := range []string{strings.Repeat("Name of a hospital ", 16), strings.Repeat("👩‍👩‍👧", 40), "\u2068" + strings.Repeat("مستشفى ", 50) + "\u2069"} {
		l := Label{Text: long, Size: 12}.Fit(120)
		if from, to := l.Bounds(); to.X-from.X > 120 || !strings.HasSuffix(strings.TrimRight(l.Text, "\u2069"), "…") || l.Whole != long {
			t.Errorf("%q is %q, %v wide", long, l.Text, to.X-from.X)
		}
		if strings.Count(l.Text, "\u2068") != strings.Count(l.Text, "\u2069") || strings.HasSuffix(l.Text, "\u200d…") {
			t.Errorf("%q is cut within a sign", l.Text)
		}
	}
	if l := (Label{Text: "ENT", Size: 12}).Fit(120); l.Text != "ENT" || l.Whole != "" {
		t.Errorf("what fits is %q, %q", l.Text, l.Whole)
	}
}

// Inks can be told from paper by everybody: text has 4.5:1 or more.
func TestInksAreLegible(t *testing.T) {
	for ink := range svgInk {
		c := pngColour(Ink(ink))
		ratio := contrasttest.Of(c, color.RGBA{0xff, 0xff, 0xff, 0xff})
		if least := map[Ink]float64{Rule: 1.5, Tint: 1.1}[Ink(ink)]; ratio < max(least, 0) || least == 0 && ratio < 4.5 {
			t.Errorf("%s has %.1f:1", svgInk[ink].class, ratio)
		}
	}
}
