package model

import (
	"fmt"
	"time"

	"fewer/model/holiday"
)

// WeeksInYear is the number of weeks in every financial year; the last one
// also takes the one or two days left over (projection.md §1).
const WeeksInYear = 52

// FinancialYear is named by the calendar year in which it starts: 2010 is the
// year 2010/11, from 1 April 2010 to 31 March 2011.
type FinancialYear int

// Years whose bank holidays in England and Wales are known. Before them the
// rules differed; after them a one-off day may yet be announced.
const (
	FirstKnownYear FinancialYear = 2008
	LastKnownYear  FinancialYear = 2027
)

// String is the usual way to write the year: "2010/11", "1999/00".
func (y FinancialYear) String() string {
	return fmt.Sprintf("%d/%02d", int(y), (int(y)+1)%100)
}

// HolidaysKnown tells whether all bank holidays of the year are known.
func (y FinancialYear) HolidaysKnown() bool { return y >= FirstKnownYear && y <= LastKnownYear }

// WeekStart is the first day of week w (1..52).
func (y FinancialYear) WeekStart(w int) time.Time {
	return time.Date(int(y), time.April, 1+7*(w-1), 0, 0, 0, 0, time.UTC)
}

// WeekEnd is the last day of week w (1..52); that of week 52 is 31 March.
func (y FinancialYear) WeekEnd(w int) time.Time {
	if w >= WeeksInYear {
		return time.Date(int(y)+1, time.March, 31, 0, 0, 0, 0, time.UTC)
	}
	return y.WeekStart(w+1).AddDate(0, 0, -1)
}

// WeekOf is the week (1..52) in which a day of the year falls; days outside the
// year count to its first or last week.
func (y FinancialYear) WeekOf(day time.Time) int {
	days := int(day.Sub(y.WeekStart(1)).Hours() / 24)
	return max(1, min(WeeksInYear, days/7+1))
}

// ChristmasWeek is the week in which Christmas Day falls.
func (y FinancialYear) ChristmasWeek() int {
	return y.WeekOf(time.Date(int(y), time.December, 25, 0, 0, 0, 0, time.UTC))
}

// Days is the number of days in the year, 365 or 366.
func (y FinancialYear) Days() int { return y.DaysToMonth(MonthsInYear) }

// MonthsInYear is the number of months in a financial year; month 1 is April.
const MonthsInYear = 12

// DaysToMonth is the number of days from 1 April to the end of month m (0..12).
func (y FinancialYear) DaysToMonth(m int) int {
	first := y.WeekStart(1)
	return int(first.AddDate(0, m, 0).Sub(first).Hours() / 24)
}

// Month is the calendar month that is month m (1..12) of the financial year.
func Month(m int) time.Month { return time.Month((m+2)%12 + 1) }

// Weights is one weight for each week of the year: Weights[0] is week 1.
type Weights [WeeksInYear]float64

// CalendarDays counts the days in each week.
func (y FinancialYear) CalendarDays() (w Weights) {
	for i := range w {
		w[i] = float64(y.DaysOfWeek(i + 1))
	}
	return w
}

// WorkingDays counts the working days in each week.
func (y FinancialYear) WorkingDays() (w Weights) {
	for i := range w {
		w[i] = y.workingDaysOf(i+1, y.DaysOfWeek(i+1))
	}
	return w
}

// workingDaysOf counts the working days among the first n days of week w (1..52).
func (y FinancialYear) workingDaysOf(w, n int) (days float64) {
	day := y.WeekStart(w)
	for range n {
		if holiday.IsWorkingDay(day) {
			days++
		}
		day = day.AddDate(0, 0, 1)
	}
	return days
}

// DaysOfWeek is how many days week w (1..52) has: 7, and in week 52 those to 31 March.
func (y FinancialYear) DaysOfWeek(w int) int {
	return int(y.WeekEnd(w).Sub(y.WeekStart(w)).Hours()/24) + 1
}
