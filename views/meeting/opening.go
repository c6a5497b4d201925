package meeting

import (
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

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
			{Label: "tables", Hint: "3, or their names with commas", Text: tui.Typed(strings.Join(m.Tables, ", "))},
		},
		Done: func(said []string) (why string) {
			m := file.Meeting{Place: said[0], Date: said[1]}
			if _, err := time.Parse(time.DateOnly, said[1]); err != nil && said[1] != "" {
				return "a date is written 2010-12-02"
			}
			if said[2] != "" {
				if m.Tables, why = number.ParseTables(said[2]); why != "" {
					return why
				}
			}
			if refusal := r.session().SetMeeting(m); refusal.Refused() {
				return refusal.Reason
			}
			r.host.Changed()
			return ""
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

// redLines lists what nobody may cut, and takes more of it.
type redLines struct{ plain }

func (r *redLines) fills() bool { return true }

func (r *redLines) entries() int { return len(r.lines()) }

func (r *redLines) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "add-red-line", Keys: []string{"enter"}, Short: "a red line", Rank: 1, Help: "agree a red line: a row, how far it may go, and why", Do: tui.Just(r.add)},
		{ID: "remove-red-line", Keys: []string{"X", "delete"}, Short: "take out", Rank: 3, Help: "take the selected red line out", Off: r.noneToTakeOut, Do: r.asking("Take the red line out?", "The selected red line goes; u brings it back.", "take it out", r.takeOut)},
	}, r.arrows()...)
}

func (r *redLines) draw(out *wall.Writer) {
	items := r.lines()
	if len(items) == 0 {
		out.Para(tui.Plain, "Nothing is agreed yet.")
		out.Skip()
		out.Para(tui.Plain, "What will we not touch, and why?")
		return
	}
	if len(r.doc().RedLines) == 0 {
		out.Para(tui.Strong, "Nothing is agreed in the room yet. Held by the year file:")
		out.Skip()
	}
	out.List(items, r.at.List)
}

// lines are those agreed in the room, then the shares that the year protects.
func (r *redLines) lines() (items []wall.Entry) {
	y := r.year()
	for _, l := range r.doc().RedLines {
		item := wall.Entry{Says: y.TargetName(l.Target) + ": " + file.RedLineLabel(l), Role: tui.Strong}
		if l.Why != "" {
			item.Notes = []string{"because " + l.Why}
		}
		items = append(items, item)
	}
	for i := range y.Referrals {
		if s := &y.Referrals[i]; s.Protected > 0 {
			items = append(items, wall.Entry{Says: s.Name + ": " + model.PercentWords(s.Protected) + " are urgent and never cut"})
		}
	}
	return items
}

func (r *redLines) noneToTakeOut() string {
	if r.at.List >= len(r.doc().RedLines) {
		return "Only what was agreed in the room can be taken out here"
	}
	return ""
}

func (r *redLines) takeOut() {
	r.session().RemoveRedLine(r.doc().RedLines[r.at.List].Target)
	r.host.Changed()
}

// add asks for the row, then for the limit and the reason.
func (r *redLines) add() {
	r.chooseRow("Which row will we not touch?", func(i int) tea.Cmd {
		t := r.targets[i]
		r.ask(&tui.Form{
			Title: r.year().TargetName(t), Draft: "red line " + t.Referrals + t.Line,
			Fields: []tui.FormField{{Label: "at most % fewer", Hint: "0 for none at all"}, {Label: "because", Hint: "the reason, as it is said"}},
			Done: func(said []string) string {
				size, why := number.ParseSize(said[0], number.SizeOf{})
				if why == "" && size.Kind != model.Percent {
					why = "a red line is a percentage: 20 is at most 20% fewer"
				}
				if why != "" {
					return why
				}
				r.session().SetRedLine(file.RedLine{Target: t, NotBelow: size.Amount, Why: said[1]})
				r.at.List = len(r.doc().RedLines) - 1
				r.host.Changed()
				return ""
			},
		})
		return nil
	})
}
