package journal

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"fewer/scenarios/file"

	"github.com/adrg/xdg"
	"github.com/natefinch/atomic"
)

// Told is what the wall of a meeting tells the facilitator's other terminal. It
// holds no guess and no answer.
type Told struct {
	Version int               `json:"version"`
	Process int               `json:"process"`
	Name    string            `json:"name"` // of the scenario, or of the year
	Agenda  []file.AgendaItem `json:"agenda"`
	Stand
	Pieces  int    `json:"pieces"`
	Guesses string `json:"guesses"` // "2 of 3 tables", "sealed"; empty where none are asked for

	Guests []string `json:"guests,omitempty"` // who is in by phone, what has come, and what waits, in words
}

// toldVersion is that of Told.
const toldVersion = 1

// ToldFile is where the wall leaves what the other terminal follows.
func ToldFile() string { return filepath.Join(xdg.StateHome, "fewer", "room.json") }

// Tell leaves what is on the wall of this process in a file, for the other terminal.
func (t Told) Tell(path string) error {
	t.Version, t.Process = toldVersion, os.Getpid()
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return atomic.WriteFile(path, strings.NewReader(string(text)))
}

// ReadTold reads what the wall has left; ok is false where there is nothing that
// can be understood.
func ReadTold(path string) (told Told, ok bool) {
	text, err := ReadRegular(path)
	if err != nil || json.Unmarshal(text, &told) != nil || told.Version != toldVersion || len(told.Agenda) == 0 {
		return Told{}, false
	}
	told.Step = min(max(0, told.Step), len(told.Agenda)-1)
	return told, true
}

// Alive tells whether the wall still runs.
func (t Told) Alive() bool { return ProcessLives(t.Process) }
