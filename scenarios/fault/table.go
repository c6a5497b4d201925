package fault

import (
	"bytes"
	"strings"

	"fewer/scenarios/pattern"
)

// rowsLookedAt is how many of the first rows tell whether a file is a table.
const rowsLookedAt = 20

// keyLine is a line of a year or scenario file: a key and its colon.
var keyLine = pattern.Lazy(`^\s*(?:- *)*[{\[]?\s*["']?[A-Za-z_]+["']?:(?:\s|$)`)

// isTable tells whether a text is a table, with commas, semicolons, tabs or bars
// between its columns: most of its first rows have as many of them, and none is a
// key of a year or scenario file.
func isTable(text []byte) bool {
	if formatLine().Match(text) {
		return false
	}
	var rows []string
	for len(text) > 0 && len(rows) < rowsLookedAt {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		if s := strings.TrimSpace(string(line)); s != "" && s[0] != '#' {
			rows = append(rows, strings.Trim(string(line), "\r"))
		}
	}
	for _, separator := range "\t,;|" {
		byCount := map[int]int{}
		for _, row := range rows {
			if n := separators(row, separator); n > 0 && (separator == '\t' || separator == '|' || !keyLine().MatchString(row)) {
				byCount[n]++
			}
		}
		for n, alike := range byCount {
			sentence := len(rows) == 1 && n == 1 && separator == ','
			if 3*alike >= 2*len(rows) && !sentence {
				return true
			}
		}
	}
	return false
}

// separators counts the separators of a row that stand outside quotation marks.
func separators(row string, separator rune) (n int) {
	quoted := false
	for _, r := range row {
		switch {
		case r == '"':
			quoted = !quoted
		case r == separator && !quoted:
			n++
		}
	}
	return n
}

// A table is no year file; what to do with its figures.
const (
	tableWhat = "this is a table of figures, not a year or scenario file"
	tableHint = "`fewer import` makes a year file of it"
)
