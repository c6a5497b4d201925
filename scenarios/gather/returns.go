package gather

import (
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Return is a month of a monthly return.
type Return struct {
	Provider string // "" in the activity return, which has none
	Period
	Made, Firsts           cell.Amount
	MadeKnown, FirstsKnown bool
	File                   string
}

// readReturn reads a monthly activity or referral return.
func (r *rowReader) readReturn() error {
	r.start()
	c, t := r.columns, r.table
	made := c.First(tables.MadeAll, tables.MadeGA)
	month := c.First(tables.Period, tables.Month)
	provider, name := c.First(tables.Providers...), c.First(tables.ProviderName, tables.Provider)
	cellsUnknown := 0
	for t.Next() {
		row := t.Row()
		text := row.Field(month)
		if text == "" {
			continue // spaces between months, and notes
		}
		r.Report.Rows++
		code := row.Field(c.Of(tables.CommissionerCode))
		if code == "" {
			reason := tally.BlankKeys
			if tables.IsEngland(row.Field(c.Of(tables.CommissionerName))) {
				reason = tally.England
			}
			r.Report.Count(reason, row.Row)
			continue
		}
		if r.other(row, c.Of(tables.CommissionerCode)) {
			r.Report.Count(tally.Others, row.Row)
			continue
		}
		if n := row.Field(c.Of(tables.CommissionerName)); n != "" {
			r.OurName = cell.Clean(n)
		}
		when, ok := r.month(text, row.Field(c.Of(tables.FinancialYear)))
		if !ok {
			r.noMonth(month, text, row.Field(c.Of(tables.FinancialYear)))
			continue
		}
		one := Return{Period: Period{when.Year, when.Month}, File: t.File}
		if provider >= 0 {
			one.Provider = r.providerOf(row, provider, name)
		}
		for _, of := range []struct {
			column int
			into   *cell.Amount
			known  *bool
		}{{made, &one.Made, &one.MadeKnown}, {c.Of(tables.FirstsGA), &one.Firsts, &one.FirstsKnown}} {
			if of.column < 0 {
				continue
			}
			v, how := cell.ParseAmount(strings.ReplaceAll(row.Field(of.column), " ", ""))
			switch how {
			case cell.NoNumber:
				r.fault(t.At(of.column), "write it as 1234", "%q is not a number", cell.Clean(row.Field(of.column)))
			case cell.NotKnown:
				cellsUnknown++
			default:
				*of.into, *of.known = v, true
			}
		}
		r.Gathered.Returns = append(r.Gathered.Returns, one)
		r.Report.Count(tally.Used, row.Row)
	}
	if cellsUnknown > 0 {
		r.Report.Note("%d cells in it are not known", cellsUnknown)
	}
	return t.Err()
}
