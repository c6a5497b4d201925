package journal

import (
	"bytes"
	"encoding/json"
	"reflect"

	"fewer/model"
	"fewer/scenarios/file"
)

// FullEvery is after how many entries with a document one holds it whole again,
// so that damage reaches no further.
const FullEvery = 50

// inSections is a document as an entry of the journal holds it. What is short is
// always here; each list is here whole, or else, where two entries before this
// one hold it already, by the start of its checksum. Two, so that a line that
// is damaged costs its own step only.
type inSections struct {
	Rest KeptDocument               `json:"rest"`           // the document without its lists
	Here map[string]json.RawMessage `json:"here,omitempty"` // lists by their name
	As   map[string]string          `json:"as,omitempty"`   // lists by their name, told as checksums
}

// listField is a list of a document, which may be long.
type listField struct {
	name string
	at   []int
}

// listFields are the lists of a document in their order. A field that is added
// to a document is among them, or in what an entry always holds.
var listFields = func() (all []listField) {
	var find func(t reflect.Type, name string, at []int)
	find = func(t reflect.Type, name string, at []int) {
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() || f.Type == reflect.TypeFor[*model.Year]() {
				continue
			}
			path, called := append(at[:len(at):len(at)], i), name+f.Name
			switch f.Type.Kind() {
			case reflect.Struct:
				find(f.Type, called+".", path)
			case reflect.Slice, reflect.Map, reflect.Pointer:
				all = append(all, listField{called, path})
			}
		}
	}
	find(reflect.TypeFor[file.Document](), "", nil)
	return all
}()

// sectionHash is how an entry calls a list that stands in earlier ones.
func sectionHash(name string, text []byte) string {
	return string(HashOf(append([]byte(name+" "), text...))[:16])
}

// Writer writes entries as lines, and knows which lists the lines since the
// last full document hold.
type Writer struct {
	held  map[string]int // by hash: how many lines hold it
	since int            // entries with a document since the last full one
}

// Begin begins a journal with its header.
func (w *Writer) Begin(h Header) ([]byte, error) {
	w.held = nil
	return AppendLine(nil, h)
}

// Add appends an entry. A full document has the header before it and behind it:
// whose work it is must not hang on one line.
func (w *Writer) Add(to []byte, h Header, e Entry) ([]byte, error) {
	if e.Document == nil {
		return AppendLine(to, e)
	}
	full := w.held == nil || w.since >= FullEvery-1
	if full {
		w.held, w.since = map[string]int{}, -1
	}
	w.since++
	var err error
	if e.Sections, err = w.split(e.Document); err != nil {
		return to, err
	}
	e.Document = nil
	if full {
		if to, err = AppendLine(to, h); err != nil {
			return to, err
		}
	}
	if to, err = AppendLine(to, e); err == nil && full {
		to, err = AppendLine(to, h)
	}
	return to, err
}

func (w *Writer) split(d *KeptDocument) (*inSections, error) {
	s := &inSections{Rest: *d, Here: map[string]json.RawMessage{}, As: map[string]string{}}
	rest := reflect.ValueOf(&s.Rest.Document).Elem()
	for _, f := range listFields {
		field := rest.FieldByIndex(f.at)
		if field.IsNil() {
			continue
		}
		text, err := json.Marshal(field.Interface())
		if err != nil {
			return nil, err
		}
		field.SetZero()
		hash := sectionHash(f.name, text)
		if w.held[hash] < 2 {
			s.Here[f.name] = text
		} else {
			s.As[f.name] = hash
		}
		w.held[hash]++
	}
	return s, nil
}

// listReader puts documents together again.
type listReader struct {
	held map[string]reflect.Value // by hash; documents share what is the same
}

// Document gives the document that an entry holds. What only damaged lines held
// is as it is in the document before.
func (r *listReader) Document(s *inSections, before file.Document) (*KeptDocument, error) {
	doc := s.Rest
	whole, base := reflect.ValueOf(&doc.Document).Elem(), reflect.ValueOf(&before).Elem()
	for _, f := range listFields {
		field := whole.FieldByIndex(f.at)
		text, here := s.Here[f.name]
		hash, told := s.As[f.name]
		if here {
			hash = sectionHash(f.name, text)
		}
		held, known := r.held[hash]
		switch {
		case known && held.Type() == field.Type():
			field.Set(held)
		case here:
			if err := decodeStrictly(text, field.Addr().Interface()); err != nil {
				return nil, err
			}
			if r.held == nil {
				r.held = map[string]reflect.Value{}
			}
			r.held[hash] = reflect.ValueOf(field.Interface())
		case told:
			field.Set(base.FieldByIndex(f.at))
		}
	}
	return &doc, nil
}

// decodeStrictly refuses what this program does not know: it may mean something.
func decodeStrictly(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}
