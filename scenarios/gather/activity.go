package gather

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// places are where the columns of monitoring stand; -1 for none.
type places struct {
	provider, providerName, specialty, pod, month, year, commissioner, tariff int
	specialtyName, ourName                                                    int    // beside its code; the commissioner's
	figures                                                                   [4]int // units, cost, planned units, planned cost
	years                                                                     [2]int // the year's planned units and pounds
	source, measure, activity, price, value                                   int
	period                                                                    int  // beside the months
	whole                                                                     bool // a plan of the year without months
	keys                                                                      []int
	pods, specialties                                                         []int          // all columns of them, the first that is not blank decides
	parts                                                                     []int          // those of practices and tariff codes that have them one by one
	asides                                                                    []int          // columns that are not read, or are of practices and tariff codes
	all                                                                       []int          // columns with figures, whatever they are
	across                                                                    [][]monthsCell // months side by side
	damaged, unspecified                                                      int            // numeric tariff codes; rows for want of a specialty
}

// figureMeanings are the meanings of the four figures that are read, in the order of
// places.
var figureMeanings = []tables.Meaning{tables.ActualActivity, tables.ActualCost, tables.PlannedActivity, tables.PlannedCost}

func (r *rowReader) places() *places {
	c := r.columns
	p := &places{
		provider: c.First(tables.Providers...), providerName: c.First(tables.ProviderName, tables.Provider),
		specialty: c.First(tables.Specialties...), pod: c.First(tables.Deliveries...),
		month: c.First(tables.Months...), year: c.Of(tables.FinancialYear), commissioner: c.Of(tables.CommissionerCode), ourName: c.Of(tables.CommissionerName),
		tariff: c.Of(tables.TariffCode), source: c.Of(tables.SourceOfFigures), measure: c.Of(tables.Measure),
		activity: c.Of(tables.Activity), price: c.Of(tables.Price), value: c.Of(tables.Value),
	}
	for i, m := range figureMeanings {
		p.figures[i] = c.Of(m)
	}
	if p.specialtyName = c.First(tables.SpecialtyName, tables.Specialty); p.specialtyName == p.specialty {
		p.specialtyName = -1
	}
	p.figures[1] = c.First(tables.ActualCost, tables.TotalCost)
	if r.Layout == tables.ByPatient {
		p.month, p.figures[0] = c.First(tables.EndDate, tables.Month, tables.Period), -1
	}
	if p.period = c.Of(tables.Period); p.period == p.month {
		p.period = -1
	}
	p.pods, p.specialties = columnsOf(c, tables.Deliveries), columnsOf(c, tables.Specialties)
	p.keys = columnsOf(c, slices.Concat(tables.Providers, tables.Specialties, tables.Deliveries, tables.Months))
	for i, h := range r.table.Header {
		m := r.names.Meaning(h)
		of := slices.Contains([]tables.Meaning{tables.TariffCode, tables.PracticeCode, tables.PracticeName, tables.CommissionerCode, tables.CommissionerName}, m)
		if of || m == "" && !slices.ContainsFunc(r.across, func(c tables.MonthColumn) bool { return c.Column == i }) {
			p.asides = append(p.asides, i)
		}
		if of && m != tables.CommissionerCode {
			p.parts = append(p.parts, r.partsOf(i)...)
		}
	}
	p.years = [2]int{c.Of(tables.YearsActivity), c.Of(tables.YearsCost)}
	if len(r.across) > 0 { // a plan beside the months is of none of them
		p.years = [2]int{c.First(tables.YearsActivity, tables.PlannedActivity), c.First(tables.YearsCost, tables.PlannedCost)}
	}
	if p.whole = r.Layout == tables.ActivityPlan && p.month < 0 && len(r.across) == 0; p.whole {
		p.figures[2], p.figures[3] = c.First(tables.YearsActivity, tables.PlannedActivity), c.First(tables.YearsCost, tables.PlannedCost)
		p.years = [2]int{-1, -1}
	}
	p.across = byMonth(r.across)
	switch {
	case p.across != nil:
		for _, c := range r.across {
			p.all = append(p.all, c.Column)
		}
	case p.source >= 0 && (p.activity >= 0 || p.price >= 0):
		p.all = []int{p.activity, p.price}
	case p.measure >= 0 && p.value >= 0:
		p.all = []int{p.value}
	default:
		p.all = p.figures[:]
	}
	return p
}

// columnsOf are the columns of some meanings, in their order.
func columnsOf(c tables.Columns, of []tables.Meaning) (all []int) {
	for _, m := range of {
		if i := c.Of(m); i >= 0 {
			all = append(all, i)
		}
	}
	return all
}

