package amend

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/file"
)

// MoreLines writes lines that a year does not have yet, to be put at the end of the
// list of lines in its file: indented as the lines there are. data is that file,
// empty where there is none. Lines whose id the year has get another. It is an error
// where the year with these lines would be at fault.
func MoreLines(y *model.Year, data []byte, lines []model.Line) ([]byte, error) {
	with := *y
	with.Lines = slices.Clone(y.Lines)
	for _, l := range lines {
		l.ID = freeID(with.Lines, l.ID)
		with.Lines = append(with.Lines, l)
	}
	if _, err := file.EncodeYear(&with); err != nil {
		return nil, err
	}
	text, err := file.EncodeLines(with.Lines[len(y.Lines):])
	if err != nil {
		return nil, err
	}
	indent := strings.Repeat(" ", indentOfLines(data))
	var b bytes.Buffer
	for _, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		b.WriteString(indent + line + "\n")
	}
	return b.Bytes(), nil
}

func freeID(lines []model.Line, id string) string {
	free := id
	for n := 2; slices.ContainsFunc(lines, func(l model.Line) bool { return l.ID == free }); n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// indentOfLines is how far the dashes of the lines in a year file are indented.
func indentOfLines(data []byte) int {
	const usual = 2
	var doc yaml.Node
	if yaml.Unmarshal(data, &doc) != nil || len(doc.Content) == 0 {
		return usual
	}
	top := doc.Content[0].Content
	for i := 0; i+1 < len(top); i += 2 {
		if list := top[i+1]; top[i].Value == "lines" && list.Kind == yaml.SequenceNode && list.Style&yaml.FlowStyle == 0 {
			return max(0, list.Column-1)
		}
	}
	return usual
}
