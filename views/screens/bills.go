package screens

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/bills"
	"fewer/scenarios/tables"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// Bill shows what was found on a bill, under its providers. It holds the bill
// while it is open, and nothing of it goes anywhere else.
type Bill struct {
	desk.AnswerList
	Checked *answers.CheckedBill
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

// AskBill asks for a bill; on the screen of one, for another.
func (a *Set) AskBill() {
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
func (a *Set) checkBill(said []string) (why string) {
	files, asked, why := a.billAsked(said)
	if why != "" {
		return why
	}
	a.bill = said
	a.Work("Reading the bill", a.AskBill, func(progress func(file string, read, size int64)) func() tea.Cmd {
		result, err := files.Check(asked, progress)
		return tui.Just(func() {
			if err != nil {
				a.AskBill()
				said := tui.UpperFirst(err.Error())
				if f := (*tables.Fault)(nil); errors.As(err, &f) {
					said = f.Sentence()
				}
				a.Refuse(said)
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
func (a *Set) billAsked(said []string) (files bills.Files, asked bills.Asked, why string) {
	for one := range strings.SplitSeq(said[billLines], ";") {
		if one = a.TypedFile(one); one != "" {
			files.Lines = append(files.Lines, one)
		}
	}
	for one := range strings.SplitSeq(said[billStays]+";"+said[billAttendances], ";") {
		if one = a.TypedFile(one); one != "" {
			files.Tariffs = append(files.Tariffs, one)
		}
	}
	files.Practices, files.Contract = a.TypedFile(said[billPractices]), a.TypedFile(said[billContract])
	year := a.Session.Year()
	frozenTo, ok := bills.FrozenMonth(said[billFrozen], year.Year())
	switch {
	case len(files.Lines) == 0:
		return files, asked, "type where the bill is"
	case !ok:
		return files, asked, said[billFrozen] + " is no month of " + year.Year().FinancialYear.String() + ": " + words.HowToWriteMonths
	}
	return files, bills.Asked{Prepared: year, Commissioner: said[billOurs], FrozenTo: frozenTo, Readmission: bills.UsualReadmission}, ""
}

// openBill shows what was found, in place of what was found before.
func (a *Set) openBill(checked *answers.CheckedBill) {
	s, open := a.Screen().(*Bill)
	if !open {
		s = &Bill{AnswerList: desk.AnswerList{Desk: a.Desk}}
	}
	s.Begin()
	s.Checked = checked
	answer, of := answers.BillsByProvider(checked)
	s.of = of
	s.Show(answer)
	if !open {
		a.Open(s)
	}
	a.Stale = true
}

// Title names the screen in the table of keys.
func (s *Bill) Title() string { return "A bill" }

// Refresh leaves the bill as it was found: nothing on the desk changes it.
func (s *Bill) Refresh() {}

func (s *Bill) BelowHeadline() tui.Rect { return s.Desk.BelowList() }

func (s *Bill) Actions() []tui.Action {
	return append(s.TableActions(), pictures.WhyDeficit(s.Desk),
		tui.Action{
			ID: "evidence", Keys: []string{"enter"}, Short: "beside its evidence", Group: tui.Looking, Rank: 10,
			Help: "the line of the bill beside the one that speaks against it", Off: s.noLine, Do: tui.Just(s.showEvidence),
		},
		s.Leave("leave-bill", "back", "back; nothing of the bill is kept"),
	)
}

// Finding is what was found on the chosen line; nil where none is chosen.
func (s *Bill) Finding() *bills.Finding {
	if s.of == nil {
		return nil
	}
	return s.of(s.Chosen())
}

func (s *Bill) noLine() string {
	if s.Finding() == nil {
		return "↑↓ choose a line of the bill first"
	}
	return ""
}

func (s *Bill) Draw(a tui.Area) {
	heading := "A BILL, LINES UNDER THEIR PROVIDERS"
	if files := s.Checked.Files(); len(files) > 0 {
		heading += " · " + strings.Join(files, ", ")
	}
	s.AnswerList.Draw(s.Desk.DrawList(a, s.Desk.Text(heading)))
}

func (s *Bill) Key(tea.KeyMsg) bool { return false }

// evidence lies over a bill: a line beside the one that speaks against it.
type evidence struct {
	app  *desk.Desk
	rule string
	rows [][3]string // what it is, on the line, on the other
}

// showEvidence shows the chosen line beside its evidence.
func (s *Bill) showEvidence() {
	f := s.Finding()
	line, other := s.Checked.Beside(f)
	e := &evidence{app: s.Desk, rule: answers.WhatIsWrong(f)}
	row := func(label string, of func(*bills.Shown) string) {
		cells := [3]string{label, of(&line), ""}
		if other != nil {
			cells[2] = of(other)
		}
		if cells[1] != "" || cells[2] != "" {
			e.rows = append(e.rows, cells)
		}
	}
	if s.Checked.Several {
		row("file", func(l *bills.Shown) string { return l.File })
	}
	row("line", func(l *bills.Shown) string { return l.Line })
	row("pseudonym", func(l *bills.Shown) string { return l.Patient })
	if !s.Desk.NamesHidden() {
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
	s.Desk.Show(e)
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
