package workbook

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/views/handout/workbook/cells"
)

// The columns of Providers; as proposed follow.
const (
	providerName = iota
	providerBudget
	providerNothing
	providerOver
	providerNow
	providerLess
	providerValueNothing
	providerValueNow
	providerMarginal
	providerAvoided
	providerProposedNothing
	providerProposedNow
)

var providerColumns = []column{
	{"Provider", 36},
	{"Budget, £", 17},
	{"Paid as contracted if nothing changes, £", 17},
	{"Over its budget, £", 16},
	{"Paid as contracted as typed, £", 17},
	{"Income it loses, £", 15},
	{"Value at tariff if nothing changes, £", 17},
	{"Value at tariff as typed, £", 17},
	{"Marginal cost", 9},
	{"Cost it avoids, £", 15},
}

// writeProviders writes what each provider is paid, and what that does to it.
func (m *maker) writeProviders() {
	columns := providerColumns
	if m.proposed {
		columns = append(columns[:len(columns):len(columns)], column{"Paid as proposed if nothing changes, £", 17}, column{"Paid as proposed as typed, £", 17})
	}
	m.head(m.providers, "Providers: what each is paid, and the cost that it avoids", "With what passes through to it beside its contract. As contracted.", columns...)
	s := m.providers
	for i := range m.y.Providers {
		m.writeProvider(i)
	}
	row := top + len(m.y.Providers)
	m.withoutRow = row
	s.Say(row, providerName, "Lines without activity", cells.Normal)
	others := m.without(-1)
	s.Work(row, providerBudget, cells.Money, "ROUND("+sum(m.lines, lineBudget, others)+",2)")
	nothing, now := "ROUND("+sum(m.lines, lineValueNothing, others)+",2)", "ROUND("+sum(m.lines, lineValueNow, others)+",2)"
	m.paidCells(row, nothing, now)
	s.Work(row, providerAvoided, cells.Money, "ROUND("+cells.At(row, providerNothing)+"-"+now+",2)")
	if m.proposed {
		s.Work(row, providerProposedNothing, cells.Money, nothing)
		s.Work(row, providerProposedNow, cells.Money, now)
	}
	costs := row + 1
	s.Say(costs, providerName, "What the changes cost", cells.Normal)
	s.Work(costs, providerNow, cells.Money, m.costs(changeCosts))
	s.Work(costs, providerLess, cells.Money, "-"+cells.At(costs, providerNow))
	s.Work(costs, providerAvoided, cells.Money, "-"+cells.At(costs, providerNow))
	if m.proposed {
		s.Work(costs, providerProposedNow, cells.Money, cells.At(costs, providerNow))
	}
	m.providerTotals(costs + 1)
}

// without are the rows of lines without activity whose money passes through to a
// provider; −1 for those that pass through to none.
func (m *maker) without(provider int) (of []int) {
	for line := range m.p.Lines {
		if q := &m.p.Lines[line]; q.Provider < 0 && q.PassesTo == provider {
			of = append(of, m.lineRow[line])
		}
	}
	return of
}

// paidCells write what is paid, of which the second follows what is typed.
func (m *maker) paidCells(row int, nothing, now string) {
	s := m.providers
	s.Work(row, providerNothing, cells.Money, nothing)
	s.Work(row, providerOver, cells.Money, "ROUND("+cells.At(row, providerNothing)+"-"+cells.At(row, providerBudget)+",2)")
	s.Work(row, providerNow, cells.Money, now)
	s.Work(row, providerLess, cells.Money, "ROUND("+cells.At(row, providerNothing)+"-"+cells.At(row, providerNow)+",2)")
}

// paidBy is what a provider is paid under the terms, with what passes through to it.
func (m *maker) paidBy(provider int, t model.Terms, paid, without int) string {
	var of []int
	for _, a := range m.accounts[t] {
		if a.Provider == provider {
			of = append(of, a.row)
		}
	}
	formula := sum(m.contracts, paid, of)
	if passing := m.without(provider); len(passing) > 0 {
		formula += "+" + sum(m.lines, without, passing)
	}
	return "ROUND(" + formula + ",2)"
}

func (m *maker) writeProvider(i int) {
	s, row, provider := m.providers, top+i, &m.y.Providers[i]
	at := func(col int) string { return cells.At(row, col) }
	var own []int
	for _, line := range m.order {
		if m.p.Lines[line].Provider == i {
			own = append(own, m.lineRow[line])
		}
	}
	passing := m.without(i)
	s.Say(row, providerName, provider.Name, cells.Normal)
	s.Work(row, providerBudget, cells.Money, "ROUND("+sum(m.lines, lineBudget, append(own[:len(own):len(own)], passing...))+",2)")
	m.paidCells(row, m.paidBy(i, model.AsContracted, contractPaidNothing, lineValueNothing), m.paidBy(i, model.AsContracted, contractPaidNow, lineValueNow))
	s.Work(row, providerValueNothing, cells.Money, sum(m.lines, lineValueNothing, own))
	s.Work(row, providerValueNow, cells.Money, sum(m.lines, lineValueNow, own))
	s.Put(row, providerMarginal, provider.MarginalCost, cells.Share)
	avoided := round(at(providerMarginal) + "*(" + at(providerValueNothing) + "-" + at(providerValueNow) + ")")
	if len(passing) > 0 {
		avoided = "ROUND(" + avoided + "+" + sum(m.lines, lineValueNothing, passing) + "-" + sum(m.lines, lineValueNow, passing) + ",2)"
	}
	s.Work(row, providerAvoided, cells.Money, avoided)
	of := &m.pr.Providers[i]
	m.check(s, provider.Name+": paid if nothing changes", of.Paid[model.AsContracted].DoNothing.Float(), s.Of(row, providerNothing), false)
	m.check(s, provider.Name+": paid", of.Paid[model.AsContracted].Scenario.Float(), s.Of(row, providerNow), true)
	m.check(s, provider.Name+": cost avoided", of.CostAvoided.Float(), s.Of(row, providerAvoided), true)
	if m.proposed {
		s.Work(row, providerProposedNothing, cells.Money, m.paidBy(i, model.AsProposed, contractPaidNothing, lineValueNothing))
		s.Work(row, providerProposedNow, cells.Money, m.paidBy(i, model.AsProposed, contractPaidNow, lineValueNow))
		m.check(s, provider.Name+": paid as proposed", of.Paid[model.AsProposed].Scenario.Float(), s.Of(row, providerProposedNow), true)
	}
}

// providerTotals write what all are paid, and what the system saves.
func (m *maker) providerTotals(row int) {
	s := m.providers
	s.Say(row, providerName, "In all", cells.Strong)
	columns := []int{providerBudget, providerNothing, providerOver, providerNow, providerLess, providerAvoided}
	if m.proposed {
		columns = append(columns, providerProposedNothing, providerProposedNow)
	}
	for _, col := range columns {
		s.Work(row, col, cells.MoneyTotal, "ROUND(SUM("+cells.At(top, col)+":"+cells.At(row-1, col)+"),2)")
	}
	s.Say(row+1, providerName, "The last sum is what the system saves: costs that providers avoid, and what is saved on lines without activity, less what the changes cost. The rest moves between public bodies.", cells.Normal)
	paid := insight.PaidUnder(m.pr, model.AsContracted)
	m.check(s, "all paid if nothing changes", paid.DoNothing.Float(), s.Of(row, providerNothing), false)
	m.check(s, "all paid", paid.Scenario.Float(), s.Of(row, providerNow), true)
	m.check(s, "the system's saving", m.pr.SystemSaving.Float(), s.Of(row, providerAvoided), true)
}
