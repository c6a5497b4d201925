package workbook

import (
	"fewer/model"
	"fewer/views/handout/workbook/cells"
)

// The columns of Steps.
const (
	stepWhat = iota
	stepLine
	stepUnits
	stepFull
	stepAfter
	stepUnit
	stepLands
	stepBefore
)

// The columns of In order.
const (
	orderWhat = iota
	orderTerms
	orderContract
	orderChange
	orderValue
	orderPaid
	orderSaved
	orderFullChange
	orderFullValue
	orderFullPaid
	orderFullSaved
)

// writeSteps writes how many units each change adds to each line.
func (m *maker) writeSteps() {
	columns := []column{
		{"Change", 40}, {"Line", 40}, {"Units by 31 March", 19}, {"Units in a full year", 19}, {"Units after 31 March", 19}, {"Value of a unit, £", 14}, {"Saved after 31 March, £ before rounding", 16},
	}
	if m.split() {
		columns = append(columns, column{"Units before proposed terms", 19})
	}
	m.head(m.byStep, "Steps: what each change adds to those before it, in units", "What is typed follows Pathways. What is frozen in stands as weeks and pathways make it: the lines' units with this change and those before it, less those with the ones before it alone.", columns...)
	row := top
	for i := range m.steps {
		st := &m.steps[i]
		st.from = row
		for _, mv := range st.moved {
			m.writeStep(row, st, mv)
			row++
		}
		st.past = row
	}
	if row == top {
		m.byStep.Say(top, 0, "No change moves any line.", cells.Normal)
	}
}

func (m *maker) writeStep(row int, st *step, mv moved) {
	s := m.byStep
	s.Say(row, stepWhat, m.changeTitle(st.change), cells.Normal)
	s.Say(row, stepLine, m.y.Lines[mv.line].Name, cells.Normal)
	put := func(col int, n float64, path int) {
		if mv.path >= 0 {
			s.Work(row, col, cells.Exact, m.pathways.Of(top+mv.path, path))
		} else {
			s.Put(row, col, n, cells.Exact)
		}
	}
	put(stepUnits, mv.units, pathUnits)
	put(stepFull, mv.full, pathFull)
	if m.levers.SplitOf(mv.line) > 0 {
		put(stepBefore, mv.before, pathBefore)
	}
	if m.p.Lines[mv.line].Provider < 0 {
		return
	}
	put(stepAfter, mv.after, pathAfter)
	s.Work(row, stepUnit, cells.Money, m.lines.Of(m.lineRow[mv.line], lineUnit))
	s.Work(row, stepLands, cells.Money, "-"+cells.At(row, stepAfter)+"*"+cells.At(row, stepUnit))
}

// changeTitle is a change by its number and what it acts on.
func (m *maker) changeTitle(i int) string {
	return number(float64(i+1)) + "  " + m.y.TargetName(m.scenario.Changes[i].Target)
}

// reached is a contract, or a line without activity, as the changes so far leave it: the
// cells of its value and of what is paid for it.
type reached struct{ value, paid string }

// order is In order as it is being written.
type order struct {
	*maker
	row        int
	year, full map[int]reached // by account; lines without activity by −1 less their place
}

// writeInOrder prices each step: what a contract is paid with it and those before it.
func (m *maker) writeInOrder() {
	m.head(m.inOrder, "In order: what each change saves after those before it", "Each contract's value with this change and those before it, and what is then paid. Contracts bend, so it depends on the order. Contracts that pay one sum are left out.",
		column{"Change", 40}, column{"Terms", 22}, column{"Contract", 46}, column{"Change at tariff, £", 16}, column{"Value at tariff then, £", 17}, column{"Paid then, £", 17}, column{"Saved, £", 15},
		column{"Full year: change at tariff, £", 16}, column{"Full year: value then, £", 17}, column{"Full year: paid then, £", 17}, column{"Full year: saved, £", 15})
	o := &order{maker: m, row: top}
	for _, t := range m.terms {
		o.year, o.full = map[int]reached{}, map[int]reached{}
		for i := range m.steps {
			from := o.row
			o.write(&m.steps[i], t)
			m.ordered[ordered{i, t}] = rows{from, o.row}
		}
	}
	if o.row == top {
		m.inOrder.Say(top, 0, "No change moves what any contract pays.", cells.Normal)
	}
}

