package cell

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fewer/model"
	"fewer/scenarios/pattern"
)

// NoMonth says why a text in a column of months is none, and what to do instead. beside is
// the financial year beside it.
func NoMonth(s string, beside model.FinancialYear) (what, hint string) {
	plain := plainMonth(s)
	if two := readings(plain, beside); len(two) > 0 {
		return fmt.Sprintf("%q may be %s or %s", Clean(s), two[0], two[1]), "write a month as Nov-10 or 2010-11-30"
	}
	if SeveralMonths(plain) || SumsUp(plain) {
		return fmt.Sprintf("%q is not a month, but a sum of several", Clean(s)), "export each month by itself"
	}
	return fmt.Sprintf("%q is not a month", Clean(s)), "write a month as 8, M8, Nov-10 or 2010-11-30"
}

// NoMonthBeside is NoMonth of a month beside its year: that is why it is none where the year
// is no year, or a month by number stands beside a single year.
func NoMonthBeside(s, year string, financial bool) (what, hint string, ofYear bool) {
	of, calendar, ok := YearBeside(year, financial)
	w, is := ParseMonth(s, 0, false)
	switch {
	case is && !ok:
		return fmt.Sprintf("%q is not a financial year", Clean(year)), "write it as 2010/11", true
	case is && calendar != 0 && w.Month <= 12:
		return fmt.Sprintf("%q beside the year %d may be %s %d, or month %d of %s, %s", Clean(s), calendar,
			time.Month(w.Month), calendar, w.Month, model.FinancialYear(calendar), MonthName(w.Month)), "write the month as Apr-10, or the year as 2010/11", false
	}
	what, hint = NoMonth(s, of)
	return what, hint, false
}

// readings are the two that a text may mean where it may be two months, or a month and a
// year; none where it can be one only, or nothing.
func readings(s string, beside model.FinancialYear) []string {
	if m := yearFirst().FindStringSubmatch(s); m != nil {
		if w, ok := calendarMonth(m[1], m[2]); ok && ParseYear(s) != 0 {
			return []string{"the year " + ParseYear(s).String(), MonthName(w.Month) + " " + m[1]}
		}
	}
	if m := shortPair().FindStringSubmatch(s); m != nil {
		a, aIs := calendarMonth("20"+m[2], m[1])
		b, bIs := calendarMonth("20"+m[1], m[2])
		if aIs && bIs {
			return []string{MonthName(a.Month) + " 20" + m[2], MonthName(b.Month) + " 20" + m[1]}
		}
	}
	if m := yearName().FindStringSubmatch(s); m != nil && beside == 0 {
		year, _ := strconv.Atoi(m[1])
		if n := MonthNumber(m[2]); n >= 10 {
			return []string{MonthName(n) + " " + m[1], MonthName(n) + " of " + model.FinancialYear(year).String()}
		}
	}
	if m := bareYear().FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[1])
		n, _ := strconv.Atoi(m[2])
		if n >= 1 && n <= 12 {
			return []string{fmt.Sprintf("month %d of %s", n, model.FinancialYear(year)), fmt.Sprintf("month %d of %s", n, model.FinancialYear(year-1))}
		}
	}
	return nil
}

var (
	shortPair = pattern.Lazy(`^(\d{1,2})[/-](\d{2})$`)
	bareYear  = pattern.Lazy(`^(?:FY ?)?(\d{4})[ -]*` + MonthWords + ` ?0?(\d{1,2})$`)
)

// YearAndMonth is a month that is written as a year and a number from 1 to 12, such as
// 201004, 2010/04 and 04/2010.
func YearAndMonth(s string) (year, month int, ok bool) {
	s = plainMonth(s)
	first, last := "", ""
	if m := sixDigits().FindStringSubmatch(s); m != nil {
		first, last = m[1], m[2]
	} else if m := yearFirst().FindStringSubmatch(s); m != nil {
		first, last = m[1], m[2]
	} else if m := yearLast().FindStringSubmatch(s); m != nil {
		first, last = m[2], m[1]
	}
	year, _ = strconv.Atoi(first)
	month, _ = strconv.Atoi(last)
	return year, month, year >= 1990 && year <= 2100 && month >= 1 && month <= 12
}

// CalendarMonths tells whether values of a column are months such as 2010/04: then 2010/11
// is November among them, and no year.
func CalendarMonths(values []string) bool {
	return slices.ContainsFunc(values, func(v string) bool {
		_, _, ok := YearAndMonth(v)
		return ok && yearFirst().MatchString(plainMonth(v)) && ParseYear(v) == 0
	})
}

// ParseCalendarMonth reads 2010/11 as November 2010.
func ParseCalendarMonth(s string) (When, bool) {
	m := yearFirst().FindStringSubmatch(plainMonth(s))
	if m == nil {
		return When{}, false
	}
	return calendarMonth(m[1], m[2])
}

// Differ tells two months apart; a year that is not said is any.
func Differ(a, b When) bool {
	return a.Month != b.Month || a.Year != b.Year && a.Year != 0 && b.Year != 0
}

var sumWords = pattern.Lazy(`\b(?:YTD|CUM(?:ULATIVE)?|TO DATE|YEAR TO|Q(?:UARTER|TR)? ?[1-4]|MONTHS TO|HALF YEAR)\b` +
	`|\b(?:MONTHS?|MTHS?|M|PERIODS?|P) ?\d{1,2} ?(?:-|TO|AND|&) ?` + MonthWords + `? ?\d{1,2}(?:[^\d/]|$)` +
	`|\bTO (?:THE END OF )?` + MonthWords + ` ?(?:0?[2-9]|1[0-2])\b`) // to month 1 is month 1

// SumsUp tells a text, in plain capitals, that speaks of several months or of a sum to date.
func SumsUp(plain string) bool { return sumWords().MatchString(plain) }
