package model

import (
	"math"
	"slices"
)

// shape is what a schedule's terms come to, before it is known what is planned:
// a sum that is fixed, and what each pound of work away from a baseline pays.
type shape struct {
	Fixed, Base    Quantity
	Above, Below   []Rung // outwards from the baseline; only the last has no end
	Floor, Ceiling Quantity
	named          bool // the name of the form says all of it
}

// Rung is a part of what lies above or below a baseline, paid at one rate.
type Rung struct {
	To   Quantity // none for the last
	rate float64
}

// Quantity is a sum as terms state it.
type Quantity struct {
	Of   of
	N    float64 // pounds for a full year, or a proportion
	Name string  // of a sum in pounds
}

// of is what a quantity is measured in.
type of int

const (
	noQuantity of = iota
	InPounds
	ofPlan
	OfBase
)

// pounds is the quantity where so much is planned, so much is the baseline, and a
// full year's amounts count in so large a share; none where there is none.
func (q Quantity) pounds(planned, base, share, none float64) float64 {
	switch q.Of {
	case InPounds:
		return q.N * share
	case ofPlan:
		return q.N * planned
	case OfBase:
		return q.N * base
	}
	return none
}

// Given tells whether the schedule states such a quantity.
func (q Quantity) Given() bool { return q.Of != noQuantity }

// AsPlanned stands in where a schedule states no amount of its own.
var AsPlanned = Quantity{Of: ofPlan, N: 1}

func agreed(name string, amount Optional, standIn Quantity) Quantity {
	if amount.Given {
		return Quantity{InPounds, amount.Value, name}
	}
	return standIn
}

func limitOf(name string, l Limit, of of) Quantity {
	switch l.Kind {
	case LimitInPounds:
		return Quantity{InPounds, l.Amount, name}
	case LimitOfPlan:
		return Quantity{Of: of, N: l.Amount}
	}
	return Quantity{}
}

// shapes are the forms of contract: what the terms of each come to.
var shapes = map[Form]func(*Schedule) shape{
	Block: func(s *Schedule) shape {
		return shape{Fixed: agreed(agreedValue, s.Value, AsPlanned), Base: AsPlanned, Above: atRate(0), Below: atRate(0)}
	},
	CostPerCase: func(*Schedule) shape {
		return shape{Fixed: AsPlanned, Base: AsPlanned, Above: atRate(1), Below: atRate(1), named: true}
	},
	CostAndVolume: func(s *Schedule) shape {
		h := aroundBaseline(s)
		h.Above = rungs(1+s.ToleranceAbove.Value, s.MarginalAbove)
		h.Below = rungs(1-s.ToleranceBelow.Value, s.MarginalBelow)
		return h
	},
	Blended: func(s *Schedule) shape {
		h := aroundBaseline(s)
		h.Above, h.Below = atRate(s.Variable.Value), atRate(s.Variable.Value)
		return h
	},
}

const (
	agreedValue = "agreed value"
	baseline    = "baseline"
)

func aroundBaseline(s *Schedule) shape {
	base := agreed(baseline, s.Baseline, AsPlanned)
	return shape{Fixed: agreed(agreedValue, s.Value, base), Base: base}
}

func atRate(rate float64) []Rung { return []Rung{{rate: rate}} }

// rungs are the steps outwards from an edge, before which nothing moves.
func rungs(edge float64, steps MarginalRates) (list []Rung) {
	if edge != 1 {
		list = append(list, Rung{To: Quantity{Of: OfBase, N: edge}})
	}
	if len(steps) == 0 {
		return append(list, Rung{rate: 1})
	}
	for _, s := range steps {
		list = append(list, Rung{limitOf("end of the step", s.To, OfBase), s.Rate})
	}
	return list
}

// Shape is what the schedule's terms come to. One whose form is at fault is
// never projected, but what else is wrong with it is looked for all the same.
func (s *Schedule) Shape() *shape {
	form, ok := shapes[s.Form]
	if !ok {
		form = shapes[Block]
	}
	h := form(s)
	h.Floor, h.Ceiling = limitOf("floor", s.Floor, ofPlan), limitOf("ceiling", s.Ceiling, ofPlan)
	return &h
}

// everywhere tells whether each pound pays the same rate, above and below.
func (h *shape) everywhere(rate float64) bool {
	other := func(r Rung) bool { return r.rate != rate }
	return !slices.ContainsFunc(h.Above, other) && !slices.ContainsFunc(h.Below, other)
}

