// Package samples holds the year that is built in and scenarios for it: an
// invented PCT, so that the program shows something true to life before anyone
// has typed a figure. The files are written by the command in generate.
package samples

import (
	"bytes"
	_ "embed"
	"encoding/gob"

	"fewer/model"
)

//go:generate go run ./generate

// YearName is the file name of the built-in year.
const YearName = "northshire.year.yaml"

// ReadYearName is the file name of the built-in year as the program reads it.
const ReadYearName = "northshire.year.gob"

// StarterName is the file name of the scenario to start from.
const StarterName = "starter.scenario.yaml"

var (
	//go:embed northshire.year.yaml
	year []byte
	//go:embed northshire.year.gob
	readYear []byte
	//go:embed starter.scenario.yaml
	starter []byte
	//go:embed fewer-ent-and-dermatology.scenario.yaml
	fewerENT []byte
	//go:embed what-can-still-move.scenario.yaml
	stillMoves []byte
	//go:embed midshire-by-the-case.scenario.yaml
	byTheCase []byte
)

// Sample is a scenario file for the built-in year.
type Sample struct {
	Name  string // of the file
	Bytes []byte // YAML
}

// Year is the built-in year file, as YAML. The bytes are the caller's.
func Year() []byte { return clone(year) }

// ReadYear is the built-in year as package scenarios reads it from the YAML of
// Year, which takes longer than all else that the program does at its start.
type ReadYear struct {
	Year        model.Year
	Fingerprint string
}

// AsRead decodes the built-in year. It is the caller's own.
func AsRead() (*ReadYear, error) {
	r := &ReadYear{}
	return r, gob.NewDecoder(bytes.NewReader(readYear)).Decode(r)
}

// Starter is a scenario with comments, to start one's own from.
func Starter() Sample { return Sample{StarterName, clone(starter)} }

// Scenarios are three scenarios for the built-in year: one that saves nothing
// as contracted, one that moves what can still move, and one that changes the
// contract.
func Scenarios() []Sample {
	return []Sample{
		{"fewer-ent-and-dermatology.scenario.yaml", clone(fewerENT)},
		{"what-can-still-move.scenario.yaml", clone(stillMoves)},
		{"midshire-by-the-case.scenario.yaml", clone(byTheCase)},
	}
}

func clone(b []byte) []byte { return append([]byte(nil), b...) }
