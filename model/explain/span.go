package explain

import (
	"fmt"
	"strconv"

	"fewer/model"
)

// span is a stretch of the year from the end of one week to the end of another,
// or all that comes after the year. Either end may be toDate, the day to which the
// year is over.
type span struct {
	from, to int
	beyond   bool
}

var (
	wholeYear    = span{from: 0, to: model.WeeksInYear}
	afterTheYear = span{from: model.WeeksInYear, beyond: true}
)

// now is the end of the time that is over; in a full year its beginning.
func (x *Explainer) now() int {
	if x.cut() {
		return model.ToDate
	}
	return x.p.Elapsed
}

// cut tells whether a week is over in part.
func (x *Explainer) cut() bool { return !x.p.AllAhead && x.p.Year().CutWeek() > 0 }

// over is the time that is over, ahead what remains.
func (x *Explainer) over() span  { return span{from: 0, to: x.now()} }
func (x *Explainer) ahead() span { return span{from: x.now(), to: model.WeeksInYear} }

// open is what a change can move of the weeks of a span.
func (x *Explainer) open(s span) span {
	if s.from == x.p.Elapsed && !s.beyond {
		s.from = x.now()
	}
	return s
}

// place orders the ends of spans: toDate lies within the cut week.
func (x *Explainer) place(end int) int {
	if end == model.ToDate {
		return 2*x.p.Elapsed + 1
	}
	return 2 * end
}

// within is the part of a span that lies in another.
func (x *Explainer) within(s, of span) span {
	if x.place(of.from) > x.place(s.from) {
		s.from = of.from
	}
	if x.place(of.to) < x.place(s.to) {
		s.to = of.to
	}
	return s
}

func (x *Explainer) empty(s span) bool { return !s.beyond && x.place(s.to) <= x.place(s.from) }

// dayAt is the number of days from 1 April to an end of a span.
func (x *Explainer) dayAt(end int) int {
	switch end {
	case model.ToDate:
		return x.p.Year().DaysElapsed()
	case model.WeeksInYear:
		return x.p.Year().FinancialYear.Days()
	}
	return 7 * end
}

// when says it in words: "in the year", "in weeks 40 to 52", "after 31 March", "to
// 30 November".
func (x *Explainer) when(s span) string {
	day := model.DayMonth(x.p.Year().OverTo())
	switch {
	case s.beyond:
		return "after 31 March"
	case s == wholeYear:
		return "in the year"
	case s.to == model.ToDate && s.from == 0:
		return "to " + day
	case s.to == model.ToDate && s.from == x.p.Elapsed:
		return "in week " + strconv.Itoa(s.from+1) + " to " + day
	case s.to == model.ToDate:
		return "from week " + strconv.Itoa(s.from+1) + " to " + day
	case s.from == model.ToDate && s.to == model.WeeksInYear:
		return "after " + day
	case s.from == model.ToDate && s.to == x.p.Elapsed+1:
		return "in week " + strconv.Itoa(s.to) + " after " + day
	case s.from == model.ToDate:
		return "after " + day + " to week " + strconv.Itoa(s.to)
	case s.to-s.from == 1:
		return "in week " + strconv.Itoa(s.to)
	}
	return fmt.Sprintf("in weeks %d to %d", s.from+1, s.to)
}

// weekName names week index i with its dates: "week 39, 23 to 29 December".
func (x *Explainer) weekName(i int) string { return x.p.Year().FinancialYear.WeekName(i + 1) }

// openName is weekName of what a change can move of a week.
func (x *Explainer) openName(i int) string {
	if s := x.open(span{from: i, to: i + 1}); s.from == model.ToDate {
		return x.pieceName(s)
	}
	return x.weekName(i)
}

// pieceName names a week or a part of one.
func (x *Explainer) pieceName(s span) string {
	if s.from != model.ToDate && s.to != model.ToDate {
		return x.weekName(s.from)
	}
	week := x.p.Elapsed + 1
	y := x.p.Year().FinancialYear
	first, last := x.p.Year().OverTo().AddDate(0, 0, 1), y.WeekEnd(week)
	if s.to == model.ToDate {
		first, last = y.WeekStart(week), x.p.Year().OverTo()
	}
	return "week " + strconv.Itoa(week) + ", " + model.DaysWords(first, last)
}

// daysName names days from+1..to of the year.
func (x *Explainer) daysName(from, to int) string {
	start := x.p.Year().FinancialYear.WeekStart(1)
	return model.DaysWords(start.AddDate(0, 0, from), start.AddDate(0, 0, to-1))
}
