package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
)

// gatherGroups adds up what the files say of each group, month by month.
func (m *making) gatherGroups() {
	m.actual, m.pass, m.unknown = map[gather.Group]*[12]gather.Sums{}, map[gather.Group]*[12]gather.Sums{}, map[gather.Group]int{}
	m.given = map[string]*[12]bool{}
	from := map[gather.Key][2]*gather.File{}
	for _, t := range m.Read {
		for g, n := range t.Unknown {
			m.unknown[g] += n
		}
		if t.Layout == tables.ActivityPlan {
			continue
		}
		for k, s := range t.Cells {
			if s.HasActual {
				k.Year = m.result.Year.FinancialYear
				m.once(from, k, t, s, [2]cell.Amount{s.Units, s.Cost}, "")
				gives(m.given, k.Provider, k.Month)
			}
			into := m.actual
			if k.Passes != "" {
				into = m.pass
			}
			if into[k.Group] == nil {
				into[k.Group] = &[12]gather.Sums{}
			}
			month := 1
			if k.Month <= 12 {
				month = k.Month
			}
			one := *s
			one.PlanUnits, one.PlanCost = 0, 0
			into[k.Group][month-1].Add(&one)
		}
	}
	m.namesakes()
	m.reverse()
}

// once notes which file has the units of a cell, and which the pounds: another that has
// them too would count them twice. The first row of which that is so is kept.
func (m *making) once(from map[gather.Key][2]*gather.File, k gather.Key, t *gather.File, s *gather.Sums, figures [2]cell.Amount, of string) {
	if k.Month > 12 {
		return
	}
	was := from[k]
	for i, v := range figures {
		switch {
		case v == 0 || was[i] == t:
		case was[i] == nil:
			was[i] = t
		case m.twice == nil || m.twice.Row > s.First:
			m.twice = &tables.Fault{
				Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet, Row: s.First},
				What:  fmt.Sprintf("%s%s of %s at %s is in %s too: it would count twice", of, cell.MonthName(k.Month), m.groupWords(k.Group), m.providerName(k.Provider), was[i].Named(t)),
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
			if s.Units < 0 {
				m.nothing[g.Provider] -= s.Units
				m.adjusted[g.Provider] += s.Cost
				s.Units, s.Cost = 0, 0
			}
			total += s.Cost
		}
		if total < 0 {
			below = append(below, m.groupWords(g)+" at "+m.providerName(g.Provider))
			m.adjusted[g.Provider] += total
			for i := range months {
				months[i].Cost = 0
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
		g := gather.Group{Provider: provider, Passes: codes.OneOff}
		if m.pass[g] == nil {
			m.pass[g] = &[12]gather.Sums{}
		}
		m.pass[g][0].Cost += cost
	}
}

// groups are all groups with activity or money, in one order.
func (m *making) groups() []gather.Group {
	all := map[gather.Group]bool{}
	for g := range m.actual {
		all[g] = true
	}
	for g := range m.pass {
		all[g] = true
	}
	for g := range m.plans {
		all[g] = true
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b gather.Group) int {
		return cmp.Or(
			cmp.Compare(a.Provider, b.Provider),
			cmp.Compare(slices.Index(codes.PassKinds, a.Passes), slices.Index(codes.PassKinds, b.Passes)),
			cmp.Compare(a.Specialty.Name, b.Specialty.Name),
			cmp.Compare(slices.Index(model.PointsOfDelivery, a.POD), slices.Index(model.PointsOfDelivery, b.POD)),
			cmp.Compare(a.Tariff, b.Tariff),
		)
	})
}

// namesakes finds the providers that go by one name, and warns of them.
func (m *making) namesakes() {
	m.oneName = map[string][]string{}
	for _, code := range slices.Sorted(maps.Keys(m.given)) {
		if name := m.Gathered.ProviderNames[code]; name != "" {
			m.oneName[name] = append(m.oneName[name], code)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.oneName)) {
		if codes := m.oneName[name]; len(codes) > 1 {
			m.warn("%s is the name of %d providers, %s: they count as so many. If they are one, of two organisations that were put together or under a new code, write one code for all of it in the files", name, len(codes), model.ListWords(codes))
		}
	}
}

// providerName is a provider's name, with its code where others have that name too.
func (m *making) providerName(code string) string {
	name := m.Gathered.ProviderNames[code]
	switch {
	case name == "":
		return code
	case len(m.oneName[name]) > 1:
		return fmt.Sprintf("%s (%s)", name, code)
	}
	return name
}

func (m *making) groupWords(g gather.Group) string {
	if g.Passes != "" {
		return codes.PassNames[g.Passes]
	}
	words := g.Specialty.Name + " " + codes.PODWords[g.POD]
	if g.Tariff != "" {
		words += " " + g.Tariff
	}
	return words
}
