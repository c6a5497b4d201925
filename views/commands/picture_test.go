//go:build unix

package commands_test

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	_ "image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"fewer/views/contrasttest"
	"fewer/views/terminaltest"
)

var pictures = flag.Bool("pictures", false, "measure contrast on pictures of a real terminal window; needs Xvfb, xterm and ImageMagick")

// TestTextStandsOutInPictures looks at the themes as people do, in a terminal
// window, and measures how far each letter stands out from what is behind it: as
// WCAG 2 does, at least 7:1 in the theme for projectors and 4.5:1 in the others.
func TestTextStandsOutInPictures(t *testing.T) {
	if !*pictures {
		t.Skip("it takes half a minute, and runs with -pictures")
	}
	for _, tool := range []string{"Xvfb", "xterm", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no picture was looked at: %s is not installed", tool)
		}
	}
	display := startDisplay(t)
	colours := map[string][]string{
		"16 colours":  {"TERM=xterm"},
		"256 colours": {"TERM=xterm-256color"},
		"true colour": {"TERM=xterm-256color", "COLORTERM=truecolor"},
		"no colour":   {"TERM=xterm-256color", "NO_COLOR=1"},
	}
	for name, env := range colours {
		for theme, least := range map[string]float64{"light": 4.5, "dark": 4.5, "projector": 7} {
			for screen, command := range map[string][]string{"workbench": nil, "room": {"room"}} {
				t.Run(strings.Join([]string{theme, name, screen}, "/"), func(t *testing.T) {
					args := append(slices.Clone(command), "--theme", theme)
					lines := screenOf(t, env, append(args, sampleScenario(t)))
					picture := photograph(t, display, env, append(args, sampleScenario(t)))
					measure(t, picture, lines, least)
				})
			}
		}
	}
}

// sampleScenario is a scenario that nobody else has open.
func sampleScenario(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if out, err := exec.Command(terminaltest.Binary(t), "sample", "--out", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.scenario.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenario to open: %v", err)
	}
	return files[0]
}

// startDisplay starts a display that nobody sees, and gives its name.
func startDisplay(t *testing.T) string {
	t.Helper()
	told, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24")
	cmd.ExtraFiles = []*os.File{tell}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	tell.Close()
	var number int
	if _, err := fmt.Fscan(told, &number); err != nil {
		t.Fatalf("the display does not start: %v", err)
	}
	return fmt.Sprintf(":%d", number)
}

// screenOf is the text on the screen.
func screenOf(t *testing.T, env, args []string) []string {
	t.Helper()
	term := terminaltest.Start(t, terminaltest.Options{Env: env}, args...)
	term.WaitFor("31 March")
	return term.Lines()
}

// photograph takes a picture of a window with the program, when two are the same.
func photograph(t *testing.T, display string, env, args []string) image.Image {
	t.Helper()
	home := t.TempDir()
	window := filepath.Join(home, "window")
	cmd := exec.Command("xterm", append([]string{
		"-u8", "-fa", "DejaVu Sans Mono", "-fs", "14", "-geometry", "80x24+0+0", "-b", "0", "-bw", "0", "+sb", "-uc", "+bc",
		"-e", "sh", "-c", `echo $WINDOWID >"$0.new"; mv "$0.new" "$0"; unset COLORTERM; ` + `exec env ` + strings.Join(env, " ") + ` "$@"`, window, terminaltest.Binary(t),
	}, args...)...)
	cmd.Env = append(os.Environ(), "DISPLAY="+display, "HOME="+home, "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "COLORTERM=", "COLORFGBG=",
		"XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DOCUMENTS_DIR="+home)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	file := filepath.Join(home, "picture.png")
	before := []byte(nil)
	for deadline := time.Now().Add(terminaltest.Patience); time.Now().Before(deadline); time.Sleep(300 * time.Millisecond) {
		id, err := os.ReadFile(window)
		if err != nil {
			continue
		}
		if out, err := exec.Command("import", "-display", display, "-window", strings.TrimSpace(string(id)), "-define", "png:exclude-chunk=date,time", file).CombinedOutput(); err != nil {
			t.Logf("%v: %s", err, out)
			continue
		}
		picture, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(picture) > 6_000 && slices.Equal(picture, before) {
			break
		}
		before = picture
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatalf("no picture was taken: %v", err)
	}
	defer f.Close()
	picture, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// measure holds that every letter and digit stands out enough.
func measure(t *testing.T, picture image.Image, lines []string, least float64) {
	t.Helper()
	size := picture.Bounds().Size()
	letters, worst := 0, math.Inf(1)
	weak := map[string]float64{}
	for y, line := range lines {
		for x, r := range []rune(line) {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '£' {
				continue
			}
			letters++
			cell := image.Rect(x*size.X/80, y*size.Y/24, (x+1)*size.X/80, (y+1)*size.Y/24)
			got := contrastIn(picture, cell)
			worst = min(worst, got)
			if got < least {
				weak[strings.TrimSpace(line)] = got
			}
		}
	}
	if letters < 80 {
		t.Fatalf("only %d letters are on the screen", letters)
	}
	for line, got := range weak {
		t.Errorf("%.1f:1 is too little in %q", got, line)
	}
	t.Logf("%d letters, %.1f:1 or more", letters, worst)
}

// contrastIn is how far what is drawn in a cell stands out from its ground, which
// is the colour of most of it.
func contrastIn(picture image.Image, cell image.Rectangle) float64 {
	seen := map[color.RGBA]int{}
	for y := cell.Min.Y; y < cell.Max.Y; y++ {
		for x := cell.Min.X; x < cell.Max.X; x++ {
			seen[color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)]++
		}
	}
	ground, most := color.RGBA{}, 0
	for c, n := range seen {
		if n > most {
			ground, most = c, n
		}
	}
	best := 1.0
	for c := range seen {
		best = max(best, contrasttest.Of(c, ground))
	}
	return best
}
