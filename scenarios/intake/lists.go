package intake

import (
	"strings"

	"fewer/model"
)

type practiceRow struct {
	code, name string
	list       float64
	listKnown  bool
}

type contractRow struct {
	provider, name string
	schedule       model.Schedule
	factor         float64
	hasFactor      bool
	at             Place
}

type ratioRow struct {
	specialty speciality
	provider  string
	pod       model.PointOfDelivery
	each      float64
	lag       model.Lag
	backfill  float64
	instead   bool
	at        Place
}

type referralKey struct {
	provider  string
	specialty string
}

type referralSums struct {
	months    map[period]Amount
	practices map[string]map[period]Amount
	order     []string
	unknown   map[period]int
}

// readPractices reads the practices with their list sizes.
func (r *rowReader) readPractices() error {
	c, t := r.columns, r.table
	name := c.First(PracticeName, Name)
	for t.Next() {
		row := t.Row()
		r.report.Rows++
		code := Code(row.Field(c.Of(PracticeCode)))
		switch {
		case row.Empty():
			r.report.count(EmptyRow, row.Row)
			continue
		case isTotal(code) || isTotal(row.Field(name)):
			r.report.count(Total, row.Row)
			continue
		case code == "":
			r.report.count(BlankKeys, row.Row)
			continue
		}
		p := practiceRow{code: code, name: Clean(row.Field(name))}
		v, how := ParseAmount(row.Field(c.Of(ListSize)))
		if how == NoNumber || how == Number && v < 0 {
			r.fault(t.At(c.Of(ListSize)), "write it as 9850", "%q is not a number of patients", Clean(row.Field(c.Of(ListSize))))
		}
		p.list, p.listKnown = v.Float(), how == Number
		r.gathering.practices = append(r.gathering.practices, p)
		r.report.count(Used, row.Row)
	}
	return t.Err()
}

// readContracts reads providers' contracts, a schedule in each row.
func (r *rowReader) readContracts() error {
	r.start()
	c, t := r.columns, r.table
	provider := c.First(ProviderCode, Provider, ProviderName)
	for t.Next() {
		row := t.Row()
		r.report.Rows++
		one := contractRow{provider: Code(row.Field(provider)), name: Clean(row.Field(c.First(ProviderName, Name))), at: t.At(provider)}
		switch {
		case row.Empty():
			r.report.count(EmptyRow, row.Row)
			continue
		case one.provider == "" || row.Field(c.Of(Terms)) == "":
			r.report.count(BlankKeys, row.Row)
			continue
		}
		if one.name != "" {
			r.providers[one.provider] = one.name
		}
		one.schedule.Form = model.Form(strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(Plain(row.Field(c.Of(Terms))), " ", "_"), "&", "and")))
		known := false
		for _, f := range model.Forms {
			known = known || f == one.schedule.Form
		}
		if !known {
			r.fault(t.At(c.Of(Terms)), "write block, cost and volume, blended or cost per case", "%q is not a form of contract", Clean(row.Field(c.Of(Terms))))
		}
		r.covers(row, &one)
		r.contractAmounts(row, &one)
		r.gathering.contracts = append(r.gathering.contracts, one)
		r.report.count(Used, row.Row)
	}
	return t.Err()
}

// covers reads the points of delivery that a schedule is for.
func (r *rowReader) covers(row Row, one *contractRow) {
	at := r.columns.Of(Pods)
	all := strings.FieldsFunc(row.Field(at), func(c rune) bool { return strings.ContainsRune(",;/|+", c) })
	for _, text := range all {
		if text = trim(text); text == "" {
			continue
		}
		d, ok := r.delivery(text)
		if !ok || d.passes != "" {
			r.fault(r.table.At(at), "write codes such as NEL, or names such as non_elective, with commas between", "%q is not a point of delivery with activity", Clean(text))
			continue
		}
		one.schedule.Covers.PODs = append(one.schedule.Covers.PODs, d.pod)
	}
}

func (r *rowReader) contractAmounts(row Row, one *contractRow) {
	s := &one.schedule
	pounds := func(m Meaning, to *model.Optional) {
		v, how := ParseAmount(row.Field(r.columns.Of(m)))
		if how == NoNumber || how == NotKnown {
			r.fault(r.table.At(r.columns.Of(m)), "write it as 381,658", "%q is not an amount", Clean(row.Field(r.columns.Of(m))))
		}
		*to = model.Optional{Value: v.Float(), Given: how == Number}
	}
	pounds(Value, &s.Value)
	pounds(Baseline, &s.Baseline)
	rate := func(m Meaning, to *model.MarginalRates) {
		switch v, how := ParseRate(row.Field(r.columns.Of(m))); how {
		case Number:
			*to = model.AtRate(v)
		case NoNumber, NotKnown:
			r.fault(r.table.At(r.columns.Of(m)), "write it as 30% or 0.3", "%q is not a rate", Clean(row.Field(r.columns.Of(m))))
		}
	}
	rate(MarginalAbove, &s.MarginalAbove)
	rate(MarginalBelow, &s.MarginalBelow)
	limit := func(m Meaning, to *model.Limit) {
		text := row.Field(r.columns.Of(m))
		v, how := ParseAmount(strings.TrimSuffix(text, "%"))
		switch {
		case how == NoNumber || how == NotKnown:
			r.fault(r.table.At(r.columns.Of(m)), "write it as 381,658 or 105%", "%q is not an amount", Clean(text))
		case how == Number && strings.HasSuffix(text, "%"):
			*to = model.Limit{Kind: model.LimitOfPlan, Amount: v.Float() / 100}
		case how == Number:
			*to = model.Limit{Kind: model.LimitInPounds, Amount: v.Float()}
		}
	}
	limit(Ceiling, &s.Ceiling)
	limit(Floor, &s.Floor)
	v, how := ParseAmount(row.Field(r.columns.Of(MarketForces)))
	one.factor, one.hasFactor = v.Float(), how == Number && v > 0
}

