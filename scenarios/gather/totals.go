package gather

import (
	"cmp"
	"slices"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

// totals hold a file's own totals against its rows. Rows that are plan or actual, by a
// column that says so, have totals of their own.
type totals struct {
	sums     map[string]*tables.OwnTotals // by what rows say that they are
	keys     map[int][]string             // what each row of totals names
	lastKind string
	last     *tables.OwnTotals
}

// values are a row's figures in the columns that have any, and which it has; known is
// false where one cannot be read.
func (r *rowReader) values(row tables.Row, columns []int) (v []cell.Amount, has []bool, known bool) {
	v, has, known = make([]cell.Amount, len(columns)), make([]bool, len(columns)), true
	for i, c := range columns {
		n, how := cell.ParseAmount(row.Field(c))
		v[i], has[i] = n, how == cell.Number
		known = known && how <= cell.None
	}
	return v, has, known
}

// sumsOf are the sums of rows of the same kind.
func (r *rowReader) sumsOf(row tables.Row, p *places) *tables.OwnTotals {
	kind := ""
	if p.source >= 0 || p.measure >= 0 {
		kind = strings.TrimSpace(row.Field(p.source) + " " + row.Field(p.measure))
	}
	t := &r.own
	if kind == t.lastKind && t.last != nil {
		return t.last
	}
	if t.sums[kind] == nil {
		t.sums[kind] = &tables.OwnTotals{}
	}
	t.lastKind, t.last = kind, t.sums[kind]
	return t.last
}

// kindOf is the kind of a group's rows, of which a total may leave some out.
func kindOf(g Group) tables.KindOfRow {
	if g.Passes != "" {
		return tables.PassingThrough
	}
	return tables.OfActivity
}

// sumsWhole notes all figures of a row.
func (r *rowReader) sumsWhole(row tables.Row, p *places, kind tables.KindOfRow) {
	if v, _, known := r.values(row, p.all); known {
		r.sumsOf(row, p).Row(v, kind)
	} else {
		r.sumsOf(row, p).Lacks()
	}
}

// ownTotal takes a row of totals, and what it names.
func (r *rowReader) ownTotal(row tables.Row, p *places) {
	v, has, known := r.values(row, p.all)
	if !known || !slices.Contains(has, true) {
		return
	}
	for _, i := range p.keys {
		var words []string
		for _, w := range strings.Fields(cell.Clean(row.Field(i))) {
			if w = strings.Trim(w, ":-–"); w != "" && !tables.IsTotal(w) && !slices.Contains([]string{"GRAND", "OVERALL", "SUM", "FOR", "OF"}, strings.ToUpper(w)) {
				words = append(words, w)
			}
		}
		if len(words) > 0 {
			r.own.keys[row.Row] = append(r.own.keys[row.Row], strings.Join(words, " "))
		}
	}
	r.sumsOf(row, p).Total(row.Row, v, has)
}

// ownTotals says which totals of the file agree with its rows, and which do not.
func (r *rowReader) ownTotals(p *places) {
	agree, lacking := 0, 0
	type off struct {
		at   tables.Place
		said string
	}
	var apart []off
	for kind, sums := range r.own.sums {
		n, differ := sums.Done()
		if kind == "" && len(r.own.sums) > 1 {
			continue // a total of plan and actual together
		}
		agree += n
		for _, one := range differ {
			if r.nearerByName(&one, p, kind); one.Nearest.Column < 0 {
				agree++
				continue
			}
			column := p.all[one.Nearest.Column]
			at := tables.Place{File: r.Report.File, Sheet: r.Report.Sheet, Row: one.Row, Column: column + 1}
			said := at.String() + ": " + one.Nearest.Words(r.figureAt(p, one.Nearest.Column, kind)%2 == 1)
			if one.Nearest.Lacks > 0 {
				lacking++
				r.Report.Note("%s. Rows that are not known, or not ours, are not in that sum", said)
				continue
			}
			apart = append(apart, off{at, said + ". Look for rows that are missing, or were counted twice"})
		}
	}
	switch all := agree + lacking + len(apart); {
	case agree > 0 && all > agree:
		r.Report.Note("%d of its %d own totals agree with their rows", agree, all)
	case agree == 1:
		r.Report.Note("its own total agrees with its rows")
	case agree > 1:
		r.Report.Note("%d of its own totals agree with its rows", agree)
	}
	slices.SortFunc(apart, func(a, b off) int { return cmp.Compare(a.at.Row, b.at.Row) })
	for i, one := range apart {
		if i == mostApart {
			r.Apart = append(r.Apart, r.Report.File+": more of its totals differ from its rows")
			break
		}
		r.Apart = append(r.Apart, one.said)
	}
}

// mostApart is how many totals of a file are named that differ from its rows.
const mostApart = 5

// figureAt is which of the four figures a column holds, by what rows of a kind say of it.
func (r *rowReader) figureAt(p *places, i int, kind string) int {
	switch said := tables.FiguresIn(kind); {
	case len(r.across) > 0:
		return slices.Index(figureMeanings, r.across[i].With(said).Meaning())
	case len(p.all) == 1:
		return slices.Index(figureMeanings, said.Meaning())
	case len(p.all) == 2 && said.Planned:
		return i + 2
	}
	return i
}

// nearerByName holds a total against all rows of what it names, wherever they stand: the
// total of a provider in a table that is not in order.
func (r *rowReader) nearerByName(t *tables.OwnTotal, p *places, kind string) {
	found := false
	all, activity, done := make([]cell.Amount, len(t.Figures)), make([]cell.Amount, len(t.Figures)), make([]cell.Amount, len(t.Figures))
	for k, s := range r.Cells {
		if slices.ContainsFunc(r.own.keys[t.Row], func(name string) bool { return !r.isNamed(k, name) }) {
			continue
		}
		found = true
		figures := [4]cell.Amount{s.Units, s.Cost, s.PlanUnits, s.PlanCost}
		for i := range t.Figures {
			at := r.figureAt(p, i, kind)
			if at < 0 || len(r.across) > 0 && r.across[i].When.Month != k.Month {
				continue
			}
			all[i] += figures[at]
			if k.Passes == "" {
				activity[i] += figures[at]
			}
			if k.Passes == "" && s.Units >= 0 { // months of reversals may stand apart
				done[i] += figures[at]
			}
		}
	}
	if !found {
		return
	}
	for _, sums := range [][]cell.Amount{all, activity, done} {
		if a := t.From(sums); a.All < t.Nearest.All {
			a.Lacks = t.Nearest.Lacks
			t.Nearest = a
		}
	}
}

// isNamed tells whether a total's name is that of a group or its month.
func (r *rowReader) isNamed(k Key, name string) bool {
	if strings.EqualFold(cell.Code(name), k.Provider) || codes.PlainName(r.ProviderNames[k.Provider]) == codes.PlainName(name) {
		return true
	}
	if d, ok := codes.DeliveryOf(name); ok && d.POD == k.POD && d.Passes == k.Passes {
		return true
	}
	if when, ok := r.month(name, ""); ok && when.Month == k.Month {
		return true
	}
	return k.Passes == "" && r.specialty(name) == k.Specialty
}
