//go:build unix

package terminal

import (
	"os"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// keyboard is a terminal that is read in whole sequences. It stays the file that
// it is, or Bubble Tea would not know it for a terminal and set no modes.
type keyboard struct {
	*os.File
	lost func() // called when the terminal has gone

	mu        sync.Mutex // a reader that was cancelled may still be at it
	sequences sequences
}

// Read gives what is whole of what has come. It waits for what may follow a lone
// Esc, and for nothing else: whoever cancels a read waits until it is over. That
// nothing is whole yet it says as 0 bytes, on which Bubble Tea reads again.
func (k *keyboard) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	out, err := k.read(p[:0:len(p)])
	for err == nil {
		until, waits := k.sequences.waits()
		if !waits {
			break
		}
		if !k.comes(time.Until(until)) {
			out = append(out, k.sequences.giveUp(time.Now())...)
			break
		}
		if room(p, out, k.sequences.held) < 1 {
			break
		}
		out, err = k.read(out)
	}
	if err != nil && len(out) == 0 {
		k.lost()
		return 0, err
	}
	return copy(p, out), nil
}

// room is how many bytes may be read so that all of it can be given at once: what
// is left behind would wait for the next key. Bubble Tea takes a full read for
// one that was cut.
func room(p, out, held []byte) int { return len(p) - 1 - len(out) - len(held) - len(pasteEnd) }

// read reads once, and adds what is whole.
func (k *keyboard) read(out []byte) ([]byte, error) {
	var buffer [256]byte
	n, err := k.File.Read(buffer[:min(len(buffer), max(1, room(out[:cap(out)], out, k.sequences.held)))])
	if err != nil {
		return out, err
	}
	return append(out, k.sequences.take(buffer[:n], time.Now())...), nil
}

// comes tells whether something comes to be read within a time.
func (k *keyboard) comes(within time.Duration) bool {
	fd := int(k.Fd())
	if fd >= unix.FD_SETSIZE {
		return false
	}
	for deadline := time.Now().Add(within); ; within = time.Until(deadline) {
		var set unix.FdSet
		set.Set(fd)
		left := unix.NsecToTimeval(max(0, within).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &left)
		if err != unix.EINTR {
			return err == nil && n > 0
		}
	}
}
