package desk

import (
	"path/filepath"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// working is the reading of long files beside the keys, with how far it has come; Esc
// leaves it, and what comes of it is dropped.
type working struct {
	app   *Desk
	title string
	now   atomic.Pointer[howFarRead]
	sign  tui.Turning // where it can't be said how far it is
	done  bool
	left  func() // follows Esc
}

// howFarRead is how far a file has been read, in bytes.
type howFarRead struct {
	file       string
	read, size int64
}

// News is a message about what went on beside the keys. The app hands it back.
type News interface {
	// After does what follows.
	After() tea.Cmd
}

// The news: it is time to look how far it is, and it has ended.
type (
	workLooked struct{ of *working }
	workEnded  struct {
		of   *working
		take func() tea.Cmd
	}
)

// Work has long work done beside the keys: it may use nothing that a key changes.
// Then take brings what came of it to the screen, unless it was left.
func (d *Desk) Work(title string, left func(), do func(progress func(file string, read, size int64)) (take func() tea.Cmd)) {
	w := &working{app: d, title: title, left: left}
	d.Show(w)
	d.Beside = append(d.Beside, func() tea.Msg {
		return workEnded{w, do(func(file string, read, size int64) { w.now.Store(&howFarRead{filepath.Base(file), read, size}) })}
	}, w.look())
}

// look comes back to see how far it is.
func (w *working) look() tea.Cmd {
	return tea.Tick(100*time.Millisecond, func(time.Time) tea.Msg { return workLooked{w} })
}

// After looks how far it is.
func (m workLooked) After() tea.Cmd {
	w := m.of
	if w.done || w.app.Over != tui.Overlay(w) {
		return nil
	}
	w.app.Stale = true
	w.sign.Turn()
	return w.look()
}

// After takes what came of it, unless it was left.
func (m workEnded) After() tea.Cmd {
	a := m.of.app
	m.of.done = true
	if a.Over != tui.Overlay(m.of) {
		return nil
	}
	a.Close()
	return m.take()
}

func (w *working) Key(k tea.KeyMsg) tea.Cmd {
	if tui.KeyName(k) == "esc" {
		w.app.Close()
		w.left()
	}
	return nil
}

func (w *working) Mouse(tea.MouseMsg) {}

func (w *working) Keys() []tui.Hint { return []tui.Hint{{Key: "Esc", Does: "leave it"}} }

func (w *working) Draw(a tui.Area) {
	inner := a.Part(a.Box.Middle(min(64, a.Box.W), 4)).Frame(w.app.Theme, tui.Line, w.title)
	width, _ := inner.Size()
	now := w.now.Load()
	if now == nil || now.size <= 0 {
		inner.Cut(1, 0, width-2, tui.Muted, "Reading … "+w.sign.String())
		return
	}
	inner.Cut(1, 0, width-2, tui.Plain, w.app.Text(now.file))
	inner.DrawProgress(w.app.Theme, 1, 1, width-2, float64(now.read)/float64(now.size))
}
