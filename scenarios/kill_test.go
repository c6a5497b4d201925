package scenarios

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/letters"
)

// editorDir names the environment variable that makes the test program one
// that edits until it is killed.
const editorDir = "FEWER_TEST_EDITOR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(editorDir); dir != "" {
		xdg.StateHome = filepath.Join(dir, "state") // not that of whoever runs the tests
		editUntilKilled(dir)
	}
	home, err := os.MkdirTemp("", "fewer-test")
	if err != nil {
		panic(err)
	}
	xdg.Home, xdg.UserDirs.Documents = home, filepath.Join(home, "Documents")
	xdg.StateHome = filepath.Join(home, "state")
	letters := letters.LettersPath(smallYear())
	if err := os.MkdirAll(filepath.Dir(letters), 0o700); err != nil {
		panic(err)
	}
	if err := os.WriteFile(letters, []byte(`{"combe-lane": "A", "weir-side": "B"}`), 0o600); err != nil {
		panic(err)
	}
	modeltest.Begin(15)
	if err := flag.Set("test.parallel", "4"); err != nil { // some wait for the disk
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

// editUntilKilled goes on with the work in dir, or begins it, and edits as fast
// as it can. It says each edit before it makes it, and each that the session
// claims to be on disk.
func editUntilKilled(dir string) {
	s := NewSession(model.Prepare(smallYear()), file.Document{})
	if found, notices := journal.Recover(dir, time.Now()); len(found) == 1 && len(notices) == 0 {
		again, err := Resume(found[0])
		if err != nil {
			fmt.Println("fault", err)
			os.Exit(1)
		}
		s = again
	} else if len(found) > 1 || len(notices) > 0 {
		fmt.Println("fault", len(found), notices)
		os.Exit(1)
	}
	s.KeepJournal(dir)
	size, _ := s.PlainChange(ent)
	n := int(-100*size.Amount + 0.5)
	fmt.Println("holds", n)
	for {
		n++
		s.SetPlain(ent, model.Size{Amount: -float64(n) / 100})
		s.EndStep()
		if n%3 == 0 {
			continue // so that several edits are on their way at once
		}
		if s.SettledJournal().State == journal.OnDisk {
			fmt.Println("on disk", n)
		}
	}
}

var kills = flag.Int("kills", 12, "how often the program that edits is killed")

// TestKilledAtAnyMoment kills a program that edits, many times in the course of
// the same work, and finds each edit that it had said was on disk.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("kills many processes")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	claimed, claims, stopped := 0, 0, 0
	for round := range *kills {
		if round%20 == 19 { // begin other work
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			claimed = 0
		}
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), editorDir+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		kill := func() { cmd.Process.Kill() }
		moment := time.Duration(rand.IntN(30_000)) * time.Microsecond
		// While it starts, at its first edits, or once it has said that one is on disk: how
		// long that takes is for the disk to say.
		from := [...]string{"start", "holds", "on disk", "on disk"}[round%4]
		began := func(what string) {
			if what == from {
				time.AfterFunc(moment, kill)
				from = ""
			}
		}
		began("start")
		for lines.Scan() {
			what, number, _ := cutLast(lines.Text())
			began(what)
			switch what {
			case "holds":
				if number < claimed {
					t.Fatalf("round %d: %d edits were said to be on disk, %d are found", round, claimed, number)
				}
			case "on disk":
				claimed = number
				claims++
			default:
				t.Fatalf("round %d: %s", round, lines.Text())
			}
		}
		if cmd.Wait() != nil {
			stopped++
		}
	}
	if stopped != *kills || claims < *kills/2 {
		t.Fatalf("%d processes were killed and %d edits claimed: too few to show anything", stopped, claims)
	}
	t.Logf("%d edits were said to be on disk before %d kills", claims, stopped)
}

func cutLast(line string) (what string, number int, err error) {
	i := strings.LastIndexByte(line, ' ')
	if i < 0 {
		return line, 0, nil
	}
	number, err = strconv.Atoi(line[i+1:])
	return line[:i], number, err
}
