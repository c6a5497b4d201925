package file

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fewer/scenarios/fault"

	"gopkg.in/yaml.v3"
)

// kind is a kind of value in a file: how it is read and written, and what a JSON
// Schema says of it. Every key of both files is defined once, in a table of keys,
// from which the reader, the writer and the schema follow.
type kind[V any] struct {
	// read reports what is wrong, and then gives false.
	read func(in *fault.Input, at *fault.Place) (V, bool)
	// write gives nil where there is nothing to write.
	write  func(v V) *yaml.Node
	schema schema
	// facts are what is understood by a value, for the fingerprint; it tells whether
	// there are any. Nil for a kind that no figure of a year is of.
	facts func(v *V, y *yearParts) (any, bool)
}

// schema is a part of a JSON Schema.
type schema map[string]any

// key is one key of a map, whose value goes into a T.
type key[T any] struct {
	name     string
	doc      string // what it holds, with its unit
	example  string // a value, for the hint where the key is missing
	required bool
	read     func(in *fault.Input, at *fault.Place, into *T) bool
	write    func(from, fresh *T) *yaml.Node
	schema   schema
	asks     asking[T] // how a form asks for it; zero where none does

	// facts puts what is understood by the key into those of its map; nil for a key
	// that does not enter the fingerprint. Of a year's keys each says which it is.
	facts  func(into facts, v *T, y *yearParts)
	silent bool
	needed func(v *T) bool // where it is written, and enters the fingerprint; nil for wherever it has a value
	// idle says why the key does nothing, or "", and hint what to do then. Nil for a
	// key that always does something.
	idle  func(v *T) string
	hint  string
	clear func(v *T)
}

// field is a key whose value is kept in the field of T that of points to.
func field[T, V any](name string, k kind[V], of func(*T) *V, doc string) key[T] {
	return key[T]{
		name: name, doc: doc, schema: k.schema,
		read: func(in *fault.Input, at *fault.Place, into *T) bool {
			v, ok := k.read(in, at)
			*of(into) = v // what is sound of it, so that all faults are found at once
			return ok
		},
		write: func(from, fresh *T) *yaml.Node {
			v := *of(from)
			if fresh != nil && (reflect.DeepEqual(v, *of(fresh)) || isEmptyList(v)) {
				return nil
			}
			return k.write(v)
		},
		clear: func(v *T) { *of(v) = *new(V) },
	}
}

// counted is a field that enters the fingerprint by what its kind understands.
func counted[T, V any](name string, k kind[V], of func(*T) *V, doc string) key[T] {
	return field(name, k, of, doc).reckoned(func(into facts, v *T, y *yearParts) {
		if fact, there := k.facts(of(v), y); there {
			into[name] = fact
		}
	})
}

// silent is a field of a year that does not enter the fingerprint.
func silent[T, V any](name string, k kind[V], of func(*T) *V, doc string) key[T] {
	f := field(name, k, of, doc)
	f.silent = true
	return f
}

// reckoned lets a key enter the fingerprint by other facts than those of its kind.
func (k key[T]) reckoned(put func(into facts, v *T, y *yearParts)) key[T] {
	k.facts, k.silent = put, false
	return k
}

// counts lets a key enter the fingerprint by one fact.
func (k key[T]) counts(fact func(v *T, y *yearParts) any) key[T] {
	return k.reckoned(func(into facts, v *T, y *yearParts) { into[k.name] = fact(v, y) })
}

// idleWhere warns of a key that does nothing, and takes its value back.
func (k key[T]) idleWhere(why func(*T) string, hint string) key[T] {
	k.idle, k.hint = why, hint
	return k
}

func isEmptyList(v any) bool {
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Slice && r.Len() == 0
}

// must makes a key required, with an example for the hint where it is missing.
func (k key[T]) must(example string) key[T] {
	k.required, k.example = true, example
	return k
}

// when makes a key written exactly where the condition holds, even if it has the
// value that stands where it is left out.
func (k key[T]) when(needed func(*T) bool) key[T] {
	write := k.write
	k.needed = needed
	k.write = func(from, _ *T) *yaml.Node {
		if !needed(from) {
			return nil
		}
		return write(from, nil)
	}
	return k
}

// object is a map in a file that is read into a T.
type object[T any] struct {
	name  string   // "a line"
	fresh func() T // what stands where no key does; nil for nothing
	keys  []key[T]
	flow  bool   // written on one line
	rules schema // what a JSON Schema can say of the keys taken together
	// check reports what is wrong with the keys taken together. It may be nil.
	check func(in *fault.Input, r *record, v *T)
}

