package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Terminal is what a theme has to suit.
type Terminal struct {
	Profile        termenv.Profile // termenv.Ascii for no colours, as NO_COLOR asks
	DarkBackground bool            // what "auto" follows
	Typed          string          // why it may show nothing but typed characters; "" where it shows all
}

// ThisTerminal is the terminal that the environment describes: how many colours
// it has, which characters and, where COLORFGBG tells, whether its background is
// dark. It asks the terminal nothing. Only where systems have locales does the
// environment tell of characters.
func ThisTerminal(env func(string) string, locales bool) Terminal {
	t := Terminal{Profile: lipgloss.ColorProfile(), DarkBackground: true}
	if _, background, found := strings.Cut(env("COLORFGBG"), ";"); found {
		if i := strings.LastIndexByte(background, ';'); i >= 0 {
			background = background[i+1:]
		}
		if n, err := strconv.Atoi(background); err == nil {
			t.DarkBackground = n < 7 || n == 8
		}
	}
	if locales {
		t.Typed = onlyTyped(env)
	}
	return t
}

// onlyTyped says why a terminal may show nothing but typed characters, or "".
func onlyTyped(env func(string) string) string {
	if kind := env("TERM"); strings.HasPrefix(kind, "vt") {
		return "this terminal is a " + kind
	}
	locale := env("LC_ALL")
	for _, name := range []string{"LC_CTYPE", "LANG"} {
		if locale == "" {
			locale = env(name)
		}
	}
	plain := strings.ReplaceAll(strings.ToLower(locale), "-", "")
	switch {
	case strings.Contains(plain, "utf8"):
		return ""
	case locale == "":
		return "no locale is set, so that no UTF-8 is known of (such as LANG=en_GB.UTF-8)"
	}
	return "the locale " + locale + " has no UTF-8"
}

// CanPaint tells whether a kind of terminal, as TERM names it, obeys what moves
// its cursor.
func CanPaint(kind string) bool { return kind != "dumb" }

// likeTyped is the typed character that stands for another, a cell for a cell.
var likeTyped = map[rune]byte{
	'£': 'L', '€': 'E', '−': '-', '–': '-', '—': '-', '‑': '-', '·': '.', '•': '*', '…': '~', '×': 'x', '÷': '/', '±': '~', '≈': '~',
	'←': '<', '→': '>', '↑': '^', '↓': 'v', '▸': '>', '▏': '_', '‘': '\'', '’': '\'', '“': '"', '”': '"', '′': '\'', '″': '"',
	'½': '~', '¼': '~', '¾': '~', '°': 'o', '≤': '<', '≥': '>', '\u00a0': ' ', '─': '-', '│': '|', '┼': '+', '●': 'O', '▲': '^', '▼': 'v', '█': '#', '▀': '"', '▄': '_',
}

// typedFor is what stands for a character where only typed ones are shown.
func typedFor(r rune) byte {
	if c, ok := likeTyped[r]; ok {
		return c
	}
	return '?'
}
