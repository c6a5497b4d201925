package handout

import (
	"slices"
	"strings"
	"unicode"
)

// Markdown writes the page as Markdown. What people typed stands there as text,
// whatever it would mean in Markdown.
func (p Page) Markdown() string {
	var b strings.Builder
	b.WriteString("# " + escape(p.Title) + "\n\n")
	for i, line := range p.Under {
		b.WriteString(escape(line))
		if i < len(p.Under)-1 {
			b.WriteString("  ")
		}
		b.WriteByte('\n')
	}
	for _, s := range p.Sections {
		b.WriteString("\n## " + escape(s.Heading) + "\n\n")
		for _, item := range s.Items {
			b.WriteString("- " + escape(item.Says) + "\n")
			for _, note := range item.Notes {
				b.WriteString("  - " + escape(note) + "\n")
			}
		}
	}
	return b.String()
}

// escape makes text safe in Markdown: nothing in it becomes a heading, a list, a
// link, a tag, an entity or a formula, and nothing commands a terminal. Text in a
// script that runs from right to left is set apart, so that it takes no figure
// beside it along.
func escape(s string) string {
	runes := []rune(strings.TrimSpace(isolate(strings.Map(withoutControl, s))))
	var b strings.Builder
	for i, r := range runes {
		next := rune(' ')
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&#$", r),
			i == 0 && strings.ContainsRune("+-=", r),
			(r == '.' || r == ')') && isNumber(runes[:i]),        // begins a list
			r == ':' && !unicode.IsSpace(next) && !isDigit(next), // http://, mailto:, :smile:
			r == '.' && endsIn(runes[:i], "www") && next != ' ':  // www.
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
