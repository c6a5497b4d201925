package workshop

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/natefinch/atomic"

	"fewer/scenarios"
)

// Told is what the wall tells the facilitator's other terminal. It holds no
// guess and no answer.
type Told struct {
	Version  int                    `json:"version"`
	Process  int                    `json:"process"`
	Name     string                 `json:"name"` // of the scenario, or of the year
	Agenda   []scenarios.AgendaItem `json:"agenda"`
	Step     int                    `json:"step"`
	Piece    int                    `json:"piece"`
	Pieces   int                    `json:"pieces"`
	Began    time.Time              `json:"began"`     // the meeting
	StepFrom time.Time              `json:"step_from"` // the step
	Guesses  string                 `json:"guesses"`   // "2 of 3 tables", "sealed"; empty where none are asked for
}

// toldVersion is that of Told.
const toldVersion = 1

// ToldFile is where the wall leaves what the other terminal follows.
func ToldFile() string { return filepath.Join(xdg.StateHome, "fewer", "room.json") }

// roomTold knows since when the meeting and its step last.
type roomTold struct{ began, from time.Time }

func (t *roomTold) begin(now time.Time) { t.began, t.from = now, now }
func (t *roomTold) step(now time.Time)  { t.from = now }

// roomToldFailed says that the other terminal can't be told.
type roomToldFailed struct{ err error }

// name is that of the scenario, or of the year where it has none.
func (r *room) name() string {
	if name := r.doc().Scenario.Name; name != "" {
		return name
	}
	return r.app.year.Title()
}

// tell leaves what is on the wall for the other terminal.
func (r *room) tell() tea.Cmd {
	file := r.app.toldFile
	if file == "" {
		return nil
	}
	told := Told{
		Version: toldVersion, Process: os.Getpid(), Name: r.name(), Agenda: r.agenda, Step: r.step, Piece: r.piece,
		Pieces: r.wall().pieces, Began: r.told.began, StepFrom: r.told.from, Guesses: r.guessesTold(),
	}
	return func() tea.Msg {
		text, err := json.Marshal(told)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(file), 0o700)
		}
		if err == nil {
			err = atomic.WriteFile(file, strings.NewReader(string(text)))
		}
		if err != nil {
			return roomToldFailed{err}
		}
		return nil
	}
}

// guessesTold says how far the guessing is, and no guess.
func (r *room) guessesTold() string {
	round, open := r.doc().OpenRound()
	switch {
	case !open:
		return ""
	case round.Sealed != "" && len(round.Guesses) == 0:
		return "On without guesses"
	case r.sealKept(round):
		return countOf(len(round.Guesses)) + " guesses sealed"
	}
	return countOf(len(round.Guesses)) + " of " + countOf(len(r.doc().Tables())) + " tables have written their guess"
}

// readTold reads what the wall has left; ok is false where there is nothing that
// can be understood.
func readTold(file string) (told Told, ok bool) {
	text, err := scenarios.ReadRegular(file)
	if err != nil || json.Unmarshal(text, &told) != nil || told.Version != toldVersion || len(told.Agenda) == 0 {
		return Told{}, false
	}
	told.Step = min(max(0, told.Step), len(told.Agenda)-1)
	return told, true
}