// empty is what stands where no key does.
func (o *object[T]) empty() (v T) {
	if o.fresh != nil {
		return o.fresh()
	}
	return v
}

// record tells which keys of a map stand in the file, and which were sound. A key
// that is nearly one of the map's stands for it, and is not sound.
type record struct {
	*fault.Place
	given   []given
	garbled bool // some keys could not be read at all
	merged  bool // two entries stand in one, since the - between them is missing
}

type given struct {
	name  string
	place *fault.Place
	sound bool
}

func (r *record) find(name string) *given {
	for i := range r.given {
		if r.given[i].name == name {
			return &r.given[i]
		}
	}
	return nil
}

// has tells whether the key stands in the file.
func (r *record) has(name string) bool { return r.find(name) != nil }

// sound tells whether the key stands there and was read without a fault.
func (r *record) sound(name string) bool {
	g := r.find(name)
	return g != nil && g.sound
}

// where is the place of the key's value, or of the map without it.
func (r *record) where(name string) *fault.Place {
	if g := r.find(name); g != nil {
		return g.place
	}
	return r.Place
}

// kind is the kind of value that the object is.
func (o *object[T]) kind() kind[T] {
	return kind[T]{read: o.read, write: o.write, schema: o.describe(), facts: func(v *T, y *yearParts) (any, bool) { return o.facts(v, y), true }}
}

// facts are what is understood by the keys that enter the fingerprint.
func (o *object[T]) facts(v *T, y *yearParts) facts {
	f := facts{}
	for _, k := range o.keys {
		if k.facts != nil && (k.needed == nil || k.needed(v)) && (k.idle == nil || k.idle(v) == "") {
			k.facts(f, v, y)
		}
	}
	return f
}

func (o *object[T]) read(in *fault.Input, at *fault.Place) (T, bool) {
	v := o.empty()
	if at.Node.Kind != yaml.MappingNode {
		hint := "write its keys, each with a colon: " + strings.Join(o.names(), ", ")
		if at.Node.Kind == yaml.ScalarNode && !strings.HasPrefix(o.name, "a ") && !strings.HasPrefix(o.name, "an ") {
			in.Fault(at, hint, "%s takes keys and values, not %s", o.name, fault.Quote(at.Node.Value))
		} else {
			in.WrongShape(at, o.name, hint)
		}
		return v, false
	}
	r := record{Place: at, given: make([]given, 0, len(at.Node.Content)/2)}
	ok := true
	for i := 0; i+1 < len(at.Node.Content); i += 2 {
		ok = o.readKey(in, &r, &v, at.Node.Content[i], at.Node.Content[i+1]) && ok
	}
	if r.garbled {
		return v, false
	}
	for _, k := range o.keys {
		if k.required && !r.has(k.name) {
			in.Fault(at, "add "+k.name+": "+k.example, "%s is missing", k.name)
			ok = false
		}
	}
	if o.check != nil {
		before := in.Errors
		o.check(in, &r, &v)
		ok = ok && in.Errors == before
	}
	for _, k := range o.keys {
		if k.idle == nil || !r.has(k.name) {
			continue
		}
		if why := k.idle(&v); why != "" {
			in.Warn(r.where(k.name), k.hint, "%s", why)
			k.clear(&v)
		}
	}
	return v, ok
}

// readKey reads one key and its value.
func (o *object[T]) readKey(in *fault.Input, r *record, v *T, name, value *yaml.Node) bool {
	if name.Kind != yaml.ScalarNode {
		in.Report(fault.Fault{Line: name.Line, Column: name.Column, What: "a key must be a word", Hint: "the keys of " + o.name + " are " + strings.Join(o.names(), ", ")}, r.Place)
		r.garbled = true
		return false
	}
	i := slices.IndexFunc(o.keys, func(k key[T]) bool { return k.name == name.Value })
	if i < 0 {
		if name.Value == "<<" {
			r.garbled = true
		}
		if in.Odd == nil {
			in.Odd = map[string]bool{}
		}
		in.Odd[r.Path()] = true
		if near := in.UnknownKey(r.Place, name, value, o.name, o.names()); near != "" && !r.has(near) {
			r.given = append(r.given, given{near, r.Under(name.Value, value), false})
		}
		return false
	}
	k, at := &o.keys[i], r.Under(name.Value, value)
	if first := r.find(k.name); first != nil {
		if r.merged {
			in.Taint(at)
			return false
		}
		if r.merged = k.name == o.keys[0].name && k.required; r.merged {
			in.Report(fault.Fault{
				Line: name.Line, Column: name.Column, What: "a second " + k.name + " in the same entry; the first is on line " + strconv.Itoa(first.place.Line()),
				Hint: "begin a new entry of the list with -, or delete one of the two",
			}, at)
			return false
		}
		in.Report(fault.Fault{
			Line: name.Line, Column: name.Column, What: "a second " + k.name + "; the first is on line " + strconv.Itoa(first.place.Line()),
			Hint: "delete one of the two",
		}, at)
		return false
	}
	sound := false
	switch {
	case value.Kind == yaml.AliasNode: // said already
		in.Taint(at)
	case fault.IsEmpty(value):
		hint := "write a value, or leave the key out"
		if k.required {
			hint = "write " + k.name + ": " + k.example
		}
		in.Fault(at, hint, "the value is empty")
	default:
		sound = k.read(in, at, v)
	}
	r.given = append(r.given, given{k.name, at, sound})
	return sound
}

