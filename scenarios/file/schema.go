package file

import (
	"bytes"
	"encoding/json"

	"fewer/scenarios/fault"
)

// Schema is the JSON Schema of year files or of scenario files, for editors that
// complete and check while somebody types. It is made of the same keys as the
// reader, which also finds what no schema can say.
func Schema(kind fault.FileKind) ([]byte, error) {
	s, title := yearKeys.describe(), "A year file of Fewer"
	if kind == fault.ScenarioFile {
		s, title = scenarioKeys.describe(), "A scenario file of Fewer"
	}
	required, _ := s["required"].([]string)
	s = with(s, schema{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title,
		"required": append([]string{fault.FormatKey}, required...),
	})
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
