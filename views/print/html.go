package print

import (
	_ "embed" // the style of pages
	"html"
	"io"
	"strings"

	"fewer/scenarios/fault"
	"fewer/views/answers"
)

// PageStyle is how pages look: quiet, with large figures; light or dark as the reader
// prefers, on a telephone with a block for each row, and on paper black on white.
//
//go:embed page.css
var PageStyle string

// HTML writes an answer as a page that stands by itself.
func HTML(w io.Writer, a *answers.Answer) error {
	var b strings.Builder
	title := "Fewer"
	if len(a.Head) > 0 {
		title = a.Head[0].Text
	}
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + HTMLText(title) +
		"</title>\n<style>\n" + PageStyle + "</style>\n</head>\n<body>\n<main>\n")
	for i, said := range a.Head {
		tag := "p"
		if i == 0 {
			tag = "h1"
		}
		element(&b, tag, said.Text)
	}
	for i := range a.Sheets {
		htmlSheet(&b, &a.Sheets[i])
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func htmlSheet(b *strings.Builder, s *answers.Sheet) {
	if s.Title != "" {
		element(b, "h2", s.Title)
	}
	none := func(int) bool { return false }
	b.WriteString(HTMLSheet(s, s.Title, OnScreen{Row: none, Note: none}))
}

// OnScreen is what of a sheet stands on a screen only, and what paper says of that.
type OnScreen struct {
	Row, Note func(i int) bool
	Says      string // "" where all is on paper
}

// HTMLSheet is a sheet as it stands in a page, without its title: what is said above
// the table, the table under a caption for those who hear it, what is said below.
func HTMLSheet(s *answers.Sheet, caption string, only OnScreen) string {
	var b strings.Builder
	for _, said := range s.Sentences {
		element(&b, "p", said.Text)
	}
	if len(s.Columns) > 0 {
		htmlTable(&b, s, caption, only.Row)
	}
	if only.Says != "" { // hidden without a style too, where a server lets none through
		b.WriteString(`<p class="paper" hidden="hidden">` + HTMLText(only.Says) + "</p>\n")
	}
	for i, said := range s.Notes {
		if only.Note(i) {
			b.WriteString(`<p class="screen">` + HTMLText(said.Text) + "</p>\n")
		} else {
			element(&b, "p", said.Text)
		}
	}
	return b.String()
}

// htmlTable writes a table. Its roles are said besides, since on a narrow screen its
// rows are shown as blocks, and would no longer be taken for a table.
func htmlTable(b *strings.Builder, s *answers.Sheet, caption string, onScreen func(row int) bool) {
	columns := s.Shown()
	b.WriteString(`<table role="table">` + "\n")
	if caption != "" {
		b.WriteString(`<caption class="heard">` + HTMLText(caption) + "</caption>\n")
	}
	b.WriteString(`<thead role="rowgroup"><tr role="row">`)
	for _, k := range columns {
		class := ""
		if s.Columns[k].Kind.IsFigure() && k != columns[0] {
			class = ` class="f"`
		}
		b.WriteString(`<th role="columnheader" scope="col"` + class + ">" + HTMLText(s.Columns[k].Name()) + "</th>")
	}
	b.WriteString("</tr></thead>\n<tbody role=\"rowgroup\">\n")
	for i := range s.Rows {
		htmlRow(b, s, &s.Rows[i], columns, onScreen(i))
	}
	b.WriteString("</tbody>\n</table>\n")
}

func htmlRow(b *strings.Builder, s *answers.Sheet, row *answers.Row, columns []int, onScreen bool) {
	b.WriteString(`<tr role="row"`)
	switch {
	case row.Total:
		b.WriteString(` class="total"`)
	case onScreen:
		b.WriteString(` class="screen"`)
	}
	b.WriteString(">")
	for _, k := range columns {
		text := ""
		if k < len(row.Cells) {
			text = HTMLText(row.Cells[k].Text)
		}
		switch {
		case k == columns[0]:
			b.WriteString(`<th role="rowheader" scope="row">` + strings.Repeat("\u2003", row.Level) + text + "</th>")
		case text == "":
			b.WriteString(`<td role="cell"></td>`)
		default:
			class := ""
			if s.Columns[k].Kind.IsFigure() {
				class = ` class="f"`
			}
			b.WriteString(`<td role="cell"` + class + ` data-of="` + HTMLText(s.Columns[k].Name()) + `">` + text + "</td>")
		}
	}
	b.WriteString("</tr>\n")
}

func element(b *strings.Builder, tag, text string) {
	if text != "" {
		b.WriteString("<" + tag + ">" + HTMLText(text) + "</" + tag + ">\n")
	}
}

// HTMLText is a text within a page: nothing in it is a tag, and what runs from right
// to left takes no figure beside it along.
func HTMLText(s string) string { return html.EscapeString(Isolate(fault.ShownName(s))) }