// ordered is a change under terms.
type ordered struct {
	change int
	terms  model.Terms
}

// write writes a row for each payment under the terms that a step moves.
func (o *order) write(st *step, t model.Terms) {
	year, full := map[int]string{}, map[int]string{}
	var places []int // in the order of the step's lines
	add := func(into map[int]string, place int, formula string) {
		if year[place] == "" && full[place] == "" {
			places = append(places, place)
		}
		if into[place] != "" {
			formula = into[place] + "+" + formula
		}
		into[place] = formula
	}
	for k, mv := range st.moved {
		of := func(col int) string { return o.byStep.Of(st.from+k, col) }
		if o.p.Lines[mv.line].Provider < 0 {
			add(year, -1-mv.line, of(stepUnits))
			add(full, -1-mv.line, of(stepFull))
			continue
		}
		unit := of(stepUnit)
		for _, a := range o.accountsOf(mv.line, t) {
			if account := &o.accounts[t][a]; !account.Curve.Fixed() {
				add(year, a, o.partOf(account.Account, of(stepUnits), of(stepBefore))+"*"+unit)
			}
		}
		for _, a := range o.fullAccountsOf(mv.line, t) {
			if account := &o.inFull(t)[a]; !account.Curve.Fixed() {
				place := a
				if t == model.AsProposed { // other rows than those of the year
					place += len(o.accounts[t])
				}
				add(full, place, of(stepFull)+"*"+unit)
			}
		}
	}
	for _, place := range places {
		o.inOrder.Say(o.row, orderWhat, o.changeTitle(st.change), cells.Normal)
		o.inOrder.Say(o.row, orderTerms, t.String(), cells.Normal)
		o.pay(place, t, year[place], full[place])
		o.row++
	}
}

// partOf is of units those that fall in an account's part of the year.
func (m *maker) partOf(a *model.Account, units, before string) string {
	switch {
	case a.From > 0:
		return "(" + units + "-" + before + ")"
	case a.To < model.WeeksInYear:
		return before
	}
	return units
}

// fullAccountsOf are the accounts by which a line is paid under the terms in a full year.
func (m *maker) fullAccountsOf(line int, t model.Terms) []int {
	if t == model.AsProposed {
		return m.fullPr.Workspace().Regime(t).OfLine[line]
	}
	return m.accountsOf(line, t)
}

// pay writes what a place is paid in the year and in a full year, where a step moves it.
func (o *order) pay(place int, t model.Terms, year, full string) {
	s := o.inOrder
	one := func(so map[int]reached, first reached, pay func(value string) string, change int, formula string) {
		if formula == "" {
			return
		}
		before, moved := so[place]
		if !moved {
			before = first
		}
		s.Work(o.row, change, cells.Money, formula)
		s.Work(o.row, change+1, cells.Money, before.value+"+"+cells.At(o.row, change))
		s.Work(o.row, change+2, cells.Money, o.elsewhere(round(pay(cells.At(o.row, change+1)))))
		s.Work(o.row, change+3, cells.Money, "ROUND("+before.paid+"-"+cells.At(o.row, change+2)+",2)")
		so[place] = reached{s.Of(o.row, change+1), s.Of(o.row, change+2)}
	}
	if place < 0 {
		line, at := -1-place, o.lineRow[-1-place]
		s.Say(o.row, orderContract, o.y.Lines[line].Name, cells.Normal)
		as := func(value string) string { return value }
		one(o.year, reached{o.lines.Of(at, lineNothing), o.lines.Of(at, lineValueNothing)}, as, orderChange, year)
		one(o.full, reached{o.lines.Of(at, lineFullNothing), o.lines.Of(at, lineFullValueNothing)}, as, orderFullChange, full)
		return
	}
	var a *placed
	if all := o.accounts[t]; place >= len(all) {
		a = &o.fullAccounts[place-len(all)]
	} else {
		a = &all[place]
	}
	s.Say(o.row, orderContract, o.y.Providers[a.Provider].Name+", "+o.termsOf(a.Account, t), cells.Normal)
	of := func(value, paid int) reached {
		return reached{o.contracts.Of(a.row, value), o.contracts.Of(a.row, paid)}
	}
	one(o.year, of(contractNothing, contractPaidNothing), a.pay, orderChange, year)
	one(o.full, of(contractFullNothing, contractFullPaidNothing), a.pay, orderFullChange, full)
}
