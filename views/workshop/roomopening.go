package workshop

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/words"
)

// openingWall shows where we are in two figures, one after the other.
func (r *room) openingWall() wall {
	actions := []action{
		{id: "meeting", keys: []string{"enter"}, short: "the meeting", group: meeting, rank: 1, help: "where and when the meeting is, and its tables", do: just(r.askMeeting)},
	}
	return wall{pieces: 2, actions: actions, draw: func(out *writer) {
		deficit := r.app.prepared().DoNothing().Terms[model.AsContracted].DoNothing.Deficit
		out.para(tui.Strong, "If nothing changes, on 31 March "+r.app.year.Name+" is")
		out.skip()
		out.figure(overRole(deficit), bigFigure(deficit), overWord(deficit))
		if r.piece == 0 {
			return
		}
		out.skip()
		n, unit := r.app.year.WeeksRemaining(), "week"
		if r.app.year.ByMonth() {
			n, unit = r.app.year.DaysRemaining(), "day"
		}
		left := unit + "s are left to change it"
		if n == 1 {
			left = unit + " is left to change it"
		}
		out.figure(tui.Strong, strconv.Itoa(n), left)
	}}
}

// askMeeting asks where and when the meeting is, and for its tables.
func (r *room) askMeeting() {
	m := r.doc().Meeting
	date := m.Date
	if date == "" {
		date = r.told.began.Format(time.DateOnly)
	}
	r.ask(&form{
		title: "This meeting", draft: "meeting",
		fields: []formField{
			{label: "place", hint: "where it is", text: typed(m.Place)},
			{label: "date", hint: "e.g. 2010-12-02", text: typed(date)},
			{label: "tables", hint: "3, or their names with commas", text: typed(strings.Join(m.Tables, ", "))},
		},
		done: func(said []string) (why string) {
			m := scenarios.Meeting{Place: said[0], Date: said[1]}
			if _, err := time.Parse(time.DateOnly, said[1]); err != nil && said[1] != "" {
				return "a date is written 2010-12-02"
			}
			if said[2] != "" {
				if m.Tables, why = tableNames(said[2]); why != "" {
					return why
				}
			}
			if why = r.keepsTables(scenarios.Document{Meeting: m}.Tables()); why != "" {
				return why
			}
			r.app.refused(r.session().SetMeeting(m))
			return ""
		},
	})
}

// sourcesWall shows where the figures come from.
func (r *room) sourcesWall() wall {
	return wall{pieces: 1, draw: func(out *writer) {
		y := r.app.year
		out.para(tui.Strong, y.Title()+", "+y.HowFar())
		for _, line := range handout.Sources(y, r.doc().Year) {
			out.skip()
			out.para(tui.Plain, line)
		}
		out.skip()
		out.para(tui.Plain, "Budget "+r.app.prepared().Budget().Millions()+" for the year, in "+
			model.Thousands(int64(len(y.Lines)))+" lines.")
	}}
}

// redLinesWall lists what nobody may cut, and takes more of it.
func (r *room) redLinesWall() wall {
	return wall{
		pieces: 1, fills: true,
		draw: func(out *writer) {
			items := r.redLines()
			if len(items) == 0 {
				out.para(tui.Plain, "Nothing is agreed yet.")
				out.skip()
				out.para(tui.Plain, "What will we not touch, and why?")
				return
			}
			if len(r.doc().RedLines) == 0 {
				out.para(tui.Strong, "Nothing is agreed in the room yet. Held by the year file:")
				out.skip()
			}
			out.list(items, r.list)
		},
		actions: slices.Concat([]action{
			{id: "add-red-line", keys: []string{"enter"}, short: "a red line", group: meeting, rank: 1, help: "agree a red line: a row, how far it may go, and why", do: just(r.askRedLine)},
			{id: "remove-red-line", keys: []string{"X", "delete"}, short: "take out", group: meeting, rank: 3, help: "take the selected red line out", off: r.noRedLine, do: r.asking("Take the red line out?", "The selected red line goes; u brings it back.", "take it out", r.removeRedLine)},
		}, r.arrows()),
	}
}

