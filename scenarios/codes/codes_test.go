package codes

import (
	"strings"
	"testing"
)

// A local spelling stands under one point of delivery only, or which one it is
// would be left to chance.
func TestASpellingIsOfOnePointOfDelivery(t *testing.T) {
	of := map[string]string{}
	see := func(kind, spellings string) {
		for _, s := range strings.Fields(spellings) {
			if was, there := of[s]; there && was != kind {
				t.Errorf("%s is both %s and %s", s, was, kind)
			}
			of[s] = kind
		}
	}
	for pod, spellings := range localPODs {
		see(string(pod), spellings)
	}
	for kind, spellings := range localPasses {
		see(kind, spellings)
	}
}
