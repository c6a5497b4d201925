package cell

import (
	"slices"
	"strconv"
	"time"

	"fewer/model"
	"fewer/model/holiday"
	"fewer/scenarios/pattern"
)

// NamedWeek is a week that a cell names: by its number in a financial year, or by one of its days.
type NamedWeek struct {
	Year   model.FinancialYear // of a number; 0 where it is not said
	Number int                 // 1 (from 1 April) to 52; 0 where a day is named
	Day    time.Time
}

// DayOfWeek is what the day that a week goes by is to it.
type DayOfWeek int

// A week may go by its first day or its last. Of any other it is not known which seven
// days it has.
const (
	AnyDay DayOfWeek = iota
	FirstDay
	LastDay
)

// weekNumber is a week by its number, as "31", "Wk 31" and "2010/11 W31" have it.
var weekNumber = pattern.Lazy(`^(?:(\d{4}[/-]?(?:\d{2})?\d{2}) ?)?(?:W|WK|WEEK)? ?(?:NO |NUMBER )?(\d{1,2})(?:\.0+)?$`)

// ParseWeek reads the week that a cell names; beside is the financial year that stands
// beside it, 0 for none.
func ParseWeek(s string, beside model.FinancialYear, dates1904 bool) (NamedWeek, bool) {
	if m := weekNumber().FindStringSubmatch(Plain(s)); m != nil {
		n, _ := strconv.Atoi(m[2])
		if m[1] != "" {
			if beside = ParseYear(m[1]); beside == 0 {
				return NamedWeek{}, false
			}
		}
		return NamedWeek{Year: beside, Number: n}, n >= 1 && n <= model.WeeksInYear
	}
	day, ok := ParseDay(s, dates1904)
	return NamedWeek{Day: day}, ok
}

// DayOfWeekIn is what a heading says of the day by which weeks go: "Week ending", "W/C".
func DayOfWeekIn(heading string) DayOfWeek {
	words := Words(heading)
	has := func(list ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	switch {
	case has("ENDING", "ENDED", "END", "ENDS", "E", "WE"):
		return LastDay
	case has("COMMENCING", "BEGINNING", "STARTING", "START", "STARTS", "BEGINS", "FROM", "C", "B", "WC", "WB"):
		return FirstDay
	}
	return AnyDay
}

// DayOfWeekBy is what days of weeks are to them where all fall on one day of the week: a
// Monday begins one, a Friday or a day of a weekend ends it.
func DayOfWeekBy(weeks []NamedWeek) DayOfWeek {
	if len(weeks) == 0 || slices.ContainsFunc(weeks, func(w NamedWeek) bool { return w.Number > 0 || w.Day.Weekday() != weeks[0].Day.Weekday() }) {
		return AnyDay
	}
	switch weeks[0].Day.Weekday() {
	case time.Monday:
		return FirstDay
	case time.Friday, time.Saturday, time.Sunday:
		return LastDay
	}
	return AnyDay
}

// FinancialYear is the one that a week says it is in; 0 where it says none.
func (w NamedWeek) FinancialYear() model.FinancialYear {
	if w.Number > 0 {
		return w.Year
	}
	return monthOf(w.Day).Year
}

// Days are the first and the last day of a week; of one by any of its days that day alone.
// year is that of a number that says none.
func (w NamedWeek) Days(year model.FinancialYear, by DayOfWeek) (first, last time.Time) {
	if w.Number > 0 {
		if w.Year != 0 {
			year = w.Year
		}
		return year.WeekStart(w.Number), year.WeekEnd(w.Number)
	}
	switch by {
	case FirstDay:
		return w.Day, w.Day.AddDate(0, 0, 6)
	case LastDay:
		return w.Day.AddDate(0, 0, -6), w.Day
	}
	return w.Day, w.Day
}

// InMonths is in which months the days from first to last lie, and what share of their
// working days each has; where they have none, of all their days.
func InMonths(first, last time.Time) (months []When, shares []float64) {
	count := func(all bool) (sum float64) {
		months, shares = nil, nil
		for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
			w := monthOf(day)
			w.Day = time.Time{}
			if len(months) == 0 || months[len(months)-1] != w {
				months, shares = append(months, w), append(shares, 0)
			}
			if all || holiday.IsWorkingDay(day) {
				shares[len(shares)-1]++
				sum++
			}
		}
		return sum
	}
	sum := count(false)
	if sum == 0 {
		sum = count(true)
	}
	for i := range shares {
		shares[i] /= sum
	}
	return months, shares
}
