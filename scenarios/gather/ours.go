package gather

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
func (g *Gathered) oneCommissioner() error {
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

// Commissioners is how many the files hold.
func (g *Gathered) Commissioners() int { return len(g.codes) }

// someUsed refuses monitoring of which no row can be used, and says why of each.
func (g *Gathered) someUsed() error {
	var none *tables.Fault
	for _, t := range g.Read {
		if t.Layout != tables.ByLine && t.Layout != tables.ByPatient {
			continue
		}
		if len(t.Cells) > 0 {
			return nil
		}
		why := make([]string, len(t.Report.Reasons))
		for i, r := range t.Report.Reasons {
			why[i] = fmt.Sprintf("%d %s (first in row %d)", r.Rows, r.Reason, r.First)
		}
		none = &tables.Fault{
			Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet}, What: "none of its rows can be used: " + model.ListWords(why),
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
func (g *Gathered) chooseYear() (model.FinancialYear, error) {
	if g.Year != 0 {
		g.sayOtherTitles()
		return g.Year, nil
	}
	rows := map[model.FinancialYear]int{}
	for _, t := range g.Read {
		for k, s := range t.Cells {
			rows[k.Year] += s.Rows + s.Plans
		}
	}
	for _, r := range g.Returns {
		rows[r.Year]++
	}
	for _, s := range g.Referrals {
		for p := range s.Months {
			rows[p.Year]++
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
	for _, t := range g.Read {
		if y := cell.YearIn(t.Above); y != 0 {
			return y, nil
		}
	}
	return 0, &WithoutYear{tables.Fault{Place: tables.Place{File: "the files"}, What: "nothing in them says which financial year they are for", Hint: "say it, such as --year 2010/11"}}
}

// sayOtherTitles warns of tables whose months name no year, under a title that names
// another than was asked for: last year's file, perhaps.
func (g *Gathered) sayOtherTitles() {
	for _, t := range g.Read {
		years := map[model.FinancialYear]bool{}
		for _, line := range t.Above {
			years[cell.YearIn([]string{line})] = true
		}
		for k := range t.Cells {
			if k.Year != 0 {
				years[g.Year] = true // its rows say it themselves
			}
		}
		if delete(years, 0); len(years) > 0 && !years[g.Year] {
			t.Apart = append(t.Apart, fmt.Sprintf("%s: what stands above its header names %s, and its months name no year: they were read as those of %s. Look whether it is the right file", t.Report.File, slices.Min(slices.Collect(maps.Keys(years))), g.Year))
		}
	}
}

// alias gives a provider that is a name in one file and a code in another its code, and a
// specialty of an unknown code its name; practices likewise. A name that two codes have says
// of neither that it is meant.
func (g *Gathered) alias() {
	known := map[string][]string{}
	for code, name := range g.ProviderNames {
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
	of := func(one Group) Group {
		one.Provider, one.Specialty = provider(one.Provider), specialty(one.Specialty)
		return one
	}
	for _, t := range g.Read {
		t.alias(of)
	}
	streams := map[Stream]*Referrals{}
	for k, s := range g.Referrals {
		k.Provider, k.Specialty = provider(k.Provider), specialty(codes.SpecialtyOf(k.Specialty)).Name
		s.alias(g.Practices)
		if there := streams[k]; there != nil {
			there.merge(s)
		} else {
			streams[k] = s
		}
	}
	g.Referrals = streams
	for i := range g.Contracts {
		g.Contracts[i].Provider = provider(g.Contracts[i].Provider)
	}
	for i := range g.Ratios {
		g.Ratios[i].Provider, g.Ratios[i].Specialty = provider(g.Ratios[i].Provider), specialty(g.Ratios[i].Specialty)
	}
	for i := range g.Returns {
		g.Returns[i].Provider = provider(g.Returns[i].Provider)
	}
}

// alias gives a file's groups other names.
func (t *File) alias(of func(Group) Group) {
	cells := map[Key]*Sums{}
	for k, s := range t.Cells {
		k.Group = of(k.Group)
		if there := cells[k]; there != nil {
			there.Add(s)
		} else {
			cells[k] = s
		}
	}
	unknown := map[Group]int{}
	for k, n := range t.Unknown {
		unknown[of(k)] += n
	}
	years := map[Group]map[int]Plan{}
	for k, months := range t.YearsPlans {
		if years[of(k)] == nil {
			years[of(k)] = map[int]Plan{}
		}
		for month, p := range months {
			years[of(k)][month] = years[of(k)][month].With(p)
		}
	}
	t.Cells, t.Unknown, t.YearsPlans = cells, unknown, years
}
