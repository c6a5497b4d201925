// Package intake makes a commissioner's own figures of other people's tables. It knows
// no screen.
//
// Begin with Import: request.go finds out what a file is by its headings, gather.go adds
// up its rows, and make.go makes a year of all.
package intake

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
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
}

// Import reads files and makes a year of them. The error is a *mapping.NotUnderstood where
// a map file is needed, else Faults or a *Fault; nothing is written anywhere.
func Import(req Request) (*Result, error) {
	if err := req.byTariffAsThere(); err != nil {
		return nil, err
	}
	g := &gathering{
		Request: &req, names: req.names(), providers: map[string]string{}, spelt: map[string]codes.Delivery{}, specialtyNames: map[string][]string{},
		codes: map[string]int{}, referrals: map[referralKey]*referralSums{},
	}
	var open *mapping.NotUnderstood
	for i, path := range req.Files {
		if tables.IsAmong(path, req.Files[:i]) {
			return nil, &tables.Fault{Place: tables.Place{File: path}, What: "is named twice, or holds the same as another of the files: all in it would count twice", Hint: "name it once"}
		}
		err := g.read(path)
		var unknown *mapping.NotUnderstood
		switch {
		case err == nil:
		case !errors.As(err, &unknown):
			return nil, err
		case open == nil:
			open = unknown
		default: // one map serves them all
			open.More = append(open.More, unknown)
			unknown.Several = true
			open.Several = true
		}
	}
	if open != nil {
		return nil, open
	}
	if len(g.faults) > 0 {
		return nil, Faults(g.faults)
	}
	if len(g.badPODs) > 0 {
		return nil, &mapping.NotUnderstood{Fault: tables.Fault{Place: g.badAt, What: "these points of delivery are not known: " + strings.Join(g.badPODs, ", "), Hint: "say in the map file what they are"}, PODs: g.badPODs}
	}
	if err := g.oneCommissioner(); err != nil {
		return nil, err
	}
	if err := g.someUsed(); err != nil {
		return nil, err
	}
	year, err := g.chooseYear()
	if err != nil {
		return nil, err
	}
	if err := g.spreadWeeks(year); err != nil {
		return nil, err
	}
	g.alias()
	m := &making{gathering: g, result: &Result{Notes: map[string][]string{}, Joins: map[string][]model.Flow{}}}
	m.result.Year.FinancialYear = year
	if err := m.cut(); err != nil {
		return nil, err
	}
	if err := m.make(); err != nil {
		return nil, err
	}
	return m.result, nil
}

// oneCommissioner asks which commissioner is ours where the files hold several.
func (g *gathering) oneCommissioner() error {
	codes := slices.Sorted(maps.Keys(g.codes))
	switch {
	case g.Commissioner == "" && len(codes) > 1:
		return &SeveralCommissioners{tables.Fault{Place: tables.Place{File: "the files"}, What: "they hold several commissioners: " + tables.CutTo(strings.Join(codes, ", "), 200), Hint: "say which is yours, such as --commissioner " + codes[0]}, codes}
	case g.Commissioner != "" && len(codes) > 0 && !slices.ContainsFunc(codes, func(c string) bool { return strings.EqualFold(c, g.Commissioner) }):
		return &tables.Fault{Place: tables.Place{File: "the files"}, What: fmt.Sprintf("none of their rows is of the commissioner %s; they hold %s", g.Commissioner, tables.CutTo(strings.Join(codes, ", "), 200)), Hint: "check --commissioner"}
	case g.Commissioner == "" && len(codes) == 1:
		g.Commissioner = codes[0]
	}
	return nil
}

// someUsed refuses monitoring of which no row can be used, and says why of each.
func (g *gathering) someUsed() error {
	var none *tables.Fault
	for _, t := range g.taken {
		if t.layout != tables.ByLine && t.layout != tables.ByPatient {
			continue
		}
		if len(t.cells) > 0 {
			return nil
		}
		why := make([]string, len(t.report.Reasons))
		for i, r := range t.report.Reasons {
			why[i] = fmt.Sprintf("%d %s (first in row %d)", r.Rows, r.Reason, r.First)
		}
		none = &tables.Fault{
			Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet}, What: "none of its rows can be used: " + model.ListWords(why),
			Hint: "look at those rows, and at which columns hold what",
		}
	}
	if none == nil {
		return nil
	}
	return none
}

