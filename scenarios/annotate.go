package scenarios

import (
	"bytes"
	"strings"

	"fewer/model"
)

// EncodeYearWith writes a year file as EncodeYear does, with comments: head above
// its first line, notes above the entries with these ids.
func EncodeYearWith(y *model.Year, head []string, notes map[string][]string) ([]byte, error) {
	data, err := EncodeYear(y)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	comment := func(indent string, lines []string) {
		for _, l := range lines {
			b.WriteString(indent + "# " + oneLine(printable(l)) + "\n")
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

// ReplaceYear writes a year file over one that is there, which is kept under the
// name with a ~. Errors are *SaveError.
func ReplaceYear(path string, content []byte) error {
	var d disk = osDisk{}
	at := followed(path)
	info, err := d.Stat(at)
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = otherThanFile(info.Mode())
	case isProtected(info):
		err = errMarkedReadOnly
	default:
		_, err = writeWhole(d, at, content)
	}
	if err != nil {
		return &SaveError{Path: path, Reason: diskReason(err), Kept: "Nothing was changed.", Err: err}
	}
	return nil
}
