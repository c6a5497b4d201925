package workshop

import (
	"testing"

	"github.com/muesli/termenv"

	"fewer/scenarios"
	"fewer/views/tui"
)

// openedOn is an app on a scenario that was saved on the November year, opened
// beside the year file as it is now.
func openedOn(t *testing.T, year string, w, h int, notices ...string) *driver {
	t.Helper()
	d, file := yearDriver(t, w, h)
	d.press("left", "left", "s", "enter")
	scenario := d.app.Session.Path()
	d.app.Session.Close()
	writeText(t, file, year)
	o, err := scenarios.Open([]string{file, scenario})
	if err != nil {
		t.Fatal(err)
	}
	session := o.NewSession()
	t.Cleanup(session.Close)
	app, err := New(Options{Session: session, Theme: "plain", Terminal: tui.Terminal{Profile: termenv.Ascii}, Notices: append([]string{session.Opening().String()}, notices...)})
	if err != nil {
		t.Fatal(err)
	}
	d = &driver{t: t, app: app}
	d.resize(w, h)
	return d
}

func TestAnotherResultIsShownAtOpening(t *testing.T) {
	for _, size := range []struct {
		w, h   int
		golden string
	}{{80, 24, "opening-80x24-plain.txt"}, {50, 16, "opening-50x16-plain.txt"}} {
		d := openedOn(t, decemberYear(), size.w, size.h)
		d.press("home", "down", "up")
		d.validFrame(t, size.w, size.h)
		d.golden(t, size.golden)
		d.sees("NOT THE RESULT WITH WHICH IT WAS SAVED", "It was saved on another year file than this, with 35 weeks over instead of 38.")
		d.press("down")
		d.sees("deficit as contracted", "£26,919.29")
		d.press("esc")
		d.sees("2% fewer")
	}
}

func TestTheSameResultIsSaid(t *testing.T) {
	d := openedOn(t, novemberYear, 80, 24, "1 warning in small.year.yaml")
	d.sees("Same result as when it was saved. (O lists 1 more)", "2% fewer")
	d.press("O")
	d.sees("ON OPENING", "Same result as when it was saved.", "1 warning in small.year.yaml")
	d.press("enter")
	d.sees("A WEEK")
}
