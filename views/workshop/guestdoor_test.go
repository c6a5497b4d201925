package workshop

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"fewer/views/guests"
	"fewer/views/tui"
)

// Row 47 of the cases: the code is dark on light in every theme and with however few
// colours, whole, with its edge; where it has no room the address stands in words.
func TestTheCodeIsDarkOnLight(t *testing.T) {
	t.Parallel()
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
		for _, theme := range tui.Themes {
			h := newHall(t, atTables(), "light")
			h.app.terminal = tui.Terminal{Profile: profile, DarkBackground: true}
			h.app.ThemeName = theme
			if err := h.app.setTheme(); err != nil {
				t.Fatal(err)
			}
			h.press("R", "&")
			code, err := guests.Code(h.server.Address())
			if err != nil {
				t.Fatal(err)
			}
			rows := strings.Split(h.app.View(), "\n")
			paper := map[termenv.Profile]string{
				termenv.TrueColor: "38;2;0;0;0m\x1b[48;2;255;255;255m", termenv.ANSI256: "38;5;16m\x1b[48;5;231m", termenv.ANSI: "30m\x1b[107m", termenv.Ascii: "30;47;107m",
			}[profile]
			for y, line := range guests.HalfBlocks(code) {
				flat := strings.ReplaceAll(strings.ReplaceAll(rows[y], ";48;", "m\x1b[48;"), "30;107m", "30m\x1b[107m")
				if !strings.Contains(flat, paper+line) || !strings.HasPrefix(ansi.Strip(rows[y]), line) {
					t.Fatalf("%s, %d: row %d is %q, not %s and %q", theme, profile, y, rows[y], paper, line)
				}
			}
			h.sees(strings.SplitN(guests.InWords(h.server.Address()), "/", 2)[1], "Take part from your phone")
			h.resize(50, 16)
			h.lacks("▀▀▀▀▀▀▀")
			h.sees(strings.SplitN(guests.InWords(h.server.Address()), "/", 2)[1])
		}
	}
}

// Where nothing but typed characters shows there is no code, and the address in words.
func TestTypedTerminalsShowTheAddressInWords(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.app.terminal = tui.Terminal{Typed: "this terminal is a vt100"}
	if err := h.app.setTheme(); err != nil {
		t.Fatal(err)
	}
	h.press("R", "&")
	h.sees(strings.SplitN(guests.InWords(h.server.Address()), "/", 2)[1])
	for _, r := range h.screenText() {
		if r > 127 {
			t.Fatalf("it shows %q", r)
		}
	}
}

// ← and → take the other addresses that there are; this computer's own is always one.
func TestAnotherAddressIsOneKey(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R", "&")
	before := h.server.Address()
	for range 20 {
		h.press("right")
		if at := h.server.At(); at.IP.IsLoopback() && h.server.Address() != before {
			break
		}
	}
	if at := h.server.At(); !at.IP.IsLoopback() {
		t.Errorf("it never comes back to this computer's own: %v", at)
	}
	h.says(said(h.phone("North").page("")), "An idea or a concern")
}

// A picture of the whole wall is read by a program that reads codes, where there is one.
func TestAPictureOfTheCodeIsRead(t *testing.T) {
	t.Parallel()
	reader, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("there is no zbarimg here, so the code was read by nothing")
	}
	h := newHall(t, atTables(), "light")
	h.press("R", "&")
	const pixels = 6 // to a module
	var picture bytes.Buffer
	fmt.Fprintf(&picture, "P5 %d %d 255\n", 80*pixels, 2*24*pixels)
	for _, row := range strings.Split(h.screenText(), "\n")[:24] {
		for _, dark := range []string{"█▀", "█▄"} { // the upper and the lower half
			var line []byte
			for _, r := range row {
				shade := byte(255)
				if strings.ContainsRune(dark, r) {
					shade = 0
				}
				line = append(line, bytes.Repeat([]byte{shade}, pixels)...)
			}
			picture.Write(bytes.Repeat(line, pixels))
		}
	}
	path := filepath.Join(t.TempDir(), "wall.pgm")
	if err := os.WriteFile(path, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(reader, "-q", "--raw", path).Output()
	if got := strings.TrimSpace(string(said)); err != nil || got != strings.ToUpper(h.server.Address()) {
		t.Errorf("it reads %q (%v), not %q", got, err, h.server.Address())
	}
}
