package tui

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Role is what a piece of text is for. A theme gives each role its look; no
// meaning rests on the look alone.
type Role uint8

// The roles.
const (
	Plain   Role = iota // ordinary text
	Muted               // labels and whatever else may stand back
	Strong              // headings and names
	Focus               // the terms in focus
	Over                // over budget; more spent
	Under               // under budget; saved
	Group               // a provider and its contract
	Knob                // the slider's knob
	Track               // the slider's track
	Key                 // a key that may be pressed
	Notice              // what has just happened
	Fault               // what cannot be done, and why
	Line                // rules and borders
	Field               // text that is being typed
	Actual              // in a chart: the weeks that are over
	Nothing             // in a chart: if nothing changes
	Changed             // in a chart: with the scenario
	Budget              // in a chart: the budget
	Code                // a code for phones: black on white in every theme, or they do not find it
	roleCount
)

// look is a role as it stands in a cell; marked is added to it in a selected row.
type look = Role

const marked look = 0x80

// Glyphs are the characters that stand for shapes, each one cell wide.
type Glyphs struct {
	Select               rune // before the row or the terms that are selected
	Knob, Track, Centre  rune // of a slider
	EndLeft, EndRight    rune // a knob beyond the slider's end
	Horizontal, Vertical rune
	Corners              [4]rune // top left, top right, bottom left, bottom right
	Upper, Lower, Full   rune    // halves of a cell, for big figures
	Up, Down             rune    // beside the end of a list that goes on
	Falls, Rises         rune    // after a figure that is lower or higher than it was; none in type
	Dot, Hidden          rune    // a mark on a scale, and a letter that is not to be seen
	Points, Broken       rune    // under a place on a scale, and where a scale is broken off
}

var (
	drawn = Glyphs{
		Select: '▸', Knob: '●', Track: '─', Centre: '┼', EndLeft: '◄', EndRight: '►',
		Horizontal: '─', Vertical: '│', Corners: [4]rune{'╭', '╮', '╰', '╯'},
		Upper: '▀', Lower: '▄', Full: '█', Up: '↑', Down: '↓', Falls: '▼', Rises: '▲',
		Dot: '●', Hidden: '●', Points: '▲', Broken: '╱',
	}
	typed = Glyphs{
		Select: '>', Knob: 'O', Track: '-', Centre: '|', EndLeft: '<', EndRight: '>',
		Horizontal: '-', Vertical: '|', Corners: [4]rune{'+', '+', '+', '+'}, Up: '^', Down: 'v',
		Dot: 'o', Hidden: '*', Points: '^', Broken: '/',
	}
)

// Theme is the look of every role on one terminal.
type Theme struct {
	Name   string // one of Themes
	Glyphs Glyphs
	ASCII  bool // nothing is drawn that an old console could show as boxes

	on    [256]string // escape sequences by look
	typed bool        // whether the terminal shows typed characters only
}

// themes are in the order in which a key goes through them, each with its colours
// on a terminal. One without colours is drawn with typed characters.
var themes = []struct {
	name    string
	colours func(Terminal) *palette
}{
	{"auto", byBackground},
	{"light", func(Terminal) *palette { return &light }},
	{"dark", func(Terminal) *palette { return &dark }},
	{"projector", func(Terminal) *palette { return &projector }},
	{"plain", nil},
}

// Themes lists the names that NewTheme knows.
var Themes = func() (names []string) {
	for _, t := range themes {
		names = append(names, t.name)
	}
	return names
}()

// byBackground are the colours for the terminal's own background; none where it shows
// typed characters only, and may show no colours either.
func byBackground(terminal Terminal) *palette {
	switch {
	case terminal.Typed != "":
		return nil
	case terminal.DarkBackground:
		return &dark
	}
	return &light
}

// NewTheme makes the theme of that name for a terminal. Its error says which
// names there are.
func NewTheme(name string, terminal Terminal) (*Theme, error) {
	i := slices.Index(Themes, name)
	if i < 0 {
		return nil, fmt.Errorf("there is no theme %q; the themes are %s", name, strings.Join(Themes, ", "))
	}
	t := &Theme{Name: name, Glyphs: drawn, typed: terminal.Typed != ""}
	t.on[Code], t.on[Code|marked] = paper(terminal), paper(terminal)
	colours := themes[i].colours
	if t.typed || colours == nil {
		t.Glyphs, t.ASCII = typed, true
	}
	if colours == nil {
		return t, nil
	}
	looks := colours(terminal)
	if looks == nil {
		return t, nil
	}
	renderer := lipgloss.NewRenderer(io.Discard)
	renderer.SetColorProfile(terminal.Profile)
	for role := range Code {
		t.on[role] = sequence(renderer, looks.of(role, looks.back))
		t.on[role|marked] = sequence(renderer, looks.of(role, looks.selected))
	}
	return t, nil
}

// paper takes a terminal to black on white, whatever it was asked about colours: a code is
// a picture that says nothing by them.
func paper(terminal Terminal) string {
	if terminal.Profile == termenv.Ascii {
		return "\x1b[30;47;107m" // the second white is whiter, where it is known
	}
	renderer := lipgloss.NewRenderer(io.Discard)
	renderer.SetColorProfile(terminal.Profile)
	black, white := colour{"#000000", "16", "0"}, colour{"#ffffff", "231", "15"}
	return sequence(renderer, style{fore: black.complete(), back: white.complete()})
}

// Draws tells whether the terminal shows characters that nobody types.
func (t *Theme) Draws() bool { return !t.typed }

