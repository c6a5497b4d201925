//go:build unix

package commands_test

import (
	"fmt"
	signals "os/signal"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"fewer/views/terminaltest"
)

// Two sets of a terminal's modes: what the app needs, and what it gives back.
var (
	modesTaken = []string{"\x1b[?1049h", "\x1b[?2004h", "\x1b[?1002h", "\x1b[?1006h", "\x1b[?25l"}
	modesGiven = []string{"\x1b[?1049l", "\x1b[?2004l", "\x1b[?1002l", "\x1b[?1006l", "\x1b[?25h"}
)

func holdsAll(t *testing.T, what, raw string, sequences []string) {
	t.Helper()
	for _, s := range sequences {
		if !strings.Contains(raw, s) {
			t.Errorf("%s: %q is not sent", what, s)
		}
	}
}

// unchanged fails the test where the plan has changed.
func unchanged(t *testing.T, term *terminaltest.Terminal) {
	t.Helper()
	term.Settle()
	if screen := term.Screen(); regexp.MustCompile(`\d% (fewer|more)`).MatchString(screen) || strings.Contains(screen, "not saved yet") {
		t.Errorf("bytes of the mouse have changed the plan:\n%s", screen)
	}
}

// TestMouseReportsThatAreCutChangeNothing sends what a quick hand on the wheel
// sends: more than one read takes; and a report in two parts.
func TestMouseReportsThatAreCutChangeNothing(t *testing.T) {
	t.Parallel()
	for _, times := range []int{22, 60} {
		term := terminaltest.Start(t, terminaltest.Options{})
		term.WaitFor("▸ ENT", "? help")
		term.Press(strings.Repeat("\x1b[<65;40;15M", times))
		unchanged(t, term)
		if term.Shows("▸ ENT") {
			t.Errorf("%d turns of the wheel did not move the row:\n%s", times, term.Screen())
		}
		for cut := 1; cut < len("\x1b[<64;40;15M"); cut += 3 {
			report := "\x1b[<64;40;15M"
			term.Type(report[:cut])
			term.Settle() // it has been read by itself
			term.Type(report[cut:])
			unchanged(t, term)
		}
		term.Type("q")
		if status := term.Ends(); status != 0 {
			t.Errorf("exit status %d", status)
		}
	}
}

// BenchmarkALoneEsc measures from the key to the painted screen. The design asks
// for 50 ms; that it waits no longer a test on a made clock holds, in views/terminal.
func BenchmarkALoneEsc(b *testing.B) {
	term := terminaltest.Start(b, terminaltest.Options{})
	term.WaitFor("▸ ENT", "? help")
	var took time.Duration
	for b.Loop() {
		term.Press("?")
		term.WaitFor("Esc")
		before, began := len(term.Raw()), time.Now()
		term.Type("\x1b")
		for len(term.Raw()) == before && time.Since(began) < terminaltest.Patience {
			time.Sleep(time.Millisecond)
		}
		took += time.Since(began)
		term.Settle()
	}
	b.ReportMetric(float64(took.Microseconds())/1000/float64(b.N), "ms/Esc")
	b.ReportMetric(0, "ns/op")
}

// TestEndedFromOutside holds what is left of a program that a signal ends: the
// terminal as it was, the work, and an exit status that says so.
func TestEndedFromOutside(t *testing.T) {
	for signal, status := range map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			if signals.Ignored(signal) {
				t.Skip("this signal is ignored here, as nohup asks, and so it is by what the test starts")
			}
			term := edited(t, terminaltest.Options{})
			term.Signal(signal)
			if got := term.Ends(); got != status {
				t.Errorf("exit status %d; want %d", got, status)
			}
			holdsAll(t, "at the end", term.Raw(), modesGiven)
			if !strings.Contains(term.Raw(), "ended from outside") {
				t.Error("it does not say why it has gone")
			}
			goesOn(t, term.Home)
		})
	}
	t.Run("the notes", func(t *testing.T) {
		t.Parallel()
		term := terminaltest.Start(t, terminaltest.Options{}, "room", "--notes")
		term.WaitFor("close these notes")
		term.Signal(syscall.SIGTERM)
		if got := term.Ends(); got != 143 {
			t.Errorf("exit status %d", got)
		}
	})
}

// edited starts the program and changes the plan by 3%.
func edited(t *testing.T, o terminaltest.Options) *terminaltest.Terminal {
	t.Helper()
	term := terminaltest.Start(t, o)
	if o.Shell {
		term.WaitFor("ready$")
		term.Type("fewer\n")
	}
	term.WaitFor("▸ ENT", "? help")
	term.Press("left", "left", "left")
	term.WaitFor("3% fewer")
	return term
}

// goesOn holds that the work is there at the next start, and nobody holds it.
func goesOn(t *testing.T, home string) {
	t.Helper()
	term := terminaltest.Start(t, terminaltest.Options{Home: home})
	term.WaitFor("was not closed")
	term.Press("enter")
	term.WaitFor("Going on where it stopped", "3% fewer")
	term.Type("\x03")
	term.Settle()
	term.Type("\x03")
	term.Ends()
}

// TestTheTerminalIsClosed closes the window, and once under a program that does
// not hear of it.
func TestTheTerminalIsClosed(t *testing.T) {
	for name, through := range map[string][]string{"told": nil, "not told": {"sh", "-c", `trap "" HUP; exec "$0"`}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			term := edited(t, terminaltest.Options{Through: through})
			term.Close()
			if got := term.Ends(); got != 129 {
				t.Errorf("exit status %d; want 129", got)
			}
			goesOn(t, term.Home)
		})
	}
}

