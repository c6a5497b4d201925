package wall

import (
	"fewer/scenarios/file"
	"fewer/views/tui"
)

// Said is one thing on a wall, as text: a sentence, or a figure with the words
// beside it.
type Said struct {
	Figure string // an amount that stands large; "" for a sentence
	Text   string // as it may be shown
	Role   tui.Role
	Level  int // 1 for what is said of the entry before it
}

// Snapshot is what is on the wall at one moment, as text: all of it and no more, with
// practices named as they are there. Nothing changes one, so that other goroutines may
// read it.
type Snapshot struct {
	Name          string // of the scenario, or of the year
	Step, Steps   int    // the step's place in the agenda, from 0, and how many there are
	Piece, Pieces int    // how much of the step is shown, from 0, and how many parts it has
	Shows         file.Shown
	Title         string // of the step, as the wall has it
	Left          string // "17 weeks to 31 March"
	Blank         bool   // nothing is on the wall; then nothing else is said either
	Withheld      bool   // this step's money is not shown until the guesses are answered
	Says          []Said // from the top down
}