// chooseYear is the financial year: what was asked for, else the one of most rows,
// else the one that is named above a table.
func (g *gathering) chooseYear() (model.FinancialYear, error) {
	if g.Year != 0 {
		return g.Year, nil
	}
	rows := map[model.FinancialYear]int{}
	for _, t := range g.taken {
		for k, s := range t.cells {
			rows[k.year] += s.rows + s.plans
		}
	}
	for _, r := range g.returns {
		rows[r.year]++
	}
	for _, s := range g.referrals {
		for p := range s.months {
			rows[p.year]++
		}
	}
	for _, w := range g.weekly {
		for _, r := range w.rows {
			rows[r.week.FinancialYear()]++
		}
	}
	delete(rows, 0)
	if len(rows) > 0 {
		return slices.MaxFunc(slices.Sorted(maps.Keys(rows)), func(a, b model.FinancialYear) int { return cmp.Compare(rows[a], rows[b]) }), nil
	}
	for _, t := range g.taken {
		if y := cell.YearIn(t.above); y != 0 {
			return y, nil
		}
	}
	return 0, &WithoutYear{tables.Fault{Place: tables.Place{File: "the files"}, What: "nothing in them says which financial year they are for", Hint: "say it, such as --year 2010/11"}}
}

// alias gives a provider that is a name in one file and a code in another its code, and a
// specialty of an unknown code its name; practices likewise. A name that two codes have says
// of neither that it is meant.
func (g *gathering) alias() {
	known := map[string][]string{}
	for code, name := range g.providers {
		known[codes.PlainName(name)] = append(known[codes.PlainName(name)], code)
	}
	provider := func(p string) string {
		if one := known[codes.PlainName(p)]; len(one) == 1 {
			return one[0]
		}
		return p
	}
	specialty := func(s codes.Specialty) codes.Specialty {
		if names := g.specialtyNames[s.Name]; s.Function == "" && len(names) == 1 {
			return codes.SpecialtyOf(names[0])
		}
		return s
	}
	of := func(one group) group {
		one.provider, one.specialty = provider(one.provider), specialty(one.specialty)
		return one
	}
	for _, t := range g.taken {
		t.alias(of)
	}
	streams := map[referralKey]*referralSums{}
	for k, s := range g.referrals {
		k.provider, k.specialty = provider(k.provider), specialty(codes.SpecialtyOf(k.specialty)).Name
		s.alias(g.practices)
		if there := streams[k]; there != nil {
			there.merge(s)
		} else {
			streams[k] = s
		}
	}
	g.referrals = streams
	for i := range g.contracts {
		g.contracts[i].provider = provider(g.contracts[i].provider)
	}
	for i := range g.ratios {
		g.ratios[i].provider, g.ratios[i].specialty = provider(g.ratios[i].provider), specialty(g.ratios[i].specialty)
	}
	for i := range g.returns {
		g.returns[i].provider = provider(g.returns[i].provider)
	}
}

// alias gives a file's groups other names.
func (t *taken) alias(of func(group) group) {
	cells := map[cellKey]*sums{}
	for k, s := range t.cells {
		k.group = of(k.group)
		if there := cells[k]; there != nil {
			there.add(s)
		} else {
			cells[k] = s
		}
	}
	unknown := map[group]int{}
	for k, n := range t.unknown {
		unknown[of(k)] += n
	}
	years := map[group]map[int]plan{}
	for k, months := range t.years12 {
		if years[of(k)] == nil {
			years[of(k)] = map[int]plan{}
		}
		for month, p := range months {
			one := years[of(k)][month]
			years[of(k)][month] = plan{one.units + p.units, one.cost + p.cost}
		}
	}
	t.cells, t.unknown, t.years12 = cells, unknown, years
}

func (s *sums) add(o *sums) {
	s.units += o.units
	s.cost += o.cost
	s.planUnits += o.planUnits
	s.planCost += o.planCost
	s.rows += o.rows
	s.plans += o.plans
	s.first = min(s.first, o.first)
	s.hasPlan = s.hasPlan || o.hasPlan
	s.hasActual = s.hasActual || o.hasActual
}

