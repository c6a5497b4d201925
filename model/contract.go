package model

import (
	"math"
	"slices"
)

// Form is the kind of terms that a schedule has.
type Form string

// The forms of projection.md §3.
const (
	Block         Form = "block"
	CostPerCase   Form = "cost_per_case"
	CostAndVolume Form = "cost_and_volume"
	Blended       Form = "blended"
)

// Forms lists them in the order of projection.md.
var Forms = []Form{Block, CostPerCase, CostAndVolume, Blended}

// Schedule is one part of a provider's contract: the terms for the lines that
// it covers. Amounts are pounds for a full year; proportions are 0..1.
type Schedule struct {
	Form           Form
	Covers         Covers
	Value          Optional // pounds
	Baseline       Optional // pounds
	MarginalAbove  Optional // proportion of tariff paid above the baseline
	MarginalBelow  Optional // proportion of tariff taken back below it
	ToleranceAbove Optional // proportion of the baseline
	ToleranceBelow Optional // proportion of the baseline
	Variable       Optional // proportion; blended only
	Floor, Ceiling Limit
	MeasuredByLine bool // measured_on: line, the curve applies to each line by itself
}

// Covers says which lines a schedule is for; all that is given must match, and
// nothing given matches every line.
type Covers struct {
	PODs        []PointOfDelivery
	Specialties []string
	Lines       []string // ids
}

// Match tells whether the schedule is for the line.
func (c Covers) Match(l *Line) bool {
	return (c.PODs == nil || slices.Contains(c.PODs, l.POD)) &&
		(c.Specialties == nil || slices.Contains(c.Specialties, l.Specialty)) &&
		(c.Lines == nil || slices.Contains(c.Lines, l.ID))
}

// Limit is a floor or ceiling on a payment.
type Limit struct {
	Kind   LimitKind
	Amount float64 // pounds for a full year, or a proportion of the planned value
}

// LimitKind tells what a limit is measured in.
type LimitKind int

// The kinds of limit.
const (
	NoLimit LimitKind = iota
	LimitInPounds
	LimitOfPlan // a proportion of the planned value
)

// Curve is what a schedule pays for a value at tariff; every form is one
// (projection.md §3). All fields are pounds but Above and Below, which are
// pounds paid for each pound of value.
type Curve struct {
	Fixed        float64 // F
	UpperEdge    float64 // B(1+t): above it each pound of value pays Above
	LowerEdge    float64 // B(1−u): below it each pound of value takes back Below
	Above, Below float64
	Floor        float64 // −Inf for none
	Ceiling      float64 // +Inf for none
}

// NewCurve makes the payment curve of a schedule for the whole year or a part
// of it: planned is P, the planned value of its lines in that part in pounds,
// and share is the proportion in which the schedule's own amounts, which are for
// a full year, count there.
func NewCurve(s *Schedule, planned, share float64) Curve {
	c := Curve{Floor: limit(s.Floor, planned, share, math.Inf(-1)), Ceiling: limit(s.Ceiling, planned, share, math.Inf(1))}
	own := func(amount Optional, standIn float64) float64 {
		if amount.Given {
			return amount.Value * share
		}
		return standIn
	}
	switch s.Form {
	case Block:
		c.Fixed = own(s.Value, planned)
	case CostPerCase:
		c.Fixed, c.UpperEdge, c.LowerEdge, c.Above, c.Below = planned, planned, planned, 1, 1
	case CostAndVolume:
		b := own(s.Baseline, planned)
		c.Fixed = own(s.Value, b)
		c.UpperEdge, c.LowerEdge = b*(1+s.ToleranceAbove.Value), b*(1-s.ToleranceBelow.Value)
		c.Above, c.Below = s.MarginalAbove.Or(1), s.MarginalBelow.Or(1)
	case Blended:
		b := own(s.Baseline, planned)
		c.Fixed = own(s.Value, b)
		c.UpperEdge, c.LowerEdge, c.Above, c.Below = b, b, s.Variable.Value, s.Variable.Value
	}
	return c
}

func limit(l Limit, planned, share, none float64) float64 {
	switch l.Kind {
	case LimitInPounds:
		return l.Amount * share
	case LimitOfPlan:
		return l.Amount * planned
	}
	return none
}

// reckoning is how a curve comes to its payment; all fields are pounds.
type reckoning struct {
	over, under float64 // value above the upper edge, and below the lower one
	moved       float64 // fixed, with what is paid above and taken back below
	paid        float64 // within ceiling and floor, and never below nothing
}

// reckon takes the curve's payment for a value at tariff apart.
func (c *Curve) reckon(value float64) (r reckoning) {
	r.moved = c.Fixed
	if value > c.UpperEdge {
		r.over = value - c.UpperEdge
		r.moved += c.Above * r.over
	}
	if value < c.LowerEdge {
		r.under = c.LowerEdge - value
		r.moved -= c.Below * r.under
	}
	r.paid = max(0, c.Floor, min(r.moved, c.Ceiling))
	return r
}

// Pay is what is paid, in pounds before rounding, for a value at tariff.
func (c *Curve) Pay(value float64) float64 { return c.reckon(value).paid }
