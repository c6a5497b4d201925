package workbook

import (
	"fmt"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/handout/workbook/cells"
	"fewer/views/words"
)

// The columns of Changes; under each terms follow what each saves, what it saves in a full
// year and when it has paid for itself, and last what the ones so far save after 31 March.
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

// controlOwn is the column, in the second row of Changes, of whether what each change adds
// can be told.
const controlOwn = changeOnce

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
		{"Saved after 31 March, £", 15},
		{"Asked by", 18},
		{"Note", 34},
	}
	for _, t := range m.terms {
		columns = append(columns, column{"Saved " + t.String() + ", £", 16})
	}
	for _, t := range m.terms {
		columns = append(columns, column{"In a full year " + t.String() + ", £", 16})
	}
	for _, t := range m.terms {
		columns = append(columns, column{"Paid for itself after, " + t.String() + " (as written)", 16})
	}
	columns = append(columns, column{"These and those before save after 31 March, £ before rounding", 16})
	m.head(m.changes, "Changes of the scenario, and how far each goes", "What each adds to those before it, after its costs: contracts bend, so it depends on their order. It follows what is typed; see In order. When a change has paid for itself, only its weeks tell: that stands as written.", columns...)
	m.changes.PrintColumns = changeSaved + len(m.terms)
	n := len(m.scenario.Changes)
	for i := range n {
		m.writeChange(i)
	}
	row := top + n
	if n == 0 {
		m.changes.Say(row, changeWhat, "The scenario changes no referrals or lines.", cells.Normal)
	} else {
		m.changeTotals(row)
	}
	for i, q := range m.scenario.Proposals {
		says := q.Words(m.y)
		if why := m.pr.ProposalsLeftOut[i]; why != "" {
			says += ": left out, " + why
		}
		m.changes.Say(row+3+i, changeWhat, says, cells.Normal)
	}
}

// changeTotals write what the changes come to together, and before it what is typed in
// rows for which the scenario has no change.
func (m *maker) changeTotals(row int) {
	s, typed := m.changes, row+1
	s.Say(row, changeWhat, "In all, with what is typed in other rows of What if", cells.Strong)
	s.Say(typed, changeWhat, "Of that, typed in other rows", cells.Normal)
	for _, col := range []int{changeCosts, changeFullCosts} {
		s.Work(row, col, cells.MoneyTotal, "ROUND(SUM("+cells.At(top, col)+":"+cells.At(row-1, col)+"),2)")
	}
	m.check(s, "costs of the changes", m.pr.Costs.Float(), s.Of(row, changeCosts), false)
	m.check(s, "costs of the changes in a full year", m.fullOf.Costs.Float(), s.Of(row, changeFullCosts), false)
	firm := true
	for i := range m.steps {
		firm = firm && m.steps[i].firm
	}
	rest := func(col int, what, all string) {
		s.Work(row, col, cells.MoneyTotal, all)
		s.Work(typed, col, cells.Money, m.inOrderGated(firm, "ROUND("+cells.At(row, col)+"-SUM("+cells.At(top, col)+":"+cells.At(row-1, col)+"),2)"))
		m.check(s, what+": nothing typed in other rows", 0, s.Of(typed, col), true)
	}
	for _, t := range m.terms {
		rest(changeSaved+int(t), "saved "+t.String(), m.yearEnd.Of(m.savedRow, 1+int(t)))
		rest(changeSaved+len(m.terms)+int(t), "saved in a full year "+t.String(), m.fullYear.Of(m.fullSaving, 1+int(t)))
	}
	rest(changeLands, "saved after 31 March", m.yearEnd.Of(m.landsRow, 1))
	m.book.Define("each_change_can_be_told", s, controlRow, controlOwn)
	s.Say(controlRow, controlOwn-1, "Each one's own can be told (1: yes)", cells.Quiet)
	s.Work(controlRow, controlOwn, cells.Whole, "IF(MIN(1-"+m.asWritten()+","+sumRange(m.lines, lineOwnRoom, rows{top, top + len(m.y.Lines)})+")=0,"+m.within()+",0)")
}