// redLines are those agreed in the room, then the shares that the year protects.
func (r *room) redLines() (items []listed) {
	y := r.app.year
	for _, l := range r.doc().RedLines {
		item := listed{says: y.TargetName(l.Target) + ": " + scenarios.RedLineLabel(l), role: tui.Strong}
		if l.Why != "" {
			item.notes = []string{"because " + l.Why}
		}
		items = append(items, item)
	}
	for i := range y.Referrals {
		if s := &y.Referrals[i]; s.Protected > 0 {
			items = append(items, listed{says: s.Name + ": " + model.PercentWords(s.Protected) + " are urgent and never cut"})
		}
	}
	return items
}

func (r *room) noRedLine() string {
	if r.list >= len(r.doc().RedLines) {
		return "Only what was agreed in the room can be taken out here"
	}
	return ""
}

func (r *room) removeRedLine() {
	r.session().RemoveRedLine(r.doc().RedLines[r.list].Target)
	r.app.changed()
}

// askRedLine asks for the row, then for the limit and the reason.
func (r *room) askRedLine() {
	r.chooseRow("Which row will we not touch?", func(i int) tea.Cmd {
		t := r.rows[i].target
		r.ask(&form{
			title: r.app.year.TargetName(t), draft: "red line " + t.Referrals + t.Line,
			fields: []formField{{label: "at most % fewer", hint: "0 for none at all"}, {label: "because", hint: "the reason, as it is said"}},
			done: func(said []string) string {
				size, why := scenarios.ParseSize(said[0], scenarios.SizeOf{})
				if why == "" && size.Kind != model.Percent {
					why = "a red line is a percentage: 20 is at most 20% fewer"
				}
				if why != "" {
					return why
				}
				r.session().SetRedLine(scenarios.RedLine{Target: t, NotBelow: size.Amount, Why: said[1]})
				r.list = len(r.doc().RedLines) - 1
				r.app.changed()
				return ""
			},
		})
		return nil
	})
}

// chooseRow offers every row that can be changed.
func (r *room) chooseRow(title string, chosen func(int) tea.Cmd) {
	names := make([]string, len(r.rows))
	for i := range r.rows {
		names[i] = r.app.year.TargetName(r.rows[i].target)
	}
	r.app.show(newChooser(r.app, title, names, r.row, chosen))
}

// arrows move what is selected in a list.
func (r *room) arrows() []action {
	move := func(by int) func() tea.Cmd {
		return just(func() { r.list = min(max(0, r.list+by), max(0, r.listed()-1)) })
	}
	return []action{
		{id: "room-up", keys: []string{"up"}, group: meeting, help: "further up", do: move(-1)},
		{id: "room-down", keys: []string{"down"}, group: meeting, help: "further down", do: move(1)},
	}
}

// listed is how many entries the list of this wall has.
func (r *room) listed() int {
	doc := r.doc()
	switch r.item().Shows {
	case scenarios.ShowRedLines:
		return len(r.redLines())
	case scenarios.ShowMovable:
		return len(r.movableRows())
	case scenarios.ShowIdeas:
		return len(doc.Ideas)
	case scenarios.ShowDecisions:
		return len(doc.Decisions)
	case scenarios.ShowConsequences:
		return len(r.consequenceTargets())
	case scenarios.ShowReadBack:
		width, _ := r.wallSize()
		return len(r.readBackLines(width))
	}
	return 0
}

