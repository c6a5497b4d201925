//go:build unix

package commands_test

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/views/terminaltest"
	"fewer/views/words"
)

// questions are what a program may ask a terminal. One that never answers
// makes whoever asks wait.
var questions = map[string]string{
	"the background": "\x1b]11;?",
	"the foreground": "\x1b]10;?",
	"the cursor":     "\x1b[6n",
	"its kind":       "\x1b[c",
}

func asksNothing(t *testing.T, raw string) {
	t.Helper()
	for what, question := range questions {
		if strings.Contains(raw, question) {
			t.Errorf("the terminal is asked for %s", what)
		}
	}
}

var elsewhere = flag.String("program", "", "a program that was built elsewhere, to be opened in place of this one")

// TestAProgramBuiltElsewhereOpens opens what is given away as whoever unpacked it does.
func TestAProgramBuiltElsewhereOpens(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{Program: *elsewhere})
	term.WaitFor("Northshire PCT", "£9,182,945 over", "? help")
	term.Press("left")
	term.WaitFor("1% fewer", "not saved")
	term.Press("u")
	term.WaitFor("nothing")
	term.Press("q")
	if status := term.Ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

func TestHelpAsksTheTerminalNothing(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{Width: 100, Height: 50}, "--help")
	if status := term.Ends(); status != 0 {
		t.Fatalf("exit status %d", status)
	}
	if !strings.Contains(term.Raw(), "fewer [YEAR] [SCENARIO]") { // by now it may have run off the top
		t.Errorf("the help was not written:\n%s", term.Screen())
	}
	asksNothing(t, term.Raw())
}

// TestTheAppInATerminalThatNeverAnswers starts, slides, takes back, resizes and
// leaves, and holds that the screen is whole after each.
func TestTheAppInATerminalThatNeverAnswers(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{})
	term.WaitFor("Northshire PCT", "£9,182,945 over", "▸ ENT", "? help")
	asksNothing(t, term.Raw())

	term.Press("left", "left", "left")
	term.WaitFor("3% fewer", "Midshire General is paid £61.2m")
	term.Whole()
	saved := rowOf(t, term, "saved")
	if len(saved) != 3 || saved[0] != "nothing" || saved[1] != "nothing" || !strings.HasPrefix(saved[2], "£") {
		t.Errorf("saved: %q; want a saving under cost per case only", saved)
	}
	for _, size := range [][2]int{{120, 40}, {50, 16}, {30, 8}, {80, 24}} {
		term.Resize(size[0], size[1])
		term.Whole()
		if !strings.Contains(term.Screen(), "over") {
			t.Errorf("at %d by %d the deficit is not on the screen:\n%s", size[0], size[1], term.Screen())
		}
	}
	term.Drag(33, 11, 28, 11)
	term.Whole()
	if strings.Contains(term.Screen(), " 3% fewer") {
		t.Errorf("dragging the knob moves nothing:\n%s", term.Screen())
	}
	term.Press("?")
	term.Whole()
	term.Press("esc", "u", "u", "esc") // the last clears what is said of the undoing
	term.Whole()
	if strings.Contains(term.Screen(), "% fewer") {
		t.Errorf("undo does not take the slide back:\n%s", term.Screen())
	}
	term.Type("q")
	if status := term.Ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	asksNothing(t, term.Raw())
	if raw := term.Raw(); !strings.Contains(raw, "\x1b[?1049l") || !strings.Contains(raw, "\x1b[?25h") {
		t.Error("the screen and the cursor are not given back")
	}
}

// TestFastTypingLeavesAWholeScreen types faster than the screen is painted, and
// drags and resizes in between.
func TestFastTypingLeavesAWholeScreen(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{Width: 100, Height: 30})
	term.WaitFor("▸ ENT", "? help")
	typed := []string{"\x1b[C", "\x1b[D", "\x1b[A", "\x1b[B", "\x1b[1;2D", "\t", "2", "5", "\r", "u", "\x12", "c", "?", ":", "0", "a", "<", ">", "\x1b[6~"}
	random := rand.New(rand.NewPCG(2010, 11))
	for burst := range 6 {
		var all strings.Builder
		for range 40 {
			all.WriteString(typed[random.IntN(len(typed))])
		}
		term.Type(all.String())
		for tries := 0; !term.Shows("zz"); tries++ { // what no burst has, so all of the burst is read
			if tries == 20 {
				t.Fatalf("after %q the finder opens no more:\n%s", all.String(), term.Screen())
			}
			for range 3 { // out of whatever is open
				term.Type("\x1b")
				term.Settle()
			}
			term.Type(":zz")
			term.Settle()
		}
		term.Whole()
		term.Press("esc", "esc")
		term.Whole()
		if burst%3 == 2 {
			term.Drag(40, 12, 40+random.IntN(9)-4, 12)
			term.Resize(60+random.IntN(100), 16+random.IntN(40))
			term.Whole()
		}
	}
	if !strings.Contains(term.Screen(), "over") {
		t.Errorf("the deficit is not on the screen:\n%s", term.Screen())
	}
}

