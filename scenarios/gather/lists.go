package gather

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/number"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

type Practice struct {
	Code, Name string
	List       float64
	ListKnown  bool
}

type Contract struct {
	Provider, Name string
	Schedule       model.Schedule
	Factor         float64
	HasFactor      bool
	At             tables.Place
}

type Ratio struct {
	Specialty codes.Specialty
	Provider  string
	POD       model.PointOfDelivery
	Each      float64
	Lag       model.Lag
	Backfill  float64
	Instead   bool
	Elsewhere string // the provider or line that it leads to instead; "" for the row's own
	At        tables.Place
}

// another tells whether a ratio says otherwise of the same referrals and the same work.
func (r Ratio) another(o Ratio) bool {
	with := o
	with.Each, with.Lag, with.Backfill, with.At = r.Each, r.Lag, r.Backfill, r.At
	return with == r && (r.Each != o.Each || r.Lag != o.Lag || r.Backfill != o.Backfill)
}

// readPractices reads the practices with their list sizes.
func (r *rowReader) readPractices() error {
	c, t := r.columns, r.table
	name, rounded := c.First(tables.PracticeName, tables.Name), 0
	for row, ok := r.next(); ok; row, ok = r.next() {
		code := cell.Organisation(row.Field(c.Of(tables.PracticeCode)))
		switch {
		case tables.IsTotal(code) || tables.IsTotal(row.Field(name)), tables.IsEngland(code) || tables.IsEngland(row.Field(name)), tables.IsAll(code) || tables.IsAll(row.Field(name)):
			r.Report.Count(tally.Total, row.Row)
			continue
		case code == "":
			r.Report.Count(tally.BlankKeys, row.Row)
			continue
		case code == tables.NoResult:
			r.Report.Count(tally.Suppressed, row.Row)
			continue
		}
		p := Practice{Code: code, Name: cell.Clean(row.Field(name))}
		v, how := cell.ParseAmount(row.Field(c.Of(tables.ListSize)))
		if how == cell.NoNumber || how == cell.Number && v < 0 {
			r.fault(t.At(c.Of(tables.ListSize)), "write it as 9850", "%q is not a number of patients", cell.Clean(row.Field(c.Of(tables.ListSize))))
		}
		if v%cell.Scale != 0 {
			rounded++
			v = (v + cell.Scale/2) / cell.Scale * cell.Scale
		}
		p.List, p.ListKnown = v.Float(), how == cell.Number
		for _, other := range r.Gathered.Practices {
			if other.Code == p.Code && p.ListKnown && other.ListKnown && other.List != p.List {
				r.fault(t.At(c.Of(tables.ListSize)), "leave one row of each practice", "the practice %s has %v patients here, and %v in another row", p.Code, p.List, other.List)
			}
		}
		r.Gathered.Practices = append(r.Gathered.Practices, p)
		r.Report.Count(tally.Used, row.Row)
	}
	if rounded > 0 {
		r.Report.Note("%d list sizes have fractions, as weighted ones do, and were rounded to whole patients", rounded)
	}
	return t.Err()
}

// readContracts reads providers' contracts, a schedule in each row.
func (r *rowReader) readContracts() error {
	r.start()
	c, t := r.columns, r.table
	provider := c.First(tables.Providers...)
	for row, ok := r.next(); ok; row, ok = r.next() {
		code, called := codes.Provider(row.Field(provider))
		one := Contract{Provider: code, Name: cmp.Or(cell.Clean(row.Field(c.First(tables.ProviderName, tables.Name))), called), At: t.At(provider)}
		switch {
		case one.Provider == "" || row.Field(c.Of(tables.Terms)) == "":
			r.Report.Count(tally.BlankKeys, row.Row)
			continue
		}
		if one.Name != "" {
			r.ProviderNames[one.Provider] = one.Name
		}
		form, near, known := codes.FormOf(row.Field(c.Of(tables.Terms)))
		if one.Schedule.Form = form; !known {
			hint := "write one of " + codes.FormWords()
			if near != "" {
				hint = "write " + near + ", if that is meant, or one of " + codes.FormWords()
			}
			r.fault(t.At(c.Of(tables.Terms)), hint, "%q is not a form of contract", cell.Clean(row.Field(c.Of(tables.Terms))))
		}
		r.covers(row, &one)
		r.contractAmounts(row, &one)
		r.Gathered.Contracts = append(r.Gathered.Contracts, one)
		r.Report.Count(tally.Used, row.Row)
	}
	return t.Err()
}

