package scenarios

import (
	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// ReadAny reads a file of either kind: the year or the document is nil, and both
// are where Faults.Fatal. The document is not yet held beside its year.
func ReadAny(path string) (*model.Year, *file.Document, fault.Faults) {
	data, faults := journal.ReadFile(path)
	if faults.Fatal() {
		return nil, nil, faults
	}
	if likelyKind(path, data) == fault.ScenarioFile {
		doc, faults := file.ReadScenario(path, data)
		return nil, doc, faults
	}
	year, faults := file.ReadYear(path, data)
	return year, nil, faults
}

// YearFor finds the year that a scenario is for, as Open does where none is
// named: the error is a *WhichYear where it can't be found without guessing.
func YearFor(path string, doc *file.Document) (*model.Year, journal.Origin, error) {
	o := &Opened{Scenarios: []OpenedScenario{{Path: path, Document: doc}}}
	err := o.findYear()
	return o.Year, o.Origin, err
}
