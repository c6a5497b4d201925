package scenarios

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/fault"
	"fewer/scenarios/letters"
)

// OtherName is what people type for what no practice has.
const OtherName = "other"

// NoPractice says why a name means no practice of the year, or more than one.
type NoPractice struct{ says, hint string }

// Error says what is wrong; Hint what to type instead.
func (e *NoPractice) Error() string { return e.says }

// Hint says what to type instead.
func (e *NoPractice) Hint() string { return e.hint }

// PracticeNamed finds the practice that a name means: its id, its code, its name, or a
// part of its name that no other has; OtherName is what no practice has. It gives the
// practice's index in the year's, or insight.OtherPractices. Errors are *NoPractice.
func PracticeNamed(y *model.Year, typed string) (int, error) {
	name := strings.Join(strings.Fields(strings.ToLower(typed)), " ")
	switch {
	case len(y.Practices) == 0:
		return 0, &NoPractice{
			"this year names no practices, so that nothing is known of “" + typed + "”",
			"name them under practices: in the year file, and what each refers under by_practice: of the streams",
		}
	case name == "":
		return 0, &NoPractice{"no practice is named", "write its id, its name or a part of it"}
	}
	same := func(of func(p *model.Practice) string) (found []int) {
		for i := range y.Practices {
			if strings.EqualFold(strings.Join(strings.Fields(of(&y.Practices[i])), " "), name) {
				found = append(found, i)
			}
		}
		return found
	}
	id := func(p *model.Practice) string { return p.ID }
	if found := same(id); len(found) > 0 {
		return found[0], nil
	}
	if name == OtherName || name == "other practices" {
		return insight.OtherPractices, nil
	}
	full := func(p *model.Practice) string { return p.Name }
	for _, found := range [][]int{same(func(p *model.Practice) string { return p.Code }), same(full), holding(y, name)} {
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return 0, severalFit(y, typed, found)
		}
	}
	return 0, noneFits(y, typed)
}

// holding are the practices whose names or ids hold every word: where some hold them
// from the beginning of a word, those alone.
func holding(y *model.Year, name string) (found []int) {
	words := strings.Fields(name)
	var begun []int
	for i := range y.Practices {
		text := " " + strings.ToLower(y.Practices[i].Name+" "+strings.ReplaceAll(y.Practices[i].ID, "-", " ")+" "+y.Practices[i].ID)
		begins := true
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			for _, w := range words {
				begins = begins && strings.Contains(text, " "+w)
			}
			found = append(found, i)
			if begins {
				begun = append(begun, i)
			}
		}
	}
	if len(begun) > 0 {
		return begun
	}
	return found
}

// severalFit names those that a name fits.
func severalFit(y *model.Year, typed string, found []int) error {
	const most = 4
	names := make([]string, 0, most)
	for _, i := range found[:min(len(found), most)] {
		names = append(names, y.Practices[i].Name+" ("+y.Practices[i].ID+")")
	}
	if more := len(found) - most; more > 0 {
		names = append(names, strconv.Itoa(more)+" more")
	}
	return &NoPractice{"“" + typed + "” fits " + model.ListWords(names), "write more of its name, or its id"}
}

// noneFits says which practice is nearest, or which there are.
func noneFits(y *model.Year, typed string) error {
	says, ids := "the year has no practice “"+typed+"”", make([]string, 0, 2*len(y.Practices))
	of := map[string]*model.Practice{}
	for i := range y.Practices {
		p := &y.Practices[i]
		for _, called := range []string{p.Name, p.ID} {
			of[called] = p
			ids = append(ids, called)
		}
	}
	if near := of[fault.Nearest(typed, ids)]; near != nil {
		return &NoPractice{says, "did you mean " + near.Name + " (" + near.ID + ")?"}
	}
	if len(y.Practices) <= 12 {
		names := make([]string, len(y.Practices))
		for i := range y.Practices {
			names[i] = y.Practices[i].Name
		}
		return &NoPractice{says, "it has " + model.ListWords(names)}
	}
	return &NoPractice{says, "fewer practices --names lists them"}
}

// ForPractice is what was opened as one practice may hand it on: all others go by
// letters in it, in the year and in what people wrote in the scenarios.
func (o *Opened) ForPractice(practice int) *Opened {
	own := *o
	var shown []string
	if practice != insight.OtherPractices {
		shown = []string{o.Year.Practices[practice].ID}
	}
	own.Scenarios = slices.Clone(o.Scenarios)
	for i := range own.Scenarios {
		doc := letters.HideOthers(o.Year, own.Scenarios[i].Document, shown...)
		own.Scenarios[i].Document = &doc
	}
	own.Year = letters.HideNames(o.Year, shown...).Year()
	return &own
}
