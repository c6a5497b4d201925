package commands

import (
	"io"

	"fewer/scenarios/journal"
)

// brokenPipe is the status of a program that the system ends because nobody reads
// on: 128 and the number of the signal.
const brokenPipe = 128 + 13

// output is where a command writes what was asked for. It remembers the first
// error, and takes what follows without writing it: a table has a hundred places
// that write, and none of them must be able to forget to look.
type output struct {
	io.Writer
	failed error
}

func (o *output) Write(p []byte) (int, error) {
	if o.failed == nil {
		var n int
		if n, o.failed = o.Writer.Write(p); o.failed == nil && n < len(p) {
			o.failed = io.ErrShortWrite
		}
	}
	return len(p), nil
}

// terminalOutput is output to a file, which may be a terminal: the app asks.
type terminalOutput struct {
	*output
	file interface{ Fd() uintptr }
}

func (o terminalOutput) Fd() uintptr { return o.file.Fd() }

// watched gives the output to write to, and the same to ask afterwards.
func watched(out io.Writer) (io.Writer, *output) {
	o := &output{Writer: out}
	if file, ok := out.(interface{ Fd() uintptr }); ok {
		return terminalOutput{o, file}, o
	}
	return o, o
}

// status is the exit status where what a command wrote did not arrive, else that
// of the command. A reader that has seen enough, such as head, is told nothing.
func (o *output) status(errs io.Writer, otherwise int) int {
	switch {
	case o.failed == nil:
		return otherwise
	case journal.NobodyReads(o.failed):
		return brokenPipe
	}
	return say(errs, faulty("free some space, or send the output elsewhere; what arrived of it is not whole",
		"not all could be written to the output: %s", journal.DiskReason(o.failed)))
}
