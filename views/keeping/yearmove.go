package keeping

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/fault"
	"fewer/scenarios/journal"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/meeting"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// yearMove shows what moves, line by line, before the scenario is put on another
// year file, such as a new month's figures.
type yearMove struct {
	app    *Keeper
	view   desk.SheetView
	year   *model.Year
	origin journal.Origin
	move   scenarios.YearMove
}

// YearFileChanged tells that the year file holds something else than when it was
// read.
type YearFileChanged struct {
	To    *Keeper
	Watch scenarios.YearWatch
}

// watchYear waits until the session's year file has changed.
func (a *Keeper) watchYear() tea.Cmd {
	watch, there := a.Session.YearWatch()
	if a.done == nil || !there {
		return nil
	}
	done := a.done
	return func() tea.Msg {
		if watch.Await(done) {
			return YearFileChanged{To: a, Watch: watch}
		}
		return nil
	}
}

// After says that the year file has changed, and offers to look.
func (m YearFileChanged) After() tea.Cmd {
	a := m.To
	if now, there := a.Session.YearWatch(); !there || now != m.Watch {
		return nil // it was about a year that is not open any more
	}
	a.NewYear = true
	a.Bind()
	a.Say("The year file has changed on the disk; Y shows what would move, and nothing moves before that")
	return nil
}

// YearRank brings the new year file to the head of the footer.
func (a *Keeper) YearRank() int {
	if len(a.Screens) == 0 {
		return 0
	}
	if _, looking := a.Screen().(*yearMove); a.NewYear && !looking {
		return 1
	}
	return 0
}

// NoOtherYear says why the year stays as it is here, or "".
func (a *Keeper) NoOtherYear() string {
	if _, in := a.Screen().(*meeting.Room); in {
		return "In the room the year stays as it is; Esc, then Enter, goes to the workbench"
	}
	return ""
}

// OpenYear shows what the changed year file moves, or asks for another.
func (a *Keeper) OpenYear() {
	if !a.Session.YearFileChanged() {
		a.askYear("Type where the year file is. You see what moves before anything does.")
		return
	}
	year, origin, err := a.Session.ReadYearAgain()
	if err != nil {
		a.askYear("The year file has changed, but can't be used: " + yearFault(err) + " Correct it and press Y again, or name another.")
		return
	}
	a.showYearMove(year, origin)
}

// showYearBefore shows what moves on the way back to the year that stood here
// before another was taken, or says that there was none.
func (a *Keeper) showYearBefore() (why string) {
	year, origin, there := a.Session.YearBefore()
	if !there {
		return words.ItNeedsAName
	}
	a.Close()
	a.showYearMove(year, origin)
	return ""
}

// askYear asks for another year file under this scenario.
func (a *Keeper) askYear(text string) {
	if before, _, there := a.Session.YearBefore(); there {
		text += " Enter alone leads back to " + scenarios.YearTitle(before) + "."
	}
	a.AskLine("Another year file under this scenario", text, tui.Typing{}, func(path string) string {
		if path = a.TypedPath(path); path == "" {
			return a.showYearBefore()
		}
		year, origin, err := a.Session.ReadYearAt(path)
		if err != nil {
			return yearFault(err)
		}
		a.Close()
		a.showYearMove(year, origin)
		return ""
	})
}

// yearFault says in one sentence what is wrong with a year file.
func yearFault(err error) string {
	var faults fault.Faults
	if errors.As(err, &faults) && len(faults) > 0 {
		return faults[0].Headline() + "."
	}
	return err.Error() + "."
}

func (a *Keeper) showYearMove(year *model.Year, origin journal.Origin) {
	if m, open := a.Screen().(*yearMove); open {
		m.year, m.origin = year, origin
		m.view.Begin()
		a.Changed()
		return
	}
	m := newYearMove(a)
	m.year, m.origin = year, origin
	a.Open(m)
}

