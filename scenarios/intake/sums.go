package intake

import (
	"fmt"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// group is what one line is made of.
type group struct {
	provider  string          // its code, or its name where it has none
	specialty codes.Specialty // of activity only
	pod       model.PointOfDelivery
	passes    string // what passes through; "" for activity
	tariff    string // where lines are by tariff
}

// reason is that by which rows of a group are counted.
func (g group) reason() string {
	switch g.passes {
	case "":
		return tally.Used
	case codes.OneOff:
		return tally.Month13
	}
	return tally.PassThrough
}

// period is a month from 1, April; 13 is an adjustment. Its year is 0 where the file does
// not say.
type period struct {
	year  model.FinancialYear
	month int
}

// before tells whether it lies before another.
func (p period) before(o period) bool {
	return p.year < o.year || p.year == o.year && p.month < o.month
}

// String is its name, such as April 2010/11.
func (p period) String() string { return fmt.Sprintf("%s %s", cell.MonthName(p.month), p.year) }

// cellKey is a group in a month.
type cellKey struct {
	group
	period
}

// sums are those of one group in one month of one file: units and pounds, done and planned.
type sums struct {
	units, cost, planUnits, planCost cell.Amount
	rows, plans                      int // actual rows, and rows with a plan only
	hasPlan, hasActual               bool
	first                            int // the row
}

// add adds others.
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

// planned is what they are of a plan.
func (s *sums) planned() plan { return plan{s.planUnits, s.planCost} }

// plan is what is planned, in units and pounds.
type plan struct{ units, cost cell.Amount }

// with is it and another together.
func (p plan) with(o plan) plan { return plan{p.units + o.units, p.cost + o.cost} }

// taken is what a file gave.
type taken struct {
	report     *tally.FileReport
	path       string
	layout     tables.Layout
	ofPatients bool // rows are somebody's

	cells   map[cellKey]*sums
	years12 map[group]map[int]plan // the year's plan on each row, by month; 0 for all of them
	unknown map[group]int          // rows of it that are not known, and left out
	above   []string               // what stands above its header
	dates   string                 // how the workbook counts days
	apart   []string               // its own totals that its rows do not come to
	unread  *mapping.NotUnderstood // of a plan with headings that are not known; nil for none
}

// named is a file as it is told from another: with its folder where they have one name.
func (t *taken) named(other *taken) string {
	file := t.report.File
	if file == other.report.File && t.path != other.path {
		file = t.path
	}
	return tables.Place{File: file, Sheet: t.report.Sheet}.String()
}

// leaveOut takes a group's month out of a file.
func (t *taken) leaveOut(k cellKey, s *sums, reason string) {
	t.report.Move(k.reason(), reason, s.rows, s.first)
	t.report.Move(tally.PlanRow, reason, s.plans, s.first)
	delete(t.cells, k)
}
