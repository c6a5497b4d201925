package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// makeHead writes the first lines of the year file.
func (m *making) makeHead() {
	h := &m.result.Head
	*h = append(*h, amend.MadeBy+m.result.Year.Source+".")
	if m.unnamed && m.Known == nil {
		m.warn(amend.NoName+": it is called %q here. Give its name with --name, or write it into this file", m.result.Year.Name)
	}
	isNotKnown := func(month int) bool {
		return slices.ContainsFunc(m.Read, func(t *gather.File) bool { return t.NotKnown[month] > 0 })
	}
	if absent := m.absentIn(m.given, func(month int) bool { return !isNotKnown(month) }); len(absent) > 0 {
		m.warn("no file has anything of %s: nothing is counted as done there. Give those months' files too, all in one command", model.ListWords(absent))
	}
	if left := m.absentIn(m.given, isNotKnown); len(left) > 0 {
		m.warn("every row of %s was left out, since its activity or cost is not known: nothing is counted as done there", model.ListWords(left))
	}
	if absent := m.absentAt(m.given, m.providerName, m.elapsed/2); len(absent) > 0 {
		m.warn("of some providers the files lack months that others have: %s. Nothing is counted as done there; give those months' rows too", tables.CutTo(strings.Join(absent, ", "), 400))
	}
	if absent := m.absentAt(m.result.Referred, m.nameOfProvider, m.elapsed); len(absent) > 0 {
		m.warn("to some providers the files lack referrals of months in which others have some: %s. None are counted there; give those months' referrals too", tables.CutTo(strings.Join(absent, ", "), 400))
	}
	for _, t := range m.Read {
		if lost := t.Report.Lost(tally.OutsideYear).Pounds; lost != 0 {
			m.warn("rows of %s lie outside %s, and %s of theirs does not count: look whether they belong to this year's bill", t.Report.File, m.result.Year.FinancialYear, model.Money(lost.Pence()).Pence())
		}
	}
	if months := m.plannedMonths(); len(m.planFiles) > 0 && len(months) > 1 && len(months) < 12 {
		m.warn("the plan in %s has %d months, %s to %s: it is taken as the whole year's. Replace it where it is a plan to date", model.ListWords(m.planFiles), len(months), cell.MonthName(months[0]), cell.MonthName(months[len(months)-1]))
	}
	if unplanned := m.unplanned(); len(unplanned) > 0 {
		m.warn("the plan in %s has nothing of %s, which have activity: nothing is planned there. Give their plan too", model.ListWords(m.planFiles), model.ListWords(unplanned))
	}
	for _, t := range m.Read {
		if t.Nobodys > 0 && m.Commissioners() > 1 {
			m.warn("rows of %s name no commissioner, beside rows of several: %d of them, the first in row %d, count as yours. Look whose they are", t.Report.File, t.Nobodys, t.FirstNobodys)
		}
	}
	if absent := m.absentPODs(); len(absent) > 0 {
		m.warn("of some points of delivery the files have each month but the last, %s: %s. Nothing is counted as done there; look whether their extract came late", cell.MonthName(m.elapsed), tables.CutTo(strings.Join(absent, ", "), 400))
	}
	m.sayNotKnown()
	m.sayUnpriced()
	m.sayUndone()
	m.sayMissing()
	m.onlyRise()
	for _, t := range m.Read {
		if lost := t.Report.Lost(tally.BlankKeys); lost.Pounds != 0 {
			m.warn("rows of %s do not say whose they are, and %s of theirs does not count%s: %s", t.Report.File, model.Money(lost.Pounds.Pence()).Pence(), unspecified(t), t.BlanksRemedy())
		}
	}
	if m.scaled && m.Known != nil {
		m.warn("no file has the year's plan: lines that were there keep theirs, and that of new ones is reckoned by days from what was done")
	} else if m.scaled {
		more := ""
		for _, t := range m.Read {
			if len(t.Plans) > 0 {
				more += fmt.Sprintf(". %s has columns that speak of a plan and were not read: %s", t.Report.File, strings.Join(t.Plans, ", "))
			}
		}
		m.warn("%s from the plan to date, or from what was done where there is none. Replace it: give the activity plan too%s", amend.PlanByDays, tables.CutTo(more, 400))
	}
	for _, t := range m.Read {
		for _, one := range t.Apart {
			m.warn("%s", one)
		}
	}
	for _, w := range m.result.Report.Warnings {
		*h = append(*h, amend.Warning+w+".")
	}
}

