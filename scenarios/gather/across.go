package gather

import (
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// monthsCell is one of the columns of a month, among those that stand side by side.
type monthsCell struct {
	tables.MonthColumn
	at int // among all columns of months
}

// byMonth puts the columns of each month together.
func byMonth(all []tables.MonthColumn) (months [][]monthsCell) {
	at := map[cell.When]int{}
	for i, c := range all {
		n, there := at[c.When]
		if !there {
			n = len(months)
			at[c.When] = n
			months = append(months, nil)
		}
		months[n] = append(months[n], monthsCell{c, i})
	}
	return months
}

// monthsAcross finds the months of a table that stand side by side, with what a map says
// of them; none where it has a column of months, or none of who did what.
func (g *Gathered) monthsAcross(t *tables.Table, c tables.Columns) []tables.MonthColumn {
	if c.First(tables.Month, tables.Period, tables.EndDate) >= 0 {
		return nil
	}
	said := tables.Figures{}
	if g.Map != nil {
		said = tables.FiguresOf(tables.Meaning(g.Map.OfMonths(t)))
	}
	if !said.Says() {
		said = sheetSays(t)
	}
	all := t.Across()
	for i := range all {
		if m := g.names.Meaning(t.Header[all[i].Column]); m != "" {
			all[i].Figures = tables.FiguresOf(m)
		}
		if c.First(tables.Measure, tables.SourceOfFigures) < 0 {
			all[i].Figures = all[i].With(said)
		}
	}
	if c.First(tables.Deliveries...) >= 0 {
		return slices.DeleteFunc(all, func(m tables.MonthColumn) bool { return m.Referrals })
	}
	if slices.ContainsFunc(append(slices.Clone(t.Above), t.Sheet, t.File), func(s string) bool { return tables.FiguresIn(s).Referrals }) {
		for i := range all {
			if !all[i].Says() {
				all[i].Referrals = true
			}
		}
	}
	return all
}

// sheetSays is what the name of a sheet says of its months, where another sheet's says the
// same of the other of activity and cost: "Planned activity" beside "Planned cost".
func sheetSays(t *tables.Table) tables.Figures {
	own := tables.FiguresIn(t.Sheet)
	for _, other := range t.Sheets {
		f := tables.FiguresIn(other)
		if !own.Other && !f.Other && own.Meaning() != "" && f.Meaning() != "" && own.Planned == f.Planned && own.Actual == f.Actual && own.Units != f.Units {
			return own
		}
	}
	return tables.Figures{}
}

// readable asks what the months hold where neither their headings nor a column of
// measures say whether they are units or pounds.
func (g *Gathered) readable(t *tables.Table, c tables.Columns, across []tables.MonthColumn) error {
	seen := map[cell.When]map[tables.Meaning]int{}
	for _, one := range across {
		m := one.Meaning()
		if m == "" && !c.Has(tables.Measure) {
			return &mapping.NotUnderstood{
				Fault: tables.Fault{
					Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Column: one.Column + 1},
					What:  "its months stand side by side, and nothing says whether they are activity or cost",
					Hint:  "say in the map file which they are",
				}, Table: t, Samples: t.Samples(), Across: across,
			}
		}
		if seen[one.When] == nil {
			seen[one.When] = map[tables.Meaning]int{}
		}
		if other, twice := seen[one.When][m]; twice && m != "" && !c.Has(tables.Measure) {
			return &mapping.NotUnderstood{Fault: *t.Twice(m, other, one.Column), Table: t, Samples: t.Samples()}
		}
		seen[one.When][m] = one.Column
	}
	return nil
}

// sayAcross says of months that stand side by side what was read of them.
func (r *rowReader) sayAcross() {
	var of []string
	for _, c := range r.across {
		if m := string(c.Meaning()); m != "" && !slices.Contains(of, m) {
			of = append(of, m)
		}
	}
	if len(of) == 0 {
		of = []string{"what each row says"}
	}
	first, last := r.across[0].When, r.across[len(r.across)-1].When
	r.Report.Note("its months stand side by side, %s to %s (%s): each of a row counts as a row", cell.MonthName(first.Month), cell.MonthName(last.Month), model.ListWords(of))
	for _, m := range figureMeanings[2:] {
		if i := r.columns.Of(m); i >= 0 {
			r.Report.Note("its column %s, %q, is of no month and was read as the year's plan", tables.Letter(i+1), r.table.Header[i])
		}
	}
	for _, m := range append(figureMeanings[:2:2], tables.TotalCost) {
		if i := r.columns.Of(m); i >= 0 {
			r.Report.Note("its column %s, %q, is of no month and was left out", tables.Letter(i+1), r.table.Header[i])
		}
	}
}

// monthsOf takes a row whose months stand side by side: each that has anything counts
// as a row.
func (r *rowReader) monthsOf(row tables.Row, p *places, g Group) {
	said := tables.Figures{}
	if p.measure >= 0 || p.source >= 0 {
		said = r.said(row, p)
	}
	r.sumsWhole(row, p, kindOf(g))
	counted := 0
	for _, cells := range p.across {
		columns, any := [4]int{-1, -1, -1, -1}, false
		for _, c := range cells {
			of := c.With(said)
			at := slices.Index(figureMeanings, of.Meaning())
			switch {
			case at >= 0:
				columns[at] = c.Column
				any = any || row.Field(c.Column) != ""
			case !of.Other && row.Field(c.Column) != "":
				r.fault(r.table.At(max(p.measure, p.source)), "write it as actual activity, planned cost and so on", "%q says neither activity nor cost", cell.Clean(row.Field(max(p.measure, p.source))))
				return
			}
		}
		if !any {
			continue
		}
		when := cells[0].When
		if when.Year == 0 {
			when.Year = remembered(r.years, row.Field(p.year), cell.ParseYear)
		}
		if reason := r.amounts(row, p, g, when, columns, columns[0] < 0 && columns[1] < 0); reason != "" {
			r.Report.Count(reason, row.Row)
		}
		counted++
	}
	if counted == 0 {
		reason := tally.EmptyRow
		if said.Other {
			reason = tally.OtherFigures
		}
		r.Report.Count(reason, row.Row)
	}
	r.Report.Rows += max(1, counted) - 1
}
