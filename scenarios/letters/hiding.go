package letters

import (
	"cmp"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/deep"
	"fewer/model/insight"
	"fewer/scenarios/check"
	"fewer/scenarios/file"
	"fewer/scenarios/pattern"
)

// NameHiding puts letters in the place of practices' names where people look
// at a screen: "Practice A". What is kept in files is not touched by it.
type NameHiding struct {
	year  *model.Year
	names *strings.Replacer
}

// HideNames hides the names of a year's practices, but for those (ids) that are shown.
func HideNames(y *model.Year, shownIDs ...string) *NameHiding {
	h := NewHiding(y, shownIDs...)
	shown := deep.Clone(*y)
	h.hideWritten(reflect.ValueOf(&shown).Elem())
	for i, p := range y.Practices {
		if !slices.Contains(shownIDs, p.ID) { // nothing but what figures are made of
			p = model.Practice{ID: p.ID, Name: h.letters.Name(p.ID), ListSize: p.ListSize, Deprivation: p.Deprivation, InFifth: p.InFifth, Found: p.Found}
		}
		shown.Practices[i] = p
	}
	pairs := slices.Clone(h.names)
	for _, p := range y.Practices { // as people sign: on a screen no warning is read
		if slices.Contains(shownIDs, p.ID) {
			continue
		}
		if said := p.Name[:min(len(plainWords(p.Name)), len(p.Name))]; len(said) >= 6 && strings.EqualFold(said, plainWords(p.Name)) {
			pairs = append(pairs, said, h.letters.Name(p.ID))
		}
	}
	return &NameHiding{&shown, strings.NewReplacer(pairs...)}
}

// Year is the year with letters for names. Its ids and its figures are the same.
func (h *NameHiding) Year() *model.Year { return h.year }

// Text is what people wrote, with letters in the place of whole names.
func (h *NameHiding) Text(s string) string { return h.names.Replace(s) }

// hiding is how practices are hidden.
type hiding struct {
	letters  *Letters
	names    []string          // from a name to the one that stands for it, in pairs, for a replacer
	own      map[string]string // from what practices sign with, in small letters, to the one that stands for it
	tell     map[string]string // from what may tell who is meant, in small letters, to the name
	part     map[string]string // from a word of one name alone, in small letters, to that name
	public   string            // names that everybody knows, in small letters: what is a word of them tells nobody
	anyCase  *regexp.Regexp    // whole names, however they are written; nil for none
	plain    []string          // names without their kind that tell who is meant: "combe lane"; the longest first
	unknown  []string          // practices (ids) that the year lacks, as they were come by
	warnings []string
}

// HideOthers is a document with letters in the place of all practices in what people
// wrote, but for those (ids) that are shown. Ids stay, so that it is for the same year.
func HideOthers(y *model.Year, doc *file.Document, shown ...string) file.Document {
	hidden := doc.Clone()
	hidden.Bundled = nil
	NewHiding(y, shown...).hide(reflect.ValueOf(&hidden).Elem(), "", false)
	return hidden
}