// covers reads the points of delivery that a schedule is for.
func (r *rowReader) covers(row tables.Row, one *Contract) {
	at := r.columns.First(append([]tables.Meaning{tables.Pods}, tables.Deliveries...)...)
	all := strings.FieldsFunc(row.Field(at), func(c rune) bool { return strings.ContainsRune(",;/|+", c) })
	for _, text := range all {
		if text = cell.Trim(text); text == "" {
			continue
		}
		d, ok := r.delivery(text)
		if !ok || d.Passes != "" {
			r.fault(r.table.At(at), "write codes such as NEL, or names such as non_elective, with commas between", "%q is not a point of delivery with activity", cell.Clean(text))
			continue
		}
		one.Schedule.Covers.PODs = append(one.Schedule.Covers.PODs, d.POD)
	}
}

// leastLimit is below what a ceiling or floor of a year is hardly pounds: 103 beside a value
// is a share of it.
const leastLimit = 1000 * cell.Scale

func (r *rowReader) contractAmounts(row tables.Row, one *Contract) {
	s := &one.Schedule
	pounds := func(m tables.Meaning, to *model.Optional) {
		v, how := cell.ParseAmount(row.Field(r.columns.Of(m)))
		if how == cell.NoNumber || how == cell.NotKnown || v < 0 {
			r.fault(r.table.At(r.columns.Of(m)), "write it as 381,658", "%q is not an amount that can be paid", cell.Clean(row.Field(r.columns.Of(m))))
		}
		*to = model.Optional{Value: v.Float(), Given: how == cell.Number}
	}
	pounds(tables.Value, &s.Value)
	pounds(tables.Baseline, &s.Baseline)
	rate := func(m tables.Meaning, to *model.MarginalRates) {
		if v, given := r.proportion(row, m); given {
			*to = model.AtRate(v)
		}
	}
	rate(tables.MarginalAbove, &s.MarginalAbove)
	rate(tables.MarginalBelow, &s.MarginalBelow)
	if slices.Contains(model.VariableForms, s.Form) {
		r.variable(s)
	}
	limit := func(m tables.Meaning, to *model.Limit) {
		text := row.Field(r.columns.Of(m))
		v, how := cell.ParseAmount(strings.TrimSuffix(text, "%"))
		switch {
		case how == cell.NoNumber || how == cell.NotKnown:
			r.fault(r.table.At(r.columns.Of(m)), "write it as 381,658 or 105%", "%q is not an amount", cell.Clean(text))
		case how == cell.Number && !strings.HasSuffix(text, "%") && !strings.HasPrefix(text, "£") && v < leastLimit:
			r.fault(r.table.At(r.columns.Of(m)), "write 105% for a share of plan, or the pounds with a £", "%q may be pounds or a share of plan", cell.Clean(text))
		case how == cell.Number && strings.HasSuffix(text, "%"):
			*to = model.Limit{Kind: model.LimitOfPlan, Amount: v.Float() / 100}
		case how == cell.Number:
			*to = model.Limit{Kind: model.LimitInPounds, Amount: v.Float()}
		}
	}
	limit(tables.Ceiling, &s.Ceiling)
	limit(tables.Floor, &s.Floor)
	if s.Floor.Kind == s.Ceiling.Kind && s.Floor.Amount > s.Ceiling.Amount {
		r.fault(r.table.At(r.columns.Of(tables.Floor)), "write the least that is paid as the floor, and the most as the ceiling", "the floor is above the ceiling")
	}
	at := r.columns.Of(tables.MarketForces)
	v, how := cell.ParseAmount(row.Field(at))
	if how == cell.NoNumber || how == cell.NotKnown || how == cell.Number && (v <= 0 || v > 10*cell.Scale) {
		r.fault(r.table.At(at), "write it as 1.0412", "%q is not a market forces factor", cell.Clean(row.Field(at)))
	}
	one.Factor, one.HasFactor = v.Float(), how == cell.Number
	for _, other := range r.Contracts {
		if one.HasFactor && other.HasFactor && other.Provider == one.Provider && other.Factor != one.Factor {
			r.fault(r.table.At(at), "write one market forces factor on all rows of a provider", "the market forces factor of %s is %v here, and %v in row %d", one.Provider, one.Factor, other.Factor, other.At.Row)
			break
		}
	}
}

