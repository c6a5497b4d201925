// Package holiday is the bank holidays of England and Wales.
package holiday

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// IsBankHoliday tells whether the day is a bank holiday of England and Wales.
// The yearly days come from the library; its one-off days are left out, since
// it lacks some, and are listed here as projection.md §1 has them.
func IsBankHoliday(day time.Time) bool {
	day = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	for _, d := range oneOffHolidays {
		if day.Equal(d) {
			return true
		}
	}
	for _, d := range movedHolidays {
		if day.Equal(d) {
			return false
		}
	}
	_, observed, _ := bankHolidays.IsHoliday(day)
	return observed
}

// IsWorkingDay tells the days from Monday to Friday that are not bank holidays.
func IsWorkingDay(day time.Time) bool {
	weekday := day.Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !IsBankHoliday(day)
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

var (
	bankHolidays = func() *cal.Calendar {
		c := &cal.Calendar{Name: "England and Wales"}
		c.AddHoliday(gb.NewYear, gb.GoodFriday, gb.EasterMonday, gb.EarlyMay, gb.SpringHoliday,
			gb.SummerHoliday, gb.ChristmasDay, gb.BoxingDay)
		return c
	}()
	oneOffHolidays = []time.Time{
		date(2011, time.April, 29),                         // a royal wedding
		date(2012, time.June, 4), date(2012, time.June, 5), // the Diamond Jubilee
		date(2020, time.May, 8),                            // VE Day, 75 years
		date(2022, time.June, 2), date(2022, time.June, 3), // the Platinum Jubilee
		date(2022, time.September, 19), // a state funeral
		date(2023, time.May, 8),        // a coronation
	}
	movedHolidays = []time.Time{
		date(2012, time.May, 28), date(2020, time.May, 4), date(2022, time.May, 30),
	}
)
