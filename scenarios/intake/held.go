package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// TheYearFile is what the year file that is there is called among the files, where months
// are taken from it.
const TheYearFile = "the year file"

// earlierMonths takes from the year file that is there what the files lack of a provider of
// which they have later months only: extracts come month by month. Of its lines it takes
// those that the files have too; the others stay as they are.
func (m *making) earlierMonths() error {
	m.held, m.heldReferrals = map[string]bool{}, map[string]bool{}
	if m.Known == nil || m.Known.FinancialYear != m.Year || m.Known.MonthsElapsed >= m.elapsed {
		return nil
	}
	activity, referrals := map[string]*[12]bool{}, map[string]*[12]bool{}
	for _, t := range m.Read {
		for k, s := range t.Cells {
			if s.HasActual && t.Layout != tables.ActivityPlan {
				gives(activity, k.Provider, k.Month)
			}
		}
	}
	for k, s := range m.Referrals {
		for p := range s.Months {
			if m.Within(p) && p.Month <= m.elapsed {
				gives(referrals, k.Provider, p.Month)
			}
		}
	}
	for _, of := range []struct {
		given map[string]*[12]bool
		held  map[string]bool
		what  string
	}{{activity, m.held, ""}, {referrals, m.heldReferrals, "referrals of "}} {
		if err := m.heldOf(of.given, of.held, of.what); err != nil {
			return err
		}
	}
	year := &gather.File{Report: &tally.FileReport{File: TheYearFile, Layout: "months that the files lack"}, Cells: map[gather.Key]*gather.Sums{}}
	if err := m.takeLines(year); err != nil {
		return err
	}
	if m.takeStreams(); len(m.held)+len(m.heldReferrals) > 0 {
		names := slices.Sorted(maps.Keys(m.held))
		for code := range m.heldReferrals {
			if !m.held[code] {
				names = append(names, code)
			}
		}
		for i, code := range names {
			names[i] = m.providerName(code)
		}
		year.Report.Note("the files have %s of %s only from %s on: what it has of them to %s stays as it is, and is counted with theirs", "what was done", model.ListWords(names), cell.MonthName(m.Known.MonthsElapsed+1), cell.MonthName(m.Known.MonthsElapsed))
		m.Read = append(m.Read, year)
	}
	return nil
}

// heldOf marks the providers of which the files have months after those of the year file
// only. Where none of them has the month that follows, it is missing.
func (m *making) heldOf(given map[string]*[12]bool, held map[string]bool, what string) error {
	last, next := m.Known.MonthsElapsed, false
	for code, months := range given {
		if m.knownProvider(code) != nil && !slices.Contains(months[:last], true) {
			held[code] = true
		}
		next = next || months[last]
	}
	if len(held) == 0 || next {
		return nil
	}
	first := last
	for !slices.ContainsFunc(slices.Collect(maps.Values(given)), func(months *[12]bool) bool { return months[first] }) {
		first++
	}
	var lacks []string
	for i := last; i < first; i++ {
		lacks = append(lacks, cell.MonthName(i+1))
	}
	return &tables.Fault{
		Place: tables.Place{File: "the files"},
		What:  fmt.Sprintf("they begin with %s%s, and the year file ends with %s: %s is missing", what, cell.MonthName(first+1), cell.MonthName(last), model.ListWords(lacks)),
		Hint:  "give the files of those months too, in the same command",
	}
}

// knownProvider is the provider of the year file that is there by its code, id or name; nil
// where there is none.
func (m *making) knownProvider(code string) *model.Provider {
	i := m.there.providers.find(code)
	if i < 0 && m.onlyCodeFor(m.ProviderNames[code]) {
		i = m.there.providers.findNamed(code, m.ProviderNames[code])
	}
	if i >= 0 {
		return &m.Known.Providers[i]
	}
	return nil
}

// onlyCodeFor tells whether no two providers of the files have a name.
func (m *making) onlyCodeFor(name string) bool {
	codesOf := 0
	for _, called := range m.ProviderNames {
		if codes.PlainName(called) == codes.PlainName(name) {
			codesOf++
		}
	}
	return codesOf == 1
}

// takeLines takes the lines' months to date that the files go on with, and what passes
// through, which has none, in the last of them.
func (m *making) takeLines(year *gather.File) error {
	groups := map[gather.Group]bool{}
	for _, t := range m.Read {
		for k, s := range t.Cells {
			if m.held[k.Provider] && s.HasActual {
				groups[k.Group] = true
			}
		}
	}
	for code := range m.held { // months of reversals come to it as well
		groups[gather.Group{Provider: code, Passes: codes.OneOff}] = true
	}
	last := m.Known.MonthsElapsed
	for g := range groups {
		line := model.Line{Provider: m.knownProvider(g.Provider).ID, Specialty: g.Specialty.Name, POD: g.POD, Name: m.groupWords(g)}
		id := m.knownLine(&line, g, usualID(&line, g))
		k := m.there.lines[id]
		if k == nil {
			continue
		}
		take := func(month int, units, pounds float64) {
			s := &gather.Sums{Units: cell.AmountOf(units), Cost: cell.AmountOf(pounds), Rows: 1}
			if s.HasActual = s.Units != 0 || s.Cost != 0; s.HasActual {
				key := gather.Key{Group: g, Period: gather.Period{Year: m.Year, Month: month}}
				year.Cells[key] = s
				year.Report.Rows++
				year.Report.Count(key.Reason(), 0)
			}
		}
		if k.WithoutActivity {
			take(last, 0, k.Spent)
			continue
		}
		if k.Actual.Total > 0 && (k.Actual.Monthly == nil || k.ActualCost == nil || k.ActualCost.Monthly == nil) {
			return &tables.Fault{
				Place: tables.Place{File: TheYearFile}, What: fmt.Sprintf("its line %s does not say what was done and what it cost month by month, so that a later month by itself can't be added to it", k.ID),
				Hint: "give the files of all months to date, in one command",
			}
		}
		for i, units := range k.Actual.Monthly {
			cost := 0.0
			if k.ActualCost != nil {
				cost = k.ActualCost.Monthly[i]
			}
			take(i+1, units, cost)
		}
	}
	return nil
}

// takeStreams takes the referrals to date of streams that the files go on with. What each
// practice has of them stands in the first month, since the year file has its sum only.
func (m *making) takeStreams() {
	practices := map[string]string{}
	for _, p := range m.Known.Practices {
		practices[p.ID] = p.Code
	}
	for k, s := range m.Referrals {
		if !m.heldReferrals[k.Provider] {
			continue
		}
		there := m.there.streamsOf[gather.Stream{Provider: m.knownProvider(k.Provider).ID, Specialty: k.Specialty}]
		if there == nil {
			continue
		}
		for i, n := range there.Actual.Monthly {
			s.Add("", gather.Period{Year: m.Year, Month: i + 1}, cell.AmountOf(n))
			m.Referred += cell.AmountOf(n)
		}
		for _, p := range there.ByPractice {
			s.AddOf(practices[p.Practice], gather.Period{Year: m.Year, Month: 1}, cell.AmountOf(p.Count))
		}
	}
}

// usualID is the id that a group's line is given.
func usualID(l *model.Line, g gather.Group) string {
	if g.Passes != "" {
		return l.Provider + "-" + strings.ReplaceAll(g.Passes, "_", "-")
	}
	id := idOf(l)
	if g.Tariff != "" {
		id += "-" + codes.Slug(g.Tariff)
	}
	return id
}
