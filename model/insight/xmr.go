package insight

import (
	"fmt"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// XmR is a chart of weekly counts with the limits of ordinary variation (a
// control chart of individual values and moving ranges): the mean, and 2.66
// mean moving ranges to either side (Shewhart's three standard deviations by
// d₂ = 1.128; Wheeler, Understanding Variation, 1993). Where the work follows
// working days or days, counts are divided by those of their week, so that
// Christmas is no signal.
type XmR struct {
	Points             []XmRPoint    // a point for each week (by month, each month) that is over and has weight
	Over               model.Elapsed // how many of them are over
	Mean, Lower, Upper float64       // in the points' unit; Lower is never below 0
	Unit               string        // "referrals a working day"
	Notes              []string      // what to know before reading it, a sentence each
	Why                string        // why there is no chart, a sentence; "" where there is
}

// XmRPoint is one week.
type XmRPoint struct {
	Week    int     // 1..52; by month 1..12
	Count   float64 // of the week
	Value   float64 // for each of its days
	Signals XmRSignals
}

// XmRSignals are the rules of "Making Data Count" (NHS Improvement 2019) that a
// point takes part in; together any of them is special-cause variation.
type XmRSignals uint8

// The rules.
const (
	OutsideLimit  XmRSignals = 1 << iota // outside a limit
	SevenOnASide                         // of 7 or more in a row on one side of the mean
	SevenInATrend                        // of 7 or more in a row, each above (or each below) the one before
	TwoOfThreeFar                        // of 2 in 3 in a row in the outer third towards one limit, or beyond it
)

// unscreened says of what weeks the limits are reckoned.
const unscreened = "The limits are unscreened: every %s counts in them."

const (
	runOfPoints   = 7
	roughBelow    = 12   // points
	limitInRanges = 2.66 // 3 / 1.128
)

// StreamXmR is the chart of a referral stream (an index in Year.Referrals), or of several
// together.
func StreamXmR(p *model.Prepared, streams ...int) *XmR {
	row := p.Streams[streams[0]].Row
	sum := model.Counts{Weekly: slices.Clone(row.Actual.Weekly), Monthly: slices.Clone(row.Actual.Monthly)}
	each := sum.Each()
	for _, s := range streams[1:] {
		other := &p.Streams[s].Row
		if len(other.Actual.Each()) != len(each) || other.Profile.Weight != row.Profile.Weight {
			return &XmR{Unit: "referrals", Why: "Its hospitals are not counted in the same weeks, so there is no chart of all of them."}
		}
		for i, n := range other.Actual.Each() {
			each[i] += n
		}
	}
	row.Actual = &sum
	return xmr(p, "referrals", &row)
}

// LineXmR is the chart of a line (an index in Year.Lines).
func LineXmR(p *model.Prepared, line int) *XmR { return xmr(p, "units", &p.Lines[line].Row) }

func xmr(p *model.Prepared, what string, row *model.Row) *XmR {
	if row.InPounds {
		return &XmR{Unit: "pounds a week", Why: "Spending without counts has no weekly figures."}
	}
	x := &XmR{Over: p.Year().Elapsed(), Unit: what + " " + map[model.ProfileKind]string{
		model.WorkingDays: "a working day", model.CalendarDays: "a day", model.Flat: "a week", model.ListedWeights: "a week, as its weight has it",
	}[row.Kind]}
	period := x.Over.Period()
	if row.Actual.Each() == nil {
		x.Why = "Only the total of the " + period + "s that are over is known."
		return x
	}
	each := 1.0 // what a weight of 1 stands for
	if row.Kind == model.ListedWeights {
		each = figure.Quotient(row.Profile.To[model.ToDate], float64(p.Year().DaysElapsed())/7)
	}
	left := 0
	weight := weightsOver(p, row.Profile)
	for w, n := range row.Actual.Each() {
		if weight[w] <= 0 {
			left++
			continue
		}
		x.Points = append(x.Points, XmRPoint{Week: w + 1, Count: n, Value: n / weight[w] * each})
	}
	if left > 0 {
		x.Notes = append(x.Notes, model.Numbered(left, period+" without weight is", period+"s without weight are")+" left out.")
	}
	if len(x.Points) < 2 {
		x.Why = "There are not two " + period + "s to compare yet."
		return x
	}
	x.reckonLimits()
	x.markSignals()
	x.noteData(p.Year())
	return x
}

func (x *XmR) reckonLimits() {
	ranges := 0.0
	for i, q := range x.Points {
		x.Mean += q.Value
		if i > 0 {
			ranges += math.Abs(q.Value - x.Points[i-1].Value)
		}
	}
	x.Mean /= float64(len(x.Points))
	away := limitInRanges * ranges / float64(len(x.Points)-1)
	x.Lower, x.Upper = max(0, x.Mean-away), x.Mean+away
}

// side tells whether a value lies above (1) or below (−1) a mark; binary
// fractions make no difference.
func side(value, mark float64) int {
	tiny := 1e-9 * max(math.Abs(value), math.Abs(mark))
	switch {
	case value > mark+tiny:
		return 1
	case value < mark-tiny:
		return -1
	}
	return 0
}

// markSignals marks the points that take part in each rule.
func (x *XmR) markSignals() {
	n := len(x.Points)
	third := (x.Upper - x.Mean) / 3
	sides, steps, far := make([]int, n), make([]int, n), make([]int, n)
	for i := range x.Points {
		v := x.Points[i].Value
		sides[i] = side(v, x.Mean)
		if i > 0 {
			steps[i] = side(v, x.Points[i-1].Value)
		}
		if side(v, x.Mean+2*third) > 0 {
			far[i] = 1
		} else if side(v, x.Mean-2*third) < 0 {
			far[i] = -1
		}
		if side(v, x.Upper) > 0 || side(v, x.Lower) < 0 {
			x.Points[i].Signals |= OutsideLimit
		}
	}
	x.markRuns(sides, SevenOnASide, 0)
	x.markRuns(steps, SevenInATrend, 1)
	for i := 0; i+3 <= n; i++ {
		for _, towards := range []int{1, -1} {
			x.markTwoOf(far[i:i+3], i, towards)
		}
	}
}

// markRuns marks runs of the same sign. Steps lie between points, so a run of
// steps takes part with the point before it as well.
func (x *XmR) markRuns(signs []int, rule XmRSignals, before int) {
	for first := 0; first < len(signs); {
		past := first + 1
		for past < len(signs) && signs[past] == signs[first] {
			past++
		}
		if signs[first] != 0 && past-first+before >= runOfPoints {
			for i := first - before; i < past; i++ {
				x.Points[i].Signals |= rule
			}
		}
		first = past
	}
}

func (x *XmR) markTwoOf(three []int, first, towards int) {
	count := 0
	for _, s := range three {
		if s == towards {
			count++
		}
	}
	if count < 2 {
		return
	}
	for i, s := range three {
		if s == towards {
			x.Points[first+i].Signals |= TwoOfThreeFar
		}
	}
}

// noteData notes what makes the chart less than firm.
func (x *XmR) noteData(y *model.Year) {
	if n := len(x.Points); n < roughBelow && x.marked() { // else Words says so
		x.Notes = append(x.Notes, fmt.Sprintf("With %d %ss the limits are rough; from %d they can be relied on.", n, x.Over.Period(), roughBelow))
	}
	x.Notes = append(x.Notes, fmt.Sprintf(unscreened, x.Over.Period()))
	if first := y.Data.ProvisionalTo + 1; y.Data.Stated && first <= x.Over.Number() {
		x.Notes = append(x.Notes, Named(x.Over, first, x.Over.Number())+model.OneOrMore(x.Over.Number()-first+1, " is an estimate.", " are estimates."))
	}
}

// Words says what the chart shows, a sentence each: the signals in the order of
// the rules and weeks, or that there is none.
func (x *XmR) Words() []string {
	if x.Why != "" {
		return []string{x.Why}
	}
	var all []string
	say := func(rule XmRSignals, apart func(a, b *XmRPoint) bool, words func(q *XmRPoint, n int) string) {
		for first := 0; first < len(x.Points); {
			past := first + 1
			if x.Points[first].Signals&rule == 0 {
				first = past
				continue
			}
			for past < len(x.Points) && x.Points[past].Signals&rule != 0 && !apart(&x.Points[past-1], &x.Points[past]) {
				past++
			}
			all = append(all, Named(x.Over, x.Points[first].Week, x.Points[past-1].Week)+words(&x.Points[past-1], past-first))
			first = past
		}
	}
	otherSide := func(a, b *XmRPoint) bool { return (a.Value > x.Mean) != (b.Value > x.Mean) }
	say(OutsideLimit, otherSide, func(q *XmRPoint, n int) string {
		return model.OneOrMore(n, " lies ", " lie ") + x.aboveOrBelow(q, "above the upper limit.", "below the lower limit.")
	})
	say(SevenOnASide, otherSide, func(q *XmRPoint, n int) string {
		return " all lie " + x.aboveOrBelow(q, "above", "below") + " the mean."
	})
	say(SevenInATrend, func(a, b *XmRPoint) bool { return false }, func(q *XmRPoint, n int) string {
		return " rise or fall without a break."
	})
	say(TwoOfThreeFar, otherSide, func(q *XmRPoint, n int) string {
		return model.OneOrMore(n, " is", " are") + " of 2 in 3 near the " + x.aboveOrBelow(q, "upper", "lower") + " limit."
	})
	switch n := len(x.Points); {
	case all != nil:
	case n < roughBelow:
		all = []string{fmt.Sprintf("%d %ss are too few to tell anything from: %d are needed before it can be told what is ordinary variation and what is not.", n, x.Over.Period(), roughBelow)}
	default:
		all = []string{"Nothing here but ordinary variation: no single " + x.Over.Period() + ", and no two, tell anything."}
	}
	return all
}

// marked tells whether any week takes part in a signal.
func (x *XmR) marked() bool {
	return slices.ContainsFunc(x.Points, func(q XmRPoint) bool { return q.Signals != 0 })
}

func (x *XmR) aboveOrBelow(q *XmRPoint, above, below string) string {
	if q.Value > x.Mean {
		return above
	}
	return below
}
