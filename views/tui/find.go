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
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != '%' })
	for _, w := range words {
		if !slices.Contains(parts, w) && !(strings.ContainsAny(w, " -'’") && strings.Contains(text, w)) {
			return false
		}
	}
	return true
}
