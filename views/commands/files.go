package commands

import (
	"errors"
	"fmt"
	"io"

	"fewer/scenarios"
)

// openFiles opens the files of a command line in any order: at most one year,
// and scenarios.
func openFiles(paths []string) (*scenarios.Opened, error) {
	o, err := scenarios.Open(paths)
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) { // which year is meant is for the command line to say
		return nil, wrongly(hinted.Hint(), "%s", err)
	}
	return o, err
}

// sayNotes says what a person should know before trusting the figures.
func sayNotes(w io.Writer, o *scenarios.Opened) {
	for _, note := range o.Notes {
		fmt.Fprintf(w, "note: %s\n", printable(note))
	}
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
