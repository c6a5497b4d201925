package codes

import (
	"strings"
	"testing"

	"fewer/model"
)

// Terms are read as commissioners write them, and nothing else for one of them.
func TestFormsAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	for form, written := range map[model.Form]string{
		model.CostPerCase:   "cost per case|cost_per_case|PbR|Payment by Results|tariff|National tariff|PbR (national prices)|Tariff - acute",
		model.Block:         "block|Block contract|Fixed payment|LVA|Low volume activity block|Block: community",
		model.CostAndVolume: "Cost & Volume|cost and volume|C&V|cost_and_volume",
		model.Blended:       "blended|API|Aligned payment|Aligned Payment and Incentive|Aligned payment & incentive",
	} {
		for _, s := range strings.Split(written, "|") {
			if got, _, ok := FormOf(s); !ok || got != form {
				t.Errorf("%q is %q, not %s", s, got, form)
			}
		}
	}
	for s, near := range map[string]string{"Blok": "block", "Cost and volme": "cost and volume", "Cap and collar": "", "Payment by Result": "cost per case", "": "", "As last year": ""} {
		if got, says, ok := FormOf(s); ok || says != near {
			t.Errorf("%q is %q, nearest to %q", s, got, says)
		}
	}
}
