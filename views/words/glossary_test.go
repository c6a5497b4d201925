package words

import (
	"slices"
	"strings"
	"testing"
)

// The words that a GP asked for are explained, in the order in which they are
// looked for, and briefly.
func TestTheGlossaryExplainsTheWordsThatAreAskedFor(t *testing.T) {
	var all []string
	for _, term := range Glossary() {
		all = append(all, term.Word)
		if n := len(term.Means); n < 40 || n > 170 || !strings.HasSuffix(term.Means, ".") {
			t.Errorf("%s takes %d letters to explain: %s", term.Word, n, term.Means)
		}
		if strings.HasPrefix(strings.ToLower(term.Means), strings.ToLower(term.Word)) {
			t.Errorf("%s is explained by itself", term.Word)
		}
	}
	for _, word := range []string{
		"month 8 report", "marginal rate", "market forces factor", "tariff", "block", "cost per case",
		"cost and volume", "outturn", "point of delivery", "cap", "backfill",
	} {
		if !slices.Contains(all, word) {
			t.Errorf("%s is not explained", word)
		}
	}
	if !slices.IsSorted(all) {
		t.Errorf("the words are not in order: %q", all)
	}
}
