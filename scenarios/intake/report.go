package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Encode writes the year file.
func (r *Result) Encode() ([]byte, error) {
	if r.content != nil {
		return r.content, nil
	}
	return amend.EncodeYearWith(&r.Year, r.Head, r.Notes)
}

// report adds up the files and, read again, the year file that is made of them.
func (m *making) report() error {
	r := &m.result.Report
	r.Year, r.MonthsElapsed, r.Commissioner = m.result.Year.FinancialYear.String(), m.elapsed, m.Commissioner
	r.Deliveries, r.SetToNothing = map[string]string{}, map[string]float64{}
	for spelling, d := range m.Spelt {
		r.Deliveries[spelling] = cmp.Or(d.Passes, string(d.POD))
	}
	for provider, units := range m.nothing {
		r.SetToNothing[provider] = units.Float()
	}
	for _, row := range m.Returns {
		if m.Within(row.Period) {
			r.Returns = append(r.Returns, tally.Return{
				File: row.File, Provider: row.Provider, Month: row.Month, Made: row.Made.Float(), Firsts: row.Firsts.Float(),
			})
		}
	}
	m.planTotals()
	m.smallGroups()
	for _, t := range m.Read {
		t.Report.Close()
		r.Files = append(r.Files, *t.Report)
	}
	r.AddLeftOut()
	return m.control()
}

func (m *making) planTotals() {
	r := &m.result.Report
	r.Plan.From = strings.Join(m.planFiles, ", ")
	var units, cost, passes, once cell.Amount
	for g, p := range m.plans {
		switch g.Passes {
		case "":
			units += p.Units
			cost += p.Cost
		case codes.OneOff:
			once += p.Cost
		default:
			passes += p.Cost
		}
	}
	r.Plan.Units, r.Plan.Pounds, r.Plan.Passes, r.Plan.OneOff = units.Float(), cost.Float(), passes.Float(), once.Float()
}

// smallGroups lists lines made of fewer than five patients' rows: they are to be
// thought of before the file is passed on.
func (m *making) smallGroups() {
	rows := map[gather.Group]int{}
	for _, t := range m.Read {
		if t.Layout != tables.ByPatient && !t.OfPatients {
			continue
		}
		for k, s := range t.Cells {
			rows[k.Group] += s.Rows
		}
	}
	for g, n := range rows {
		if id := m.lines[g]; n < 5 && id != "" {
			m.result.Report.Small = append(m.result.Report.Small, id)
		}
	}
	slices.Sort(m.result.Report.Small)
}

type controlKey struct {
	provider string
	month    int
}

// control holds the files against the year file, which is encoded and read again
// for it. Where they differ nothing may be written.
func (m *making) control() error {
	made := *m.result
	if m.Known != nil { // a schedule may be of lines only that the files do not have
		made.Year = Uncontracted(made.Year)
	}
	data, err := made.Encode()
	if err != nil {
		return err
	}
	if m.Known == nil {
		m.result.content = data
	}
	read, faults := file.ReadYear("", data)
	if faults.Fatal() {
		return fmt.Errorf("the year cannot be made: %s", faults.Errors()[0].What)
	}
	files, lines := map[controlKey]gather.Sums{}, map[controlKey][2]cell.Amount{}
	passes, passed := map[gather.Group]cell.Amount{}, map[gather.Group]cell.Amount{}
	var all, units cell.Amount
	for _, t := range m.Read {
		if t.Layout == tables.ActivityPlan {
			continue
		}
		for k, s := range t.Cells {
			all += s.Cost
			if k.Passes != "" {
				passes[gather.Group{Provider: k.Provider, Passes: k.Passes}] += s.Cost
				continue
			}
			one := files[controlKey{k.Provider, k.Month}]
			one.Units, one.Cost = one.Units+s.Units, one.Cost+s.Cost
			files[controlKey{k.Provider, k.Month}] = one
			units += s.Units
		}
	}
	kinds, codes := map[string]gather.Group{}, map[string]string{}
	for g, id := range m.lines {
		kinds[id] = g
	}
	for code, id := range m.providers {
		codes[id] = code
	}
	var inYear, yearUnits cell.Amount
	for _, l := range read.Lines {
		code := codes[l.Provider]
		if l.WithoutActivity {
			g := kinds[l.ID]
			passed[gather.Group{Provider: code, Passes: cmp.Or(g.Passes, withoutUnits)}] += cell.AmountOf(l.Spent)
			inYear += cell.AmountOf(l.Spent)
			continue
		}
		for i, n := range l.Actual.Monthly {
			k := controlKey{code, i + 1}
			sum := lines[k]
			sum[0] += cell.AmountOf(n)
			yearUnits += cell.AmountOf(n)
			if l.ActualCost != nil && l.ActualCost.Monthly != nil {
				sum[1] += cell.AmountOf(l.ActualCost.Monthly[i])
				inYear += cell.AmountOf(l.ActualCost.Monthly[i])
			}
			lines[k] = sum
		}
	}
	r := &m.result.Report
	if len(m.Referrals) > 0 {
		r.Referrals = (m.Referred - m.unreferred).Float()
		for _, s := range read.Referrals {
			r.ReferralsInYear += s.Actual.Total
		}
	}
	m.moved(files, passes)
	return m.tie(files, lines, passes, passed, all, inYear, units, yearUnits)
}

