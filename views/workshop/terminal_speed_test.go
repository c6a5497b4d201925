//go:build unix

package workshop

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"

	"fewer/views/terminaltest"
)

// frameEnd is where the cursor is put after the last byte of a frame of 40 rows.
var frameEnd = regexp.MustCompile(`\x1b\[40(;\d*)?H$`)

// appWindow is the program on the built-in year in a window of 120×40.
type appWindow struct {
	terminal *os.File
	written  chan []byte // what the program writes, as it comes; closed at its end
	stop     func()
}

func startApp(b *testing.B, home string) *appWindow {
	b.Helper()
	cmd := exec.Command(terminaltest.Binary(b))
	cmd.Env = []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8", "HOME=" + home, "XDG_STATE_HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DOCUMENTS_DIR=" + home}
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		b.Fatal(err)
	}
	w := &appWindow{terminal: terminal, written: make(chan []byte, 1024)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer close(w.written)
		for {
			part := make([]byte, 1<<16)
			n, err := terminal.Read(part)
			if err != nil {
				return
			}
			w.written <- part[:n]
		}
	}()
	w.stop = func() {
		cmd.Process.Kill()
		for range w.written { // or the reader could wait for ever to be rid of a part
		}
		<-ended
		cmd.Wait()
		terminal.Close()
	}
	return w
}

// readFrame reads until a frame has ended, or fails after some seconds.
func (w *appWindow) readFrame(b *testing.B) {
	b.Helper()
	patience := time.After(10 * time.Second)
	var all bytes.Buffer
	for !frameEnd.Match(all.Bytes()) {
		select {
		case part, more := <-w.written:
			if !more {
				b.Fatalf("the program ended after %q", all.String())
			}
			all.Write(part)
		case <-patience:
			b.Fatalf("no frame ends in %q", all.String())
		}
	}
}

// drain reads what is left of the key before, such as the title's mark when
// the edit is on the disk, until nothing has come for 30 ms.
func (w *appWindow) drain() {
	for {
		select {
		case _, more := <-w.written:
			if !more {
				return
			}
		case <-time.After(30 * time.Millisecond):
			return
		}
	}
}

// report gives the middle and the 95th percentile of times in milliseconds.
func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "ms-middle")
	b.ReportMetric(at(0.95), "ms-95th")
	b.ReportMetric(0, "ns/op")
}

// From a key to the last byte of its frame, through a pseudo-terminal. The
// design asks for 6 ms in the middle and 10 ms at the 95th percentile.
func BenchmarkFromKeyToFrameThroughATerminal(b *testing.B) {
	w := startApp(b, b.TempDir())
	defer w.stop()
	w.readFrame(b)
	time.Sleep(200 * time.Millisecond)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		w.drain()
		time.Sleep(time.Duration(i*7%13) * time.Millisecond) // keys keep no step with the painting
		key := "\x1b[D"
		if i%2 == 1 {
			key = "\x1b[C"
		}
		began := time.Now()
		if _, err := w.terminal.WriteString(key); err != nil {
			b.Fatal(err)
		}
		w.readFrame(b)
		took = append(took, time.Since(began))
	}
	report(b, took)
}

// From the start of the program to the last byte of its first frame, with the
// built-in year read and prepared on the way, where no earlier start has left
// anything. The design asks for 30 ms.
func BenchmarkFirstFrameInATerminal(b *testing.B) {
	terminaltest.Binary(b)
	var took []time.Duration
	for b.Loop() {
		home := b.TempDir()
		began := time.Now()
		w := startApp(b, home)
		w.readFrame(b)
		took = append(took, time.Since(began))
		w.stop()
	}
	report(b, took)
}
