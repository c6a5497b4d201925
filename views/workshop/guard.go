package workshop

import (
	"fmt"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"
)

// Fault is a fault of the program's own that ended the app. The terminal is as
// it was before, and the journal keeps the work.
type Fault struct {
	Value any    // what was panicked with
	Trace []byte // where, for those who mend it
}

// Error says what happened without the trace.
func (f *Fault) Error() string { return fmt.Sprint(f.Value) }

// guard stands between Bubble Tea and the app. Bubble Tea would answer a panic
// with a trace across the screen; the guard leaves in good order and keeps the
// trace for a file.
type guard struct {
	app   *App
	frame string
	fault *Fault
}

func (g *guard) Init() (cmd tea.Cmd) {
	defer g.catch(&cmd)
	return guarded(g.app.Init())
}

// Update lets the app take a message and draw, so that drawing is guarded too.
func (g *guard) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = g
	defer g.catch(&cmd)
	if f, ok := msg.(*Fault); ok {
		g.fault = f
		return g, tea.Quit
	}
	_, cmd = g.app.Update(msg)
	g.frame = g.app.View()
	return g, guarded(cmd)
}

// View is the last frame that could be drawn.
func (g *guard) View() string { return g.frame }

// catch turns a panic into the end of the program.
func (g *guard) catch(cmd *tea.Cmd) {
	if value := recover(); value != nil {
		g.fault = &Fault{Value: value, Trace: debug.Stack()}
		*cmd = tea.Quit
	}
}

// guarded is a command whose panic becomes a message.
func guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if value := recover(); value != nil {
				msg = &Fault{Value: value, Trace: debug.Stack()}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = guarded(batch[i])
			}
		}
		return msg
	}
}
