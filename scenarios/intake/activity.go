package intake

import (
	"slices"
	"strings"
)

// places are where the columns of monitoring stand; -1 for none.
type places struct {
	provider, providerName, specialty, pod, month, year, commissioner, tariff int
	units, cost, planUnits, planCost, source, activity, price                 int
	keys                                                                      []int
	damaged                                                                   int // numeric tariff codes
}

func (r *rowReader) places() *places {
	c := r.columns
	p := &places{
		provider: c.First(ProviderCode, Provider, ProviderName), providerName: c.First(ProviderName, Provider),
		specialty: c.First(FunctionCode, SpecialtyCode, Specialty, SpecialtyName),
		pod:       c.First(NationalPOD, PODCode, POD, LocalPOD),
		month:     c.First(Month, Period, EndDate), year: c.Of(FinancialYear), commissioner: c.Of(CommissionerCode),
		tariff: c.Of(TariffCode),
		units:  c.Of(ActualActivity), cost: c.First(ActualCost, TotalCost),
		planUnits: c.Of(PlannedActivity), planCost: c.Of(PlannedCost),
		source: c.Of(SourceOfFigures), activity: c.Of(Activity), price: c.Of(Price),
	}
	if r.layout == ByPatient {
		p.month, p.units = c.Of(EndDate), -1
	}
	for _, m := range []Meaning{ProviderCode, Provider, ProviderName, FunctionCode, SpecialtyCode, Specialty, SpecialtyName, NationalPOD, PODCode, POD, LocalPOD, Month, Period} {
		if i := c.Of(m); i >= 0 {
			p.keys = append(p.keys, i)
		}
	}
	return p
}

// readActivity reads an activity plan, or monitoring by line or by patient.
func (r *rowReader) readActivity() error {
	r.start()
	p := r.places()
	t := r.table
	t.Keys(p.keys...)
	for t.Next() {
		row := t.Row()
		r.report.Rows++
		if reason := r.activityRow(row, p); reason != "" {
			r.report.count(reason, row.Row)
		}
	}
	r.before.note(r.report)
	if p.damaged > 0 {
		r.report.note("%d tariff codes are numbers in the sheet, and may be damaged by Excel (1E05 becomes 100000): look at them", p.damaged)
	}
	return t.Err()
}

// activityRow takes one row, and gives the reason by which it is counted; "" for one
// that a fault was found in.
func (r *rowReader) activityRow(row Row, p *places) string {
	if row.Field(p.provider) == "" && row.Empty() {
		return EmptyRow
	}
	if reason, sums := r.sumsUp(row, p.keys); sums {
		return reason
	}
	podText, monthText := row.Field(p.pod), row.Field(p.month)
	provider := r.providerOf(row, p.provider, p.providerName)
	if provider == "" || podText == "" || monthText == "" {
		return BlankKeys
	}
	if r.other(row.Field(p.commissioner)) {
		return Others
	}
	when, ok := r.month(monthText, row.Field(p.year))
	if !ok {
		r.fault(r.table.At(p.month), "write a month as 8, M8, Nov-10 or 2010-11-30", "%q is not a month", Clean(monthText))
		return ""
	}
	d, ok := r.delivery(podText)
	if !ok {
		if !slices.Contains(r.badPODs, Clean(podText)) {
			if len(r.badPODs) == 0 {
				r.badAt = r.table.At(p.pod)
			}
			r.badPODs = append(r.badPODs, Clean(podText))
		}
		return ""
	}
	g := group{provider: provider, pod: d.pod, passes: d.passes}
	if d.passes == "" {
		text := row.Field(p.specialty)
		if text == "" {
			return BlankKeys
		}
		g.specialty = r.specialty(text)
		if r.ByTariff {
			g.tariff = row.Field(p.tariff)
		}
	}
	if p.tariff >= 0 && p.tariff < len(row.Numbers) && row.Numbers[p.tariff] {
		p.damaged++
	}
	return r.amounts(row, p, g, when)
}

// amounts adds a row's units and pounds to its group and month.
func (r *rowReader) amounts(row Row, p *places, g group, when When) string {
	planned := r.layout == ActivityPlan
	columns := [4]int{p.units, p.cost, p.planUnits, p.planCost}
	if p.source >= 0 {
		planned = planned || strings.HasPrefix(Plain(row.Field(p.source)), "PLAN")
		if p.activity >= 0 || p.price >= 0 {
			columns = [4]int{p.activity, p.price, -1, -1}
			if planned {
				columns = [4]int{-1, -1, p.activity, p.price}
			}
		}
	}
	var v [4]Amount
	var has [4]bool
	for i, c := range columns {
		if c < 0 {
			continue
		}
		var how Read
		switch v[i], how = ParseAmount(row.Field(c)); how {
		case NotKnown:
			r.unknown[g]++
			return Suppressed
		case NoNumber:
			r.fault(r.table.At(c), "write it as 1234.56 or 1,234.56", "%q is not a number", Clean(row.Field(c)))
			return ""
		case Number:
			has[i] = true
		}
	}
	reason := Used
	switch {
	case planned && (p.source >= 0 && r.layout != ActivityPlan):
		reason = PlanRow
		v[0], v[1] = 0, 0
	case when.Month == 13:
		reason = Month13
	case g.passes != "":
		reason = PassThrough
	}
	if when.Month == 13 {
		g = group{provider: g.provider, passes: oneOff}
	}
	if r.layout == ByPatient {
		v[0] = scale
	} else if reason != PlanRow {
		r.before.add(row.Row, v[0], v[1])
	}
	key := cellKey{g, period{when.Year, when.Month}}
	s := r.cells[key]
	if s == nil {
		s = &sums{first: row.Row}
		r.cells[key] = s
	}
	if g.passes == "" {
		s.units += v[0]
		s.planUnits += v[2]
	}
	s.cost += v[1]
	s.planCost += v[3]
	s.hasPlan = s.hasPlan || has[2] && v[2] != 0 || has[3] && v[3] != 0
	s.hasActual = s.hasActual || !planned && (v[0] != 0 || v[1] != 0)
	if reason == PlanRow {
		s.plans++
	} else {
		s.rows++
	}
	return reason
}
