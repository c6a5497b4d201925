package meeting

import (
	"strings"

	"fewer/scenarios/number"
	"fewer/views/tui"
)

// askTableNames asks for the names of the tables, with commas between them.
func (r *guesses) askTableNames() {
	r.ask(&tui.Form{
		Title: "The tables", Draft: "tables",
		Fields: []tui.FormField{{Label: "names", Hint: "3, or their names with commas", Text: tui.Filled(strings.Join(r.doc().Tables(), ", "))}},
		Done: func(said []string) string {
			tables, why := number.ParseTables(said[0])
			if why != "" {
				return why
			}
			m := r.doc().Meeting
			m.Tables = tables
			if refusal := r.session().SetMeeting(m); refusal.Refused() {
				return refusal.Reason
			}
			r.at.Table = r.doc().WaitingTable(0)
			r.host.Changed()
			return ""
		},
	})
}
