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

// startApp starts the program on the built-in year in a window of 120×40.
func startApp(b *testing.B, home string) (terminal *os.File, stop func()) {
	b.Helper()
	cmd := exec.Command(terminaltest.Binary(b))
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + home, "XDG_STATE_HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DOCUMENTS_DIR=" + home}
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		b.Fatal(err)
	}
	return terminal, func() {
		cmd.Process.Kill()
		cmd.Wait()
		terminal.Close()
	}
}

// readFrame reads until a frame has ended, or fails after some seconds.
func readFrame(b *testing.B, terminal *os.File) {
	b.Helper()
	terminal.SetReadDeadline(time.Now().Add(10 * time.Second))
	var all bytes.Buffer
	part := make([]byte, 1<<16)
	for !frameEnd.Match(all.Bytes()) {
		n, err := terminal.Read(part)
		if err != nil {
			b.Fatalf("%v after %q", err, all.String())
		}
		all.Write(part[:n])
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
	terminal, stop := startApp(b, b.TempDir())
	defer stop()
	readFrame(b, terminal)
	time.Sleep(200 * time.Millisecond)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		time.Sleep(time.Duration(20+i*7%13) * time.Millisecond) // keys keep no step with the painting
		key := "\x1b[D"
		if i%2 == 1 {
			key = "\x1b[C"
		}
		began := time.Now()
		if _, err := terminal.WriteString(key); err != nil {
			b.Fatal(err)
		}
		readFrame(b, terminal)
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
		terminal, stop := startApp(b, home)
		readFrame(b, terminal)
		took = append(took, time.Since(began))
		stop()
	}
	report(b, took)
}
