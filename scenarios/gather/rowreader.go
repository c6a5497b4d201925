package gather

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// rowReader reads the rows of one file. What a key's text means is remembered, since
// a million rows have a few hundred of them.
type rowReader struct {
	*Gathered
	*File
	table   *tables.Table
	columns tables.Columns

	months    map[[2]string]readMonth
	providers map[string][2]string     // codes and names by what stands in a cell
	calendar  bool                     // whether months are such as 2010/04
	financial bool                     // whether the column of years, or of months, says that they are financial ones
	periods   map[cell.When]cell.When  // by the month of a row: the period beside it, a zero one where there are several
	written   map[int]map[int][]string // months written as a year and a number, as they are written
	years     map[string]model.FinancialYear
	delivered map[string]readPOD
	specials  map[string]codes.Specialty
	totals    map[string]bool
	alls      map[string]bool // texts that are for all of something
	partsAll  map[string]bool // practices and tariff codes that are all of them, or totals
	kinds     map[[2]string]tables.Figures
	before    tables.RowsBefore
	across    []tables.MonthColumn
	own       totals
	same      alikes
	points    map[int]*points // by column
	row       [4]cell.Amount  // the figures that count of the row being read

	unstored      int // rows that are not known since a formula's result is not stored
	firstUnstored tables.Place
}

type readMonth struct {
	when cell.When
	ok   bool
}

type readPOD struct {
	codes.Delivery
	ok bool
}

func (r *rowReader) start() {
	r.months, r.years = map[[2]string]readMonth{}, map[string]model.FinancialYear{}
	r.written = map[int]map[int][]string{}
	if at := r.columns.First(tables.Months...); at >= 0 && at < len(r.table.Header) {
		r.calendar = cell.CalendarMonths(r.table.Samples()[at])
	}
	for _, at := range []int{r.columns.Of(tables.FinancialYear), r.columns.First(tables.Months...)} {
		r.financial = r.financial || at >= 0 && at < len(r.table.Header) && slices.ContainsFunc(cell.Words(r.table.Header[at]), func(w string) bool {
			return strings.HasPrefix(w, "FIN") || w == "FY" || w == "FISCAL"
		})
	}
	r.periods, r.providers = map[cell.When]cell.When{}, map[string][2]string{}
	r.kinds, r.own = map[[2]string]tables.Figures{}, totals{sums: map[string]*tables.OwnTotals{}, keys: map[int][]string{}}
	r.delivered, r.specials, r.totals = map[string]readPOD{}, map[string]codes.Specialty{}, map[string]bool{}
	r.points = map[int]*points{}
	r.alls, r.partsAll = map[string]bool{}, map[string]bool{}
}

// next reads the next row that may say something; others are counted.
func (r *rowReader) next() (row tables.Row, ok bool) {
	for r.table.Next() {
		row = r.table.Row()
		r.Report.Rows++
		switch {
		case row.Band:
			r.Report.Count(tally.BandRow, row.Row)
		case row.Again:
			r.Report.Count(tally.HeaderAgain, row.Row)
		case row.Empty():
			r.Report.Count(tally.EmptyRow, row.Row)
		default:
			return row, true
		}
	}
	return row, false
}

// month reads the month of a row, by the financial year beside it.
func (r *rowReader) month(text, year string) (cell.When, bool) {
	m := remembered(r.months, [2]string{text, year}, func(said [2]string) (m readMonth) {
		beside, calendar, known := cell.YearBeside(said[1], r.financial)
		m.when, m.ok = cell.ParseMonth(said[0], beside, r.table.Dates1904)
		if m.ok && m.when.Year == 0 && (calendar != 0 || !known) {
			return r.inCalendar(m.when, said[0], calendar)
		}
		if !m.ok && r.calendar {
			m.when, m.ok = cell.ParseCalendarMonth(said[0])
		}
		if y, n, ok := cell.YearAndMonth(said[0]); ok && (beside == 0 || m.when != cell.When{Year: beside, Month: n}) {
			if r.written[y] == nil {
				r.written[y] = map[int][]string{}
			}
			r.written[y][n] = append(r.written[y][n], cell.Clean(said[0]))
		}
		return m
	})
	return m.when, m.ok
}

// inCalendar is a month by name of the year beside it: by its number it may be one of the
// financial year, and is none.
func (r *rowReader) inCalendar(w cell.When, text string, year int) readMonth {
	if n := cell.MonthNumber(cell.Trim(text)); n == 0 || year == 0 {
		return readMonth{}
	}
	if r.written[year] == nil {
		r.written[year] = map[int][]string{}
	}
	n := (w.Month+2)%12 + 1
	r.written[year][n] = append(r.written[year][n], fmt.Sprintf("%s %d", cell.MonthName(w.Month), year))
	return readMonth{w.InCalendar(year), true}
}

// beside notes the month that a row's period names, beside its month.
func (r *rowReader) beside(when cell.When, period string) {
	w, is := r.month(period, "")
	if !is || w.Month > 12 || when.Month > 12 {
		return
	}
	when.Day, w.Day = time.Time{}, time.Time{}
	if other, there := r.periods[when]; there && other != w {
		w = cell.When{}
	}
	r.periods[when] = w
}

