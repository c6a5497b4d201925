package scenarios

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

// place is where a value stands: its node in the file, and the path to it. The
// node is nil for what was never in a file.
type place struct {
	node  *yaml.Node
	above *place // nil for the whole file
	key   string // in a map
	index int    // in a list, where key is empty

	values map[string]*yaml.Node // of a map with many keys; made when first asked for
}

// manyKeys is from how many on the keys of a map are not searched one by one.
const manyKeys = 64

// value is the value of a key of a map; of one that stands there twice the first,
// and nil for one that does not.
func (p *place) value(key string) *yaml.Node {
	if p.node == nil || p.node.Kind != yaml.MappingNode {
		return nil
	}
	content := p.node.Content
	if len(content) > 2*manyKeys && p.values == nil {
		p.values = make(map[string]*yaml.Node, len(content)/2)
		for i := len(content)/2*2 - 2; i >= 0; i -= 2 {
			p.values[content[i].Value] = content[i+1]
		}
	}
	if p.values != nil {
		return p.values[key]
	}
	for i := 0; i+1 < len(content); i += 2 {
		if content[i].Value == key {
			return content[i+1]
		}
	}
	return nil
}

// under is the place of the value of a key.
func (p *place) under(key string, n *yaml.Node) *place {
	return &place{node: n, above: p, key: key}
}

// item is the place of an entry of a list.
func (p *place) item(i int, n *yaml.Node) *place {
	return &place{node: n, above: p, index: i}
}

// path is how the place is named: "lines[2].price".
func (p *place) path() string {
	switch {
	case p.above == nil:
		return ""
	case p.key == "":
		return p.above.path() + "[" + strconv.Itoa(p.index) + "]"
	case p.above.above == nil:
		return p.key
	}
	return p.above.path() + "." + p.key
}

// at follows keys (strings) and list indexes (ints) down from the place. Where the
// file has no such node, the new place takes that of the nearest above it.
func (p *place) at(steps ...any) *place {
	for _, step := range steps {
		switch step := step.(type) {
		case string:
			p = p.under(step, p.value(step))
		case int:
			var n *yaml.Node
			if p.node != nil && p.node.Kind == yaml.SequenceNode && step < len(p.node.Content) {
				n = p.node.Content[step]
			}
			p = p.item(step, n)
		}
	}
	return p
}

// position is the line and column of the place, or of the nearest above it that
// stands in the file; zero where none does.
func (p *place) position() (line, column int) {
	for ; p != nil; p = p.above {
		if p.node != nil {
			return p.node.Line, p.node.Column
		}
	}
	return 0, 0
}

// stands tells whether the file has something in this place.
func (p *place) stands() bool { return p.node != nil }

// input is a file while it is read: it collects what is wrong.
type input struct {
	source *source // nil for what was never in a file
	faults Faults
	paths  map[string]bool // of the faults, and of everything above them
	odd    map[string]bool // the paths of maps that have a key which is not known
	errors int             // how many of the faults are no warnings
	listed [weights]int    // how many of each weight are among the faults
}

// weight is how much a fault stops. Each has its own limit on how many are listed,
// so that many of one do not hide the others, nor make more of them than they are.
type weight int

const (
	stops     weight = iota // the file is of no use with it
	leavesOut               // what names it is left out
	warns                   // nothing
	weights
)

func (f Fault) weight() weight {
	switch {
	case f.Warning:
		return warns
	case f.MissingInYear:
		return leavesOut
	}
	return stops
}

// report adds a fault at a place.
func (in *input) report(f Fault, at *place) {
	if !f.Warning {
		in.errors++
	}
	if !in.room(f) {
		return
	}
	f.Path = printable(at.path())
	if in.source != nil {
		f.File = in.source.file
		if f.Line == 0 {
			f.Line, f.Column = at.position()
		}
		f.Excerpt = in.source.excerpt(f.Line, f.Column)
	}
	f.What, f.Hint = printable(f.What), printable(f.Hint)
	if !f.Warning {
		in.taint(at)
	}
	in.faults = append(in.faults, f)
}

// room tells whether another fault of this kind is listed. Where there have been
// enough it says so, once: in a warning where only warnings are left out.
func (in *input) room(f Fault) bool {
	w := f.weight()
	in.listed[w]++
	if in.listed[w] == maxFaults+1 {
		kind := "faults"
		if w == warns {
			kind = "warnings"
		}
		rest := Fault{
			Line: 1 << 30, // after all others, when they are sorted
			What: fmt.Sprintf("there are more than %s %s; the rest are not listed", thousands(maxFaults), kind),
		}
		rest.Warning, rest.MissingInYear = f.Warning, f.MissingInYear
		if len(in.faults) > 0 {
			rest.File = in.faults[0].File
		}
		in.faults = append(in.faults, rest)
	}
	return in.listed[w] <= maxFaults
}

// enough tells whether so much is wrong that no more of it is listed: what to write
// instead need not be sought.
func (in *input) enough() bool {
	return in.listed[stops] > maxFaults || in.listed[leavesOut] > maxFaults
}

// taint marks a place as faulty, and all above it.
func (in *input) taint(at *place) {
	if in.paths == nil {
		in.paths = map[string]bool{}
	}
	for p := at; p != nil; p = p.above {
		in.paths[p.path()] = true
	}
}

// fault says what is wrong at a place, and what to write instead.
func (in *input) fault(at *place, hint, what string, args ...any) {
	in.report(Fault{What: fmt.Sprintf(what, args...), Hint: hint}, at)
}

// warn says what may be wrong.
func (in *input) warn(at *place, hint, what string, args ...any) {
	in.report(Fault{What: fmt.Sprintf(what, args...), Hint: hint, Warning: true}, at)
}

// missing says what a scenario names and its year lacks.
func (in *input) missing(at *place, hint, what string, args ...any) {
	in.report(Fault{What: fmt.Sprintf(what, args...), Hint: hint, MissingInYear: true}, at)
}

// sound tells whether nothing is wrong at the place or below it.
func (in *input) sound(at *place) bool { return in.paths == nil || !in.paths[at.path()] }

// allSound tells whether that holds for every place.
func (in *input) allSound(places ...*place) bool {
	for _, p := range places {
		if !in.sound(p) {
			return false
		}
	}
	return true
}

// finish gives the faults in the order of the file.
func (in *input) finish() Faults {
	in.faults.sort()
	for i := range in.faults {
		if in.faults[i].Line == 1<<30 {
			in.faults[i].Line = 0
		}
	}
	return in.faults
}

// printable shows what commands a terminal as a space; a message may repeat what
// a file says.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) || r == '\n' || r == '\r' || r == '\t' || r == 0x85 {
			return ' '
		}
		return r
	}, s)
}

func thousands(n int) string { return model.Thousands(int64(n)) }

// quote shows a value from a file in a message, shortened where it is long.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return `"` + s + `"`
}
