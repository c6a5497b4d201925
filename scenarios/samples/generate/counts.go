package main

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"

	"fewer/model"
	"fewer/model/holiday"
)

// The year that the sample stands in: five working days before the meeting of
// 2 December 2010, 35 weeks are over.
const (
	financialYear = model.FinancialYear(2010)
	weeksElapsed  = 35
	seed          = 20101202
)

// random is a source of chance of its own for everything with a name, so that
// one line can be rewritten without moving the counts of all the others.
func random(name string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

// rhythm is how activity follows the calendar and the seasons.
type rhythm int

const (
	planned   rhythm = iota // clinics and theatres: working days, quieter in August
	referred                // GP referrals: working days, quiet in the school holidays
	emergency               // every day, busier as winter comes
	attending               // A&E: every day, busiest from April to July
	steady                  // every day alike
)

// followsCalendar tells the rhythms that are busy at weekends too, and so have
// the profile calendar_days.
func (r rhythm) followsCalendar() bool { return r == emergency || r == attending || r == steady }

// weight is the days that week w (1..52) has for this rhythm.
func (r rhythm) weight(w int) float64 {
	days := 0.0
	end := financialYear.WeekEnd(w)
	for day := financialYear.WeekStart(w); !day.After(end); day = day.AddDate(0, 0, 1) {
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		if r.followsCalendar() || !weekend && !holiday.IsBankHoliday(day) {
			days++
		}
	}
	return days
}

// season is what the time of year does to a day's activity. Size follows
// England's figures: small, apart from August.
func (r rhythm) season(w int) float64 {
	august := w >= 18 && w <= 22
	halfTerm := w == 9 || w == 30
	snow := w == 35 // from 24 November 2010
	switch r {
	case planned:
		return pick(august, 0.95, pick(halfTerm, 0.98, pick(snow, 0.96, 1.01)))
	case referred:
		return pick(august, 0.92, pick(halfTerm, 0.95, pick(snow, 0.95, 1.02)))
	case emergency:
		return pick(august, 0.97, pick(w >= 30, 1.02, 1))
	case attending:
		return pick(w <= 17, 1.03, pick(august, 0.98, 0.98))
	}
	return 1
}

func pick(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}

// weekly draws a count for each elapsed week, such that about perYear is to be
// expected over 52. Besides chance of its own each series shares the good and
// bad weeks of its provider.
func weekly(name, provider string, r rhythm, perYear float64) []int {
	own, shared := random(name), random("weeks of "+provider)
	var all, seen, lifted float64
	for w := 1; w <= model.WeeksInYear; w++ {
		all += r.weight(w)
		if w <= weeksElapsed {
			seen += r.weight(w)
			lifted += r.weight(w) * r.season(w)
		}
	}
	rate := perYear / all * seen / lifted
	counts := make([]int, weeksElapsed)
	for i := range counts {
		week := math.Exp(0.012 * shared.NormFloat64())
		counts[i] = draw(own, rate*r.weight(i+1)*r.season(i+1)*week)
	}
	return counts
}

// draw is a count about the mean with a little more than Poisson's variance, as
// counts of patients have: some come in families, some clinics are cancelled.
func draw(rng *rand.Rand, mean float64) int {
	if mean > 20 {
		return max(0, int(math.Round(mean+math.Sqrt(1.25*mean)*rng.NormFloat64())))
	}
	n, left := 0, math.Exp(-mean)
	for p := rng.Float64(); p > left; p *= rng.Float64() {
		n++
	}
	return n
}

// forecast is the year's activity if weeks 36 to 52 go on at the rate of the
// first 35: projection.md §2, run_rate.
func forecast(counts []int, r rhythm) float64 {
	var all, seen float64
	for w := 1; w <= model.WeeksInYear; w++ {
		all += r.weight(w)
		if w <= weeksElapsed {
			seen += r.weight(w)
		}
	}
	return float64(sum(counts)) * all / seen
}

func sum(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// round rounds to a multiple of step.
func round(v, step float64) float64 { return math.Round(v/step) * step }

// roundly rounds a number of units as people who write plans do.
func roundly(v float64) float64 {
	switch {
	case v < 1_000:
		return round(v, 5)
	case v < 10_000:
		return round(v, 10)
	case v < 100_000:
		return round(v, 100)
	}
	return round(v, 1_000)
}
