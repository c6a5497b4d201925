//go:build unix

package terminal

import (
	"os"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sys/unix"
)

// CanStop tells whether the system has shells that stop programs.
const CanStop = true

var stopSignals = []os.Signal{syscall.SIGTSTP, syscall.SIGCONT}

func isStop(s os.Signal) bool     { return s == syscall.SIGTSTP }
func isContinue(s os.Signal) bool { return s == syscall.SIGCONT }

// keyboard reads the terminal in whole sequences.
func (p *program) keyboard() []tea.ProgramOption {
	return []tea.ProgramOption{tea.WithInput(&keyboard{File: os.Stdin, lost: p.hangUp})}
}

// aMoment is how long a signal may take that comes with the one to go on: whoever
// ends a stopped program sends both.
const aMoment = 50 * time.Millisecond

// giveWay stops the program as a shell stops it, with all of its job, until it
// goes on in the foreground. The terminal has been given back.
func (p *program) giveWay() error {
	if !hasShell() {
		return errNoShell
	}
	p.stopped.Store(true)
	defer p.stopped.Store(false)
	for first := true; first || !inForeground(); first = false {
		// Not SIGTSTP, which Go never again obeys once it has been heard.
		if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
			return err
		}
		select {
		case <-p.goOn:
		case <-time.After(aMoment): // which does not pass while it is stopped
		}
		for waits := 0; waits == 0 || waits < 10 && p.ended.Load() == 0 && !inForeground(); waits++ {
			time.Sleep(aMoment) // a busy machine takes its time with the other signal
		}
		if p.ended.Load() != 0 {
			p.abandon()
			select {} // the program ends, and with it this
		}
	}
	return nil
}

// hasShell tells whether a shell would let the program go on: somebody has made
// it a job of its own in a session with others.
func hasShell() bool {
	session, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	shell, err := unix.Getpgid(session)
	return err == nil && shell != unix.Getpgrp()
}

// inForeground tells whether the terminal is the program's to paint on, as far as
// there is a terminal that can tell.
func inForeground() bool {
	job, err := unix.IoctlGetInt(int(os.Stdin.Fd()), unix.TIOCGPGRP)
	return err != nil || job == unix.Getpgrp()
}
