package tui

import (
	"slices"
	"strings"
	"unicode"
)

// SearchWords are the words of a search, in small letters.
func SearchWords(text string) []string { return strings.Fields(strings.ToLower(text)) }

// HoldsAll tells whether every word stands somewhere in a text in small letters.
func HoldsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// HoldsWholeWords tells whether every word stands in a text in small letters as a
// word of its own, and not within another: "ent" does in "ent to midshire general", and
// neither in "continence" nor in "entries".
func HoldsWholeWords(text string, words []string) bool {
	return holds(text, words, func(part, w string) bool { return part == w })
}

// HoldsBeginnings tells whether with every word a word of the text begins: "entr" does so
// in "entries", and "tries" does not.
func HoldsBeginnings(text string, words []string) bool { return holds(text, words, strings.HasPrefix) }

func holds(text string, words []string, is func(part, w string) bool) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != '%' })
	for _, w := range words {
		found := slices.ContainsFunc(parts, func(part string) bool { return is(part, w) })
		if !found && !(strings.ContainsAny(w, " -'’") && strings.Contains(text, w)) {
			return false
		}
	}
	return true
}
