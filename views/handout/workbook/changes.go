package workbook

import (
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/handout/workbook/cells"
)

// The columns of Changes; what each saves under each terms follows.
const (
	changeWhat = iota
	changeSize
	changeHow
	changeOnce
	changePerWeek
	changeWeeks
	changeCosts
	changeFullWeeks
	changeFullCosts
	changeLands
	changeAsked
	changeNote
	changeSaved
)

// writeChanges lists the scenario's changes.
func (m *maker) writeChanges() {
	columns := []column{
		{"Change", 36},
		{"How much", 34},
		{"Where it stands here", 24},
		{"Costs once, £", 13},
		{"Costs a week, £", 13},
		{"Weeks", 8},
		{"Costs, £", 14},
		{"Weeks in a full year", 8},
		{"Costs in a full year, £", 14},
		{"Saved after 31 March, £ (as written)", 15},
		{"Asked by", 20},
		{"Note", 40},
	}
	for _, t := range m.terms {
		columns = append(columns, column{"Saved " + t.String() + ", £ (as written)", 16})
	}
	for _, t := range m.terms {
		columns = append(columns, column{"In a full year " + t.String() + ", £ (as written)", 16})
	}
	m.head(m.changes, "Changes of the scenario, and how far each goes", "What each adds to those before it, after its costs, as the program wrote it: contracts bend, so it depends on their order. What they save together is live, on Year-end.", columns...)
	m.changes.PrintColumns = changeSaved + len(m.terms)
	n := len(m.scenario.Changes)
	for i := range n {
		m.writeChange(i)
	}
	row := top + n
	if n == 0 {
		m.changes.Say(row, changeWhat, "The scenario changes no referrals or lines.", cells.Normal)
	} else {
		m.changes.Say(row, changeWhat, "In all", cells.Strong)
		for col := changeCosts; col < changeSaved+2*len(m.terms); col++ {
			if col != changeFullWeeks && col != changeAsked && col != changeNote {
				m.changes.Work(row, col, cells.MoneyTotal, "ROUND(SUM("+cells.At(top, col)+":"+cells.At(row-1, col)+"),2)")
			}
		}
		for _, t := range m.terms {
			m.check(m.changes, "all changes, "+t.String(), m.pr.Terms[t].Saving.Float(), m.changes.Of(row, changeSaved+int(t)), false)
			m.check(m.changes, "all changes in a full year, "+t.String(), m.fullOf.Terms[t].Saving.Float(), m.changes.Of(row, changeSaved+len(m.terms)+int(t)), false)
		}
		m.check(m.changes, "costs of the changes", m.pr.Costs.Float(), m.changes.Of(row, changeCosts), false)
		m.check(m.changes, "costs of the changes in a full year", m.fullOf.Costs.Float(), m.changes.Of(row, changeFullCosts), false)
	}
	for i, q := range m.scenario.Proposals {
		says := q.Words(m.y)
		if why := m.pr.ProposalsLeftOut[i]; why != "" {
			says += ": left out, " + why
		}
		m.changes.Say(row+2+i, changeWhat, says, cells.Normal)
	}
}

// costs is what all changes cost, in the year or in a full year.
func (m *maker) costs(col int) string {
	if len(m.scenario.Changes) == 0 {
		return "0"
	}
	return m.changes.Of(top+len(m.scenario.Changes), col)
}

func (m *maker) writeChange(i int) {
	s, row, c, result := m.changes, top+i, &m.scenario.Changes[i], &m.pr.Changes[i]
	at := func(col int) string { return cells.At(row, col) }
	how := "frozen in"
	for k := range m.rows {
		if m.rows[k].Change == i {
			how = "typed, in row " + number(float64(top+k+1)) + " of What if"
		}
	}
	switch {
	case result.LeftOut != "":
		how = "left out: " + result.LeftOut
	case result.CutShort:
		how = "frozen in; not all of it is possible: " + result.StoppedBy(m.y.Protected(c.Target))
	}
	s.Say(row, changeWhat, m.y.TargetName(c.Target), cells.Normal)
	s.Say(row, changeSize, m.y.ChangeWordsAlone(*c), cells.Normal)
	s.Say(row, changeHow, how, cells.Normal)
	weeks, full := 0.0, 0.0
	if result.LeftOut == "" {
		weeks = m.p.CostWeeks(c, model.WeeksInYear)
		if !c.EndsEarly() {
			full = model.WeeksInYear
		}
	}
	s.Put(row, changeOnce, c.Costs.Once, cells.Money)
	s.Put(row, changePerWeek, c.Costs.PerWeek, cells.Money)
	s.Put(row, changeWeeks, weeks, cells.Count)
	s.Work(row, changeCosts, cells.Money, "IF("+at(changeWeeks)+"=0,0,"+round(at(changeOnce)+"+"+at(changePerWeek)+"*"+at(changeWeeks))+")")
	s.Put(row, changeFullWeeks, full, cells.Count)
	s.Work(row, changeFullCosts, cells.Money, round(at(changePerWeek)+"*"+at(changeFullWeeks)))
	s.Put(row, changeLands, result.LandsAfterYearEnd.Float(), cells.Money)
	if len(c.AskedBy) > 0 {
		s.Say(row, changeAsked, strings.Join(c.AskedBy, ", "), cells.Normal)
	}
	if c.Note != "" {
		s.Say(row, changeNote, c.Note, cells.Wrapped)
	}
	for _, t := range m.terms {
		s.Put(row, changeSaved+int(t), result.Saving[t].Float(), cells.Money)
		s.Put(row, changeSaved+len(m.terms)+int(t), m.fullOf.Terms[t].ByChange[i].Float(), cells.Money)
	}
}