// making makes a year of what was gathered.
type making struct {
	*gathering
	result  *Result
	elapsed int

	actual     map[group]*[12]sums
	pass       map[group]*[12]sums // what passes through; month 13 in the first
	plans      map[group]plan
	planFile   string
	scaled     bool          // no file has the year's plan
	unreferred cell.Amount   // referrals that were left out
	unnamed    bool          // nor the commissioner's name
	unbudgeted []string      // what passes through and no plan has
	twice      *tables.Fault // what two files have
	unknown    map[group]int
	given      map[string]*[12]bool   // the months of which files have rows, by the provider's code
	adjusted   map[string]cell.Amount // by provider: month 13 and reversals
	nothing    map[string]cell.Amount // units set to nothing, by provider
	ids        map[string]bool
	providers  map[string]string // ids by code
	lines      map[group]string  // ids
}

type plan struct{ units, cost cell.Amount }

// cut leaves out what lies outside the year or after the month, and finds how many
// months are over.
func (m *making) cut() error {
	year, last := m.result.Year.FinancialYear, 0
	for _, t := range m.taken {
		outside, within := 0, 0
		var first, final period
		for k, s := range t.cells {
			if k.year == 0 || k.year == year {
				within += s.rows + s.plans
				continue
			}
			outside += s.rows + s.plans
			if first.year == 0 || before(k.period, first) {
				first = k.period
			}
			if before(final, k.period) {
				final = k.period
			}
			t.leaveOut(k, s, tally.OutsideYear)
		}
		if outside > 0 && within == 0 {
			what := fmt.Sprintf("all its months lie outside %s: from %s to %s", year, first, final)
			if t.dates != "" {
				what += "; the workbook counts its days from " + t.dates
			}
			return &tables.Fault{Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet}, What: what, Hint: "say the year with --year, or check how dates are stored in the workbook"}
		}
		for k, s := range t.cells {
			if s.hasActual && k.month <= 12 && (m.Month == 0 || k.month <= m.Month) {
				if last = max(last, k.month); k.passes == "" { // money may run ahead
					m.elapsed = max(m.elapsed, k.month)
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
	case m.elapsed > 11:
		return &tables.Fault{Place: tables.Place{File: "the files"}, What: "all twelve months are over: nothing of the year can still change", Hint: "read it as it stood at an earlier month, such as --month 11"}
	}
	for _, t := range m.taken {
		for k, s := range t.cells {
			if t.layout != tables.ActivityPlan && k.month > m.elapsed && k.month <= 12 && s.hasActual {
				s.units, s.cost, s.hasActual = 0, 0, false
				t.report.Move(reasonOf(k.group), tally.AfterMonth, s.rows, s.first)
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
	for _, t := range m.taken {
		if t.unread == nil {
			continue
		}
		for _, q := range t.unread.Headings(cmp.Or(m.Map, &mapping.Map{})) {
			if !q.Sure && (m.Map == nil || m.Map.Cols[q.Of] == "") {
				t.unread.Fault = tables.Fault{
					Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet}, What: "it has a plan, and nothing that is known as what was done or what it cost",
					Hint: "say in the map file which column holds it",
				}
				return t.unread
			}
		}
	}
	f := &tables.Fault{Place: tables.Place{File: "the files"}, What: "they hold no activity or cost of any month, so that no lines can be made", Hint: "add contract monitoring by line or by patient"}
	for _, t := range m.taken {
		if t.layout == tables.ActivityPlan {
			f.Place, f.What = tables.Place{File: t.report.File, Sheet: t.report.Sheet}, "it holds a plan, and no file holds anything of what was done"
		}
	}
	return f
}

func before(a, b period) bool { return a.year < b.year || a.year == b.year && a.month < b.month }

func (p period) String() string { return fmt.Sprintf("%s %s", cell.MonthName(p.month), p.year) }

// reasonOf is the reason by which rows of a group are counted.
func reasonOf(g group) string {
	switch g.passes {
	case "":
		return tally.Used
	case codes.OneOff:
		return tally.Month13
	}
	return tally.PassThrough
}

// leaveOut takes a group's month out of a file.
func (t *taken) leaveOut(k cellKey, s *sums, reason string) {
	t.report.Move(reasonOf(k.group), reason, s.rows, s.first)
	t.report.Move(tally.PlanRow, reason, s.plans, s.first)
	delete(t.cells, k)
}
