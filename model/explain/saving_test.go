package explain

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/modeltest"
)

// What an explanation calls falling away is fewer, and what is more is not.
func TestMoreActivityIsNotSaidToFallAway(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	s := model.Scenario{Changes: []model.Change{
		modeltest.Percent(model.Target{Referrals: "midshire-ent"}, -20),
		modeltest.Percent(model.Target{Line: "midshire-emergency"}, 5),
	}}
	x := New(p, &s)
	added := 0
	var look func(e *figure.Explanation, depth int)
	look = func(e *figure.Explanation, depth int) {
		switch {
		case strings.Contains(e.Label, "falls away") && e.Value < 0:
			t.Errorf("%q is %s", e.Label, e.Figure())
		case strings.Contains(e.Label, "that is added, "):
			if added++; e.Value >= 0 {
				t.Errorf("%q is %s", e.Label, e.Figure())
			}
		}
		for _, part := range e.Parts() {
			if depth > 0 {
				look(part, depth-1)
			}
		}
	}
	for _, path := range []string{"terms.as_contracted.saving", "terms." + model.AllBlock.Key() + ".saving", "terms.as_contracted.by_change.0", "system_saving"} {
		e, err := x.Explain(path)
		if err != nil {
			t.Fatal(err)
		}
		look(e, 4)
	}
	if added < 2 {
		t.Errorf("%d figures are of what is added", added)
	}
}
