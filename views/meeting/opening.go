package meeting

import (
	"strconv"
	"strings"
	"time"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// whereWeAre shows where we are in two figures, one after the other.
type whereWeAre struct{ plain }

func (r *whereWeAre) pieces() int { return 2 }

func (r *whereWeAre) figure() string { return doNothingDeficit }

// doNothingDeficit is the path of the deficit if nothing changes, as contracted.
const doNothingDeficit = "terms.as_contracted.do_nothing.deficit"

func (r *whereWeAre) keys() []tui.Action {
	return []tui.Action{
		{ID: "meeting", Keys: []string{"enter"}, Short: "the meeting", Rank: 1, Help: "where and when the meeting is, and its tables", Do: tui.Just(r.askMeeting)},
	}
}

func (r *whereWeAre) draw(out *wall.Writer) {
	deficit := r.prepared().DoNothing().Terms[model.AsContracted].DoNothing.Deficit
	out.Para(tui.Strong, "If nothing changes, on 31 March "+r.year().Name+" is")
	out.Skip()
	out.Figure(tui.DeficitRole(deficit), deficit.Abs().Short(), words.OverWord(deficit))
	if r.at.Piece == 0 {
		return
	}
	out.Skip()
	n, unit := r.year().WeeksRemaining(), "week"
	if r.year().ByMonth() {
		n, unit = r.year().DaysRemaining(), "day"
	}
	left := unit + "s are left to change it"
	if n == 1 {
		left = unit + " is left to change it"
	}
	out.Figure(tui.Strong, strconv.Itoa(n), left)
}

// askMeeting asks where and when the meeting is, and for its tables.
func (r *whereWeAre) askMeeting() {
	m := r.doc().Meeting
	date := m.Date
	if date == "" {
		date = r.at.Began.Format(time.DateOnly)
	}
	r.ask(&tui.Form{
		Title: "This meeting", Draft: "meeting",
		Fields: []tui.FormField{
			{Label: "place", Hint: "where it is", Text: tui.Typed(m.Place)},
			{Label: "date", Hint: "e.g. 2010-12-02", Text: tui.Typed(date)},
			{Label: "tables", Hint: tablesHint, Text: tui.Typed(strings.Join(m.Tables, ", "))},
		},
		Done: func(said []string) (why string) {
			m := file.Meeting{Place: said[0], Date: said[1], People: r.doc().Meeting.People}
			if _, err := time.Parse(time.DateOnly, said[1]); err != nil && said[1] != "" {
				return "a date is written 2010-12-02"
			}
			if said[2] != "" {
				if m.Tables, why = number.ParseTables(said[2]); why != "" {
					return why
				}
			}
			return r.setMeeting(m)
		},
	})
}

// sources shows where the figures come from.
type sources struct{ plain }

func (r *sources) figure() string { return doNothingDeficit }

func (r *sources) draw(out *wall.Writer) {
	y := r.year()
	out.Para(tui.Strong, y.Title()+", "+insight.HowFar(y))
	for _, line := range handout.Sources(y, r.doc().Year) {
		out.Skip()
		out.Para(tui.Plain, line)
	}
	out.Skip()
	out.Para(tui.Plain, "Budget "+r.prepared().Budget().Millions()+" for the year, in "+
		model.Thousands(int64(len(y.Lines)))+" lines.")
}

// pause shows its title and until when it lasts: tea, or work in small groups.
type pause struct{ plain }

func (r *pause) draw(out *wall.Writer) {
	out.Para(tui.Strong, "Until "+r.at.StepFrom.Add(r.item().Lasts()).Format("15:04"))
}
