package file

import (
	"bytes"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/fault"
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

// EncodeLines writes lines as the list of lines in a year file.
func EncodeLines(lines []model.Line) ([]byte, error) {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, l := range lines {
		list.Content = append(list.Content, lineKeys.write(l))
	}
	return encode(list)
}

// EncodeDocument writes a document as a scenario file, or as a bundle where it has
// a year inside, in one fixed order. Guesses whose answer has not been shown, and
// the names of tables that have not agreed to it, are not written; ReadScenario
// reads all else back.
// It is an error where the document holds what no file can, such as a change
// without a target.
func EncodeDocument(d *Document) ([]byte, error) {
	data, err := encode(scenarioKeys.write(d.ForEyes()))
	if err != nil {
		return nil, err
	}
	if _, faults := readScenario("", data, true); faults.Fatal() {
		return nil, unreadable("scenario", faults)
	}
	return data, nil
}

func unreadable(kind string, faults fault.Faults) error {
	f := faults.Errors()[0]
	return fmt.Errorf("the %s cannot be written to a file: %s: %s", kind, f.Path, f.What)
}

// encode writes a node as YAML. Long lists are written in parts: the library keeps
// all that one call of it writes until the end, which for a large year are a hundred
// megabytes, copied again and again as they grow.
func encode(n *yaml.Node) ([]byte, error) {
	var b bytes.Buffer
	err := encodeIn(&b, n, "")
	return b.Bytes(), err
}

// atOnce is how many entries of a list are written by one call.
const atOnce = 50

// step is how far a list or map is indented within another.
const step = "  "

// encodeIn writes a node whose lines begin with an indent.
func encodeIn(b *bytes.Buffer, n *yaml.Node, indent string) error {
	switch {
	case n.Kind == yaml.MappingNode && isInLines(n):
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if !isInLines(value) {
				if err := encodeWhole(b, &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, value}}, indent); err != nil {
					return err
				}
				continue
			}
			b.WriteString(indent + key.Value + ":\n")
			if err := encodeIn(b, value, indent+step); err != nil {
				return err
			}
		}
		return nil
	case n.Kind == yaml.SequenceNode && isInLines(n):
		for entries := range slices.Chunk(n.Content, atOnce) {
			if err := encodeWhole(b, &yaml.Node{Kind: yaml.SequenceNode, Content: entries}, indent); err != nil {
				return err
			}
		}
		return nil
	}
	return encodeWhole(b, n, indent)
}

// isInLines tells a list or map that is not written in brackets.
func isInLines(n *yaml.Node) bool {
	return (n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode) && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0
}

// encodeWhole writes a node by one call of the library, with an indent before each line.
func encodeWhole(b *bytes.Buffer, n *yaml.Node, indent string) error {
	var text bytes.Buffer
	e := yaml.NewEncoder(&text)
	e.SetIndent(len(step))
	if err := e.Encode(n); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	for line := range bytes.Lines(text.Bytes()) {
		b.WriteString(indent)
		b.Write(line)
	}
	return nil
}
