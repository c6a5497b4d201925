package words

import (
	"strings"
	"testing"
)

// Nobody knows whether what falls after the year's end is kept, so no wording
// calls it saved, and there is one for a line of 54 cells.
func TestWhatFallsAfterTheYearEndIsNotCalledSaved(t *testing.T) {
	for _, said := range append(AfterYearEndBriefly(515_500, false), append(AfterYearEndBriefly(515_500, true), AfterYearEnd(515_500))...) {
		if strings.Contains(said, "saved") || !strings.Contains(said, "£5,155") || !strings.Contains(said, "tariff") {
			t.Errorf("%q", said)
		}
	}
	if said := AfterYearEndBriefly(12_345_600, false)[1]; len([]rune(said)) > 54 || !strings.Contains(said, "only after 31 March") {
		t.Errorf("%q", said)
	}
	if got, want := Sentence(AfterYearEnd(-515_500)), "After 31 March it costs £5,155 more at tariff: next year's contract says who pays it."; got != want {
		t.Errorf("%q", got)
	}
	if AfterYearEnd(0) != "" || len(AfterYearEndBriefly(0, true)) != 0 {
		t.Error("nothing is said at length")
	}
}
