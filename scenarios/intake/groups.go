package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

// gatherGroups adds up what the files say of each group, month by month.
func (m *making) gatherGroups() {
	m.actual, m.pass, m.unknown = map[group]*[12]sums{}, map[group]*[12]sums{}, map[group]int{}
	m.given = map[string]*[12]bool{}
	from := map[cellKey][2]*taken{}
	for _, t := range m.taken {
		for g, n := range t.unknown {
			m.unknown[g] += n
		}
		if t.layout == tables.ActivityPlan {
			continue
		}
		for k, s := range t.cells {
			if s.hasActual {
				k.year = m.result.Year.FinancialYear
				m.once(from, k, t, s, [2]cell.Amount{s.units, s.cost}, "")
				gives(m.given, k.provider, k.month)
			}
			into := m.actual
			if k.passes != "" {
				into = m.pass
			}
			if into[k.group] == nil {
				into[k.group] = &[12]sums{}
			}
			month := 1
			if k.month <= 12 {
				month = k.month
			}
			one := *s
			one.planUnits, one.planCost = 0, 0
			into[k.group][month-1].add(&one)
		}
	}
	m.reverse()
}

// once notes which file has the units of a cell, and which the pounds: another that has
// them too would count them twice. The first row of which that is so is kept.
func (m *making) once(from map[cellKey][2]*taken, k cellKey, t *taken, s *sums, figures [2]cell.Amount, of string) {
	if k.month > 12 {
		return
	}
	was := from[k]
	for i, v := range figures {
		switch {
		case v == 0 || was[i] == t:
		case was[i] == nil:
			was[i] = t
		case m.twice == nil || m.twice.Row > s.first:
			m.twice = &tables.Fault{
				Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet, Row: s.first},
				What:  fmt.Sprintf("%s%s of %s at %s is in %s too: it would count twice", of, cell.MonthName(k.month), m.groupWords(k.group), m.providerName(k.provider), was[i].named(t)),
				Hint:  "name only one of the two files, or, of a workbook, the sheet that counts with --sheet",
			}
		}
	}
	from[k] = was
}

// named is a file as it is told from another: with its folder where they have one name.
func (t *taken) named(other *taken) string {
	file := t.report.File
	if file == other.report.File && t.path != other.path {
		file = t.path
	}
	return tables.Place{File: file, Sheet: t.report.Sheet}.String()
}

// gives notes that there are rows of a provider's month.
func gives(to map[string]*[12]bool, provider string, month int) {
	if to[provider] == nil {
		to[provider] = &[12]bool{}
	}
	if month <= 12 {
		to[provider][month-1] = true
	}
}

// absentIn names the months to date of which no provider has anything.
func (m *making) absentIn(given map[string]*[12]bool) (names []string) {
	for i := range m.elapsed {
		if !slices.ContainsFunc(slices.Collect(maps.Values(given)), func(g *[12]bool) bool { return g[i] }) {
			names = append(names, cell.MonthName(i+1))
		}
	}
	return names
}

// absentAt says which providers lack months that others have, though they have most: a
// month's file of theirs may be missing.
func (m *making) absentAt() (said []string) {
	for _, code := range slices.Sorted(maps.Keys(m.given)) {
		var lacks []string
		for i := range m.elapsed {
			others := slices.ContainsFunc(slices.Collect(maps.Values(m.given)), func(g *[12]bool) bool { return g[i] })
			if !m.given[code][i] && others {
				lacks = append(lacks, cell.MonthName(i+1))
			}
		}
		if len(lacks) > 0 && 2*len(lacks) <= m.elapsed {
			said = append(said, fmt.Sprintf("%s (%s)", m.providerName(code), model.ListWords(lacks)))
		}
	}
	return said
}

// reverse sets months whose counts are below zero to nothing; their pounds go to
// the provider's adjustments. So do a line's pounds where they are below zero in
// all, which no line with activity can be.
func (m *making) reverse() {
	m.adjusted, m.nothing = map[string]cell.Amount{}, map[string]cell.Amount{}
	var below []string
	for g, months := range m.actual {
		total := cell.Amount(0)
		for i := range months {
			s := &months[i]
			if s.units < 0 {
				m.nothing[g.provider] -= s.units
				m.adjusted[g.provider] += s.cost
				s.units, s.cost = 0, 0
			}
			total += s.cost
		}
		if total < 0 {
			below = append(below, m.groupWords(g)+" at "+m.providerName(g.provider))
			m.adjusted[g.provider] += total
			for i := range months {
				months[i].cost = 0
			}
		}
	}
	if slices.Sort(below); len(below) > 0 {
		m.warn("the pounds of %s are below zero in all: they count as an adjustment, and what remains of the year counts as £0.00 there. Look whether its cost is complete", tables.CutTo(model.ListWords(below), 400))
	}
	for provider, cost := range m.adjusted {
		if cost == 0 {
			continue
		}
		g := group{provider: provider, passes: codes.OneOff}
		if m.pass[g] == nil {
			m.pass[g] = &[12]sums{}
		}
		m.pass[g][0].cost += cost
	}
}