func (o *object[T]) names() []string {
	names := make([]string, len(o.keys))
	for i, k := range o.keys {
		names[i] = k.name
	}
	return names
}

// write leaves out the keys that are not required and hold what stands where they
// are left out.
func (o *object[T]) write(v T) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	if o.flow {
		n.Style = yaml.FlowStyle
	}
	fresh := o.empty()
	for _, k := range o.keys {
		from := &fresh
		if k.required {
			from = nil
		}
		if value := k.write(&v, from); value != nil {
			n.Content = append(n.Content, textNode(k.name), value)
		}
	}
	return n
}

// describe is what a JSON Schema says of the object.
func (o *object[T]) describe() schema {
	properties, required := schema{}, []string{}
	for _, k := range o.keys {
		p := schema{"description": k.doc}
		for name, v := range k.schema {
			p[name] = v
		}
		properties[k.name] = p
		if k.required {
			required = append(required, k.name)
		}
	}
	s := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return with(s, o.rules)
}

// listOf is a list of values of one kind.
func listOf[V any](noun string, of kind[V]) kind[[]V] {
	return kind[[]V]{
		read: func(in *fault.Input, at *fault.Place) ([]V, bool) {
			if at.Node.Kind != yaml.SequenceNode {
				hint := "begin each entry on a line of its own with -, or write the list in [ ]"
				if at.Node.Kind == yaml.ScalarNode && of.schema["type"] != "object" {
					hint = "write [" + fault.Shorten(fault.OneLine(at.Node.Value)) + "]"
				}
				in.WrongShape(at, noun, hint)
				return nil, false
			}
			if len(at.Node.Content) == 0 {
				return nil, true
			}
			values, ok := make([]V, len(at.Node.Content)), true
			for i, n := range at.Node.Content {
				v, sound := readEntry(in, at.Item(i, n), of, "write the entry, or delete the comma or - before it", "an entry of the list is empty")
				values[i], ok = v, ok && sound
			}
			return values, ok
		},
		write: func(values []V) *yaml.Node {
			n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
			flow := true
			for _, v := range values {
				entry := of.write(v)
				if entry == nil {
					continue
				}
				flow = flow && entry.Kind == yaml.ScalarNode
				n.Content = append(n.Content, entry)
			}
			if flow {
				n.Style = yaml.FlowStyle
			}
			return n
		},
		schema: schema{"type": "array", "items": of.schema, "maxItems": fault.MaxList},
		facts: func(values *[]V, y *yearParts) (any, bool) {
			if of.schema["type"] != "object" {
				return *values, true
			}
			all := make([]any, len(*values))
			for i := range *values {
				all[i], _ = of.facts(&(*values)[i], y)
			}
			return all, true
		},
	}
}

// readEntry reads a value that stands in a list or under a key, and says what is missing
// where there is none.
func readEntry[V any](in *fault.Input, at *fault.Place, of kind[V], hint, missing string) (v V, ok bool) {
	switch {
	case at.Node.Kind == yaml.AliasNode: // said already
		in.Taint(at)
	case fault.IsEmpty(at.Node):
		in.Fault(at, hint, "%s", missing)
	default:
		return of.read(in, at)
	}
	return v, false
}

// filled is a list that must not be empty.
func filled[V any](k kind[[]V], hint string) kind[[]V] {
	read := k.read
	k.read = func(in *fault.Input, at *fault.Place) ([]V, bool) {
		if at.Node.Kind == yaml.SequenceNode && len(at.Node.Content) == 0 {
			in.Fault(at, hint, "the list is empty")
			return nil, false
		}
		return read(in, at)
	}
	k.schema = with(k.schema, schema{"minItems": 1})
	return k
}

// with is a schema with more said.
func with(s, more schema) schema {
	all := schema{}
	for _, from := range []schema{s, more} {
		for k, v := range from {
			all[k] = v
		}
	}
	return all
}
