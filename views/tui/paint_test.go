package tui

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	_ "fewer/model/modeltest" // the seed of what is drawn
)

func theme(t testing.TB, name string, profile termenv.Profile) *Theme {
	t.Helper()
	th, err := NewTheme(name, Terminal{Profile: profile, DarkBackground: true})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// Whatever is drawn, wherever, a frame is exactly its height in lines of exactly
// its width in cells.
func TestFrameIsAlwaysItsSize(t *testing.T) {
	themes := []*Theme{}
	for _, name := range Themes {
		for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
			themes = append(themes, theme(t, name, profile))
		}
	}
	text := rapid.StringOfN(rapid.SampledFrom([]rune("ab £−·▸●─⣿é日本語한👍🏽👩‍👩‍👧e\u0301\u200b\u202e\x1b\n\t\u0085🇬🇧❤\ufe0f")), 0, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		var c Canvas
		w, h := rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(0, 8).Draw(t, "h")
		th := rapid.SampledFrom(themes).Draw(t, "theme")
		c.Resize(w, h)
		place := rapid.IntRange(-5, 35)
		for range rapid.IntRange(0, 6).Draw(t, "parts") {
			a := c.Area(NewRect(place.Draw(t, "x"), place.Draw(t, "y"), place.Draw(t, "w"), place.Draw(t, "h")))
			x, y, s := place.Draw(t, "at x"), place.Draw(t, "at y"), text.Draw(t, "text")
			switch rapid.IntRange(0, 6).Draw(t, "what") {
			case 0:
				a.Text(x, y, Over, s)
			case 1:
				a.Right(x, y, Key, s)
			case 2:
				a.Frame(th, Line, s).Cut(0, 0, x, Strong, s)
			case 3:
				a.BigFigure(th, x, y, Focus, "£11.8m", 1+w%4)
			case 4:
				a.Plot(th, 0, 10, Series{Values: []float64{0, 4, math.NaN(), 3, 99, -7}, Role: Actual, Typed: '*'})
			case 5:
				a.Mark(y)
			case 6:
				a.Repeat(x, y, x, Line, '─')
			}
		}
		lines := strings.Split(c.Frame(th), "\n")
		if len(lines) != max(1, h) {
			t.Fatalf("%d lines, want %d", len(lines), h)
		}
		for i, line := range lines {
			if h > 0 && ansi.StringWidth(line) != w {
				t.Fatalf("line %d is %d cells wide, want %d: %q", i, ansi.StringWidth(line), w, line)
			}
		}
	})
}

// What a file holds can never command the terminal.
func TestTextCannotCommandTheTerminal(t *testing.T) {
	var c Canvas
	c.Resize(40, 1)
	c.Area(c.Bounds()).Text(0, 0, Plain, "a\x1b[2Jb\u009bc\u202ed\re\nf")
	got := c.Frame(theme(t, "plain", termenv.TrueColor))
	if strings.ContainsAny(got, "\x1b\u009b\u202e\r\n") {
		t.Errorf("the frame holds a control character: %q", got)
	}
	if want := "a�[2Jb�cd�e�f"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to begin %q", got, want)
	}
}

func TestSimpleCharactersAreOneCellWide(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if simple(r) && ansi.StringWidth(string(r)) != 1 {
			t.Errorf("%U %c is %d cells wide", r, r, ansi.StringWidth(string(r)))
		}
	}
	for _, name := range []Glyphs{drawn, typed} {
		for _, r := range []rune{name.Select, name.Knob, name.Track, name.Centre, name.EndLeft, name.EndRight, name.Horizontal, name.Vertical} {
			if !simple(r) {
				t.Errorf("the glyph %c is not always one cell wide", r)
			}
		}
	}
}

func TestFitAndWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"Royal Midshire", 20, "Royal Midshire"},
		{"Royal Midshire", 8, "Royal M…"},
		{"Royal Midshire", 7, "Royal…"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
		{"x", 0, ""},
		{"xy", 1, "…"},
		{"block of £51.2m", 13, "block…"},
		{"block of £51.2m for all", 18, "block of £51.2m f…"},
		{"£51,234 at tariff", 4, "…"},
		{"£51,234 at tariff", 12, "£51,234 at…"},
		{"£9,182,945 over", 13, "…"},
		{"saved £1,300 more spent", 15, "saved…"},
		{"Northshire · week 35 of 52 · 17 weeks", 33, "Northshire · week 35 of 52…"},
		{"3% fewer is 34 patients", 20, "3% fewer is…"},
		{"17 of 20 weeks", 12, "…"},
		{"10% fewer, at tariff", 11, "10% fewer,…"},
		{"10% fewer at tariff", 11, "10% fewer…"},
		{"10% fewer, Combe Lane", 10, "10% fewer…"},
		{"10% fewer at tariff", 10, "10% fewer…"},
		{"10% fewer at tariff", 9, "…"},
		{"Procedures in clinic", 16, "Procedures in c…"},
		{"E82001-surgery", 8, "E82001-…"},
	} {
		if got := Fit(c.s, c.w); got != c.want || Width(got) > c.w {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
	if got := strings.Join(Wrap("By 31 March their visits  would have cost", 12), "|"); got != "By 31 March|their visits|would have|cost" {
		t.Errorf("Wrap gives %q", got)
	}
	if got := strings.Join(Wrap("a /very/long/place", 6), "|"); got != "a|/very/|long/p|lace" {
		t.Errorf("Wrap of a long word gives %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, w := rapid.String().Draw(t, "s"), rapid.IntRange(2, 20).Draw(t, "w")
		for _, line := range Wrap(s, w) {
			if Width(line) > w {
				t.Fatalf("Wrap(%q, %d) gives %q", s, w, line)
			}
		}
	})
}

// Every theme but plain looks different from plain text in colour, and none
// sends an escape where the terminal has no colours.
func TestThemes(t *testing.T) {
	for _, name := range Themes {
		var c Canvas
		c.Resize(3, 1)
		c.Area(c.Bounds()).Text(0, 0, Over, "abc")
		if colourless := c.Frame(theme(t, name, termenv.Ascii)); colourless != "abc" {
			t.Errorf("%s without colours writes %q", name, colourless)
		}
		for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
			if got := c.Frame(theme(t, name, profile)); (got == "abc") != (name == "plain") {
				t.Errorf("%s writes %q", name, got)
			}
		}
	}
	if _, err := NewTheme("pink", Terminal{}); err == nil || !strings.Contains(err.Error(), "projector") {
		t.Errorf("an unknown theme gives %v", err)
	}
}

func TestThisTerminalFollowsTheEnvironment(t *testing.T) {
	for value, isDark := range map[string]bool{"": true, "15;0": true, "0;15": false, "0;default;15": false, "7;8": true, "x": true} {
		if got := ThisTerminal(func(string) string { return value }, false).DarkBackground; got != isDark {
			t.Errorf("COLORFGBG=%s: dark %v, want %v", value, got, isDark)
		}
	}
}

func TestRectanglesNeverTurnInsideOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-5, 20)
		r := NewRect(n.Draw(t, "x"), n.Draw(t, "y"), n.Draw(t, "w"), n.Draw(t, "h"))
		a, rest := r.CutTop(n.Draw(t, "cut"))
		b, rest := rest.CutLeft(n.Draw(t, "cut"))
		c, rest := rest.CutBottom(n.Draw(t, "cut"))
		d, rest := rest.CutRight(n.Draw(t, "cut"))
		if a.H+c.H+rest.H != r.H || b.W+d.W+rest.W != r.W {
			t.Fatalf("%v is cut into %v %v %v %v %v", r, a, b, c, d, rest)
		}
		for _, p := range []Rect{a, b, c, d, rest, rest.Inset(2, 3), r.Middle(4, 50)} {
			if p.W < 0 || p.H < 0 {
				t.Fatalf("a part of %v is %v", r, p)
			}
		}
	})
}

// A big figure is as wide and as high as it is said to be, at every scale.
func TestBigFiguresHaveTheirSize(t *testing.T) {
	th := theme(t, "light", termenv.TrueColor)
	for scale := 1; scale <= 6; scale++ {
		var c Canvas
		w, h := BigFigureWidth("£9.2m", scale), BigFigureHeight(scale)
		c.Resize(w+10, h+10)
		a := c.Area(c.Bounds())
		if !a.BigFigure(th, 2, 1, Focus, "£9.2m", scale) {
			t.Fatalf("scale %d is not written", scale)
		}
		lines := strings.Split(ansi.Strip(c.Frame(th)), "\n")
		first, last, wide := -1, -1, 0
		for i, line := range lines {
			if drawn := strings.TrimRight(line, " "); drawn != "" {
				if first < 0 {
					first = i
				}
				last, wide = i, max(wide, ansi.StringWidth(drawn))
			}
		}
		if first != 1 || last-first+1 != h || wide > w+2 || wide < w+2-scale {
			t.Errorf("scale %d: rows %d to %d, to column %d; said %d by %d", scale, first, last, wide, w, h)
		}
		c.Resize(w-1, h)
		if c.Area(c.Bounds()).BigFigure(th, 0, 0, Focus, "£9.2m", scale) {
			t.Errorf("scale %d is written where it does not fit", scale)
		}
	}
}

