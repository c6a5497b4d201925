package workshop

import (
	"strings"

	"fewer/scenarios/file"
)

// askTableNames asks for the names of the tables, with commas between them.
func (r *guesses) askTableNames() {
	r.ask(&form{
		title: "The tables", draft: "tables",
		fields: []formField{{label: "names", hint: "3, or their names with commas", text: filled(strings.Join(r.doc().Tables(), ", "))}},
		done: func(said []string) string {
			tables, why := file.ParseTables(said[0])
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
