package workshop

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/workbench"
)

// Work that was left is gone on with in the row of its last step, and the message
// that says so is not cut.
func TestGoingOnIsInTheRowOfTheLastStep(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {50, 16}} {
		dir := t.TempDir()
		work := scenarios.NewSession(model.Prepare(testYear()), file.Document{})
		work.KeepJournal(dir)
		hips := model.Target{Referrals: "n-hips"}
		work.SetPlain(model.Target{Referrals: "m-ent"}, model.Size{Kind: model.Percent, Amount: -5})
		work.SetPlain(hips, model.Size{Kind: model.Percent, Amount: -10})
		work.Close() // without saving: it is left, as it is where the plug was pulled
		left, notices := journal.Recover(dir, time.Now())
		if len(left) != 1 || len(notices) > 0 {
			t.Fatalf("left: %v, %v", left, notices)
		}
		left[0].LetGo = false // that people chose it is not what this is about

		d := newDriver(t, testYear(), file.Document{}, "plain", size[0], size[1])
		d.app.keep.Offer(left)
		d.sees("Work that was not closed", "Enter go on exactly where it stopped", "Esc leave it")
		_ = d.app.keep.GoOn(left[0])
		d.app.Close()
		defer d.app.Session.Close()
		d.sees("Going on where it stopped. The last step was: Hips and knees to Northgate Centre: 10% fewer")
		if bench := d.app.Screen().(*workbench.Bench); bench.Target() != hips {
			t.Errorf("the row is that of %v", bench.Target())
		}
		d.validFrame(t, size[0], size[1])
	}
}

// Where a file was asked for, work on another is offered, but Enter opens what
// was asked for.
func TestOtherWorkDoesNotReplaceTheFileAskedFor(t *testing.T) {
	dir := t.TempDir()
	work := scenarios.NewSession(model.Prepare(testYear()), file.Document{})
	work.KeepJournal(dir)
	work.SetPlain(model.Target{Referrals: "n-hips"}, model.Size{Kind: model.Percent, Amount: -10})
	work.Close()
	left, _ := journal.Recover(dir, time.Now())
	if len(left) != 1 {
		t.Fatalf("left: %v", left)
	}
	left[0].LetGo = false

	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.app.keep.Asked = "theirs.scenario.yaml"
	d.app.keep.Offer(left)
	d.sees("Other work was not closed", "open “theirs.scenario.yaml”, as you asked", "g", "go on with the other work")
	d.press("enter")
	d.lacks("10% fewer")
	d.app.keep.Offer(left)
	_ = d.app.Over.Key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("g")}) // what follows watches the disk
	defer d.app.Session.Close()
	d.sees("Going on where it stopped", "10% fewer")
}

// Where a year file was asked for, work on another year, were it of the same name, is
// offered beside it, by name of its file.
func TestOtherWorkDoesNotReplaceTheYearAskedFor(t *testing.T) {
	left := func(origin journal.Origin) []journal.Recovery {
		dir := t.TempDir()
		work := scenarios.NewSession(model.Prepare(testYear()), file.Document{}, scenarios.WithOrigin(origin))
		work.KeepJournal(dir)
		work.SetPlain(model.Target{Referrals: "n-hips"}, model.Size{Kind: model.Percent, Amount: -10})
		work.Close()
		found, _ := journal.Recover(dir, time.Now())
		if len(found) != 1 {
			t.Fatalf("left: %v", found)
		}
		found[0].LetGo = false
		return found
	}
	asked := journal.Origin{YearPath: "april.year.yaml", Content: journal.HashOf([]byte("a"))}
	for _, of := range []struct {
		year journal.Origin
		says []string
	}{
		{journal.Origin{YearPath: "may.year.yaml", Content: journal.HashOf([]byte("b"))}, []string{"Other work was not closed", "may.year.yaml", "open “april.year.yaml”, as you asked"}},
		{journal.Origin{YearPath: "april.year.yaml", Content: journal.HashOf([]byte("b"))}, []string{"Work that was not closed"}},
	} {
		d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
		d.app.Begin(scenarios.NewSession(model.Prepare(testYear()), file.Document{}, scenarios.WithOrigin(asked)))
		d.app.keep.Asked = "april.year.yaml"
		d.app.keep.Offer(left(of.year))
		d.sees(of.says...)
	}
}
