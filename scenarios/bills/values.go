package bills

import (
	"strings"
	"time"

	"fewer/model"
	"fewer/scenarios/cell"
)

// days reads the days of a bill. Most bills write most of their days as 2010-11-30,
// and each of them many times.
type days struct {
	from1904 bool // how a workbook counts days
	read     map[string]Day
}

// day is a day as a bill writes it; false where a text is none.
func (r *days) day(s string) (Day, bool) {
	if d, seen := r.read[s]; seen {
		return d, d != NoDay
	}
	d := NoDay
	if t, ok := cell.ParseDay(s, r.from1904); ok && t.Year() < 2200 {
		d = DayOf(t)
	}
	if r.read == nil {
		r.read = map[string]Day{}
	}
	if len(r.read) < 100_000 { // where each has a time of day, none comes again
		r.read[strings.Clone(s)] = d
	}
	return d, d != NoDay
}

// DayOf is the day of a time.
func DayOf(t time.Time) Day {
	return Day(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// readMoney reads pounds to the penny; false where a text is no amount.
func readMoney(s string) (model.Money, bool) {
	v, how := cell.ParseAmount(s)
	return model.Money(v.Pence()), how == cell.Number
}

// readNumber reads a number as accounts write it.
func readNumber(s string) (float64, bool) {
	v, how := cell.ParseAmount(s)
	return v.Float(), how == cell.Number
}

// readShare reads a proportion: 30%, 0.3; where percent is told, also 30. A bare
// number above 1 is one of percent.
func readShare(s string, percent bool) (float64, bool) {
	v, how := cell.ParseRate(s)
	if !strings.HasSuffix(s, "%") && (percent || v > 1) {
		v /= 100
	}
	return v, how == cell.Number && v >= 0 && v <= 1
}
