package words

import (
	"slices"
	"testing"
)

// The calendar cuts no count to nothing, nor to another one.
func TestNoCountIsCutToNothing(t *testing.T) {
	for _, c := range []struct {
		n    float64
		want string
	}{{0.2, "0.2"}, {0.02, "0.02"}, {0.0004, "0.0004"}, {-0.03, "0.03 more"}, {0, "–"}, {12.34, "12.3"}} {
		if got := InFewer(c.n); got != c.want {
			t.Errorf("%v in a column of fewer is %q, want %q", c.n, got, c.want)
		}
	}
}

func TestMoreIsBelowZeroInANarrowColumn(t *testing.T) {
	if got := InSaved(-1_000_000); !slices.Equal(got, []string{"£10,000 more", "£10,000 more", "−£10,000"}) {
		t.Errorf("%q", got)
	}
	if got := InSaved(-96_767); got[0] != "£968 more" {
		t.Errorf("%q", got)
	}
	if got := LessOf("45 more"); got != "−45" {
		t.Error(got)
	}
	if got := LessOf("45"); got != "45" {
		t.Error(got)
	}
}
