package main

import (
	"fmt"

	"fewer/model"
)

// year is the built-in year while it is being made.
type year struct {
	practices []practice
	lines     []line
	streams   []stream
}

// line is one activity line.
type line struct {
	id, name, provider string
	specialty, tfc     string
	pod                string
	price              float64 // £ a unit
	perYear            float64 // units to be expected in the year, about
	savings            float64 // share of the planned value that the budget takes off for savings not yet found
	totalOnly          bool    // the service reports a total, not weeks
	rhythm             rhythm
	profile            string // where it is not the default of the point of delivery

	actual []int
	plan   float64 // units
	budget model.Money
}

// stream is one referral stream.
type stream struct {
	id, name, provider, specialty string
	protected                     float64
	leadsTo, instead              []flow

	actual     []int
	plan       float64
	byPractice []int
}

// flow is what follows from a referral.
type flow struct {
	line           string
	each, backfill float64
	lag            [2]int
}

// provider is a hospital or service and its contract.
type provider struct {
	id, name, comment string
	marketForces      float64
	marginalCost      string
	contract          []string
	over              float64 // by how much its activity runs above plan
	emergenciesOver   float64 // the same for its emergencies
	referralsOver     float64 // the same for the referrals that it is sent
}

var providers = []provider{
	{
		"midshire", "Midshire General", "One sum for everything: more patients cost no more, fewer save nothing.",
		1.0412, "30%",
		[]string{"{terms: block}"},
		0.019, 0.022, 0.024,
	},
	{
		"eastmoor", "Eastmoor Foundation", "A price for every patient. Emergencies: the full price up to the value of 2008/09, above it 30%.",
		1.0561, "30%",
		[]string{
			"{terms: cost_and_volume, covers: {pods: [non_elective]}, baseline: 51_700_000, marginal_above: 30%}",
			"{terms: cost_per_case}",
		},
		0.020, 0.027, 0.021,
	},
	{
		"northgate", "Northgate Centre", "An independent treatment centre: a price for every patient, but never above 104% of the plan.",
		1.0180, "45%",
		[]string{"{terms: cost_per_case, ceiling: 104%}"},
		0.022, 0, 0.034,
	},
	{
		"valley", "Valley Community Health", "A block but for the joint and muscle clinic, which is paid by the patient.",
		1, "30%",
		[]string{
			"{terms: cost_per_case, covers: {lines: [valley-msk-clinic]}}",
			"{terms: block}",
		},
		0.002, 0, 0,
	},
	{"mental-health", "Northshire Mental Health", "", 1, "20%", []string{"{terms: block}"}, 0.001, 0, 0},
	{"ambulance", "Three Shires Ambulance", "", 1, "20%", []string{"{terms: block}"}, 0.004, 0, 0},
	{"specialised", "Specialised services pool", "Rare and costly care, bought with the neighbouring PCTs for an agreed share.", 1, "20%", []string{"{terms: block}"}, 0.0045, 0, 0},
	{"primary-care", "Primary care contracts", "National contracts with practices, dentists, pharmacies and opticians: fixed for the year.", 1, "10%", []string{"{terms: block}"}, 0.001, 0, 0},
}

// resourceLimit is what the PCT may spend in the year, in pounds.
const resourceLimit = 557_000_000

func findProvider(id string) provider {
	for _, p := range providers {
		if p.id == id {
			return p
		}
	}
	panic("no provider " + id)
}

// newYear makes the whole year.
func newYear() *year {
	y := &year{practices: practices()}
	y.hospital("midshire", "Midshire General")
	y.hospital("eastmoor", "Eastmoor Foundation")
	y.northgateCentre()
	for _, p := range providers[3:] {
		y.provide(p.id)
	}
	return y
}

// add completes a line: draws its counts, and sets a plan below or above what
// they lead to.
func (y *year) add(l line) {
	p := findProvider(l.provider)
	over := p.over
	switch l.pod {
	case "non_elective":
		l.rhythm, over = emergency, p.emergenciesOver
	case "accident_and_emergency":
		l.rhythm = attending
	case "critical_care":
		l.rhythm = steady
	}
	l.actual = weekly(l.id, l.provider, l.rhythm, l.perYear)
	spread := 0.02
	if p.over < 0.01 || l.perYear > 50_000 { // little is measured where a block pays for all, or chance is small
		spread = 0.004
	}
	over += spread * random("plan of "+l.id).NormFloat64()
	l.plan = roundly(forecast(l.actual, l.rhythm) / (1 + over))
	value := plannedValue(l)
	l.budget = value
	if l.savings > 0 {
		l.budget = model.Pounds(int64(round(value.Float()*(1-l.savings), 1_000)))
	}
	y.lines = append(y.lines, l)
}

// refer completes a stream.
func (y *year) refer(s stream, perYear float64) {
	s.actual = weekly("referrals "+s.id, s.provider, referred, perYear)
	over := findProvider(s.provider).referralsOver + 0.02*random("plan of referrals "+s.id).NormFloat64()
	s.plan = roundly(forecast(s.actual, referred) / (1 + over))
	s.byPractice = byPractice(y.practices, s.id, s.provider, sum(s.actual))
	y.streams = append(y.streams, s)
}

// plannedValue is plan × price × market forces factor.
func plannedValue(l line) model.Money {
	return model.RoundPounds(l.plan * l.price * findProvider(l.provider).marketForces)
}

// reserve is what is left of the resource limit when every other line has its
// budget.
func (y *year) reserve() model.Money {
	left := model.Pounds(resourceLimit)
	for _, l := range y.lines {
		left -= l.budget
	}
	for _, s := range spendings {
		left -= model.Pounds(s.budget)
	}
	if left <= 0 {
		panic(fmt.Sprintf("the budgets leave no reserve: %s", left.Pence()))
	}
	return left
}
