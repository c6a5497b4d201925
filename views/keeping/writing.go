package keeping

import (
	"fmt"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// writing is a file to pass on that is written beside the keys: the question that asked
// where to says how far it is.
type writing struct {
	app     *Keeper
	asked   *tui.Form
	percent atomic.Int64
}

// done is told how much is done, from 0 to 1, beside the keys.
func (w *writing) done(share float64) { w.percent.Store(int64(100 * share)) }

// writingLooked is the message that it is time to look how far it is.
type writingLooked struct{ of *writing }

func (w *writing) look() tea.Cmd {
	return tea.Tick(100*time.Millisecond, func(time.Time) tea.Msg { return writingLooked{w} })
}

// After looks how far it is.
func (m writingLooked) After() tea.Cmd {
	w := m.of
	if w.app.exporting != w {
		return nil
	}
	if w.asked != nil && w.app.Over == tui.Overlay(w.asked) && w.percent.Load() > 0 {
		w.asked.Why = fmt.Sprintf("It is being written: %d%%.", w.percent.Load())
		w.app.Stale = true
	}
	return w.look()
}
