package notes

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/tui"
)

// TestTheNotesNoticeThatTheWallIsGone lets a process tell that is not there.
func TestTheNotesNoticeThatTheWallIsGone(t *testing.T) {
	toldFile := filepath.Join(t.TempDir(), "room.json")
	now := time.Now()
	told := journal.Told{Agenda: file.UsualAgenda(), Stand: journal.Stand{Began: now, StepFrom: now}, Pieces: 2}
	if err := told.Tell(toldFile); err != nil {
		t.Fatal(err)
	}
	plain, err := tui.NewTheme("plain", tui.Terminal{})
	if err != nil {
		t.Fatal(err)
	}
	n := &notes{file: toldFile, theme: plain, clock: time.Now, w: 80, h: 24}
	n.look()
	if said := n.View(); !contains(said, "left in all", "Space shows") || contains(said, "not running") {
		t.Errorf("while the wall runs:\n%s", said)
	}
	text, err := os.ReadFile(toldFile)
	if err != nil {
		t.Fatal(err)
	}
	here := `"process":` + strconv.Itoa(os.Getpid())
	dead := strings.Replace(string(text), here, `"process":1073741824`, 1)
	if dead == string(text) {
		t.Fatalf("no process is told: %s", text)
	}
	if err := os.WriteFile(toldFile, []byte(dead), 0o600); err != nil {
		t.Fatal(err)
	}
	n.look()
	if said := n.View(); !contains(said, "The wall is not running any more", "1 of 23: Where we are") || contains(said, "left") {
		t.Errorf("after the wall is gone:\n%s", said)
	}
}

func contains(text string, all ...string) bool {
	for _, s := range all {
		if !strings.Contains(text, s) {
			return false
		}
	}
	return true
}
