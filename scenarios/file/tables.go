package file

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/number"
)

// mostTables is how many tables a meeting may have.
const mostTables = 30

// ParseTables reads a number of tables, or their names with commas between them. why
// says in words what is wrong with anything else.
func ParseTables(typed string) (names []string, why string) {
	if n, ok := number.ParseWhole(typed, 0, 1_000_000); ok {
		if n < 1 || n > mostTables {
			return nil, "from 1 to 30 tables"
		}
		for i := range n {
			names = append(names, "Table "+strconv.Itoa(i+1))
		}
		return names, ""
	}
	seen := map[string]bool{}
	for _, name := range strings.Split(typed, ",") {
		name = strings.TrimSpace(name)
		switch key := strings.ToLower(name); {
		case name == "":
		case seen[key]:
			return nil, "“" + name + "” is named twice; each table needs its own name"
		default:
			seen[key] = true
			names = append(names, name)
		}
	}
	if len(names) == 0 || len(names) > mostTables {
		return nil, "type a number of tables, or their names with commas"
	}
	return names, ""
}

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
