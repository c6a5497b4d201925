package file

import (
	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/check"
	"fewer/scenarios/fault"
)

// ReadYear reads a year file; name is what the faults call it. The year is nil
// where Faults.Fatal; warnings leave it usable.
func ReadYear(name string, data []byte) (*model.Year, fault.Faults) {
	in, root := fault.Open(name, data, fault.YearFormat)
	if root == nil {
		return nil, in.Finish()
	}
	y := readYearAt(in, root)
	faults := in.Finish()
	if faults.Fatal() {
		return nil, faults
	}
	return y, faults
}

// readYearAt reads the year that begins at a place, and checks it as a whole.
func readYearAt(in *fault.Input, at *fault.Place) *model.Year {
	y, _ := yearKeys.read(in, at)
	if at.Node.Kind == yaml.MappingNode {
		check.Year(in, at, &y)
	}
	return &y
}

// ReadScenario reads a scenario file or a bundle; name is what the faults call it.
// The document is nil where Faults.Fatal. What needs the year is checked by
// CheckScenario.
func ReadScenario(name string, data []byte) (*Document, fault.Faults) {
	return readScenario(name, data, false)
}

// readScenario reads it; held tells that the year inside comes to amounts that were
// looked at when that was read.
func readScenario(name string, data []byte, held bool) (*Document, fault.Faults) {
	in, root := fault.Open(name, data, fault.ScenarioFormat)
	in.Held = held
	if root == nil {
		return nil, in.Finish()
	}
	d, _ := scenarioKeys.read(in, root)
	faults := in.Finish()
	if faults.Fatal() {
		return nil, faults
	}
	d.origin = &origin{source: in.Source, root: root}
	return &d, faults
}

// places are what a document was read from and where it begins there, both empty
// where it was in no file.
func (d *Document) places() (*fault.Input, *fault.Place) {
	if d.origin == nil {
		return &fault.Input{}, &fault.Place{}
	}
	return &fault.Input{Source: d.origin.source}, d.origin.root
}

// WithoutPlaces is the document as if it had been in no file.
func (d Document) WithoutPlaces() Document {
	d.origin = nil
	return d
}

// origin is where a document was read, for the places of later faults.
type origin struct {
	source *fault.Source
	root   *fault.Place
}
