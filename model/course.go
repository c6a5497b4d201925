package model

// course is how a line or referral stream goes through the year if nothing
// changes (projection.md §2), in units, or in pounds without activity.
type course struct {
	week Weights // all of each week, the cut one with its past days
	past float64 // of the cut week, what its past days had
}

// runningTo is the running total of a course.
func (p *Prepared) runningTo(c *course) running {
	to := runningTotal(&c.week)
	to[toDate] = to[p.elapsed] + c.past
	return to
}

// pace is how fast something goes on: times ÷ over for each unit of weight.
type pace struct{ times, over float64 }

// in is what comes in time that weighs so much.
func (f pace) in(weight float64) float64 { return quotient(f.times*weight, f.over) }

// goOn fills the time that remains at a pace.
func (p *Prepared) goOn(c *course, f pace, s *spreadOver) {
	for i := p.elapsed; i < WeeksInYear; i++ {
		c.week[i] = f.in(s.left(i, p.elapsed))
	}
	c.week[p.elapsed] += c.past
}

// activity is the course of counts, given the year's plan in units.
func (p *Prepared) activity(actual *Counts, f Forecast, plan float64, s *spreadOver) course {
	c := p.counted(actual, s)
	if f.Kind == straightLine {
		p.goStraight(&c, actual.Total)
		return c
	}
	p.goOn(&c, p.paceOf(actual, &c, f, plan, s), s)
	return c
}

// paceOf is the pace that a forecast of counts goes on at, which is also that of
// a full year.
func (p *Prepared) paceOf(actual *Counts, c *course, f Forecast, plan float64, s *spreadOver) pace {
	if f.Kind == OnPlan {
		return pace{plan, s.to[WeeksInYear]}
	}
	return pace{p.restsOn(actual, c, f, s).rate(), 1}
}

// spending is the course of a line without activity.
func (p *Prepared) spending(l *Line, s *spreadOver) course {
	c := p.counted(&Counts{Total: l.Spent}, s)
	switch l.Forecast.Kind {
	case straightLine:
		p.goStraight(&c, l.Spent)
	case ForecastAmount:
		p.goOn(&c, pace{l.Forecast.Amount - l.Spent, s.to[WeeksInYear] - s.to[toDate]}, s)
	default:
		p.goOn(&c, spendingPace(l, s), s)
	}
	return c
}

// spendingPace is the pace of a line without activity in a full year, which is
// also that of the time that remains but where an amount is expected.
func spendingPace(l *Line, s *spreadOver) pace {
	switch l.Forecast.Kind {
	case NothingMore:
		return pace{0, 1}
	case OnPlan:
		return pace{l.Budget.Value, s.to[WeeksInYear]}
	case ForecastAmount:
		return pace{l.Forecast.Amount, s.to[WeeksInYear]}
	}
	return pace{l.Spent, s.to[toDate]}
}

// counted lays what was counted over the time that is over: by week as it
// stands, by month over the days of each, and a total over all of it.
func (p *Prepared) counted(actual *Counts, s *spreadOver) (c course) {
	switch {
	case actual.Weekly != nil:
		copy(c.week[:p.elapsed], actual.Weekly)
	case actual.Monthly != nil:
		from := 0
		for m, n := range actual.Monthly {
			to := p.year.FinancialYear.DaysToMonth(m + 1)
			p.layOver(&c, n, s, from, to)
			from = to
		}
	default:
		done := s.to[toDate]
		for i := range p.elapsed {
			c.week[i] = quotient(actual.Total*s.weight[i], done)
		}
		c.past = quotient(actual.Total*(done-s.to[p.elapsed]), done)
	}
	return c
}

// layOver spreads n over days from+1..to by the profile.
func (p *Prepared) layOver(c *course, n float64, s *spreadOver, from, to int) {
	all := s.dayTo[to] - s.dayTo[from]
	for day := from; day < to; {
		i := day / 7
		next := min(to, 7*(i+1))
		if i >= WeeksInYear-1 {
			i, next = WeeksInYear-1, to
		}
		part := quotient(n*(s.dayTo[next]-s.dayTo[day]), all)
		if i < p.elapsed {
			c.week[i] += part
		} else {
			c.past += part
		}
		day = next
	}
}

// basis is the time that a forecast by rate rests on: its elapsed weeks, or
// months, from first+1 on, what was counted in them, and their weight.
type basis struct {
	first         int
	total, weight float64
}

// rate is units for each unit of weight.
func (b basis) rate() float64 { return quotient(b.total, b.weight) }

// restsOn finds the basis of a forecast by run rate, recent weeks or recent months.
func (p *Prepared) restsOn(actual *Counts, c *course, f Forecast, s *spreadOver) (b basis) {
	switch {
	case p.year.ByMonth():
		if f.Kind == RecentMonths {
			b.first = p.year.MonthsElapsed - f.Months
		}
		b.total = actual.Total
		if actual.Monthly != nil {
			b.total = 0
			for _, n := range actual.Monthly[b.first:] {
				b.total += n
			}
		}
		b.weight = s.inMonths(p.year.FinancialYear, b.first, p.year.MonthsElapsed)
		return b
	case f.Kind == RecentWeeks:
		b.first = p.year.WeeksElapsed - f.Weeks
	}
	for _, n := range c.week[b.first:p.year.WeeksElapsed] {
		b.total += n
	}
	b.weight = s.to[p.year.WeeksElapsed] - s.to[b.first]
	return b
}

// goStraight makes the time that remains go on at the mean week so far.
func (p *Prepared) goStraight(c *course, total float64) {
	each := meanWeek(total, p.year)
	for w := p.year.FirstRemainingWeek(); w <= WeeksInYear; w++ {
		c.week[w-1] = each * p.year.WeekLeft(w)
	}
	c.week[p.elapsed] += c.past
}

// meanWeek is the mean week of what was done in the time that is over.
func meanWeek(total float64, y *Year) float64 { return total / (float64(y.DaysElapsed()) / 7) }

// billedBeyond is what was billed of a line beyond its units × unit value, to the
// end of each week. Only the past is billed, so no change moves it.
func (p *Prepared) billedBeyond(l *Line, q *preparedLine) *running {
	var cost course
	if l.ActualCost.Each() == nil && l.Actual.Total != 0 {
		each := l.ActualCost.Total / l.Actual.Total
		for i := range p.elapsed {
			cost.week[i] = q.week[i] * each
		}
		cost.past = q.past * each
	} else {
		cost = p.counted(l.ActualCost, q.profile)
	}
	for i := range p.elapsed {
		cost.week[i] -= q.week[i] * q.unit
	}
	cost.past -= q.past * q.unit
	cost.week[p.elapsed] = cost.past
	to := p.runningTo(&cost)
	return &to
}