// variable takes the one share that a contract pays, the same above and below, from the
// columns of marginal rates.
func (r *rowReader) variable(s *model.Schedule) {
	above, below := s.MarginalAbove, s.MarginalBelow
	s.MarginalAbove, s.MarginalBelow = nil, nil
	at := r.table.At(max(0, r.columns.Of(tables.MarginalAbove)))
	if len(above) == 0 {
		above = below
	}
	switch {
	case len(above) == 0:
		r.fault(at, "write it as 75%, or other terms", "a %s contract needs its variable share as the marginal rate above", s.Form.Words())
	case len(below) > 0 && above[0].Rate != below[0].Rate:
		r.fault(at, "write one share for both, or cost and volume as the terms", "a %s contract has one variable share, above and below", s.Form.Words())
	default:
		s.Variable = model.Given(above[0].Rate)
	}
}

// proportion reads a share of a row, and tells whether it has one.
func (r *rowReader) proportion(row tables.Row, m tables.Meaning) (v float64, given bool) {
	text := cell.Clean(row.Field(r.columns.Of(m)))
	v, how := cell.ParseRate(text)
	if how == cell.NoNumber || how == cell.NotKnown || how == cell.Number && (v < 0 || v > 1 && !strings.HasSuffix(text, "%")) {
		r.fault(r.table.At(r.columns.Of(m)), "write it as 30% or 0.3", "%q is not a share", text)
		return 0, false
	}
	return v, how == cell.Number
}

// readRatios reads how referrals lead to activity.
func (r *rowReader) readRatios() error {
	r.start()
	c, t := r.columns, r.table
	specialty, pod := c.First(tables.Specialties...), c.First(tables.Deliveries...)
	for row, ok := r.next(); ok; row, ok = r.next() {
		code, _ := codes.Provider(row.Field(c.First(tables.Providers...)))
		one := Ratio{At: t.At(specialty), Provider: code}
		if row.Field(specialty) == "" || row.Field(pod) == "" {
			r.Report.Count(tally.BlankKeys, row.Row)
			continue
		}
		one.Specialty = r.specialty(row.Field(specialty))
		d, ok := r.delivery(row.Field(pod))
		if !ok || d.Passes != "" {
			r.fault(t.At(pod), "write a code such as OPFA, or a name such as first_outpatient", "%q is not a point of delivery with activity", cell.Clean(row.Field(pod)))
			continue
		}
		one.POD = d.POD
		var how cell.Read
		if one.Each, how = cell.ParseRate(row.Field(c.Of(tables.Each))); how != cell.Number || one.Each < 0 {
			r.fault(t.At(c.Of(tables.Each)), "write it as 0.91", "%q is not a number of units for each referral", cell.Clean(row.Field(c.Of(tables.Each))))
			continue
		}
		first, howFirst := cell.ParseAmount(row.Field(c.Of(tables.FirstWeek)))
		last, howLast := cell.ParseAmount(row.Field(c.Of(tables.LastWeek)))
		one.Lag = model.Lag{First: int(first.Float()), Last: int(last.Float())}
		if howFirst != cell.Number || howLast != cell.Number || first < 0 || last < first || last > number.MaxLag*cell.Scale || first%cell.Scale != 0 || last%cell.Scale != 0 {
			r.fault(t.At(c.Of(tables.FirstWeek)), fmt.Sprintf("write the first and the last week whole, such as 3 and 7, to %d", number.MaxLag), "the weeks are not a range")
			continue
		}
		if one.Backfill, _ = r.proportion(row, tables.Backfill); one.Backfill > 1 {
			r.fault(t.At(c.Of(tables.Backfill)), "write it as 30% or 0.3", "more than all of the freed places can't be filled")
		}
		said := cell.Code(row.Field(c.Of(tables.InsteadOf)))
		one.Instead = said != "" && !slices.Contains([]string{"NO", "N", "0", "FALSE", "-"}, cell.Plain(said))
		if one.Instead && !slices.Contains([]string{"YES", "Y", "1", "TRUE", "X", "INSTEAD"}, cell.Plain(said)) {
			one.Elsewhere, one.At = said, t.At(c.Of(tables.InsteadOf))
		}
		if other := slices.IndexFunc(r.Gathered.Ratios, one.another); other >= 0 {
			r.fault(one.At, "keep one of the two", "%v for each referral here, and %v in %s, of one specialty and point of delivery", one.Each, r.Gathered.Ratios[other].Each, r.Gathered.Ratios[other].At)
			continue
		}
		r.Gathered.Ratios = append(r.Gathered.Ratios, one)
		r.Report.Count(tally.Used, row.Row)
	}
	return t.Err()
}
