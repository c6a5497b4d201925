package answers

import (
	"testing"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/figure"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

// The figure that a cell names is the one that it shows: what e takes apart on the
// screen, and what stands in project --json.
func TestCellsShowTheFiguresThatTheyName(t *testing.T) {
	named := 0
	for _, sample := range samples.Northshire.Scenarios() {
		year, _ := file.ReadYear(samples.Northshire.YearName, samples.Northshire.Year())
		doc, faults := file.ReadScenario(sample.Name, sample.Bytes)
		if year == nil || doc == nil {
			t.Fatal(faults)
		}
		prepared := model.Prepare(year)
		p := NewProjected(NewQuestion(prepared, doc, model.AsContracted), insight.NewSpreads(prepared, insight.SpreadSeed))
		x := explain.New(prepared, p.Scenario).Of(3)
		sheets := Project(p, true).Sheets
		p.Of(NewPractice(year, 3))
		for _, s := range append(append(sheets, Project(p, true).Sheets...), PracticeCard(p.Question).Sheets...) {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if c.Figure == "" {
						continue
					}
					named++
					e, err := x.Explain(c.Figure)
					if err != nil {
						t.Errorf("%s: %v", sample.Name, err)
					} else if e.Kind == figure.OfMoney && model.RoundPounds(e.Value) != c.Value || e.Kind != figure.OfMoney && e.Value != c.Value {
						t.Errorf("%s: %s is %v, and %q is shown", sample.Name, c.Figure, e.Value, c.Text)
					}
				}
			}
		}
	}
	if named < 100 {
		t.Errorf("only %d cells name their figure", named)
	}
}
