package handout

import (
	"strings"

	"fewer/model"
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
	for _, line := range p.Lead {
		b.WriteString("\n" + print.MarkdownText(line) + "\n")
	}
	if len(p.YearEnd) > 0 {
		b.WriteString("\n")
	}
	for _, end := range p.YearEnd {
		said := model.UpperFirst(end.Terms) + ": " + end.ToThePenny
		if end.Saved != "" {
			said += "; " + end.Saved
		}
		b.WriteString("- " + print.MarkdownText(said+".") + "\n")
	}
	for _, s := range p.Sections {
		b.WriteString("\n## " + print.MarkdownText(s.Heading) + "\n\n")
		for _, item := range s.Items {
			b.WriteString("- " + print.MarkdownText(item.Says) + "\n")
			for _, note := range item.Notes {
				b.WriteString("  - " + print.MarkdownText(note) + "\n")
			}
		}
		for i, picture := range s.Pictures {
			if i > 0 || len(s.Items) > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("*" + print.MarkdownText(picture.Title) + ".* " + print.MarkdownText(picture.Says) + "\n")
		}
		for i := range s.Sheets {
			if i > 0 || len(s.Items)+len(s.Pictures) > 0 {
				b.WriteByte('\n')
			}
			if s.Sheets[i].Title != "" {
				b.WriteString("### " + print.MarkdownText(s.Sheets[i].Title) + "\n\n")
			}
			b.WriteString(strings.TrimRight(print.MarkdownSheet(&s.Sheets[i]), "\n") + "\n")
		}
	}
	return b.String()
}
