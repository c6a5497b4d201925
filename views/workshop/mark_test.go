package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/views/keeping"
	"fewer/views/meeting"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// refusing is an app whose journal no disk takes.
func refusing(t *testing.T, w, h int) *driver {
	t.Helper()
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, testYear(), file.Document{}, "plain", w, h)
	s := d.app.Session
	s.KeepJournal(filepath.Join(blocked, "journal"))
	if state := s.SettledJournal().State; state != journal.Failed {
		t.Fatalf("the journal is in state %v", state)
	}
	t.Cleanup(s.Close)
	return d
}

// corner is the last cell of the first row.
func (d *driver) corner() string {
	d.app.Stale = true
	first, _, _ := strings.Cut(d.screenText(), "\n")
	cells := []rune(strings.TrimRight(first, "\r"))
	if len(cells) < d.app.W {
		return " "
	}
	return string(cells[len(cells)-1])
}

// TestTheMarkOfTheJournalHasACellOfItsOwn looks at every screen and wall in narrow
// and wide windows: the cell is empty where all is kept, and marked where it is not.
func TestTheMarkOfTheJournalHasACellOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{12, 3}, {30, 8}, {40, 10}, {50, 16}, {80, 24}, {120, 40}} {
		kept, failing := newDriver(t, testYear(), file.Document{}, "plain", size[0], size[1]), refusing(t, size[0], size[1])
		for _, d := range []*driver{kept, failing} {
			want := " "
			if d == failing {
				want = "!"
			}
			look := func(where string) {
				if got := d.corner(); got != want {
					t.Errorf("%v, %s: the cell holds %q and not %q\n%s", size, where, got, want, d.screenText())
				}
			}
			d.press("left")
			look("the workbench")
			for _, key := range []string{"h", "x", "?"} {
				d.press(key)
				look("after " + key)
				d.press("esc")
			}
			d.press("R")
			for i := range file.EverythingShown {
				for piece := range 2 {
					d.app.room.GoTo(i, piece)
					look("the wall “" + d.app.room.Stand().Title + "”")
				}
			}
		}
	}
}

func TestSealedIsSaidOnceItIsOnTheDisk(t *testing.T) {
	for _, size := range [][2]int{{100, 30}, {80, 24}, {50, 16}} {
		sealedOnceOnTheDisk(t, size[0], size[1])
	}
}

func sealedOnceOnTheDisk(t *testing.T, w, h int) {
	t.Helper()
	d := refusing(t, w, h)
	s := d.app.Session
	change := model.NewChange(model.Target{Referrals: "n-hips"}, model.Size{Kind: model.Percent, Amount: -10})
	s.AddChange(change)
	s.AskGuesses(change)
	s.Guess("Table 1", model.Given(40_000))
	d.app.Changed()
	d.press("R", "space", "space")
	if round, _ := s.Document().OpenRound(); round.Sealed == "" {
		t.Fatalf("not sealed in the scenario:\n%s", d.screenText())
	}
	d.sees("Not sealed yet: the guesses are not on the disk.", "written")
	d.lacks("Sealed.", "sealed at")
	if told := s.Told(journal.Stand{}, 1).Guesses; strings.Contains(told, "sealed") {
		t.Errorf("the notes are told: %s", told)
	}

	kept := newDriver(t, testYear(), file.Document{}, "plain", w, h)
	kept.app.Session.KeepJournal(t.TempDir())
	t.Cleanup(kept.app.Session.Close)
	kept.app.Session.AddChange(change)
	kept.app.Session.AskGuesses(change)
	kept.app.Session.Guess("Table 1", model.Given(40_000))
	kept.app.Changed()
	kept.press("R", "space", "space")
	kept.send(keeping.JournalTold{To: &kept.app.keep, Status: kept.app.Session.SettledJournal()})
	kept.sees("Sealed. Space shows the first answer.", "1 sealed at 12:00")
}

func TestOneFailuresWordsDoNotTakeAnothersPlace(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	d.send(meeting.NotTold{Err: os.ErrPermission})
	d.send(keeping.JournalTold{To: &d.app.keep, Status: journal.Status{State: journal.Failed, Reason: "Your edits are not on the disk: there is no space left on the disk."}})
	d.send(settingsSaved{os.ErrNotExist})
	d.sees("The facilitator's notes can't follow: permission denied. Your edits are not on the disk: there is no space left on the disk. The setting could not be kept: file does not exist")
	d.send(meeting.NotTold{Err: os.ErrPermission})
	if n := strings.Count(d.app.Notice, "notes can't follow"); n != 1 {
		t.Errorf("said %d times: %s", n, d.app.Notice)
	}
}
