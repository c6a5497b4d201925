package workbook

import (
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/handout/workbook/cells"
)

// figures are the rows of a sheet that sets the terms side by side.
type figures struct {
	m     *maker
	sheet *cells.Sheet
	row   int
}

// section writes a heading over rows.
func (f *figures) section(title string) {
	f.sheet.Say(f.row, 0, title, cells.Strong)
	f.row++
}

// live writes a row of formulas, one for each terms, and gives its row.
func (f *figures) live(label string, style cells.Style, formula func(t model.Terms) string) int {
	f.sheet.Say(f.row, 0, label, cells.Normal)
	for _, t := range f.m.terms {
		if said := formula(t); said != "" {
			f.sheet.Work(f.row, 1+int(t), style, said)
		}
	}
	f.row++
	return f.row - 1
}

// written writes a row of figures as the program has them.
func (f *figures) written(label string, style cells.Style, n func(t model.Terms) float64) int {
	f.sheet.Say(f.row, 0, label+" (as written)", cells.Normal)
	for _, t := range f.m.terms {
		f.sheet.Put(f.row, 1+int(t), n(t), style)
	}
	f.row++
	return f.row - 1
}

// at names the figure of a row under the terms.
func (f *figures) at(row int, t model.Terms) string { return f.sheet.Of(row, 1+int(t)) }

// call gives the figures of a row their names.
func (f *figures) call(row int, what string) {
	for _, t := range f.m.terms {
		f.m.book.Define(what+"_"+t.Key(), f.sheet, row, 1+int(t))
	}
}

// check sets the figures of a row beside the program's.
func (f *figures) check(row int, what string, moves bool, n func(t model.Terms) model.Money) {
	for _, t := range f.m.terms {
		f.m.check(f.sheet, what+", "+t.String(), n(t).Float(), f.at(row, t), moves)
	}
}

// termColumns are the headings of such a sheet.
func (m *maker) termColumns() []column {
	list := []column{{"£", 62}}
	for _, t := range m.terms {
		list = append(list, column{model.UpperFirst(t.String()), 20})
	}
	return list
}

// writeYearEnd sets the terms side by side.
func (m *maker) writeYearEnd() {
	m.head(m.yearEnd, m.book.Title, "Where the year ends on 31 March. Above nothing is over the budget. Type percentages on the sheet What if.", m.termColumns()...)
	m.yearEnd.Landscape = false
	m.yearEnd.Height(top-1, 32)
	f := &figures{m, m.yearEnd, top}
	lines := rows{top, top + len(m.y.Lines)}
	budget := f.live("Budget for the year", cells.Money, func(model.Terms) string {
		if m.y.Budget.Given {
			return number(m.p.Budget().Float())
		}
		return "ROUND(" + sumRange(m.lines, lineBudget, lines) + ",2)"
	})
	f.check(budget, "budget", false, func(model.Terms) model.Money { return m.pr.Budget })
	by := insight.OverBy(m.y)
	spent := f.written("Spent to "+by, cells.Money, func(t model.Terms) float64 { all, _ := m.pr.SpentToDate(t); return all.Float() })
	f.written("Budget to "+by, cells.Money, func(model.Terms) float64 { return m.p.BudgetToDate().Float() })
	nothing := m.nothing(f, spent, budget)
	m.asTyped(f, nothing, budget)
	m.howSure(f)
	m.writeCharts(f.row + 1)
}

// nothing writes the year if nothing changes, and gives the row of its spending.
func (m *maker) nothing(f *figures, spent, budget int) int {
	f.section("If nothing changes")
	spend := f.live("Spending forecast for the year", cells.Money, func(t model.Terms) string { return m.spending(t, contractPaidNothing, lineValueNothing, "") })
	f.live("Of that still to come", cells.Money, func(t model.Terms) string { return "ROUND(" + f.at(spend, t) + "-" + f.at(spent, t) + ",2)" })
	over := f.live("Over the budget (variance)", cells.MoneyTotal, func(t model.Terms) string { return "ROUND(" + f.at(spend, t) + "-" + f.at(budget, t) + ",2)" })
	m.overNothing = over
	f.call(over, "deficit_if_nothing_changes")
	f.check(spend, "spending if nothing changes", false, func(t model.Terms) model.Money { return m.pr.Terms[t].DoNothing.Spend })
	f.check(over, "deficit if nothing changes", false, func(t model.Terms) model.Money { return m.pr.Terms[t].DoNothing.Deficit })
	return spend
}

