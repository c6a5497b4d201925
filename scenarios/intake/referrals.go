package intake

import (
	"cmp"
	"slices"

	"fewer/scenarios/tables"
)

type referralKey struct {
	provider  string
	specialty string
}

type referralSums struct {
	months    map[period]tables.Amount
	practices map[string]map[period]tables.Amount
	unknown   map[period]int
	rows      map[period][]rowIn // those that count
}

// referralRow is one row of referrals.
type referralRow struct {
	referralKey
	practice string
	period
	count tables.Amount
	row   int
}

// rowIn is a row of a file.
type rowIn struct {
	*FileReport
	row int
}

// alls is of how many of its keys a row says that it is for all of them.
func (r *referralRow) alls() (n int) {
	for _, key := range []string{r.provider, r.specialty, r.practice} {
		if tables.IsAll(key) {
			n++
		}
	}
	return n
}

// readReferrals reads referrals by provider, specialty and month, and practice
// where it is there.
func (r *rowReader) readReferrals() error {
	r.start()
	c, t := r.columns, r.table
	provider, name := c.First(tables.Providers...), c.First(tables.ProviderName, tables.Provider)
	specialty, month := c.First(tables.Specialties...), c.First(tables.Month, tables.Period, tables.Week)
	practice := c.First(tables.PracticeCode, tables.PracticeName)
	keys := []int{provider, specialty, month, practice, c.Of(tables.PracticeName)}
	if month == c.Of(tables.Week) {
		r.report.note("it is by week, %q: each week counts whole in the month of the day that is given, though it may lie in two, and the last month is short where its last week is not there yet. Give it by month where it can be had", t.Header[month])
	}
	var alls []referralRow
	for t.Next() {
		row := t.Row()
		r.report.Rows++
		if row.Empty() {
			r.report.count(EmptyRow, row.Row)
			continue
		}
		if reason, sums := r.sumsUp(row, keys); sums {
			r.report.count(reason, row.Row)
			continue
		}
		code := r.providerOf(row, provider, name)
		if code == "" || row.Field(specialty) == "" || row.Field(month) == "" {
			r.report.count(BlankKeys, row.Row)
			continue
		}
		if row.LacksResult(keys[:4]) {
			r.report.count(Suppressed, row.Row)
			continue
		}
		if r.other(row.Field(c.Of(tables.CommissionerCode))) {
			r.report.count(Others, row.Row)
			continue
		}
		if month == c.Of(tables.Week) && tables.IsWeekNumber(row.Field(month)) {
			r.fault(t.At(month), "export the referrals by month, or give a day of each week, such as 2010-11-30: the week then counts whole in the month of that day", "%q is the number of a week, which may lie in two months, and referrals are read by month", tables.Clean(row.Field(month)))
			continue
		}
		when, ok := r.month(row.Field(month), row.Field(c.Of(tables.FinancialYear)))
		if !ok || when.Month == 13 {
			r.fault(t.At(month), "write a month as 8, Nov-10 or 2010-11-30", "%q is not a month", tables.Clean(row.Field(month)))
			continue
		}
		at := c.Of(tables.Referrals)
		v, how := tables.ParseAmount(row.Field(at))
		if how == tables.NoNumber || how == tables.Number && v < 0 {
			r.fault(t.At(at), "write it as 14", "%q is not a number of referrals", tables.Clean(row.Field(at)))
			continue
		}
		one := referralRow{referralKey{code, r.specialty(row.Field(specialty)).Name}, tables.Code(row.Field(practice)), period{when.Year, when.Month}, v, row.Row}
		switch {
		case how == tables.NotKnown:
			r.stream(one.referralKey).unknown[one.period]++
			r.report.count(Suppressed, row.Row)
		case one.alls() > 0:
			alls = append(alls, one)
		default:
			r.take(one)
		}
	}
	r.takeAlls(alls)
	return t.Err()
}

// take adds a row to its stream.
func (r *rowReader) take(one referralRow) {
	s := r.stream(one.referralKey)
	s.add(one.practice, one.period, one.count)
	s.rows[one.period] = append(s.rows[one.period], rowIn{r.report, one.row})
	r.referred += one.count
	r.report.count(Used, one.row)
}

// takeAlls adds rows for all specialties, providers or practices, but for those that sum
// up others.
func (r *rowReader) takeAlls(alls []referralRow) {
	slices.SortStableFunc(alls, func(a, b referralRow) int { return cmp.Compare(a.alls(), b.alls()) })
	for _, one := range alls {
		if r.hasParts(one) {
			r.report.count(Total, one.row)
		} else {
			r.take(one)
		}
	}
}

// hasParts tells whether there are others of what a row is for all of.
func (g *gathering) hasParts(one referralRow) bool {
	within := func(all, part string) bool { return all == part || tables.IsAll(all) }
	for k, s := range g.referrals {
		if !within(one.provider, k.provider) || !within(one.specialty, k.specialty) {
			continue
		}
		for practice, months := range s.practices {
			part := referralRow{referralKey: k, practice: practice}
			if _, there := months[one.period]; there && within(one.practice, practice) && part.alls() < one.alls() {
				return true
			}
		}
		part := referralRow{referralKey: k}
		if _, there := s.months[one.period]; there && one.practice == "" && part.alls() < one.alls() {
			return true
		}
	}
	return false
}

func (g *gathering) stream(k referralKey) *referralSums {
	s := g.referrals[k]
	if s == nil {
		s = &referralSums{months: map[period]tables.Amount{}, practices: map[string]map[period]tables.Amount{}, unknown: map[period]int{}, rows: map[period][]rowIn{}}
		g.referrals[k] = s
	}
	return s
}

func (s *referralSums) add(practice string, p period, v tables.Amount) {
	s.months[p] += v
	if practice == "" || v == 0 {
		return
	}
	if s.practices[practice] == nil {
		s.practices[practice] = map[period]tables.Amount{}
	}
	s.practices[practice][p] += v
}

// merge adds the sums of a provider that goes by another name.
func (s *referralSums) merge(o *referralSums) {
	for p, v := range o.months {
		s.months[p] += v
		s.rows[p] = append(s.rows[p], o.rows[p]...)
	}
	for p, n := range o.unknown {
		s.unknown[p] += n
	}
	for practice, months := range o.practices {
		if s.practices[practice] == nil {
			s.practices[practice] = map[period]tables.Amount{}
		}
		for p, v := range months {
			s.practices[practice][p] += v
		}
	}
}

// leaveOut says of a stream's rows in some months that they do not count, and why, and
// what they come to.
func (s *referralSums) leaveOut(reason string, of func(period) bool) (sum tables.Amount) {
	for p, rows := range s.rows {
		if !of(p) {
			continue
		}
		sum += s.months[p]
		for _, one := range rows {
			one.move(Used, reason, 1, one.row)
		}
		delete(s.rows, p)
	}
	return sum
}