// inOrderGated is what a change adds to those before it: without steps that follow what
// is typed, it is known only as written.
func (m *maker) inOrderGated(firm bool, formula string) string {
	when := m.changes.Of(controlRow, controlOwn)
	if !firm {
		when = m.asWritten()
	}
	return "IF(" + when + "=1," + formula + ",\"" + outsideSays + "\")"
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
	say := func(col int, text string) {
		s.Say(row, col, text, cells.Wrapped)
		s.HeightFor(row, col, text)
	}
	say(changeWhat, m.y.TargetName(c.Target))
	say(changeSize, m.y.ChangeWordsAlone(*c))
	say(changeHow, how)
	weeks, full := 0.0, 0.0
	if result.LeftOut == "" {
		weeks = m.p.CostWeeks(c)
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
	m.ownOf(i, row)
	if len(c.AskedBy) > 0 {
		say(changeAsked, strings.Join(c.AskedBy, ", "))
	}
	if c.Note != "" {
		say(changeNote, c.Note)
	}
}

// ownOf writes what a change adds to those before it.
func (m *maker) ownOf(i, row int) {
	s, n, firm := m.changes, len(m.terms), m.steps[i].firm
	at := func(col int) string { return cells.At(row, col) }
	own := func(col int, what string, is model.Money, formula string) {
		s.Work(row, col, cells.Money, m.inOrderGated(firm, formula))
		m.check(s, m.changeTitle(i)+": "+what, is.Float(), s.Of(row, col), true)
	}
	for _, t := range m.terms {
		of := m.ordered[ordered{i, t}]
		own(changeSaved+int(t), "saved "+t.String(), m.pr.Changes[i].Saving[t], "ROUND("+sumRange(m.inOrder, orderSaved, of)+"-"+at(changeCosts)+",2)")
		m.book.Define(fmt.Sprintf("saving_of_change_%d_%s", i+1, t.Key()), s, row, changeSaved+int(t))
		own(changeSaved+n+int(t), "saved in a full year "+t.String(), m.fullOf.Terms[t].ByChange[i], "ROUND("+sumRange(m.inOrder, orderFullSaved, of)+"-"+at(changeFullCosts)+",2)")
	}
	before, soFar := "0", changeSaved+3*n
	if i > 0 {
		before = cells.At(row-1, soFar)
	}
	s.Work(row, soFar, cells.Money, before+"+"+sumRange(m.byStep, stepLands, m.steps[i].rows))
	own(changeLands, "saved after 31 March", m.pr.Changes[i].LandsAfterYearEnd, "ROUND("+round(at(soFar))+"-"+round(before)+",2)")
	if m.pr.Changes[i].Costs == 0 && m.fullOf.CostsOf[i] == 0 {
		return
	}
	back := m.full.PaidBack(m.scenario, i)
	for _, t := range m.terms {
		if says := words.PaidBackBriefly(&back[t]); says != "" {
			s.Work(row, changeSaved+2*n+int(t), cells.Normal, "IF("+m.asWritten()+"=1,\""+says+"\",\""+outsideSays+"\")")
		}
	}
}

// writePractices writes what each practice sends, and what of the scenario is its
// own, as the program has them.
func (m *maker) writePractices() {
	s := m.practices
	columns := []column{{"Practice", 44}}
	for _, t := range m.terms {
		columns = append(columns, column{"Saved " + t.String() + ", £ (as written)", 18})
	}
	m.head(s, "Practices: what of the scenario is whose", "What is one practice's adds up, with the others, to the scenario as the program wrote it: each change's own is parted by who would not have been sent, in whole pence.",
		append(columns, column{"Saved after 31 March, £ (as written)", 18})...)
	s.Height(top-1, 48)
	row := top
	if len(m.y.Practices) == 0 {
		s.Say(row, 0, "The year names no practices.", cells.Normal)
		return
	}
	row--
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
}

// writeRates writes the practices' referrals side by side, and who bears what is changed.
func (m *maker) writeRates() {
	if len(m.y.Practices) == 0 {
		m.head(m.rates, "Rates of referral", "", column{"Practice", 44})
		m.rates.Say(top, 0, "The year names no practices.", cells.Normal)
		return
	}
	q := answers.NewQuestion(m.p, &m.Document, model.AsContracted)
	sheet := answers.PracticeSheet(&answers.PracticeRates{
		Question: q, Stream: insight.AllStreams, Funnel: insight.FunnelOf(m.p, insight.AllStreams, false), Practice: -1,
		Called: func(i int) (id, in string) { return m.y.Practices[i].ID, m.y.Practices[i].Name },
	})
	sentences := sheet.Sentences
	sheet.Sentences = nil
	m.rates.Widths = []float64{44, 12, 14, 14, 12, 12, 26, 18, 18}
	row := writeAnswer(m.rates, top-1, &sheet)
	m.head(m.rates, "Rates of referral, to date", "")
	m.rates.Height(top-1, 32)
	for _, said := range sentences {
		m.rates.Say(row, 0, said.Text, cells.Normal)
		row++
	}
	bears := answers.WhoBears(q)
	m.rates.Say(row+1, 0, "Who bears it", cells.Strong)
	writeAnswer(m.rates, row+2, &bears)
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
