package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/progress"
	"github.com/charmbracelet/bubbles/spinner"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// DrawProgress draws in w cells from (x, y) how far something has come, a proportion: as a
// bar and in percent.
func (a Area) DrawProgress(th *Theme, x, y, w int, share float64) {
	full := th.Glyphs.Full
	if full == 0 {
		full = '='
	}
	bar := progress.New(progress.WithWidth(w), progress.WithColorProfile(termenv.Ascii), progress.WithFillCharacters(full, th.Glyphs.Track))
	said := ansi.Strip(bar.ViewAs(share))
	a.Text(x, y, Muted, said)
	a.Text(x, y, Focus, strings.TrimSuffix(said, strings.TrimLeft(said, string(full))))
}

// Turning is a sign that work goes on of which nobody knows how long it takes; Turn moves it.
type Turning struct{ spin spinner.Model }

// Turn moves the sign on by one of its positions.
func (t *Turning) Turn() {
	if len(t.spin.Spinner.Frames) == 0 {
		t.spin = spinner.New(spinner.WithSpinner(spinner.Line)) // typed characters, for any console
		return
	}
	t.spin, _ = t.spin.Update(t.spin.Tick())
}

// String is the sign as it stands; a space before the first turn.
func (t *Turning) String() string {
	if len(t.spin.Spinner.Frames) == 0 {
		return " "
	}
	return ansi.Strip(t.spin.View())
}
