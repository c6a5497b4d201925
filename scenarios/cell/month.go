package cell

import (
	"strconv"
	"strings"
	"time"

	"fewer/model"
	"fewer/scenarios/pattern"
)

// When is the month that a cell names.
type When struct {
	Year  model.FinancialYear // 0 where the cell does not say
	Month int                 // 1 (April) to 12; 13 is an adjustment
	Day   time.Time           // where the cell names a day; else zero
}

var monthsByName = map[string]int{
	"apr": 1, "may": 2, "jun": 3, "jul": 4, "aug": 5, "sep": 6, "oct": 7, "nov": 8, "dec": 9, "jan": 10, "feb": 11, "mar": 12,
}

// MonthNames and MonthWords are patterns of what a month is called by in capitals, and of
// the words that stand before its number: parts of larger ones.
const (
	MonthNames = `(?:APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?)`
	MonthWords = `(?:MONTH|MTH|M|PERIOD|P)`
)

const (
	yearWritten = `(?:FY ?)?(\d{4}|\d{2})[/-](?:\d{2})?(\d{2})`
	ofNumber    = `(?:MONTH|MTH|M|PERIOD|PD|AP|P)[ -]?(?:NO |NUMBER )?0?(\d{1,2})`
)

var (
	inYear      = pattern.Lazy(`^(?:FY ?)?(\d{4})[/-](?:\d{2})?(\d{2})(?:[ -]*(?:MONTH|MTH|M|PERIOD|PD|AP|P) ?|[ -]+)0?(\d{1,2})$`)
	beforeIt    = pattern.Lazy(`^` + ofNumber + `[ ,/-]+` + yearWritten + `$`)
	afterIt     = pattern.Lazy(`^` + yearWritten + `[ ,/-]+` + ofNumber + `$`)
	ofMonth     = pattern.Lazy(`^` + ofNumber + `$`)
	namedIn     = pattern.Lazy(`^([A-Z]{3,9})[ ,-]+` + yearWritten + `$`)
	namedOf     = pattern.Lazy(`^(?:FY ?)?(\d{4}[/-](?:\d{2})?\d{2})[ ,-]+([A-Z]{3,9})$`)
	inBracket   = pattern.Lazy(`^([^()]+)\(([^()]+)\)$`)
	ending      = pattern.Lazy(`^(?:(?:MONTH|PERIOD|M|P)[ /]?(?:ENDING|ENDED|END|E)|(?:(?:MONTH|PERIOD) )?TO|MONTH OF|PERIOD OF)[ :]+(.+)$`)
	isoDay      = pattern.Lazy(`^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2}))(?:[T ].*)?$`)
	yearFirst   = pattern.Lazy(`^(\d{4})[/-](\d{2})$`)
	yearLast    = pattern.Lazy(`^(\d{1,2})[/.-](\d{4})$`)
	ourDay      = pattern.Lazy(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?$`)
	namedDay    = pattern.Lazy(`^(\d{1,2})[ -]([A-Z]{3,9})[ -](\d{4}|\d{2})(?: .*)?$`)
	sixDigits   = pattern.Lazy(`^(\d{4})(\d{2})$`)
	eight       = pattern.Lazy(`^(\d{4})(\d{2})(\d{2})$`)
	byName      = pattern.Lazy(`([A-Z]{3,9})[ '’/-]*(\d{4}|\d{2})?$`)
	yearName    = pattern.Lazy(`^(\d{4})[ -]([A-Z]{3,9})$`)
	yearsBeside = pattern.Lazy(`^(\d{4}|\d{2}) ?(?:/|-|–|TO)? ?(\d{4}|\d{1,2})$`)
	yearsName   = pattern.Lazy(`(\d{4}) ?[/-] ?(?:\d{2})?(\d{2})|(\d{4})(\d{2})`)
)

// ParseYear reads 2010/11, 2010-11, 201011 and 2010/2011 as a financial year; 0
// where a text is none.
func ParseYear(s string) model.FinancialYear {
	m := yearsName().FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	first, last := m[1]+m[3], m[2]+m[4]
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(last)
	if a < 1990 || a > 2100 || (a+1)%100 != b {
		return 0
	}
	return model.FinancialYear(a)
}

// YearBeside reads the year that stands in a column beside months: a financial year, also as
// 09/10, 0910, 2009/1 and 2009 to 2010, or a single year, which is the calendar's; in a column
// of financial years it is the one that begins in it. ok is false for what is neither, and no
// blank.
func YearBeside(s string, financial bool) (of model.FinancialYear, calendar int, ok bool) {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(Trim(s)), "FY"), " ")
	if s == "" {
		return 0, 0, true
	}
	if n, err := strconv.Atoi(Code(s)); err == nil && n >= 1990 && n <= 2100 {
		if financial {
			return model.FinancialYear(n), 0, true
		}
		return 0, n, true
	}
	if m := yearsBeside().FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		if a < 100 {
			a += 2000
		}
		until := map[int]int{1: 10, 2: 100, 4: 10_000}[len(m[2])]
		return model.FinancialYear(a), 0, (a+1)%until == b && a >= 1990 && a <= 2100
	}
	of = ParseYear(s)
	return of, 0, of != 0
}

