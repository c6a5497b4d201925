package bills

import (
	"math"
	"strconv"
	"strings"
	"time"

	"fewer/model"
)

// readDay reads a day as bills write it: 2010-11-30, 30/11/2010 (day first),
// 30-Nov-10, 20101130, with a time behind it or not, or a spreadsheet's number of
// the day, which counts from 1904 in some workbooks.
func readDay(s string, from1904 bool) (Day, bool) {
	if y, m, d, ok := isoDate(s); ok {
		return civil(y, m, d)
	}
	if i := strings.IndexAny(s, "T "); i > 5 && strings.Contains(s[i:], ":") {
		s = strings.TrimSpace(s[:i])
	}
	if y, m, d, ok := isoDate(s); ok {
		return civil(y, m, d)
	}
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return dayOfNumber(s, v, from1904)
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' || r == ',' })
	if len(parts) != 3 {
		return NoDay, false
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	d, errD := strconv.Atoi(parts[0])
	m := monthNamed(parts[1])
	y, errY := strconv.Atoi(parts[2])
	if len(parts[2]) == 2 {
		y += 2000
	}
	if errD != nil || errY != nil || m == 0 || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return NoDay, false
	}
	return civil(y, m, d)
}

// isoDate reads 2010-11-30, which most bills have.
func isoDate(s string) (y, m, d int, ok bool) {
	if len(s) != 10 || s[4] != '-' && s[4] != '/' || s[7] != s[4] {
		return 0, 0, 0, false
	}
	digits := func(from, to int) (n int) {
		for i := from; i < to; i++ {
			c := s[i]
			if c < '0' || c > '9' {
				ok = false
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	ok = true
	y, m, d = digits(0, 4), digits(5, 7), digits(8, 10)
	return y, m, d, ok
}

// civil is a day of the calendar; false where there is no such day.
func civil(y, m, d int) (Day, bool) {
	if y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > 31 {
		return NoDay, false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return NoDay, false
	}
	return DayOf(t), true
}

// dayOfNumber reads 20101130, or a spreadsheet's number of a day.
func dayOfNumber(s string, v float64, from1904 bool) (Day, bool) {
	if len(s) == 8 && v == math.Trunc(v) {
		return civil(int(v)/10000, int(v)/100%100, int(v)%100)
	}
	if v < 20_000 || v > 80_000 {
		return NoDay, false
	}
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return DayOf(first) + Day(math.Floor(v)), true
}

var monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// monthNamed is a month by number or by name, 0 for none.
func monthNamed(s string) int {
	if n, err := strconv.Atoi(s); err == nil && len(s) <= 2 {
		return n
	}
	s = strings.ToLower(s)
	for i, m := range monthNames {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(time.Month(i+1).String()), s) || s == m || s == "sept" && m == "sep" {
			return i + 1
		}
	}
	return 0
}

// readMoney reads pounds to the penny.
func readMoney(s string) (model.Money, bool) {
	v, ok := readNumber(s)
	if !ok || math.Abs(v) > model.MostPounds {
		return 0, false
	}
	return model.RoundPounds(v), true
}

// readNumber reads a number as accounts write it: £, commas between thousands,
// brackets or a minus behind for below zero. What hides a small number, and
// 1.234,56, are no numbers.
func readNumber(s string) (float64, bool) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v, !math.IsNaN(v) && !math.IsInf(v, 0) && !strings.ContainsAny(s, "xX_pPnN")
	}
	minus := false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		minus, s = true, s[1:len(s)-1]
	}
	s = strings.NewReplacer("£", "", " ", "", "\u00a0", "", "−", "-").Replace(s)
	if strings.HasSuffix(s, "-") {
		minus, s = !minus, s[:len(s)-1]
	}
	whole, decimals, dotted := strings.Cut(s, ".")
	if groups := strings.Split(whole, ","); len(groups) > 1 {
		for i, g := range groups {
			if i > 0 && len(g) != 3 || i == 0 && len(strings.TrimLeft(g, "-")) > 3 {
				return 0, false
			}
		}
		whole = strings.Join(groups, "")
	}
	if strings.Contains(decimals, ",") {
		return 0, false
	}
	if dotted {
		whole += "." + decimals
	}
	v, err := strconv.ParseFloat(whole, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || strings.ContainsAny(whole, "xX_pPnN") {
		return 0, false
	}
	if minus {
		v = -v
	}
	return v, true
}

// readShare reads a proportion: 30%, 0.3; where percent is told, also 30. A bare
// number above 1 is one of percent.
func readShare(s string, percent bool) (float64, bool) {
	digits, sign := strings.CutSuffix(strings.TrimSpace(s), "%")
	v, ok := readNumber(strings.TrimSpace(digits))
	if ok && (sign || percent || v > 1) {
		v /= 100
	}
	return v, ok && v >= 0 && v <= 1
}
