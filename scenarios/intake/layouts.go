package intake

import (
	"slices"

	"fewer/scenarios/tables"
)

// Layout is the kind of a file.
type Layout string

// The layouts that are read.
const (
	ActivityPlan  Layout = "activity plan"
	ByLine        Layout = "monitoring by line"
	ByPatient     Layout = "monitoring by patient"
	MonthlyReturn Layout = "monthly activity return"
	ReferralRetrn Layout = "monthly referral return"
	PracticeList  Layout = "practices"
	ReferralList  Layout = "referrals"
	ContractList  Layout = "contracts"
	RatioList     Layout = "ratios"
)

// either is what one column of several kinds is enough for.
type either = []tables.Meaning

var (
	madeReferrals  = either{tables.MadeAll, tables.MadeGA}
	figuresOfLines = either{tables.ActualActivity, tables.ActualCost}
	figuresOfBoth  = either{tables.Activity, tables.Price}
)

// layouts are the kinds of files by the columns that each needs; the first that has
// all of its own counts. Months that stand side by side count as the month.
var layouts = []struct {
	Layout
	needs []either
	not   either // columns that it does not have
}{
	{ReferralRetrn, []either{madeReferrals, tables.Months, tables.Providers}, nil},
	{MonthlyReturn, []either{madeReferrals, tables.Months, {tables.CommissionerCode}}, nil},
	{ContractList, []either{{tables.Terms}, tables.Providers}, either{tables.Month, tables.Period, tables.ActualActivity, tables.ActualCost}},
	{RatioList, []either{{tables.Each}, tables.Specialties, tables.Deliveries}, nil},
	{ByPatient, []either{{tables.TotalCost, tables.ActualCost}, {tables.EndDate}, tables.Providers, tables.Specialties, tables.Deliveries}, either{tables.ActualActivity, tables.Month, tables.Period}},
	{ByPatient, []either{{tables.TotalCost}, {tables.EndDate}, tables.Providers, tables.Specialties, tables.Deliveries}, figuresOfLines},
	{ByPatient, []either{{tables.TotalCost, tables.ActualCost}, {tables.Patient}, tables.Months, tables.Providers, tables.Specialties, tables.Deliveries}, either{tables.ActualActivity}},
	{ByLine, []either{tables.Providers, tables.Deliveries, tables.Months, figuresOfLines}, nil},
	{ByLine, []either{tables.Providers, tables.Deliveries, tables.Months, {tables.SourceOfFigures}, figuresOfBoth}, nil},
	{ByLine, []either{tables.Providers, tables.Deliveries, tables.Months, {tables.Measure}, {tables.Value}}, nil},
	{ActivityPlan, []either{tables.Providers, tables.Deliveries, tables.Months, {tables.PlannedActivity}, {tables.PlannedCost}}, nil},
	{ReferralList, []either{{tables.Referrals}, tables.Providers, tables.Specialties, {tables.Month, tables.Period, tables.Week}}, nil},
	{PracticeList, []either{{tables.PracticeCode}, {tables.ListSize}}, nil},
}

// layoutOf tells a table's layout by its columns; "" where it is none that is known.
// across tells that its months stand side by side: then they hold the figures too.
func layoutOf(c tables.Columns, across bool) Layout {
	if across {
		if c.First(tables.Providers...) >= 0 && c.First(tables.Deliveries...) >= 0 {
			return ByLine
		}
		return ""
	}
	for _, l := range layouts {
		if c.First(l.not...) < 0 && !slices.ContainsFunc(l.needs, func(e either) bool { return c.First(e...) < 0 }) {
			return l.Layout
		}
	}
	return ""
}

// nearest is the layout that lacks fewest columns, of those the one that has most, and
// what it lacks.
func nearest(c tables.Columns) (near Layout, lacks []string) {
	most := -1
	for _, l := range layouts {
		var without []string
		for _, e := range l.needs {
			if c.First(e...) < 0 {
				without = append(without, string(plainest(e)))
			}
		}
		has := len(l.needs) - len(without)
		if len(without) == 0 && c.First(l.not...) < 0 {
			return l.Layout, nil
		}
		if has > 0 && (most < 0 || len(without) < len(lacks) || len(without) == len(lacks) && has > most) {
			near, lacks, most = l.Layout, without, has
		}
	}
	return near, lacks
}

// plainest is what several kinds of one column are called in a sentence.
func plainest(e either) tables.Meaning {
	if len(e) < 3 {
		return e[0]
	}
	return e[len(e)/2]
}
