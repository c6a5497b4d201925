package gather

import (
	"cmp"
	"fmt"
	"slices"

	"fewer/model"
	"fewer/model/holiday"
	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// weekly are referrals by week, which wait until the year is known.
type weekly struct {
	report *tally.FileReport
	at     tables.Place // of its first row
	by     cell.DayOfWeek
	rows   []weekRow
	beyond map[Period]cell.Amount // in the part of a week that lies in a month after the row's own
}

type weekRow struct {
	referralRow
	known bool
	week  cell.NamedWeek
}

// cutWeek is a week of a stream that lies in two months.
type cutWeek struct {
	Stream
	first Period
}

// spreadWeeks puts referrals by week into months.
func (g *Gathered) spreadWeeks(year model.FinancialYear) error {
	for _, w := range g.weekly {
		var days []cell.NamedWeek
		for _, r := range w.rows {
			days = append(days, r.week)
		}
		if w.by == cell.AnyDay {
			w.by = cell.DayOfWeekBy(days)
		}
		w.say(days, year)
	}
	if err := g.weeksThere(year); err != nil {
		return err
	}
	for _, w := range g.weekly {
		w.spread(g, year)
	}
	return nil
}

// say notes how weeks are read.
func (w *weekly) say(weeks []cell.NamedWeek, year model.FinancialYear) {
	const spread = "Each week's referrals are spread over its working days; of a week that lies in two months each has its share, in whole referrals"
	switch {
	case slices.ContainsFunc(weeks, func(n cell.NamedWeek) bool { return n.Number > 0 }):
		w.report.Note("it is by the number of the week: week 1 is 1 to 7 April %d, as everywhere here. %s. Where its weeks are others, give the day on which each ends, under Week ending", int(year), spread)
	case w.by == cell.FirstDay:
		w.report.Note("it is by week, and goes by the day on which each begins. %s", spread)
	case w.by == cell.LastDay:
		w.report.Note("it is by week, and goes by the day on which each ends. %s", spread)
	default:
		w.report.Note("it is by week, and nothing says whether the days given are the first or the last: each week counts whole in the month of its day, though it may lie in two. Head the column Week ending or Week commencing")
	}
}

// weeksThere finds which days of the year the weeks have. Numbers that begin late may be
// those of the calendar year, which is asked.
func (g *Gathered) weeksThere(year model.FinancialYear) error {
	if len(g.weekly) == 0 {
		return nil
	}
	const lateWeek = 10 // the calendar's numbers in April begin with 13 or 14
	start, from := year.WeekStart(1), model.WeeksInYear
	g.weekDays = make([]bool, year.Days())
	for _, w := range g.weekly {
		for _, r := range w.rows {
			if r.week.Number > 0 {
				from = min(from, r.week.Number)
			} else {
				from = 0
			}
			first, last := r.week.Days(year, w.by)
			if w.by == cell.AnyDay && r.week.Number == 0 {
				first, last = first.AddDate(0, 0, -6), last.AddDate(0, 0, 6) // whichever they are
			}
			for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
				if i := int(day.Sub(start).Hours() / 24); i >= 0 && i < len(g.weekDays) {
					g.weekDays[i] = true
				}
			}
		}
	}
	if from < lateWeek || g.Known != nil {
		return nil
	}
	return &tables.Fault{
		Place: g.weekly[0].at, What: fmt.Sprintf("its weeks begin with number %d, in %s if week 1 is 1 to 7 April; they may be those of the calendar year", from, year.WeekStart(from).Month()),
		Hint: "give the day on which each week ends, in a column Week ending; or give the earlier weeks too",
	}
}

// spread counts the rows in their months.
func (w *weekly) spread(g *Gathered, year model.FinancialYear) {
	w.beyond = map[Period]cell.Amount{}
	cut, order := map[cutWeek][]*weekRow{}, []cutWeek{}
	shares := map[*weekRow]float64{}
	seconds := map[*weekRow]Period{}
	var alls []referralRow
	for i := range w.rows {
		r := &w.rows[i]
		months, share := cell.InMonths(r.week.Days(year, w.by))
		r.Period = Period{months[0].Year, months[0].Month}
		switch {
		case !r.known:
			g.stream(r.Stream).Unknown[r.Period]++
			w.report.Count(tally.Suppressed, r.row)
		case r.alls() > 0:
			if share[0] < 0.5 {
				r.Period = Period{months[1].Year, months[1].Month}
			}
			alls = append(alls, r.referralRow)
		case len(months) == 1:
			g.take(w.report, r.referralRow)
		default:
			k := cutWeek{r.Stream, r.Period}
			if cut[k] == nil {
				order = append(order, k)
			}
			cut[k] = append(cut[k], r)
			shares[r], seconds[r] = share[0], Period{months[1].Year, months[1].Month}
		}
	}
	for _, k := range order {
		first := wholeShares(cut[k], shares)
		for i, r := range cut[k] {
			one, second := r.referralRow, seconds[r]
			one.count = first[i]
			rest := r.count - first[i]
			if one.count == 0 || one.Year != year {
				one.count, rest, one.Period, second = rest, one.count, second, one.Period
			}
			g.take(w.report, one)
			if rest != 0 {
				g.stream(one.Stream).Add(one.practice, second, rest)
				g.Referred += rest
				w.beyond[second] += rest
			}
		}
	}
	g.takeAlls(w.report, alls)
}

// wholeShares parts counts by their shares, so that each part is whole and all together
// come as near as they can.
func wholeShares(rows []*weekRow, shares map[*weekRow]float64) []cell.Amount {
	parts, over, sum, given := make([]cell.Amount, len(rows)), make([]float64, len(rows)), 0.0, 0
	order := make([]int, len(rows))
	for i, r := range rows {
		exact := r.count.Float() * shares[r]
		whole := int(exact + 1e-9)
		parts[i], over[i], order[i] = cell.Amount(whole)*cell.Scale, exact-float64(whole), i
		sum, given = sum+exact, given+whole
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(over[b], over[a]) })
	for _, i := range order[:min(len(order), max(0, int(sum+0.5)-given))] {
		if parts[i]+cell.Scale <= rows[i].count {
			parts[i] += cell.Scale
		}
	}
	return parts
}

// LacksWeeks says which days of the months that are over no week of referrals has, but for
// so many first days of the year; and, of each file, what of its weeks lies after them.
func (g *Gathered) LacksWeeks(elapsed, but int) (missing []string) {
	for _, w := range g.weekly {
		sum := cell.Amount(0)
		for p, v := range w.beyond {
			if !g.Within(p) || p.Month > elapsed {
				sum += v
			}
		}
		if sum != 0 {
			w.report.Note("%v referrals of its weeks that lie partly outside the months to %s do not count", sum.Float(), cell.MonthName(elapsed))
		}
	}
	if len(g.weekly) == 0 {
		return nil
	}
	working, first := 0, 0
	days := g.weekDays[:g.Year.DaysToMonth(elapsed)]
	for i, there := range append(slices.Clone(days), true) {
		switch {
		case there && working > 0:
			missing = append(missing, model.DaysWords(g.Year.WeekStart(1).AddDate(0, 0, first), g.Year.WeekStart(1).AddDate(0, 0, i-1)))
			working = 0
			fallthrough
		case there:
			first = i + 1
		case i >= but && holiday.IsWorkingDay(g.Year.WeekStart(1).AddDate(0, 0, i)):
			working++
		}
	}
	return missing
}
