package print

import (
	"fmt"
	"io"
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/views/answers"
)

// CSV writes the tables of an answer one after another, each under its headings and
// with a line between two. Amounts are pounds with two decimals and other numbers
// plain, so that a spreadsheet reckons with them; it takes no text for a formula.
func CSV(w io.Writer, a *answers.Answer) error {
	var b strings.Builder
	for i, s := range a.Tables() {
		if i > 0 {
			b.WriteString("\r\n")
		}
		csvTable(&b, s)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func csvTable(b *strings.Builder, s *answers.Sheet) {
	var cells []string
	line := func() {
		b.WriteString(strings.Join(cells, ",") + "\r\n")
		cells = cells[:0]
	}
	for i := range s.Columns {
		if c := &s.Columns[i]; c.Kind != answers.Picture {
			cells = append(cells, csvText(columnName(c)))
		}
	}
	line()
	var within []string // the names of the rows that a row is a part of
	for i := range s.Rows {
		row := &s.Rows[i]
		within = append(within[:min(row.Level, len(within))], row.Cells[0].Text)
		if len(row.Cells) == 1 {
			continue // a heading of those that follow
		}
		for k := range s.Columns {
			switch {
			case s.Columns[k].Kind == answers.Picture:
			case k >= len(row.Cells):
				cells = append(cells, "")
			case k == 0 && row.Level > 0:
				cells = append(cells, csvText(strings.Join(within, ": ")))
			default:
				cells = append(cells, csvCell(&row.Cells[k]))
			}
		}
		line()
	}
}

// columnName is what a column is called in a list for programs.
func columnName(c *answers.Column) string {
	if c.Key != "" {
		return c.Key
	}
	return c.Name()
}

func csvCell(c *answers.Cell) string {
	switch v := c.Value.(type) {
	case nil:
		return ""
	case model.Money:
		return v.Decimal()
	case float64:
		return answers.Decimal(v).String()
	case int, bool:
		return fmt.Sprint(v)
	case string:
		return csvText(v)
	case []answers.Object:
		return csvText(sentences(v))
	}
	return csvText(c.Text)
}

// sentences are what a list of reasons says in words.
func sentences(list []answers.Object) string {
	var said []string
	for _, o := range list {
		for _, f := range o {
			if text, ok := f.Value.(string); ok && f.Name == "sentence" {
				said = append(said, text)
			}
		}
	}
	return strings.Join(said, " ")
}

// csvText is a text as a cell: on one line, quoted where it must be, and never a
// formula.
func csvText(s string) string {
	s = strings.Join(strings.Fields(fault.ShownName(s)), " ")
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	if strings.ContainsAny(s, `,";`) {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
