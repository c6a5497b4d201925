package scenarios

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

// EncodeYear writes a year as a year file, in the order of files.md. ReadYear
// reads the same year back. Never write it over a file that a person wrote:
// its comments would be lost.
func EncodeYear(y *model.Year) ([]byte, error) {
	data, err := encode(yearKeys.write(*y))
	if err != nil {
		return nil, err
	}
	if _, faults := ReadYear("", data); faults.Fatal() {
		return nil, unreadable("year", faults)
	}
	return data, nil
}

// EncodeDocument writes a document as a scenario file, or as a bundle where it has
// a year inside, in one fixed order. Guesses whose answer has not been shown, and
// the names of tables that have not agreed to it, are not written; ReadScenario
// reads all else back.
// It is an error where the document holds what no file can, such as a change
// without a target.
func EncodeDocument(d *Document) ([]byte, error) {
	data, err := encode(scenarioKeys.write(d.forEyes()))
	if err != nil {
		return nil, err
	}
	if _, faults := ReadScenario("", data); faults.Fatal() {
		return nil, unreadable("scenario", faults)
	}
	return data, nil
}

func unreadable(kind string, faults Faults) error {
	f := faults.Errors()[0]
	return fmt.Errorf("the %s cannot be written to a file: %s: %s", kind, f.Path, f.What)
}

func encode(n *yaml.Node) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
