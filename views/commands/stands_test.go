//go:build unix

package commands_test

import (
	"os"
	"path/filepath"
	_ "unsafe" // for the slow disk

	"fewer/views/terminaltest"
)

// heldBack is the journal's: the program whose disk is slow is otherwise built with it.
//
//go:linkname heldBack fewer/scenarios/journal.heldBack
var heldBack string

func init() {
	if filepath.Base(os.Args[0]) == "fewer-slow" {
		heldBack = "20ms"
		os.Args[0] = "fewer"
	}
	beforeTests = standForProgram
}

// standForProgram has the test program stand for the program in every terminal: to
// build it twice takes longer than most tests.
func standForProgram() (after func()) {
	folder, err := os.MkdirTemp("", "fewer-test")
	if err != nil {
		panic(err)
	}
	own, err := os.Executable()
	if err != nil {
		panic(err)
	}
	terminaltest.Stands = filepath.Join(folder, "fewer")
	for _, name := range []string{"fewer", "fewer-slow"} {
		if err := os.Symlink(own, filepath.Join(folder, name)); err != nil {
			panic(err)
		}
	}
	return func() { os.RemoveAll(folder) }
}
