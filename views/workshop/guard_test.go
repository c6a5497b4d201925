package workshop

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/file"
)

func TestAFaultInACommandEndsTheAppWithoutATrace(t *testing.T) {
	batch := guarded(tea.Batch(
		func() tea.Msg { return "done" },
		func() tea.Msg { panic("the disk came loose") },
	))().(tea.BatchMsg)
	if msg := batch[0](); msg != "done" {
		t.Errorf("a sound command says %v", msg)
	}
	g := &guard{app: newDriver(t, testYear(), file.Document{}, "plain", 80, 24).app}
	if _, cmd := g.Update(batch[1]()); !quits(cmd) {
		t.Error("the app goes on")
	}
	if g.fault == nil || !strings.Contains(string(g.fault.Trace), "guard_test.go") {
		t.Errorf("the fault is not kept: %v", g.fault)
	}
}

func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, quit := cmd().(tea.QuitMsg)
	return quit
}

// TestAFaultInTheAppLeavesTheTerminalInOrder runs the whole app into a panic.
func TestAFaultInTheAppLeavesTheTerminalInOrder(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	g := &guard{app: d.app}
	d.app.Screens = nil // whatever happens next has nothing to draw
	var out bytes.Buffer
	p := tea.NewProgram(g, tea.WithContext(context.Background()), tea.WithAltScreen(), tea.WithInput(strings.NewReader("x")), tea.WithOutput(&out))
	if _, err := p.Run(); err != nil {
		t.Fatal(err)
	}
	var fault error = g.fault
	if g.fault == nil {
		t.Fatal("no fault was caught")
	}
	if !errors.As(fault, new(*Fault)) || strings.Contains(fault.Error(), ".go:") {
		t.Errorf("the error is %q", fault)
	}
	if screen := out.String(); strings.Contains(screen, "goroutine") || !strings.Contains(screen, "\x1b[?1049l") {
		t.Errorf("a trace is on the screen, or the screen is not given back: %q", screen)
	}
}
