package model

import (
	"strconv"
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