// gatherPlans finds the year's plan: that of an activity plan, else of a file whose
// plan covers all twelve months. A plan to date is no year's plan: where there is
// no other, the year's is reckoned from it by days, and marked.
func (m *making) gatherPlans() error {
	m.plans = map[group]plan{}
	from := map[cellKey][2]*taken{}
	take := func(t *taken) {
		m.planFile = t.report.File
		for k, s := range t.cells {
			k.year = m.result.Year.FinancialYear
			m.once(from, k, t, s, [2]cell.Amount{s.planUnits, s.planCost}, "the plan for ")
			p := m.plans[k.group]
			m.plans[k.group] = plan{p.units + s.planUnits, p.cost + s.planCost}
		}
	}
	for _, t := range m.taken {
		if t.layout == tables.ActivityPlan {
			take(t)
		}
	}
	if m.planFile != "" {
		return nil
	}
	for _, t := range m.taken {
		if len(t.years12) > 0 {
			m.planFile = t.report.File
			if err := m.yearsPlans(t); err != nil {
				return err
			}
		}
	}
	if m.planFile != "" {
		return nil
	}
	for _, t := range m.taken {
		if err := m.onEachRow(t); err != nil {
			return err
		}
		covered := map[int]bool{}
		for k, s := range t.cells {
			if s.hasPlan {
				covered[k.month] = true
			}
		}
		delete(covered, 13)
		if len(covered) == 12 {
			take(t)
			m.toDate(t)
		}
	}
	if m.planFile != "" {
		return nil
	}
	m.scaled = true
	for _, t := range m.taken {
		for k, s := range t.cells {
			if k.month <= m.elapsed && k.passes != codes.OneOff {
				p := m.plans[k.group]
				m.plans[k.group] = plan{p.units + s.planUnits, p.cost + s.planCost}
			}
		}
	}
	m.scale()
	return nil
}

// toDate reckons for the year, by days, what a file with other lines' plans of all months
// plans to the last month that is over only.
func (m *making) toDate(t *taken) {
	months := map[group]int{} // as bits
	for k, s := range t.cells {
		if s.hasPlan && k.month <= 12 {
			months[k.group] |= 1 << k.month
		}
	}
	var names []string
	year := &m.result.Year
	for _, g := range m.groups() {
		if m.elapsed < 2 || months[g] != 1<<(m.elapsed+1)-2 {
			continue
		}
		of := func(a cell.Amount) cell.Amount {
			return cell.Amount(int64(a) * int64(year.FinancialYear.Days()) / int64(year.DaysElapsed()))
		}
		m.plans[g] = plan{of(m.plans[g].units), of(m.plans[g].cost)}
		names = append(names, m.groupWords(g)+" at "+m.providerName(g.provider))
	}
	if len(names) > 0 {
		m.warn("the plan in %s ends with %s for %s, as a plan to date does, and has all twelve months of others: it is reckoned for the year by days. Replace it", t.report.File, cell.MonthName(m.elapsed), tables.CutTo(model.ListWords(names), 300))
	}
}

// scale makes of a plan to date, or of what was done where no plan is, that of the
// year, by days.
func (m *making) scale() {
	year := &m.result.Year
	of := func(a cell.Amount) cell.Amount {
		return cell.Amount(int64(a) * int64(year.FinancialYear.Days()) / int64(year.DaysElapsed()))
	}
	none := true
	for g, p := range m.plans {
		none = none && p == plan{}
		m.plans[g] = plan{of(p.units), of(p.cost)}
	}
	if !none {
		return
	}
	for _, all := range []map[group]*[12]sums{m.actual, m.pass} {
		for g, months := range all {
			if g.passes == codes.OneOff {
				continue
			}
			var p plan
			for _, s := range months {
				p.units += s.units
				p.cost += s.cost
			}
			m.plans[g] = plan{max(0, of(p.units)), of(p.cost)}
		}
	}
}

// groups are all groups with activity or money, in one order.
func (m *making) groups() []group {
	all := map[group]bool{}
	for g := range m.actual {
		all[g] = true
	}
	for g := range m.pass {
		all[g] = true
	}
	for g := range m.plans {
		all[g] = true
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b group) int {
		return cmp.Or(
			cmp.Compare(a.provider, b.provider),
			cmp.Compare(slices.Index(codes.PassKinds, a.passes), slices.Index(codes.PassKinds, b.passes)),
			cmp.Compare(a.specialty.Name, b.specialty.Name),
			cmp.Compare(slices.Index(model.PointsOfDelivery, a.pod), slices.Index(model.PointsOfDelivery, b.pod)),
			cmp.Compare(a.tariff, b.tariff),
		)
	})
}

func (m *making) providerName(code string) string {
	if name := m.gathering.providers[code]; name != "" {
		return name
	}
	return code
}

func (m *making) groupWords(g group) string {
	if g.passes != "" {
		return codes.PassNames[g.passes]
	}
	words := g.specialty.Name + " " + codes.PODWords[g.pod]
	if g.tariff != "" {
		words += " " + g.tariff
	}
	return words
}

// free is an id that is not given yet.
func (m *making) free(id string) string {
	if len(id) > 90 {
		id = id[:90]
	}
	if id == "" {
		id = "line"
	}
	one := id
	for n := 2; m.ids[one]; n++ {
		one = fmt.Sprintf("%s-%d", id, n)
	}
	m.ids[one] = true
	return one
}
