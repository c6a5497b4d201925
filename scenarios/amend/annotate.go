package amend

import (
	"bytes"
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
)

// EncodeYearWith writes a year file as EncodeYear does, with comments: head above
// its first line, notes above the entries with these ids.
func EncodeYearWith(y *model.Year, head []string, notes map[string][]string) ([]byte, error) {
	data, err := file.EncodeYear(y)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	comment := func(indent string, lines []string) {
		for _, l := range lines {
			b.WriteString(indent + commented(l))
		}
	}
	comment("", head)
	for line := range bytes.Lines(data) {
		if id, found := entryID(string(line)); found {
			comment(strings.Repeat(" ", len(line)-len(bytes.TrimLeft(line, " "))), notes[id])
		}
		b.Write(line)
	}
	return b.Bytes(), nil
}

func commented(line string) string { return "# " + fault.OneLine(fault.Printable(line)) + "\n" }

// Headed gives a year file the first lines of another import in place of those of the one
// before: the line that begins as theirs does, and below it those with the mark. Where a
// person has taken that line out it stays out.
func Headed(content []byte, head []string, begins, mark string) []byte {
	var b bytes.Buffer
	found, within := false, false
	for line := range bytes.Lines(content) {
		within = within && bytes.HasPrefix(line, []byte("# "+mark))
		if !found && bytes.HasPrefix(line, []byte("# "+begins)) {
			found, within = true, true
			for _, l := range head {
				b.WriteString(commented(l))
			}
		}
		if !within {
			b.Write(line)
		}
	}
	return b.Bytes()
}
