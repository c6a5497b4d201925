package model

import (
	"strconv"
	"strings"
)

// HowFar says how much of the year is over: "week 35 of 52", "month 8 of 12".
func (y *Year) HowFar() string {
	of := WeeksInYear
	if y.ByMonth() {
		of = MonthsInYear
	}
	over := y.Elapsed()
	return over.Period() + " " + strconv.Itoa(over.Number()) + " of " + strconv.Itoa(of)
}

// TimeLeft says what remains: "17 weeks"; by month "121 days, 17 weeks", the weeks
// being whole ones.
func (y *Year) TimeLeft() string {
	weeks := Numbered(y.WeeksRemaining(), "week", "weeks")
	if !y.ByMonth() {
		return weeks
	}
	return Numbered(y.DaysRemaining(), "day", "days") + ", " + weeks
}

// ForecastWords says what remains of the year rests on: Forecast.Words by the
// periods of the year.
func (y *Year) ForecastWords(f Forecast) string {
	if f.Kind == RunRate && y.ByMonth() {
		return "go on at the rate of the months that are over"
	}
	return f.Words()
}

// OverBy names the end of the time that is over: "week 35", "30 November".
func (y *Year) OverBy() string {
	if y.ByMonth() {
		return DayMonth(y.OverTo())
	}
	return "week " + strconv.Itoa(y.WeeksElapsed)
}

// WeeksLeft is how many weeks remain, the cut one by its days.
func (p *Prepared) WeeksLeft() float64 { return p.left }

// WeeksActedOn is for how many weeks a change by the week counts: those that it
// acts on, the cut one in the proportion of its weight that remains.
func (p *Prepared) WeeksActedOn(c Change) (weeks float64) {
	var profile *SpreadOver
	switch stream, line := p.StreamAt(c.Target.Referrals), p.LineAt(c.Target.Line); {
	case c.Target.Referrals != "" && stream >= 0:
		profile = p.Streams[stream].Profile
	case c.Target.Line != "" && line >= 0:
		profile = p.Lines[line].Profile
	default:
		return 0
	}
	from, to := p.ChangeWeeks(&c)
	for i := from; i < to; i++ {
		weeks += profile.ShareLeft(i, p.Elapsed)
	}
	return weeks
}

// Open is what can still change of each week of a stream or a line: nothing of
// weeks that are over, and of the cut week its remaining days. It is nil where
// the year has no such row.
func (p *Prepared) Open(t Target) *Weights {
	var week Weights
	switch stream, line := p.StreamAt(t.Referrals), p.LineAt(t.Line); {
	case t.Referrals != "" && stream >= 0:
		for i := p.Elapsed; i < WeeksInYear; i++ {
			week[i] = p.Streams[stream].Open(i, p.Elapsed)
		}
	case t.Line != "" && line >= 0:
		for i := p.Elapsed; i < WeeksInYear; i++ {
			week[i] = p.Lines[line].Open(i, p.Elapsed)
		}
	default:
		return nil
	}
	return &week
}

// Words says how firm the counts of the elapsed weeks, or months, are, in a
// sentence.
func (d DataStatus) Words(over Elapsed) string {
	if !d.Stated {
		return "The year file does not say whether the counts of " + strings.ToLower(over.Named(1, over.Number())) + " are final."
	}
	return UpperFirst(d.Clause(over)) + "."
}

func (d DataStatus) Clause(over Elapsed) string {
	elapsed := over.Number()
	var parts []string
	add := func(first, last int, what string) {
		if last = min(last, elapsed); first <= last {
			verb := " are "
			if first == last {
				verb = " is "
			}
			parts = append(parts, strings.ToLower(over.Named(first, last))+verb+what)
		}
	}
	final := min(d.FrozenTo, elapsed)
	provisional := max(final, min(d.ProvisionalTo, elapsed))
	add(1, final, "final")
	add(final+1, provisional, "provisional")
	add(provisional+1, elapsed, "estimates")
	return ListWords(parts)
}

// Named names weeks or months: "Week 22", "Months 6 to 8".
func (e Elapsed) Named(first, last int) string {
	if e.Months > 0 {
		return PeriodsWords("Month", first, last)
	}
	return WeeksWords(first, last)
}

// DataOf is how firm the counts of a provider are: its own status, or else the
// year's.
func (y *Year) DataOf(provider string) DataStatus {
	if p := y.Provider(provider); p != nil && p.Data.Stated {
		return p.Data
	}
	return y.Data
}
