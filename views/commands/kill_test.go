//go:build unix

package commands_test

import (
	"flag"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"fewer/views/terminaltest"
)

var kills = flag.Int("kills", 0, "how often the program is killed while keys are typed; 0 to leave that test out")

// TestKilledWhileKeysAreTyped kills the program at any moment, while keys are
// typed and while it starts, and goes on with the work that is left. An edit is
// acknowledged once the screen shows it under a title that has no … for an edit
// on its way; each of those must be there again.
//
// It is left out unless asked for: it presses keys against the clock, and a busy
// machine can make it fail where nothing is lost.
func TestKilledWhileKeysAreTyped(t *testing.T) {
	if *kills == 0 {
		t.Skip("asked for with -kills 200")
	}
	home, acknowledged, total, starts := t.TempDir(), 0, 0, 0
	for round := range *kills {
		if acknowledged > 70 { // a row goes to 100% fewer: begin other work
			home, acknowledged = t.TempDir(), 0
		}
		moment := time.Duration(rand.IntN(250)) * time.Millisecond
		term := terminaltest.Start(t, terminaltest.Options{Home: home})
		if round%4 == 3 { // while it starts
			starts++
			time.Sleep(moment)
			term.Kill()
			continue
		}
		if found := goOn(t, term); found < acknowledged {
			t.Fatalf("round %d: %d edits were acknowledged, %d are found:\n%s", round, acknowledged, found, term.Screen())
		}
		before := acknowledged
		for until := time.Now().Add(moment); time.Now().Before(until) && acknowledged <= 80; {
			term.Type("\x1b[D")
			time.Sleep(time.Duration(rand.IntN(12)) * time.Millisecond)
			acknowledged = max(acknowledged, shownAsKept(term))
		}
		term.Kill()
		acknowledged = max(acknowledged, shownAsKept(term)) // what the screen said at the last
		total += acknowledged - before
	}
	if total < *kills {
		t.Errorf("%d edits were acknowledged before %d kills: too few to show anything", total, *kills)
	}
	t.Logf("%d edits were acknowledged before %d kills, %d of them while the program started", total, *kills, starts)
}

// goOn takes up the work that is left, where there is any, and tells how many
// edits are in it.
func goOn(t *testing.T, term *terminaltest.Terminal) (edits int) {
	t.Helper()
	term.WaitFor("ON 31 MARCH")
	if term.Shows("was not closed") {
		term.Press("enter")
		term.WaitFor("Going on where it stopped", "% fewer")
		edits, _ = editsShown(term.Lines())
	}
	return edits
}

// shownAsKept is how many edits the screen shows as kept; 0 where one is on its
// way to the disk.
func shownAsKept(term *terminaltest.Terminal) int {
	edits, kept := editsShown(term.Lines())
	if !kept {
		return 0
	}
	return edits
}

var (
	rowOfEdits = regexp.MustCompile(`▸ ENT .* (\d+)% fewer`)
	titleKept  = regexp.MustCompile(`not saved yet$`)
)

// editsShown is how many edits the row of the slider shows, and whether the
// title calls them kept.
func editsShown(lines []string) (edits int, kept bool) {
	if found := rowOfEdits.FindStringSubmatch(strings.Join(lines, "\n")); found != nil {
		edits, _ = strconv.Atoi(found[1])
	}
	return edits, titleKept.MatchString(lines[0])
}
