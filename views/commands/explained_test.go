package commands

import (
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model/figure"
)

// Every figure of project --json is explained, as the figure that it is, and what
// is left over for rounding anywhere beneath it is pennies.
func TestEveryFigureOfProjectIsExplained(t *testing.T) {
	t.Parallel()
	for _, c := range workedCases {
		if c.year != byMonth || !*everyInput && c.says != "4-costs.json" && c.says != "7-cut-week.json" {
			continue
		}
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			x, _, err := explainer(root(), []string{filepath.Join(examples, c.year), filepath.Join(examples, c.scenario)}, "")
			if err != nil {
				t.Fatal(err)
			}
			seen := map[*figure.Explanation]bool{}
			known := 0
			eachFigure("", decode(t, projectJSON(t, workedArgs(c.year, c.scenario)...)), func(path string, value float64) {
				known++
				e, err := x.Explain(path)
				switch {
				case err != nil:
					t.Error(err)
				case math.Abs(e.Value-value) > 1e-6:
					t.Errorf("%s is %v, explained as %v", path, value, e.Value)
				default:
					roundingIsSmall(t, path, e, seen)
				}
			})
			if known < 100 {
				t.Errorf("only %d figures", known)
			}
		})
	}
}

func eachFigure(path string, v any, do func(path string, value float64)) {
	switch v := v.(type) {
	case map[string]any:
		for key, of := range v {
			eachFigure(strings.TrimPrefix(path+"."+key, "."), of, do)
		}
	case []any:
		for i, of := range v {
			eachFigure(fmt.Sprintf("%s.%d", path, i), of, do)
		}
	case json.Number:
		n, _ := v.Float64()
		do(path, n)
	}
}

func roundingIsSmall(t *testing.T, path string, e *figure.Explanation, seen map[*figure.Explanation]bool) {
	if seen[e] {
		return
	}
	seen[e] = true
	parts := e.Parts()
	for _, part := range parts {
		if part.Label == "rounding" && math.Abs(part.Value) > 0.01*float64(len(parts)) {
			t.Errorf("%s: rounding of %v in %q", path, part.Value, e.Label)
		}
		roundingIsSmall(t, path, part, seen)
	}
}

// A bill, money that passes through, a change's costs and the cut week are named
// where a figure rests on them.
func TestExplanationsByMonthNameWhatTheyRestOn(t *testing.T) {
	t.Parallel()
	year, scenario := filepath.Join(examples, byMonth), filepath.Join(examples, "4-costs.scenario.yaml")
	for path, want := range map[string][]string{
		"terms.as_contracted.to_date.spend": {"30 November"},
		"days_remaining":                    {"365 − 244"},
		"costs":                             {"each week", "the cut week, by its days that remain"},
		"terms.as_contracted.saving":        {"what it takes"},
	} {
		status, out, errs := run("explain", path, year, scenario, "--depth", "9")
		if status != done {
			t.Fatalf("%s: %s", path, errs)
		}
		for _, words := range want {
			if !strings.Contains(out, words) {
				t.Errorf("%s does not say %q:\n%s", path, words, out)
			}
		}
	}
}
