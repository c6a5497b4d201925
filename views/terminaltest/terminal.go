//go:build unix

// Package terminaltest runs the real program in a terminal for tests: keys
// go in as a person types them, and the screen is read as a person sees it.
package terminaltest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Patience is how long a test waits for what must come before it fails.
const Patience = 20 * time.Second

// betweenLetters is a person's pace with keys that are letters.
const betweenLetters = 450 * time.Millisecond

// quiet is how long nothing may be written before the screen counts as settled.
const quiet = 80 * time.Millisecond

// Options say how the program is started. The zero value is a plain start in
// an empty home.
type Options struct {
	Width, Height int      // cells; 80×24 without
	Home          string   // HOME and the XDG folders; a new empty one without
	Folder        string   // the folder it is started in; the home without
	Env           []string // besides, such as "NO_COLOR=1"
	Answers       bool     // whether the terminal answers the questions that a program may ask it
	Program       string   // another build than that of these sources

	// Shell starts a shell in which the program can be typed by its name, fewer. A
	// program that is the terminal's first has nobody who could stop it.
	Shell bool
	// Through is a command that is given the program and its arguments, such as
	// nohup. Optional.
	Through []string

	SlowDisk bool // whether what the program writes waits some milliseconds on its way to the disk

	// Frame is called with the rows of each frame, as Lines has them, when its
	// last byte is there; never with half a frame. It runs beside the test.
	Frame func(lines []string)
}

// Terminal is a terminal in which the program runs.
type Terminal struct {
	Home string

	t       testing.TB
	cmd     *exec.Cmd
	pty     *os.File
	emu     *vt.Emulator
	frame   func(lines []string) // nil for nothing
	ended   chan struct{}
	waitErr error
	closing atomic.Bool
	wall    bool      // whether a wall may be up
	letter  time.Time // when a key was last pressed on it that is a letter

	mu      sync.Mutex
	raw     []byte        // everything that the program has written
	shown   int           // bytes of it that the emulator has been given
	written time.Time     // when it last wrote
	more    chan struct{} // closed when it writes again
}

// Start runs the program in a terminal until the test ends. With -short it skips
// the test: what looks for races in a test sees nothing of another process.
func Start(t testing.TB, o Options, args ...string) *Terminal {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the program in a process of its own, which -short leaves out")
	}
	if o.Width == 0 {
		o.Width, o.Height = 80, 24
	}
	if o.Home == "" {
		o.Home = t.TempDir()
	}
	if o.Folder == "" {
		o.Folder = o.Home
	}
	program := fastProgram
	if o.SlowDisk {
		program = slowProgram
	}
	if o.Program == "" {
		o.Program = program.built(t)
	}
	line := append(append(slices.Clone(o.Through), o.Program), args...)
	path := os.Getenv("PATH")
	if o.Shell {
		line, path = []string{"sh", "-i"}, filepath.Dir(o.Program)+string(os.PathListSeparator)+path
	}
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir = o.Folder
	cmd.Env = append([]string{
		"TERM=xterm-256color", "PS1=ready$ ", "PATH=" + path, "HOME=" + o.Home, "LANG=en_GB.UTF-8",
		"XDG_STATE_HOME=" + filepath.Join(o.Home, "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(o.Home, "config"),
		"XDG_DOCUMENTS_DIR=" + filepath.Join(o.Home, "Documents"),
	}, o.Env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(o.Width), Rows: uint16(o.Height)})
	if err != nil {
		t.Fatalf("the program can't be started: %v", err)
	}
	term := &Terminal{Home: o.Home, t: t, wall: slices.Contains(args, "room"), cmd: cmd, pty: file, emu: vt.NewEmulator(o.Width, o.Height), frame: o.Frame, ended: make(chan struct{}), written: time.Now(), more: make(chan struct{})}
	go term.read()
	go term.answer(o.Answers)
	t.Cleanup(term.close)
	return term
}

// read shows what the program writes, until it ends.
func (t *Terminal) read() {
	defer close(t.ended)
	buffer := make([]byte, 1<<16)
	for {
		n, err := t.pty.Read(buffer)
		if n > 0 {
			t.mu.Lock()
			t.raw = append(t.raw, buffer[:n]...)
			t.showRaw()
			t.written = time.Now()
			close(t.more)
			t.more = make(chan struct{})
			t.mu.Unlock()
		}
		if t.closing.Load() {
			t.pty.Close()
			break
		}
		if err != nil {
			break
		}
	}
	t.waitErr = t.cmd.Wait()
}

// showRaw gives the emulator what it has not been given yet, frame by frame.
func (t *Terminal) showRaw() {
	end := fmt.Appendf(nil, "\x1b[%d;H", t.emu.Height()) // each frame leaves the cursor on the last row
	for {
		from := max(0, t.shown-len(end)+1) // its end may have come in two parts
		at := bytes.Index(t.raw[from:], end)
		if at < 0 {
			break
		}
		t.showTo(from + at + len(end))
		if t.frame != nil {
			t.frame(t.lines())
		}
	}
	t.showTo(t.shown + wholeCharacters(t.raw[t.shown:]))
}