// Raw appends the stretches that the terms make, before floor and ceiling.
func (h *shape) Raw(into []Stretch, planned, share float64) []Stretch {
	base := h.Base.pounds(planned, 0, share, 0)
	fixed := h.Fixed.pounds(planned, base, share, 0)
	whole := Stretch{From: math.Inf(-1), To: math.Inf(1)}
	switch {
	case h.everywhere(0):
		whole.Why, whole.pay = PaidWhatever, fixed
		return append(into, whole)
	case h.everywhere(1) && fixed == base:
		whole.Why, whole.Rate = PaidByCase, 1
		return append(into, whole)
	}
	at, pay, band := base, fixed, true
	for i, r := range h.Below {
		s := Stretch{From: min(at, r.To.pounds(planned, base, share, math.Inf(-1))), To: at, Rate: r.rate, Why: PaidBelow, at: at, pay: pay, Rung: i}
		if band = band && r.rate == 0 && r.To.Given(); band {
			s.Why, s.Rung = PaidInBand, 0
		}
		if s.From < s.To {
			into = append(into, s)
			pay, at = pay-r.rate*(at-s.From), s.From
		}
	}
	slices.Reverse(into)
	at, pay, band = base, fixed, true
	for i, r := range h.Above {
		s := Stretch{From: at, To: max(at, r.To.pounds(planned, base, share, math.Inf(1))), Rate: r.rate, Why: PaidAbove, at: at, pay: pay, Rung: i}
		if band = band && r.rate == 0 && r.To.Given(); band {
			s.Why, s.Rung = PaidInBand, 0
		}
		if n := len(into); band && n > 0 && into[n-1].Why == PaidInBand {
			into[n-1].To, at = s.To, s.To
		} else if s.From < s.To {
			into = append(into, s)
			pay, at = pay+r.rate*(s.To-at), s.To
		}
	}
	return into
}

// Curve makes the payment curve for the whole year or a part of it: planned is
// the planned value of its lines in that part in pounds, and share is the
// proportion in which amounts for a full year count there. Its stretches are
// appended to into.
func (h *shape) Curve(into []Stretch, planned, share float64) Curve {
	var roomA, roomB [stretchRoom]Stretch
	now, other := h.Raw(roomA[:0], planned, share), roomB[:0]
	bound := func(why Why, pounds, side float64) {
		if !math.IsInf(pounds, 0) {
			flat := [...]Stretch{{From: math.Inf(-1), To: math.Inf(1), Why: why, pay: pounds}}
			now, other = bounded(other[:0], now, flat[:], side), now
		}
	}
	bound(PaidCeiling, h.Ceiling.pounds(planned, 0, share, math.Inf(1)), notAbove)
	bound(PaidFloor, h.Floor.pounds(planned, 0, share, math.Inf(-1)), notBelow)
	if mayPayTooLittle(now) {
		now = bounded(other[:0], now, neverBelow[:], notBelow)
	}
	return Curve{append(into, now...)}
}

// stretchRoom is how many stretches a curve seldom has more of.
const stretchRoom = 8

// neverBelow is what every payment is at least: nothing, or the value where
// credits take that below nothing.
var neverBelow = [...]Stretch{
	{From: math.Inf(-1), To: 0, Rate: 1, Why: PaidCredit},
	{From: 0, To: math.Inf(1), Why: PaidNothing},
}

// mayPayTooLittle tells stretches that may pay less than is paid at least.
func mayPayTooLittle(stretches []Stretch) bool {
	for i := range stretches {
		s := &stretches[i]
		if s.To >= 0 && s.Pay(max(0, s.From)) >= 0 && (s.From >= 0 || s.Rate <= 1) || s.To < 0 && s.Rate <= 1 && s.Pay(s.To) >= s.To {
			continue
		}
		return true
	}
	return false
}

// Limits are the floor and the ceiling for a full year in pounds, where so much
// is planned; ∓Inf for none.
func (s *Schedule) Limits(planned float64) (floor, ceiling float64) {
	h := s.Shape()
	return h.Floor.pounds(planned, 0, 1, math.Inf(-1)), h.Ceiling.pounds(planned, 0, 1, math.Inf(1))
}

// PaysOneSum tells terms under which the same is paid whatever is done; amount is
// that sum for a full year, where the terms state it.
func (s *Schedule) PaysOneSum() (amount Optional, ok bool) {
	h := s.Shape()
	return Optional{h.Fixed.N, h.Fixed.Of == InPounds}, h.everywhere(0)
}

// StrayStep finds the first of the steps above or below the baseline that does
// not lead outwards on the full year, where so much is planned: its place in the
// file's list, or −1. Where the baseline is nothing, no step in percent does.
func (s *Schedule) StrayStep(planned float64) (above, below int) {
	h := s.Shape()
	base := h.Base.pounds(planned, 0, 1, 0)
	stray := func(list []Rung, steps MarginalRates, side float64) int {
		at := base
		for i, r := range list {
			to := r.To.pounds(planned, base, 1, side*math.Inf(1))
			if step := i - (len(list) - len(steps)); step >= 0 && base > 0 && side*(to-at) <= 0 {
				return step
			}
			at = to
		}
		return -1
	}
	return stray(h.Above, s.MarginalAbove, 1), stray(h.Below, s.MarginalBelow, -1)
}
