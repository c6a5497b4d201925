package words

import (
	"slices"
	"strings"
	"unicode"
)

// Search is what is typed to find something by its name.
type Search []string

// SearchFor is a search for every word of a text.
func SearchFor(text string) Search { return strings.Fields(strings.ToLower(text)) }

// Closeness is how near a name comes to what is searched: the less, the nearer.
type Closeness int

const (
	// Named has every word as a word of its own: "ent" is one in "ENT to Midshire
	// General", and neither in "continence" nor in "entries".
	Named Closeness = iota
	// Begun has a word that begins with each: "entr" does in "entries", "tries" does not.
	Begun
	// Within has every word somewhere.
	Within
	// Related has the others among what else people call it.
	Related
	// Unlike has not all of them.
	Unlike
)

// Of tells how near a name comes, and what else it is called.
func (s Search) Of(name, more string) Closeness {
	if len(s) == 0 {
		return Named
	}
	name, more = strings.ToLower(name), strings.ToLower(more)
	switch {
	case s.holds(name, func(part, w string) bool { return part == w }):
		return Named
	case s.holds(name, strings.HasPrefix):
		return Begun
	case s.within(name):
		return Within
	case s.within(name + " " + more):
		return Related
	}
	return Unlike
}

func (s Search) within(text string) bool {
	return !slices.ContainsFunc(s, func(w string) bool { return !strings.Contains(text, w) })
}

func (s Search) holds(text string, is func(part, w string) bool) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != '%' })
	return !slices.ContainsFunc(s, func(w string) bool {
		found := slices.ContainsFunc(parts, func(part string) bool { return is(part, w) })
		return !found && !(strings.ContainsAny(w, " -'’") && strings.Contains(text, w))
	})
}

// Ranked lists which of so many names a search finds, the nearest first and of equal ones
// the first.
func (s Search) Ranked(count int, name func(i int) (name, more string)) (found []int) {
	near := make([]Closeness, count)
	for i := range count {
		if near[i] = s.Of(name(i)); near[i] < Unlike {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(i, j int) int { return int(near[i] - near[j]) })
	return found
}

// Reach is how near a text must come to be left in a list that a search shortens: as a
// name or its beginning where any does, else within words.
func (s Search) Reach(count int, text func(i int) string) Closeness {
	for i := range count {
		if s.Of(text(i), "") <= Begun {
			return Begun
		}
	}
	return Within
}
