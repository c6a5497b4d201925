package terminal

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// CanStop tells whether the system has shells that stop programs.
const CanStop = false

var stopSignals []os.Signal

func isStop(os.Signal) bool     { return false }
func isContinue(os.Signal) bool { return false }

// keyboard leaves the console as it is: it tells of keys one by one, and cuts none.
func (p *program) keyboard() []tea.ProgramOption { return nil }

func (p *program) giveWay() error { return errNoShell }

func inForeground() bool { return true }