// firstSaid is the first of some cells that is not blank, and its column: a national code may
// be blank beside a local one.
func firstSaid(row tables.Row, columns []int) (text string, column int) {
	for _, i := range columns {
		if text = row.Field(i); text != "" {
			return text, i
		}
	}
	return "", -1
}

// readActivity reads an activity plan, or monitoring by line or by patient.
func (r *rowReader) readActivity() error {
	r.start()
	p := r.places()
	t := r.table
	t.Keys(p.keys...)
	lacking := lacksColumn(t, r.across, tables.Specialty)
	if p.across != nil {
		r.sayAcross()
	}
	if p.whole {
		r.Report.Note("it has no months: its plan is taken as the whole year's")
	}
	for row, ok := r.next(); ok; row, ok = r.next() {
		if reason := r.activityRow(row, p); reason != "" {
			r.Report.Count(reason, row.Row)
		}
		r.alike(row)
	}
	if t.Err() == nil && p.unspecified > 0 {
		return lacking
	}
	if err := cmp.Or(r.inDoubt(p.month), r.otherPeriods(p.month, p.period), r.saidTwice(p)); err != nil {
		return err
	}
	if said := r.before.Said(); said != "" {
		r.Report.Note("%s", said)
		r.Apart = append(r.Apart, r.Report.File+": rows hold the sum of those above them, and count as well; if they are subtotals, take them out and import again")
	}
	if r.unstored > 0 {
		r.Apart = append(r.Apart, fmt.Sprintf("rows with formulas whose result is not stored in the file were left out: %d, the first at %s. Open it in a spreadsheet program, save it, and import it again", r.unstored, r.firstUnstored))
	}
	r.sayAlike()
	r.sayPoints()
	r.ownTotals(p)
	r.leaveOutAlls()
	if p.damaged > 0 {
		r.Report.Note("%d tariff codes are numbers in the sheet, and may be damaged by Excel (1E05 becomes 100000): look at them", p.damaged)
	}
	return t.Err()
}

// activityRow takes one row, and gives the reason by which it is counted; "" for one
// that a fault was found in.
func (r *rowReader) activityRow(row tables.Row, p *places) string {
	if reason, sums := r.sumsUp(row, p.keys); sums {
		r.ownTotal(row, p)
		return reason
	}
	if reason := r.aside(row, p); reason != "" {
		return reason
	}
	podText, _ := firstSaid(row, p.pods)
	monthText := row.Field(p.month)
	provider := r.providerOf(row, p.provider, p.providerName)
	if provider == "" || podText == "" || monthText == "" && p.across == nil && !p.whole {
		return r.blankKeys(row, p)
	}
	if name := row.Field(p.providerName); p.providerName != p.provider && tables.IsAll(name) {
		provider = cell.Clean(name)
	}
	if remembered(r.alls, podText, tables.IsAll) || remembered(r.alls, monthText, tables.IsAll) {
		r.ownTotal(row, p)
		return tally.Total
	}
	if r.other(row, p.commissioner) {
		r.sumsOf(row, p).Lacks()
		return tally.Others
	}
	if r.OurName == "" && p.ourName >= 0 {
		r.OurName = cell.Clean(row.Field(p.ourName))
	}
	if keys := []int{p.provider, p.pod, p.month, p.specialty}; row.LacksResult(keys) {
		r.sumsOf(row, p).Lacks()
		r.formulas(row, keys)
		r.Report.Loses(tally.Suppressed, r.lostWith(row, p))
		return tally.Suppressed
	}
	when, ok := r.monthOf(row, p)
	if !ok {
		return ""
	}
	if p.period >= 0 {
		r.beside(when, row.Field(p.period))
	}
	g, ok := r.groupOf(row, p, provider)
	switch {
	case !ok:
		return ""
	case g.Passes == "" && g.Specialty == codes.Specialty{}:
		if p.specialty < 0 {
			p.unspecified++
		}
		return r.blankSpecialty(row, p, g)
	}
	if p.tariff >= 0 && p.tariff < len(row.Numbers) && row.Numbers[p.tariff] {
		p.damaged++
	}
	if p.across != nil {
		r.yearsPlan(row, p, g, 0)
		r.monthsOf(row, p, g)
		return ""
	}
	r.yearsPlan(row, p, g, when.Month)
	columns, planned, ok := r.figuresOf(row, p)
	if !ok {
		return tally.OtherFigures
	}
	return r.amounts(row, p, g, when, columns, planned)
}

