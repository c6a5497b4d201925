package workbench

import "testing"

// In a column of what is saved, or of fewer, more is below zero: a plus would read as more
// of what the column is of.
func TestMoreIsBelowZeroInANarrowColumn(t *testing.T) {
	if got := savedFigure(-1_000_000, 8); got != "−£10,000" {
		t.Error(got)
	}
	if got := savedFigure(-96_767, 12); got != "£968 more" {
		t.Error(got)
	}
	if got := lessOf("45 more"); got != "−45" {
		t.Error(got)
	}
	if got := lessOf("45"); got != "45" {
		t.Error(got)
	}
}
