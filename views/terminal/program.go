package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	_ "fewer/views/answerless"
)

// endPatience is how long a program that was told to end may take to give the
// terminal back. One whose terminal takes nothing any more would wait for ever.
const endPatience = 2 * time.Second

// Ended is why a program ended that nobody left.
type Ended struct{ Signal syscall.Signal }

// Error names the signal.
func (e *Ended) Error() string { return fmt.Sprintf("ended by a signal: %v", e.Signal) }

// Status is the exit status by which a shell knows of it.
func (e *Ended) Status() int { return 128 + int(e.Signal) }

// Resumed tells the model that the terminal is its own again, painted anew, after
// it was given back for a while. Only the mouse has to be asked for again.
type Resumed struct{ Err error }

// errNoShell is why a program could not be stopped: nothing would let it go on.
var errNoShell = errors.New("there is no shell around this program that could stop it and go on with it")

// Stop gives the terminal to the shell that the program was started from, until
// that lets it go on. Where systems have no such thing, CanStop is false.
func Stop() tea.Msg { return stopAsked{} }

type (
	stopAsked struct{} // from inside or from outside
	continued struct{} // by a shell, after a stop that nobody could prepare for
	endAsked  struct{} // by a signal
)

// Options is what a program in a terminal is run with.
type Options struct {
	Model  tea.Model
	Input  io.Reader // nil for the terminal's
	Output io.Writer // nil for the terminal's
	More   []tea.ProgramOption
}

// program is a running program with what it may be told from outside.
type program struct {
	model tea.Model
	tea   *tea.Program

	signals   chan os.Signal
	ended     atomic.Int32  // the signal that ends it; 0 for none
	stopped   atomic.Bool   // whether it has given the terminal to the shell
	goOn      chan struct{} // told when it may go on
	abandoned chan struct{} // told when it ends without painting again
	giveBack  func()        // sets the terminal's modes to what they were at the start
}

// Run runs a program until it is left or ctx ends. Where a signal ends it or the
// terminal goes away, the error is an *Ended; the terminal has been given back
// then, as far as there is one.
func Run(ctx context.Context, o Options) error {
	p := &program{
		model: o.Model, signals: make(chan os.Signal, 16),
		goOn: make(chan struct{}, 1), abandoned: make(chan struct{}, 1), giveBack: modes(),
	}
	options := append([]tea.ProgramOption{
		tea.WithContext(ctx), tea.WithAltScreen(), tea.WithoutSignalHandler(),
	}, o.More...)
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	} else {
		options = append(options, p.keyboard()...)
	}
	p.tea = tea.NewProgram(p, options...)
	defer p.listen()()

	left := make(chan error, 1)
	go func() {
		_, err := p.tea.Run()
		left <- err
	}()
	var err error
	select {
	case err = <-left:
	case <-p.abandoned:
	}
	if s := p.ended.Load(); s != 0 {
		return &Ended{syscall.Signal(s)}
	}
	return err
}

// listen hears signals until it is told to stop.
func (p *program) listen() (stop func()) {
	for _, s := range append([]os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM}, stopSignals...) {
		if !signal.Ignored(s) { // as nohup asks
			signal.Notify(p.signals, s)
		}
	}
	go func() {
		for s := range p.signals {
			p.hear(s)
		}
	}()
	return func() {
		signal.Stop(p.signals)
		close(p.signals)
	}
}

func (p *program) hear(s os.Signal) {
	switch {
	case isStop(s):
		go p.tea.Send(stopAsked{})
	case isContinue(s) && p.stopped.Load():
		select {
		case p.goOn <- struct{}{}:
		default:
		}
	case isContinue(s):
		go p.tea.Send(continued{})
	default:
		if number, ok := s.(syscall.Signal); ok {
			p.end(number)
		}
	}
}

// hangUp ends the program because its terminal has gone.
func (p *program) hangUp() { p.end(syscall.SIGHUP) }

// end ends the program. One that has given the terminal away must not touch it:
// it would be stopped for that, and stay.
func (p *program) end(s syscall.Signal) {
	if !p.ended.CompareAndSwap(0, int32(s)) {
		return
	}
	if p.stopped.Load() || !inForeground() {
		p.abandon()
		return
	}
	time.AfterFunc(endPatience, func() {
		p.giveBack()
		p.abandon()
	})
	go p.tea.Send(endAsked{})
}

func (p *program) abandon() {
	select {
	case p.abandoned <- struct{}{}:
	default:
	}
}

// Init begins the model.
func (p *program) Init() tea.Cmd { return p.model.Init() }

// Update takes what comes from outside, and passes on the rest.
func (p *program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case endAsked:
		return p, tea.Quit
	case stopAsked:
		return p, tea.Exec(stop{program: p}, resumed)
	case continued:
		return p, tea.Exec(stop{}, resumed)
	}
	var cmd tea.Cmd
	p.model, cmd = p.model.Update(msg)
	return p, cmd
}

// View is the model's.
func (p *program) View() string { return p.model.View() }

// modes gives what sets the terminal's modes to what they are now.
func modes() (restore func()) {
	before, err := term.GetState(os.Stdin.Fd())
	return func() {
		if err == nil {
			term.Restore(os.Stdin.Fd(), before)
		}
	}
}

func resumed(err error) tea.Msg { return Resumed{err} }

// stop is what is done while the terminal is given back: for a while that the
// shell decides on, or nothing where there is no program.
type stop struct{ program *program }

func (s stop) Run() error {
	if s.program == nil {
		return nil
	}
	return s.program.giveWay()
}

// SetStdin does nothing, as SetStdout and SetStderr do: the shell has its own.
func (stop) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (stop) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (stop) SetStderr(io.Writer) {}