// otherPeriods refuses a table whose periods go along with its months, and are others: Apr-10
// beside month 4. One period for all rows is that of the report.
func (r *rowReader) otherPeriods(month, period int) error {
	said, first := map[cell.When]bool{}, cell.When{}
	for when, w := range r.periods {
		if w.Month == 0 {
			return nil
		}
		said[w] = true
		if cell.Differ(when, w) && (first.Month == 0 || when.Month < first.Month) {
			first = when
		}
	}
	if first.Month == 0 || len(said) < len(r.periods) || len(said) < 2 {
		return nil
	}
	return &tables.Fault{
		Place: tables.Place{File: r.Report.File, Sheet: r.Report.Sheet, Row: r.table.HeaderRow},
		What: fmt.Sprintf("its columns %s and %s name two months on each row: %s and %s", tables.InColumn(r.table.Header[month], month), tables.InColumn(r.table.Header[period], period),
			cell.MonthName(first.Month), cell.MonthName(r.periods[first].Month)),
		Hint: "say in the map file which of the two is not used",
	}
}

// yearOf is the financial year that a column has beside what has no month; 0 where it says none.
func (r *rowReader) yearOf(text string) model.FinancialYear {
	return remembered(r.years, text, func(text string) model.FinancialYear {
		of, _, _ := cell.YearBeside(text, r.financial)
		return of
	})
}

// noMonth is the fault of a cell in the column of months, or of the year beside it.
func (r *rowReader) noMonth(column int, text, year string) {
	what, hint, ofYear := cell.NoMonthBeside(text, year, r.financial)
	if ofYear {
		column = r.columns.Of(tables.FinancialYear)
	}
	r.fault(r.table.At(column), hint, "%s", what)
}

// inDoubt refuses months such as 201001 to 201005: they may be January to May, or April to
// August by their numbers in the financial year.
func (r *rowReader) inDoubt(column int) error {
	const lastOfYear = 3 // March, in the calendar
	for y, months := range r.written {
		var early, late []string
		for _, n := range slices.Sorted(maps.Keys(months)) {
			if n <= lastOfYear {
				early = append(early, months[n]...)
			} else {
				late = append(late, months[n]...)
			}
		}
		others := slices.ContainsFunc(slices.Collect(maps.Keys(r.written[y-1])), func(n int) bool { return n > lastOfYear }) ||
			slices.ContainsFunc(slices.Collect(maps.Keys(r.written[y+1])), func(n int) bool { return n <= lastOfYear })
		if len(early) == 0 || len(late) == 0 || others {
			continue
		}
		return &tables.Fault{
			Place: tables.Place{File: r.Report.File, Sheet: r.Report.Sheet, Column: column + 1},
			What:  fmt.Sprintf("its months %s and %s may be of the calendar, in two financial years, or numbers of months in %s, 1 for April", early[0], late[0], model.FinancialYear(y)),
			Hint:  "write them as Apr-10, or put the year beside them in a column Financial year, as 2010/11, with months from 1 to 12",
		}
	}
	return nil
}

func (r *rowReader) delivery(text string) (codes.Delivery, bool) {
	d := remembered(r.delivered, text, func(text string) (d readPOD) {
		d.Delivery, d.ok = codes.DeliveryOf(text)
		if r.Map != nil {
			if said, ok := r.Map.Delivery(text); ok {
				d.Delivery, d.ok = said, true
			}
		}
		if d.ok {
			r.Spelt[cell.Trim(text)] = d.Delivery
		}
		return d
	})
	return d.Delivery, d.ok
}

func (r *rowReader) specialty(text string) codes.Specialty {
	return remembered(r.specials, text, codes.SpecialtyOf)
}

// remembered is what a text was read as before, or reads it.
func remembered[K comparable, V any](before map[K]V, text K, read func(K) V) V {
	v, known := before[text]
	if !known {
		v = read(text)
		before[text] = v
	}
	return v
}

// sumsUp tells whether a row is the total of others, by its key columns.
func (r *rowReader) sumsUp(row tables.Row, keys []int) (string, bool) {
	for _, i := range keys {
		text := row.Field(i)
		if text == "" {
			continue
		}
		if remembered(r.totals, text, func(s string) bool { return tables.IsTotal(s) || tables.IsEngland(s) }) {
			if tables.IsEngland(text) {
				return tally.England, true
			}
			return tally.Total, true
		}
	}
	return "", false
}

// other tells a row of a commissioner that is not ours, and counts commissioners.
func (r *rowReader) other(row tables.Row, column int) bool {
	code := row.Field(column)
	if code == "" {
		if column >= 0 {
			if r.Nobodys++; r.Nobodys == 1 {
				r.FirstNobodys = row.Row
			}
		}
		return false
	}
	r.codes[code]++
	return r.Commissioner != "" && !strings.EqualFold(code, r.Commissioner)
}

// providerOf reads a row's provider: its code, and notes its name.
func (r *rowReader) providerOf(row tables.Row, code, name int) string {
	one := remembered(r.providers, row.Field(code), func(text string) [2]string {
		p, called := codes.Provider(text)
		return [2]string{p, called}
	})
	p := one[0]
	if one[1] != "" && r.ProviderNames[p] == "" {
		r.ProviderNames[p] = one[1]
	}
	if p != "" && name >= 0 && name != code {
		if n := row.Field(name); n != "" && n != tables.NoResult && r.ProviderNames[p] == "" {
			r.ProviderNames[p] = cell.Clean(n)
		}
	}
	return p
}
