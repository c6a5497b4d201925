// Package intake makes a commissioner's year of what was gathered from other people's
// tables, and holds the year file against them to the penny. It reads no table itself.
//
// Begin with Import: it has the files read and added up (package gather), finds how much of
// the year is over, makes lines, contracts and streams (make.go, plans.go, streams.go), and
// adds up again what it has made (report.go).
package intake

import (
	"cmp"
	"fmt"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Result is the year that was made of files, and what was made of every row.
type Result struct {
	Year model.Year
	// Head are comments for the first lines of the year file, Notes those above its
	// lines and streams, by id.
	Head   []string
	Notes  map[string][]string
	Report tally.Report

	// Given and Referred are the months of which files have rows, of activity and of
	// referrals, by the provider's id; Asked is the month that was asked for, 0 for none.
	Given, Referred map[string]*[12]bool
	Asked           int
	// Joins are flows to lines that the year that is there has not yet, by the stream's
	// id. Unnamed tells that no file has the commissioner's name.
	Joins   map[string][]model.Flow
	Unnamed bool
	// Unplanned are lines without activity, by id, of which the year's plan has nothing; ToDate
	// tells that the files have a plan to date, and none of the year.
	Unplanned map[string]bool
	ToDate    bool
	// Held and HeldReferrals are the providers, by id, whose earlier months stay as the year
	// that is there has them.
	Held, HeldReferrals map[string]bool
	// Contracted are the providers, by id, whose contract is in the files.
	Contracted map[string]bool

	content []byte // the year file, where there is none yet: it was read again for the control totals
}

// Import reads files and makes a year of them. The error is a *mapping.NotUnderstood where
// a map file is needed, else Faults or a *Fault; nothing is written anywhere.
func Import(req gather.Request) (*Result, error) {
	if err := byTariffAsThere(&req); err != nil {
		return nil, err
	}
	g, err := gather.Read(&req)
	if err != nil {
		return nil, err
	}
	m := &making{Gathered: g, there: thereIn(req.Known), result: &Result{Notes: map[string][]string{}, Joins: map[string][]model.Flow{}, Unplanned: map[string]bool{}, Contracted: map[string]bool{}}}
	m.result.Year.FinancialYear = g.Year
	if err := m.cut(); err != nil {
		return nil, err
	}
	if err := m.earlierMonths(); err != nil {
		return nil, err
	}
	if err := m.make(); err != nil {
		return nil, err
	}
	return m.result, nil
}

// making makes a year of what was gathered.
type making struct {
	*gather.Gathered
	result  *Result
	elapsed int
	there   *there // in the year file that is there

	held, heldReferrals map[string]bool // by the provider's code: see earlierMonths

	actual     map[gather.Group]*[12]gather.Sums
	pass       map[gather.Group]*[12]gather.Sums // what passes through; month 13 in the first
	plans      map[gather.Group]gather.Plan
	all        []gather.Group // in the order of lines
	planFiles  []string       // that have the year's plan
	scaled     bool           // no file has the year's plan
	unreferred cell.Amount    // referrals that were left out
	unnamed    bool           // nor the commissioner's name
	unbudgeted []string       // what passes through and no plan has
	twice      *tables.Fault  // what two files have
	unknown    map[gather.Group]int
	given      map[string]*[12]bool   // the months of which files have rows, by the provider's code
	adjusted   map[string]cell.Amount // by provider: month 13 and reversals
	nothing    map[string]cell.Amount // units set to nothing, by provider
	ids        map[string]bool
	oneName    map[string][]string     // codes of providers by their name
	providers  map[string]string       // ids by code
	lines      map[gather.Group]string // ids
	place      map[string]int          // of lines in the year, by id

	leading   map[gather.Stream][]*model.Line // to what a stream may lead, in the order of lines
	ratios    map[string][]*gather.Ratio      // that were given, by specialty
	elsewhere map[*gather.Ratio]string        // lines that ratios lead to elsewhere
}

// cut leaves out what lies outside the year or after the month, and finds how many
// months are over.
func (m *making) cut() error {
	year, last, later := m.result.Year.FinancialYear, 0, model.FinancialYear(0)
	for _, t := range m.Read {
		outside, within := 0, 0
		var first, final gather.Period
		for k, s := range t.Cells {
			if k.Year == 0 || k.Year == year {
				within += s.Rows + s.Plans
				continue
			}
			outside += s.Rows + s.Plans
			if k.Year > year {
				later = max(later, k.Year)
			}
			if first.Year == 0 || k.Before(first) {
				first = k.Period
			}
			if final.Before(k.Period) {
				final = k.Period
			}
			t.Report.Loses(tally.OutsideYear, tally.Lost{Units: s.Units, Pounds: s.Cost})
			t.LeaveOut(k, s, tally.OutsideYear)
		}
		if outside > 0 && within == 0 {
			what := fmt.Sprintf("all its months lie outside %s: from %s to %s", year, first, final)
			if t.Dates != "" {
				what += "; the workbook counts its days from " + t.Dates
			}
			return &tables.Fault{Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet}, What: what, Hint: "say the year with --year, or check how dates are stored in the workbook"}
		}
		for k, s := range t.Cells {
			if s.HasActual && k.Month <= 12 && (m.Month == 0 || k.Month <= m.Month) {
				if last = max(last, k.Month); k.Passes == "" { // money may run ahead
					m.elapsed = max(m.elapsed, k.Month)
				}
			}
		}
	}
	if m.elapsed == 0 {
		m.elapsed = last
	}
	if m.Month > 0 {
		m.elapsed = m.Month
	}
	switch {
	case m.elapsed == 0:
		return m.nothingDone()
	case m.elapsed > 11 && later != 0:
		return &tables.Fault{Place: tables.Place{File: "the files"}, What: fmt.Sprintf("they hold the end of %s, and months of %s", year, later), Hint: fmt.Sprintf("say which year is meant: --year %s, or --year %s --month 11 as it stood then", later, year)}
	case m.elapsed > 11:
		return &tables.Fault{Place: tables.Place{File: "the files"}, What: "all twelve months are over: nothing of the year can still change", Hint: "read it as it stood at an earlier month, such as --month 11"}
	}
	for _, t := range m.Read {
		for k, s := range t.Cells {
			if t.Layout != tables.ActivityPlan && k.Month > m.elapsed && k.Month <= 12 && s.HasActual {
				t.Report.Loses(tally.AfterMonth, tally.Lost{Units: s.Units, Pounds: s.Cost})
				s.Units, s.Cost, s.HasActual = 0, 0, false
				t.Report.Move(k.Reason(), tally.AfterMonth, s.Rows, s.First)
			}
		}
	}
	m.result.Year.MonthsElapsed = m.elapsed
	m.result.Year.WeeksElapsed = m.result.Year.DaysElapsed() / 7
	return nil
}

