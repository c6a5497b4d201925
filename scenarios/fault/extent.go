package fault

import (
	"bytes"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// LineEnd is the offset at which the line of an offset ends, both in bytes.
func (s *Source) LineEnd(at int) int {
	if i := bytes.IndexByte(s.Data[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s.Data)
}

// Offset is where a node begins.
func (s *Source) Offset(n *yaml.Node) int {
	at := s.LineStarts()[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(s.Data[at:])
		at += size
	}
	return at
}

// End is where a node ends. Lists and maps in brackets end with theirs, others with
// the last of what is in them.
func (s *Source) End(n, parent *yaml.Node) int {
	at := s.Offset(n)
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return s.closing(at, s.Data[at])
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.LineEnd(at)
	case n.Kind == yaml.ScalarNode:
		stop := s.LineEnd(at)
		if i := bytes.Index(s.Data[at:stop], []byte(" #")); i >= 0 {
			stop = at + i
		}
		if parent != nil && parent.Style&yaml.FlowStyle != 0 {
			if i := bytes.IndexAny(s.Data[at:stop], ",}]"); i >= 0 {
				stop = at + i
			}
		}
		return at + len(bytes.TrimRight(s.Data[at:stop], " \t"))
	case n.Style&yaml.FlowStyle != 0:
		return s.bracket(at)
	case len(n.Content) > 0:
		return s.End(n.Content[len(n.Content)-1], n)
	}
	return at
}

// closing is where a quoted text ends.
func (s *Source) closing(at int, mark byte) int {
	for i := at + 1; i < len(s.Data); i++ {
		switch {
		case mark == '"' && s.Data[i] == '\\':
			i++
		case s.Data[i] == mark && mark == '\'' && i+1 < len(s.Data) && s.Data[i+1] == mark:
			i++
		case s.Data[i] == mark:
			return i + 1
		}
	}
	return len(s.Data)
}

// bracket is where a list or map in brackets ends.
func (s *Source) bracket(at int) int {
	depth := 0
	for i := at; i < len(s.Data); i++ {
		switch c := s.Data[i]; c {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if before := s.Data[i-1]; before == ' ' || before == '{' || before == '[' || before == ',' {
				i = s.closing(i, c) - 1
			}
		case '#':
			if s.Data[i-1] == ' ' || s.Data[i-1] == '\n' {
				i = s.LineEnd(i)
			}
		}
	}
	return len(s.Data)
}

// TextOf is a node as it stands in the file; parent is the node around it.
func (s *Source) TextOf(n, parent *yaml.Node) string {
	return string(s.Data[s.Offset(n):s.End(n, parent)])
}