// readRatios reads how referrals lead to activity.
func (r *rowReader) readRatios() error {
	r.start()
	c, t := r.columns, r.table
	specialty, pod := c.First(FunctionCode, SpecialtyCode, Specialty, SpecialtyName), c.First(NationalPOD, PODCode, POD, LocalPOD)
	for t.Next() {
		row := t.Row()
		r.report.Rows++
		if row.Empty() {
			r.report.count(EmptyRow, row.Row)
			continue
		}
		one := ratioRow{at: t.At(specialty), provider: Code(row.Field(c.First(ProviderCode, Provider, ProviderName)))}
		if row.Field(specialty) == "" || row.Field(pod) == "" {
			r.report.count(BlankKeys, row.Row)
			continue
		}
		one.specialty = r.specialty(row.Field(specialty))
		d, ok := r.delivery(row.Field(pod))
		if !ok || d.passes != "" {
			r.fault(t.At(pod), "write a code such as OPFA, or a name such as first_outpatient", "%q is not a point of delivery with activity", Clean(row.Field(pod)))
			continue
		}
		one.pod = d.pod
		var how Read
		if one.each, how = ParseRate(row.Field(c.Of(Each))); how != Number || one.each < 0 {
			r.fault(t.At(c.Of(Each)), "write it as 0.91", "%q is not a number of units for each referral", Clean(row.Field(c.Of(Each))))
			continue
		}
		first, howFirst := ParseAmount(row.Field(c.Of(FirstWeek)))
		last, howLast := ParseAmount(row.Field(c.Of(LastWeek)))
		one.lag = model.Lag{First: int(first.Float()), Last: int(last.Float())}
		if howFirst != Number || howLast != Number || first < 0 || last < first {
			r.fault(t.At(c.Of(FirstWeek)), "write the first and the last week, such as 3 and 7", "the weeks are not a range")
			continue
		}
		one.backfill, _ = ParseRate(row.Field(c.Of(Backfill)))
		said := Plain(row.Field(c.Of(InsteadOf)))
		one.instead = said != "" && said != "NO" && said != "N" && said != "0" && said != "FALSE"
		r.gathering.ratios = append(r.gathering.ratios, one)
		r.report.count(Used, row.Row)
	}
	return t.Err()
}

// weekNumbers is above every number of a week, and below every day that a
// spreadsheet counts.
const weekNumbers = 100 * scale

// readReferrals reads referrals by provider, specialty and month, and practice
// where it is there.
func (r *rowReader) readReferrals() error {
	r.start()
	c, t := r.columns, r.table
	provider, name := c.First(ProviderCode, Provider, ProviderName), c.First(ProviderName, Provider)
	specialty, month := c.First(FunctionCode, SpecialtyCode, Specialty, SpecialtyName), c.First(Month, Period, Week)
	keys := []int{provider, specialty, month}
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
		if r.other(row.Field(c.Of(CommissionerCode))) {
			r.report.count(Others, row.Row)
			continue
		}
		if n, how := ParseAmount(row.Field(month)); how == Number && month == c.Of(Week) && n < weekNumbers {
			r.fault(t.At(month), "give the day on which each week ends, such as 2010-11-30, or the months", "%s is the number of a week, and a month is needed", Clean(row.Field(month)))
			continue
		}
		when, ok := r.month(row.Field(month), row.Field(c.Of(FinancialYear)))
		if !ok || when.Month == 13 {
			r.fault(t.At(month), "write a month as 8, Nov-10 or 2010-11-30", "%q is not a month", Clean(row.Field(month)))
			continue
		}
		at := c.Of(Referrals)
		v, how := ParseAmount(row.Field(at))
		if how == NoNumber || how == Number && v < 0 {
			r.fault(t.At(at), "write it as 14", "%q is not a number of referrals", Clean(row.Field(at)))
			continue
		}
		s := r.stream(referralKey{code, r.specialty(row.Field(specialty)).name})
		p := period{when.Year, when.Month}
		if how == NotKnown {
			s.unknown[p]++
			r.report.count(Suppressed, row.Row)
			continue
		}
		s.add(Code(row.Field(c.First(PracticeCode, PracticeName))), p, v)
		r.report.count(Used, row.Row)
	}
	return t.Err()
}

func (g *gathering) stream(k referralKey) *referralSums {
	s := g.referrals[k]
	if s == nil {
		s = &referralSums{months: map[period]Amount{}, practices: map[string]map[period]Amount{}, unknown: map[period]int{}}
		g.referrals[k] = s
	}
	return s
}

func (s *referralSums) add(practice string, p period, v Amount) {
	s.months[p] += v
	if practice == "" || v == 0 {
		return
	}
	if s.practices[practice] == nil {
		s.practices[practice] = map[period]Amount{}
		s.order = append(s.order, practice)
	}
	s.practices[practice][p] += v
}