// NewHiding makes what hides the names of a year's practices behind their letters, but
// for those (ids) that are shown.
func NewHiding(y *model.Year, shown ...string) *hiding {
	h := &hiding{letters: LettersOf(y), tell: map[string]string{}, part: map[string]string{}, own: map[string]string{}, public: publicNames(y)}
	practices := slices.DeleteFunc(slices.Clone(y.Practices), func(p model.Practice) bool { return slices.Contains(shown, p.ID) })
	// Longer names first: one may begin with another.
	slices.SortStableFunc(practices, func(a, b model.Practice) int { return len(b.Name) - len(a.Name) })
	for _, p := range practices {
		letters := h.letters.Name(p.ID)
		h.own[strings.ToLower(p.ID)] = letters
		if len(p.ID) >= 4 {
			h.tell[strings.ToLower(p.ID)] = p.Name
		}
		if p.Code != "" {
			h.own[strings.ToLower(p.Code)] = letters
			h.tell[strings.ToLower(p.Code)] = p.Name
		}
		if p.Name == "" {
			continue
		}
		h.names = append(h.names, p.Name, letters)
		h.own[strings.ToLower(p.Name)] = letters
		if stem := nameStem(p.Name); len(stem) >= 4 {
			h.tell[stem] = p.Name
		}
	}
	h.findParts(practices)
	quoted := []string{}
	for _, p := range practices {
		if words := plainWords(p.Name); len(words) > 0 {
			h.own[words] = h.letters.Name(p.ID)
			if h.unmistakable(words, y) {
				h.plain = append(h.plain, words)
			}
		}
		if p.Name != "" {
			quoted = append(quoted, regexp.QuoteMeta(p.Name))
		}
	}
	slices.SortStableFunc(h.plain, func(a, b string) int { return len(b) - len(a) })
	if len(quoted) > 0 {
		h.anyCase = regexp.MustCompile("(?i)" + strings.Join(quoted, "|"))
	}
	return h
}

// findParts finds the words that stand in the name of one practice alone, and in nothing
// that everybody knows.
func (h *hiding) findParts(practices []model.Practice) {
	for _, p := range practices {
		for _, word := range strings.Fields(nameStem(p.Name)) {
			word = strings.Trim(word, ".,&()\"'“”‘’")
			other, known := h.part[word]
			switch {
			case len(word) < 4 || slices.Contains(commonWords, word) || WordIn(h.public, word, 0) >= 0:
			case known && other != p.Name:
				h.part[word] = ""
			case !known:
				h.part[word] = p.Name
			}
		}
	}
	maps.DeleteFunc(h.part, func(_, name string) bool { return name == "" })
}

// unmistakable tells whether several words, a practice's name without its kind, are no
// other's, and no part of what everybody knows.
func (h *hiding) unmistakable(words string, y *model.Year) bool {
	of := 0
	for i := range y.Practices {
		if plainWords(y.Practices[i].Name) == words {
			of++
		}
	}
	return of == 1 && strings.Contains(words, " ") && WordIn(h.public, words, 0) < 0
}

// publicNames are those of hospitals, streams and the commissioner, in small letters.
func publicNames(y *model.Year) string {
	names := []string{y.Name}
	for _, p := range y.Providers {
		names = append(names, p.Name)
	}
	for _, s := range y.Referrals {
		names = append(names, s.Name)
	}
	return strings.ToLower(strings.Join(names, "\n"))
}

