package intake

import (
	"fmt"
	"maps"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

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
			m.plans[k.group] = m.plans[k.group].with(s.planned())
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
				m.plans[k.group] = m.plans[k.group].with(s.planned())
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

// yearsPlans are the year's plans that stand on each row of a file. Rows of one group
// must say the same in every month.
func (m *making) yearsPlans(t *taken) error {
	for g, months := range t.years12 {
		first, from := plan{}, -1
		for month := range 13 {
			one, there := months[month]
			switch {
			case !there:
			case from < 0:
				first, from = one, month
			case one != first:
				return &tables.Fault{
					Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet},
					What: fmt.Sprintf("the year's plan of %s at %s is %v units and £%v on its rows of %s, and %v units and £%v on those of %s", m.groupWords(g), m.providerName(g.provider),
						first.units.Float(), first.cost.Float(), cell.MonthName(from), one.units.Float(), one.cost.Float(), cell.MonthName(month)),
					Hint: "give the activity plan as a file of its own",
				}
			}
		}
		if other, there := m.plans[g]; there && other != first {
			return &tables.Fault{
				Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet},
				What:  fmt.Sprintf("the year's plan of %s at %s is another than in the files before it", m.groupWords(g), m.providerName(g.provider)),
				Hint:  "give the activity plan as a file of its own",
			}
		}
		m.plans[g] = first
	}
	return nil
}

// onEachRow refuses a plan of months that is the same in each and many times what was
// done: it is the whole year's, repeated on each row.
func (m *making) onEachRow(t *taken) error {
	const tooMany = 5 // a year's plan on each row is some twelve times what was done
	planned, done, said := cell.Amount(0), cell.Amount(0), map[group]plan{}
	for k, s := range t.cells {
		if k.month > m.elapsed || t.layout == tables.ActivityPlan {
			continue
		}
		one := s.planned()
		if other, there := said[k.group]; there && other != one && s.hasPlan {
			return nil
		}
		said[k.group] = one
		planned += s.planCost
		done += s.cost
	}
	saidOfMonths := m.Map != nil && slices.ContainsFunc(slices.Collect(maps.Values(m.Map.Cols)), func(means string) bool {
		return means == string(tables.PlannedCost) || means == string(tables.PlannedActivity)
	})
	if done <= 0 || planned < tooMany*done || saidOfMonths {
		return nil
	}
	return &tables.Fault{
		Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet},
		What:  fmt.Sprintf("its plan is the same in every month, and %d times what was done: it seems to be the whole year's on each row", planned/done),
		Hint:  "head its columns Annual activity plan and Annual cost plan, or say in a map file that they are the " + string(tables.YearsActivity) + " and the " + string(tables.YearsCost) + ", or, where they are each month's own, the " + string(tables.PlannedActivity) + " and the " + string(tables.PlannedCost),
	}
}