// TestKillAndGoOn pulls the plug in the middle of the work, goes on, takes a
// step back that was done before the plug was pulled, saves, and holds the
// screen beside what project says of the saved file.
func TestKillAndGoOn(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{})
	term.WaitFor("▸ ENT", "? help")
	term.Press("2", "5", "enter", "down", "<", "end", "left", "left", "home", "left")
	term.WaitFor("26% fewer")
	term.Kill()

	term = terminaltest.Start(t, terminaltest.Options{Home: term.Home})
	term.WaitFor("was not closed", "Northshire PCT 2010/11", "go on exactly where it stopped")
	term.Whole()
	term.Press("enter")
	term.WaitFor("▸ ENT", "26% fewer", "5% fewer")
	term.Whole()
	term.Press("u")
	term.WaitFor("25% fewer")
	term.Press("end")
	term.WaitFor("▸ Contingency", "2% less")
	term.Press("s")
	term.WaitFor("What is it called?")
	term.Press("enter")
	saved := savedFile(t, term.Home)
	headlineAgrees(t, term, saved)
	term.Whole()
	term.Type("q")
	if status := term.Ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}

	term = terminaltest.Start(t, terminaltest.Options{Home: term.Home}, saved)
	term.WaitFor("25% fewer", "Same result as when it was saved")
	if strings.Contains(term.Screen(), "was not closed") {
		t.Errorf("what was saved and closed is offered again:\n%s", term.Screen())
	}
	headlineAgrees(t, term, saved)
	term.Type("q")
	if status := term.Ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// TestLeftWorkIsOfferedUntilItIsThrownAway leaves work for later, and then
// throws it away.
func TestLeftWorkIsOfferedUntilItIsThrownAway(t *testing.T) {
	t.Parallel()
	term := terminaltest.Start(t, terminaltest.Options{})
	term.WaitFor("▸ ENT", "? help")
	term.Press("left", "left")
	term.WaitFor("2% fewer")
	term.Kill()

	for _, answer := range [][]string{{"esc"}, {"d", "esc", "esc"}, {"d", "d"}} {
		term = terminaltest.Start(t, terminaltest.Options{Home: term.Home})
		term.WaitFor("was not closed", "throw it away")
		term.Press(answer...)
		term.WaitFor("? help")
		if strings.Contains(term.Screen(), "2% fewer") || strings.Contains(term.Screen(), "was not closed") {
			t.Fatalf("after %v:\n%s", answer, term.Screen())
		}
		term.Type("q")
		if status := term.Ends(); status != 0 {
			t.Fatalf("exit status %d", status)
		}
	}
	term = terminaltest.Start(t, terminaltest.Options{Home: term.Home})
	term.WaitFor("▸ ENT", "? help")
	if strings.Contains(term.Screen(), "was not closed") {
		t.Errorf("what was thrown away is offered again:\n%s", term.Screen())
	}
}

// savedFile waits for the one scenario file in the person's documents.
func savedFile(t *testing.T, home string) string {
	t.Helper()
	for began := time.Now(); time.Since(began) < terminaltest.Patience; time.Sleep(10 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(home, "Documents", "Fewer", "*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 1 {
			return files[0]
		}
	}
	t.Fatal("nothing was saved in the documents")
	return ""
}

// headlineAgrees compares the headline on the screen with `project --json`.
func headlineAgrees(t *testing.T, term *terminaltest.Terminal, files ...string) {
	t.Helper()
	out, err := exec.Command(terminaltest.Binary(t), append([]string{"project", "--json"}, files...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	type outturn struct{ Deficit json.Number }
	var said struct {
		Terms map[string]struct {
			Do_nothing, Scenario outturn
			Saving               json.Number
		}
		Lands_after_year_end json.Number
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatal(err)
	}
	nothing, scenario, saved := rowOf(t, term, "if nothing changes"), rowOf(t, term, "with this scenario"), rowOf(t, term, "saved")
	for i, key := range []string{"as_contracted", "block", "cost_per_case"} {
		of := said.Terms[key]
		result := model.TermsResult{Saving: money(t, of.Saving)}
		result.DoNothing.Deficit, result.Scenario.Deficit = money(t, of.Do_nothing.Deficit), money(t, of.Scenario.Deficit)
		before, after := result.DeficitsToThePound()
		moved := ""
		if result.Saving > 0 {
			moved = " ▼"
		}
		for _, c := range []struct{ what, screen, project string }{
			{"if nothing changes", nothing[i], before.OverToThePound()},
			{"with this scenario", scenario[i], after.OverToThePound() + moved},
			{"saved", saved[i], words.Saved(money(t, of.Saving))},
		} {
			if c.screen != c.project {
				t.Errorf("%s, %s: the screen has %q, project %q\n%s", key, c.what, c.screen, c.project, term.Screen())
			}
		}
	}
	if after := money(t, said.Lands_after_year_end); after > 0 && !regexp.MustCompile(regexp.QuoteMeta(after.Short())+"( at tariff)? after 31 March").MatchString(term.Screen()) {
		t.Errorf("%s after 31 March is not on the screen:\n%s", after.Short(), term.Screen())
	}
}

// money reads an amount with two decimals.
func money(t *testing.T, n json.Number) model.Money {
	t.Helper()
	pence, err := strconv.ParseInt(strings.Replace(n.String(), ".", "", 1), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return model.Money(pence)
}

// rowOf gives the words of the first row that begins with the label, after it;
// words with one space between them belong together.
func rowOf(t *testing.T, term *terminaltest.Terminal, label string) (cells []string) {
	t.Helper()
	for _, line := range term.Lines() {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), label+" "); ok {
			for _, cell := range strings.Split(rest, "  ") {
				if cell = strings.TrimSpace(cell); cell != "" {
					cells = append(cells, cell)
				}
			}
			return cells
		}
	}
	t.Fatalf("no row %q:\n%s", label, term.Screen())
	return nil
}
