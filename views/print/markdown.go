package print

import (
	"io"
	"strings"

	"fewer/views/answers"
)

// Markdown writes an answer as a page of Markdown.
func Markdown(w io.Writer, a *answers.Answer) error {
	var b strings.Builder
	for i, said := range a.Head {
		if i == 0 {
			b.WriteString("# ")
		}
		b.WriteString(MarkdownText(said.Text) + "\n\n")
	}
	for i := range a.Sheets {
		markdownSheet(&b, &a.Sheets[i])
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

func markdownSheet(b *strings.Builder, s *answers.Sheet) {
	if s.Title != "" {
		b.WriteString("## " + MarkdownText(s.Title) + "\n\n")
	}
	b.WriteString(MarkdownSheet(s))
}

// MarkdownSheet is a sheet as it stands in a page, without its title.
func MarkdownSheet(s *answers.Sheet) string {
	b := new(strings.Builder)
	say := func(said []answers.Sentence) {
		for _, one := range said {
			if one.Text != "" {
				b.WriteString(MarkdownText(one.Text) + "\n\n")
			}
		}
	}
	say(s.Sentences)
	if len(s.Columns) > 0 {
		markdownTable(b, s)
	}
	say(s.Notes)
	return b.String()
}

func markdownTable(b *strings.Builder, s *answers.Sheet) {
	columns := s.Shown()
	line := func(cell func(k int) string) {
		for _, k := range columns {
			b.WriteString("| " + cell(k) + " ")
		}
		b.WriteString("|\n")
	}
	line(func(k int) string { return markdownCell(s.Columns[k].Name()) })
	line(func(k int) string {
		if s.Columns[k].Kind.IsFigure() {
			return "---:"
		}
		return "---"
	})
	for i := range s.Rows {
		row := &s.Rows[i]
		line(func(k int) string {
			switch {
			case k >= len(row.Cells):
				return ""
			case k == columns[0] && row.Level > 0:
				return strings.Repeat("&emsp;", row.Level) + markdownCell(row.Cells[k].Text)
			case row.Total && row.Cells[k].Text != "":
				return "**" + markdownCell(row.Cells[k].Text) + "**"
			}
			return markdownCell(row.Cells[k].Text)
		})
	}
	b.WriteByte('\n')
}
