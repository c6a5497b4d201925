package fault

import (
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/scenarios/pattern"
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
	m := formatLine().FindSubmatch(s.Data)
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
var formatLine = pattern.Lazy(`(?:^|[\r\n])(?:--- *)?(?:\{\s*)?["']?` + FormatKey + `["']?[ \t]*:[ \t]*["']?(year|scenario)/`)

// Open makes a file ready to be read. The root is nil where nothing can be.
func Open(name string, data []byte, want string) (*Input, *Place) {
	in := &Input{}
	s, faults := prepare(name, data)
	in.add(faults)
	if s == nil {
		return in, nil
	}
	in.Source = s
	node, faults := parse(s)
	in.add(faults)
	if node == nil {
		return in, nil
	}
	root := &Place{Node: node}
	if !in.checkFormat(root, want) {
		return in, nil
	}
	return in, root
}

func (in *Input) add(faults Faults) {
	in.Errors += len(faults)
	for _, f := range faults {
		if in.room(f) {
			in.faults = append(in.faults, f)
		}
	}
}

// checkFormat tells whether the file is of the wanted format, by its first key.
func (in *Input) checkFormat(root *Place, want string) bool {
	kind, _, _ := strings.Cut(want, "/")
	what := "a " + kind + " file"
	if root.Node.Kind != yaml.MappingNode {
		in.Fault(root, "write "+FormatKey+": "+want+" on the first line, and the other keys under it", "this is not %s: it has no keys", what)
		return false
	}
	stands := root.At(FormatKey)
	if !stands.Stands() {
		first := root.Node
		if len(first.Content) > 0 {
			first = first.Content[0]
		}
		hint := "write " + FormatKey + ": " + want + " on the first line"
		if near := Nearest(first.Value, []string{FormatKey}); near != "" {
			hint = "write " + FormatKey + ": " + want
		}
		in.Report(Fault{Line: first.Line, Column: first.Column, What: "this is not " + what + ": its first key is not `" + FormatKey + "`", Hint: hint}, root)
		return false
	}
	if first := root.Node.Content[0]; first.Value != FormatKey {
		in.Report(Fault{
			Line: first.Line, Column: first.Column, What: "the first key is not `" + FormatKey + "`, which says what the file is",
			Hint: "move the line " + FormatKey + ": " + want + " to the top", Warning: true,
		}, root)
	}
	return in.CheckVersion(stands, want)
}

// CheckVersion reports a first key that is not the one wanted: another kind of file,
// or one of a newer program.
func (in *Input) CheckVersion(at *Place, want string) bool {
	kind, _, _ := strings.Cut(want, "/")
	value := at.Node.Value
	switch is, version, _ := strings.Cut(value, "/"); {
	case value == want:
		return true
	case at.Node.Kind == yaml.ScalarNode && is != kind && (value == YearFormat || value == ScenarioFormat):
		in.Fault(at, "give a "+kind+" file here, which begins with "+FormatKey+": "+want, "this is a %s file, and a %s file is wanted", is, kind)
		return false
	case at.Node.Kind == yaml.ScalarNode && is == kind && IsDigits(version) && version != "0" && version != "1":
		in.Fault(at, "open it with the newer program, or have it saved by one like this", "the file is made for a newer program than this, which reads %s", want)
		return false
	}
	in.Fault(at, "write "+want, "%s is not what a %s file begins with", Quote(value), kind)
	return false
}

// Format is the first key of every file and says what the file is.
const (
	FormatKey      = "fewer"
	YearFormat     = "year/1"
	ScenarioFormat = "scenario/1"
)