// Uncontracted is a year whose providers are all paid for every case; a provider of which
// there is money only is paid for none.
func Uncontracted(y model.Year) model.Year {
	y.Providers = slices.Clone(y.Providers)
	active := map[string]bool{}
	for i := range y.Lines {
		active[y.Lines[i].Provider] = active[y.Lines[i].Provider] || !y.Lines[i].WithoutActivity
	}
	for i := range y.Providers {
		p := &y.Providers[i]
		p.Contract = nil
		if active[p.ID] {
			p.Contract = []model.Schedule{{Form: model.CostPerCase}}
		}
	}
	return y
}

// withoutUnits is the money of lines in which nothing was done or planned.
const withoutUnits = "without_units"

// moved says of the files what was moved on purpose: months of reversals to the
// provider's adjustments, and money without units out of the months.
func (m *making) moved(files map[controlKey]gather.Sums, passes map[gather.Group]cell.Amount) {
	months := map[gather.Group]*[12]gather.Sums{}
	for _, t := range m.Read {
		if t.Layout == tables.ActivityPlan {
			continue
		}
		for k, s := range t.Cells {
			if k.Passes != "" || k.Month > 12 {
				continue
			}
			if months[k.Group] == nil {
				months[k.Group] = &[12]gather.Sums{}
			}
			months[k.Group][k.Month-1].Add(s)
		}
	}
	take := func(g gather.Group, month int, units, cost cell.Amount, kind string) {
		one := files[controlKey{g.Provider, month}]
		one.Units -= units
		one.Cost -= cost
		files[controlKey{g.Provider, month}] = one
		passes[gather.Group{Provider: g.Provider, Passes: kind}] += cost
	}
	for g, all := range months {
		total := cell.Amount(0)
		for i, s := range all {
			if s.Units < 0 {
				take(g, i+1, s.Units, s.Cost, codes.OneOff)
				continue
			}
			total += s.Cost
		}
		kind := ""
		if total < 0 {
			kind = codes.OneOff
		} else if l := m.lineMade(m.lines[g]); l != nil && l.WithoutActivity {
			kind = withoutUnits
		}
		for i, s := range all {
			if kind != "" && s.Units >= 0 {
				take(g, i+1, 0, s.Cost, kind)
			}
		}
	}
}

// tie fills the control totals of the report, and refuses them where they differ.
func (m *making) tie(files map[controlKey]gather.Sums, lines map[controlKey][2]cell.Amount, passes, passed map[gather.Group]cell.Amount, all, inYear, units, yearUnits cell.Amount) error {
	r := &m.result.Report
	apart := cell.Amount(0)
	differ := func(a, b cell.Amount) {
		if a > b {
			apart += a - b
		} else {
			apart += b - a
		}
	}
	keys := map[controlKey]bool{}
	for k := range files {
		keys[k] = true
	}
	for k := range lines {
		keys[k] = true
	}
	for _, k := range slices.SortedFunc(maps.Keys(keys), func(a, b controlKey) int {
		return cmp.Or(cmp.Compare(a.provider, b.provider), cmp.Compare(a.month, b.month))
	}) {
		f, l := files[k], lines[k]
		if k.month > m.elapsed && f.Units == 0 && f.Cost == 0 && l == [2]cell.Amount{} {
			continue
		}
		r.Control = append(r.Control, tally.Control{
			Provider: k.provider, Month: k.month,
			Activity: f.Units.Float(), Pounds: f.Cost.Float(), YearUnit: l[0].Float(), InYear: l[1].Float(),
		})
		differ(f.Units, l[0])
		differ(f.Cost, l[1])
	}
	kinds := map[gather.Group]bool{}
	for g := range passes {
		kinds[g] = true
	}
	for g := range passed {
		kinds[g] = true
	}
	for _, g := range slices.SortedFunc(maps.Keys(kinds), func(a, b gather.Group) int {
		return cmp.Or(cmp.Compare(a.Provider, b.Provider), cmp.Compare(a.Passes, b.Passes))
	}) {
		if passes[g] != 0 || passed[g] != 0 {
			r.Passes = append(r.Passes, tally.Passes{
				Provider: g.Provider, Kind: g.Passes, Pounds: passes[g].Float(), InYear: passed[g].Float(),
			})
		}
		differ(passes[g], passed[g])
	}
	nothing := cell.Amount(0)
	for _, n := range m.nothing {
		nothing += n
	}
	differ(all, inYear)
	differ(units+nothing, yearUnits)
	differ(cell.AmountOf(r.Referrals), cell.AmountOf(r.ReferralsInYear))
	r.Pounds, r.InYear, r.Activity, r.YearUnits, r.Difference = all.Float(), inYear.Float(), (units + nothing).Float(), yearUnits.Float(), apart.Float()
	return nil
}
