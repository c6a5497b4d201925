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
			b.WriteString(indent + "# " + fault.OneLine(fault.Printable(l)) + "\n")
		}
	}
	comment("", head)
	for line := range bytes.Lines(data) {
		entry := strings.TrimLeft(string(line), " ")
		if id, found := strings.CutPrefix(entry, "- id: "); found {
			id = strings.Trim(strings.TrimSpace(id), `"'`)
			comment(strings.Repeat(" ", len(line)-len(entry)), notes[id])
		}
		b.Write(line)
	}
	return b.Bytes(), nil
}