// monthOf is the month of a row, of none where its months stand side by side; it finds a
// fault in one that is none.
func (r *rowReader) monthOf(row tables.Row, p *places) (when cell.When, ok bool) {
	switch {
	case p.whole:
		return cell.When{Year: r.yearOf(row.Field(p.year)), Month: 1}, true
	case p.across != nil:
		return cell.When{}, true
	}
	text, year := row.Field(p.month), row.Field(p.year)
	if when, ok = r.month(text, year); !ok {
		r.noMonth(p.month, text, year)
	}
	return when, ok
}

// groupOf is what a row is of, without a specialty where it says none; a point of delivery
// that is not known is noted, to be asked about.
func (r *rowReader) groupOf(row tables.Row, p *places, provider string) (g Group, ok bool) {
	text, column := firstSaid(row, p.pods)
	d, ok := r.delivery(text)
	if !ok {
		if !slices.Contains(r.badPODs, cell.Clean(text)) {
			if len(r.badPODs) == 0 {
				r.badAt = r.table.At(column)
			}
			r.badPODs = append(r.badPODs, cell.Clean(text))
		}
		return g, false
	}
	g = Group{Provider: provider, POD: d.POD, Passes: d.Passes}
	if said, _ := firstSaid(row, p.specialties); d.Passes == "" && said != "" {
		g.Specialty = r.named(r.specialty(said), row.Field(p.specialtyName))
		if r.ByTariff {
			g.Tariff = row.Field(p.tariff)
		}
	}
	return g, true
}

// named is a specialty whose code the national list lacks, by the name beside it where that
// is for all of them; other names are noted, and stand in its place in the year.
func (r *rowReader) named(s codes.Specialty, name string) codes.Specialty {
	switch {
	case s.Function != "" || name == "":
	case tables.IsAll(name):
		return codes.Specialty{Name: cell.Clean(name)}
	case !slices.Contains(r.specialtyNames[s.Name], cell.Clean(name)):
		r.specialtyNames[s.Name] = append(r.specialtyNames[s.Name], cell.Clean(name))
	}
	return s
}

// partsOf is a column in which a row for all is the sum of others: one that has them one by
// one too.
func (r *rowReader) partsOf(column int) []int {
	if slices.ContainsFunc(r.table.Samples()[column], func(v string) bool { return !tables.IsAll(v) && !tables.IsTotal(v) }) {
		return []int{column}
	}
	return nil
}

// aside is why a row does not count by what columns say that are not read: that it is a
// total, or to date.
func (r *rowReader) aside(row tables.Row, p *places) string {
	for _, i := range p.asides {
		if i >= len(row.Fields) || len(row.Fields[i]) < 3 { // most columns that are not read are short, or numbers
			continue
		}
		if c := row.Fields[i][0]; c >= '0' && c <= '9' {
			continue
		}
		switch tables.AsideOf(row.Field(i)) {
		case tables.SaysTotal:
			r.ownTotal(row, p)
			return tally.Total
		case tables.SaysToDate:
			r.sumsOf(row, p).Lacks()
			return tally.ToDate
		}
	}
	for _, i := range p.parts {
		if f := row.Field(i); len(f) > 2 && remembered(r.partsAll, f, func(s string) bool { return tables.IsAll(s) || tables.IsTotal(s) }) {
			r.ownTotal(row, p)
			return tally.Total
		}
	}
	return ""
}

// figuresOf tells where a row's units, pounds, planned units and planned pounds stand,
// and whether it is one of a plan only; ok is false where its figures are of another kind.
func (r *rowReader) figuresOf(row tables.Row, p *places) (columns [4]int, planned, ok bool) {
	columns, planned = p.figures, r.Layout == tables.ActivityPlan
	if p.source < 0 && p.measure < 0 {
		return columns, planned, true
	}
	said := r.said(row, p)
	if p.measure >= 0 && p.value >= 0 {
		columns = [4]int{-1, -1, -1, -1}
		at := slices.Index(figureMeanings, said.Meaning())
		if at >= 0 {
			columns[at] = p.value
		}
		return columns, planned || at >= 2, at >= 0
	}
	if said.Other {
		return columns, planned, false
	}
	planned = planned || said.Planned
	if said.Planned && columns[2] < 0 && columns[3] < 0 { // one pair of columns for both
		columns = [4]int{-1, -1, columns[0], columns[1]}
	}
	if p.activity >= 0 || p.price >= 0 {
		columns = [4]int{p.activity, p.price, -1, -1}
		if planned {
			columns = [4]int{-1, -1, p.activity, p.price}
		}
	}
	return columns, planned, true
}

