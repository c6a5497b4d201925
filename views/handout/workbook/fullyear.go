package workbook

import (
	"fewer/model"
	"fewer/views/handout/workbook/cells"
)

// writeFullYear writes what a year of 52 weeks would cost, and save.
func (m *maker) writeFullYear() {
	m.head(m.fullYear, "A full year, if kept up", "52 weeks that all lie ahead, at this year's pace, prices, plans and contracts. It is no forecast of next year, whose contract is not signed yet. What ends before week 52 does nothing here.", m.termColumns()...)
	m.fullYear.Height(top-1, 32)
	f := &figures{m, m.fullYear, top}
	spend := func(paid, without int, costs string) func(t model.Terms) string {
		return func(t model.Terms) string {
			var of []int
			for _, a := range m.inFull(t) {
				of = append(of, a.row)
			}
			return "ROUND(" + sum(m.contracts, paid, of) + "+" + sum(m.lines, without, m.withoutRows()) + "+" + costs + ",2)"
		}
	}
	nothing := f.live("Spending if nothing changes", cells.Money, spend(contractFullPaidNothing, lineFullValueNothing, "0"))
	now := f.live("Spending as typed", cells.Money, spend(contractFullPaidNow, lineFullValueNow, m.costs(changeFullCosts)))
	m.fullSaving = f.live("Saved in a full year", cells.MoneyTotal, func(t model.Terms) string {
		return "ROUND(" + f.at(nothing, t) + "-" + f.at(now, t) + ",2)"
	})
	f.live("What the changes cost, in the spending", cells.Money, func(model.Terms) string { return m.costs(changeFullCosts) })
	f.call(m.fullSaving, "full_year_saving")
	f.check(m.fullSaving, "saved in a full year", true, func(t model.Terms) model.Money { return m.fullOf.Terms[t].Saving })
	f.check(nothing, "spending in a full year", false, func(t model.Terms) model.Money { return m.fullPr.Terms[t].DoNothing.Spend })
	f.row++
	m.fullYear.Say(f.row, 0, "Units, values and payments of a full year stand on Lines and Contracts; each change's own on Changes.", cells.Normal)
}
