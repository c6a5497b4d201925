package gather

import (
	"cmp"
	"slices"

	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

type Stream struct {
	Provider  string
	Specialty string
}

type Referrals struct {
	Months    map[Period]cell.Amount
	Practices map[string]map[Period]cell.Amount
	Unknown   map[Period]int
	rows      map[Period][]rowIn // those that count; one of a week that lies in two months in one of them
	left      map[Period]bool    // months that are left out
}

// referralRow is one row of referrals.
type referralRow struct {
	Stream
	practice string
	Period
	count cell.Amount
	row   int
}

// rowIn is a row of a file.
type rowIn struct {
	*tally.FileReport
	row int
}

// alls is of how many of its keys a row says that it is for all of them.
func (r *referralRow) alls() (n int) {
	for _, key := range []string{r.Provider, r.Specialty, r.practice} {
		if tables.IsAll(key) {
			n++
		}
	}
	return n
}

// readReferrals reads referrals by provider, specialty and month or week, and practice
// where it is there.
func (r *rowReader) readReferrals() error {
	r.start()
	c, t := r.columns, r.table
	p := &places{
		provider: c.First(tables.Providers...), providerName: c.First(tables.ProviderName, tables.Provider),
		specialty: c.First(tables.Specialties...), month: c.First(tables.Month, tables.Period, tables.Week), year: c.Of(tables.FinancialYear), commissioner: c.Of(tables.CommissionerCode),
		across: byMonth(r.across),
	}
	practice := c.First(tables.PracticeCode, tables.PracticeName)
	p.keys = []int{p.provider, p.specialty, p.month, practice, c.Of(tables.PracticeName)}
	var weeks *weekly
	if p.across != nil {
		r.sayAcross()
	} else if p.month == c.Of(tables.Week) {
		weeks = &weekly{report: r.Report, by: cell.DayOfWeekIn(t.Header[p.month])}
	}
	var alls []referralRow
	for row, ok := r.next(); ok; row, ok = r.next() {
		one, reason := r.referralKeys(row, p, practice)
		switch {
		case reason != "":
			r.Report.Count(reason, row.Row)
		case p.across != nil:
			r.referralsAcross(row, p, one, &alls)
		case weeks != nil:
			r.weekOf(row, p, one, weeks)
		default:
			when, ok := r.month(row.Field(p.month), row.Field(p.year))
			if !ok || when.Month == 13 {
				r.noMonth(p.month, row.Field(p.month), row.Field(p.year))
				continue
			}
			one.Period = Period{when.Year, when.Month}
			if v, known, ok := r.referralsAt(row, c.Of(tables.Referrals)); ok {
				one.count = v
				r.counts(one, known, &alls)
			}
		}
	}
	if err := r.inDoubt(p.month); err != nil {
		return err
	}
	if weeks != nil && len(weeks.rows) > 0 {
		r.weekly = append(r.weekly, weeks)
	}
	r.takeAlls(r.Report, alls)
	return t.Err()
}

// referralKeys reads whose referrals a row has; reason is why the row does not count, ""
// where it does.
func (r *rowReader) referralKeys(row tables.Row, p *places, practice int) (one referralRow, reason string) {
	if reason, sums := r.sumsUp(row, p.keys); sums {
		return one, reason
	}
	code := r.providerOf(row, p.provider, p.providerName)
	switch {
	case code == "" || row.Field(p.specialty) == "" || row.Field(p.month) == "" && p.across == nil:
		return one, tally.BlankKeys
	case row.LacksResult(p.keys[:4]):
		return one, tally.Suppressed
	case r.other(row, p.commissioner):
		return one, tally.Others
	}
	return referralRow{Stream: Stream{code, r.specialty(row.Field(p.specialty)).Name}, practice: cell.Organisation(row.Field(practice)), row: row.Row}, ""
}

// referralsAt reads a cell of referrals; ok is false where it is no number of them.
func (r *rowReader) referralsAt(row tables.Row, at int) (v cell.Amount, known, ok bool) {
	v, how := cell.ParseAmount(row.Field(at))
	if how == cell.NoNumber || how == cell.Number && v < 0 {
		r.fault(r.table.At(at), "write it as 14", "%q is not a number of referrals", cell.Clean(row.Field(at)))
		return 0, false, false
	}
	return v, how != cell.NotKnown, true
}

// counts adds a row to its stream, or notes that it is not known, or for all of something.
func (r *rowReader) counts(one referralRow, known bool, alls *[]referralRow) {
	switch {
	case !known:
		r.stream(one.Stream).Unknown[one.Period]++
		r.Report.Count(tally.Suppressed, one.row)
	case one.alls() > 0:
		*alls = append(*alls, one)
	default:
		r.take(r.Report, one)
	}
}

// referralsAcross takes a row whose months stand side by side: each that has anything
// counts as a row.
func (r *rowReader) referralsAcross(row tables.Row, p *places, one referralRow, alls *[]referralRow) {
	counted := 0
	for _, cells := range p.across {
		for _, of := range cells {
			if of.Meaning() != tables.Referrals || row.Field(of.Column) == "" {
				continue
			}
			one.Period = Period{of.When.Year, of.When.Month}
			if one.Period.Year == 0 {
				one.Period.Year = r.yearOf(row.Field(p.year))
			}
			if v, known, ok := r.referralsAt(row, of.Column); ok {
				one.count = v
				r.counts(one, known, alls)
			}
			counted++
		}
	}
	if counted == 0 {
		r.Report.Count(tally.EmptyRow, row.Row)
	}
	r.Report.Rows += max(1, counted) - 1
}

// weekOf takes a row of one week.
func (r *rowReader) weekOf(row tables.Row, p *places, one referralRow, to *weekly) {
	text := row.Field(p.month)
	year := remembered(r.years, row.Field(p.year), cell.ParseYear)
	week, ok := cell.ParseWeek(text, year, r.table.Dates1904)
	if !ok {
		r.fault(r.table.At(p.month), "write the number of a week from 1 to 52, or the day on which it ends, such as 2010-11-28", "%q is not a week of the financial year", cell.Clean(text))
		return
	}
	v, known, ok := r.referralsAt(row, r.columns.Of(tables.Referrals))
	if !ok {
		return
	}
	if len(to.rows) == 0 {
		to.at = r.table.At(p.month)
	}
	one.count = v
	to.rows = append(to.rows, weekRow{one, known, week})
}

// take adds a row to its stream.
func (g *Gathered) take(report *tally.FileReport, one referralRow) {
	s := g.stream(one.Stream)
	s.Add(one.practice, one.Period, one.count)
	s.rows[one.Period] = append(s.rows[one.Period], rowIn{report, one.row})
	g.Referred += one.count
	report.Count(tally.Used, one.row)
}

// takeAlls adds rows for all specialties, providers or practices, but for those that sum
// up others.
func (g *Gathered) takeAlls(report *tally.FileReport, alls []referralRow) {
	slices.SortStableFunc(alls, func(a, b referralRow) int { return cmp.Compare(a.alls(), b.alls()) })
	for _, one := range alls {
		if g.hasParts(one) {
			report.Count(tally.Total, one.row)
		} else {
			g.take(report, one)
		}
	}
}

// hasParts tells whether there are others of what a row is for all of.
func (g *Gathered) hasParts(one referralRow) bool {
	within := func(all, part string) bool { return all == part || tables.IsAll(all) }
	for k, s := range g.Referrals {
		if !within(one.Provider, k.Provider) || !within(one.Specialty, k.Specialty) {
			continue
		}
		for practice, months := range s.Practices {
			part := referralRow{Stream: k, practice: practice}
			if _, there := months[one.Period]; there && within(one.practice, practice) && part.alls() < one.alls() {
				return true
			}
		}
		part := referralRow{Stream: k}
		if _, there := s.Months[one.Period]; there && one.practice == "" && part.alls() < one.alls() {
			return true
		}
	}
	return false
}

func (g *Gathered) stream(k Stream) *Referrals {
	s := g.Referrals[k]
	if s == nil {
		s = &Referrals{Months: map[Period]cell.Amount{}, Practices: map[string]map[Period]cell.Amount{}, Unknown: map[Period]int{}, rows: map[Period][]rowIn{}, left: map[Period]bool{}}
		g.Referrals[k] = s
	}
	return s
}

// Add adds referrals of a practice, "" for none.
func (s *Referrals) Add(practice string, p Period, v cell.Amount) {
	s.Months[p] += v
	s.AddOf(practice, p, v)
}

// AddOf tells of referrals that are there already which practice they are of.
func (s *Referrals) AddOf(practice string, p Period, v cell.Amount) {
	if practice == "" || v == 0 {
		return
	}
	if s.Practices[practice] == nil {
		s.Practices[practice] = map[Period]cell.Amount{}
	}
	s.Practices[practice][p] += v
}

// alias gives practices that are named where the list has their code that code.
func (s *Referrals) alias(listed []Practice) {
	for name, months := range s.Practices {
		code := ""
		for _, p := range listed {
			switch {
			case p.Code == name:
				code = ""
			case codes.PlainName(p.Name) != codes.PlainName(name):
				continue
			case code != "" && code != p.Code:
				code = ""
			default:
				code = p.Code
				continue
			}
			break
		}
		if code == "" {
			continue
		}
		delete(s.Practices, name)
		for p, v := range months {
			s.AddOf(code, p, v)
		}
	}
}

// merge adds the sums of a provider that goes by another name.
func (s *Referrals) merge(o *Referrals) {
	for p, v := range o.Months {
		s.Months[p] += v
		s.rows[p] = append(s.rows[p], o.rows[p]...)
	}
	for p, n := range o.Unknown {
		s.Unknown[p] += n
	}
	for practice, months := range o.Practices {
		for p, v := range months {
			s.AddOf(practice, p, v)
		}
	}
}

// LeaveOut says of a stream's rows in some months that they do not count, and why, and
// what they come to.
func (s *Referrals) LeaveOut(reason string, of func(Period) bool) (sum cell.Amount) {
	for p, v := range s.Months {
		if s.left[p] || !of(p) {
			continue
		}
		sum += v
		for _, one := range s.rows[p] {
			one.Move(tally.Used, reason, 1, one.row)
		}
		s.left[p] = true
	}
	return sum
}