// nothingDone says that nothing of what was done is in the files. A table with a plan
// may have it under a heading that is not known: then that is asked.
func (m *making) nothingDone() error {
	for _, t := range m.Read {
		if t.Unread == nil {
			continue
		}
		for _, q := range t.Unread.Headings(cmp.Or(m.Map, &mapping.Map{})) {
			if !q.Sure && (m.Map == nil || m.Map.Cols[q.Of] == "") {
				t.Unread.Fault = tables.Fault{
					Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet}, What: "it has a plan, and nothing that is known as what was done or what it cost",
					Hint: "say in the map file which column holds it",
				}
				return t.Unread
			}
		}
	}
	f := &tables.Fault{Place: tables.Place{File: "the files"}, What: "they hold no activity or cost of any month, so that no lines can be made", Hint: "add contract monitoring by line or by patient"}
	if m.Known != nil {
		f.Hint = "give the monitoring of all months to date, or of the new month, in the same command: a plan or contracts alone bring nothing up to date; they can be written into the year file"
	}
	for _, t := range m.Read {
		if t.Layout == tables.ActivityPlan {
			f.Place, f.What = tables.Place{File: t.Report.File, Sheet: t.Report.Sheet}, "it holds a plan, and no file holds anything of what was done"
		}
		if i := slices.IndexFunc(t.Report.Reasons, func(r tally.Reason) bool { return r.Reason == tally.BlankKeys && r.Rows > 0 }); i >= 0 {
			f.Place, f.Hint = tables.Place{File: t.Report.File, Sheet: t.Report.Sheet, Row: t.Report.Reasons[i].First}, "where a blank repeats the row above it, fill it in"
			f.What = fmt.Sprintf("rows do not say whose they are or of which month, %d of them, and the others hold nothing of what was done", t.Report.Reasons[i].Rows)
			break
		}
	}
	return f
}
