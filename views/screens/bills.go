package workshop

import (
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/bills"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/meeting"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// billScreen shows what was found on a bill, under its providers. It holds the bill
// while it is open, and nothing of it goes anywhere else.
type billScreen struct {
	answerList
	checked *answers.CheckedBill
	of      func(sheet, row int) *bills.Finding
}

// billFields are what is asked before a bill is checked. What was typed is kept while
// the program runs, and no longer.
var billFields = [...]tui.FormField{
	billLines:       {Label: "the bill", Hint: "CSV or Excel; several with ; between them"},
	billStays:       {Label: "tariff of stays", Hint: "by code, with trim points; may be blank"},
	billAttendances: {Label: "tariff of attendances", Hint: "first and follow-up; may be blank"},
	billPractices:   {Label: "practices", Hint: "with their commissioner; may be blank"},
	billContract:    {Label: "discounts", Hint: "and market forces factors; may be blank"},
	billOurs:        {Label: "our code", Hint: "blank: the commonest on the lines"},
	billFrozen:      {Label: "frozen to", Hint: "5 or August; blank: no month is closed"},
}

// The places of the fields.
const (
	billLines = iota
	billStays
	billAttendances
	billPractices
	billContract
	billOurs
	billFrozen
)

// noBill says why no bill can be checked here, or "".
func (a *App) noBill() string {
	if _, in := a.Screen().(*meeting.Room); in {
		return "A bill is by patient, and nothing of it is for the wall; Esc, then Enter, leaves the room"
	}
	return ""
}

// askBill asks for a bill; on the screen of one, for another.
func (a *App) askBill() {
	form := &tui.Form{
		Title: "Check a bill", Does: "check the bill", Fields: slices.Clone(billFields[:]), Done: a.checkBill,
		Says: "The files are read, and nothing of them is kept. A table that is left blank switches off what needs it.",
	}
	for i, said := range a.bill {
		form.Fields[i].Text = tui.Typed(said)
	}
	a.Ask(form)
}

// checkBill has a bill read and checked beside the keys, or says what is missing.
func (a *App) checkBill(said []string) (why string) {
	files, asked, why := a.billAsked(said)
	if why != "" {
		return why
	}
	a.bill = said
	a.work("Reading the bill", a.askBill, func(progress func(file string, read, size int64)) func() tea.Cmd {
		result, err := files.Check(asked, progress)
		return tui.Just(func() {
			if err != nil {
				a.askBill()
				a.Refuse(tui.UpperFirst(err.Error()))
				return
			}
			a.openBill(&answers.CheckedBill{
				Result: result, Year: asked.Prepared.Year(), Prepared: asked.Prepared, Readmission: asked.Readmission, Several: len(files.Lines) > 1,
			})
		})
	})
	return ""
}

// billAsked reads what was typed, or says what is missing.
func (a *App) billAsked(said []string) (files bills.Files, asked bills.Asked, why string) {
	for one := range strings.SplitSeq(said[billLines], ";") {
		if one = a.typedPath(one); one != "" {
			files.Lines = append(files.Lines, one)
		}
	}
	for _, i := range []int{billStays, billAttendances} {
		if path := a.typedPath(said[i]); path != "" {
			files.Tariffs = append(files.Tariffs, path)
		}
	}
	files.Practices, files.Contract = a.typedPath(said[billPractices]), a.typedPath(said[billContract])
	year := a.Session.Year()
	frozenTo, ok := bills.FrozenMonth(said[billFrozen], year.Year())
	switch {
	case len(files.Lines) == 0:
		return files, asked, "type where the bill is"
	case !ok:
		return files, asked, said[billFrozen] + " is no month of " + year.Year().FinancialYear.String() + ": write 1 (April) to 12 (March), or a month such as August"
	}
	return files, bills.Asked{Prepared: year, Commissioner: said[billOurs], FrozenTo: frozenTo, Readmission: bills.UsualReadmission}, ""
}

// typedPath is the file that was typed: a name alone is in the scenario's folder.
func (a *App) typedPath(text string) string {
	path := strings.Trim(strings.TrimSpace(text), `"'`)
	if path != "" && filepath.Base(path) == path {
		return filepath.Join(a.Session.Folder(), path)
	}
	return path
}

// openBill shows what was found, in place of what was found before.
func (a *App) openBill(checked *answers.CheckedBill) {
	s, open := a.Screen().(*billScreen)
	if !open {
		s = &billScreen{answerList: answerList{app: &a.Desk}}
	}
	s.checked, s.list = checked, tui.List{}
	answer, of := answers.BillsByProvider(checked)
	s.of = of
	s.show(answer)
	if !open {
		a.Open(s)
	}
	a.Stale = true
}

// Title names the screen in the table of keys.
func (s *billScreen) Title() string { return "A bill" }

func (s *billScreen) Refresh() {}

func (s *billScreen) BelowHeadline() tui.Rect { return s.app.BelowList() }

func (s *billScreen) Actions() []tui.Action {
	return append(s.list.Moves(), pictures.WhyDeficit(s.app),
		tui.Action{
			ID: "evidence", Keys: []string{"enter"}, Short: "beside its evidence", Group: tui.Looking, Rank: 10,
			Help: "the line of the bill beside the one that speaks against it", Off: s.noLine, Do: tui.Just(s.showEvidence),
		},
		tui.Action{ID: "leave-bill", Keys: []string{"esc"}, Short: "back", Group: tui.Looking, Rank: 25, Help: "back; nothing of the bill is kept", Do: tui.Just(s.app.Back)},
	)
}

func (s *billScreen) finding() *bills.Finding {
	if s.of == nil {
		return nil
	}
	return s.of(s.chosen())
}

func (s *billScreen) noLine() string {
	if s.finding() == nil {
		return "↑↓ choose a line of the bill first"
	}
	return ""
}

func (s *billScreen) Draw(a tui.Area) {
	heading := "A BILL, LINES UNDER THEIR PROVIDERS"
	if files := s.checked.Files(); len(files) > 0 {
		heading += " · " + strings.Join(files, ", ")
	}
	s.answerList.Draw(s.app.DrawList(a, s.app.Text(heading)))
}

func (s *billScreen) Key(tea.KeyMsg) bool { return false }

// evidence lies over a bill: a line beside the one that speaks against it.
type evidence struct {
	app  *desk.Desk
	rule string
	rows [][3]string // what it is, on the line, on the other
}

// showEvidence shows the chosen line beside its evidence.
func (s *billScreen) showEvidence() {
	f := s.finding()
	line, other := s.checked.Beside(f)
	e := &evidence{app: s.app, rule: answers.WhatIsWrong(f)}
	row := func(label string, of func(*bills.Shown) string) {
		cells := [3]string{label, of(&line), ""}
		if other != nil {
			cells[2] = of(other)
		}
		if cells[1] != "" || cells[2] != "" {
			e.rows = append(e.rows, cells)
		}
	}
	if s.checked.Several {
		row("file", func(l *bills.Shown) string { return l.File })
	}
	row("line", func(l *bills.Shown) string { return l.Line })
	row("pseudonym", func(l *bills.Shown) string { return l.Patient })
	if !s.app.NamesHidden() {
		row("practice", func(l *bills.Shown) string { return l.Practice })
	}
	row("commissioner", func(l *bills.Shown) string { return l.Commissioner })
	row("provider", func(l *bills.Shown) string { return l.Provider })
	row("specialty", func(l *bills.Shown) string { return l.Function })
	row("delivered as", func(l *bills.Shown) string { return l.POD })
	row("tariff code", func(l *bills.Shown) string { return l.Tariff })
	row("first day", func(l *bills.Shown) string { return l.Start })
	row("last day", func(l *bills.Shown) string { return l.End })
	row("nights", func(l *bills.Shown) string { return l.Nights })
	row("billed", func(l *bills.Shown) string { return l.Billed.Pence() })
	e.rows = append(e.rows, [3]string{"expected", f.Expected.Pence(), ""}, [3]string{"challenge", f.Overcharge.Pence(), ""})
	s.app.Show(e)
}

func (e *evidence) Key(k tea.KeyMsg) tea.Cmd {
	if slices.Contains([]string{"esc", "enter", "space"}, tui.KeyName(k)) {
		e.app.Close()
	}
	return nil
}

func (e *evidence) Mouse(tea.MouseMsg) {}

func (e *evidence) Keys() []tui.Hint { return []tui.Hint{{Key: "Esc", Does: "back"}} }

func (e *evidence) Draw(a tui.Area) {
	inner := a.Part(a.Box.Middle(min(78, a.Box.W), len(e.rows)+3)).Frame(e.app.Theme, tui.Line, tui.UpperFirst(e.rule))
	w, h := inner.Size()
	const label = 14
	half := (w - label) / 2
	inner.Cut(label, 0, half-1, tui.Muted, "the line")
	if slices.ContainsFunc(e.rows, func(r [3]string) bool { return r[2] != "" }) {
		inner.Cut(label+half, 0, half-1, tui.Muted, "its evidence")
	}
	for y, row := range e.rows[:max(0, min(len(e.rows), h-1))] {
		role := tui.Plain
		if row[2] != "" && row[2] == row[1] {
			role = tui.Strong // what both have is what speaks against it
		}
		inner.Cut(1, 1+y, label-2, tui.Muted, row[0])
		inner.Cut(label, 1+y, half-1, role, e.app.Text(row[1]))
		inner.Cut(label+half, 1+y, half-1, role, e.app.Text(row[2]))
	}
}
