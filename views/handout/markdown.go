package handout

import (
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

// escape makes text safe in Markdown: nothing in it becomes a heading, a link or
// a tag, and nothing commands a terminal.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case unicode.IsControl(r):
			b.WriteByte(' ')
			continue
		case strings.ContainsRune("\\`*_[]<>|~", r):
			b.WriteByte('\\')
		case i == 0 && strings.ContainsRune("#+-", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
