package model

import (
	"slices"
	"strings"
	"time"

	"fewer/model/chance"
	"fewer/model/figure"
)

// Year is one financial year of one commissioner, as its year file says it.
// A Year that the reader of package scenarios accepts is free of the faults in
// files.md; Prepare relies on that. Amounts of money in it are pounds.
type Year struct {
	Name          string
	FinancialYear FinancialYear
	WeeksElapsed  int      // weeks that are wholly over, 1..51; by month, those before the cut week
	MonthsElapsed int      // months that are over, 1..11, where monitoring comes by month; else 0
	Budget        Optional // pounds for the year; without it, the sum of the lines' budgets
	Target        float64  // pounds of deficit that are agreed; below zero a planned surplus
	Source        string
	Data          DataStatus
	Practices     []Practice
	Providers     []Provider
	Lines         []Line
	Referrals     []ReferralStream
}

// ByMonth tells a year that is monitored by month: it is cut at the end of a
// month, which may lie within a week.
func (y *Year) ByMonth() bool { return y.MonthsElapsed > 0 }

// Elapsed is how much of a year is over, in the periods by which it is monitored:
// whole weeks or months, the other being 0.
type Elapsed struct{ Weeks, Months int }

// Elapsed is how much of the year is over.
func (y *Year) Elapsed() Elapsed {
	if y.ByMonth() {
		return Elapsed{Months: y.MonthsElapsed}
	}
	return Elapsed{Weeks: y.WeeksElapsed}
}

// Number is how many periods that is.
func (e Elapsed) Number() int { return max(e.Weeks, e.Months) }

// Period is what the periods are called: "week", "month".
func (e Elapsed) Period() string {
	if e.Months > 0 {
		return "month"
	}
	return "week"
}

// String is how much is over in words: "35 weeks", "1 month".
func (e Elapsed) String() string {
	return Numbered(e.Number(), e.Period(), e.Period()+"s")
}

// DaysElapsed is the number of days that are over, from 1 April on.
func (y *Year) DaysElapsed() int {
	if y.ByMonth() {
		return y.FinancialYear.DaysToMonth(y.MonthsElapsed)
	}
	return 7 * y.WeeksElapsed
}

// OverTo is the last day that is over.
func (y *Year) OverTo() time.Time {
	return y.FinancialYear.WeekStart(1).AddDate(0, 0, y.DaysElapsed()-1)
}

// DaysRemaining is the number of days to 31 March.
func (y *Year) DaysRemaining() int { return y.FinancialYear.Days() - y.DaysElapsed() }

// CutWeek is the week (1..52) of which some days are over and others remain; 0
// where every week is wholly over or wholly to come.
func (y *Year) CutWeek() int {
	if y.DaysElapsed() > 7*y.WeeksElapsed {
		return y.WeeksElapsed + 1
	}
	return 0
}

// LastWeekBegun is the last week (1..52) of which any day is over.
func (y *Year) LastWeekBegun() int { return max(y.WeeksElapsed, y.CutWeek()) }

// WeeksOfMonth are the first and the last week (1..52) with days of month m (1..12).
func (y *Year) WeeksOfMonth(m int) (first, last int) {
	week := func(day int) int { return min(WeeksInYear, (day+6)/7) }
	return week(y.FinancialYear.DaysToMonth(m-1) + 1), week(y.FinancialYear.DaysToMonth(m))
}

// WeeksRemaining is the number of whole weeks that can still change.
func (y *Year) WeeksRemaining() int {
	if y.CutWeek() > 0 {
		return WeeksInYear - y.WeeksElapsed - 1
	}
	return WeeksInYear - y.WeeksElapsed
}

// FirstRemainingWeek is the first week that can still change, 2..52, be it in part.
func (y *Year) FirstRemainingWeek() int { return y.WeeksElapsed + 1 }

// IsOver tells whether all weeks of a change are over: it does nothing and takes nothing.
func (y *Year) IsOver(c *Change) bool { return c.ToWeek > 0 && c.ToWeek < y.FirstRemainingWeek() }

// WeekLeft is the proportion of week w (1..52) that remains, by its days: what
// costs by the week count there.
func (y *Year) WeekLeft(w int) float64 {
	switch {
	case w <= y.WeeksElapsed:
		return 0
	case w == y.CutWeek():
		return y.cutLeft(figure.F{}).V
	}
	return 1
}

