package workshop

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"time"

	"fewer/scenarios"
	"fewer/scenarios/gather"
	"fewer/scenarios/journal"
	"fewer/views/guests"
	"fewer/views/notes"
	"fewer/views/terminal"
	"fewer/views/tui"
	"fewer/views/wall"

	tea "github.com/charmbracelet/bubbletea"
)

// Options is what the app is started with.
type Options struct {
	Session *scenarios.Session
	Theme   string // one of tui.Themes; "" for the one remembered
	NoMouse bool
	Left    []journal.Recovery // work that an earlier start left without closing it, to go on with
	Asked   string             // the name of the scenario file that was asked for; "" for none
	NewFile string             // where the scenario is saved first, if it was asked for and is not there yet; "" for none
	Version string             // of the program, as what is passed on says it
	Notices []string           // said at the start, such as where work was recovered from; the first at once

	Input    io.Reader    // nil for the terminal's
	Output   io.Writer    // nil for the terminal's
	Terminal tui.Terminal // the zero value for the one that the environment describes

	Start    Start           // what is open first
	Practice string          // the id of the one that is looked at; "" for the one that is remembered, or all
	Import   *gather.Request // what is to be imported first; nil for nothing

	Guests *guests.Server // that lets people in from their phones; nil for none

	settings settings
	toldFile string
	journals string
}

// Start is the screen that the app begins with.
type Start int

// The screens to begin with.
const (
	StartWorkbench Start = iota
	StartRoom            // the wall of a meeting
	StartTestCard        // what is put on the wall before one
)

// start opens the first screen over the workbench.
func (a *App) start(s Start) {
	if _, guessing := a.Session.Document().OpenRound(); guessing && s == StartWorkbench {
		s = StartRoom // the workbench would show what is withheld
		a.Say("Guesses are still open here, so this is the room; Esc, then Enter, leaves it")
	}
	switch s {
	case StartRoom:
		a.OpenRoom()
	case StartTestCard:
		a.Open(&wall.TestCard{Stage: &a.Stage, Host: a, Begin: a.OpenRoom})
	}
}

// OpenRoom opens the room where it stood.
func (a *App) OpenRoom() tea.Cmd {
	a.allPractices()
	if a.room == nil {
		a.room = a.newRoom()
	} else {
		a.room.ComeBack()
	}
	a.Open(a.room)
	return a.room.Tell()
}

// CheckTheme tells whether there is a theme of that name; its error says which
// there are. No name is the theme remembered.
func CheckTheme(name string) error {
	if name == "" {
		return nil
	}
	_, err := tui.NewTheme(name, tui.Terminal{})
	return err
}

// Run runs the app until it is left, and then closes the session; or until ctx
// ends, a signal ends it or the terminal goes away, and then its journal offers to
// go on at the next start. So it does where the app itself fails. The error is a
// *terminal.Ended after a signal, and a *Fault after a failure.
func Run(ctx context.Context, o Options) error {
	if o.Terminal == (tui.Terminal{}) {
		o.Terminal = ThisTerminal()
	}
	o.settings = readSettings()
	if CheckTheme(o.settings.Theme) != nil {
		o.settings.Theme = ""
	}
	o.toldFile, o.journals = journal.ToldFile(), journal.StateDir()
	a, err := New(o)
	if err != nil {
		return err
	}
	options := []tea.ProgramOption{tea.WithFPS(120), tea.WithFilter(a.filter)}
	if !o.NoMouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	if o.Guests != nil {
		defer o.Guests.Close() // once the terminal is given back
	}
	g := &guard{app: a}
	err = terminal.Run(ctx, terminal.Options{Model: g, Input: o.Input, Output: o.Output, More: options})
	var ended *terminal.Ended
	switch {
	case g.fault != nil:
		return g.fault
	case errors.As(err, &ended):
		a.Session.Leave()
	case a.leaving:
		a.Session.Close()
	}
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// ThisTerminal is the terminal that the environment describes.
func ThisTerminal() tui.Terminal { return tui.ThisTerminal(os.Getenv, runtime.GOOS != "windows") }

// beginsTyped begins with the plain theme where the terminal shows typed characters
// only and no theme was asked for, and says so before anything else. It is not
// remembered for other terminals.
func (a *App) beginsTyped(o *Options) {
	if o.Terminal.Typed == "" {
		return
	}
	if o.Theme == "" {
		a.ThemeName = "plain"
	}
	o.Notices = append([]string{"Everything is drawn with typed characters (an L for pounds), since " + o.Terminal.Typed}, o.Notices...)
}

// motionPause is how long the pointer's way is merged into one message.
const motionPause = 16 * time.Millisecond

// motion merges the way of the pointer: of what comes within the pause after a
// step only the last is kept, and taken when the pause ends.
type motion struct {
	waiting bool
	last    tea.MouseMsg
	any     bool
}

// motionSettled tells that the pause after a step has ended.
type motionSettled struct{}

// wait begins the pause.
func (m *motion) wait() tea.Cmd {
	m.waiting = true
	return tea.Tick(motionPause, func(time.Time) tea.Msg { return motionSettled{} })
}

// take ends the pause and gives the last step that came in it.
func (m *motion) take() (last tea.MouseMsg, ok bool) {
	last, ok = m.last, m.any
	m.waiting, m.any = false, false
	return last, ok
}

// filter holds back steps of the pointer that come too soon. Bubble Tea calls it
// for each message before Update, and from the same goroutine.
func (a *App) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	m, ok := msg.(tea.MouseMsg)
	switch {
	case !ok:
		return msg
	case m.Action != tea.MouseActionMotion:
		a.motion.any = false // where the button was let go is where the knob stays
		return msg
	case a.motion.waiting:
		a.motion.last, a.motion.any = m, true
		return nil
	}
	return msg
}

// RunNotes shows the facilitator's notes until they are left or ctx ends, in the theme
// of that name; "" for the one remembered.
func RunNotes(ctx context.Context, theme string) error {
	remembered, here := readSettings().Theme, ThisTerminal()
	if here.Typed != "" {
		remembered = "plain"
	}
	t, err := tui.NewTheme(tui.FirstGiven(theme, remembered, "auto"), here)
	if err != nil {
		return err
	}
	return notes.Run(ctx, t)
}
