package handout

import (
	"strings"

	"fewer/views/print"
)

// Markdown writes the page as Markdown. What people typed stands there as text,
// whatever it would mean in Markdown.
func (p Page) Markdown() string {
	var b strings.Builder
	b.WriteString("# " + print.MarkdownText(p.Title) + "\n\n")
	for i, line := range p.Under {
		b.WriteString(print.MarkdownText(line))
		if i < len(p.Under)-1 {
			b.WriteString("  ")
		}
		b.WriteByte('\n')
	}
	for _, s := range p.Sections {
		b.WriteString("\n## " + print.MarkdownText(s.Heading) + "\n\n")
		for _, item := range s.Items {
			b.WriteString("- " + print.MarkdownText(item.Says) + "\n")
			for _, note := range item.Notes {
				b.WriteString("  - " + print.MarkdownText(note) + "\n")
			}
		}
	}
	return b.String()
}
