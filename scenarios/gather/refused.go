package gather

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/mapping"
	"fewer/scenarios/pattern"
	"fewer/scenarios/tables"
)

// saidTwice refuses measures of which two come to one meaning, and sources of figures that
// are neither plan nor actual beside those that are: they would be added up.
func (r *rowReader) saidTwice(p *places) error {
	by, sources, actual := map[tables.Meaning]string{}, []string{}, false
	for _, said := range slices.SortedFunc(maps.Keys(r.kinds), func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) }) {
		f := tables.FiguresIn(said[1])
		if actual = actual || f.Actual; said[1] != "" && !f.Says() && !slices.Contains(sources, said[1]) {
			sources = append(sources, said[1])
		}
		m := r.kinds[said].Meaning()
		if words := sortedWords(said[0]); p.measure >= 0 && m != "" {
			if other, there := by[m]; there && sortedWords(other) != words {
				return r.refusedColumn(p.measure, fmt.Sprintf("two measures hold the %s: %q and %q, which would be added up", m, cell.Clean(other), cell.Clean(said[0])), "take the rows of one of the two out")
			}
			by[m] = said[0]
		}
	}
	if actual && len(sources) > 0 {
		return r.refusedColumn(p.source, fmt.Sprintf("%q is neither plan nor actual, beside rows that are", cell.Clean(sources[0])), "take those rows out, or write Actual where they are what was done")
	}
	return nil
}

func (r *rowReader) refusedColumn(column int, what, hint string) error {
	return &tables.Fault{Place: tables.Place{File: r.Report.File, Sheet: r.Report.Sheet, Column: column + 1}, What: what, Hint: hint}
}

func sortedWords(s string) string {
	words := cell.Words(s)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// thousands tells a heading or a title that says that pounds are written in thousands or
// millions.
var thousands = pattern.Lazy(`£ ?['’]?000|['’]000S?\b|\b000S\b|£ ?[KM]\b|\bTHOUSANDS?\b|\bMILLIONS?\b`)

// inPounds refuses a table whose pounds are in thousands.
func (g *Gathered) inPounds(t *tables.Table, columns tables.Columns, across []tables.MonthColumn) error {
	said := ""
	for _, h := range t.Above {
		if thousands().MatchString(strings.ToUpper(h)) {
			said = h
		}
	}
	for i, h := range t.Header {
		read := g.names.Meaning(h) != "" || slices.ContainsFunc(across, func(m tables.MonthColumn) bool { return m.Column == i })
		if read && thousands().MatchString(strings.ToUpper(h)) {
			said = h
		}
	}
	if said == "" {
		return nil
	}
	return &tables.Fault{
		Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow}, What: fmt.Sprintf("by %q its pounds are in thousands or millions, and they are read as pounds", tables.CutTo(said, 80)),
		Hint: "export it in pounds, and take those words out",
	}
}

// oneCost asks which of two columns is what was paid: a total may hold a market forces
// factor that the other lacks.
func oneCost(t *tables.Table, c tables.Columns, layout tables.Layout) error {
	if layout != tables.ByLine || !c.Has(tables.ActualCost, tables.TotalCost) {
		return nil
	}
	return &mapping.NotUnderstood{Fault: *t.Twice(tables.ActualCost, c.Of(tables.ActualCost), c.Of(tables.TotalCost)), Table: t, Samples: t.Samples()}
}

// notToDate refuses figures that are to date by their own heading, whatever a map says
// they are: each month would hold the ones before it once more.
func notToDate(t *tables.Table, c tables.Columns) error {
	for _, m := range []tables.Meaning{tables.ActualActivity, tables.ActualCost, tables.TotalCost} {
		if !c.Has(m) {
			continue
		}
		if h := t.Header[c.Of(m)]; cell.SumsUp(cell.Plain(h)) {
			return &tables.Fault{
				Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow},
				What:  fmt.Sprintf("by its heading %q holds sums to date, and would count as each month's own", tables.CutTo(h, 80)),
				Hint:  "export what was done in each month by itself",
			}
		}
	}
	return nil
}