// InCalendar is a month of a year by its name: January 2011 is of 2010/11.
func (w When) InCalendar(year int) When {
	w.Year = model.FinancialYear(year)
	if w.Month >= firstOfNextYear && w.Month <= 12 {
		w.Year--
	}
	return w
}

// firstOfNextYear is January, by its place in the financial year.
const firstOfNextYear = 10

// YearIn is the financial year that lines above a table name, or a month of; 0 for none.
func YearIn(lines []string) model.FinancialYear {
	for _, line := range lines {
		if y := ParseYear(line); y != 0 {
			return y
		}
		for i := range line {
			if w, ok := ParseMonth(line[i:], 0, false); ok && w.Year != 0 && len(line[i:]) > 6 {
				return w.Year
			}
		}
	}
	return 0
}

// ParseMonth reads a month as other people's tables have it. beside is the financial year
// that stands in another column of the row, 0 for none: 201008 beside one is month
// 8, and else August 2010. dates1904 tells how a workbook counts days. What may be two
// months, or a month and a year, is none: see ReadingsOf.
func ParseMonth(s string, beside model.FinancialYear, dates1904 bool) (When, bool) {
	s = plainMonth(s)
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return monthOfNumber(s, n, beside, dates1904)
	}
	if SeveralMonths(s) || SumsUp(s) || len(readings(s, beside)) > 0 {
		return When{}, false
	}
	if m := inYear().FindStringSubmatch(s); m != nil && !isoDay().MatchString(s) {
		if y := ParseYear(m[1] + "/" + m[2]); y != 0 {
			return monthIn(y, m[3])
		}
	}
	if w, ok := monthAndYear(s); ok {
		return w, w.Month >= 1 && w.Month <= 13
	}
	if m := ofMonth().FindStringSubmatch(s); m != nil {
		return monthIn(beside, m[1])
	}
	if d, ok := ParseDay(s, dates1904); ok {
		return monthOf(d), true
	}
	if m := yearFirst().FindStringSubmatch(s); m != nil {
		return calendarMonth(m[1], m[2])
	}
	if m := yearLast().FindStringSubmatch(s); m != nil {
		return calendarMonth(m[2], m[1])
	}
	if m := inBracket().FindStringSubmatch(s); m != nil {
		a, ok := ParseMonth(m[1], beside, dates1904)
		b, too := ParseMonth(m[2], beside, dates1904)
		return When{Year: max(a.Year, b.Year), Month: a.Month}, ok && too && !Differ(a, b)
	}
	if m := ending().FindStringSubmatch(s); m != nil {
		return ParseMonth(m[1], beside, dates1904)
	}
	if m := shortPair().FindStringSubmatch(s); m != nil {
		return calendarMonth("20"+m[2], m[1])
	}
	if m := yearName().FindStringSubmatch(s); m != nil {
		year := m[1]
		if beside != 0 {
			year = ""
		}
		return monthNamed(m[2], year, beside)
	}
	if m := byName().FindStringSubmatch(s); m != nil {
		return monthNamed(m[1], m[2], beside)
	}
	return When{}, false
}

// plainMonth is a cell as months are looked for in it.
func plainMonth(s string) string {
	s = strings.ToUpper(strings.ReplaceAll(Code(s), "_", " "))
	return strings.TrimPrefix(s, "MRR-")
}

// monthAndYear reads a month by number or name with its financial year: M1 2010/11,
// August 2010/11, 2010/11 Aug.
func monthAndYear(s string) (w When, ok bool) {
	of := func(first, last string) bool {
		if len(first) == 2 {
			first = "20" + first
		}
		w.Year = ParseYear(first + "/" + last)
		return w.Year != 0
	}
	if m := beforeIt().FindStringSubmatch(s); m != nil && of(m[2], m[3]) {
		w.Month, _ = strconv.Atoi(m[1])
		return w, true
	}
	if m := afterIt().FindStringSubmatch(s); m != nil && of(m[1], m[2]) {
		w.Month, _ = strconv.Atoi(m[3])
		return w, true
	}
	if m := namedIn().FindStringSubmatch(s); m != nil && of(m[2], m[3]) {
		named, ok := monthNamed(m[1], "", w.Year)
		return named, ok
	}
	if m := namedOf().FindStringSubmatch(s); m != nil {
		if y := ParseYear(m[1]); y != 0 {
			return monthNamed(m[2], "", y)
		}
	}
	return When{}, false
}

