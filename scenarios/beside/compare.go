package beside

import (
	"cmp"
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
)

// Comparison is scenarios side by side, in the order in which they were given.
type Comparison struct {
	Names     []string
	DoNothing [model.AsProposed]model.Outturn // if nothing changes, by model.Terms; as proposed each scenario has its own
	Totals    []CompareTotal
	Rows      []CompareRow // what differs, the largest difference first
	Alike     int          // rows in which all are the same
}

// CompareTotal is what one scenario comes to.
type CompareTotal struct {
	Proposed              bool // whether it proposes terms; without, as proposed is as contracted
	Terms                 [len(model.AllTerms)]file.TermsResult
	SavingAgainstContract model.Money
	SavingFromTerms       model.Money
	LandsAfterYearEnd     model.Money
	FullYear              [len(model.AllTerms)]model.Money // saved in a full year, if kept up
	Costs                 model.Money                      // what its changes take, which is in what it saves
}

// CompareRow is one row that differs.
type CompareRow struct {
	Key     RowKey
	Name    string
	Cells   []CompareCell
	Lacking string      // why it is in no scenario: the year has no such row; "" where it has
	Apart   model.Money // the largest difference of two cells' savings, under any terms
}

// CompareCell is what one scenario has in a row.
type CompareCell struct {
	Touched bool
	Words   string                           // "10% fewer"; "" where the scenario has nothing there
	AskedBy []string                         // who asked for its changes, each once; nil where it is not known
	Net     float64                          // of changes: percent of what the remaining weeks hold; of a red line, its limit
	Saving  [len(model.AllTerms)]model.Money // of changes by model.Terms; of a proposal what it is worth by itself, as proposed
}

// Compare puts scenarios side by side on one year: only what differs. One
// scenario by itself is held beside doing nothing.
func Compare(year *model.Prepared, all []Contribution) Comparison {
	var comparison Comparison
	pr, full := year.NewProjection(), year.NewFullYear()
	cells := make([]map[RowKey]CompareCell, len(all))
	keys := rowKeys(all)
	for i, c := range all {
		year.Project(&c.Document.Scenario, pr)
		comparison.Names = append(comparison.Names, c.From)
		comparison.Totals = append(comparison.Totals, newTotal(pr, full.Of(&c.Document.Scenario)))
		for _, t := range model.AllTerms[:model.AsProposed] {
			comparison.DoNothing[t] = pr.Terms[t].DoNothing
		}
		cells[i] = cellsOf(year, c.Document, keys, pr)
	}
	if len(all) == 0 {
		year.Project(&model.Scenario{}, pr)
		for _, t := range model.AllTerms[:model.AsProposed] {
			comparison.DoNothing[t] = pr.Terms[t].DoNothing
		}
	}
	for _, k := range keys {
		row := CompareRow{Key: k, Name: k.Name(year.Year())}
		if k.Kind == ChangeRow {
			row.Lacking = year.ChangeFault(&model.Change{Target: k.Target})
		}
		differs := false
		for i, c := range all {
			row.Cells = append(row.Cells, cells[i][k])
			differs = differs || !rowOf(c.Document, k).asks(rowOf(all[0].Document, k), year.Year()) || len(all) == 1 && cells[i][k].Touched
		}
		if !differs {
			comparison.Alike++
			continue
		}
		beside := row.Cells
		if len(all) == 1 {
			beside = append([]CompareCell{{}}, beside...)
		}
		row.Apart = apart(beside)
		comparison.Rows = append(comparison.Rows, row)
	}
	slices.SortStableFunc(comparison.Rows, func(a, b CompareRow) int { return cmp.Compare(b.Apart, a.Apart) })
	return comparison
}

func newTotal(pr *model.Projection, full model.FullYearResult) CompareTotal {
	t := CompareTotal{
		Proposed: pr.Proposed, SavingAgainstContract: pr.SavingAgainstContract,
		SavingFromTerms: pr.SavingFromTerms, LandsAfterYearEnd: pr.LandsAfterYearEnd, Costs: pr.Costs,
	}
	for _, terms := range model.AllTerms {
		t.Terms[terms] = file.TermsResult{Deficit: pr.Terms[terms].Scenario.Deficit, Saving: pr.Terms[terms].Saving}
		t.FullYear[terms] = full.Terms[terms].Saving
	}
	return t
}

// cellsOf gives what a document has in each row; pr is its projection.
func cellsOf(year *model.Prepared, doc file.Document, keys []RowKey, pr *model.Projection) map[RowKey]CompareCell {
	cells := make(map[RowKey]CompareCell, len(keys))
	for _, k := range keys {
		v := rowOf(doc, k)
		cell := CompareCell{Touched: v.touched(), Words: v.words(k, year.Year())}
		switch {
		case k.Kind == ChangeRow:
			cell.AskedBy = v.askedBy()
			cell.Net = insight.NetChange(year, doc.Scenario, pr, k.Target)
			for n, c := range doc.Scenario.Changes {
				for _, t := range model.AllTerms {
					if c.Target == k.Target {
						cell.Saving[t] += pr.Changes[n].Saving[t]
					}
				}
			}
		case v.redLine != nil:
			cell.Net = v.redLine.NotBelow
		case v.proposal != nil:
			alone := year.NewProjection()
			year.Project(&model.Scenario{Proposals: []model.Proposal{*v.proposal}}, alone)
			cell.Saving[model.AsProposed] = alone.SavingFromTerms
		}
		cells[k] = cell
	}
	return cells
}

// apart is the largest difference of two cells' savings under any terms.
func apart(cells []CompareCell) (largest model.Money) {
	for _, t := range model.AllTerms {
		low, high := cells[0].Saving[t], cells[0].Saving[t]
		for _, c := range cells {
			low, high = min(low, c.Saving[t]), max(high, c.Saving[t])
		}
		largest = max(largest, high-low)
	}
	return largest
}
