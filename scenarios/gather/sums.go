package gather

import (
	"fmt"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Group is what one line is made of.
type Group struct {
	Provider  string          // its code, or its name where it has none
	Specialty codes.Specialty // of activity only
	POD       model.PointOfDelivery
	Passes    string // what passes through; "" for activity
	Tariff    string // where lines are by tariff
}

// Reason is that by which rows of a group are counted.
func (g Group) Reason() string {
	switch g.Passes {
	case "":
		return tally.Used
	case codes.OneOff:
		return tally.Month13
	}
	return tally.PassThrough
}

// Period is a month from 1, April; 13 is an adjustment. Its year is 0 where the file does
// not say.
type Period struct {
	Year  model.FinancialYear
	Month int
}

// Before tells whether it lies before another.
func (p Period) Before(o Period) bool {
	return p.Year < o.Year || p.Year == o.Year && p.Month < o.Month
}

// String is its name, such as April 2010/11.
func (p Period) String() string { return fmt.Sprintf("%s %s", cell.MonthName(p.Month), p.Year) }

// Key is a group in a month.
type Key struct {
	Group
	Period
}

// Sums are those of one group in one month of one file: units and pounds, done and planned.
type Sums struct {
	Units, Cost, PlanUnits, PlanCost cell.Amount
	Rows, Plans                      int // actual rows, and rows with a plan only
	HasPlan, HasActual               bool
	First                            int // the row
}

// Add adds others.
func (s *Sums) Add(o *Sums) {
	s.Units += o.Units
	s.Cost += o.Cost
	s.PlanUnits += o.PlanUnits
	s.PlanCost += o.PlanCost
	s.Rows += o.Rows
	s.Plans += o.Plans
	s.First = min(s.First, o.First)
	s.HasPlan = s.HasPlan || o.HasPlan
	s.HasActual = s.HasActual || o.HasActual
}

// Planned is what they are of a plan.
func (s *Sums) Planned() Plan { return Plan{s.PlanUnits, s.PlanCost} }

// Plan is what is planned, in units and pounds.
type Plan struct{ Units, Cost cell.Amount }

// With is it and another together.
func (p Plan) With(o Plan) Plan { return Plan{p.Units + o.Units, p.Cost + o.Cost} }

// Rounded is it as a year file has it: in ten-thousandths, pounds too, of which a year has few.
func (p Plan) Rounded() Plan { return Plan{p.Units.Units(), p.Cost.Units()} }

// File is what a file gave.
type File struct {
	Report     *tally.FileReport
	Path       string
	Layout     tables.Layout
	OfPatients bool // rows are somebody's

	Nobodys, FirstNobodys int // rows without a commissioner, and the first of them

	Cells      map[Key]*Sums
	YearsPlans map[Group]map[int]Plan // the year's plan on each row, by month; 0 for all of them
	Unknown    map[Group]int          // rows of it that are not known, and left out
	NotKnown   [14]int                // the same by month
	// Unspecified is what rows come to that say all but the specialty, and are left out.
	Unspecified map[model.PointOfDelivery]Unspecified
	Above       []string               // what stands above its header
	Dates       string                 // how the workbook counts days
	Plans       []string               // columns that are not read, and whose heading speaks of a plan
	Apart       []string               // its own totals that its rows do not come to
	Unread      *mapping.NotUnderstood // of a plan with headings that are not known; nil for none
}

// round brings what was done in a month to what a year file has of it, once all its cells
// are added. A plan is of the year, and rounded when that is added.
func (t *File) round() {
	for _, s := range t.Cells {
		s.Units, s.Cost = s.Units.Units(), s.Cost.Pounds()
	}
}

// Named is a file as it is told from another: with its folder where they have one name.
func (t *File) Named(other *File) string {
	file := t.Report.File
	if file == other.Report.File && t.Path != other.Path {
		file = t.Path
	}
	return tables.Place{File: file, Sheet: t.Report.Sheet}.String()
}

// LeaveOut takes a group's month out of a file.
func (t *File) LeaveOut(k Key, s *Sums, reason string) {
	t.Report.Move(k.Reason(), reason, s.Rows, s.First)
	t.Report.Move(tally.PlanRow, reason, s.Plans, s.First)
	delete(t.Cells, k)
}
