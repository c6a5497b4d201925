package workshop

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"fewer/scenarios/file"
	"fewer/views/tui"
)

// The picture at the head of the README is the workbench after three presses of ←,
// drawn from its cells; go test ./views/workshop -run Pictures -update draws it anew.
func TestPicturesAreOfTheProgram(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		d := newDriver(t, builtInYear(t), file.Document{}, theme, 80, 24)
		d.press("left", "left", "left")
		picture := svg(d.app.View(), "The workbench: three presses of the left arrow have taken 3% of ENT referrals away. As contracted nothing is saved; if paid by the case, £2,787.")
		file := filepath.Join("..", "..", "docs", "pictures", "workbench-"+theme+".svg")
		if *update {
			if err := os.WriteFile(file, []byte(picture), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != picture {
			t.Errorf("%s is not the program's (%v): go test ./views/workshop -run Pictures -update draws it anew; look at it", file, err)
		}
		for _, told := range []string{"£2,787", "3% fewer", "Midshire General", "saved"} {
			if !strings.Contains(picture, told) {
				t.Errorf("the picture does not say %q", told)
			}
		}
	}
}

// How large a cell is in a picture, and the space around the screen.
const (
	cellWide, cellHigh = 9, 20
	margin             = 14
)

// ink is how a cell is written.
type ink struct {
	fore, back string // "#rrggbb"
	bold       bool
}

// svg draws a frame as a picture. What is written stands as text, each run as wide as
// its cells; what is drawn with characters stands as shapes, since fonts leave gaps
// between them.
func svg(frame, describes string) string {
	lines := strings.Split(frame, "\n")
	first, _ := written(ink{}, lines[0])
	wide, high := tui.Width(ansi.Strip(lines[0]))*cellWide+2*margin, len(lines)*cellHigh+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">\n<title>%s</title>\n", wide, high, wide, html.EscapeString(describes))
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"#888\" stroke-opacity=\".5\"/>\n", wide, high, first.back)
	b.WriteString("<g font-family=\"ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"15\" xml:space=\"preserve\">\n")
	for y, line := range lines {
		x, now := 0, ink{}
		for line != "" {
			var text string
			now, line = written(now, line)
			end := strings.IndexByte(line, '\x1b')
			if end < 0 {
				end = len(line)
			}
			text, line = line[:end], line[end:]
			drawRun(&b, x, y, now, first.back, text)
			x += tui.Width(text)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// written takes the escape sequences at the beginning of s into account.
func written(now ink, s string) (ink, string) {
	for strings.HasPrefix(s, "\x1b[") {
		sequence, rest, _ := strings.Cut(s[2:], "m")
		s = rest
		codes := strings.Split(sequence, ";")
		for i := 0; i < len(codes); i++ {
			switch codes[i] {
			case "", "0":
				now = ink{}
			case "1":
				now.bold = true
			case "38", "48":
				colour := "#"
				for _, part := range codes[i+2 : i+5] {
					n, _ := strconv.Atoi(part)
					colour += fmt.Sprintf("%02x", n)
				}
				if codes[i] == "38" {
					now.fore = colour
				} else {
					now.back = colour
				}
				i += 4
			}
		}
	}
	return now, s
}

// drawRun draws text of one ink that begins at a cell.
func drawRun(b *strings.Builder, x, y int, as ink, ground, text string) {
	if as.back != ground {
		rect(b, float64(x), float64(y), float64(tui.Width(text)), 1, as.back)
	}
	word, begin := "", x
	flush := func() {
		if trimmed := strings.TrimRight(word, " "); trimmed != "" {
			lead := len(trimmed) - len(strings.TrimLeft(trimmed, " "))
			drawText(b, begin+lead, y, as, trimmed[lead:])
		}
		word = ""
	}
	letters := []rune(text)
	for i := 0; i < len(letters); i++ {
		r, alike := letters[i], 1
		for i+alike < len(letters) && letters[i+alike] == r {
			alike++
		}
		if drawShape(b, x, y, alike, as.fore, r) {
			flush()
			i, x = i+alike-1, x+alike
			begin = x
			continue
		}
		word += string(r)
		x++
		if strings.HasSuffix(word, "  ") { // columns keep their places in any font
			flush()
			begin = x
		}
	}
	flush()
}

func drawText(b *strings.Builder, x, y int, as ink, text string) {
	weight := ""
	if as.bold {
		weight = " font-weight=\"700\""
	}
	fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\" fill=\"%s\"%s>%s</text>\n",
		margin+x*cellWide, margin+y*cellHigh+15, tui.Width(text)*cellWide, as.fore, weight, html.EscapeString(text))
}

// drawShape draws some alike characters that stand for a shape, and tells whether
// they do.
func drawShape(b *strings.Builder, x, y, alike int, colour string, r rune) bool {
	px, py, wide := float64(x), float64(y), float64(alike)
	switch r {
	case '█':
		rect(b, px, py, wide, 1, colour)
	case '▀':
		rect(b, px, py, wide, 0.5, colour)
	case '▄':
		rect(b, px, py+0.5, wide, 0.5, colour)
	case '─':
		rect(b, px, py+0.47, wide, 0.07, colour)
	case '┼':
		rect(b, px, py+0.47, 1, 0.07, colour)
		rect(b, px+0.44, py+0.2, 0.12, 0.6, colour)
	case '●':
		fmt.Fprintf(b, "<circle cx=\"%g\" cy=\"%g\" r=\"4.5\" fill=\"%s\"/>\n", margin+(px+0.5)*cellWide, margin+(py+0.5)*cellHigh, colour)
	case '▸', '▼':
		corners := "M1 4.5L8 10L1 15.5Z"
		if r == '▼' {
			corners = "M0.5 6L8.5 6L4.5 14.5Z"
		}
		fmt.Fprintf(b, "<path transform=\"translate(%d %d)\" d=\"%s\" fill=\"%s\"/>\n", margin+x*cellWide, margin+y*cellHigh, corners, colour)
	default:
		return false
	}
	return true
}

// rect fills a part of the cells.
func rect(b *strings.Builder, x, y, w, h float64, colour string) {
	fmt.Fprintf(b, "<rect x=\"%.5g\" y=\"%.5g\" width=\"%.5g\" height=\"%.5g\" fill=\"%s\" shape-rendering=\"crispEdges\"/>\n",
		margin+x*cellWide, margin+y*cellHigh, w*cellWide, h*cellHigh, colour)
}