// spending adds up what the contracts pay, lines without activity and what the
// changes cost.
func (m *maker) spending(t model.Terms, paid, without int, costs string) string {
	var of []int
	for _, a := range m.accounts[t] {
		of = append(of, a.row)
	}
	formula := sum(m.contracts, paid, of) + "+" + sum(m.lines, without, m.withoutRows())
	if costs != "" {
		formula += "+" + costs
	}
	return "ROUND(" + formula + ",2)"
}

// asTyped writes the year with what is typed.
func (m *maker) asTyped(f *figures, nothing, budget int) {
	f.section("As typed on What if, with what is frozen in")
	pence := func(formula string) string { return "ROUND(" + formula + ",2)" }
	spend := f.live("Spending forecast for the year", cells.Money, func(t model.Terms) string {
		return m.spending(t, contractPaidNow, lineValueNow, m.costs(changeCosts))
	})
	over := f.live("Over the budget", cells.MoneyTotal, func(t model.Terms) string { return pence(f.at(spend, t) + "-" + f.at(budget, t)) })
	saved := f.live("Saved, under the same terms", cells.MoneyStrong, func(t model.Terms) string {
		return pence(f.at(nothing, t) + "-" + f.at(spend, t))
	})
	m.overTyped = over
	f.call(over, "deficit")
	f.call(saved, "saving")
	m.savedRow = saved
	f.check(spend, "spending", true, func(t model.Terms) model.Money { return m.pr.Terms[t].Scenario.Spend })
	f.check(over, "deficit", true, func(t model.Terms) model.Money { return m.pr.Terms[t].Scenario.Deficit })
	f.check(saved, "saving", true, func(t model.Terms) model.Money { return m.pr.Terms[t].Saving })
	if m.proposed {
		m.proposedRows(f, nothing, spend)
	}
	target := f.written("Agreed for the year-end", cells.Money, func(model.Terms) float64 { return m.pr.Target.Float() })
	f.live("Still to find", cells.Money, func(t model.Terms) string { return pence(f.at(over, t) + "-" + f.at(target, t)) })
	f.live("What the changes cost, in the spending", cells.Money, func(model.Terms) string { return m.costs(changeCosts) })
	lands := f.live("Saved after 31 March, at this year's prices", cells.Money, func(t model.Terms) string {
		return round(sumRange(m.lines, lineAfterValue, rows{top, top + len(m.y.Lines)}))
	})
	m.landsRow = lands
	m.book.Define("lands_after_year_end", f.sheet, lands, 1)
	f.check(lands, "saved after 31 March", true, func(model.Terms) model.Money { return m.pr.LandsAfterYearEnd })
	f.live("Saved in a full year, if kept up", cells.Money, func(t model.Terms) string { return m.fullYear.Of(m.fullSaving, 1+int(t)) })
}

// proposedRows say what the proposed terms are worth.
func (m *maker) proposedRows(f *figures, nothing, spend int) {
	only := func(formula string) func(model.Terms) string {
		return func(t model.Terms) string {
			if t != model.AsProposed {
				return ""
			}
			return formula
		}
	}
	terms := f.live("Saved by the proposed terms alone, against the contract", cells.Money, only("ROUND("+f.at(nothing, model.AsContracted)+"-"+f.at(nothing, model.AsProposed)+",2)"))
	all := f.live("Saved in all, against the contract", cells.Money, only("ROUND("+f.at(nothing, model.AsContracted)+"-"+f.at(spend, model.AsProposed)+",2)"))
	col := 1 + int(model.AsProposed)
	m.book.Define("saving_from_terms", f.sheet, terms, col)
	m.book.Define("saving_against_contract", f.sheet, all, col)
	m.check(f.sheet, "saved by the proposed terms alone", m.pr.SavingFromTerms.Float(), f.sheet.Of(terms, col), false)
	m.check(f.sheet, "saved in all, against the contract", m.pr.SavingAgainstContract.Float(), f.sheet.Of(all, col), true)
}