func newYearMove(a *Keeper) *yearMove {
	m := &yearMove{app: a, view: desk.SheetView{Desk: a.Desk}}
	m.view.Look = func(r *answers.Row, column int) (tui.Role, bool) {
		return []tui.Role{tui.Plain, tui.Muted, tui.Plain, tui.Strong}[column], r.Level > 0
	}
	return m
}

// Title names the screen in the table of keys.
func (m *yearMove) Title() string { return "Another year file" }

func (m *yearMove) Refresh() {
	m.move = m.app.Session.WhatMoves(m.year)
	sheet := answers.Sheet{Columns: []answers.Column{
		{}, {Heading: "before", Kind: answers.Pounds, Drop: 1}, {Heading: "after", Kind: answers.Pounds}, {Heading: "moves by", Kind: answers.Pounds},
	}}
	for i, line := range words.YearMoves(m.move, m.app.Terms) {
		row := answers.Row{At: i, Level: 1, Cells: []answers.Cell{answers.Text(line.Label), {}, {}, {}}}
		switch {
		case line.Heading:
			row.Level = 0
		case line.Label == words.ItsBudget:
			row.Level = 2
		}
		if !line.Heading && !line.Sentence {
			row.Cells[1] = answers.Cell{Text: line.Before, Value: line.Moves.Before}
			row.Cells[2] = answers.Cell{Text: line.After, Value: line.Moves.After}
			row.Cells[3] = answers.Cell{Text: line.By, Value: line.Moves.By()}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	m.view.Show(sheet)
}

func (m *yearMove) Actions() []tui.Action {
	return append(m.view.Actions(), pictures.WhyDeficit(m.app.Desk),
		tui.Action{
			ID: "take-year", Keys: []string{"enter"}, Short: "take it", Group: tui.Changing, Rank: 10,
			Help: "put the scenario on this year file; its changes and its history stay", Do: m.take,
		},
		tui.Action{
			ID: "other-year", Keys: []string{"P"}, Short: "another file", Group: tui.Looking, Rank: 30,
			Help: "look at another year file", Do: tui.Just(func() { m.app.askYear("Type where the year file is.") }),
		},
		m.view.Leave("leave-year", "back, nothing taken", "back; the year stays as it is"),
	)
}

// take puts the scenario on the other year. The screens are made anew: they hold
// places in the year.
func (m *yearMove) take() tea.Cmd {
	a := m.app
	move := a.Session.ReloadYear(m.year, m.origin)
	a.NewYear = false
	a.Screens = nil
	a.NameYear()
	a.Open(a.App.NewWorkbench())
	said := "Now on " + move.After + "; Y and then Enter leads back. The file of the scenario says the old year until it is saved"
	if n := len(move.LeftOut); n > 0 {
		said = "Now on " + move.After + "; Y and then Enter leads back. Without effect there: " + strings.Join(move.LeftOut, "; ")
	}
	a.Say(said)
	return a.watchYear()
}

func (m *yearMove) Draw(a tui.Area) {
	heading := "ANOTHER YEAR FILE · what moves before it is taken"
	if m.app.Switched() {
		heading = "ANOTHER YEAR FILE · what moves, both by their own forecasts"
	}
	rows := m.app.DrawList(a, heading)
	w, _ := rows.Size()
	head, rest := rows.Box.CutTop(3)
	top := rows.Part(head)
	top.Cut(2, 0, w-3, tui.Muted, "before  "+m.app.Text(m.move.Before))
	top.Cut(2, 1, w-3, tui.Muted, "after   "+m.app.Text(m.move.After))
	top.Cut(2, 2, w-3, tui.Muted, tui.FirstThatFits(w-3,
		"Taking it is no step for undo; Y and then Enter leads back until you quit.", "Undo does not take it back; Y and Enter do."))
	m.view.DrawWhole(rows.Part(rest), 0)
}

func (m *yearMove) Key(tea.KeyMsg) bool { return false }

func (m *yearMove) Mouse(e tea.MouseMsg) bool { return m.view.Mouse(e) }
