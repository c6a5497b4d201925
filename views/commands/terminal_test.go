//go:build unix

package commands_test

import (
	"strings"
	"testing"

	"fewer/views/terminaltest"
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

func TestHelpAsksTheTerminalNothing(t *testing.T) {
	term := terminaltest.Start(t, terminaltest.Options{}, "--help")
	if status := term.Ends(); status != 0 {
		t.Fatalf("exit status %d", status)
	}
	if !strings.Contains(term.Screen(), "fewer [YEAR] [SCENARIO]") {
		t.Errorf("the help is not on the screen:\n%s", term.Screen())
	}
	asksNothing(t, term.Raw())
}
