package scenarios

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"fewer/model"
)

// NameHiding puts letters in the place of practices' names where people look
// at a screen: "Practice A". What is kept in files is not touched by it.
type NameHiding struct {
	year  *model.Year
	names *strings.Replacer
}

// HideNames hides the names of a year's practices.
func HideNames(y *model.Year) *NameHiding {
	h := newHiding(y)
	shown := deepCopy(reflect.ValueOf(*y)).Interface().(model.Year)
	h.hideWritten(reflect.ValueOf(&shown).Elem())
	for i := range shown.Practices {
		shown.Practices[i].Name = hiddenName(h.letters[shown.Practices[i].ID])
	}
	return &NameHiding{&shown, h.replacer()}
}

// Year is the year with letters for names. Its ids and its figures are the same.
func (h *NameHiding) Year() *model.Year { return h.year }

// Text is what people wrote, with letters in the place of whole names.
func (h *NameHiding) Text(s string) string { return h.names.Replace(s) }

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
		h.letters[p.ID] = model.PracticeLetters(i)
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

func (h *hiding) replacer() *strings.Replacer { return strings.NewReplacer(h.names...) }

// lettered tells whether the practices of a year go by letters already.
func lettered(y *model.Year) bool {
	for i, p := range y.Practices {
		if p.Name != hiddenName(model.PracticeLetters(i)) {
			return false
		}
	}
	return len(y.Practices) > 0
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
	hidden := deepCopy(reflect.ValueOf(*y)).Interface().(model.Year)
	for i := range hidden.Practices {
		p := &hidden.Practices[i]
		p.Name, p.ID = hiddenName(h.letters[p.ID]), hiddenID(h.letters[p.ID])
		if p.ListSize.Given {
			p.ListSize.Value = max(1, math.Round(p.ListSize.Value/1000)) * 1000
		}
	}
	for i := range hidden.Referrals {
		by := hidden.Referrals[i].ByPractice
		for j := range by {
			by[j].Practice = h.id(by[j].Practice)
		}
	}
	return &hidden
}

func (h *hiding) id(id string) string {
	if l, known := h.letters[id]; known {
		return hiddenID(l)
	}
	return "practice-unknown"
}

// hideWritten puts letters in the place of names in what people wrote.
func (h *hiding) hideWritten(v reflect.Value) {
	names := h.replacer()
	h.walk(v, "", "", func(v reflect.Value, field, _ string) {
		if isWritten(field) && field != "Practices" {
			v.SetString(names.Replace(v.String()))
		}
	})
}

// hide puts letters in the place of practices everywhere in a document: of
// their ids, and of their names in what people wrote.
func (h *hiding) hide(v reflect.Value, field string) {
	names := h.replacer()
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

// deepCopy is a copy that shares no list and nothing pointed at, as far as the
// fields that walk comes by.
func deepCopy(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				c.Field(i).Set(deepCopy(v.Field(i)))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			break
		}
		c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			c.Index(i).Set(deepCopy(v.Index(i)))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.Set(reflect.New(v.Type().Elem()))
			c.Elem().Set(deepCopy(v.Elem()))
		}
	}
	return c
}
