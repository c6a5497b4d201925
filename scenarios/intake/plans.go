package intake

import (
	"fmt"
	"maps"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
)

// gatherPlans finds the year's plan: that of an activity plan, else of a file whose
// plan covers all twelve months. A plan to date is no year's plan: where there is
// no other, the year's is reckoned from it by days, and marked.
func (m *making) gatherPlans() error {
	m.plans = map[gather.Group]gather.Plan{}
	from := map[gather.Key][2]*gather.File{}
	take := func(t *gather.File) {
		m.plannedIn(t)
		for k, s := range t.Cells {
			k.Year = m.result.Year.FinancialYear
			m.once(from, k, t, s, [2]cell.Amount{s.PlanUnits, s.PlanCost}, "the plan for ")
			m.plans[k.Group] = m.plans[k.Group].With(s.Planned())
		}
	}
	for _, t := range m.Read {
		if t.Layout == tables.ActivityPlan {
			take(t)
		}
	}
	if len(m.planFiles) > 0 {
		return nil
	}
	for _, t := range m.Read {
		if len(t.YearsPlans) > 0 {
			m.plannedIn(t)
			if err := m.yearsPlans(t); err != nil {
				return err
			}
		}
	}
	if len(m.planFiles) > 0 {
		return nil
	}
	for _, t := range m.Read {
		if err := m.onEachRow(t); err != nil {
			return err
		}
		covered := map[int]bool{}
		for k, s := range t.Cells {
			if s.HasPlan {
				covered[k.Month] = true
			}
		}
		delete(covered, 13)
		if len(covered) == 12 {
			take(t)
			m.toDate(t)
		}
	}
	if len(m.planFiles) > 0 {
		return nil
	}
	m.scaled = true
	for _, t := range m.Read {
		for k, s := range t.Cells {
			if k.Month <= m.elapsed && k.Passes != codes.OneOff {
				m.plans[k.Group] = m.plans[k.Group].With(s.Planned())
			}
		}
	}
	m.scale()
	return nil
}

// plannedIn notes a file that has the year's plan.
func (m *making) plannedIn(t *gather.File) {
	if !slices.Contains(m.planFiles, t.Report.File) {
		m.planFiles = append(m.planFiles, t.Report.File)
	}
}

// toDate reckons for the year, by days, what a file with other lines' plans of all months
// plans to the last month that is over only.
func (m *making) toDate(t *gather.File) {
	months := map[gather.Group]int{} // as bits
	for k, s := range t.Cells {
		if s.HasPlan && k.Month <= 12 {
			months[k.Group] |= 1 << k.Month
		}
	}
	var names []string
	for _, g := range m.groups() {
		if m.elapsed < 2 || months[g] != 1<<(m.elapsed+1)-2 {
			continue
		}
		m.plans[g] = m.forYear(m.plans[g], 0)
		names = append(names, m.groupWords(g)+" at "+m.providerName(g.Provider))
	}
	if len(names) > 0 {
		m.warn("the plan in %s ends with %s for %s, as a plan to date does, and has all twelve months of others: it is reckoned for the year by days. Replace it", t.Report.File, cell.MonthName(m.elapsed), tables.CutTo(model.ListWords(names), 300))
	}
}

// forYear reckons for the year, by days, what is of the months that are over, from the first
// so many on.
func (m *making) forYear(p gather.Plan, from int) gather.Plan {
	days := m.Year.DaysToMonth(m.elapsed) - m.Year.DaysToMonth(from)
	of := func(a cell.Amount) cell.Amount { return a.Share(m.Year.Days(), days) }
	return gather.Plan{Units: of(p.Units), Cost: of(p.Cost)}
}

// PlanByDays is a year's plan that is reckoned by days from what was done, or spent, in so
// many months.
func PlanByDays(y model.FinancialYear, done float64, months int) float64 {
	return cell.AmountOf(done).Share(y.Days(), y.DaysToMonth(months)).Float()
}

// scale makes of a plan to date, or of what was done where no plan is, that of the
// year, by days.
func (m *making) scale() {
	none := true
	for g, p := range m.plans {
		none = none && p == gather.Plan{}
		from := 0
		if m.held[g.Provider] { // the plan is of the files' own months
			from = m.Known.MonthsElapsed
		}
		m.plans[g] = m.forYear(p, from)
	}
	if m.result.ToDate = !none; !none {
		return
	}
	for _, all := range []map[gather.Group]*[12]gather.Sums{m.actual, m.pass} {
		for g, months := range all {
			if g.Passes == codes.OneOff {
				continue
			}
			var p gather.Plan
			for _, s := range months {
				p.Units += s.Units
				p.Cost += s.Cost
			}
			p.Units = max(0, p.Units)
			m.plans[g] = m.forYear(p, 0)
		}
	}
}

// yearsPlans are the year's plans that stand on each row of a file. Rows of one group
// must say the same in every month.
func (m *making) yearsPlans(t *gather.File) error {
	for g, months := range t.YearsPlans {
		first, from := gather.Plan{}, -1
		for month := range 13 {
			one, there := months[month]
			switch {
			case !there:
			case from < 0:
				first, from = one, month
			case one.Rounded() != first.Rounded():
				return &tables.Fault{
					Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet},
					What: fmt.Sprintf("the year's plan of %s at %s is %v units and £%v on its rows of %s, and %v units and £%v on those of %s", m.groupWords(g), m.providerName(g.Provider),
						first.Units.Float(), first.Cost.Float(), cell.MonthName(from), one.Units.Float(), one.Cost.Float(), cell.MonthName(month)),
					Hint: "give the activity plan as a file of its own",
				}
			}
		}
		if other, there := m.plans[g]; there && other.Rounded() != first.Rounded() {
			return &tables.Fault{
				Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet},
				What:  fmt.Sprintf("the year's plan of %s at %s is another than in the files before it", m.groupWords(g), m.providerName(g.Provider)),
				Hint:  "give the activity plan as a file of its own",
			}
		}
		m.plans[g] = first
	}
	return nil
}

// onEachRow refuses a plan of months that is the same in each and many times what was
// done: it is the whole year's, repeated on each row.
func (m *making) onEachRow(t *gather.File) error {
	const tooMany = 5 // a year's plan on each row is some twelve times what was done
	planned, done, said := cell.Amount(0), cell.Amount(0), map[gather.Group]gather.Plan{}
	for k, s := range t.Cells {
		if k.Month > m.elapsed || t.Layout == tables.ActivityPlan {
			continue
		}
		one := s.Planned()
		if other, there := said[k.Group]; there && other.Rounded() != one.Rounded() && s.HasPlan {
			return nil
		}
		said[k.Group] = one
		planned += s.PlanCost
		done += s.Cost
	}
	saidOfMonths := m.Map != nil && slices.ContainsFunc(slices.Collect(maps.Values(m.Map.Cols)), func(means string) bool {
		return means == string(tables.PlannedCost) || means == string(tables.PlannedActivity)
	})
	if done <= 0 || planned < tooMany*done || saidOfMonths {
		return nil
	}
	return &tables.Fault{
		Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet},
		What:  fmt.Sprintf("its plan is the same in every month, and %d times what was done: it seems to be the whole year's on each row", planned/done),
		Hint:  "head its columns Annual activity plan and Annual cost plan, or say in a map file that they are the " + string(tables.YearsActivity) + " and the " + string(tables.YearsCost) + ", or, where they are each month's own, the " + string(tables.PlannedActivity) + " and the " + string(tables.PlannedCost),
	}
}
