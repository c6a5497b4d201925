// Package amend brings year files that people wrote up to date, and writes new ones with
// comments.
package amend

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fewer/scenarios/fault"

	"gopkg.in/yaml.v3"
)

// Amendment brings a year file that people wrote in up to date without writing it
// anew: comments, blank lines and all that is not given stay as they are.
type Amendment struct {
	// Top are keys of the year whose values are replaced.
	Top []string
	// Keys are the keys of entries whose values are replaced, by list; entries that
	// the file does not have are added whole.
	Keys map[string][]string
	// Keep are those of them that stay as they are in an entry, by its id.
	Keep map[string][]string
	// Drop are keys taken out of an entry, by its id, where the new year lacks them.
	Drop map[string][]string
	// More are further keys whose values are replaced, and Join lists that what they lack
	// of the new year's is added to, by an entry's id.
	More, Join map[string][]string
	// Notes begin the comment above an entry that is replaced.
	Note string
}

// edit is a piece of the old text that another takes the place of.
type edit struct {
	from, to int
	text     string
}

// amending holds both files as nodes: the values come from the one that was encoded
// by the table of keys.
type amending struct {
	*fault.Source
	old, new  *yaml.Node
	newText   *fault.Source
	edits     []edit
	amendment Amendment
}

// Apply gives the old file with what the new one says. Both are year files.
func (a Amendment) Apply(old, made []byte) ([]byte, error) {
	m := &amending{Source: &fault.Source{Data: bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n"))}, newText: &fault.Source{Data: made}, amendment: a}
	for _, one := range []struct {
		data []byte
		root **yaml.Node
	}{{m.Data, &m.old}, {made, &m.new}} {
		var doc yaml.Node
		if err := yaml.Unmarshal(one.data, &doc); err != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
			return nil, fmt.Errorf("the year file can't be read as YAML: %w", err)
		}
		*one.root = doc.Content[0]
	}
	for _, name := range a.Top {
		m.value(m.old, m.new, name)
	}
	for _, list := range []string{"practices", "providers", "lines", "referrals"} {
		m.list(list)
	}
	return m.edited(), nil
}

// edited is the old text with the edits; of two at one place the later stands first.
func (m *amending) edited() []byte {
	slices.SortStableFunc(m.edits, func(x, y edit) int { return cmp.Compare(y.from, x.from) })
	var text bytes.Buffer
	at := 0
	for _, e := range slices.Backward(m.edits) {
		text.Write(m.Data[at:max(at, e.from)])
		text.WriteString(e.text)
		at = max(at, e.to)
	}
	text.Write(m.Data[at:])
	return text.Bytes()
}

func valueOf(m *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; m != nil && i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == name {
			return m.Content[i], m.Content[i+1]
		}
	}
	return nil, nil
}

// value replaces one value, or adds it after the first key.
func (m *amending) value(old, made *yaml.Node, name string) {
	_, newValue := valueOf(made, name)
	if newValue == nil {
		return
	}
	text := m.newText.TextOf(newValue, made)
	if newValue.Kind != yaml.ScalarNode && newValue.Style&yaml.FlowStyle == 0 {
		if old.Style&yaml.FlowStyle != 0 {
			return // an entry on one line holds no list of lines
		}
		m.block(old, made, newValue, name)
		return
	}
	key, oldValue := valueOf(old, name)
	if oldValue == nil {
		m.insert(old, name+": "+text)
		return
	}
	if was := m.TextOf(oldValue, old); was != text {
		from := m.Offset(oldValue)
		if oldValue.Line == key.Line {
			m.edits = append(m.edits, edit{from, m.End(oldValue, old), text})
			return
		}
		after := m.Offset(key) + len(name) + 1
		m.edits = append(m.edits, edit{after, m.End(oldValue, old), " " + text})
	}
}

// block replaces a value of several lines, or adds it as an entry's last.
func (m *amending) block(old, made, value *yaml.Node, name string) {
	s := m.newText
	last := s.LineAt(s.End(value, made))
	var text strings.Builder
	for n := value.Line; n <= last; n++ {
		line := s.Line(n)
		text.WriteString("\n" + strings.Repeat(" ", max(0, len(line)-len(strings.TrimLeft(line, " "))+old.Column-made.Column)) + strings.TrimLeft(line, " "))
	}
	key, was := valueOf(old, name)
	if was != nil {
		m.edits = append(m.edits, edit{m.Offset(key) + len(name) + 1, m.End(was, old), text.String()})
		return
	}
	at := m.LineEnd(m.End(old, nil))
	m.edits = append(m.edits, edit{at, at, "\n" + strings.Repeat(" ", old.Column-1) + name + ":" + text.String()})
}

