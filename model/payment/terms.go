package payment

import (
	"math"
	"slices"

	"fewer/model/figure"
)

// Shape is what a schedule's terms come to, before it is known what is planned:
// a sum that is fixed, and what each pound of work away from a baseline pays.
type Shape struct {
	Fixed, Base    Quantity
	Above, Below   []Rung // outwards from the baseline; only the last has no end
	Floor, Ceiling Quantity
	Named          bool // the name of the form says all of it
}

// Rung is a part of what lies above or below a baseline, paid at one rate.
type Rung struct {
	To   Quantity // none for the last
	Rate float64  // of tariff
}

// Quantity is a sum as terms state it.
type Quantity struct {
	Of   Measure
	N    float64 // pounds for a full year, or a proportion
	Name string  // of a sum in pounds
}

// Measure is what a quantity is measured in.
type Measure int

// The measures.
const (
	noQuantity Measure = iota
	InPounds
	OfPlan // a proportion of the planned value
	OfBase // a proportion of the baseline
)

// PartOfYear is what a schedule's terms are reckoned from in a part of the year.
type PartOfYear struct {
	Planned figure.F // planned value of its lines there, in pounds
	Share   figure.F // in which amounts for a full year count; a plain 1 in the whole year
	When    string   // in words, where it is told: "in weeks 40 to 52"
}

// Pounds is the quantity in a part of the year, where so much is the baseline; none where
// there is none. It is told as what, or else by the name that it has.
func (q Quantity) Pounds(what string, in *PartOfYear, base figure.F, none float64) figure.F {
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
	case OfPlan:
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
var AsPlanned = Quantity{Of: OfPlan, N: 1}

// Everywhere tells whether each pound pays the same rate, above and below.
func (h *Shape) Everywhere(rate float64) bool {
	other := func(r Rung) bool { return r.Rate != rate }
	return !slices.ContainsFunc(h.Above, other) && !slices.ContainsFunc(h.Below, other)
}

// Raw appends the stretches that the terms make, before floor and ceiling.
func (h *Shape) Raw(into []Stretch, in *PartOfYear) []Stretch {
	base := h.Base.Pounds("", in, figure.F{}, 0)
	fixed := h.Fixed.Pounds("", in, base, 0)
	whole := Stretch{From: math.Inf(-1), To: math.Inf(1)}
	switch {
	case h.Everywhere(0):
		whole.Why, whole.pay = PaidWhatever, fixed
		return append(into, whole)
	case h.Everywhere(1) && fixed.V == base.V:
		whole.Why, whole.Rate = PaidByCase, 1
		return append(into, whole)
	}
	outwards := func(list []Rung, why Why, side float64, from, edge string) {
		at, pay, band := base.As(figure.OfMoney, from), fixed, true
		for i, r := range list {
			end := r.To.Pounds("end of the step", in, base, side*math.Inf(1))
			if side*(end.V-at.V) < 0 {
				end = at
			}
			s := Stretch{From: min(at.V, end.V), To: max(at.V, end.V), Rate: r.Rate, Why: why, at: at, pay: pay, Rung: i}
			if band = band && r.Rate == 0 && r.To.Given(); band {
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
func (h *Shape) Curve(into []Stretch, in *PartOfYear) Curve {
	var roomA, roomB [StretchRoom]Stretch
	now, other := h.Raw(roomA[:0], in), roomB[:0]
	bound := func(why Why, pounds figure.F, side float64) {
		if !math.IsInf(pounds.V, 0) {
			flat := [...]Stretch{{From: math.Inf(-1), To: math.Inf(1), Why: why, pay: pounds}}
			now, other = bounded(other[:0], now, flat[:], side), now
		}
	}
	bound(PaidCeiling, h.Ceiling.Pounds("ceiling", in, figure.F{}, math.Inf(1)), notAbove)
	bound(PaidFloor, h.Floor.Pounds("floor", in, figure.F{}, math.Inf(-1)), notBelow)
	if mayPayTooLittle(now) {
		least := neverBelow
		least[1].pay = in.Planned.Beside(figure.OfMoney, "never below nothing", 0)
		now = bounded(other[:0], now, least[:], notBelow)
	}
	return Curve{append(into, now...)}
}

// StretchRoom is how many stretches a curve seldom has more of.
const StretchRoom = 8

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
