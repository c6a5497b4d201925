// Package print writes answers out: one printer for each format, and none that knows
// what an answer is about. Formats lists them.
package print

import (
	"encoding/json"
	"io"

	"fewer/views/answers"
)

// Format is a form in which an answer can be written to a file.
type Format struct {
	Name  string // of the switch that asks for it, and the usual ending of its files
	About string
	Lists bool // it has the tables only, and of some answers others than those that are shown
	Write func(io.Writer, *answers.Answer) error
}

// Formats are those that every command with an answer can write to a file.
var Formats = []Format{
	{"csv", "tables of figures for a spreadsheet", true, CSV},
	{"md", "a page in Markdown", false, Markdown},
	{"html", "a page for a browser", false, HTML},
}

// JSON writes v for people and programs: indented, names as they are written.
func JSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
