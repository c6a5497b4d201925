package intake

import (
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// returnRow is a month of a monthly return.
type returnRow struct {
	provider string // "" in the activity return, which has none
	period
	made, firsts           cell.Amount
	madeKnown, firstsKnown bool
	file                   string
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
		r.report.Rows++
		code := row.Field(c.Of(tables.CommissionerCode))
		if code == "" {
			reason := tally.BlankKeys
			if tables.IsEngland(row.Field(c.Of(tables.CommissionerName))) {
				reason = tally.England
			}
			r.report.Count(reason, row.Row)
			continue
		}
		if r.other(code) {
			r.report.Count(tally.Others, row.Row)
			continue
		}
		if n := row.Field(c.Of(tables.CommissionerName)); n != "" {
			r.ourName = cell.Clean(n)
		}
		when, ok := r.month(text, row.Field(c.Of(tables.FinancialYear)))
		if !ok {
			r.noMonth(month, text, row.Field(c.Of(tables.FinancialYear)))
			continue
		}
		one := returnRow{period: period{when.Year, when.Month}, file: t.File}
		if provider >= 0 {
			one.provider = r.providerOf(row, provider, name)
		}
		for _, of := range []struct {
			column int
			into   *cell.Amount
			known  *bool
		}{{made, &one.made, &one.madeKnown}, {c.Of(tables.FirstsGA), &one.firsts, &one.firstsKnown}} {
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
		r.gathering.returns = append(r.gathering.returns, one)
		r.report.Count(tally.Used, row.Row)
	}
	if cellsUnknown > 0 {
		r.report.Note("%d cells in it are not known", cellsUnknown)
	}
	return t.Err()
}
