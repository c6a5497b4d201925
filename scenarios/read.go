package scenarios

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

// FileKind is what a file says it is with its first key.
type FileKind int

// The kinds of file. A bundle is a scenario file.
const (
	UnknownFile FileKind = iota
	YearFile
	ScenarioFile
)

// Kind tells what kind of file the data is, by its first key. It does not check
// the rest.
func Kind(data []byte) FileKind {
	s, _ := prepare("", data)
	if s == nil {
		return UnknownFile
	}
	m := formatLine.FindSubmatch(s.data)
	switch {
	case m == nil:
		return UnknownFile
	case string(m[1]) == "year":
		return YearFile
	}
	return ScenarioFile
}

// formatLine finds the key that says what the file is without YAML, so that a file
// with a fault further down has a kind, too. That of a year inside a bundle is
// indented, and not found.
var formatLine = regexp.MustCompile(`(?:^|[\r\n])(?:--- *)?(?:\{\s*)?["']?` + formatKey + `["']?[ \t]*:[ \t]*["']?(year|scenario)/`)

// ReadYear reads a year file; name is what the faults call it. The year is nil
// where Faults.Fatal; warnings leave it usable.
func ReadYear(name string, data []byte) (*model.Year, Faults) {
	in, root := open(name, data, yearFormat)
	if root == nil {
		return nil, in.finish()
	}
	y := readYearAt(in, root)
	faults := in.finish()
	if faults.Fatal() {
		return nil, faults
	}
	return y, faults
}

// readYearAt reads the year that begins at a place, and checks it as a whole.
func readYearAt(in *input, at *place) *model.Year {
	y, _ := yearKeys.read(in, at)
	if at.node.Kind == yaml.MappingNode {
		checkYear(in, at, &y)
	}
	return &y
}

// ReadScenario reads a scenario file or a bundle; name is what the faults call it.
// The document is nil where Faults.Fatal. What needs the year is checked by
// CheckScenario.
func ReadScenario(name string, data []byte) (*Document, Faults) {
	in, root := open(name, data, scenarioFormat)
	if root == nil {
		return nil, in.finish()
	}
	d, _ := scenarioKeys.read(in, root)
	faults := in.finish()
	if faults.Fatal() {
		return nil, faults
	}
	d.origin = &origin{source: in.source, root: root}
	return &d, faults
}

// origin is where a document was read, for the places of later faults.
type origin struct {
	source *source
	root   *place
}

// open makes a file ready to be read. The root is nil where nothing can be.
func open(name string, data []byte, want string) (*input, *place) {
	in := &input{}
	s, faults := prepare(name, data)
	in.add(faults)
	if s == nil {
		return in, nil
	}
	in.source = s
	node, faults := parse(s)
	in.add(faults)
	if node == nil {
		return in, nil
	}
	root := &place{node: node}
	if !in.checkFormat(root, want) {
		return in, nil
	}
	return in, root
}

func (in *input) add(faults Faults) {
	in.errors += len(faults)
	for _, f := range faults {
		if in.room(f) {
			in.faults = append(in.faults, f)
		}
	}
}

// checkFormat tells whether the file is of the wanted format, by its first key.
func (in *input) checkFormat(root *place, want string) bool {
	kind, _, _ := strings.Cut(want, "/")
	what := "a " + kind + " file"
	if root.node.Kind != yaml.MappingNode {
		in.fault(root, "write "+formatKey+": "+want+" on the first line, and the other keys under it", "this is not %s: it has no keys", what)
		return false
	}
	stands := root.at(formatKey)
	if !stands.stands() {
		first := root.node
		if len(first.Content) > 0 {
			first = first.Content[0]
		}
		hint := "write " + formatKey + ": " + want + " on the first line"
		if near := nearest(first.Value, []string{formatKey}); near != "" {
			hint = "write " + formatKey + ": " + want
		}
		in.report(Fault{Line: first.Line, Column: first.Column, What: "this is not " + what + ": its first key is not `" + formatKey + "`", Hint: hint}, root)
		return false
	}
	if first := root.node.Content[0]; first.Value != formatKey {
		in.report(Fault{
			Line: first.Line, Column: first.Column, What: "the first key is not `" + formatKey + "`, which says what the file is",
			Hint: "move the line " + formatKey + ": " + want + " to the top", Warning: true,
		}, root)
	}
	return in.checkVersion(stands, want)
}

func (in *input) checkVersion(at *place, want string) bool {
	kind, _, _ := strings.Cut(want, "/")
	value := at.node.Value
	switch is, version, _ := strings.Cut(value, "/"); {
	case value == want:
		return true
	case at.node.Kind == yaml.ScalarNode && is != kind && (value == yearFormat || value == scenarioFormat):
		in.fault(at, "give a "+kind+" file here, which begins with "+formatKey+": "+want, "this is a %s file, and a %s file is wanted", is, kind)
		return false
	case at.node.Kind == yaml.ScalarNode && is == kind && isDigits(version) && version != "0" && version != "1":
		in.fault(at, "open it with the newer program, or have it saved by one like this", "the file is made for a newer program than this, which reads %s", want)
		return false
	}
	in.fault(at, "write "+want, "%s is not what a %s file begins with", quote(value), kind)
	return false
}