// showTo gives the emulator everything before a byte; it takes whatever it is given.
func (t *Terminal) showTo(end int) {
	t.emu.Write(t.raw[t.shown:end])
	t.shown = end
}

// wholeCharacters is how many bytes of b are whole characters: the emulator
// would show the parts of one that is cut in two.
func wholeCharacters(b []byte) int {
	for back := 1; back < utf8.UTFMax && back <= len(b); back++ {
		if start := len(b) - back; utf8.RuneStart(b[start]) {
			if !utf8.FullRune(b[start:]) {
				return start
			}
			break
		}
	}
	return len(b)
}

// answer passes the emulator's answers on, or keeps them back as a terminal
// does that never answers. Somebody must take them either way.
func (t *Terminal) answer(pass bool) {
	to := io.Writer(io.Discard)
	if pass {
		to = t.pty
	}
	io.Copy(to, t.emu)
}

func (t *Terminal) close() {
	t.cmd.Process.Kill()
	t.pty.Close()
	<-t.ended
	// Not the emulator's own Close: it races with the reading of its answers.
	if answers, ok := t.emu.InputPipe().(io.Closer); ok {
		answers.Close()
	}
}

// Type sends text as typed.
func (t *Terminal) Type(text string) {
	t.t.Helper()
	if _, err := t.pty.WriteString(text); err != nil {
		t.t.Fatalf("typing %q: %v", text, err)
	}
}

var keys = map[string]string{
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~", "delete": "\x1b[3~",
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
	"ctrl+c": "\x03", "ctrl+p": "\x10", "ctrl+r": "\x12", "ctrl+z": "\x1a",
}

// Press sends keys by name ("left", "enter", "ctrl+r") or as they are ("u"),
// each by itself and after the screen has settled from the one before.
func (t *Terminal) Press(names ...string) {
	t.t.Helper()
	for _, name := range names {
		sequence, named := keys[name]
		if !named {
			sequence = name
		}
		t.wall = t.wall || name == "R"
		if t.wall && !named { // letters that follow each other at once are a sentence to it
			time.Sleep(time.Until(t.letter.Add(betweenLetters)))
			t.letter = time.Now()
		}
		pressed := time.Now()
		t.Type(sequence)
		t.answered(pressed, 2*time.Second)
	}
}

// Drag presses the left button on a cell, moves to another and lets go; cells
// count from 0.
func (t *Terminal) Drag(fromX, fromY, toX, toY int) {
	t.t.Helper()
	t.Type(ansi.MouseSgr(0, fromX, fromY, false))
	step := 1
	if toX < fromX {
		step = -1
	}
	for x := fromX; x != toX; x += step {
		t.Type(ansi.MouseSgr(32, x+step, toY, false))
		time.Sleep(20 * time.Millisecond) // a hand's pace: programs merge faster movement
	}
	let := time.Now()
	t.Type(ansi.MouseSgr(0, toX, toY, true))
	t.answered(let, 500*time.Millisecond)
}

// answered waits until the program has written something since a moment, and
// then until the screen has settled. What writes nothing costs the patience.
func (t *Terminal) answered(since time.Time, patience time.Duration) {
	t.t.Helper()
	t.mu.Lock()
	wrote, more := t.written.After(since), t.more
	t.mu.Unlock()
	if !wrote {
		select {
		case <-t.ended:
			return
		case <-more:
		case <-time.After(time.Until(since.Add(patience))):
		}
	}
	t.Settle()
}

// busy tells whether the program has something to do, be it that it waits for a
// processor or for the disk on a machine that is busy with others. Where the
// system can't tell, it is taken to have nothing.
func (t *Terminal) busy() bool {
	tasks := fmt.Sprintf("/proc/%d/task", t.cmd.Process.Pid)
	threads, _ := os.ReadDir(tasks)
	for _, thread := range threads {
		stat, _ := os.ReadFile(filepath.Join(tasks, thread.Name(), "stat"))
		after := stat[bytes.LastIndexByte(stat, ')')+1:] // the name before may hold anything
		if fields := bytes.Fields(after); len(fields) > 0 && (fields[0][0] == 'R' || fields[0][0] == 'D') {
			return true
		}
	}
	return false
}

// Settle waits until nothing has been written for a while, and the program has
// nothing to do.
func (t *Terminal) Settle() {
	t.t.Helper()
	from := time.Now()
	for time.Since(from) < Patience {
		t.mu.Lock()
		last := t.written
		t.mu.Unlock()
		if last.Before(from) {
			last = from
		}
		if time.Since(last) > quiet && !t.busy() {
			return
		}
		select {
		case <-t.ended:
			return
		case <-time.After(quiet / 4):
		}
	}
	t.t.Fatalf("the screen never comes to rest:\n%s", t.Screen())
}

// Shows tells whether a text is on the screen, be it broken over several lines.
func (t *Terminal) Shows(text string) bool {
	screen := t.Screen()
	return strings.Contains(screen, text) || strings.Contains(strings.Join(strings.Fields(screen), " "), text)
}

// WaitFor waits until all the texts are on the screen, and the screen has settled.
func (t *Terminal) WaitFor(texts ...string) {
	t.t.Helper()
	deadline := time.After(Patience)
	for _, text := range texts {
		for {
			t.mu.Lock()
			more := t.more // taken before the look: nothing can come between unheard
			t.mu.Unlock()
			if t.Shows(text) {
				break
			}
			select {
			case <-t.ended:
				if !t.Shows(text) {
					t.t.Fatalf("%q never came on the screen before the program ended (%v):\n%s", text, t.waitErr, t.Screen())
				}
			case <-more:
			case <-deadline:
				t.t.Fatalf("%q never came on the screen:\n%s", text, t.Screen())
			}
		}
	}
	t.Settle()
}

// Lines are the rows of the screen, without the spaces at their ends.
func (t *Terminal) Lines() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.lines()
}

