package fault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/scenarios/pattern"
)

// parse reads the one YAML document of a source. Without a fault the root is a
// node that is safe to walk: of bounded depth, without aliases.
func parse(s *Source) (root *yaml.Node, faults Faults) {
	decoder := yaml.NewDecoder(bytes.NewReader(s.Data))
	var document yaml.Node
	err := Decode(decoder, &document)
	if err == nil && (len(document.Content) == 0 || IsEmpty(document.Content[0])) || errors.Is(err, io.EOF) {
		return nil, Faults{{
			File: s.file, Line: 1, Column: 1, What: "the file is empty",
			Hint: "`fewer sample` writes a year file and a scenario to start from",
		}}
	}
	if err != nil {
		return nil, Faults{s.syntaxFault(err)}
	}
	var second yaml.Node
	switch err := Decode(decoder, &second); {
	case err == nil:
		faults = append(faults, s.fault(second.Line, second.Column, "a second document starts here; a file holds one",
			"put it into a file of its own, or delete the line `---`"))
	case !errors.Is(err, io.EOF):
		faults = append(faults, s.syntaxFault(err))
	}
	w := walker{source: s, aliases: map[string]bool{}}
	w.walk(document.Content[0], 1)
	faults = append(faults, w.faults...)
	if w.boundless {
		return nil, faults
	}
	return document.Content[0], faults
}

// Decode turns a panic of the YAML library, which knows a few, into an error.
func Decode(d *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return d.Decode(into)
}

func (s *Source) fault(line, column int, what, hint string) Fault {
	return Fault{File: s.file, Line: line, Column: column, What: Printable(what), Hint: Printable(hint), Excerpt: s.excerpt(line, column)}
}

// walker finds what YAML can say but these files do not use.
type walker struct {
	source  *Source
	faults  Faults
	aliases map[string]bool // that were reported

	boundless bool // something is beyond a bound: the file is not read further
}

func (w *walker) walk(n *yaml.Node, depth int) {
	if n.Kind == yaml.AliasNode {
		if !w.aliases[n.Value] {
			w.aliases[n.Value] = true
			w.fault(n, "an alias (*"+Shorten(n.Value)+") is not read here: every value is written out", "write the value itself, or put text that begins with * in quotes")
		}
		return
	}
	if n.Anchor != "" {
		w.fault(n, "an anchor (&"+Shorten(n.Anchor)+") is not read here", "leave it out, or put text that begins with & in quotes")
	}
	if n.Style&yaml.TaggedStyle != 0 {
		w.fault(n, "a tag ("+n.Tag+") is not read here", "leave it out, or put text that begins with ! in quotes")
	}
	if depth > maxDepth {
		w.fault(n, fmt.Sprintf("lists and maps stand more than %d deep in each other", maxDepth), "no value of a year or scenario file lies so deep; was a bracket left open?")
		w.boundless = true
		return
	}
	if n.Kind == yaml.SequenceNode && len(n.Content) > MaxList {
		w.fault(n, fmt.Sprintf("the list has %s entries, more than the %s that are read", Thousands(len(n.Content)), Thousands(MaxList)), "")
		w.boundless = true
		return
	}
	for _, c := range n.Content {
		w.walk(c, depth+1)
	}
}

func (w *walker) fault(n *yaml.Node, what, hint string) {
	if len(w.faults) < maxFaults {
		w.faults = append(w.faults, w.source.fault(n.Line, n.Column, what, hint))
	}
}

// IsEmpty tells a value that is not there: "price:" and nothing, "~" or "null".
func IsEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0
}

// counting hands out one byte at a time, so that it knows how far a parser has read.
type counting struct {
	data []byte
	read int
}

func (c *counting) Read(p []byte) (int, error) {
	if c.read == len(c.data) {
		return 0, io.EOF
	}
	p[0] = c.data[c.read]
	c.read++
	return 1, nil
}

var quotedName = pattern.Lazy(`'[^']*'`)

var lineInError = pattern.Lazy(`^yaml: (?:line (\d+): )?`)

// syntaxFault places and words an error of the YAML library. The library names at
// most a line, often that of the enclosing list, so the file is read again, byte
// by byte, to see where it stops.
func (s *Source) syntaxFault(err error) Fault {
	match := lineInError().FindStringSubmatch(err.Error())
	problem := strings.TrimPrefix(err.Error(), match[0])
	stop := &counting{data: s.Data}
	decoder := yaml.NewDecoder(stop)
	for e := error(nil); e == nil; {
		e = Decode(decoder, new(yaml.Node))
	}
	stated, _ := strconv.Atoi(match[1])
	at := syntaxPlace{source: s, stated: stated, named: quotedName().FindString(problem)}
	at.named = strings.Trim(at.named, "'")
	at.line, at.column = s.position(max(0, stop.read-1))
	at.end = stop.read >= len(s.Data)
	at.settle(problem)
	what, hint := at.explain(problem)
	return s.fault(at.line, at.column, what, hint)
}
