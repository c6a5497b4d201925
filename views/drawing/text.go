package drawing

import (
	"strings"
	"sync"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// typeface is a typeface that comes with the program: pictures look the same on a
// machine without any. It is read when the first text is measured, never before.
type typeface struct {
	read  func() *sfnt.Font
	mutex sync.Mutex // the buffer of a font serves one at a time
	wide  map[rune]float64
	buf   sfnt.Buffer
}

func newTypeface(data []byte) *typeface {
	return &typeface{wide: map[rune]float64{}, read: sync.OnceValue(func() *sfnt.Font {
		f, err := opentype.Parse(data)
		if err != nil {
			panic(err) // it is compiled in
		}
		return f
	})}
}

var regular, bold = newTypeface(goregular.TTF), newTypeface(gobold.TTF)

func face(isBold bool) *typeface {
	if isBold {
		return bold
	}
	return regular
}

// advance is how wide a character is, in widths of the typeface's size.
func (t *typeface) advance(r rune) float64 {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if w, known := t.wide[r]; known {
		return w
	}
	const size = 64
	w := 1.0 // that of a sign from elsewhere
	if i, err := t.read().GlyphIndex(&t.buf, r); err == nil && i != 0 {
		if a, err := t.read().GlyphAdvance(&t.buf, i, fixed.I(size), font.HintingNone); err == nil {
			w = float64(a) / 64 / size
		}
	}
	t.wide[r] = w
	return w
}

// By how much the widest of the usual typefaces (DejaVu Sans) exceeds the one that is
// measured here; Arial and Liberation Sans are narrower.
const (
	widest     = 1.15
	widestBold = 1.24
)

// TextWidth is how wide a text is at most, in whichever of the usual typefaces it is
// shown.
func TextWidth(s string, size float64, isBold bool) float64 {
	width, t := 0.0, face(isBold)
	for _, r := range s {
		if !unseen(r) {
			width += t.advance(r)
		}
	}
	if isBold {
		return width * size * widestBold
	}
	return width * size * widest
}

// unseen are characters that only say how others are set.
func unseen(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Variation_Selector, r)
}

// cut is the beginning of a text, with whole signs only, and …; what sets text apart
// is closed.
func cut(whole []rune, n int) string {
	kept := string(whole[:n])
	if n < len(whole) { // no half of an emoji, no letter without its accent
		kept = ""
		signs := graphemes.FromString(string(whole))
		for used := 0; signs.Next(); {
			sign := signs.Value()
			if used += len([]rune(sign)); used > n {
				break
			}
			kept += sign
		}
	}
	open := strings.Count(kept, "\u2068") - strings.Count(kept, "\u2069")
	return strings.TrimRight(kept, " ,;:") + "…" + strings.Repeat("\u2069", max(0, open))
}
