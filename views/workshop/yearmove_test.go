package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"fewer/scenarios"
	"fewer/views/keeping"
	"fewer/views/tui"
)

const novemberYear = `fewer: year/1
name: Small PCT
financial_year: 2010/11
weeks_elapsed: 35
providers:
  - {id: midshire, name: Royal Midshire, contract: [{terms: cost_per_case}]}
lines:
  - {id: ent-first, name: ENT first attendances, provider: midshire, specialty: ENT, pod: first_outpatient, price: 112.37, plan: 4_200, actual: 2_951}
  - {id: derm-first, name: Dermatology first attendances, provider: midshire, specialty: Dermatology, pod: first_outpatient, price: 98.10, plan: 2_000, actual: 1_351}
referrals:
  - {id: ent, name: ENT to Royal Midshire, provider: midshire, specialty: ENT, actual: 3_100, leads_to: [{line: ent-first, each: 0.91, weeks: [3, 7]}]}
  - {id: derm, name: Dermatology to Royal Midshire, provider: midshire, specialty: Dermatology, actual: 1_400, leads_to: [{line: derm-first, each: 0.9, weeks: [3, 7]}]}
`

// decemberYear has three weeks more, and a stream fewer.
func decemberYear() string {
	y := strings.NewReplacer("weeks_elapsed: 35", "weeks_elapsed: 38", "actual: 2_951", "actual: 3_250", "actual: 1_351", "actual: 1_470", "actual: 3_100", "actual: 3_400").Replace(novemberYear)
	return y[:strings.Index(y, "  - {id: derm, ")]
}

// yearDriver is an app on a year file.
func yearDriver(t *testing.T, w, h int) (d *driver, file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "small.year.yaml")
	writeText(t, file, novemberYear)
	o, err := scenarios.Open([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	session := o.NewSession(scenarios.WithClock(func() time.Time { return midday }))
	app, err := New(Options{Session: session, Theme: "plain", Terminal: tui.Terminal{Profile: termenv.Ascii}})
	if err != nil {
		t.Fatal(err)
	}
	d = &driver{t: t, app: app}
	d.resize(w, h)
	return d, file
}

func writeText(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestANewMonthIsLookedAtBeforeItIsTaken(t *testing.T) {
	for _, size := range []struct {
		w, h   int
		golden string
	}{{80, 24, "year-move-80x24-plain.txt"}, {50, 16, "year-move-50x16-plain.txt"}} {
		d, file := yearDriver(t, size.w, size.h)
		d.press("left", "left", "down", "left", "up")
		watch, there := d.app.Session.YearWatch()
		if !there || watch.Changed() {
			t.Fatal("the year file is not watched, or has changed already")
		}
		writeText(t, file, decemberYear())
		if !watch.Await(nil) {
			t.Fatal("the change is not noticed")
		}
		before := d.app.Projection().Clone()
		d.send(keeping.YearFileChanged{To: &d.app.keep, Watch: watch})
		d.sees("The year file has changed on the")
		d.press("x")
		d.press("down")
		d.sees("Y the year file has changed")
		if d.app.Year.WeeksElapsed != 35 {
			t.Fatal("the year was taken unasked")
		}
		d.press("Y")
		d.validFrame(t, size.w, size.h)
		d.golden(t, size.golden)
		d.sees("ANOTHER YEAR FILE", "38 weeks over")
		d.press("esc")
		if now := d.app.Projection(); now.Terms[0].Saving != before.Terms[0].Saving {
			t.Error("looking has moved the money")
		}
		d.press("Y", "end", "up")
		d.sees("ENT first attend")
		d.press("enter")
		d.sees("Now on Small PCT 2010/11, 38 weeks over")
		if y := d.app.Year; y.WeeksElapsed != 38 || len(d.app.Screens) != 1 || d.app.keep.NewYear {
			t.Errorf("week %d, %d screens", y.WeeksElapsed, len(d.app.Screens))
		}
		if now := d.app.Projection(); now.Terms[0].DoNothing.Deficit == before.Terms[0].DoNothing.Deficit || now.Changes[1].LeftOut == "" {
			t.Error("the new month's figures are not in the projection")
		}
		d.lacks("has changed")
		d.press("u", "u", "s", "enter")
		d.sees("Saved: ")
		if d.app.Session.Dirty() || d.app.Session.YearFileChanged() {
			t.Error("saved, and yet not")
		}
	}
}

// A year file that is being written, or has a fault, is no new month yet.
func TestAYearFileWithAFaultIsNotTaken(t *testing.T) {
	d, file := yearDriver(t, 80, 24)
	d.press("left")
	writeText(t, file, strings.Replace(novemberYear, "weeks_elapsed: 35", "weeks_elapsed: 350", 1))
	d.press("Y")
	d.sees("The year file has changed, but can't be used", "Correct it and press Y again")
	d.press("esc")
	d.sees("1% fewer")
	writeText(t, file, novemberYear)
	d.press("Y")
	d.sees("Another year file under this scenario", "Type where the year file is")
	d.press("nowhere.yaml", "enter")
	d.sees("no such file")
}

func TestAnotherYearFileUnderTheScenario(t *testing.T) {
	d, file := yearDriver(t, 80, 24)
	other := filepath.Join(filepath.Dir(file), "december.yaml")
	writeText(t, other, decemberYear())
	d.press("left", "Y", "december.yaml", "enter")
	d.sees("ANOTHER YEAR FILE", "before Small PCT 2010/11, 35 weeks over", "after Small PCT 2010/11, 38 weeks over")
	d.press("enter")
	d.sees("Now on Small PCT 2010/11, 38 weeks over", "1% fewer")
	if watch, there := d.app.Session.YearWatch(); !there || watch.Changed() {
		t.Error("the other file is not the session's")
	}
	d.send(keeping.YearFileChanged{To: &d.app.keep}) // of the year that was left
	d.lacks("has changed")
	d.press("R", "Y")
	d.sees("In the room the year stays as it is")
}

// Taking a year is no step for undo, and says so; the year before can be had
// again.
func TestTheYearBeforeIsHadAgain(t *testing.T) {
	d, file := yearDriver(t, 80, 24)
	writeText(t, filepath.Join(filepath.Dir(file), "december.yaml"), decemberYear())
	d.press("left", "Y", "enter")
	d.sees("It needs a name.")
	d.press("esc")
	before := d.app.Projection().Terms[0].Scenario
	d.press("Y", "december.yaml", "enter")
	d.sees("Taking it is no step for undo; Y and then Enter leads back")
	d.press("enter")
	d.sees("Y and then Enter leads back. The file of the scenario says the old year until it is saved")
	d.press("Y")
	d.sees("Enter alone leads back to Small PCT 2010/11, 35 weeks over.")
	d.press("enter")
	d.sees("ANOTHER YEAR FILE", "before Small PCT 2010/11, 38 weeks over", "after Small PCT 2010/11, 35 weeks over")
	d.press("enter")
	if now := d.app.Projection().Terms[0].Scenario; now != before {
		t.Errorf("back on the year before, the figures are %v; they were %v", now, before)
	}
	if watch, there := d.app.Session.YearWatch(); !there || watch.Changed() {
		t.Error("the file of the year before is not the session's")
	}
}

func TestWatchingEndsWithTheApp(t *testing.T) {
	d, _ := yearDriver(t, 80, 24)
	watch, _ := d.app.Session.YearWatch()
	done := make(chan struct{})
	close(done)
	if watch.Await(done) {
		t.Error("a change is told where there is none")
	}
}
