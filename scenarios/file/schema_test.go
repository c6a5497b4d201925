package file

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/fault"
	"fewer/scenarios/scenariotest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

func compiledSchema(t *testing.T, kind fault.FileKind) *jsonschema.Schema {
	t.Helper()
	text, err := Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asEditor is a YAML file as an editor reads it: with YAML 1.2, to which a number
// with underscores is text.
func asEditor(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = asEditor(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		all := make([]any, len(n.Content))
		for i, c := range n.Content {
			all[i] = asEditor(c)
		}
		return all
	case yaml.AliasNode:
		return asEditor(n.Alias)
	}
	if strings.Contains(n.Value, "_") || n.Tag == "!!timestamp" {
		return n.Value
	}
	var v any
	if err := n.Decode(&v); err != nil {
		return n.Value
	}
	return v
}

// valid tells whether an editor would find nothing wrong with a file.
func valid(t *testing.T, s *jsonschema.Schema, data []byte) (ok bool, why error) {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil || len(n.Content) == 0 {
		return false, err
	}
	why = s.Validate(asEditor(n.Content[0]))
	return why == nil, why
}

func TestSchemasAcceptWhatTheReaderAccepts(t *testing.T) {
	years := []string{"../samples/northshire.year.yaml", "../broken/beside.yaml", filepath.Join(examples, "locality.year.yaml")}
	warned, _ := filepath.Glob("../broken/warning-*.year.yaml")
	s := compiledSchema(t, fault.YearFile)
	for _, file := range append(years, warned...) {
		if ok, why := valid(t, s, scenariotest.ReadFile(t, file)); !ok {
			t.Errorf("%s: %v", file, why)
		}
	}
	scenarios, _ := filepath.Glob("../samples/*.scenario.yaml")
	more, _ := filepath.Glob(filepath.Join(examples, "*.scenario.yaml"))
	warned, _ = filepath.Glob("../broken/warning-*.scenario.yaml")
	s = compiledSchema(t, fault.ScenarioFile)
	for _, file := range slices.Concat(scenarios, more, warned) {
		if ok, why := valid(t, s, scenariotest.ReadFile(t, file)); !ok {
			t.Errorf("%s: %v", file, why)
		}
	}
	if ok, why := valid(t, s, []byte(everyKeyOfAScenario)); !ok {
		t.Error(why)
	}
}

// beyondSchema begin the names of broken files that a schema cannot know to be so:
// it sees neither the text of the file, nor the order of keys, nor references, nor
// what follows from several figures.
var beyondSchema = []string{
	"file-two-documents", "text-control-character", "text-right-to-left",
	"yaml-alias", "yaml-anchor", "yaml-tag", "yaml-second-document-ends", "key-dash-missing", "count-with-comma", "id-repeated", "file-utf-16", "key-repeated", "by-practice-twice",
	"missing-", "counts-", "data-", "floor-above", "measured-by-line", "covers-unknown-line", "covers-line-of-another", "contract-",
	"line-unknown-provider", "profile-without-weight", "profile-all-zero", "forecast-recent-too-long", "forecast-recent-of-a-total",
	"forecast-recent-without-activity", "forecast-recent-weeks-in", "forecast-recent-months", "count-in-a-month", "market-forces-without", "forecast-amount", "stream-", "by-practice-unknown", "by-practice-above", "leads-to-", "instead-without-activity",
	"weeks-reversed", "weeks-of-change", "practices-twice", "proposals-twice", "proposal-misses", "proposal-without-lines", "plan-times-price", "change-comes-to", "line-comes-to", "lines-come-to", "proposal-comes-to", "provider-comes-to",
	"year-of-two-years", "number-of-thousands", "number-octal", "number-with-exponent", "number-hexadecimal", "number-too-large", "number-with-comma-in-list", "result-with-parts",
	"steps-inwards", "steps-without-an-end", "steps-that-all-end", "steps-in-pounds", "tables-twice", "guess-twice", "guess-in-two-ways", "revealed-", "answers-before-the-reveal",
}

func TestSchemasRejectWhatTheyCanKnow(t *testing.T) {
	kinds := map[string]*jsonschema.Schema{".year.yaml": compiledSchema(t, fault.YearFile), ".scenario.yaml": compiledSchema(t, fault.ScenarioFile)}
	used := make([]bool, len(beyondSchema))
	for _, file := range brokenFiles(t) {
		name, ending, _ := strings.Cut(filepath.Base(file), ".")
		if strings.HasPrefix(name, "warning-") {
			continue
		}
		ok, _ := valid(t, kinds["."+ending], scenariotest.ReadFile(t, file))
		i := slices.IndexFunc(beyondSchema, func(begins string) bool { return strings.HasPrefix(name, begins) })
		switch {
		case ok && i < 0:
			t.Errorf("%s: an editor would find nothing wrong; where no schema can know it, say so in beyondSchema", name)
		case ok:
			used[i] = true
		}
	}
	for i, begins := range beyondSchema {
		if !used[i] {
			t.Errorf("no file that begins with %s is beyond the schema", begins)
		}
	}
}
