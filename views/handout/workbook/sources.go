package workbook

import (
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/whatif"
	"fewer/views/handout"
	"fewer/views/handout/workbook/cells"
	"fewer/views/words"
)

// writeWords explains the words used.
func (m *maker) writeWords() {
	m.head(m.glossary, "Words", "", column{"Word", 26}, column{"Also called", 34}, column{"What it means", 100})
	for i, term := range words.Glossary() {
		m.glossary.Say(top+i, 0, term.Word, cells.Strong)
		m.glossary.Say(top+i, 1, term.Also, cells.Wrapped)
		m.glossary.Say(top+i, 2, term.Means, cells.Wrapped)
		m.glossary.Height(top+i, 32)
	}
}

// made says how the workbook comes by its figures.
var made = []string{
	"Typed: the yellow cells of What if, and nothing else. They hold a number of percent, minus for fewer, of all practices in all weeks that remain.",
	"Constants: counts, prices, plans, sums of contracts; and what weeks and pathways make, on Pathways and Lines: what one percent of a row does to each line.",
	"As written: ranges, chances, what is spent to date, weeks (and so when a change has paid for itself), practices. They do not follow what is typed.",
	"Everything else is a formula: units × price × factor is the value at tariff, each contract's curve makes of it what is paid, rounded first to six decimals of a pound and then to the penny.",
	"Frozen in: changes of some practices, some weeks or a number a week, what comes back, what is delivered in part, and what is cut short.",
	"Limits: beyond them, or where several rows use up a line's room together, part of a change could not happen; then no figure is given here: open the program.",
	"Ways to use a cell from elsewhere: percent_ID, deficit_TERMS, saving_TERMS, full_year_saving_TERMS, saving_of_change_N_TERMS, check, within_limits; they are listed by the program's Name Manager.",
}

// The columns of Checks.
const (
	checkSheet = iota
	checkWhat
	checkProgram
	checkHere
	checkDifference
)

// writeSources says where the figures come from.
func (m *maker) writeSources() {
	s := m.sources
	m.head(s, "Sources, and how the figures are made", "", column{"What", 30}, column{"Which", 114})
	s.Height(top-1, 16)
	row := top
	say := func(label, text string) {
		s.Say(row, 0, label, cells.Strong)
		s.Say(row, 1, text, cells.Wrapped)
		s.HeightFor(row, 1, text)
		row++
	}
	say("Year", m.y.Title()+", "+insight.HowFar(m.y))
	if m.scenario.Name != "" {
		say("Scenario", m.scenario.Name)
	}
	if m.scenario.Author != "" {
		say("By", m.scenario.Author)
	}
	for _, line := range handout.Sources(m.y, m.Document.Year) {
		say("", line)
	}
	say("Fingerprint, whole", m.Document.Year.On(m.y).Fingerprint)
	say("Program", "Fewer, "+m.Version)
	say("Rules", number(model.RulesVersion))
	for _, text := range made {
		label, rest, _ := strings.Cut(text, ": ")
		say(label, model.UpperFirst(rest))
	}
}

// check is a figure of the workbook beside the program's.
type check struct {
	what    string
	program float64
	here    string
	moves   bool // follows what is typed, so that it is the program's only as written
}

func (m *maker) check(s *cells.Sheet, what string, program float64, here string, moves bool) {
	m.checks[s] = append(m.checks[s], check{what, program, here, moves})
}

// writeChecks sets the program's figures beside the workbook's, and writes on each
// sheet what they differ by.
func (m *maker) writeChecks() {
	m.lineChecks()
	m.head(m.compared, "The program's figures as written, beside the workbook's", "What follows the yellow cells is compared as long as they hold what the program wrote.",
		column{"Sheet", 30}, column{"Figure", 60}, column{"Program", 20}, column{"Workbook", 20}, column{"Difference", 14})
	m.compared.Height(top-1, 16)
	row := top
	for _, sheet := range m.book.Sheets {
		from := row
		for _, c := range m.checks[sheet] {
			m.writeCheck(row, sheet.Name, c)
			row++
		}
		if sheet != m.yearEnd && sheet != m.compared {
			m.checkCell(sheet, rows{from, row})
		}
	}
	m.checkCell(m.yearEnd, rows{top, row})
	m.checkCell(m.compared, rows{top, row})
	m.book.Define("check", m.yearEnd, controlRow, 1)
}