func monthOfNumber(s string, n float64, beside model.FinancialYear, dates1904 bool) (When, bool) {
	switch {
	case n >= 1 && n <= 13 && n == float64(int(n)):
		return When{Year: beside, Month: int(n)}, true
	case sixDigits().MatchString(s):
		m := sixDigits().FindStringSubmatch(s)
		if beside != 0 && m[1] == strconv.Itoa(int(beside)) {
			return monthIn(beside, m[2])
		}
		return calendarMonth(m[1], m[2])
	}
	if d, ok := ParseDay(s, dates1904); ok {
		return monthOf(d), true
	}
	return When{}, false
}

func monthIn(y model.FinancialYear, digits string) (When, bool) {
	n, _ := strconv.Atoi(digits)
	return When{Year: y, Month: n}, n >= 1 && n <= 13
}

func calendarMonth(year, month string) (When, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 || y < 1900 || y > 2200 {
		return When{}, false
	}
	w := monthOf(time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC))
	w.Day = time.Time{}
	return w, true
}

// monthCalled is the place of a month that a whole word in capitals is the name of, or
// begins the name of; 0 for none.
func monthCalled(word string) int {
	n := MonthNumber(word)
	if word != "SEPT" && !strings.HasPrefix(strings.ToUpper(calendarMonths[n]), word) {
		return 0
	}
	return n
}

// monthNamed reads April, Apr-10 and April 2010.
func monthNamed(name, year string, beside model.FinancialYear) (When, bool) {
	n := monthCalled(name)
	if n == 0 {
		return When{}, false
	}
	if year == "" {
		return When{Year: beside, Month: n}, true
	}
	y, _ := strconv.Atoi(year)
	if len(year) == 2 {
		y += 2000
	}
	return When{Month: n}.InCalendar(y), true
}

// SeveralMonths tells a text that names more than one month, such as a quarter by its
// first and last: it is no month.
func SeveralMonths(s string) bool {
	one := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		n := monthCalled(word)
		if n != 0 && one != 0 && n != one {
			return true
		}
		one = max(n, one)
	}
	return false
}

// MonthNumber is the place in the financial year of a month that is known by its
// first three letters, 0 for none.
func MonthNumber(name string) int {
	for known, n := range monthsByName {
		if len(name) >= len(known) && strings.EqualFold(name[:len(known)], known) {
			return n
		}
	}
	return 0
}

// calendarMonths are the months' names by their place in the financial year.
var calendarMonths = func() (names [13]string) {
	for m := time.January; m <= time.December; m++ {
		names[MonthNumber(m.String())] = m.String()
	}
	return names
}()

// MonthName is the name of month n (1 is April).
func MonthName(n int) string {
	if n == 13 {
		return "month 13"
	}
	return calendarMonths[n]
}

func monthOf(d time.Time) When {
	n := (int(d.Month())+8)%12 + 1
	y := d.Year()
	if n >= 10 {
		y--
	}
	return When{Year: model.FinancialYear(y), Month: n, Day: d}
}

// ParseDay reads 2010-11-30, 30/11/2010 (the day first), 30-Nov-2010, 20101130 and
// a spreadsheet's day number.
func ParseDay(s string, dates1904 bool) (time.Time, bool) {
	s = strings.ToUpper(Trim(s))
	var y, m, d string
	switch {
	case eight().MatchString(s):
		p := eight().FindStringSubmatch(s)
		y, m, d = p[1], p[2], p[3]
	case isoDay().MatchString(s):
		p := isoDay().FindStringSubmatch(s)
		y, m, d = p[1], p[2]+p[4], p[3]+p[5]
	case ourDay().MatchString(s):
		p := ourDay().FindStringSubmatch(s)
		y, m, d = p[3], p[2], p[1]
	case namedDay().MatchString(s):
		p := namedDay().FindStringSubmatch(s)
		n := MonthNumber(p[2])
		if n == 0 {
			return time.Time{}, false
		}
		y, m, d = p[3], strconv.Itoa((n+2)%12+1), p[1]
	default:
		return dayOfNumber(s, dates1904)
	}
	if len(y) == 2 {
		y = "20" + y
	}
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return at, month >= 1 && month <= 12 && at.Day() == day && year >= 1900
}

// dayOfNumber is the day that a spreadsheet counts as a number. A midnight may be
// stored a hair low, so that a fraction close to the next day is that day.
func dayOfNumber(s string, dates1904 bool) (time.Time, bool) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < 20_000 || n > 80_000 {
		return time.Time{}, false
	}
	days := int(n + 1e-6)
	if dates1904 {
		days += 1462
	}
	return time.Date(1899, time.December, 30+days, 0, 0, 0, 0, time.UTC), true
}