// TestStoppedAndContinued stops the program in a shell, and has it go on.
func TestStoppedAndContinued(t *testing.T) {
	t.Parallel()
	term := edited(t, terminaltest.Options{Shell: true})
	job, before := term.Foreground(), len(term.Raw())
	if term.Cooked() {
		t.Error("while it runs the terminal is not its own")
	}
	if err := syscall.Kill(job, syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	term.WaitFor("Stopped")
	if !term.Cooked() {
		t.Error("stopped, it has not given the terminal's modes back")
	}
	holdsAll(t, "stopped", term.Raw()[before:], modesGiven)
	term.Type("echo $((41+1)) bottles\n") // every byte is the shell's
	term.WaitFor("42 bottles")
	before = len(term.Raw())
	term.Type("fg\n")
	term.WaitFor("3% fewer", "▸ ENT", "? help")
	holdsAll(t, "continued", term.Raw()[before:], modesTaken)
	if term.Shows("bottles") || term.Cooked() {
		t.Errorf("it is not painted anew, or the terminal is not its own:\n%s", term.Screen())
	}
	term.Whole()
	term.Press("left")
	term.WaitFor("4% fewer")

	// Stopped by the key that stops every program of a shell, a form being open.
	term.Press("enter")
	term.WaitFor("will happen")
	before = len(term.Raw())
	term.Press("ctrl+z")
	term.WaitFor("Stopped")
	if !term.Cooked() {
		t.Error("stopped by Ctrl Z, it has not given the terminal's modes back")
	}
	holdsAll(t, "stopped by Ctrl Z", term.Raw()[before:], modesGiven)
	term.Type("clear; fg\n")
	term.WaitFor("will happen")
	term.Press("esc")
	term.WaitFor("4% fewer", "? help")

	// Stopped by what no program hears of.
	if err := syscall.Kill(job, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	term.WaitFor("Stopped") // says the shell, over what stands there
	before = len(term.Raw())
	term.Type("fg\n") // what it then shows stood there before: wait for the modes themselves
	for began := time.Now(); !strings.Contains(term.Raw()[before:], modesTaken[len(modesTaken)-1]) && time.Since(began) < terminaltest.Patience; {
		time.Sleep(5 * time.Millisecond)
	}
	term.WaitFor("4% fewer", "? help")
	holdsAll(t, "continued", term.Raw()[before:], modesTaken)
	term.Press("right")
	term.WaitFor("3% fewer")
	term.Whole()

	// Ended while it is stopped: nobody is left that holds the journal.
	if err := syscall.Kill(job, syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	term.Settle()
	term.Type("kill %1; kill -CONT %1; sleep 1; wait %1; echo status $?\n")
	term.WaitFor("status 143")
	if err := syscall.Kill(job, 0); err == nil {
		t.Errorf("process %d is still there", job)
	}
	term.Type("exit\n")
	term.Ends()
	goesOn(t, term.Home)
}

// TestNothingIsTakenFromTheShell quits, and types for the shell.
func TestNothingIsTakenFromTheShell(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{Shell: true})
	term.WaitFor("ready$")
	for i := range 3 {
		term.Type("fewer\n")
		term.WaitFor("▸ ENT", "? help")
		began := time.Now()
		term.Type("q")
		for !term.Cooked() {
			time.Sleep(time.Millisecond)
			if time.Since(began) > terminaltest.Patience {
				t.Fatal("it does not end")
			}
		}
		term.Type(fmt.Sprintf("echo $((%d+1)) left\n", i))
		term.WaitFor(fmt.Sprintf("%d left", i+1))
	}
	term.Type("exit\n")
	term.Ends()
}

// TestNoShellToGoTo is asked to stop where nobody could let it go on.
func TestNoShellToGoTo(t *testing.T) {
	t.Parallel()
	term := edited(t, terminaltest.Options{})
	term.Signal(syscall.SIGTSTP)
	term.WaitFor("no shell", "3% fewer")
	term.Press("left")
	term.WaitFor("4% fewer")
	term.Type("\x03\x03")
	term.Ends()
}

// TestTerminalsThatCannotShowAll begin with typed characters, and say why; one that
// can't be painted on gets a sentence.
func TestTerminalsThatCannotShowAll(t *testing.T) {
	t.Parallel()
	for env, why := range map[string]string{"TERM=vt100": "this terminal is a vt100", "LC_ALL=C": "the locale C has no UTF-8", "LC_CTYPE=en_GB.ISO-8859-1": "has no UTF-8"} {
		term := terminaltest.Start(t, terminaltest.Options{Env: []string{env}})
		term.WaitFor("> ENT", "typed characters", why, "L9,182,945 over")
		term.Press("left")
		term.WaitFor("1% fewer")
		for _, r := range term.Raw() {
			if r > '~' {
				t.Fatalf("%s is sent %q", env, r)
			}
		}
	}
	for _, args := range [][]string{nil, {"room"}, {"room", "--notes"}} {
		term := terminaltest.Start(t, terminaltest.Options{Env: []string{"TERM=dumb"}}, args...)
		if status := term.Ends(); status != 2 || strings.Contains(term.Raw(), "\x1b") || !term.Shows("TERM=dumb") || !term.Shows("fewer project") {
			t.Errorf("%q: a dumb terminal is sent %q, exit status %d", args, term.Raw(), status)
		}
	}
}
