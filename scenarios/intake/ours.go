package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

// oneCommissioner asks which commissioner is ours where the files hold several.
func (g *gathering) oneCommissioner() error {
	codes := slices.Sorted(maps.Keys(g.codes))
	switch {
	case g.Commissioner == "" && len(codes) > 1:
		return &SeveralCommissioners{tables.Fault{Place: tables.Place{File: "the files"}, What: "they hold several commissioners: " + tables.CutTo(strings.Join(codes, ", "), 200), Hint: "say which is yours, such as --commissioner " + codes[0]}, codes}
	case g.Commissioner != "" && len(codes) > 0 && !slices.ContainsFunc(codes, func(c string) bool { return strings.EqualFold(c, g.Commissioner) }):
		return &tables.Fault{Place: tables.Place{File: "the files"}, What: fmt.Sprintf("none of their rows is of the commissioner %s; they hold %s", g.Commissioner, tables.CutTo(strings.Join(codes, ", "), 200)), Hint: "check --commissioner"}
	case g.Commissioner == "" && len(codes) == 1:
		g.Commissioner = codes[0]
	}
	return nil
}

// someUsed refuses monitoring of which no row can be used, and says why of each.
func (g *gathering) someUsed() error {
	var none *tables.Fault
	for _, t := range g.taken {
		if t.layout != tables.ByLine && t.layout != tables.ByPatient {
			continue
		}
		if len(t.cells) > 0 {
			return nil
		}
		why := make([]string, len(t.report.Reasons))
		for i, r := range t.report.Reasons {
			why[i] = fmt.Sprintf("%d %s (first in row %d)", r.Rows, r.Reason, r.First)
		}
		none = &tables.Fault{
			Place: tables.Place{File: t.report.File, Sheet: t.report.Sheet}, What: "none of its rows can be used: " + model.ListWords(why),
			Hint: "look at those rows, and at which columns hold what",
		}
	}
	if none == nil {
		return nil
	}
	return none
}

// chooseYear is the financial year: what was asked for, else the one of most rows,
// else the one that is named above a table.
func (g *gathering) chooseYear() (model.FinancialYear, error) {
	if g.Year != 0 {
		return g.Year, nil
	}
	rows := map[model.FinancialYear]int{}
	for _, t := range g.taken {
		for k, s := range t.cells {
			rows[k.year] += s.rows + s.plans
		}
	}
	for _, r := range g.returns {
		rows[r.year]++
	}
	for _, s := range g.referrals {
		for p := range s.months {
			rows[p.year]++
		}
	}
	for _, w := range g.weekly {
		for _, r := range w.rows {
			rows[r.week.FinancialYear()]++
		}
	}
	delete(rows, 0)
	if len(rows) > 0 {
		return slices.MaxFunc(slices.Sorted(maps.Keys(rows)), func(a, b model.FinancialYear) int { return cmp.Compare(rows[a], rows[b]) }), nil
	}
	for _, t := range g.taken {
		if y := cell.YearIn(t.above); y != 0 {
			return y, nil
		}
	}
	return 0, &WithoutYear{tables.Fault{Place: tables.Place{File: "the files"}, What: "nothing in them says which financial year they are for", Hint: "say it, such as --year 2010/11"}}
}

// alias gives a provider that is a name in one file and a code in another its code, and a
// specialty of an unknown code its name; practices likewise. A name that two codes have says
// of neither that it is meant.
func (g *gathering) alias() {
	known := map[string][]string{}
	for code, name := range g.providers {
		known[codes.PlainName(name)] = append(known[codes.PlainName(name)], code)
	}
	provider := func(p string) string {
		if one := known[codes.PlainName(p)]; len(one) == 1 {
			return one[0]
		}
		return p
	}
	specialty := func(s codes.Specialty) codes.Specialty {
		if names := g.specialtyNames[s.Name]; s.Function == "" && len(names) == 1 {
			return codes.SpecialtyOf(names[0])
		}
		return s
	}
	of := func(one group) group {
		one.provider, one.specialty = provider(one.provider), specialty(one.specialty)
		return one
	}
	for _, t := range g.taken {
		t.alias(of)
	}
	streams := map[referralKey]*referralSums{}
	for k, s := range g.referrals {
		k.provider, k.specialty = provider(k.provider), specialty(codes.SpecialtyOf(k.specialty)).Name
		s.alias(g.practices)
		if there := streams[k]; there != nil {
			there.merge(s)
		} else {
			streams[k] = s
		}
	}
	g.referrals = streams
	for i := range g.contracts {
		g.contracts[i].provider = provider(g.contracts[i].provider)
	}
	for i := range g.ratios {
		g.ratios[i].provider, g.ratios[i].specialty = provider(g.ratios[i].provider), specialty(g.ratios[i].specialty)
	}
	for i := range g.returns {
		g.returns[i].provider = provider(g.returns[i].provider)
	}
}

// alias gives a file's groups other names.
func (t *taken) alias(of func(group) group) {
	cells := map[cellKey]*sums{}
	for k, s := range t.cells {
		k.group = of(k.group)
		if there := cells[k]; there != nil {
			there.add(s)
		} else {
			cells[k] = s
		}
	}
	unknown := map[group]int{}
	for k, n := range t.unknown {
		unknown[of(k)] += n
	}
	years := map[group]map[int]plan{}
	for k, months := range t.years12 {
		if years[of(k)] == nil {
			years[of(k)] = map[int]plan{}
		}
		for month, p := range months {
			years[of(k)][month] = years[of(k)][month].with(p)
		}
	}
	t.cells, t.unknown, t.years12 = cells, unknown, years
}
