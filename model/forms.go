package model

import (
	"math"
	"slices"

	"fewer/model/figure"
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

// PartOfYear is what a schedule's terms are reckoned from in a part of the year.
type PartOfYear struct {
	Planned figure.F // planned value of its lines there, in pounds
	Share   figure.F // in which amounts for a full year count; a plain 1 in the whole year
	When    string   // in words, where it is told: "in weeks 40 to 52"
}

// fullYear is the whole year, in which so much is planned.
func fullYear(planned float64) *PartOfYear {
	return &PartOfYear{Planned: figure.Plain(planned), Share: figure.Plain(1)}
}

// pounds is the quantity in a part of the year, where so much is the baseline; none where
// there is none. It is told as what, or else by the name that it has.
func (q Quantity) pounds(what string, in *PartOfYear, base figure.F, none float64) figure.F {
	told := in.Planned.Told()
	switch n := figure.Plain(q.N); q.Of {
	case InPounds:
		if what == "" {
			what = q.Name
		}
		year := what
		if told && in.Share.Told() {
			year, what = what+" for a full year", what+" "+in.When
		}
		return in.Planned.Beside(figure.OfMoney, year, q.N).Times(in.Share).As(figure.OfMoney, what)
	case ofPlan:
		if told && q != AsPlanned {
			n = in.Planned.Beside(figure.OfShare, what+" in percent of plan", q.N)
		}
		return n.Times(in.Planned).As(figure.OfMoney, what)
	case OfBase:
		return base.Times(base.Beside(figure.OfShare, "tolerance", q.N)).As(figure.OfMoney, what)
	}
	return figure.Plain(none)
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
func (h *shape) Raw(into []Stretch, in *PartOfYear) []Stretch {
	base := h.Base.pounds("", in, figure.F{}, 0)
	fixed := h.Fixed.pounds("", in, base, 0)
	whole := Stretch{From: math.Inf(-1), To: math.Inf(1)}
	switch {
	case h.everywhere(0):
		whole.Why, whole.pay = PaidWhatever, fixed
		return append(into, whole)
	case h.everywhere(1) && fixed.V == base.V:
		whole.Why, whole.Rate = PaidByCase, 1
		return append(into, whole)
	}
	outwards := func(list []Rung, why Why, side float64, from, edge string) {
		at, pay, band := base.As(figure.OfMoney, from), fixed, true
		for i, r := range list {
			end := r.To.pounds("end of the step", in, base, side*math.Inf(1))
			if side*(end.V-at.V) < 0 {
				end = at
			}
			s := Stretch{From: min(at.V, end.V), To: max(at.V, end.V), Rate: r.rate, Why: why, at: at, pay: pay, Rung: i}
			if band = band && r.rate == 0 && r.To.Given(); band {
				s.Why, s.Rung = PaidInBand, 0
			}
			next := end.As(figure.OfMoney, edge)
			if n := len(into); band && why == PaidAbove && n > 0 && into[n-1].Why == PaidInBand {
				into[n-1].To, at = s.To, next
			} else if s.From < s.To {
				into = append(into, s)
				pay, at = s.Paid(end), next
			}
		}
	}
	outwards(h.Below, PaidBelow, -1, "baseline, below which some is taken back", "edge of the band, below which some is taken back")
	slices.Reverse(into)
	outwards(h.Above, PaidAbove, 1, "baseline, from which more is paid", "edge of the band, from which more is paid")
	return into
}

// Curve makes the payment curve for the whole year or a part of it. Its stretches are
// appended to into.
func (h *shape) Curve(into []Stretch, in *PartOfYear) Curve {
	var roomA, roomB [stretchRoom]Stretch
	now, other := h.Raw(roomA[:0], in), roomB[:0]
	bound := func(why Why, pounds figure.F, side float64) {
		if !math.IsInf(pounds.V, 0) {
			flat := [...]Stretch{{From: math.Inf(-1), To: math.Inf(1), Why: why, pay: pounds}}
			now, other = bounded(other[:0], now, flat[:], side), now
		}
	}
	bound(PaidCeiling, h.Ceiling.pounds("ceiling", in, figure.F{}, math.Inf(1)), notAbove)
	bound(PaidFloor, h.Floor.pounds("floor", in, figure.F{}, math.Inf(-1)), notBelow)
	if mayPayTooLittle(now) {
		least := neverBelow
		least[1].pay = in.Planned.Beside(figure.OfMoney, "never below nothing", 0)
		now = bounded(other[:0], now, least[:], notBelow)
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
	h, in := s.Shape(), fullYear(planned)
	return h.Floor.pounds("", in, figure.F{}, math.Inf(-1)).V, h.Ceiling.pounds("", in, figure.F{}, math.Inf(1)).V
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
	h, in := s.Shape(), fullYear(planned)
	base := h.Base.pounds("", in, figure.F{}, 0)
	stray := func(list []Rung, steps MarginalRates, side float64) int {
		at := base.V
		for i, r := range list {
			to := r.To.pounds("", in, base, side*math.Inf(1)).V
			if step := i - (len(list) - len(steps)); step >= 0 && base.V > 0 && side*(to-at) <= 0 {
				return step
			}
			at = to
		}
		return -1
	}
	return stray(h.Above, s.MarginalAbove, 1), stray(h.Below, s.MarginalBelow, -1)
}