// cutLeft is WeekLeft of the cut week; told where it is figure.Asked.
func (y *Year) cutLeft(asked figure.F) figure.F {
	w := y.CutWeek()
	days := y.FinancialYear.DaysOfWeek(w)
	remain := asked.Beside(figure.OfNumber, "days that remain", float64(7*(w-1)+days-y.DaysElapsed()))
	return remain.Over(asked.Beside(figure.OfNumber, "days of the week", float64(days))).As(figure.OfNumber, "the cut week, by its days that remain")
}

// Title names the year as it is said: "Northshire PCT 2010/11".
func (y *Year) Title() string { return y.Name + " " + y.FinancialYear.String() }

// Provider finds a provider by id, nil where the year has none of it.
func (y *Year) Provider(id string) *Provider {
	return first(y.Providers, func(p *Provider) bool { return p.ID == id })
}

func first[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// Optional is a number that a file may leave out.
type Optional struct {
	Value float64
	Given bool
}

// Given is an Optional that the file states.
func Given(v float64) Optional { return Optional{Value: v, Given: true} }

// Or is the value, or what stands in for it where the file states none.
func (o Optional) Or(standIn float64) float64 {
	if o.Given {
		return o.Value
	}
	return standIn
}

// DataStatus tells how firm the counts are: final to week FrozenTo, provisional
// to week ProvisionalTo, estimates after it; in a year by month, months. Zero
// where the file does not say.
type DataStatus struct {
	Stated                  bool
	FrozenTo, ProvisionalTo int
}

// Practice is a general practice that refers.
type Practice struct {
	ID, Name    string
	Code        string        // organisation code, as monitoring files have it; moves no figure
	ListSize    Optional      // registered patients
	Deprivation int           // national decile, 1 (most deprived) to 10; 0 where the file does not say
	InFifth     int           // national fifth, 1 (most deprived) to 5, in a file by letters; 0 where the file does not say
	Found       *chance.Found //  where the author of a file by letters found it; nil elsewhere
}

// Fifth is the national fifth of deprivation, 1 (most deprived) to 5, or 0 where the
// file does not say.
func (p *Practice) Fifth() int {
	if p.Deprivation > 0 {
		return (p.Deprivation + 1) / 2
	}
	return p.InFifth
}

// Provider is a hospital or service that is paid under a contract.
type Provider struct {
	ID, Name           string
	Code               string     // organisation code, as monitoring files have it; moves no figure
	MarketForcesFactor float64    // multiplies every price; 1 where the file is silent
	MarginalCost       float64    // proportion of a unit's value shed within the year when one patient fewer is treated
	Contract           []Schedule // may be empty where all of the provider's lines pass through
	Data               DataStatus // of its own counts, in place of the year's
}

// Sheds is what the provider need not spend where so much of its activity falls away, in
// pounds at tariff.
func (q *Provider) Sheds(falls figure.F) figure.F {
	share := "share of its value that is not spent where a patient is not treated"
	if falls.V < 0 {
		share = "share of its value that is spent where one patient more is treated"
	}
	return falls.Times(falls.Beside(figure.OfShare, share, q.MarginalCost))
}

// PointOfDelivery is the kind of activity a line counts, as files.md lists them.
type PointOfDelivery string

// The points of delivery.
const (
	FirstOutpatient      PointOfDelivery = "first_outpatient"
	FollowUp             PointOfDelivery = "follow_up"
	OutpatientProcedure  PointOfDelivery = "outpatient_procedure"
	DayCase              PointOfDelivery = "day_case"
	Elective             PointOfDelivery = "elective"
	NonElective          PointOfDelivery = "non_elective"
	AccidentAndEmergency PointOfDelivery = "accident_and_emergency"
	CriticalCare         PointOfDelivery = "critical_care"
	Diagnostic           PointOfDelivery = "diagnostic"
	Community            PointOfDelivery = "community"
	OtherDelivery        PointOfDelivery = "other"
)

// kindsOfActivity are the points of delivery in the order of files.md.
var kindsOfActivity = []struct {
	PointOfDelivery
	words, brief string // in the plural; over a narrow column
	everyDay     bool   // busy at weekends too
}{
	{FirstOutpatient, "first attendances", "first att.", false},
	{FollowUp, "follow-ups", "follow-ups", false},
	{OutpatientProcedure, "outpatient procedures", "procedures", false},
	{DayCase, "day cases", "day cases", false},
	{Elective, "planned admissions", "planned", false},
	{NonElective, "emergency admissions", "emergency", true},
	{AccidentAndEmergency, "A&E attendances", "A&E", true},
	{CriticalCare, "critical care", "critical care", true},
	{Diagnostic, "tests and scans", "tests", false},
	{Community, "community contacts", "community", false},
	{OtherDelivery, "other activity", "other", false},
}

// PointsOfDelivery lists all of them in the order of files.md.
var PointsOfDelivery = func() (list []PointOfDelivery) {
	for _, k := range kindsOfActivity {
		list = append(list, k.PointOfDelivery)
	}
	return list
}()

// row is where p stands among them; one that is not known is other activity.
func (p PointOfDelivery) row() int {
	if i := slices.Index(PointsOfDelivery, p); i >= 0 {
		return i
	}
	return len(PointsOfDelivery) - 1
}

// FollowsCalendar tells the points of delivery that are busy at weekends too.
func (p PointOfDelivery) FollowsCalendar() bool { return kindsOfActivity[p.row()].everyDay }

// Words names the kind of activity in the plural: "first attendances".
func (p PointOfDelivery) Words() string { return kindsOfActivity[p.row()].words }

// ShortWords names the kind of activity over a narrow column: "first att.".
func (p PointOfDelivery) ShortWords() string { return kindsOfActivity[p.row()].brief }

// ProfileKind is a way to spread a year's activity over its weeks.
type ProfileKind int

// The profiles; DefaultProfile stands for the one that the line's kind calls for.
const (
	DefaultProfile ProfileKind = iota
	WorkingDays
	CalendarDays
	Flat
	ListedWeights
)

// Profile says how a year's activity spreads over its weeks (projection.md §1).
type Profile struct {
	Kind   ProfileKind
	Listed *Weights // with ListedWeights only
}

// ForecastKind is a way to project the remaining weeks.
type ForecastKind int

// The forecasts of projection.md §2. ForecastAmount and NothingMore are for lines
// without activity, RecentWeeks and RecentMonths for lines with activity and
// referral streams.
const (
	RunRate ForecastKind = iota
	RecentWeeks
	OnPlan
	ForecastAmount
	RecentMonths
	NothingMore

	StraightLine // what a week has cost so far, every week; in a year of ByMethod only
)

// Forecast says what the remaining weeks rest on.
type Forecast struct {
	Kind   ForecastKind
	Weeks  int     // with RecentWeeks: how many of the last elapsed weeks
	Months int     // with RecentMonths: how many of the last elapsed months
	Amount float64 // with ForecastAmount: the year's spending in pounds
}

// Counts is what was done in the time that is over: a count for each elapsed
// week, or for each elapsed month, or, where neither stands, their total.
type Counts struct {
	Weekly  []float64
	Monthly []float64
	Total   float64
}

// Each is the counts of the periods (weeks or months) that are over, nil where
// only their total is known.
func (c *Counts) Each() []float64 {
	if c.Monthly != nil {
		return c.Monthly
	}
	return c.Weekly
}

// WeeklyCounts are counts for each elapsed week.
func WeeklyCounts(weekly []float64) Counts {
	c := Counts{Weekly: weekly}
	for _, n := range weekly {
		c.Total += n
	}
	return c
}

// MonthlyCounts are counts for each elapsed month.
func MonthlyCounts(monthly []float64) Counts {
	c := WeeklyCounts(monthly)
	c.Monthly, c.Weekly = c.Weekly, nil
	return c
}

// TotalCount is the total of the elapsed weeks.
func TotalCount(total float64) Counts { return Counts{Total: total} }

// Line is one line of the budget: activity of a provider at a price, or
// spending without activity, such as prescribing.
type Line struct {
	ID, Name           string
	WithoutActivity    bool   // then only Budget, Spent, Profile and Forecast count
	Provider           string // id; without activity, whom the money passes through to, or empty
	Specialty          string
	TreatmentFunction  string
	POD                PointOfDelivery
	Price              float64  // pounds a unit, before the market forces factor
	Unpriced           bool     // the price is left out: a unit's value is ActualCost ÷ Actual
	MarketForcesFactor Optional // in place of the provider's
	Plan               float64  // units in the year
	PlanCost           Optional // pounds planned, with the market forces factor; without it plan × unit value
	Budget             Optional // pounds; without it the planned value
	Actual             Counts   // units
	ActualCost         *Counts  // pounds billed, with the market forces factor; nil where units × unit value stand for it
	Spent              float64  // pounds in the time that is over, without activity only; below zero credits
	Profile            Profile
	Forecast           Forecast
	Consequences       []Consequence
}

// Worth is what units of a line with activity are worth in pounds: each its price × its
// market forces factor or else its provider's (projection.md §2); where the price is left
// out, what a unit was billed at, in which any factor is already.
func (l *Line) Worth(units figure.F, provider *Provider) figure.F {
	if l.Unpriced && l.ActualCost != nil {
		billed := units.Beside(figure.OfMoney, "billed so far", l.ActualCost.Total)
		return units.Times(billed.Over(units.Beside(figure.OfCount, "units so far", l.Actual.Total)).As(figure.OfPrice, "billed for a unit"))
	}
	factor, whose := l.MarketForcesFactor.Or(1), l.Name
	if !l.MarketForcesFactor.Given && provider != nil {
		factor, whose = provider.MarketForcesFactor, provider.Name
	}
	by := figure.Plain(factor)
	if units.Told() && factor != 1 {
		by = units.Beside(figure.OfNumber, "market forces factor of "+whose, factor)
	}
	return units.Times(units.Beside(figure.OfPrice, "price of a unit", l.Price).Times(by))
}

// UnitValue is what a unit of a line with activity is worth in pounds.
func (l *Line) UnitValue(provider *Provider) float64 { return l.Worth(figure.Plain(1), provider).V }

// Planned is what is planned of a line with activity, in pounds for the year; told where
// it is figure.Asked.
func (l *Line) Planned(asked figure.F, provider *Provider) figure.F {
	if l.PlanCost.Given {
		return asked.Beside(figure.OfMoney, "pounds planned for the year", l.PlanCost.Value)
	}
	return l.Worth(asked.Beside(figure.OfCount, "units planned for the year", l.Plan), provider)
}

// PlannedValue is what is planned of a line with activity, in pounds for the year.
func (l *Line) PlannedValue(provider *Provider) float64 { return l.Planned(figure.F{}, provider).V }

// ProfileKind is the profile that the file states, or else what is usual for the line.
func (l *Line) ProfileKind() ProfileKind {
	switch {
	case l.Profile.Kind != DefaultProfile:
		return l.Profile.Kind
	case l.WithoutActivity || l.POD.FollowsCalendar():
		return CalendarDays
	}
	return WorkingDays
}

// ProfileKind is the profile that the file states, or else that of working days.
func (r *ReferralStream) ProfileKind() ProfileKind { return max(r.Profile.Kind, WorkingDays) }

// IsReserve tells a line that is money set aside, by what people call such lines:
// it is held against what is not known yet, and can't be saved.
func (l *Line) IsReserve() bool {
	name := strings.ToLower(l.Name)
	return l.WithoutActivity && (strings.Contains(name, "reserve") || strings.Contains(name, "contingency"))
}

// ReferralStream is the referrals of one specialty to one provider.
type ReferralStream struct {
	ID, Name   string
	Provider   string // id
	Specialty  string
	Plan       Optional // referrals in the year
	Actual     Counts
	Profile    Profile
	Forecast   Forecast
	ByPractice []PracticeCount // in the order of the file
	Protected  float64         // proportion that may never be cut
	LeadsTo    []Flow
	Instead    []Flow

	Consequences []Consequence
}

// Consequence says what fewer of something means for patients, in the words of
// one side. Words only: it moves no figure.
type Consequence struct {
	Side string // whose words they are: "GPs", "the hospital"
	Says string
	By   string // who wrote them; may be empty
}

// PracticeCount is a practice's referrals in the elapsed weeks.
type PracticeCount struct {
	Practice string // id
	Count    float64
}

// Flow is activity that follows from each referral (leads_to), or from each
// referral that is not sent (instead).
type Flow struct {
	Line     string  // id of a line with activity
	Each     float64 // units for each referral
	Lag      Lag
	Backfill float64 // proportion of freed units that the hospital fills from its queue; leads_to only
}

// Lag is a number of weeks from First to Last, all equally likely.
type Lag struct{ First, Last int }

// Weeks is how many weeks the lag spreads over.
func (l Lag) Weeks() int { return l.Last - l.First + 1 }

// Landing is how many of them fall in week indexes from..to−1, of what begins in week
// index i.
func (l Lag) Landing(i, from, to int) int {
	return max(0, min(i+l.Last, to-1)-max(i+l.First, from)+1)
}

// Share is the proportion of what begins in week index i that falls in week indexes from..to−1.
func (l Lag) Share(i, from, to int) float64 {
	return float64(l.Landing(i, from, to)) / float64(l.Weeks())
}

// SentBy is how many referrals each practice (an id) sent in the weeks that are over.
func (y *Year) SentBy() map[string]float64 {
	sent := make(map[string]float64, len(y.Practices))
	for i := range y.Referrals {
		for _, c := range y.Referrals[i].ByPractice {
			sent[c.Practice] += c.Count
		}
	}
	return sent
}
