//go:build unix

package terminal

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

var allCuts = flag.Bool("cuts", false, "cut every sequence everywhere in real time, and not only some")

// typist types at a Bubble Tea program in a terminal of its own.
type typist struct {
	tea.Model
	terminal *os.File
	heard    chan string
	raw      bool // whether the terminal was in raw mode while the program ran
}

func (m *typist) Init() tea.Cmd { return nil }
func (m *typist) View() string  { return "" }
func (m *typist) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg, nil:
	default:
		m.heard <- fmt.Sprintf("%T %v", msg, msg)
	}
	return m, nil
}

// newTypist starts the program until the test ends.
func newTypist(t *testing.T) *typist {
	t.Helper()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	m := &typist{terminal: terminal, heard: make(chan string, 100)}
	before, err := term.GetState(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	p := tea.NewProgram(m, tea.WithInput(&keyboard{File: tty, lost: func() {}}), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	ended := make(chan error, 1)
	go func() { _, err := p.Run(); ended <- err }()
	if m.hears("k"); t.Failed() {
		t.Fatal("the program does not begin")
	}
	now, err := term.GetState(tty.Fd())
	m.raw = err == nil && *now != *before
	t.Cleanup(func() {
		p.Quit()
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			t.Error("the program does not end")
		}
		if after, err := term.GetState(tty.Fd()); err != nil || *after != *before {
			t.Error("the terminal's modes are not what they were")
		}
		terminal.Close()
		tty.Close()
	})
	return m
}

// hears types pieces, each after a pause, then a k, and gives what the program
// hears before that, and how long the longest pause was.
func (m *typist) hears(pieces ...string) (heard []string) {
	for _, piece := range pieces {
		m.terminal.WriteString(piece)
	}
	return m.until("k")
}

func (m *typist) until(mark string) (heard []string) {
	for deadline := time.After(20 * time.Second); ; {
		select {
		case message := <-m.heard:
			if message == "tea.KeyMsg "+mark {
				return heard
			}
			if letters, ended := strings.CutSuffix(message, mark); ended { // on a busy machine it is read with letters before it
				return append(heard, letters)
			}
			heard = append(heard, message)
		case <-deadline:
			return append(heard, "and then nothing more")
		}
	}
}

// cutBy types a sequence in two pieces, and gives what the program hears and how
// long the pause really was.
func (m *typist) cutBy(sequence string, cut int, pause time.Duration) (heard []string, paused time.Duration) {
	m.terminal.WriteString(sequence[:cut])
	began := time.Now()
	time.Sleep(pause)
	paused = time.Since(began)
	m.terminal.WriteString(sequence[cut:])
	time.Sleep(escPause + 10*time.Millisecond) // or what follows could belong to it
	m.terminal.WriteString("k")
	return m.until("k"), paused
}

// TestBubbleTeaHearsWholeSequencesInRealTime cuts sequences that are sent through
// a real terminal, with real pauses.
func TestBubbleTeaHearsWholeSequencesInRealTime(t *testing.T) {
	type work struct {
		sequence string
		cut      int
		pause    time.Duration
	}
	var all []work
	for _, sequence := range append(keySequences(t), "\x1b[I", "\x1b[O") {
		for cut := 1; cut < len(sequence); cut++ {
			for _, pause := range []time.Duration{0, 20 * time.Millisecond, 200 * time.Millisecond} {
				all = append(all, work{sequence, cut, pause})
			}
		}
	}
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	typists := 8
	if *allCuts {
		typists = 32
	} else {
		all = all[:24]
	}
	queue := make(chan work)
	var done sync.WaitGroup
	for range typists {
		m := newTypist(t)
		if !m.raw {
			t.Fatal("the terminal is not in raw mode: Bubble Tea does not know it for one")
		}
		done.Go(func() {
			for w := range queue {
				whole, _ := m.cutBy(w.sequence, len(w.sequence), 0)
				heard, paused := m.cutBy(w.sequence, w.cut, w.pause)
				if head := w.sequence[:w.cut]; isLoneEsc(head) && paused > escPause-15*time.Millisecond {
					if m.rightAfterEsc(heard, whole, head, w.sequence, w.pause) {
						continue
					}
				} else if slices.Equal(heard, whole) {
					continue
				}
				t.Errorf("%q cut before %q, which comes after %v: %q is heard; whole it is %q", w.sequence, w.sequence[w.cut:], paused, heard, whole)
			}
		})
	}
	for _, w := range all {
		queue <- w
	}
	close(queue)
	done.Wait()
	t.Logf("%d cuts", len(all))
}

// rightAfterEsc tells whether what is heard is Esc and nothing of the rest, unless
// that is something by itself; or, where the pause may have been too short, whole.
func (m *typist) rightAfterEsc(heard, whole []string, head, sequence string, pause time.Duration) bool {
	if pause < escPause && slices.Equal(heard, whole) {
		return true
	}
	rest := sequence[len(head):]
	want := []string{map[int]string{1: "tea.KeyMsg esc", 2: "tea.KeyMsg alt+esc"}[len(head)]}
	switch {
	case strings.HasPrefix(sequence, pasteBegin):
		want = append(want, whole...)
	case unseen(sequence), rest[0] == '[', rest[0] == 'O':
	default:
		alone, _ := m.cutBy(rest, len(rest), 0)
		want = append(want, alone...)
	}
	return slices.Equal(heard, want)
}
