package model

import "fewer/model/figure"

// Course is how a line or referral stream goes through the year if nothing
// changes (projection.md §2), in units, or in pounds without activity.
type Course struct {
	Week Weights // all of each week, the cut one with its past days
	Past float64 // of the cut week, what its past days had
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

// pace is how fast something goes on: times ÷ over for each unit of weight.
type pace struct{ times, over float64 }

// in is what comes in time that weighs so much.
func (f pace) in(weight float64) float64 { return figure.Quotient(f.times*weight, f.over) }

// goOn fills the time that remains at a pace.
func (p *Prepared) goOn(c *Course, f pace, s *SpreadOver) {
	for i := p.Elapsed; i < WeeksInYear; i++ {
		c.Week[i] = f.in(s.left(i, p.Elapsed))
	}
	c.Week[p.Elapsed] += c.Past
}

// activity is the course of counts, given the year's plan in units.
func (p *Prepared) activity(actual *Counts, f Forecast, plan float64, s *SpreadOver) Course {
	c := p.Counted(actual, s)
	if f.Kind == StraightLine {
		p.goStraight(&c, actual.Total)
		return c
	}
	p.goOn(&c, p.paceOf(actual, &c, f, plan, s), s)
	return c
}

// paceOf is the pace that a forecast of counts goes on at, which is also that of
// a full year.
func (p *Prepared) paceOf(actual *Counts, c *Course, f Forecast, plan float64, s *SpreadOver) pace {
	if f.Kind == OnPlan {
		return pace{plan, s.To[WeeksInYear]}
	}
	return pace{p.RestsOn(actual, c, f, s).Rate(), 1}
}

// spending is the course of a line without activity.
func (p *Prepared) spending(l *Line, s *SpreadOver) Course {
	c := p.Counted(&Counts{Total: l.Spent}, s)
	switch l.Forecast.Kind {
	case StraightLine:
		p.goStraight(&c, l.Spent)
	case ForecastAmount:
		p.goOn(&c, pace{l.Forecast.Amount - l.Spent, s.To[WeeksInYear] - s.To[ToDate]}, s)
	default:
		p.goOn(&c, spendingPace(l, s), s)
	}
	return c
}

// spendingPace is the pace of a line without activity in a full year, which is
// also that of the time that remains but where an amount is expected.
func spendingPace(l *Line, s *SpreadOver) pace {
	switch l.Forecast.Kind {
	case NothingMore:
		return pace{0, 1}
	case OnPlan:
		return pace{l.Budget.Value, s.To[WeeksInYear]}
	case ForecastAmount:
		return pace{l.Forecast.Amount, s.To[WeeksInYear]}
	}
	return pace{l.Spent, s.To[ToDate]}
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
func (p *Prepared) RestsOn(actual *Counts, c *Course, f Forecast, s *SpreadOver) (b Basis) {
	switch {
	case p.year.ByMonth():
		if f.Kind == RecentMonths {
			b.First = p.year.MonthsElapsed - f.Months
		}
		b.total = actual.Total
		if actual.Monthly != nil {
			b.total = 0
			for _, n := range actual.Monthly[b.First:] {
				b.total += n
			}
		}
		b.Weight = s.InMonths(p.year.FinancialYear, b.First, p.year.MonthsElapsed)
		return b
	case f.Kind == RecentWeeks:
		b.First = p.year.WeeksElapsed - f.Weeks
	}
	for _, n := range c.Week[b.First:p.year.WeeksElapsed] {
		b.total += n
	}
	b.Weight = s.To[p.year.WeeksElapsed] - s.To[b.First]
	return b
}

// goStraight makes the time that remains go on at the mean week so far.
func (p *Prepared) goStraight(c *Course, total float64) {
	each := meanWeek(total, p.year)
	for w := p.year.FirstRemainingWeek(); w <= WeeksInYear; w++ {
		c.Week[w-1] = each * p.year.WeekLeft(w)
	}
	c.Week[p.Elapsed] += c.Past
}

// meanWeek is the mean week of what was done in the time that is over.
func meanWeek(total float64, y *Year) float64 { return total / (float64(y.DaysElapsed()) / 7) }

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
