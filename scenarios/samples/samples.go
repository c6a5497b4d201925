// Package samples holds the years that are built in and scenarios for them: an
// invented PCT by week and an invented integrated care board by month, so that
// the program shows something true to life before anyone has typed a figure. The
// command in generate writes what is made of other files here.
package samples

import (
	"bytes"
	"embed"
	"encoding/gob"

	"fewer/model"
)

//go:generate go run ./generate

// BuiltIn is a year inside the program, with scenarios for it.
type BuiltIn struct {
	Key   string // what --sample calls it
	About string // what it is, in words

	YearName     string   // of the year file
	StarterName  string   // of the scenario to start from
	MoreExamples []string // names of further scenario files
}

// The years that are built in.
var (
	Northshire = &BuiltIn{
		Key: "pct", About: "an invented PCT in 2010/11",
		YearName: "northshire.year.yaml", StarterName: "starter.scenario.yaml",
		MoreExamples: []string{
			"fewer-ent-and-dermatology.scenario.yaml", // saves nothing as contracted
			"what-can-still-move.scenario.yaml",
			"midshire-by-the-case.scenario.yaml", // changes the contract
		},
	}
	Fenmoor = &BuiltIn{
		Key: "icb", About: "an invented integrated care board in 2026/27, by month",
		YearName: "fenmoor.year.yaml", StarterName: "fenmoor-starter.scenario.yaml",
		MoreExamples: []string{
			"advice-first.scenario.yaml",        // with what it takes
			"downs-without-steps.scenario.yaml", // changes the contract
		},
	}
)

// All are the years that are built in; the program opens on the first.
func All() []*BuiltIn { return []*BuiltIn{Northshire, Fenmoor} }

//go:embed *.yaml *.gob
var files embed.FS

// Sample is a file of a built-in year.
type Sample struct {
	Name  string // of the file
	Bytes []byte // YAML
}

// Year is the year file, as YAML. The bytes are the caller's.
func (b *BuiltIn) Year() []byte { return content(b.YearName) }

// Starter is a scenario with comments, to start one's own from.
func (b *BuiltIn) Starter() Sample { return Sample{b.StarterName, content(b.StarterName)} }

// Scenarios are further scenarios for the year.
func (b *BuiltIn) Scenarios() []Sample {
	list := make([]Sample, len(b.MoreExamples))
	for i, name := range b.MoreExamples {
		list[i] = Sample{name, content(name)}
	}
	return list
}

// ReadYear is a built-in year as package scenarios reads it from its YAML, which
// takes longer than all else that the program does at its start.
type ReadYear struct {
	Year        model.Year
	Fingerprint string
}

// ReadName is the file name of a built-in year as the program reads it.
func (b *BuiltIn) ReadName() string { return b.Key + ".gob" }

// AsRead decodes the year. It is the caller's own.
func (b *BuiltIn) AsRead() (*ReadYear, error) {
	r := &ReadYear{}
	return r, gob.NewDecoder(bytes.NewReader(content(b.ReadName()))).Decode(r)
}

// content is that of an embedded file, which is there.
func content(name string) []byte {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return b
}
