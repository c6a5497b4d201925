package model

import (
	"slices"

	"fewer/model/figure"
)

// Course is how a line or referral stream goes through the year if nothing
// changes (projection.md §2), in units, or in pounds without activity.
type Course struct {
	Week Weights // all of each week, the cut one with its past days
	Past float64 // of the cut week, what its past days had
}

// Row is what a change can act on: referrals of a stream, units of a line or its pounds.
type Row struct {
	Profile  *SpreadOver
	Kind     ProfileKind // of the profile, that which is usual where the file states none
	InPounds bool        // spending without activity
	Actual   *Counts     // in pounds, what is spent
	Forecast Forecast
	Plan     float64 // for the year, 0 where none is stated; in pounds, the budget
	Course
}

// RowOf is the row that a target names; nil where it names none of the year.
func (p *Prepared) RowOf(t Target) *Row {
	if t.Line != "" {
		if line := p.LineAt(t.Line); line >= 0 {
			return &p.Lines[line].Row
		}
	} else if stream := p.StreamAt(t.Referrals); stream >= 0 {
		return &p.Streams[stream].Row
	}
	return nil
}

// Remaining is what the time that remains holds of a row if nothing changes: units, or
// pounds of a line without activity; nothing of a row that the year lacks.
func (p *Prepared) Remaining(t Target) (sum float64) {
	if row := p.RowOf(t); row != nil {
		for i := p.Elapsed; i < WeeksInYear; i++ {
			sum += row.Open(i, p.Elapsed)
		}
	}
	return sum
}

// LinesOf are the lines that a change to a row of the year can move, each once.
func (p *Prepared) LinesOf(t Target) (lines []int) {
	if t.Line != "" {
		return []int{p.LineAt(t.Line)}
	}
	for _, f := range p.Streams[p.StreamAt(t.Referrals)].Flows {
		if !slices.Contains(lines, f.Line) {
			lines = append(lines, f.Line)
		}
	}
	return lines
}

// Open is what the remaining days of week index i hold: all that a change can move.
func (c *Course) Open(i, elapsed int) float64 {
	if i == elapsed {
		return c.Week[i] - c.Past
	}
	return c.Week[i]
}

// RunningTo is the running total of a course.
func (p *Prepared) RunningTo(c *Course) Running {
	to := runningTotal(&c.Week)
	to[ToDate] = to[p.Elapsed] + c.Past
	return to
}

// Pace is how fast a row goes on (projection.md §2): what comes in a time that weighs Over.
type Pace struct {
	Sum    figure.F // what comes in the time; plain where only some of what is over counts
	Over   float64  // the weight of the time by the row's profile, or its weeks by their days
	Time   PaceTime
	AtRate bool // so much for each unit of weight; else shared out
	ByDays bool // whatever a week weighs
}

// PaceTime is the time in which the sum of a pace comes.
type PaceTime int

// The times.
const (
	TimeOver  PaceTime = iota // all that is over, or what RestsOn finds of it
	TimeAhead                 // all that remains
	WholeYear
)

// In is what comes in time that weighs so much, where the pace's own weighs over; what comes
// for each unit of it, or the share that it is, is told by the words.
func (f Pace) In(weight, over figure.F, kind figure.Kind, words, unit string) figure.F {
	if f.AtRate {
		return f.Sum.Over(over).As(kind, words).Counting(unit).Times(weight)
	}
	return f.Sum.Part(weight, over, words)
}

// goOn fills the time that remains at a pace.
func (p *Prepared) goOn(c *Course, f Pace, s *SpreadOver) {
	for i := p.Elapsed; i < WeeksInYear; i++ {
		weight := s.left(i, p.Elapsed)
		if f.ByDays {
			weight = p.WeekLeft(i)
		}
		c.Week[i] = f.In(figure.Plain(weight), figure.Plain(f.Over), figure.OfNumber, "", "").V
	}
	c.Week[p.Elapsed] += c.Past
}

// run fills in the course of a row.
func (p *Prepared) run(r *Row) {
	r.Course = p.Counted(r.Actual, r.Profile)
	p.goOn(&r.Course, p.PaceOf(r, figure.Plain(r.Actual.Total)), r.Profile)
}

