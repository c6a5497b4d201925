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

// gives notes that there are rows of a provider's month.
func gives(to map[string]*[12]bool, provider string, month int) {
	if to[provider] == nil {
		to[provider] = &[12]bool{}
	}
	if month <= 12 {
		to[provider][month-1] = true
	}
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
