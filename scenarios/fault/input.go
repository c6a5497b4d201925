package fault

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

// Place is where a value stands: its node in the file, and the path to it. The
// node is nil for what was never in a file.
type Place struct {
	Node  *yaml.Node
	Above *Place // nil for the whole file
	key   string // in a map
	index int    // in a list, where key is empty

	values map[string]*yaml.Node // of a map with many keys; made when first asked for
}

// manyKeys is from how many on the keys of a map are not searched one by one.
const manyKeys = 64

// value is the value of a key of a map; of one that stands there twice the first,
// and nil for one that does not.
func (p *Place) value(key string) *yaml.Node {
	if p.Node == nil || p.Node.Kind != yaml.MappingNode {
		return nil
	}
	content := p.Node.Content
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

// Under is the place of the value of a key.
func (p *Place) Under(key string, n *yaml.Node) *Place {
	return &Place{Node: n, Above: p, key: key}
}

// Item is the place of an entry of a list.
func (p *Place) Item(i int, n *yaml.Node) *Place {
	return &Place{Node: n, Above: p, index: i}
}

// Path is how the place is named: "lines[2].price".
func (p *Place) Path() string {
	switch {
	case p.Above == nil:
		return ""
	case p.key == "":
		return p.Above.Path() + "[" + strconv.Itoa(p.index) + "]"
	case p.Above.Above == nil:
		return p.key
	}
	return p.Above.Path() + "." + p.key
}

// At follows keys (strings) and list indexes (ints) down from the place. Where the
// file has no such node, the new place takes that of the nearest above it.
func (p *Place) At(steps ...any) *Place {
	for _, step := range steps {
		switch step := step.(type) {
		case string:
			p = p.Under(step, p.value(step))
		case int:
			var n *yaml.Node
			if p.Node != nil && p.Node.Kind == yaml.SequenceNode && step < len(p.Node.Content) {
				n = p.Node.Content[step]
			}
			p = p.Item(step, n)
		}
	}
	return p
}

// position is the line and column of the place, or of the nearest above it that
// stands in the file; zero where none does.
func (p *Place) position() (line, column int) {
	for ; p != nil; p = p.Above {
		if p.Node != nil {
			return p.Node.Line, p.Node.Column
		}
	}
	return 0, 0
}

// Stands tells whether the file has something in this place.
func (p *Place) Stands() bool { return p.Node != nil }

// Input is a file while it is read: it collects what is wrong.
type Input struct {
	Source *Source // nil for what was never in a file
	faults Faults
	Paths  map[string]bool // of the faults, and of everything above them
	Odd    map[string]bool // the paths of maps that have a key which is not known
	Errors int             // how many of the faults are no warnings
	Held   bool            // whether the amounts that its figures come to were looked at before
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

// Report adds a fault at a place.
func (in *Input) Report(f Fault, at *Place) {
	if !f.Warning {
		in.Errors++
	}
	if !in.room(f) {
		return
	}
	f.Path = Printable(at.Path())
	if in.Source != nil {
		f.File = in.Source.file
		if f.Line == 0 {
			f.Line, f.Column = at.position()
		}
		f.Excerpt = in.Source.excerpt(f.Line, f.Column)
	}
	f.What, f.Hint = Printable(f.What), Printable(f.Hint)
	if !f.Warning {
		in.Taint(at)
	}
	in.faults = append(in.faults, f)
}

// room tells whether another fault of this kind is listed. Where there have been
// enough it says so, once: in a warning where only warnings are left out.
func (in *Input) room(f Fault) bool {
	w := f.weight()
	in.listed[w]++
	if in.listed[w] == maxFaults+1 {
		kind := "faults"
		if w == warns {
			kind = "warnings"
		}
		rest := Fault{
			Line: 1 << 30, // after all others, when they are sorted
			What: fmt.Sprintf("there are more than %s %s; the rest are not listed", Thousands(maxFaults), kind),
		}
		rest.Warning, rest.MissingInYear = f.Warning, f.MissingInYear
		if len(in.faults) > 0 {
			rest.File = in.faults[0].File
		}
		in.faults = append(in.faults, rest)
	}
	return in.listed[w] <= maxFaults
}

// Enough tells whether so much is wrong that no more of it is listed: what to write
// instead need not be sought.
func (in *Input) Enough() bool {
	return in.listed[stops] > maxFaults || in.listed[leavesOut] > maxFaults
}

// Taint marks a place as faulty, and all above it.
func (in *Input) Taint(at *Place) {
	if in.Paths == nil {
		in.Paths = map[string]bool{}
	}
	for p := at; p != nil; p = p.Above {
		in.Paths[p.Path()] = true
	}
}

// Fault says what is wrong at a place, and what to write instead.
func (in *Input) Fault(at *Place, hint, what string, args ...any) {
	in.Report(Fault{What: fmt.Sprintf(what, args...), Hint: hint}, at)
}

// Warn says what may be wrong.
func (in *Input) Warn(at *Place, hint, what string, args ...any) {
	in.Report(Fault{What: fmt.Sprintf(what, args...), Hint: hint, Warning: true}, at)
}

// Missing says what a scenario names and its year lacks.
func (in *Input) Missing(at *Place, hint, what string, args ...any) {
	in.Report(Fault{What: fmt.Sprintf(what, args...), Hint: hint, MissingInYear: true}, at)
}

// Sound tells whether nothing is wrong at the place or below it.
func (in *Input) Sound(at *Place) bool { return in.Paths == nil || !in.Paths[at.Path()] }

// AllSound tells whether that holds for every place.
func (in *Input) AllSound(places ...*Place) bool {
	for _, p := range places {
		if !in.Sound(p) {
			return false
		}
	}
	return true
}

// Finish gives the faults in the order of the file.
func (in *Input) Finish() Faults {
	in.faults.sort()
	for i := range in.faults {
		if in.faults[i].Line == 1<<30 {
			in.faults[i].Line = 0
		}
	}
	return in.faults
}

// Printable shows what commands a terminal as a space; a message may repeat what
// a file says.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if IsControl(r) || r == '\n' || r == '\r' || r == '\t' || r == 0x85 {
			return ' '
		}
		return r
	}, s)
}

// Thousands is a number with commas between its thousands.
func Thousands(n int) string { return model.Thousands(int64(n)) }

// Quote shows a value from a file in a message, shortened where it is long.
func Quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return `"` + s + `"`
}

// KeyPosition is where the key of a map stands.
func (p *Place) KeyPosition(key string) (line, column int) {
	if p.Node != nil {
		for i := 0; i+1 < len(p.Node.Content); i += 2 {
			if n := p.Node.Content[i]; OneLine(n.Value) == key {
				return n.Line, n.Column
			}
		}
	}
	return p.position()
}

// Line is the line of the place in its file.
func (p *Place) Line() int {
	line, _ := p.position()
	return line
}

// WrongShape reports a list where a value belongs, and the like.
func (in *Input) WrongShape(at *Place, noun, hint string) {
	switch at.Node.Kind {
	case yaml.MappingNode:
		in.Fault(at, hint, "this takes %s, not keys and values", noun)
	case yaml.SequenceNode:
		in.Fault(at, hint, "this takes %s, not a list", noun)
	case yaml.ScalarNode:
		in.Fault(at, hint, "%s is not %s", Quote(at.Node.Value), noun)
	}
}

// OneLine makes white space single spaces and drops characters that do not show.
func OneLine(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < utf8.RuneSelf || s[i] == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' '
	}
	if plain {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D' && !IsControl(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Plural counts things in words: "1 weight", "51 weights".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Thousands(n) + " " + noun + "s"
}
