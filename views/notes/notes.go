// Package notes is the facilitator's own terminal beside the wall of a meeting.
package notes

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/fsnotify/fsnotify"

	"fewer/scenarios/journal"
	"fewer/views/terminal"
	"fewer/views/tui"
	"fewer/views/wall"
)

// notes is the facilitator's own terminal: it follows the wall, and shows what
// the wall never does: the agenda, the clock, and what to say.
type notes struct {
	file  string
	theme *tui.Theme
	told  journal.Told
	there bool
	alive bool // whether the wall still runs
	now   time.Time
	clock func() time.Time
	heard chan struct{}

	w, h   int
	canvas tui.Canvas
	gone   bool
}

// Run shows the facilitator's notes until they are left or ctx ends.
func Run(ctx context.Context, theme *tui.Theme) error {
	n := &notes{file: journal.ToldFile(), theme: theme, clock: time.Now, heard: make(chan struct{}, 1)}
	n.look()
	stop := n.listen()
	defer stop()
	err := terminal.Run(ctx, terminal.Options{Model: n})
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// listen watches the folder of the file. Where that can't be done, the clock's
// ticking looks often enough.
func (n *notes) listen() (stop func()) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return func() {}
	}
	folder := filepath.Dir(n.file)
	if os.MkdirAll(folder, 0o700) != nil || watcher.Add(folder) != nil {
		watcher.Close()
		return func() {}
	}
	go func() {
		for event := range watcher.Events {
			if filepath.Base(event.Name) == filepath.Base(n.file) {
				select {
				case n.heard <- struct{}{}:
				default:
				}
			}
		}
	}()
	return func() { watcher.Close() }
}

// wallMoved tells that the wall has told something new.
type wallMoved struct{}

// secondPassed tells the time.
type secondPassed struct{}

func (n *notes) wait() tea.Msg {
	<-n.heard
	return wallMoved{}
}

func tick() tea.Cmd { return tea.Tick(time.Second, func(time.Time) tea.Msg { return secondPassed{} }) }

// Init begins to follow.
func (n *notes) Init() tea.Cmd { return tea.Batch(n.wait, tick()) }

// look reads what the wall has left.
func (n *notes) look() {
	n.now = n.clock()
	if told, ok := journal.ReadTold(n.file); ok {
		n.told, n.there = told, true
	}
	n.alive = n.there && n.told.Alive()
}

// Update takes one message.
func (n *notes) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		n.w, n.h = max(0, m.Width), max(0, m.Height)
	case wallMoved:
		n.look()
		return n, n.wait
	case secondPassed:
		n.look()
		return n, tick()
	case tea.KeyMsg:
		switch tui.KeyName(m) {
		case "q", "ctrl+c", "esc":
			n.gone = true
			return n, tea.Quit
		}
	}
	return n, nil
}

// View draws the notes.
func (n *notes) View() string {
	if n.gone {
		return ""
	}
	n.canvas.Resize(n.w, n.h)
	footer, body := n.canvas.Bounds().CutBottom(1)
	n.Draw(&wall.Writer{Area: n.canvas.Area(body.Inset(2, 0)), Theme: n.theme})
	foot := n.canvas.Area(footer)
	x := foot.Text(2, 0, tui.Key, "q") + 1
	foot.Text(x, 0, tui.Muted, "close these notes; the wall stays as it is")
	return n.canvas.Frame(n.theme)
}

func (n *notes) Draw(out *wall.Writer) {
	if !n.there {
		out.Para(tui.Strong, "These notes follow the wall.")
		out.Skip()
		out.Para(tui.Plain, "Open the room in the other terminal: fewer room, or R in the workbench.")
		return
	}
	t := n.told
	item := t.Agenda[t.Step]
	out.Line(tui.Muted, t.Name)
	out.Line(tui.Strong, strconv.Itoa(t.Step+1)+" of "+strconv.Itoa(len(t.Agenda))+": "+item.Title)
	if !n.alive {
		out.Skip()
		out.Para(tui.Fault, "The wall is not running any more. It stood at this step.")
		out.Skip()
		out.Para(tui.Plain, "Type fewer room in the other terminal: it offers to go on where it stopped, and these notes go on with it.")
		return
	}
	left := t.LeftForStep(t.Agenda, n.now)
	out.Figure(tui.Strong, minutesFigure(left), timeLeft(left, "for this step")+"; "+timeLeft(t.LeftInAll(t.Agenda, n.now), "in all"))
	out.Skip()
	if item.Prompt != "" {
		out.Para(tui.Strong, item.Prompt)
		out.Skip()
	}
	if t.Guesses != "" {
		out.Para(tui.Focus, t.Guesses+".")
	}
	out.Para(tui.Plain, n.next())
	out.Skip()
	for _, line := range t.Guests {
		out.Para(tui.Plain, line)
	}
	out.Skip()
	for i := t.Step + 1; i < len(t.Agenda) && out.Left() > 0; i++ {
		out.Line(tui.Muted, strconv.Itoa(t.Agenda[i].Minutes)+" min  "+t.Agenda[i].Title)
	}
}

// next says what Space brings on the wall.
func (n *notes) next() string {
	t := n.told
	switch {
	case t.Piece < t.Pieces-1:
		return "Space shows the next part: " + strconv.Itoa(t.Piece+1) + " of " + strconv.Itoa(t.Pieces) + " is on the wall."
	case t.Step < len(t.Agenda)-1:
		return "Space goes on to: " + t.Agenda[t.Step+1].Title + "."
	}
	return "This is the last step."
}

// minutesFigure is the time left, or over, as a big figure in whole minutes.
func minutesFigure(left time.Duration) string {
	return strconv.Itoa(int(left.Abs() / time.Minute))
}

func timeLeft(left time.Duration, of string) string {
	n := int(left.Abs() / time.Minute)
	minutes := strconv.Itoa(n) + " minutes"
	if n == 1 {
		minutes = "1 minute"
	}
	if left < 0 {
		return minutes + " over " + of
	}
	return minutes + " left " + of
}