// join adds to a list of an entry what it lacks of the new year's; those that are there
// are known by their line.
func (m *amending) join(old, made *yaml.Node, name string) {
	_, given := valueOf(made, name)
	_, was := valueOf(old, name)
	if was == nil || len(was.Content) == 0 {
		m.value(old, made, name)
		return
	}
	has := map[string]bool{}
	for _, one := range was.Content {
		if _, line := valueOf(one, "line"); line != nil {
			has[line.Value] = true
		}
	}
	last := was.Content[len(was.Content)-1]
	for _, one := range given.Content {
		_, line := valueOf(one, "line")
		if line == nil || has[line.Value] {
			continue
		}
		text := m.newText.TextOf(one, given)
		at := m.End(last, was)
		if was.Style&yaml.FlowStyle != 0 {
			m.edits = append(m.edits, edit{at, at, ", " + text})
			continue
		}
		at = m.LineEnd(at)
		m.edits = append(m.edits, edit{at, at, "\n" + strings.Repeat(" ", was.Column-1) + "- " + text})
	}
}

// insert adds a key after the first one of an entry.
func (m *amending) insert(entry *yaml.Node, text string) {
	at := m.End(entry.Content[1], entry)
	if entry.Style&yaml.FlowStyle != 0 {
		m.edits = append(m.edits, edit{at, at, ", " + text})
		return
	}
	at = m.LineEnd(at)
	m.edits = append(m.edits, edit{at, at, "\n" + strings.Repeat(" ", entry.Column-1) + text})
}

// list brings the entries of one list up to date.
func (m *amending) list(name string) {
	_, made := valueOf(m.new, name)
	if made == nil {
		return
	}
	_, old := valueOf(m.old, name)
	entries := map[string]*yaml.Node{}
	if old != nil {
		for _, e := range old.Content {
			if _, id := valueOf(e, "id"); id != nil {
				entries[id.Value] = e
			}
		}
	}
	var added strings.Builder
	for _, e := range made.Content {
		_, id := valueOf(e, "id")
		if id == nil {
			continue
		}
		was := entries[id.Value]
		if was == nil {
			added.WriteString("\n" + m.entryText(e, old))
			continue
		}
		for _, key := range m.amendment.Keys[name] {
			if !slices.Contains(m.amendment.Keep[id.Value], key) {
				m.value(was, e, key)
			}
		}
		for _, key := range m.amendment.More[id.Value] {
			m.value(was, e, key)
		}
		for _, key := range m.amendment.Join[id.Value] {
			m.join(was, e, key)
		}
		for _, key := range m.amendment.Drop[id.Value] {
			m.drop(was, e, key)
		}
		m.note(was, e)
	}
	switch {
	case added.Len() == 0:
	case old == nil || len(old.Content) == 0:
		m.edits = append(m.edits, edit{len(m.Data), len(m.Data), "\n" + name + ":" + added.String() + "\n"})
	default:
		at := m.LineEnd(m.End(old.Content[len(old.Content)-1], old))
		m.edits = append(m.edits, edit{at, at, added.String()})
	}
}

// entryText is a new entry with its comments, indented as the list that it joins.
func (m *amending) entryText(e, old *yaml.Node) string {
	s := m.newText
	from := e.Line - 1
	for from > 0 && strings.HasPrefix(strings.TrimSpace(s.Line(from)), "#") {
		from--
	}
	last := s.LineAt(s.End(e, nil))
	indent := 0 // how much further in than in the new file
	if old != nil && len(old.Content) > 0 {
		indent = old.Content[0].Column - e.Column
	}
	var lines []string
	for n := from + 1; n <= last; n++ {
		line := s.Line(n)
		if indent > 0 {
			line = strings.Repeat(" ", indent) + line
		} else {
			line = line[min(-indent, len(line)-len(strings.TrimLeft(line, " "))):]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// drop takes a key out of an entry that the new year has without it.
func (m *amending) drop(old, made *yaml.Node, name string) {
	key, value := valueOf(old, name)
	if _, still := valueOf(made, name); key == nil || still != nil || old.Style&yaml.FlowStyle != 0 {
		return
	}
	from := m.LineStarts()[key.Line-1]
	m.edits = append(m.edits, edit{from, min(len(m.Data), m.LineEnd(m.End(value, old))+1), ""})
}

// note replaces the comment above an entry that begins as those of this program do.
func (m *amending) note(old, made *yaml.Node) {
	find := func(s *fault.Source, line int) (n int, text string) {
		for n = line - 1; n > 0 && strings.HasPrefix(strings.TrimSpace(s.Line(n)), "#"); n-- {
			if text := strings.TrimSpace(s.Line(n)); strings.HasPrefix(text, "# "+m.amendment.Note) {
				return n, text
			}
		}
		return 0, ""
	}
	_, text := find(m.newText, made.Line)
	if text == "" {
		return
	}
	at, was := find(m.Source, old.Line)
	if at == 0 {
		from := m.LineStarts()[old.Line-1]
		indent := len(m.Line(old.Line)) - len(strings.TrimLeft(m.Line(old.Line), " "))
		m.edits = append(m.edits, edit{from, from, strings.Repeat(" ", indent) + text + "\n"})
		return
	}
	from := m.LineStarts()[at-1] + strings.Index(m.Line(at), "#")
	m.edits = append(m.edits, edit{from, from + len(was), text})
}
