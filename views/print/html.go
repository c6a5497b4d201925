package print

import (
	"html"
	"io"
	"strings"

	"fewer/scenarios/fault"
	"fewer/views/answers"
)

// pageStyle makes tables readable on a screen and on paper, whatever colours the
// reader prefers.
const pageStyle = `body{font-family:Arial,Helvetica,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#000;background:#fff}` +
	`table{border-collapse:collapse;margin:1em 0}th,td{padding:.15em .6em;text-align:left;vertical-align:bottom}` +
	`th.f,td.f{text-align:right}td.f{white-space:nowrap}tr.total td{border-top:1px solid #000;font-weight:bold}thead th{border-bottom:1px solid #000}`

// HTML writes an answer as a page that stands by itself.
func HTML(w io.Writer, a *answers.Answer) error {
	var b strings.Builder
	title := "Fewer"
	if len(a.Head) > 0 {
		title = a.Head[0].Text
	}
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + htmlText(title) +
		"</title>\n<style>" + pageStyle + "</style>\n</head>\n<body>\n")
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
	b.WriteString("</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func htmlSheet(b *strings.Builder, s *answers.Sheet) {
	if s.Title != "" {
		element(b, "h2", s.Title)
	}
	for _, said := range s.Sentences {
		element(b, "p", said.Text)
	}
	if len(s.Columns) > 0 {
		htmlTable(b, s)
	}
	for _, said := range s.Notes {
		element(b, "p", said.Text)
	}
}

func htmlTable(b *strings.Builder, s *answers.Sheet) {
	columns := s.Shown()
	cell := func(k int, tag, text string) {
		class := ""
		if s.Columns[k].Kind.IsFigure() && k != columns[0] {
			class = ` class="f"`
		}
		b.WriteString("<" + tag + class + ">" + htmlText(text) + "</" + tag[:2] + ">")
	}
	b.WriteString("<table>\n<thead><tr>")
	for _, k := range columns {
		cell(k, `th scope="col"`, s.Columns[k].Name())
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Total {
			b.WriteString(`<tr class="total">`)
		} else {
			b.WriteString("<tr>")
		}
		for _, k := range columns {
			text := ""
			if k < len(row.Cells) {
				text = row.Cells[k].Text
			}
			if k == columns[0] {
				text = strings.Repeat("\u2003", row.Level) + text
			}
			cell(k, "td", text)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
}

func element(b *strings.Builder, tag, text string) {
	if text != "" {
		b.WriteString("<" + tag + ">" + htmlText(text) + "</" + tag + ">\n")
	}
}

// htmlText is a text within a page: nothing in it is a tag, and what runs from right
// to left takes no figure beside it along.
func htmlText(s string) string { return html.EscapeString(Isolate(fault.ShownName(s))) }
