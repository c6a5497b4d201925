package model

import "strings"

// Year is one financial year of one commissioner, as its year file says it.
// A Year that the reader of package scenarios accepts is free of the faults in
// files.md; Prepare relies on that. Amounts of money in it are pounds.
type Year struct {
	Name          string
	FinancialYear FinancialYear
	WeeksElapsed  int      // weeks that are over, 1..51
	Budget        Optional // pounds for the year; without it, the sum of the lines' budgets
	Target        float64  // pounds of deficit that are agreed; below zero a planned surplus
	Source        string
	Data          DataStatus
	Practices     []Practice
	Providers     []Provider
	Lines         []Line
	Referrals     []ReferralStream
}

// WeeksRemaining is the number of weeks that can still change.
func (y *Year) WeeksRemaining() int { return WeeksInYear - y.WeeksElapsed }

// FirstRemainingWeek is the first week that can still change, 2..52.
func (y *Year) FirstRemainingWeek() int { return y.WeeksElapsed + 1 }

// Title names the year as it is said: "Northshire PCT 2010/11".
func (y *Year) Title() string { return y.Name + " " + y.FinancialYear.String() }

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
// to week ProvisionalTo, estimates after it. Zero where the file does not say.
type DataStatus struct {
	Stated                  bool
	FrozenTo, ProvisionalTo int
}

// Practice is a general practice that refers.
type Practice struct {
	ID, Name string
	ListSize Optional // registered patients
}

// Provider is a hospital or service that is paid under a contract.
type Provider struct {
	ID, Name           string
	MarketForcesFactor float64 // multiplies every price; 1 where the file is silent
	MarginalCost       float64 // proportion of a unit's value shed within the year when one patient fewer is treated
	Contract           []Schedule
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

// PointsOfDelivery lists all of them in the order of files.md.
var PointsOfDelivery = []PointOfDelivery{
	FirstOutpatient, FollowUp, OutpatientProcedure, DayCase, Elective, NonElective,
	AccidentAndEmergency, CriticalCare, Diagnostic, Community, OtherDelivery,
}

// followsCalendar tells the points of delivery that are busy at weekends too.
func (p PointOfDelivery) followsCalendar() bool {
	return p == NonElective || p == AccidentAndEmergency || p == CriticalCare
}

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

// The forecasts of projection.md §2. ForecastAmount is for lines without
// activity, RecentWeeks for lines with activity and referral streams.
const (
	RunRate ForecastKind = iota
	RecentWeeks
	OnPlan
	ForecastAmount

	straightLine // what a week has cost so far, every week; in a year of ByMethod only
)

// Forecast says what the remaining weeks rest on.
type Forecast struct {
	Kind   ForecastKind
	Weeks  int     // with RecentWeeks: how many of the last elapsed weeks
	Amount float64 // with ForecastAmount: the year's spending in pounds
}

// Counts is what was done in the weeks that are over: a count for each of
// them, or, where Weekly is nil, their total.
type Counts struct {
	Weekly []float64
	Total  float64
}

// WeeklyCounts are counts for each elapsed week.
func WeeklyCounts(weekly []float64) Counts {
	c := Counts{Weekly: weekly}
	for _, n := range weekly {
		c.Total += n
	}
	return c
}

// TotalCount is the total of the elapsed weeks.
func TotalCount(total float64) Counts { return Counts{Total: total} }

// Line is one line of the budget: activity of a provider at a price, or
// spending without activity, such as prescribing.
type Line struct {
	ID, Name          string
	WithoutActivity   bool   // then only Budget, Spent, Profile and Forecast count
	Provider          string // id; empty for most lines without activity
	Specialty         string
	TreatmentFunction string
	POD               PointOfDelivery
	Price             float64  // pounds a unit, before the market forces factor
	Plan              float64  // units in the year
	Budget            Optional // pounds; without it plan × price × market forces factor
	Actual            Counts   // units
	Spent             float64  // pounds in the elapsed weeks, without activity only
	Profile           Profile
	Forecast          Forecast
	Consequences      []Consequence
}

// UsualProfile is the profile of a line where the file states none.
func (l *Line) UsualProfile() ProfileKind {
	if l.WithoutActivity || l.POD.followsCalendar() {
		return CalendarDays
	}
	return WorkingDays
}

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