func (t *Terminal) lines() []string {
	lines := make([]string, t.emu.Height())
	for y := range lines {
		var row strings.Builder
		for x := 0; x < t.emu.Width(); x++ {
			switch cell := t.emu.CellAt(x, y); {
			case cell == nil:
				row.WriteByte(' ')
			case cell.Width > 0:
				row.WriteString(cell.Content)
			}
		}
		lines[y] = strings.TrimRight(row.String(), " ")
	}
	return lines
}

// Screen is the screen as text.
func (t *Terminal) Screen() string { return strings.Join(t.Lines(), "\n") }

// Raw is everything that the program has written so far, control sequences too.
func (t *Terminal) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

// Resize makes the window another size.
func (t *Terminal) Resize(width, height int) {
	t.t.Helper()
	t.mu.Lock()
	t.emu.Resize(width, height)
	t.mu.Unlock()
	resized := time.Now()
	if err := pty.Setsize(t.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.t.Fatal(err)
	}
	t.answered(resized, Patience)
}

// Whole holds that the screen is whole: what stands there after many small
// repairs is what the program paints when it paints everything again.
func (t *Terminal) Whole() {
	t.t.Helper()
	t.Settle()
	before, asked := t.Screen(), time.Now()
	if err := syscall.Kill(t.Foreground(), syscall.SIGWINCH); err != nil {
		t.t.Fatal(err)
	}
	t.answered(asked, Patience)
	if after := t.Screen(); after != before {
		t.t.Fatalf("a broken frame:\n%s\n\npainted again:\n%s", before, after)
	}
}

// Foreground is the process that has the terminal: the program, or the shell.
func (t *Terminal) Foreground() int {
	t.t.Helper()
	job, err := unix.IoctlGetInt(int(t.pty.Fd()), unix.TIOCGPGRP)
	if err != nil {
		t.t.Fatal(err)
	}
	return job
}

// Cooked tells whether the terminal is as shells leave it to simple programs: it
// shows what is typed, and gives it line by line.
func (t *Terminal) Cooked() bool {
	t.t.Helper()
	modes, err := unix.IoctlGetTermios(int(t.pty.Fd()), termiosRequest)
	if err != nil {
		t.t.Fatal(err)
	}
	return modes.Lflag&unix.ICANON != 0 && modes.Lflag&unix.ECHO != 0 && modes.Lflag&unix.ISIG != 0
}

// Signal sends the program, or its shell, a signal.
func (t *Terminal) Signal(s syscall.Signal) {
	t.t.Helper()
	if err := t.cmd.Process.Signal(s); err != nil {
		t.t.Fatal(err)
	}
}

// Close closes the terminal under the program, as a closed window does. The file
// is closed only when nobody reads from it, so the program is made to write.
func (t *Terminal) Close() {
	t.t.Helper()
	t.closing.Store(true)
	t.Signal(syscall.SIGWINCH)
}

// Kill ends the program at once, as a pulled plug does.
func (t *Terminal) Kill() {
	t.t.Helper()
	if err := t.cmd.Process.Signal(syscall.SIGKILL); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.t.Fatal(err)
	}
	<-t.ended
}

// Ends waits for the program to end by itself and gives its exit status.
func (t *Terminal) Ends() int {
	t.t.Helper()
	select {
	case <-t.ended:
	case <-time.After(Patience):
		t.t.Fatalf("the program does not end:\n%s", t.Screen())
	}
	return t.cmd.ProcessState.ExitCode()
}
