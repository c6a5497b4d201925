// Package payment is what terms pay for a value at tariff: a shape, before it is known
// what is planned, and the curve of labelled stretches that it makes in a part of the
// year. Whatever is paid, found, told, said or drawn of a contract is read off those.
package payment

import (
	"math"
	"slices"

	"fewer/model/figure"
)

// Curve is what is paid for a value at tariff (projection.md §3): stretches in
// order, the first from below and the last without end, each beginning where the
// one before it ends. Whatever is paid, found, explained, said or drawn of a
// contract is read off its stretches.
type Curve struct{ Stretches []Stretch }

// Stretch is a straight piece of a payment curve, and why it pays as it does.
type Stretch struct {
	From, To float64 // pounds at tariff, with every value in between; ±Inf for none
	Rate     float64 // pounds paid for each further pound at tariff
	Why      Why

	at, pay figure.F // a value on its line, and what is paid there
	Rung    int      // of its shape, outwards, where Why is PaidAbove or PaidBelow
	holds   *Stretch // what a limit holds here, where it is told how a payment comes about
}

// Why is the reason why a stretch pays as it does.
type Why uint8

// The reasons.
const (
	PaidWhatever Why = iota // one sum, whatever is done
	PaidByCase              // the value at tariff
	PaidInBand              // fixed inside the band
	PaidAbove               // above the baseline or its band, at a rate that may be nothing
	PaidBelow               // below it
	PaidCeiling             // at the ceiling: never more
	PaidFloor               // at the floor: never less
	PaidNothing             // never below nothing
	PaidCredit              // never below the value, where credits take that below nothing
)

// Limited tells a reason that lies in a limit and not in the terms.
func (w Why) Limited() bool { return w >= PaidCeiling }

// Pay is what the stretch's line pays for a value, in pounds before rounding.
func (s *Stretch) Pay(value float64) float64 { return s.Paid(figure.Plain(value)).V }

// Paid is what the stretch pays for a value: what is paid at one end, and a share of what
// lies beyond; where a value is told, held by the limit that is told with it.
func (s *Stretch) Paid(value figure.F) figure.F {
	rate, beyond, label := figure.Plain(s.Rate), value.Minus(s.at), ""
	if value.Told() && s.Rate != 0 && (s.Why == PaidAbove || s.Why == PaidBelow) {
		rate, beyond, label = s.told(beyond, value.V)
	}
	paid := s.pay.Plus(rate.Times(beyond).As(figure.OfMoney, label))
	switch {
	case s.holds == nil:
		return paid
	case s.Why == PaidCeiling:
		return s.held(value).AtMost(paid)
	}
	return s.held(value).AtLeast(paid)
}

// told puts words to what a stretch pays beyond one end: the share, of what, and in all.
func (s *Stretch) told(beyond figure.F, value float64) (rate, of figure.F, label string) {
	end, whole := figure.RoundPounds(s.at.V).Pence(), ""
	if s.Why == PaidBelow {
		if value == s.From {
			whole = " down to " + figure.RoundPounds(value).Pence()
		}
		return beyond.Beside(figure.OfShare, "share of tariff taken back below", s.Rate), beyond.As(figure.OfMoney, "value below"), "taken back for activity below " + end + whole
	}
	if value == s.To {
		whole = " up to " + figure.RoundPounds(value).Pence()
	}
	return beyond.Beside(figure.OfShare, "share of tariff paid above", s.Rate), beyond.As(figure.OfMoney, "value above"), "for activity above " + end + whole
}

// held is what would be paid without the limit.
func (s *Stretch) held(value figure.F) figure.F {
	if s.holds.Why.Limited() {
		return s.holds.Paid(value).OrElse(figure.OfMoney, "before the floor")
	}
	return s.holds.Paid(value).OrElse(figure.OfMoney, "before floor and ceiling")
}

// Pay is what is paid, in pounds before rounding, for a value at tariff.
func (c *Curve) Pay(value float64) float64 {
	i, last := 0, len(c.Stretches)-1
	for i < last && value > c.Stretches[i].To {
		i++
	}
	return c.Stretches[i].Pay(value)
}

// readingSlack is how near to a bend, in pounds, a value counts as on it.
const readingSlack = 1e-6

// At is the stretch that a value lies in. At a bend it is the lower one: what
// the next patient fewer meets.
func (c *Curve) At(value float64) Stretch {
	i, last := 0, len(c.Stretches)-1
	for i < last && value > c.Stretches[i].To+readingSlack {
		i++
	}
	return c.Stretches[i]
}

