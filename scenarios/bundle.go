package scenarios

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"fewer/model"
)

// Bundle puts the year into the document, so that one file opens by itself.
// With hideNames, practices go by letters everywhere, list sizes are rounded to
// the thousand, and their names are taken out of what people wrote; the warnings
// say where something may still tell who is meant. The fingerprint of the year
// stays what it is, and the file says whether names are in it.
func Bundle(doc Document, y *model.Year, hideNames bool) (Document, []string) {
	doc = doc.Clone()
	doc.CopyOf, doc.Names, doc.Bundled, doc.origin = "", NamesShown, y, nil
	if !hideNames {
		return doc, nil
	}
	h := newHiding(y)
	doc.Names, doc.Bundled = NamesHidden, h.year(y)
	h.hide(reflect.ValueOf(&doc).Elem(), "")
	h.look(reflect.ValueOf(&doc).Elem(), "")
	return doc, h.warnings
}

// Bundle is the scenario as it stands with its year inside and its result; see
// the function of that name.
func (s *Session) Bundle(hideNames bool) (Document, []string) {
	return Bundle(s.forFile(), s.year.Year(), hideNames)
}

// WriteNew writes a file that people asked for, such as an export: whole or not
// at all. Where over is not set, a file that is there already is left, and the
// error is *AlreadyThere; other errors are *SaveError.
func WriteNew(path string, content []byte, over bool) error {
	s := &Session{}
	usual(s)
	if _, err := s.disk.Stat(path); err == nil && !over {
		return &AlreadyThere{Path: path}
	}
	if _, err := writeWhole(s.disk, path, content); err != nil {
		return &SaveError{Path: path, Reason: diskReason(err), Kept: "Nothing was changed.", Err: err}
	}
	return nil
}

// hiding is how practices are hidden.
type hiding struct {
	letters  map[string]string // from an id to the letters that stand for it
	names    []string          // from a name to the one that stands for it, in pairs, for a replacer
	tell     map[string]string // from what may tell who is meant, in small letters, to the name
	warnings []string
}

func newHiding(y *model.Year) *hiding {
	h := &hiding{letters: map[string]string{}, tell: map[string]string{}}
	practices := slices.Clone(y.Practices)
	for i, p := range practices {
		h.letters[p.ID] = letters(i)
	}
	// Longer names first: one may begin with another.
	slices.SortStableFunc(practices, func(a, b model.Practice) int { return len(b.Name) - len(a.Name) })
	for _, p := range practices {
		if p.Name == "" {
			continue
		}
		h.names = append(h.names, p.Name, hiddenName(h.letters[p.ID]))
		if stem := nameStem(p.Name); len(stem) >= 4 {
			h.tell[stem] = p.Name
		}
	}
	return h
}

// letters are A to Z, then AA, AB and so on.
func letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letters(i/26-1) + letters(i%26)
}

func hiddenName(letters string) string { return "Practice " + letters }
func hiddenID(letters string) string   { return "practice-" + strings.ToLower(letters) }

// commonWords are those that many names of practices share.
var commonWords = []string{"the", "surgery", "practice", "medical", "health", "centre", "center", "clinic", "group", "partners", "partnership", "doctors", "dr", "drs", "family", "house", "road", "lane", "street"}

// nameStem is what in a name of a practice tells which it is.
func nameStem(name string) string {
	words := strings.Fields(strings.ToLower(name))
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(commonWords, strings.Trim(w, ".,&")) })
	return strings.Join(words, " ")
}

// year is the year with its practices hidden.
func (h *hiding) year(y *model.Year) *model.Year {
	hidden := *y
	hidden.Practices = slices.Clone(y.Practices)
	for i := range hidden.Practices {
		p := &hidden.Practices[i]
		p.Name, p.ID = hiddenName(h.letters[p.ID]), hiddenID(h.letters[p.ID])
		if p.ListSize.Given {
			p.ListSize.Value = max(1, math.Round(p.ListSize.Value/1000)) * 1000
		}
	}
	hidden.Referrals = slices.Clone(y.Referrals)
	for i := range hidden.Referrals {
		by := slices.Clone(hidden.Referrals[i].ByPractice)
		for j := range by {
			by[j].Practice = h.id(by[j].Practice)
		}
		hidden.Referrals[i].ByPractice = by
	}
	return &hidden
}

func (h *hiding) id(id string) string {
	if l, known := h.letters[id]; known {
		return hiddenID(l)
	}
	return "practice-unknown"
}

// hide puts letters in the place of practices everywhere in a document: of
// their ids, and of their names in what people wrote.
func (h *hiding) hide(v reflect.Value, field string) {
	names := strings.NewReplacer(h.names...)
	h.walk(v, field, "", func(v reflect.Value, field, _ string) {
		switch {
		case field == "Practices":
			v.SetString(h.id(v.String()))
		case isWritten(field):
			v.SetString(names.Replace(v.String()))
		}
	})
}

// look warns of texts that may still tell which practice is meant.
func (h *hiding) look(v reflect.Value, field string) {
	h.walk(v, field, "", func(v reflect.Value, field, where string) {
		text := strings.ToLower(v.String())
		if !isWritten(field) && !strings.Contains(where, "Bundled") {
			return
		}
		for stem, name := range h.tell {
			if strings.Contains(text, stem) {
				h.warnings = append(h.warnings, "“"+name+"” may still be recognised in "+whereWords(where)+".")
			}
		}
	})
	slices.Sort(h.warnings)
	h.warnings = slices.Compact(h.warnings)
}

// isWritten tells whether a field holds what people wrote, and no id.
func isWritten(field string) bool {
	return !slices.Contains([]string{"Practices", "Practice", "Referrals", "Line", "Lines", "Provider", "ID", "Fingerprint", "PODs", "Specialties", "Specialty"}, field)
}

// walk comes by every text in a value.
func (h *hiding) walk(v reflect.Value, field, where string, visit func(v reflect.Value, field, where string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v, field, where)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				h.walk(v.Field(i), f.Name, strings.TrimPrefix(where+"/"+f.Name, "/"), visit)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			h.walk(v.Index(i), field, where, visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			h.walk(v.Elem(), field, where, visit)
		}
	}
}

// whereWords says where a text stands: "Scenario/Changes/Note" is "changes, note".
func whereWords(where string) string {
	words := strings.Split(strings.ToLower(where), "/")
	words = slices.DeleteFunc(words, func(w string) bool { return w == "scenario" })
	if words[0] == "bundled" {
		words[0] = "the year"
	}
	return strings.Join(words, ", ")
}