// PaceOf is the pace of a row in the time that remains or, all ahead, in a full year: of
// what was counted or spent so far, told where that is.
func (p *Prepared) PaceOf(r *Row, sofar figure.F) Pace {
	year := r.Profile.To[WeeksInYear]
	switch r.Forecast.Kind {
	case NothingMore:
		return Pace{}
	case OnPlan:
		kind, words := figure.OfCount, "planned for the year"
		if r.InPounds {
			kind, words = figure.OfMoney, "budget for the year"
		}
		return Pace{Sum: sofar.Beside(kind, words, r.Plan), Over: year, Time: WholeYear}
	case ForecastAmount:
		amount := sofar.Beside(figure.OfMoney, "amount for the year", r.Forecast.Amount)
		if p.AllAhead {
			return Pace{Sum: amount, Over: year, Time: WholeYear}
		}
		return Pace{Sum: amount.Minus(sofar).As(figure.OfMoney, "left of the year's amount"), Over: year - r.Profile.To[ToDate], Time: TimeAhead}
	case StraightLine:
		return Pace{Sum: sofar, Over: float64(p.year.DaysElapsed()) / 7, AtRate: true, ByDays: true}
	}
	if r.InPounds {
		return Pace{Sum: sofar, Over: r.Profile.To[ToDate]}
	}
	b := p.RestsOn(r)
	return Pace{Sum: figure.Plain(b.total), Over: b.Weight, AtRate: true}
}

// Counted lays what was counted over the time that is over: by week as it
// stands, by month over the days of each, and a total over all of it.
func (p *Prepared) Counted(actual *Counts, s *SpreadOver) (c Course) {
	switch {
	case actual.Weekly != nil:
		copy(c.Week[:p.Elapsed], actual.Weekly)
	case actual.Monthly != nil:
		from := 0
		for m, n := range actual.Monthly {
			to := p.year.FinancialYear.DaysToMonth(m + 1)
			p.layOver(&c, n, s, from, to)
			from = to
		}
	default:
		done := s.To[ToDate]
		for i := range p.Elapsed {
			c.Week[i] = figure.Quotient(actual.Total*s.Weight[i], done)
		}
		c.Past = figure.Quotient(actual.Total*(done-s.To[p.Elapsed]), done)
	}
	return c
}

// layOver spreads n over days from+1..to by the profile.
func (p *Prepared) layOver(c *Course, n float64, s *SpreadOver, from, to int) {
	all := s.DayTo[to] - s.DayTo[from]
	for day := from; day < to; {
		i := day / 7
		next := min(to, 7*(i+1))
		if i >= WeeksInYear-1 {
			i, next = WeeksInYear-1, to
		}
		part := figure.Quotient(n*(s.DayTo[next]-s.DayTo[day]), all)
		if i < p.Elapsed {
			c.Week[i] += part
		} else {
			c.Past += part
		}
		day = next
	}
}

// Basis is the time that a forecast by rate rests on: its elapsed weeks, or
// months, from first+1 on, what was counted in them, and their weight.
type Basis struct {
	First         int
	total, Weight float64
}

// Rate is units for each unit of weight.
func (b Basis) Rate() float64 { return figure.Quotient(b.total, b.Weight) }

// RestsOn finds the basis of a forecast by run rate, recent weeks or recent months.
func (p *Prepared) RestsOn(r *Row) (b Basis) {
	switch f := r.Forecast; {
	case p.year.ByMonth():
		if f.Kind == RecentMonths {
			b.First = p.year.MonthsElapsed - f.Months
		}
		b.total = r.Actual.Total
		if r.Actual.Monthly != nil {
			b.total = 0
			for _, n := range r.Actual.Monthly[b.First:] {
				b.total += n
			}
		}
		b.Weight = r.Profile.InMonths(p.year.FinancialYear, b.First, p.year.MonthsElapsed)
		return b
	case f.Kind == RecentWeeks:
		b.First = p.year.WeeksElapsed - f.Weeks
	}
	for _, n := range r.Week[b.First:p.year.WeeksElapsed] {
		b.total += n
	}
	b.Weight = r.Profile.To[p.year.WeeksElapsed] - r.Profile.To[b.First]
	return b
}

// billedBeyond is what was billed of a line beyond its units × unit value, to the
// end of each week. Only the past is billed, so no change moves it.
func (p *Prepared) billedBeyond(l *Line, q *preparedLine) *Running {
	var cost Course
	if l.ActualCost.Each() == nil && l.Actual.Total != 0 {
		each := l.ActualCost.Total / l.Actual.Total
		for i := range p.Elapsed {
			cost.Week[i] = q.Week[i] * each
		}
		cost.Past = q.Past * each
	} else {
		cost = p.Counted(l.ActualCost, q.Profile)
	}
	for i := range p.Elapsed {
		cost.Week[i] -= q.Week[i] * q.Unit
	}
	cost.Past -= q.Past * q.Unit
	cost.Week[p.Elapsed] = cost.Past
	to := p.RunningTo(&cost)
	return &to
}
