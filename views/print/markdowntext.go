package print

import (
	"slices"
	"strings"
	"unicode"
)

// MarkdownText makes text safe in Markdown: nothing in it becomes a heading, a list, a
// link, a tag, an entity or a formula, and nothing commands a terminal. Text in a
// script that runs from right to left is set apart, so that it takes no figure
// beside it along.
func MarkdownText(s string) string { return markdownText(s, true) }

// markdownCell is a text within a table, where no line begins.
func markdownCell(s string) string { return markdownText(s, false) }

func markdownText(s string, begins bool) string {
	runes := []rune(strings.TrimSpace(Isolate(strings.Map(withoutControl, s))))
	var b strings.Builder
	for i, r := range runes {
		next := rune(' ')
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&#$", r),
			begins && i == 0 && strings.ContainsRune("+-=", r),
			begins && (r == '.' || r == ')') && isNumber(runes[:i]), // begins a list
			r == ':' && !unicode.IsSpace(next) && !isDigit(next),    // http://, mailto:, :smile:
			r == '.' && endsIn(runes[:i], "www") && next != ' ':     // www.
			b.WriteByte('\\')
		case r == '@':
			// Some readers make links of addresses after they have taken the
			// backslashes out; a mark without width stops them.
			b.WriteString("\\@" + wordJoiner)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// wordJoiner has no width, and belongs to no address.
const wordJoiner = "\u2060"

// withoutControl is a character as it may stand on a line.
func withoutControl(r rune) rune {
	if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return r
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isNumber tells whether a line begins with nothing but digits.
func isNumber(runes []rune) bool {
	return len(runes) > 0 && !slices.ContainsFunc(runes, func(r rune) bool { return !isDigit(r) })
}

func endsIn(runes []rune, word string) bool {
	return len(runes) >= len(word) && strings.EqualFold(string(runes[len(runes)-len(word):]), word)
}
