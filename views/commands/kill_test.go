//go:build unix

package commands_test

import (
	"flag"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"fewer/views/terminaltest"
)

var kills = flag.Int("kills", 8, "how often the program is killed while keys are typed")

// keysARound is how many keys are typed at most before the program is killed.
const keysARound = 25

// TestKilledWhileKeysAreTyped kills the program at any moment, while keys are
// typed, while it starts and while it goes on with the work that was left. An
// edit is acknowledged by a frame that shows it under a title that has no … for
// an edit on its way; each of those must be there again. Only whole frames count,
// and each of them does. Every other time the disk is slow, so that many are on
// their way at once.
func TestKilledWhileKeysAreTyped(t *testing.T) {
	t.Parallel()
	home, kept, most, total := t.TempDir(), 0, 0, 0
	for round := range *kills {
		if most+keysARound > 99 { // a row ends at 100% fewer: begin other work
			home, kept, most = t.TempDir(), 0, 0
		}
		var seen watched
		term := terminaltest.Start(t, terminaltest.Options{Home: home, SlowDisk: round%2 == 0, Frame: seen.frame})
		if round%5 == 4 { // while it starts, or goes on
			aMoment(250)
			if round%3 == 0 && seen.offersWork(t, term) {
				term.Type("\r")
				aMoment(30)
			}
			term.Kill()
			continue
		}
		if seen.offersWork(t, term) {
			term.Type("\r")
			seen.waitFor(t, term, func() bool { return strings.Contains(seen.screen, "Going on where it stopped") })
		}
		if most, _ = seen.now(); most < kept {
			t.Fatalf("round %d: %d edits were acknowledged, %d are found:\n%s", round, kept, most, term.Screen())
		}
		for range rand.IntN(keysARound + 1) {
			term.Type("\x1b[D")
			most++
			aMoment(12)
		}
		if round%5 < 2 {
			seen.waitFor(t, term, func() bool { return seen.kept == most })
		} else {
			aMoment(30)
		}
		term.Kill() // which reads to the end what the program has written
		shown, acknowledged := seen.now()
		if shown > most || acknowledged > shown {
			t.Fatalf("round %d: of %d edits %d are shown, %d as kept:\n%s", round, most, shown, acknowledged, term.Screen())
		}
		total += max(0, acknowledged-kept)
		kept = max(kept, acknowledged)
	}
	if total < *kills/2 {
		t.Errorf("%d edits were acknowledged before %d kills: too few to show anything", total, *kills)
	}
	t.Logf("%d edits were acknowledged before %d kills, a fifth of them while the program started", total, *kills)
}

// aMoment waits for some milliseconds, fewer than told.
func aMoment(milliseconds int) {
	time.Sleep(time.Duration(rand.IntN(milliseconds*1000)) * time.Microsecond)
}

// watched is what the whole frames of a terminal have shown.
type watched struct {
	mu     sync.Mutex
	screen string // the latest
	edits  int    // in the slider's row, latest
	kept   int    // edits in the latest frame whose title had no mark
}

var (
	rowOfEdits = regexp.MustCompile(`▸ ENT .* (\d+)% fewer`)
	titleKept  = regexp.MustCompile(`not saved yet$`)
)

func (w *watched) frame(lines []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.screen = strings.Join(lines, "\n")
	if found := rowOfEdits.FindStringSubmatch(w.screen); found != nil {
		w.edits, _ = strconv.Atoi(found[1])
		if titleKept.MatchString(lines[0]) {
			w.kept = w.edits
		}
	}
}

// now is how many edits are shown, and how many of them as kept.
func (w *watched) now() (edits, kept int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.edits, w.kept
}

// offersWork waits for the first frame, and tells whether it offers to go on
// with work that was left.
func (w *watched) offersWork(t *testing.T, term *terminaltest.Terminal) (offered bool) {
	t.Helper()
	w.waitFor(t, term, func() bool {
		offered = strings.Contains(w.screen, "was not closed")
		return strings.Contains(w.screen, "ON 31 MARCH")
	})
	return offered
}

// waitFor waits until a frame has come that is as told.
func (w *watched) waitFor(t *testing.T, term *terminaltest.Terminal, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(terminaltest.Patience); ; time.Sleep(time.Millisecond) {
		w.mu.Lock()
		came := is()
		w.mu.Unlock()
		if came {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("what is waited for never comes:\n%s", term.Screen())
		}
	}
}
