package model

import (
	"encoding/json"
	"slices"
)

// Schedule is one part of a provider's contract: the terms for the lines that
// it covers. Amounts are pounds for a full year; proportions are 0..1.
type Schedule struct {
	Form           Form
	Covers         Covers
	Value          Optional      // pounds
	Baseline       Optional      // pounds
	MarginalAbove  MarginalRates // of tariff paid above the baseline, outwards; none is all of it
	MarginalBelow  MarginalRates // of tariff taken back below it
	ToleranceAbove Optional      // proportion of the baseline
	ToleranceBelow Optional      // proportion of the baseline
	Variable       Optional      // proportion; of a form that has to state it
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
	LimitOfPlan // a proportion of the planned value; of a step, of the baseline
)

// MarginalRates are the rates in steps outwards from a baseline or the edge of its band.
type MarginalRates []MarginalRate

// MarginalRate is one marginal rate, a proportion of tariff, and how far it goes: only
// the last one has no end.
type MarginalRate struct {
	To   Limit
	Rate float64
}

// UnmarshalJSON reads rates as they are kept with a year's work, where earlier
// versions kept a single one that may be missing.
func (r *MarginalRates) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '{' {
		var single Optional
		err := json.Unmarshal(text, &single)
		if *r = nil; single.Given {
			*r = AtRate(single.Value)
		}
		return err
	}
	var list []MarginalRate
	err := json.Unmarshal(text, &list)
	*r = list
	return err
}

// AtRate is one marginal rate, however far it is.
func AtRate(rate float64) MarginalRates { return MarginalRates{{Rate: rate}} }

// Single is the one rate that there is, standIn where none is given; it tells
// whether there are no steps.
func (s MarginalRates) Single(standIn float64) (rate float64, ok bool) {
	switch len(s) {
	case 0:
		return standIn, true
	case 1:
		return s[0].Rate, true
	}
	return 0, false
}
