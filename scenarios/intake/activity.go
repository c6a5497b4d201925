package intake

import (
	"slices"
	"strings"

	"fewer/scenarios/tables"
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
		provider: c.First(tables.ProviderCode, tables.Provider, tables.ProviderName), providerName: c.First(tables.ProviderName, tables.Provider),
		specialty: c.First(tables.FunctionCode, tables.SpecialtyCode, tables.Specialty, tables.SpecialtyName),
		pod:       c.First(tables.NationalPOD, tables.PODCode, tables.POD, tables.LocalPOD),
		month:     c.First(tables.Month, tables.Period, tables.EndDate), year: c.Of(tables.FinancialYear), commissioner: c.Of(tables.CommissionerCode),
		tariff: c.Of(tables.TariffCode),
		units:  c.Of(tables.ActualActivity), cost: c.First(tables.ActualCost, tables.TotalCost),
		planUnits: c.Of(tables.PlannedActivity), planCost: c.Of(tables.PlannedCost),
		source: c.Of(tables.SourceOfFigures), activity: c.Of(tables.Activity), price: c.Of(tables.Price),
	}
	if r.layout == ByPatient {
		p.month, p.units = c.Of(tables.EndDate), -1
	}
	for _, m := range []tables.Meaning{tables.ProviderCode, tables.Provider, tables.ProviderName, tables.FunctionCode, tables.SpecialtyCode, tables.Specialty, tables.SpecialtyName, tables.NationalPOD, tables.PODCode, tables.POD, tables.LocalPOD, tables.Month, tables.Period} {
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
	if said := r.before.Said(); said != "" {
		r.report.note("%s", said)
	}
	if p.damaged > 0 {
		r.report.note("%d tariff codes are numbers in the sheet, and may be damaged by Excel (1E05 becomes 100000): look at them", p.damaged)
	}
	return t.Err()
}

// activityRow takes one row, and gives the reason by which it is counted; "" for one
// that a fault was found in.
func (r *rowReader) activityRow(row tables.Row, p *places) string {
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
		r.fault(r.table.At(p.month), "write a month as 8, M8, Nov-10 or 2010-11-30", "%q is not a month", tables.Clean(monthText))
		return ""
	}
	d, ok := r.delivery(podText)
	if !ok {
		if !slices.Contains(r.badPODs, tables.Clean(podText)) {
			if len(r.badPODs) == 0 {
				r.badAt = r.table.At(p.pod)
			}
			r.badPODs = append(r.badPODs, tables.Clean(podText))
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
func (r *rowReader) amounts(row tables.Row, p *places, g group, when tables.When) string {
	planned := r.layout == ActivityPlan
	columns := [4]int{p.units, p.cost, p.planUnits, p.planCost}
	if p.source >= 0 {
		planned = planned || strings.HasPrefix(tables.Plain(row.Field(p.source)), "PLAN")
		if p.activity >= 0 || p.price >= 0 {
			columns = [4]int{p.activity, p.price, -1, -1}
			if planned {
				columns = [4]int{-1, -1, p.activity, p.price}
			}
		}
	}
	var v [4]tables.Amount
	var has [4]bool
	for i, c := range columns {
		if c < 0 {
			continue
		}
		var how tables.Read
		switch v[i], how = tables.ParseAmount(row.Field(c)); how {
		case tables.NotKnown:
			r.unknown[g]++
			return Suppressed
		case tables.NoNumber:
			r.fault(r.table.At(c), "write it as 1234.56 or 1,234.56", "%q is not a number", tables.Clean(row.Field(c)))
			return ""
		case tables.Number:
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
		v[0] = tables.Scale
	} else if reason != PlanRow {
		r.before.Add(row.Row, v[0], v[1])
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