// plainWords is a practice's name without what only says that it is one, as people
// sign: "combe lane" for Combe Lane Surgery.
func plainWords(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for len(words) > 1 {
		last := strings.Trim(words[len(words)-1], ".,&")
		if last != "" && last != "and" && !slices.Contains(commonWords[:13], last) {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// Who puts letters in the place of somebody who is a practice, by whichever of its
// names they sign.
func (h *hiding) Who(name string) string {
	words := strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, same := range []string{words, plainWords(words)} {
		if letters, known := h.own[same]; known {
			return letters
		}
	}
	return h.Title(name)
}

// text puts letters in the place of names in what people wrote: of whole ones, and of
// those without their kind.
func (h *hiding) text(s string) string {
	s = h.replacer().Replace(s)
	if h.anyCase == nil {
		return s
	}
	s = h.anyCase.ReplaceAllStringFunc(s, func(name string) string {
		return cmp.Or(h.own[strings.ToLower(name)], name)
	})
	for _, words := range h.plain {
		s = replaceWords(s, words, h.own[words])
	}
	return s
}

// replaceWords puts something in the place of words, in small letters, wherever they stand
// as whole words. Where they begin with "the", each has to begin with a capital: "the
// green" is no name.
func replaceWords(s, words, by string) string {
	for from := 0; ; {
		at := WordIn(s, words, from)
		if at < 0 {
			return s
		}
		if from = at + len(words); strings.HasPrefix(words, "the ") && !capitals(s[at:from]) {
			continue
		}
		s = s[:at] + by + s[from:]
		from = at + len(by)
	}
}

// capitals tells whether no word begins with a small letter.
func capitals(s string) bool {
	return !slices.ContainsFunc(strings.Fields(s), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLower(first)
	})
}

// Title is text for a few words by which something is called, as a scenario: people
// shorten there, and what they call it is the first thing that is read. What they
// sign with, and what tells which practice is meant, goes too, where it is a word.
func (h *hiding) Title(s string) string {
	s = h.text(s)
	for _, short := range h.shorts() {
		s = replaceWords(s, short, h.shown(short))
	}
	return s
}

// shorts are what practices are called for short, the longest first.
func (h *hiding) shorts() (all []string) {
	for _, from := range []map[string]string{h.own, h.tell} {
		for short := range from {
			if len(short) >= 4 && WordIn(h.public, short, 0) < 0 {
				all = append(all, short)
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return slices.Compact(all)
}

// shown is what stands for a practice in place of what it is called for short.
func (h *hiding) shown(short string) string {
	if letters, known := h.own[short]; known {
		return letters
	}
	return h.own[strings.ToLower(h.tell[short])]
}

// WordIn is where a word, or several, in small letters stands in a text from a place
// on, however it is written there; −1 where it does not.
func WordIn(s, words string, from int) int {
	for at := from; at+len(words) <= len(s); at++ {
		if !strings.EqualFold(s[at:at+len(words)], words) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+len(words):])
		if !isLetterOrDigit(before) && !isLetterOrDigit(after) {
			return at
		}
	}
	return -1
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (h *hiding) replacer() *strings.Replacer { return strings.NewReplacer(h.names...) }

func hiddenName(letters string) string { return "Practice " + letters }
func hiddenID(letters string) string {
	return "practice-" + strings.ToLower(letters)
}

// commonWords are those that many names of practices share.
var commonWords = []string{"the", "surgery", "practice", "medical", "health", "centre", "center", "clinic", "group", "partners", "partnership", "doctors", "dr", "drs", "family", "house", "road", "lane", "street"}

// nameStem is what in a name of a practice tells which it is.
func nameStem(name string) string {
	words := strings.Fields(strings.ToLower(name))
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(commonWords, strings.Trim(w, ".,&")) })
	return strings.Join(words, " ")
}

// year is the year with its practices hidden: in the order of their letters, with
// rounded list sizes, and with what their rates were found to be in place of them.
// Nothing else that a practice may have is in it.
func (h *hiding) year(y *model.Year) *model.Year {
	hidden := deep.Clone(*y)
	sent, found := y.SentBy(), verdicts(y)
	var inFifth [insight.Fifths + 1]int
	for i := range y.Practices {
		if fifth := y.Practices[i].Fifth(); fifth > 0 {
			inFifth[fifth]++
		}
	}
	hidden.Practices = make([]model.Practice, len(y.Practices))
	for i, p := range y.Practices {
		own := model.Practice{ID: h.id(p.ID), Name: h.letters.Name(p.ID), Found: found[i]}
		if rounded := max(1, math.Round(p.ListSize.Value/1000)) * 1000; insight.SoundList(p.ListSize, sent[p.ID]) && rounded >= sent[p.ID] {
			own.ListSize = model.Given(rounded)
		}
		if fifth := p.Fifth(); inFifth[fifth] >= insight.FewestInFifth { // never the decile
			own.InFifth = fifth
		}
		hidden.Practices[i] = own
	}
	slices.SortFunc(hidden.Practices, func(a, b model.Practice) int { return compareIDs(a.ID, b.ID) })
	for i := range hidden.Referrals {
		by := hidden.Referrals[i].ByPractice
		for j := range by {
			by[j].Practice = h.id(by[j].Practice)
		}
		slices.SortFunc(by, func(a, b model.PracticeCount) int { return compareIDs(a.Practice, b.Practice) })
	}
	return &hidden
}

// verdicts are where each practice of a year lies among the others, in every stream
// and in all together; nil for those that can't be compared.
func verdicts(y *model.Year) []*chance.Found {
	found := make([]*chance.Found, len(y.Practices))
	prepared := check.Prepared(y)
	for stream := insight.AllStreams; stream < len(y.Referrals); stream++ {
		f := insight.FunnelOf(prepared, stream, true)
		if f.Why != "" && !f.Judged {
			continue
		}
		for _, q := range f.Practices {
			if found[q.Practice] == nil {
				found[q.Practice] = &chance.Found{}
			}
			id := ""
			if stream != insight.AllStreams {
				id = y.Referrals[stream].ID
			}
			found[q.Practice].Put(id, q.Position)
		}
	}
	return found
}

// compareIDs orders hidden ids by their letters: A to Z, then AA.
func compareIDs(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// id stands for a practice's. Those that the year lacks stay apart from each other: one
// id in place of two would be named twice, and what asks for two would be one.
func (h *hiding) id(id string) string {
	if letters := h.letters.Of(id); letters != noLetters {
		return hiddenID(letters)
	}
	at := slices.Index(h.unknown, id)
	if at < 0 {
		at, h.unknown = len(h.unknown), append(h.unknown, id)
	}
	if at == 0 {
		return hiddenID("unknown")
	}
	return hiddenID("unknown-" + strconv.Itoa(at+1))
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

// hide puts letters in the place of practices everywhere in a document: of their names
// in what people wrote and, where that is asked for, of their ids.
func (h *hiding) hide(v reflect.Value, field string, ids bool) {
	h.walk(v, field, "", func(v reflect.Value, field, where string) {
		switch {
		case field == "Practices":
			if ids {
				v.SetString(h.id(v.String()))
			}
		case where == "Scenario/Name":
			v.SetString(h.Title(v.String()))
		case field == "Author" || field == "AskedBy" || field == "Owner":
			v.SetString(h.Who(v.String()))
		case isWritten(field):
			v.SetString(h.text(v.String()))
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
		for word, name := range h.part {
			if at := WordIn(text, word, 0); at >= 0 && len(text) == v.Len() && capitals(v.String()[at:at+len(word)]) && !strings.Contains(text, nameStem(name)) {
				h.warnings = append(h.warnings, "“"+v.String()[at:at+len(word)]+"” is a part of the name of “"+name+"”, which may still be recognised in "+whereWords(where)+".")
			}
		}
	})
	slices.Sort(h.warnings)
	h.warnings = slices.Compact(h.warnings)
}

// isWritten tells whether a field holds what people wrote, and no id.
func isWritten(field string) bool {
	return !slices.Contains([]string{"Practices", "Practice", "Referrals", "Line", "Lines", "Provider", "ID", "Fingerprint", "Lettered", "Above998", "Above95", "Below95", "Below998", "PODs", "Specialties", "Specialty"}, field)
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
		if ids, are := v.Interface().([]string); are && field == "Practices" {
			slices.SortStableFunc(ids, compareIDs) // the order of the file tells which is which
		}
	case reflect.Pointer:
		if !v.IsNil() {
			h.walk(v.Elem(), field, where, visit)
		}
	}
}

// withinField is where a word ends within the name of a field.
var withinField = pattern.Lazy("([a-z])([A-Z])")

// whereWords says where a text stands, by the keys as they are written:
// "Scenario/Changes/AskedBy" is "changes, asked_by".
func whereWords(where string) string {
	words := strings.Split(strings.ToLower(withinField().ReplaceAllString(where, "${1}_${2}")), "/")
	words = slices.DeleteFunc(words, func(w string) bool { return w == "scenario" })
	if words[0] == "bundled" {
		words[0] = "the year"
	}
	return strings.Join(words, ", ")
}