// lineWall shows one row, large, and no money.
func (r *room) lineWall() wall {
	step := func(by float64) func() tea.Cmd { return just(func() { r.nudge(by) }) }
	return wall{
		pieces: 1, draw: r.drawLine,
		actions: []action{
			{id: "choose-row", keys: []string{"enter", "/"}, short: "choose", group: meeting, rank: 1, help: "choose what to send fewer of", do: just(func() {
				r.chooseRow("What would we send fewer of?", func(i int) tea.Cmd { r.row = i; return r.tell() })
			})},
			{id: "room-fewer", keys: []string{"left"}, short: "5% fewer, more", shortNow: r.stepWords, group: meeting, rank: 2, help: "5% fewer", do: step(-5)},
			{id: "room-more", keys: []string{"right"}, short: "5% fewer, more", shortNow: r.stepWords, group: meeting, rank: 2, help: "5% more", do: step(5)},
			{id: "room-little-fewer", keys: []string{"shift+left", "<"}, group: meeting, help: "1% fewer", do: step(-1)},
			{id: "room-little-more", keys: []string{"shift+right", ">"}, group: meeting, help: "1% more", do: step(1)},
			{id: "type-size", keys: []string{"="}, short: "number", group: meeting, rank: 3, help: "type how many fewer: 10, 6w, +5, 17 of 20, to 17", do: just(r.typeSize)},
			{id: "row-above", keys: []string{"up"}, group: meeting, help: "the row above", do: just(func() { r.row = max(0, r.row-1) })},
			{id: "row-below", keys: []string{"down"}, group: meeting, help: "the row below", do: just(func() { r.row = min(len(r.rows)-1, r.row+1) })},
		},
	}
}

// size is the size of the row's plain change.
func (r *room) size() model.Size {
	_, size, _ := r.app.slider(r.target())
	return size
}

// stepWords say how far an arrow goes: on the workbench it is 1%.
func (r *room) stepWords() string {
	if r.size().Kind == model.Percent {
		return "5% fewer, more"
	}
	return "1 a week fewer, more"
}

// nudge moves the size by so many percent; by one a week where it is in numbers.
func (r *room) nudge(by float64) {
	r.slide(func(size model.Size) model.Size {
		if size.Kind != model.Percent {
			size.Amount += math.Copysign(1, by)
			return size
		}
		size.Amount = min(max(size.Amount+by, -100), 100)
		return size
	})
}

// setSize sets the size of the row's change.
func (r *room) setSize(size model.Size) { r.slide(func(model.Size) model.Size { return size }) }

// slide moves the size of the row's change from what it is, unless tables are
// guessing about it.
func (r *room) slide(to func(model.Size) model.Size) {
	if round, open := r.doc().OpenRound(); open && len(round.Guesses) > 0 {
		r.app.refuse("The tables are guessing about " + r.app.year.ChangeWords(round.Change) + "; their answers come first")
		return
	}
	r.app.slide(r.target(), to)
}

// parseSize reads a size that is typed for the row.
func (r *room) parseSize(text string) (model.Size, string) {
	return r.app.parseSlide(text, r.target())
}

func (r *room) typeSize() {
	t := r.target()
	r.ask(&form{
		title: r.app.year.TargetName(t), draft: "size " + t.Referrals + t.Line,
		fields: []formField{{label: "fewer", hint: "10 is 10% fewer, 6w six a week fewer, 17 of 20, to 17", reads: func(text string) (string, bool) {
			size, why := r.parseSize(text)
			if why != "" {
				return why, true
			}
			return r.app.year.SizeWords(t, size), false
		}}},
		done: func(said []string) string {
			size, why := r.parseSize(said[0])
			if why == "" {
				r.setSize(size)
			}
			return why
		},
	})
}

func (r *room) drawLine(out *writer) {
	if len(r.rows) == 0 {
		out.para(tui.Plain, "The year has nothing that can be changed.")
		return
	}
	t, y := r.target(), r.app.year
	out.para(tui.Strong, y.TargetName(t))
	out.skip()
	amount, beside := r.lineFigure(t)
	out.figure(tui.Focus, amount, beside)
	out.skip()
	for _, line := range r.rowFacts(t) {
		out.para(tui.Strong, line)
	}
	said := r.consequences(t)
	for _, c := range said {
		if out.left() > out.rows(c.Side+": "+c.Says) {
			out.skip()
			out.para(tui.Plain, c.Side+": "+c.Says)
		}
	}
}

