package workshop

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios"
)

// askTableNames asks for the names of the tables, with commas between them.
func (r *room) askTableNames() {
	r.ask(&form{
		title: "The tables", draft: "tables",
		fields: []formField{{label: "names", hint: "3, or their names with commas", text: filled(strings.Join(r.doc().Tables(), ", "))}},
		done: func(said []string) string {
			tables, why := tableNames(said[0])
			if why == "" {
				why = r.keepsTables(tables)
			}
			if why == "" {
				m := r.doc().Meeting
				m.Tables = tables
				r.table = 0
				r.app.refused(r.session().SetMeeting(m))
				r.toWaitingTable()
			}
			return why
		},
	})
}

// keepsTables says why the tables can't be those now, or "": a table that has written
// its guess keeps its name until the answers are shown, and a late one is added.
func (r *room) keepsTables(tables []string) (why string) {
	round, open := r.doc().OpenRound()
	if !open || slices.Equal(tables, r.doc().Tables()) {
		return ""
	}
	if round.Sealed != "" && len(round.Guesses) > 0 {
		return "the guesses are sealed, and no table comes or goes: on the guesses' step U unseals them"
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

// tableNames reads a number of tables, or their names.
func tableNames(text string) (names []string, why string) {
	if n, ok := scenarios.ParseWhole(text, 0, 1_000_000); ok {
		if n < 1 || n > 30 {
			return nil, "from 1 to 30 tables"
		}
		for i := range n {
			names = append(names, "Table "+strconv.Itoa(i+1))
		}
		return names, ""
	}
	seen := map[string]bool{}
	for _, name := range strings.Split(text, ",") {
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
	if len(names) == 0 || len(names) > 30 {
		return nil, "type a number of tables, or their names with commas"
	}
	return names, ""
}