// writePractices writes what each practice sends, and what of the scenario is its
// own, as the program has them.
func (m *maker) writePractices() {
	s := m.practices
	s.Widths = []float64{44, 18, 18, 18, 18, 18}
	m.head(s, "Practices (as written)", "")
	s.Spread(2, 0, 4, "What of the scenario is one practice's adds up, with the others, to the scenario.")
	row := top - 1
	if len(m.y.Practices) == 0 {
		s.Say(row, 0, "The year names no practices.", cells.Normal)
		return
	}
	s.Say(row, 0, "Practice", cells.Head)
	for _, t := range m.terms {
		s.Say(row, 1+int(t), "Saved "+t.String()+", £", cells.Head)
	}
	s.Say(row, 1+len(m.terms), "Saved after 31 March, £", cells.Head)
	first := row + 1
	for i := range len(m.y.Practices) + 1 {
		name, practice := "Other practices, and changes to lines", insight.OtherPractices
		if i < len(m.y.Practices) {
			name, practice = m.y.Practices[i].Name, i
		}
		own := insight.ResultOf(m.pr, practice)
		row++
		s.Say(row, 0, name, cells.Normal)
		for _, t := range m.terms {
			s.Put(row, 1+int(t), own.Saving[t].Float(), cells.Money)
		}
		s.Put(row, 1+len(m.terms), own.LandsAfterYearEnd.Float(), cells.Money)
	}
	row++
	s.Say(row, 0, "In all", cells.Strong)
	for col := 1; col <= 1+len(m.terms); col++ {
		s.Work(row, col, cells.MoneyTotal, "ROUND(SUM("+cells.At(first, col)+":"+cells.At(row-1, col)+"),2)")
	}
	for _, t := range m.terms {
		m.check(s, "all practices, "+t.String(), m.pr.Terms[t].Saving.Float(), s.Of(row, 1+int(t)), false)
	}
	m.writeRates(row + 2)
}

// writeRates writes the practices' referrals side by side.
func (m *maker) writeRates(row int) {
	q := answers.NewQuestion(m.p, &m.Document, model.AsContracted)
	sheet := answers.PracticeSheet(&answers.PracticeRates{
		Question: q, Stream: insight.AllStreams, Funnel: insight.FunnelOf(m.p, insight.AllStreams, false), Practice: -1,
		Called: func(i int) (id, in string) { return m.y.Practices[i].ID, m.y.Practices[i].Name },
	})
	m.practices.Say(row, 0, "Referrals to date", cells.Strong)
	row = writeAnswer(m.practices, row+1, &sheet)
	bears := answers.WhoBears(q)
	m.practices.Say(row+1, 0, "Who bears it", cells.Strong)
	writeAnswer(m.practices, row+2, &bears)
}

// writeAnswer writes an answer: what programs read as a number is one, but for what
// people call by a name. It gives the row after it.
func writeAnswer(s *cells.Sheet, row int, a *answers.Sheet) int {
	for _, said := range a.Sentences {
		s.Say(row, 0, said.Text, cells.Normal)
		row++
	}
	col := 0
	for i := range a.Columns {
		if a.Columns[i].Hidden || a.Columns[i].Kind == answers.Picture {
			continue
		}
		s.Say(row, col, a.Columns[i].Name(), cells.Head)
		for r := range a.Rows {
			cell := a.Rows[r].Cells[i]
			if a.Columns[i].Kind == answers.Words {
				s.Say(row+1+r, col, cell.Text, cells.Normal)
				continue
			}
			switch v := cell.Value.(type) {
			case float64:
				s.Put(row+1+r, col, v, cells.Count)
			case int:
				s.Put(row+1+r, col, float64(v), cells.Whole)
			case model.Money:
				s.Put(row+1+r, col, v.Float(), cells.Money)
			default:
				s.Say(row+1+r, col, cell.Text, cells.Normal)
			}
		}
		col++
	}
	if col > 0 {
		row += 1 + len(a.Rows)
	}
	for _, note := range a.Notes {
		s.Say(row, 0, note.Text, cells.Normal)
		row++
	}
	return row
}
