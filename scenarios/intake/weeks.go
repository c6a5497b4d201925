package intake

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"fewer/model"
	"fewer/scenarios/tables"
)

// weekly are referrals by week, which wait until the year is known.
type weekly struct {
	report *FileReport
	at     tables.Place // of its first row
	by     tables.DayOfWeek
	rows   []weekRow
	beyond map[period]tables.Amount // in the part of a week that lies in a month after the row's own
}

type weekRow struct {
	referralRow
	known bool
	week  tables.NamedWeek
}

// cutWeek is a week of a stream that lies in two months.
type cutWeek struct {
	referralKey
	first period
}

// spreadWeeks puts referrals by week into months.
func (g *gathering) spreadWeeks(year model.FinancialYear) error {
	for _, w := range g.weekly {
		var days []tables.NamedWeek
		for _, r := range w.rows {
			days = append(days, r.week)
		}
		if w.by == tables.AnyDay {
			w.by = tables.DayOfWeekBy(days)
		}
		w.say(days, year)
	}
	if err := g.weeksMissing(year); err != nil {
		return err
	}
	for _, w := range g.weekly {
		w.spread(g, year)
	}
	return nil
}

// say notes how weeks are read.
func (w *weekly) say(weeks []tables.NamedWeek, year model.FinancialYear) {
	const spread = "Each week's referrals are spread over its working days; of a week that lies in two months each has its share, in whole referrals"
	switch {
	case slices.ContainsFunc(weeks, func(n tables.NamedWeek) bool { return n.Number > 0 }):
		w.report.note("it is by the number of the week: week 1 is 1 to 7 April %d, as everywhere here. %s. Where its weeks are others, give the day on which each ends, under Week ending", int(year), spread)
	case w.by == tables.FirstDay:
		w.report.note("it is by week, and goes by the day on which each begins. %s", spread)
	case w.by == tables.LastDay:
		w.report.note("it is by week, and goes by the day on which each ends. %s", spread)
	default:
		w.report.note("it is by week, and nothing says whether the days given are the first or the last: each week counts whole in the month of its day, though it may lie in two. Head the column Week ending or Week commencing")
	}
}

// weeksMissing refuses weeks that are not there among others: they are not known, and must
// not count as none. Numbers that begin late may be those of the calendar year.
func (g *gathering) weeksMissing(year model.FinancialYear) error {
	if len(g.weekly) == 0 {
		return nil
	}
	start, covered, last, numbers := year.WeekStart(1), make([]bool, year.Days()), -1, false
	from := len(covered)
	for _, w := range g.weekly {
		for _, r := range w.rows {
			numbers = numbers || r.week.Number > 0
			first, after := r.week.Days(year, w.by)
			if w.by == tables.AnyDay && r.week.Number == 0 {
				first, after = first.AddDate(0, 0, -6), after.AddDate(0, 0, 6) // whichever they are
			}
			for day := first; !day.After(after); day = day.AddDate(0, 0, 1) {
				if i := int(day.Sub(start).Hours() / 24); i >= 0 && i < len(covered) {
					covered[i], last, from = true, max(last, i), min(from, i)
				}
			}
		}
	}
	g.weeksTo = last + 1
	if g.Known == nil {
		from = 0
	}
	run := 0
	for i := from; i <= last; i++ {
		if run++; covered[i] {
			run = 0
		}
		if run < 7 {
			continue
		}
		end := i
		for end+1 <= last && !covered[end+1] {
			end++
		}
		what, hint := fmt.Sprintf("it has no week of %s: a week that is not there is not known, and must not count as none", model.DaysWords(start.AddDate(0, 0, i-6), start.AddDate(0, 0, end))), "give those weeks too, with 0 where there were no referrals"
		if numbers && i == 6 {
			hint = "if its numbers are those of the calendar year, give the day on which each week ends, under Week ending; else give the earlier weeks too"
		}
		return &tables.Fault{Place: g.weekly[0].at, What: what, Hint: hint}
	}
	return nil
}

// spread counts the rows in their months.
func (w *weekly) spread(g *gathering, year model.FinancialYear) {
	w.beyond = map[period]tables.Amount{}
	cut, order := map[cutWeek][]*weekRow{}, []cutWeek{}
	shares := map[*weekRow]float64{}
	seconds := map[*weekRow]period{}
	var alls []referralRow
	for i := range w.rows {
		r := &w.rows[i]
		months, share := tables.InMonths(r.week.Days(year, w.by))
		r.period = period{months[0].Year, months[0].Month}
		switch {
		case !r.known:
			g.stream(r.referralKey).unknown[r.period]++
			w.report.count(Suppressed, r.row)
		case r.alls() > 0:
			if share[0] < 0.5 {
				r.period = period{months[1].Year, months[1].Month}
			}
			alls = append(alls, r.referralRow)
		case len(months) == 1:
			g.take(w.report, r.referralRow)
		default:
			k := cutWeek{r.referralKey, r.period}
			if cut[k] == nil {
				order = append(order, k)
			}
			cut[k] = append(cut[k], r)
			shares[r], seconds[r] = share[0], period{months[1].Year, months[1].Month}
		}
	}
	for _, k := range order {
		first := wholeShares(cut[k], shares)
		for i, r := range cut[k] {
			one, second := r.referralRow, seconds[r]
			one.count = first[i]
			rest := r.count - first[i]
			if one.count == 0 || one.year != year {
				one.count, rest, one.period, second = rest, one.count, second, one.period
			}
			g.take(w.report, one)
			if rest != 0 {
				g.stream(one.referralKey).add(one.practice, second, rest)
				g.referred += rest
				w.beyond[second] += rest
			}
		}
	}
	g.takeAlls(w.report, alls)
}

// wholeShares parts counts by their shares, so that each part is whole and all together
// come as near as they can.
func wholeShares(rows []*weekRow, shares map[*weekRow]float64) []tables.Amount {
	parts, over, sum, given := make([]tables.Amount, len(rows)), make([]float64, len(rows)), 0.0, 0
	order := make([]int, len(rows))
	for i, r := range rows {
		exact := r.count.Float() * shares[r]
		whole := int(exact + 1e-9)
		parts[i], over[i], order[i] = tables.Amount(whole)*tables.Scale, exact-float64(whole), i
		sum, given = sum+exact, given+whole
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(over[b], over[a]) })
	for _, i := range order[:min(len(order), max(0, int(sum+0.5)-given))] {
		if parts[i]+tables.Scale <= rows[i].count {
			parts[i] += tables.Scale
		}
	}
	return parts
}

// sayOfWeeks says what of the weeks lies after the last month, or that they end before it.
func (m *making) sayOfWeeks() {
	year := m.result.Year.FinancialYear
	for _, w := range m.weekly {
		sum := tables.Amount(0)
		for p, v := range w.beyond {
			if !m.within(p) || p.month > m.elapsed {
				sum += v
			}
		}
		if sum != 0 {
			w.report.note("%v referrals of its weeks that lie partly outside the months to %s do not count", sum.Float(), tables.MonthName(m.elapsed))
		}
	}
	days := year.DaysToMonth(m.elapsed)
	if len(m.weekly) == 0 || m.weeksTo >= days {
		return
	}
	working := 0
	for i := m.weeksTo; i < days; i++ {
		if model.IsWorkingDay(year.WeekStart(1).Add(time.Duration(i) * 24 * time.Hour)) {
			working++
		}
	}
	if working > 0 {
		m.warn("the weeks of referrals end %d working days before %s does: none are counted there. Give the next week too, or read all of it to month %d", working, tables.MonthName(m.elapsed), m.elapsed-1)
	}
}
