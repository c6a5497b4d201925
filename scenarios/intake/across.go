package intake

import (
	"cmp"
	"slices"

	"fewer/model"
	"fewer/scenarios/tables"
)

// monthsSideBySide stands in a map for the figures of months that stand side by side,
// where their headings do not say which they are.
const monthsSideBySide = "months side by side"

// monthsCell is one of the columns of a month, among those that stand side by side.
type monthsCell struct {
	tables.MonthColumn
	at int // among all columns of months
}

// byMonth puts the columns of each month together.
func byMonth(all []tables.MonthColumn) (months [][]monthsCell) {
	at := map[tables.When]int{}
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
func (g *gathering) monthsAcross(t *tables.Table, c tables.Columns) []tables.MonthColumn {
	if c.First(tables.Month, tables.Period, tables.EndDate) >= 0 {
		return nil
	}
	said := tables.Figures{}
	if g.Map != nil {
		said = tables.FiguresOf(tables.Meaning(g.Map.Cols[monthsSideBySide]))
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
	return all
}

// readable asks what the months hold where neither their headings nor a column of
// measures say whether they are units or pounds.
func (g *gathering) readable(t *tables.Table, c tables.Columns, across []tables.MonthColumn) error {
	seen := map[tables.When]map[tables.Meaning]int{}
	for _, one := range across {
		m := one.Meaning()
		if m == "" && !c.Has(tables.Measure) {
			return &NotUnderstood{
				Fault: tables.Fault{
					Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Column: one.Column + 1},
					What:  "its months stand side by side, and nothing says whether they are activity or cost",
					Hint:  "say in the map file which they are",
				}, Table: t, Samples: t.Samples(), across: across,
			}
		}
		if seen[one.When] == nil {
			seen[one.When] = map[tables.Meaning]int{}
		}
		if other, twice := seen[one.When][m]; twice && m != "" && !c.Has(tables.Measure) {
			return &NotUnderstood{Fault: *t.Twice(m, other, one.Column), Table: t, Samples: t.Samples()}
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
	r.report.note("its months stand side by side, %s to %s (%s): each of a row counts as a row", tables.MonthName(first.Month), tables.MonthName(last.Month), model.ListWords(of))
	for _, m := range append(figureMeanings, tables.TotalCost) {
		if i := r.columns.Of(m); i >= 0 {
			r.report.note("its column %s, %q, is of no month and was left out", tables.Letter(i+1), r.table.Header[i])
		}
	}
}

// monthsOf takes a row whose months stand side by side: each that has anything counts
// as a row.
func (r *rowReader) monthsOf(row tables.Row, p *places, g group) {
	said := tables.Figures{}
	if p.measure >= 0 || p.source >= 0 {
		said = r.said(row, p)
	}
	r.sumsAcross(row, p)
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
				r.fault(r.table.At(max(p.measure, p.source)), "write it as actual activity, planned cost and so on", "%q says neither activity nor cost", tables.Clean(row.Field(max(p.measure, p.source))))
				return
			}
		}
		if !any {
			continue
		}
		when := cells[0].When
		if when.Year == 0 {
			when.Year = r.yearOf(row.Field(p.year))
		}
		if reason := r.amounts(row, p, g, when, columns, columns[0] < 0 && columns[1] < 0); reason != "" {
			r.report.count(reason, row.Row)
		}
		counted++
	}
	if counted == 0 {
		reason := EmptyRow
		if said.Other {
			reason = OtherFigures
		}
		r.report.count(reason, row.Row)
	}
	r.report.Rows += max(1, counted) - 1
}

func (r *rowReader) yearOf(text string) model.FinancialYear {
	y, known := r.years[text]
	if !known {
		y = tables.ParseYear(text)
		r.years[text] = y
	}
	return y
}

// values are a row's figures in the columns that have any, and which it has; known is
// false where one cannot be read.
func (r *rowReader) values(row tables.Row, columns []int) (v []tables.Amount, has []bool, known bool) {
	v, has, known = make([]tables.Amount, len(columns)), make([]bool, len(columns)), true
	for i, c := range columns {
		n, how := tables.ParseAmount(row.Field(c))
		v[i], has[i] = n, how == tables.Number
		known = known && how <= tables.None
	}
	return v, has, known
}

// sumsOf are the sums of rows of the same kind: plan and actual, where rows are one or
// the other, have totals of their own.
func (r *rowReader) sumsOf(row tables.Row, p *places) *tables.OwnTotals {
	kind := ""
	if p.source >= 0 || p.measure >= 0 {
		kind = row.Field(p.source) + row.Field(p.measure)
	}
	if kind == r.lastKind && r.lastSums != nil {
		return r.lastSums
	}
	if r.sums[kind] == nil {
		r.sums[kind] = &tables.OwnTotals{}
	}
	r.lastKind, r.lastSums = kind, r.sums[kind]
	return r.lastSums
}

func (r *rowReader) sumsAcross(row tables.Row, p *places) {
	if v, _, known := r.values(row, p.all); known {
		r.sumsOf(row, p).Row(v, true)
	} else {
		r.sumsOf(row, p).Lacks()
	}
}

// withoutKeys notes the figures of a row that is left out, since a total may have it.
func (r *rowReader) withoutKeys(row tables.Row, p *places) {
	if v, _, known := r.values(row, p.all); known {
		r.sumsOf(row, p).Row(v, false)
	}
}

// ownTotal holds a row of totals against the rows that it sums.
func (r *rowReader) ownTotal(row tables.Row, p *places) {
	if v, has, known := r.values(row, p.all); known && slices.Contains(has, true) {
		r.sumsOf(row, p).Total(row.Row, v, has)
	}
}

// ownTotals says which totals of the file agree with its rows, and which do not.
func (r *rowReader) ownTotals(p *places) {
	type off struct {
		tables.TotalApart
		kind string
	}
	agree := 0
	var apart []off
	for kind, sums := range r.sums {
		n, differ := sums.Done()
		if kind == "" && len(r.sums) > 1 {
			continue // a total of plan and actual together
		}
		agree += n
		for _, one := range differ {
			apart = append(apart, off{one, kind})
		}
	}
	switch {
	case agree == 1:
		r.report.note("its own total agrees with its rows")
	case agree > 1:
		r.report.note("%d of its own totals agree with its rows", agree)
	}
	slices.SortFunc(apart, func(a, b off) int { return cmp.Compare(a.Row, b.Row) })
	for i, one := range apart {
		column := p.all[one.Column]
		at := tables.Place{File: r.report.File, Sheet: r.report.Sheet, Row: one.Row, Column: column + 1}
		said := at.String() + ": " + one.Words(r.ofMoney(column, p, one.kind))
		switch {
		case one.Lacks > 0:
			said += ". Rows that are not known, or not ours, are not in that sum"
			r.report.note("%s", said)
		case i < mostApart:
			r.apart = append(r.apart, said+". Look for rows that are missing in it, or were counted twice")
		case i == mostApart:
			r.apart = append(r.apart, r.report.File+": more of its totals differ from its rows")
		}
	}
}

// mostApart is how many totals of a file are named that differ from its rows.
const mostApart = 5

// ofMoney tells a column of pounds, by what rows of a kind say of it.
func (r *rowReader) ofMoney(column int, p *places, kind string) bool {
	for _, c := range r.across {
		if c.Column == column {
			return c.With(tables.FiguresIn(kind)).Money
		}
	}
	return slices.Contains([]int{p.price, p.figures[1], p.figures[3]}, column) || column == p.value && tables.FiguresIn(kind).Money
}
