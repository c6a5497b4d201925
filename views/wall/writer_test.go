package wall

import (
	"strings"
	"testing"

	"fewer/views/tui"
)

// An entry that is taller than what is left runs on under the count of what is below, of
// which nothing may be covered and nothing stand behind.
func TestWhatIsBelowStandsAlone(t *testing.T) {
	theme, err := tui.NewTheme("plain", tui.Terminal{})
	if err != nil {
		t.Fatal(err)
	}
	var canvas tui.Canvas
	canvas.Resize(30, 4)
	w := Writer{Area: canvas.Area(canvas.Bounds()), Theme: theme}
	w.List([]Entry{{Says: strings.Repeat("so many words ", 20)}, {Says: "another"}, {Says: "a third"}}, 0)
	rows := strings.Split(canvas.Frame(theme), "\n")
	if got := strings.TrimSpace(rows[3]); got != "it goes on; 2 more below" {
		t.Errorf("the last row is %q of\n%s", got, strings.Join(rows, "\n"))
	}
}
