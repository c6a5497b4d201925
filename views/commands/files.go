package commands

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/samples"
)

// sampleSwitch names a year that is built in, in the place of a year file.
const sampleSwitch = "sample"

// openFiles opens the files of a command line in any order: at most one year,
// which may be one that is built in, and scenarios.
func openFiles(cmd *cobra.Command, paths []string) (*scenarios.Opened, error) {
	o, err := openOn(cmd, paths)
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) { // which year is meant is for the command line to say
		return nil, wrongly(hinted.Hint(), "%s", err)
	}
	return o, err
}

func openOn(cmd *cobra.Command, paths []string) (*scenarios.Opened, error) {
	asked := cmd.Flags().Lookup(sampleSwitch)
	if asked == nil || !asked.Changed {
		return scenarios.Open(paths)
	}
	b, err := builtIn(asked.Value.String())
	if err != nil {
		return nil, err
	}
	return scenarios.OpenOn(b, paths)
}

// builtIn finds a year that is built in by its key.
func builtIn(key string) (*samples.BuiltIn, error) {
	for _, b := range samples.All() {
		if b.Key == key {
			return b, nil
		}
	}
	return nil, wrongly("those are "+sampleWords(), "there is no built-in year “%s”", key)
}

// sampleKeys are what the years that are built in are called on the command line.
func sampleKeys() (keys []string) {
	for _, b := range samples.All() {
		keys = append(keys, b.Key)
	}
	return keys
}

// sampleWords say so of each, and what it is.
func sampleWords() string {
	var words []string
	for _, b := range samples.All() {
		words = append(words, b.Key+" ("+b.About+")")
	}
	return model.ListWords(words)
}

// sayNotes says what a person should know before trusting the figures.
func sayNotes(w io.Writer, o *scenarios.Opened) {
	for _, note := range o.Notes {
		fmt.Fprintf(w, "note: %s\n", printable(note))
	}
}