// said is what a row says that its figures are.
func (r *rowReader) said(row tables.Row, p *places) tables.Figures {
	return remembered(r.kinds, [2]string{row.Field(p.measure), row.Field(p.source)}, func(said [2]string) tables.Figures {
		return tables.FiguresIn(said[0]).With(tables.FiguresIn(said[1]))
	})
}

// amounts adds a row's units and pounds to its group and month.
func (r *rowReader) amounts(row tables.Row, p *places, g Group, when cell.When, columns [4]int, planned bool) string {
	var v [4]cell.Amount
	var has [4]bool
	lacks := false
	for i, c := range columns {
		if c < 0 {
			continue
		}
		var how cell.Read
		switch v[i], how = cell.ParseAmount(row.Field(c)); how {
		case cell.NotKnown:
			lacks = true
		case cell.NoNumber:
			what, hint := cell.WhyNoNumber(row.Field(c))
			r.fault(r.table.At(c), hint, "%s", what)
			return ""
		case cell.Number:
			has[i] = true
			r.point(row, c, row.Field(c))
		}
	}
	for _, one := range v {
		r.added += math.Abs(one.Float())
	}
	if r.added > cell.Most {
		r.fault(r.table.At(0), "look for figures in pence, or of another column", "with this row the units and pounds read come to more than 90,000,000,000, the most that is added up")
		return ""
	}
	if lacks {
		r.Unknown[g]++
		r.NotKnown[when.Month]++
		r.formulas(row, columns[:])
		r.Report.Loses(tally.Suppressed, lost(v, g.Passes))
		if p.across == nil {
			r.sumsOf(row, p).Lacks()
		}
		return tally.Suppressed
	}
	if p.across == nil {
		r.sumsOf(row, p).Row(tables.InColumns(&v, len(p.all)), kindOf(g))
	}
	reason := tally.Used
	switch {
	case planned && r.Layout != tables.ActivityPlan:
		reason = tally.PlanRow
		v[0], v[1] = 0, 0
	case when.Month == 13:
		reason = tally.Month13
	case g.Passes != "":
		reason = tally.PassThrough
	}
	if when.Month == 13 {
		g = Group{Provider: g.Provider, Passes: codes.OneOff}
	}
	if r.Layout == tables.ByPatient {
		v[0] = cell.Scale
	} else if reason != tally.PlanRow && p.across == nil {
		r.before.Add(row.Row, v[0], v[1])
	}
	key := Key{g, Period{when.Year, when.Month}}
	s := r.Cells[key]
	if s == nil {
		s = &Sums{First: row.Row}
		r.Cells[key] = s
	}
	for i := range v {
		r.row[i] += v[i]
	}
	if g.Passes == "" {
		s.Units += v[0]
		s.PlanUnits += v[2]
	}
	s.Cost += v[1]
	s.PlanCost += v[3]
	s.HasPlan = s.HasPlan || has[2] && v[2] != 0 || has[3] && v[3] != 0
	s.HasActual = s.HasActual || !planned && (v[0] != 0 || v[1] != 0)
	if reason == tally.PlanRow {
		s.Plans++
	} else {
		s.Rows++
	}
	return reason
}

// formulas keeps count of rows that are not known since a formula's result is not stored.
func (r *rowReader) formulas(row tables.Row, columns []int) {
	for _, c := range columns {
		if c >= 0 && row.Field(c) == tables.NoResult {
			if r.unstored++; r.unstored == 1 {
				r.firstUnstored = r.table.At(c)
			}
			return
		}
	}
}

// yearsPlan takes the whole year's plan that stands on a row, month 0 where the row is
// for all months.
func (r *rowReader) yearsPlan(row tables.Row, p *places, g Group, month int) {
	var v [2]cell.Amount
	has := false
	for i, c := range p.years {
		if c < 0 {
			continue
		}
		n, how := cell.ParseAmount(row.Field(c))
		if how == cell.NoNumber {
			what, hint := cell.WhyNoNumber(row.Field(c))
			r.fault(r.table.At(c), hint, "%s", what)
			return
		}
		v[i], has = n, has || how == cell.Number
	}
	if !has || month > 12 {
		return
	}
	if r.YearsPlans == nil {
		r.YearsPlans = map[Group]map[int]Plan{}
	}
	if r.YearsPlans[g] == nil {
		r.YearsPlans[g] = map[int]Plan{}
	}
	r.YearsPlans[g][month] = r.YearsPlans[g][month].With(Plan{v[0], v[1]})
}