// TestSixteenColoursKeepTheirColours holds that no bold turns one of the first 8
// colours into another, in any theme, and that both colours of a cell are set.
func TestSixteenColoursKeepTheirColours(t *testing.T) {
	for _, name := range []string{"light", "dark", "projector"} {
		theme, err := NewTheme(name, Terminal{Profile: termenv.ANSI})
		if err != nil {
			t.Fatal(err)
		}
		for role := range roleCount {
			for _, look := range []look{role, role | marked} {
				on := theme.on[look]
				codes := strings.Split(strings.TrimSuffix(strings.TrimPrefix(on, "\x1b["), "m"), ";")
				fore := slices.IndexFunc(codes, func(c string) bool { return len(c) == 2 && (c[0] == '3' || c[0] == '9') })
				back := slices.IndexFunc(codes, func(c string) bool { return c[0] == '4' && len(c) == 2 || strings.HasPrefix(c, "10") })
				if fore < 0 || back < 0 {
					t.Fatalf("%s, role %d: %q sets not both colours", name, role, on)
				}
				if codes[fore][0] == '3' && slices.Contains(codes, "1") {
					t.Errorf("%s, role %d: bold brightens %q", name, role, on)
				}
			}
		}
	}
}

// TestTerminalsThatShowTypedCharactersOnly: nothing else is sent to them.
func TestTerminalsThatShowTypedCharactersOnly(t *testing.T) {
	for _, c := range []struct {
		env   map[string]string
		typed bool
	}{
		{map[string]string{"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, false},
		{map[string]string{"TERM": "xterm", "LC_CTYPE": "C.utf8"}, false},
		{map[string]string{"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "C"}, true},
		{map[string]string{"TERM": "xterm", "LANG": "en_GB.ISO-8859-1"}, true},
		{map[string]string{"TERM": "xterm"}, true},
		{map[string]string{"TERM": "vt100", "LANG": "en_GB.UTF-8"}, true},
	} {
		terminal := ThisTerminal(func(name string) string { return c.env[name] }, true)
		if (terminal.Typed != "") != c.typed {
			t.Errorf("%v: %q", c.env, terminal.Typed)
		}
		if ThisTerminal(func(name string) string { return c.env[name] }, false).Typed != "" {
			t.Error("a system without locales is taken for one without UTF-8")
		}
		if !c.typed {
			continue
		}
		for _, name := range Themes {
			theme, err := NewTheme(name, terminal)
			if err != nil {
				t.Fatal(err)
			}
			theme = theme.WithASCII(false)
			var canvas Canvas
			canvas.Resize(30, 1)
			canvas.Area(canvas.Bounds()).Text(0, 0, Plain, "−£5,000 · ▸●█ “é” 日本 5…")
			frame := ansi.Strip(canvas.Frame(theme))
			if want := "-L5,000 . >O# \"?\" ? ?  5~"; strings.TrimRight(frame, " ") != want || len(frame) != 30 {
				t.Errorf("%s in %v: %q; want %q in 30 cells", name, c.env, frame, want)
			}
		}
	}
}

// A wide character that reaches over a box without width leaves no half of itself.
func TestNothingIsDrawnInABoxWithoutWidth(t *testing.T) {
	th := theme(t, "plain", termenv.Ascii)
	for _, w := range []int{0, 4} {
		var c Canvas
		c.Resize(w, 1)
		c.Area(NewRect(min(w, 1), 0, 0, 1)).Text(-1, 0, Over, "日")
		if got := strings.TrimSpace(ansi.Strip(c.Frame(th))); got != "" {
			t.Errorf("%d cells show %q", w, got)
		}
	}
	var c Canvas
	c.Resize(3, 1)
	c.Area(NewRect(0, 0, 3, 1)).Text(0, 0, Over, "abc")
	c.Area(NewRect(1, 0, 0, 1)).Text(-1, 0, Over, "日")
	if got := ansi.Strip(c.Frame(th)); got != "abc" {
		t.Errorf("what stood beside it is %q", got)
	}
}
