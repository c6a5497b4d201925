package insight

import (
	"fmt"
	"strconv"

	"fewer/model"
)

// HowFar says how much of the year is over: "week 35 of 52", "month 8 of 12".
func HowFar(y *model.Year) string {
	of := model.WeeksInYear
	if y.ByMonth() {
		of = model.MonthsInYear
	}
	over := y.Elapsed()
	return over.Period() + " " + strconv.Itoa(over.Number()) + " of " + strconv.Itoa(of)
}

// TimeLeft says what remains: "17 weeks"; by month "121 days, 17 weeks", the weeks
// being whole ones.
func TimeLeft(y *model.Year) string {
	weeks := model.Numbered(y.WeeksRemaining(), "week", "weeks")
	if !y.ByMonth() {
		return weeks
	}
	return model.Numbered(y.DaysRemaining(), "day", "days") + ", " + weeks
}

// ForecastWords says what remains of the year rests on: Forecast.Words by the
// periods of the year.
func ForecastWords(y *model.Year, f model.Forecast) string {
	if f.Kind == model.RunRate && y.ByMonth() {
		return "go on at the rate of the months that are over"
	}
	return f.Words()
}

// OverBy names the end of the time that is over: "week 35", "30 November".
func OverBy(y *model.Year) string {
	if y.ByMonth() {
		return model.DayMonth(y.OverTo())
	}
	return "week " + strconv.Itoa(y.WeeksElapsed)
}

// WeeksWords names weeks: "Week 22", "Weeks 32 to 35".
func WeeksWords(first, last int) string {
	return PeriodsWords("Week", first, last)
}

// PeriodsWords names weeks or months.
func PeriodsWords(period string, first, last int) string {
	if first == last {
		return fmt.Sprintf("%s %d", period, first)
	}
	return fmt.Sprintf("%ss %d to %d", period, first, last)
}

// WeeksActedOn is for how many weeks a change by the week counts: those that it
// acts on, the cut one in the proportion of its weight that remains.
func WeeksActedOn(p *model.Prepared, c model.Change) (weeks float64) {
	if row := p.RowOf(c.Target); row != nil {
		for i, to := p.ChangeWeeks(&c); i < to; i++ {
			weeks += row.Profile.ShareLeft(i, p.Elapsed)
		}
	}
	return weeks
}