// WithASCII is the theme with charts and shapes made of typed characters, or of
// drawn ones. The plain theme never has drawn ones.
func (t *Theme) WithASCII(on bool) *Theme {
	changed := *t
	changed.ASCII, changed.Glyphs = on || t.Name == "plain" || t.typed, drawn
	if changed.ASCII {
		changed.Glyphs = typed
	}
	return &changed
}

// turn appends what takes the terminal from one look to another; look 0xff is
// that of a terminal which nothing has been asked of.
func (t *Theme) turn(out []byte, from, to look) []byte {
	before, after := "", ""
	if from != 0xff {
		before = t.on[from]
	}
	if to != 0xff {
		after = t.on[to]
	}
	if before == after {
		return out
	}
	if before != "" {
		out = append(out, "\x1b[0m"...)
	}
	return append(out, after...)
}

// sequence is what lipgloss writes before text in the style.
func sequence(r *lipgloss.Renderer, s style) string {
	style := r.NewStyle().Bold(s.bold && !brightens(r, s)).Underline(s.underline)
	if s.fore != nil {
		style = style.Foreground(*s.fore)
	}
	if s.back != nil {
		style = style.Background(*s.back)
	}
	before, _, _ := strings.Cut(style.Render("x"), "x")
	return before
}

// brightens tells whether bold would change the colour: terminals with 16 colours
// draw the first 8 of them, where bold, as the other 8. Black would become grey.
func brightens(r *lipgloss.Renderer, s style) bool {
	return r.ColorProfile() == termenv.ANSI && s.fore != nil && len(s.fore.ANSI) == 1 && s.fore.ANSI < "8"
}

type style struct {
	fore, back      *lipgloss.CompleteColor
	bold, underline bool
}

// palette holds the colours of a theme. Backgrounds are painted, so that a theme
// is readable whatever the terminal's own background is; so the foreground can't be
// the terminal's own, which may be that colour. Of 16 colours the green, and on a
// projector the red, are too light on white in most terminals, and are black.
type palette struct {
	back, selected colour
	fore           [roleCount]colour
	bold           [roleCount]bool
	allBold        bool
}

// colour is the same colour for terminals with millions, 256 and 16 of them.
type colour struct{ full, of256, of16 string }

func (p *palette) of(role Role, back colour) style {
	fore := p.fore[role]
	if fore == (colour{}) {
		fore = p.fore[Plain]
	}
	return style{fore: fore.complete(), back: back.complete(), bold: p.allBold || p.bold[role]}
}

func (c colour) complete() *lipgloss.CompleteColor {
	return &lipgloss.CompleteColor{TrueColor: c.full, ANSI256: c.of256, ANSI: c.of16}
}

var bold = [roleCount]bool{
	Strong: true, Focus: true, Over: true, Under: true, Group: true, Knob: true,
	Key: true, Notice: true, Fault: true, Field: true,
}

var light = palette{
	back: colour{"#ffffff", "231", "15"}, selected: colour{"#dfe9fb", "189", "7"}, bold: bold,
	fore: [roleCount]colour{
		Plain: {"#161616", "233", "0"}, Muted: {"#484848", "238", "0"},
		Focus: {"#0b3fa8", "19", "4"}, Knob: {"#0b3fa8", "19", "4"}, Key: {"#0b3fa8", "19", "4"},
		Over: {"#9a1220", "88", "1"}, Fault: {"#9a1220", "88", "1"}, Under: {"#0f602a", "22", "0"},
		Notice: {"#0f602a", "22", "0"}, Track: {"#6d6d6d", "242", "0"}, Line: {"#6d6d6d", "242", "0"},
		Field: {"#0b3fa8", "19", "4"}, Nothing: {"#9a1220", "88", "1"}, Changed: {"#0b3fa8", "19", "4"},
		Budget: {"#484848", "238", "0"},
	},
}

var dark = palette{
	back: colour{"#0f1419", "233", "0"}, selected: colour{"#25384d", "236", "4"}, bold: bold,
	fore: [roleCount]colour{
		Plain: {"#f4f4f4", "255", "15"}, Muted: {"#c0c7ce", "251", "7"},
		Focus: {"#8fc7ff", "117", "14"}, Knob: {"#8fc7ff", "117", "14"}, Key: {"#8fc7ff", "117", "14"},
		Over: {"#ffab9c", "217", "11"}, Fault: {"#ffab9c", "217", "11"}, Under: {"#98e6a9", "157", "10"},
		Notice: {"#98e6a9", "157", "10"}, Track: {"#8b949e", "246", "7"}, Line: {"#8b949e", "246", "7"},
		Field: {"#8fc7ff", "117", "14"}, Nothing: {"#ffab9c", "217", "11"}, Changed: {"#8fc7ff", "117", "14"},
		Budget: {"#c0c7ce", "251", "7"},
	},
}

// projector is for daylight: black on white, heavy, with nothing grey.
var projector = palette{
	back: colour{"#ffffff", "231", "15"}, selected: colour{"#ffe680", "222", "7"}, allBold: true,
	fore: [roleCount]colour{
		Plain: {"#000000", "16", "0"},
		Focus: {"#00257a", "18", "4"}, Knob: {"#00257a", "18", "4"}, Key: {"#00257a", "18", "4"},
		Over: {"#7a0010", "52", "0"}, Fault: {"#7a0010", "52", "0"}, Under: {"#00441a", "22", "0"},
		Nothing: {"#7a0010", "52", "0"}, Changed: {"#00257a", "18", "4"},
	},
}
