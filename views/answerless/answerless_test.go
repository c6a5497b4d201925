//go:build unix

package answerless_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"

	_ "fewer/views/answerless"
)

// TestMain is also the program that is started in the silent terminal: all that
// Bubble Tea does while it is initialised has happened when it says so.
func TestMain(m *testing.M) {
	if os.Getenv("SILENT_TERMINAL") != "" {
		fmt.Println("ready", tea.KeyMsg{Type: tea.KeyEnter})
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A terminal that never answers costs no wait, because it is asked nothing.
func TestNothingIsAskedOfTheTerminal(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SILENT_TERMINAL=1", "TERM=xterm-256color", "NO_COLOR=", "CI=", "COLORFGBG=")
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	written, _ := io.ReadAll(terminal) // a terminal whose program has ended gives an error at its end
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := string(written); !strings.HasPrefix(got, "ready enter") || strings.Contains(got, "\x1b") {
		t.Errorf("while it is initialised the program writes %q", got)
	}
}