func (m *maker) writeCheck(row int, sheet string, c check) {
	s := m.compared
	s.Say(row, checkSheet, sheet, cells.Normal)
	s.Say(row, checkWhat, c.what, cells.Normal)
	s.Put(row, checkProgram, c.program, cells.Money)
	s.Work(row, checkHere, cells.Money, c.here)
	difference := "ABS(ROUND(" + cells.At(row, checkHere) + "-" + cells.At(row, checkProgram) + ",2))"
	if c.moves {
		difference = "IF(" + m.asWritten() + "=1," + difference + ",0)"
	}
	s.Work(row, checkDifference, cells.Money, difference)
}

// checkCell says on a sheet what its figures, or without any those of the whole
// book, differ from the program's by.
func (m *maker) checkCell(s *cells.Sheet, of rows) {
	s.Say(controlRow, 0, "Workbook less program (0.00 is right)", cells.Normal)
	formula := "ROUND(" + sumRange(m.compared, checkDifference, of) + ",2)"
	if of.from == of.past {
		formula = m.yearEnd.Of(controlRow, 1)
	}
	s.Work(controlRow, 1, cells.Checked, m.gated(formula))
}

// lineChecks set what the lines come to beside the program's.
func (m *maker) lineChecks() {
	all := rows{top, top + len(m.y.Lines)}
	value := [2]float64{}
	for i := range m.pr.Lines {
		for k := range value {
			if m.p.Lines[i].Provider >= 0 {
				value[k] += m.pr.Lines[i].Value[k]
			} else {
				value[k] += model.RoundPounds(m.pr.Lines[i].Value[k]).Float()
			}
		}
	}
	m.check(m.lines, "value of all lines if nothing changes", value[0], sumRange(m.lines, lineValueNothing, all), false)
	m.check(m.lines, "value of all lines", value[1], sumRange(m.lines, lineValueNow, all), true)
	for _, t := range m.terms {
		var nothing, now model.Money
		g := m.pr.Workspace().Regime(t)
		for i := range g.Accounts {
			nothing += g.Nothing[i]
			now += m.pr.Workspace().Paid[t][i]
		}
		var of []int
		for _, a := range m.accounts[t] {
			of = append(of, a.row)
		}
		m.check(m.contracts, "all contracts if nothing changes, "+t.String(), nothing.Float(), sum(m.contracts, contractPaidNothing, of), false)
		m.check(m.contracts, "all contracts, "+t.String(), now.Float(), sum(m.contracts, contractPaidNow, of), true)
	}
	for i := range m.rows {
		if lever := &m.rows[i]; lever.Percent != 0 {
			for _, t := range m.terms {
				m.check(m.whatIf, m.nameOf(lever)+" alone, "+t.String(), m.alone(lever, t).Float(), m.whatIf.Of(top+i, whatSaved+int(t)), true)
			}
		}
	}
}

// alone is what a lever saves on top of what is frozen in, before any costs.
func (m *maker) alone(lever *whatif.Lever, t model.Terms) model.Money {
	s := m.levers.Frozen
	changes := append([]model.Change(nil), s.Changes...)
	changes[lever.Change].Size.Amount = lever.Percent
	pr := m.p.NewProjection()
	m.p.Project(&model.Scenario{Changes: changes, Proposals: s.Proposals}, pr)
	return m.frozen.Terms[t].Scenario.Spend - pr.Terms[t].Scenario.Spend
}
