package file

import (
	"slices"

	"fewer/model"
)

// KeepsTables says why the tables can't be those now, or "": a table that has written
// its guess keeps its name until the answers are shown, and a late one is added.
func (d Document) KeepsTables(tables []string) (why string) {
	round, open := d.OpenRound()
	if !open || slices.Equal(tables, d.Tables()) {
		return ""
	}
	if round.Sealed != "" && len(round.Guesses) > 0 {
		return "The guesses are sealed, and no table comes or goes: on the guesses' step U unseals them"
	}
	var gone []string
	for _, g := range round.Guesses {
		if !slices.Contains(tables, g.Table) {
			gone = append(gone, g.Table)
		}
	}
	if len(gone) > 0 {
		return model.ListWords(gone) + " has written a guess and keeps its name for this round; put a late table behind it, with a comma"
	}
	return ""
}

// WaitingTable is the table at a place or, where that has written its guess in the
// open round, the next that has not.
func (d Document) WaitingTable(at int) int {
	round, open := d.OpenRound()
	tables := d.Tables()
	at = min(at, len(tables)-1)
	for i := range tables {
		if next := (at + i) % len(tables); !open || !round.Wrote(tables[next]) {
			return next
		}
	}
	return at
}
