package tables

import "slices"

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
type either = []Meaning

var (
	madeReferrals  = either{MadeAll, MadeGA}
	figuresOfLines = either{ActualActivity, ActualCost}
	figuresOfBoth  = either{Activity, Price}
)

// layouts are the kinds of files by the columns that each needs; the first that has
// all of its own counts. Months that stand side by side count as the month.
var layouts = []struct {
	Layout
	needs []either
	not   either // columns that it does not have
}{
	{ReferralRetrn, []either{madeReferrals, Months, Providers}, nil},
	{MonthlyReturn, []either{madeReferrals, Months, {CommissionerCode}}, nil},
	{ContractList, []either{{Terms}, Providers}, either{Month, Period, ActualActivity, ActualCost}},
	{RatioList, []either{{Each}, Specialties, Deliveries}, nil},
	{ByPatient, []either{{TotalCost, ActualCost}, {EndDate}, Providers, Specialties, Deliveries}, either{ActualActivity, Month, Period}},
	{ByPatient, []either{{TotalCost}, {EndDate}, Providers, Specialties, Deliveries}, figuresOfLines},
	{ByPatient, []either{{TotalCost, ActualCost}, {Patient}, Months, Providers, Specialties, Deliveries}, either{ActualActivity}},
	{ByLine, []either{Providers, Deliveries, Months, figuresOfLines}, nil},
	{ByLine, []either{Providers, Deliveries, Months, {SourceOfFigures}, figuresOfBoth}, nil},
	{ByLine, []either{Providers, Deliveries, Months, {Measure}, {Value}}, nil},
	{ActivityPlan, []either{Providers, Deliveries, Months, {PlannedActivity}, {PlannedCost}}, nil},
	{ActivityPlan, []either{Providers, Deliveries, {PlannedActivity, YearsActivity}, {PlannedCost, YearsCost}}, slices.Concat(Months, figuresOfLines)},
	{ReferralList, []either{{Referrals}, Providers, Specialties, {Month, Period, Week}}, nil},
	{PracticeList, []either{{PracticeCode}, {ListSize}}, nil},
}

// LayoutOf tells a table's layout by its columns; "" where it is none that is known.
// across are months that stand side by side: then they hold the figures too.
func LayoutOf(c Columns, across []MonthColumn) Layout {
	if len(across) > 0 {
		switch {
		case c.First(Providers...) < 0:
		case c.First(Deliveries...) >= 0:
			return ByLine
		case c.First(Specialties...) >= 0 && slices.ContainsFunc(across, func(m MonthColumn) bool { return m.Referrals }):
			return ReferralList
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

// NearestLayout is the layout that lacks fewest columns, of those the one that has most, and
// what it lacks; of all layouts, or of those named.
func NearestLayout(c Columns, of ...Layout) (near Layout, lacks []string) {
	most := -1
	for _, l := range layouts {
		if len(of) > 0 && !slices.Contains(of, l.Layout) {
			continue
		}
		var without []string
		for _, e := range l.needs {
			if c.First(e...) < 0 {
				without = append(without, string(plainest(e)))
			}
		}
		if len(without) > 0 && len(of) == 0 && c.First(l.not...) >= 0 {
			continue // more columns would not make it one
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
func plainest(e either) Meaning {
	if len(e) < 3 {
		return e[0]
	}
	return e[len(e)/2]
}