// RateBetween is what is paid for each pound between two values, where that is
// the same for all of them. Of one value it is what At says.
func (c *Curve) RateBetween(a, b float64) (rate float64, same bool) {
	low, high := min(a, b), max(a, b)
	if high-low <= readingSlack {
		return c.At(high).Rate, true
	}
	first := true
	for i := range c.Stretches {
		s := &c.Stretches[i]
		if s.To <= low+readingSlack || s.From >= high-readingSlack {
			continue
		}
		if !first && s.Rate != rate {
			return 0, false
		}
		rate, first = s.Rate, false
	}
	if first { // both within the slack of one bend
		return c.At(high).Rate, true
	}
	return rate, true
}

// Straight tells whether a curve has no bend above nothing, and its slope: pounds
// paid for each further pound. That a payment is never below nothing is no bend
// where the least value that is still possible is paid for.
func (c *Curve) Straight(least float64) (slope float64, ok bool) {
	from := 0.0
	for i := range c.Stretches {
		if s := &c.Stretches[i]; s.Why == PaidNothing && s.To <= least+readingSlack {
			from = s.To
		}
	}
	return c.RateBetween(from, math.Inf(1))
}

// Fixed tells a curve that pays the same whatever is done.
func (c *Curve) Fixed() bool {
	return !slices.ContainsFunc(c.Stretches, func(s Stretch) bool { return s.Rate != 0 })
}

// Limit is the sum of the stretch that has the reason, a ceiling or a floor; it
// tells whether there is one.
func (c *Curve) Limit(why Why) (pounds float64, ok bool) {
	for i := range c.Stretches {
		if c.Stretches[i].Why == why {
			return c.Stretches[i].pay.V, true
		}
	}
	return 0, false
}

// Bends are the values at tariff above zero, in pounds and in order, at which
// the curve changes its slope; between two of them, and beyond the outer ones,
// it is straight.
func (c *Curve) Bends() []float64 { return c.BendsWithin(0, math.Inf(1)) }

// BendsWithin are the bends that lie strictly between two values. The search for
// the best plan comes to values below zero where it takes more from a line than
// there is.
func (c *Curve) BendsWithin(from, to float64) (within []float64) {
	const slack = 1e-7 // pounds
	for i := 1; i < len(c.Stretches); i++ {
		s := &c.Stretches[i]
		if math.Abs(s.Rate-c.Stretches[i-1].Rate) > 1e-9 && s.From > from+slack && s.From < to-slack {
			within = append(within, s.From)
		}
	}
	return within
}

// Chord is what the curve pays for each pound of value between two values.
func (c *Curve) Chord(from, to float64) float64 {
	if to == from {
		return 0
	}
	return (c.Pay(to) - c.Pay(from)) / (to - from)
}

// The operations that a limit does on a curve.
const (
	notAbove = 1.0
	notBelow = -1.0
)

// bounded holds stretches not above, or not below, those of a bound. Where both
// pay the same, the stretches' own reason stands. They are appended to into.
func bounded(into, stretches, bound []Stretch, side float64) []Stretch {
	from := math.Inf(-1)
	for i, j := 0, 0; i < len(stretches) && j < len(bound); {
		s, b := &stretches[i], &bound[j]
		to := min(s.To, b.To)
		if cross, ok := s.meets(b); ok && cross > from+readingSlack/10 && cross < to-readingSlack/10 {
			into = appendLower(into, s, b, side, from, cross)
			from = cross
		}
		into = appendLower(into, s, b, side, from, to)
		from = to
		if s.To <= to {
			i++
		}
		if b.To <= to {
			j++
		}
	}
	return into
}

// meets is the value at which two lines pay the same.
func (s *Stretch) meets(b *Stretch) (value float64, ok bool) {
	if s.Rate == b.Rate {
		return 0, false
	}
	return s.at.V + (b.Pay(s.at.V)-s.pay.V)/(s.Rate-b.Rate), true
}

// appendLower appends the one of two lines that stands between two values at
// which they don't cross.
func appendLower(into []Stretch, s, b *Stretch, side, from, to float64) []Stretch {
	const same = 1e-9 // pounds
	within := (from + to) / 2
	switch {
	case math.IsInf(from, 0) && math.IsInf(to, 0):
		within = s.at.V
	case math.IsInf(from, 0):
		within = to - 1 - math.Abs(to)
	case math.IsInf(to, 0):
		within = from + 1 + math.Abs(from)
	}
	piece := *s
	if side*(s.Pay(within)-b.Pay(within)) > same {
		piece = *b
		if s.pay.Told() || b.pay.Told() {
			holds := *s
			piece.holds = &holds
		}
	}
	piece.From, piece.To = from, to
	if n := len(into); n > 0 && piece.holds == nil { // what a limit holds differs from stretch to stretch
		if last := &into[n-1]; last.Why == piece.Why && last.Rate == piece.Rate && last.Rung == piece.Rung && last.at.V == piece.at.V && last.pay.V == piece.pay.V {
			last.To = to
			return into
		}
	}
	return append(into, piece)
}