// unspecified says of which points of delivery a file's rows lack the treatment function.
func unspecified(t *gather.File) string {
	var of []string
	for _, pod := range model.PointsOfDelivery {
		if one := t.Unspecified[pod]; one.Rows > 0 {
			of = append(of, fmt.Sprintf("%s (%s, %s)", codes.PODWords[pod], rowsWords(one.Rows), model.Money(one.Pounds.Pence()).Pence()))
		}
	}
	if len(of) == 0 {
		return ""
	}
	return ". Without a treatment function are " + model.ListWords(of)
}

func rowsWords(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// sayNotKnown names what has no line, since none of its rows is known: small counts are
// suppressed where there is little of something.
func (m *making) sayNotKnown() {
	var names []string
	rows := 0
	for g, n := range m.unknown {
		if m.lines[g] == "" {
			names, rows = append(names, m.groupWords(g)+" at "+m.providerName(g.Provider)), rows+n
		}
	}
	if slices.Sort(names); len(names) > 0 {
		m.warn("rows whose activity or cost is not known, and that have no line in this file: %d, of %s. Nothing is counted or forecast there", rows, tables.CutTo(model.ListWords(names), 400))
	}
}

// sayUnpriced warns of lines with planned units and no planned pounds: their budget is nothing.
func (m *making) sayUnpriced() {
	var names []string
	for _, l := range m.result.Year.Lines {
		if !l.WithoutActivity && l.Plan > 0 && l.PlanCost.Value == 0 && l.ActualCost != nil {
			names = append(names, l.Name+" at "+m.nameOfProvider(l.Provider))
		}
	}
	if len(names) > 0 && (m.Known == nil || !m.scaled) {
		m.warn("lines with planned units and no planned pounds: %d, %s. Their budget is £0.00, and all that they cost counts as over it: give the planned cost too, or write plan_cost", len(names), tables.CutTo(model.ListWords(names), 300))
	}
}

// sayUndone warns of what the plan has and no file has done: it would count as nothing.
func (m *making) sayUndone() {
	providers, lines := map[string]cell.Amount{}, 0
	var pounds cell.Amount
	for g, p := range m.plans {
		switch {
		case m.scaled || g.Passes != "" || p.Units == 0 && p.Cost == 0:
		case m.given[g.Provider] == nil:
			providers[g.Provider] += p.Cost
		case m.actual[g] == nil || !slices.ContainsFunc(m.actual[g][:], func(s gather.Sums) bool { return s.Units != 0 || s.Cost != 0 }):
			lines++
			pounds += p.Cost
		}
	}
	for _, code := range slices.Sorted(maps.Keys(providers)) {
		m.warn("no file has anything done at %s, of which the plan has %s: the whole year counts as nothing there. Give its monitoring too", m.providerName(code), model.Money(providers[code].Pence()).Pence())
	}
	if lines > 0 {
		m.warn("lines with a plan and no activity to date: %d, with a plan of %s in all. They are forecast at nothing; look whether a specialty or a point of delivery goes by another name in the plan", lines, model.Money(pounds.Pence()).Pence())
	}
}

// sayMissing warns where the files have nothing at all of what was done in units, or in
// pounds: all of it would count as money without units, or as nothing.
func (m *making) sayMissing() {
	var units, cost bool
	for g, months := range m.actual {
		for _, s := range months {
			units, cost = units || g.Passes == "" && s.Units != 0, cost || g.Passes == "" && s.Cost != 0
		}
	}
	if n := len(m.unbudgeted); n > 0 {
		m.warn("the plan has nothing for what passes through: %s. Its budget is £0.00, and its whole year counts as over it: write its budget, or give the plan of it too", tables.CutTo(strings.Join(m.unbudgeted, "; "), 400))
	}
	switch {
	case units && !cost:
		m.warn("no file has what was paid for what was done: all of it counts as £0.00. Give the file that has its cost, or write prices into the year file")
	case cost && !units:
		m.warn("no file counts what was done, and has its pounds only: it is money without units, which no referral can change. Give the file that has its activity")
	}
}

// unplanned names the providers with activity that the year's plan has nothing of.
func (m *making) unplanned() (names []string) {
	planned := map[string]bool{}
	for g, p := range m.plans {
		planned[g.Provider] = planned[g.Provider] || p != gather.Plan{}
	}
	for _, code := range slices.Sorted(maps.Keys(m.given)) {
		if len(m.planFiles) > 0 && !planned[code] {
			names = append(names, m.providerName(code))
		}
	}
	return names
}

// plannedMonths are the months of the file that has the year's plan, in order.
func (m *making) plannedMonths() []int {
	months := map[int]bool{}
	for _, t := range m.Read {
		for k, s := range t.Cells {
			if slices.Contains(m.planFiles, t.Report.File) && s.HasPlan && k.Month <= 12 {
				months[k.Month] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(months))
}

// warn adds a sentence to the first lines of the year file and to the report.
func (m *making) warn(format string, args ...any) {
	m.result.Report.Warnings = append(m.result.Report.Warnings, fmt.Sprintf(format, args...))
}

// absentIn names the months to date of which no provider has anything, of those asked about.
func (m *making) absentIn(given map[string]*[12]bool, asked func(month int) bool) (names []string) {
	for i := range m.elapsed {
		if asked(i+1) && !slices.ContainsFunc(slices.Collect(maps.Values(given)), func(g *[12]bool) bool { return g[i] }) {
			names = append(names, cell.MonthName(i+1))
		}
	}
	return names
}

// absentAt says which providers lack months that others have, no more than so many: a
// month's file of theirs may be missing.
func (m *making) absentAt(given map[string]*[12]bool, name func(provider string) string, most int) (said []string) {
	all := slices.Collect(maps.Values(given))
	for _, provider := range slices.Sorted(maps.Keys(given)) {
		var lacks []string
		for i := range m.elapsed {
			if !given[provider][i] && slices.ContainsFunc(all, func(g *[12]bool) bool { return g[i] }) {
				lacks = append(lacks, cell.MonthName(i+1))
			}
		}
		if len(lacks) > 0 && len(lacks) <= most {
			said = append(said, fmt.Sprintf("%s (%s)", name(provider), model.ListWords(lacks)))
		}
	}
	return said
}

// nameOfProvider is the name of a provider by its id.
func (m *making) nameOfProvider(id string) string {
	if p := m.result.Year.Provider(id); p != nil {
		return p.Name
	}
	return id
}

// onlyRise warns of figures that only rise from month to month, as sums to date do: were
// they each month's own, so many of them would hardly do so by chance.
func (m *making) onlyRise() {
	const (
		enough   = 120 // orders that five months may have, of which one only rises
		mostlyUp = 0.5 // of what as many equal months would come to in the last
	)
	orders, lines, example := 1.0, 0, ""
	var first, last cell.Amount
	for _, g := range m.groups() {
		months := m.actual[g]
		if g.Passes != "" || months == nil {
			continue
		}
		n := 0
		for i, s := range months[:m.elapsed] {
			if s.Units < 0 || i > 0 && (s.Units < months[i-1].Units || s.Cost < months[i-1].Cost) {
				return
			}
			if s.Units > 0 && (i == 0 || s.Units > months[i-1].Units) {
				n++
				orders *= float64(n)
			}
		}
		first, last = first+months[0].Units, last+months[m.elapsed-1].Units
		if lines++; example == "" && n == m.elapsed {
			example = fmt.Sprintf("%s at %s has %v in %s and %v in %s", m.groupWords(g), m.providerName(g.Provider), months[0].Units.Float(), cell.MonthName(1), months[m.elapsed-1].Units.Float(), cell.MonthName(m.elapsed))
		}
	}
	if orders >= enough && example != "" && last.Float() >= mostlyUp*float64(m.elapsed)*first.Float() {
		m.warn("the figures of all its lines (%d) only rise from month to month, as sums to date do: %s. If they are to date, export each month by itself: they count as each month's own here", lines, example)
	}
}

// absentPODs are the points of delivery of providers that have rows in the last month, but
// not of these, of which each month before has several units.
func (m *making) absentPODs() (said []string) {
	const several = 5
	months := map[gather.Group]*[12]cell.Amount{}
	for g, all := range m.actual {
		of := gather.Group{Provider: g.Provider, POD: g.POD}
		if months[of] == nil {
			months[of] = &[12]cell.Amount{}
		}
		for i := range all {
			months[of][i] += all[i].Units
		}
	}
	for _, g := range slices.SortedFunc(maps.Keys(months), func(a, b gather.Group) int {
		return cmp.Or(cmp.Compare(a.Provider, b.Provider), cmp.Compare(a.POD, b.POD))
	}) {
		all, given := months[g], m.given[g.Provider]
		if m.elapsed < 3 || given == nil || !given[m.elapsed-1] || all[m.elapsed-1] != 0 {
			continue
		}
		if !slices.ContainsFunc(all[:m.elapsed-1], func(n cell.Amount) bool { return n < several*cell.Scale }) {
			said = append(said, fmt.Sprintf("%s at %s (%v in %s)", codes.PODWords[g.POD], m.providerName(g.Provider), all[m.elapsed-2].Float(), cell.MonthName(m.elapsed-1)))
		}
	}
	return said
}
