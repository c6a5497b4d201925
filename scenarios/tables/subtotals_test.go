package tables

import (
	"testing"

	"fewer/scenarios/cell"
)

func TestSumsOfRowsAboveAreFound(t *testing.T) {
	var b RowsBefore
	at := 0
	add := func(units, cost cell.Amount) { at++; b.Add(at, units, cost) }
	for range 3 {
		add(2, 100)
	}
	add(6, 300) // of rows 1 to 3
	add(1, 100)
	add(1, 50)
	add(-1, -20)
	add(1, 130)  // of rows 5 to 7
	add(10, 130) // as many pounds, of other units
	add(10, 130) // what one row alone has is no sum
	want := []sumOf{{4, 1, 3}, {8, 5, 7}}
	if len(b.found) != len(want) || b.found[0] != want[0] || b.found[1] != want[1] {
		t.Errorf("%+v", b.found)
	}
}

// Each row is larger than all above it, so that every sum would have to be walked.
func BenchmarkSumsOfRowsThatGrow(b *testing.B) {
	for b.Loop() {
		var before RowsBefore
		cost := cell.Amount(1)
		for row := range 100_000 {
			cost += cell.Amount(row) + 1_000_000_000
			before.Add(row, 1, cost)
		}
	}
}
