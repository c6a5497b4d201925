package cell

import (
	"strings"
	"testing"

	"fewer/model"
)

// Months are read however a system writes them, each as the only one that it can be.
func TestMonthsAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	for year, written := range map[model.FinancialYear]map[int]string{
		0: {
			1:  "M01;M1;Month 1;Month_1;P1;P01;AP01;April;10-Apr;1. April;April (M1);M1 (Apr)",
			5:  "5 - August;05 Aug;31 Aug;Month 5 (Aug);aug",
			13: "Month 13;13",
		},
		2010: {
			1:  "M1 2010/11;M1 10/11;10/11 M1;2010/11 M01;2010/2011 Month 1;2010-11 M1;2010/11-01;2010/11 Apr;April 2010/11;Apr-2010/11;04/2010;4/2010;2010/04;2010-04;Apr 2010;Apr-10;2010 Apr;40269;40269.0;40275;01/04/10;17/04/2010;2010-04-30;201004;Period ending 30 April 2010;Month ending 30/04/2010;Period ended 30/04/2010;to 30/04/2010;Month to 30 April 2010;2010-04-30T00:00:00",
			10: "M10 2010/11;January 2010/11;2010/11 Jan;01/2011;2011/01;2011-01;Jan-11;Period ending 31 January 2011;201101",
			8:  "Nov-10;11/2010;201011;2010-11-30",
		},
	} {
		for month, all := range written {
			for _, s := range strings.Split(all, ";") {
				if w, ok := ParseMonth(s, 0, false); !ok || w.Year != year || w.Month != month {
					t.Errorf("%q is %v of %v (%v), not %d of %v", s, w.Month, w.Year, ok, month, year)
				}
			}
		}
	}
	if w, ok := ParseMonth("2010 Jan", 2010, false); !ok || w.Year != 2010 || w.Month != 10 {
		t.Errorf("January beside its financial year is %+v", w)
	}
	if w, ok := ParseCalendarMonth("2010/11"); !ok || w.Month != 8 || !CalendarMonths([]string{"2010/11", "2010/04"}) || CalendarMonths([]string{"2010/11"}) {
		t.Errorf("among months of the calendar it is %+v", w)
	}
}

// What may be two months, or sums up several, is refused with both readings.
func TestMonthsThatMayBeOthersAreRefused(t *testing.T) {
	t.Parallel()
	for s, says := range map[string]string{
		"2010/11":              `"2010/11" may be the year 2010/11 or November 2010`,
		"2010-11":              `"2010-11" may be the year 2010/11 or November 2010`,
		"04/10":                `"04/10" may be April 2010 or October 2004`,
		"2010 Jan":             `"2010 Jan" may be January 2010 or January of 2010/11`,
		"2010 M1":              `"2010 M1" may be month 1 of 2010/11 or month 1 of 2009/10`,
		"YTD Aug-10":           `"YTD Aug-10" is not a month, but a sum of several`,
		"M5 YTD":               `"M5 YTD" is not a month, but a sum of several`,
		"Apr-Aug":              `"Apr-Aug" is not a month, but a sum of several`,
		"April to August 2010": "is not a month, but a sum of several",
		"M1-M5":                "is not a month, but a sum of several",
		"Q1":                   "is not a month, but a sum of several",
		"Aug (M8)":             "is not a month",
		"April (flex)":         "is not a month",
		"31/08":                "is not a month",
		"Marginal":             "is not a month",
		"14":                   "is not a month",
	} {
		if w, ok := ParseMonth(s, 0, false); ok {
			t.Errorf("%q is read as %+v", s, w)
		}
		if what, hint := NoMonth(s, 0); !strings.Contains(what, says) || hint == "" {
			t.Errorf("%q: %s (%s)", s, what, hint)
		}
	}
}

// The year beside a month is read in all the ways in which it is written, or not at all.
func TestYearsBesideMonths(t *testing.T) {
	for s, want := range map[string]int{"2009/10": 2009, "09/10": 2009, "0910": 2009, "09-10": 2009, "FY09/10": 2009, "FY 2009/10": 2009, "2009/2010": 2009, "2009 to 2010": 2009, "200910": 2009, "2009/0": 2009, "": 0} {
		if y, calendar, ok := YearBeside(s, false); int(y) != want || calendar != 0 || !ok {
			t.Errorf("%q is %v, %d (%v), not %d", s, y, calendar, ok, want)
		}
	}
	for _, s := range []string{"FY10", "10", "2009/11", "this year", "1899"} {
		if y, _, ok := YearBeside(s, false); ok {
			t.Errorf("%q is %v", s, y)
		}
	}
	if y, calendar, ok := YearBeside("2021.0", false); y != 0 || calendar != 2021 || !ok {
		t.Errorf("2021 alone is %v, %d", y, calendar)
	}
	if y, _, ok := YearBeside("2021", true); y != 2021 || !ok {
		t.Errorf("2021 in a column of financial years is %v", y)
	}
}