// howSure writes ranges and chances as the program has them: no formula gives them.
func (m *maker) howSure(f *figures) {
	spreads := insight.NewSpreads(m.p, insight.SpreadSeed).Of(m.pr)
	f.section("How sure: in 8 of 10 such years the deficit lies between")
	of := func(t model.Terms, scenario bool) insight.Spread {
		if scenario {
			return spreads[t].Scenario
		}
		return spreads[t].DoNothing
	}
	for _, scenario := range []bool{false, true} {
		when := "if nothing changes"
		if scenario {
			when = "with the scenario"
		}
		f.written("At least, "+when, cells.Money, func(t model.Terms) float64 { return of(t, scenario).P10.Float() })
		f.written("At most, "+when, cells.Money, func(t model.Terms) float64 { return of(t, scenario).P90.Float() })
		f.written("Chance of ending within budget, "+when, cells.Share, func(t model.Terms) float64 { return of(t, scenario).ChanceWithinBudget })
	}
}

// writeCharts draws spending against budget, and a bridge, from cells below them.
func (m *maker) writeCharts(row int) {
	const high = 16
	s := m.yearEnd
	s.PrintColumns = 1 + len(m.terms)
	weeks := row + 3*high + 4
	steps := weeks + model.WeeksInYear + 4
	series := m.pr.ToDate(model.AsContracted)
	s.Say(weeks-1, 0, "Spending to the end of each week, as contracted (as written)", cells.Strong)
	for i, heading := range []string{"Week", "Budget, £", "If nothing changes, £", "With the scenario, £", "If nothing changes: over budget, £", "With the scenario: over budget, £"} {
		s.Say(weeks, i, heading, cells.Head)
	}
	for w := 1; w <= model.WeeksInYear; w++ {
		s.Say(weeks+w, 0, strconv.Itoa(w), cells.Normal)
		for i, n := range []model.Money{series.Budget[w], series.DoNothing[w], series.Scenario[w]} {
			s.Put(weeks+w, 1+i, n.Float(), cells.Money)
		}
		for i := range 2 {
			s.Work(weeks+w, 4+i, cells.Money, "ROUND("+cells.At(weeks+w, 2+i)+"-"+cells.At(weeks+w, 1)+",2)")
		}
	}
	s.Height(weeks, 48)
	s.Breaks = append(s.Breaks, weeks-1)
	terms := func(row int) cells.Span {
		return cells.Span{Sheet: s, From: row, To: row, Col: 1, ToCol: len(m.terms)}
	}
	span := func(col int) cells.Span {
		return cells.Span{Sheet: s, From: weeks + 1, To: weeks + model.WeeksInYear, Col: col}
	}
	s.Charts = append(s.Charts, cells.Chart{
		Row: row, Col: 0, Width: 1 + len(m.terms), Height: high, Bars: true, Apart: true, Title: "Spending over the budget on 31 March, under each terms, £",
		Says:   "Bars of what is spent beyond the budget, if nothing changes and as typed, for each terms. They follow what is typed; the figures stand above.",
		Across: terms(top - 1), Series: []cells.Series{
			{Name: "If nothing changes", Of: terms(m.overNothing), Colour: "C55A11"},
			{Name: "As typed", Of: terms(m.overTyped), Colour: "1F4E79"},
		},
	}, cells.Chart{
		Row: row + high + 1, Col: 0, Width: 1 + len(m.terms), Height: high, Title: "Spending against budget week by week, as contracted: over it, £ (as written)",
		Says:   "Lines of what is spent beyond the budget to the end of each week, if nothing changes and with the scenario, as the program wrote them. The figures stand below.",
		Across: span(0), Series: []cells.Series{
			{Name: "If nothing changes", Of: span(4), Colour: "C55A11", Dashed: true},
			{Name: "With the scenario", Of: span(5), Colour: "1F4E79"},
		},
	})
	m.writeBridge(row+2*(high+1), high, steps)
}
