package intake

import (
	"fmt"
	"maps"
	"slices"

	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// costOf is what a row cost; nothing where it is not known.
func (r *rowReader) costOf(row tables.Row, p *places) (sum cell.Amount) {
	columns := []int{p.figures[1]}
	for i, c := range r.across {
		if c.Meaning() == tables.ActualCost {
			columns = append(columns, r.across[i].Column)
		}
	}
	for _, c := range columns {
		v, _ := cell.ParseAmount(row.Field(c))
		sum += v
	}
	return sum
}

// blankKeys leaves out a row that does not say whose it is, with what it cost.
func (r *rowReader) blankKeys(row tables.Row, p *places) string {
	r.sumsWhole(row, p, tables.WithoutKeys)
	r.report.Loses(tally.BlankKeys, r.costOf(row, p))
	return tally.BlankKeys
}

// yearsPlan takes the whole year's plan that stands on a row, month 0 where the row is
// for all months.
func (r *rowReader) yearsPlan(row tables.Row, p *places, g group, month int) {
	var v [2]cell.Amount
	has := false
	for i, c := range p.years {
		if c < 0 {
			continue
		}
		n, how := cell.ParseAmount(row.Field(c))
		if how == cell.NoNumber {
			r.fault(r.table.At(c), "write it as 1234.56 or 1,234.56", "%q is not a number", cell.Clean(row.Field(c)))
			return
		}
		v[i], has = n, has || how == cell.Number
	}
	if !has || month > 12 {
		return
	}
	if r.years12 == nil {
		r.years12 = map[group]map[int]plan{}
	}
	if r.years12[g] == nil {
		r.years12[g] = map[int]plan{}
	}
	one := r.years12[g][month]
	r.years12[g][month] = plan{one.units + v[0], one.cost + v[1]}
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
		one := plan{s.planUnits, s.planCost}
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