// lineFigure is what a row's changes come to, large, with the words beside it: the
// size of one plain change, else how many fewer there are by 31 March.
func (r *room) lineFigure(t model.Target) (amount, beside string) {
	size, plain := r.session().PlainChange(t)
	gone, n := r.notSent(t)
	if n == 0 || n == 1 && plain || r.pounds(t) {
		return amountOf(size), sizeWordsAfter(r.app.year.SizeWords(t, size))
	}
	changes := "by one change to a part of them"
	if n > 1 {
		changes = "by " + strconv.Itoa(n) + " changes together"
	}
	return words.Count(gone), r.unitsOf(t) + " " + moreOrFewer(gone) + " by 31 March, " + changes
}

// notSent is how many patients or units a row's changes take away by 31 March, and
// how many changes that are.
func (r *room) notSent(t model.Target) (gone float64, changes int) {
	for i, c := range r.doc().Scenario.Changes {
		if c.Target == t {
			gone += r.app.projection().Changes[i].NotSent
			changes++
		}
	}
	return gone, changes
}

func moreOrFewer(gone float64) string {
	if gone < 0 {
		return "more"
	}
	return "fewer"
}

// unitsOf is what a row's changes count.
func (r *room) unitsOf(t model.Target) string {
	if t.Line != "" {
		return "units"
	}
	return "patients"
}

// pounds tells whether a row is counted in pounds.
func (r *room) pounds(t model.Target) bool {
	i := r.app.prepared().LineAt(t.Line)
	return t.Line != "" && i >= 0 && r.app.year.Lines[i].WithoutActivity
}

// amountOf is a size without its words: "10".
func amountOf(size model.Size) string {
	a := size.Amount
	if a < 0 {
		a = -a
	}
	return strconv.FormatFloat(a, 'f', -1, 64)
}

// sizeWordsAfter is what stands after the number of a size: "% fewer".
func sizeWordsAfter(said string) string {
	for i, c := range said {
		if (c < '0' || c > '9') && c != '.' && c != ',' && c != '£' {
			if i == 0 {
				return said
			}
			return said[i:]
		}
	}
	return said
}

// rowFacts say how many a week there are and would be, and how many fewer there
// are by 31 March; no money.
func (r *room) rowFacts(t model.Target) []string {
	pr, p := r.app.projection(), r.app.prepared()
	now, fresh, unit := 0.0, 0.0, "referrals"
	if i := p.StreamAt(t.Referrals); t.Referrals != "" && i >= 0 {
		now, fresh = pr.Streams[i].Now, pr.Streams[i].New
	} else if i := p.LineAt(t.Line); i >= 0 {
		if now, fresh, unit = pr.Lines[i].Now, pr.Lines[i].New, "units"; r.pounds(t) {
			return nil // pounds a week are money, and money is withheld here
		}
	}
	before, then := words.Apart(now, fresh)
	lines := []string{before + " " + unit + " a week now, " + then + " then"}
	if gone, _ := r.notSent(t); gone != 0 {
		lines = append(lines, words.Count(gone)+" "+r.unitsOf(t)+" "+moreOrFewer(gone)+" by 31 March")
	}
	return lines
}

// consequences are what the year file says of a row.
func (r *room) consequences(t model.Target) []model.Consequence {
	p := r.app.prepared()
	if i := p.StreamAt(t.Referrals); t.Referrals != "" && i >= 0 {
		return r.app.year.Referrals[i].Consequences
	} else if i := p.LineAt(t.Line); t.Line != "" && i >= 0 {
		return r.app.year.Lines[i].Consequences
	}
	return nil
}
