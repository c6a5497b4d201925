package meeting

import (
	"strings"

	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/tui"
)

// askTableNames asks for the names of the tables, with commas between them.
func (r *guesses) askTableNames() {
	r.ask(&tui.Form{
		Title: "The tables", Draft: "tables",
		Fields: []tui.FormField{{Label: "names", Hint: tablesHint, Text: tui.Filled(strings.Join(r.doc().Tables(), ", "))}},
		Done: func(said []string) (why string) {
			m := r.doc().Meeting
			if m.Tables, why = number.ParseTables(said[0]); why != "" {
				return why
			}
			return r.setMeeting(m)
		},
	})
}

const tablesHint = "3, or their names with commas"

// setMeeting takes what was typed of the meeting; it says why not.
func (r *Room) setMeeting(m file.Meeting) (why string) {
	if refusal := r.session().SetMeeting(m); refusal.Refused() {
		return refusal.Reason
	}
	r.at.Table = r.doc().WaitingTable(0)
	r.host.Changed()
	return ""
}
