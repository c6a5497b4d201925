package words

import (
	"strings"

	"fewer/model"
	"fewer/scenarios/beside"
)

// CompareLine is one line of scenarios side by side: what it is about, and a
// cell for each column.
type CompareLine struct {
	Label string
	Cells []string
	Row   int // index in Comparison.Rows, or −1 for a total

	// Figure is the path of a total's figure in each scenario's projection.
	Figure string
}

// CompareColumns are the headings: if nothing changes, then the scenarios.
func CompareColumns(c beside.Comparison) []string {
	return append([]string{"if nothing changes"}, c.Names...)
}

// CompareTotals are the lines of what each scenario comes to: the year-end and
// what is saved, under each terms.
func CompareTotals(c beside.Comparison) (lines []CompareLine) {
	proposed := false
	for _, t := range c.Totals {
		proposed = proposed || t.Proposed
	}
	shown := model.AllTerms[:]
	if !proposed {
		shown = shown[:model.AsProposed]
	}
	line := func(label, figure, nothing string, cell func(t beside.CompareTotal) string) {
		l := CompareLine{Label: label, Cells: []string{nothing}, Row: -1, Figure: figure}
		for _, t := range c.Totals {
			l.Cells = append(l.Cells, cell(t))
		}
		lines = append(lines, l)
	}
	for _, terms := range shown {
		line("year-end, "+terms.String(), "terms."+terms.Key()+".scenario.deficit", NothingChanges(c, terms), func(t beside.CompareTotal) string {
			return unlessUnproposed(terms, t, t.Terms[terms].Deficit.Over())
		})
	}
	for _, terms := range shown {
		line("saved "+terms.String(), "terms."+terms.Key()+".saving", "", func(t beside.CompareTotal) string {
			return unlessUnproposed(terms, t, savedBriefly(t.Terms[terms].Saving))
		})
	}
	if proposed {
		line("saved in all, with the terms", "terms.as_proposed.saving_against_contract", "", func(t beside.CompareTotal) string {
			return unlessUnproposed(model.AsProposed, t, savedBriefly(t.SavingAgainstContract))
		})
	}
	line("at tariff after 31 March", "lands_after_year_end", "", func(t beside.CompareTotal) string { return savedBriefly(t.LandsAfterYearEnd) })
	for _, terms := range shown {
		line("in a full year, "+terms.String(), "terms."+terms.Key()+".full_year.saving", "", func(t beside.CompareTotal) string {
			return unlessUnproposed(terms, t, savedBriefly(t.FullYear[terms]))
		})
	}
	for _, t := range c.Totals {
		if t.Costs != 0 {
			line("what the changes take", "costs", "", func(t beside.CompareTotal) string { return t.Costs.Whole() })
			break
		}
	}
	return lines
}

// NothingChanges is the year-end if nothing changes; "–" as proposed, where each
// scenario has its own.
func NothingChanges(c beside.Comparison, terms model.Terms) string {
	if terms == model.AsProposed {
		return "–"
	}
	return c.DoNothing[terms].Deficit.Over()
}

func unlessUnproposed(terms model.Terms, t beside.CompareTotal, cell string) string {
	if terms == model.AsProposed && !t.Proposed {
		return "–"
	}
	return cell
}

// savedBriefly is Saved for a narrow column: "£2,666 more" is spent.
func savedBriefly(m model.Money) string { return strings.TrimSuffix(Saved(m), " spent") }

// CompareRows are the lines of what differs, the largest difference first.
func CompareRows(c beside.Comparison) (lines []CompareLine) {
	for i, row := range c.Rows {
		l := CompareLine{Label: row.Name, Cells: []string{""}, Row: i}
		for _, cell := range row.Cells {
			said := cell.Words
			if said == "" {
				said = "–"
			}
			l.Cells = append(l.Cells, said)
		}
		lines = append(lines, l)
	}
	return lines
}
