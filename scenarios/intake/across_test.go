package intake

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/scenariotest"
)

// lineByLine is what the tables below say, a row for each month.
const lineByLine = `Financial Year,Month,Provider Code,TFC,POD,Actual Activity,Actual Cost,Planned Activity,Planned Cost
2026/27,Apr,RXX,120,OPFA,10,1000.50,11,1100
2026/27,May,RXX,120,OPFA,12,1200,11,1100
2026/27,Jun,RXX,120,OPFA,,,11,1100
2026/27,Apr,RXX,101,DC,3,2700,2,1800
2026/27,May,RXX,101,DC,4,3600.25,2,1800
2026/27,Jun,RXX,101,DC,,,2,1800
`

// Months that stand side by side are the same year as a row for each month, however
// their headings are put together.
func TestMonthsSideBySideAreReadAsRows(t *testing.T) {
	t.Parallel()
	want, _ := importOf(t, gather.Request{Files: []string{scenariotest.File(t, "lines.csv", lineByLine)}})
	for what, content := range map[string]string{
		"in one heading": `Provider,Specialty,POD,Apr-26 Plan Activity,Apr-26 Plan £,Apr-26 Actual Activity,Apr-26 Actual £,May-26 Plan Activity,May-26 Plan £,May-26 Actual Activity,May-26 Actual £,Jun-26 Plan Activity,Jun-26 Plan £,Jun-26 Actual Activity,Jun-26 Actual £,YTD Actual £
RXX,ENT,New OP,11,1100,10,"1,000.50",11,1100,12,1200,11,1100,,,2200.50
RXX,Urology,Daycase,2,1800,3,2700,2,1800,4,3600.25,2,1800,,,6300.25
Total,,,13,2900,13,"3,700.50",13,2900,16,4800.25,13,2900,,,8500.75
`,
		"over three lines": `Dashboard 2026/27
,,,April 2026,,,,May 2026,,,,June 2026,,,,Year to date,
,,,Plan,,Actual,,Plan,,Actual,,Plan,,Actual,,Actual,
Provider,Specialty,POD,Units,£,Units,£,Units,£,Units,£,Units,£,Units,£,Units,£
RXX,ENT,New OP,11,1100,10,1000.50,11,1100,12,1200,11,1100,,,22,2200.50
RXX,Urology,Daycase,2,1800,3,2700,2,1800,4,3600.25,2,1800,,,7,6300.25
`,
		"under what they hold": `Year 2026/27,,,,,,,,,,,,,
,,,Actual activity,,,Actual cost,,,Planned activity,,,Planned cost,,
Provider,Specialty,POD,Apr,May,Jun,Apr,May,Jun,Apr,May,Jun,Apr,May,Jun
RXX,ENT,New OP,10,12,,1000.50,1200,,11,11,11,1100,1100,1100
RXX,Urology,Daycase,3,4,,2700,3600.25,,2,2,2,1800,1800,1800
`,
		"with a column of measures": `Provider;Specialty;POD;Measure;M1;M2;M3;Total
RXX;ENT;New OP;Actual Activity;10;12;;22
RXX;ENT;New OP;Actual Cost;1000.50;1200;;2200.50
RXX;ENT;New OP;Variance;1;1;1;3
RXX;ENT;New OP;Plan Activity;11;11;11;33
RXX;ENT;New OP;Plan Cost;1100;1100;1100;3300
RXX;Urology;Daycase;Actual Activity;3;4;;7
RXX;Urology;Daycase;Actual Cost;2700;3600.25;;6300.25
RXX;Urology;Daycase;Plan Activity;2;2;2;6
RXX;Urology;Daycase;Plan Cost;1800;1800;1800;5400
`,
		"one measure in each row": "Provider,Specialty,POD,Measure,Month,Value\n" + strings.NewReplacer("~", "RXX,ENT,New OP", "^", "RXX,Urology,Daycase").Replace(
			"~,Actual Activity,1,10\n~,Actual Cost,1,1000.50\n~,Actual Activity,2,12\n~,Actual Cost,2,1200\n~,Plan Activity,1,11\n~,Plan Activity,2,11\n~,Plan Activity,3,11\n~,Plan Cost,1,1100\n~,Plan Cost,2,1100\n~,Plan Cost,3,1100\n"+
				"^,Actual Activity,1,3\n^,Actual Cost,1,2700\n^,Actual Activity,2,4\n^,Actual Cost,2,3600.25\n^,Plan Activity,1,2\n^,Plan Activity,2,2\n^,Plan Activity,3,2\n^,Plan Cost,1,1800\n^,Plan Cost,2,1800\n^,Plan Cost,3,1800\n"),
	} {
		got, err := Import(gather.Request{Files: []string{scenariotest.File(t, "across.csv", content)}, Year: 2026})
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if got.Report.Difference != 0 || !slices.EqualFunc(got.Year.Lines, want.Year.Lines, func(a, b model.Line) bool {
			return a.ID == b.ID && a.Plan == b.Plan && a.PlanCost == b.PlanCost && slices.Equal(a.Actual.Monthly, b.Actual.Monthly) && slices.Equal(a.ActualCost.Monthly, b.ActualCost.Monthly)
		}) {
			t.Errorf("%s: %+v\nnot %+v", what, got.Year.Lines, want.Year.Lines)
		}
	}
}

// Months that are written as a year and a number are of the calendar, where they can be;
// where they may be numbers in the financial year as well nothing is guessed.
func TestMonthsOfTheCalendarOrOfTheFinancialYear(t *testing.T) {
	t.Parallel()
	const columns = "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"
	rows := func(months ...string) (all string) {
		for _, m := range months {
			all += m + ",RXX,100,OPFA,1,5\n"
		}
		return all
	}
	for what, months := range map[string][]string{
		"with a stroke": {"2010/04", "2010/10", "2010/11"}, "with a dash": {"2010-04", "2010-11"}, "the year last": {"04/2010", "11/2010"}, "six digits": {"201004", "201011"},
	} {
		r, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", columns+rows(months...))}})
		if err != nil || r.Report.MonthsElapsed != 8 || r.Year.FinancialYear != 2010 {
			t.Errorf("%s: %v", what, err)
		}
	}
	for says, months := range map[string][]string{
		"a.csv, column A: its months 201001 and 201004 may be of the calendar, in two financial years, or numbers of months in 2010/11": {"201001", "201002", "201003", "201004"},
		"its months 2010/03 and 2010/05 may be":                               {"2010/03", "2010/05"},
		`row 2, column A: "2010/11" may be the year 2010/11 or November 2010`: {"2010/11"},
	} {
		if _, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", columns+rows(months...))}}); !strings.Contains(sayOf(err), says) {
			t.Errorf("%v: %v", months, err)
		}
	}
	_, y := importOf(t, gather.Request{Files: []string{scenariotest.File(t, "a.csv", "Provider,TFC,POD,M1 2010/11 Activity,M1 2010/11 Cost,May 2010/11 Activity,May 2010/11 Cost\nRXX,100,OPFA,1,5,2,7\n")}})
	if !slices.Equal(y.Lines[0].Actual.Monthly, []float64{1, 2}) || y.FinancialYear != 2010 {
		t.Errorf("side by side they are %+v", y.Lines)
	}
	_, y = importOf(t, gather.Request{Files: []string{scenariotest.File(t, "a.csv", ",,,Activity,,Cost,\nProvider,TFC,POD,2010/10,2010/11,2010/10,2010/11\nRXX,100,OPFA,1,2,5,7\n")}})
	if l := y.Lines[0].Actual.Monthly; len(l) != 8 || l[7] != 2 {
		t.Errorf("side by side as of the calendar they are %+v", y.Lines)
	}
}

// Months whose headings do not say whether they are units or pounds are asked about once
// for all, and the answer is obeyed.
func TestMonthsThatMayBeUnitsOrPoundsAreAskedAbout(t *testing.T) {
	t.Parallel()
	path := scenariotest.File(t, "a.csv", "Activity by month\nProvider,Spec,POD,Apr-26,May-26\nRXX,101,DC,3,4\n")
	_, err := Import(gather.Request{Files: []string{path}})
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	text := string(n.Text(nil))
	if !strings.Contains(text, `"months side by side": actual activity # a guess  # D: 3`) || strings.Contains(text, "May-26") {
		t.Error(text)
	}
	m, err := mapping.Read(scenariotest.File(t, "my.map.yaml", text))
	if err != nil {
		t.Fatal(err)
	}
	_, y := importOf(t, gather.Request{Files: []string{path}, Map: m})
	if len(y.Lines) != 1 || !slices.Equal(y.Lines[0].Actual.Monthly, []float64{3, 4}) {
		t.Errorf("%+v", y.Lines)
	}
	twice := scenariotest.File(t, "b.csv", "Provider,TFC,POD,Apr-26 Cost,May-26 Cost,Apr 2026 £\nRXX,101,DC,3,4,5\n")
	_, err = Import(gather.Request{Files: []string{twice}})
	if !strings.Contains(sayOf(err), `two columns hold the actual cost: D "Apr-26 Cost" (3) and F "Apr 2026 £" (5)`) {
		t.Error(err)
	}
}

// A file's own totals are held against its rows: at every level, above what they sum or
// below it, in whole pounds too; what differs is said with its place.
func TestOwnTotalsAreHeldAgainstTheirRows(t *testing.T) {
	t.Parallel()
	row := func(provider string, units, cost string) string {
		return "2010/11,1," + provider + ",100,OPFA," + units + "," + cost + "\n"
	}
	total := func(label string, units, cost string) string { return ",," + label + ",,," + units + "," + cost + "\n" }
	for what, c := range map[string]struct {
		rows, notes, apart string
	}{
		"two levels below": {row("RXX", "1", "10") + row("RXX", "2", "20") + total("RXX Total", "3", "30") + row("RYY", "4", "40") + total("RYY Total", "4", "40") + total("Grand Total", "7", "70"), "3 of its own totals agree", ""},
		"above":            {total("Total", "3", "30") + row("RXX", "1", "10") + row("RXX", "2", "20"), "its own total agrees", ""},
		"in whole pounds":  {row("RXX", "1", "10.40") + row("RXX", "2", "20.30") + total("Total", "3", "31"), "its own total agrees", ""},
		"with a blank key": {row("RXX", "1", "10") + row("", "2", "20") + total("Total", "3", "30"), "its own total agrees", ""},
		"of pounds":        {row("RXX", "1", "10") + row("RXX", "2", "20.50") + total("Total", "3", "40"), "", "a.csv, row 4, column G: its own total is £40.00, and the rows that it sums come to £30.50: £9.50 apart"},
		"of units":         {row("RXX", "1", "10") + total("Total", "4", "10"), "", "a.csv, row 3, column F: its own total is 4, and the rows that it sums come to 1: 3 apart"},
		"with one unknown": {row("RXX", "1", "10") + row("RXX", "*", "20") + total("Total", "3", "30"), "Rows that are not known, or not ours, are not in that sum", ""},
	} {
		got, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", head+c.rows)}})
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if notes := strings.Join(got.Report.Files[0].Notes, "; "); !strings.Contains(notes, c.notes) {
			t.Errorf("%s: %s", what, notes)
		}
		if said := strings.Join(got.Report.Warnings, "; "); c.apart != "" != strings.Contains(said, "its own total") || !strings.Contains(said, c.apart) {
			t.Errorf("%s: %s", what, said)
		}
	}
}

// Activity in one file and cost in another make one year, and a plan that two files have
// is refused.
func TestUnitsAndPoundsMayStandInFilesOfTheirOwn(t *testing.T) {
	t.Parallel()
	const keys = "Provider,TFC,POD,Apr-26,May-26\nRXX,101,DC,"
	files := []string{scenariotest.File(t, "activity.csv", keys+"3,4\n"), scenariotest.File(t, "cost.csv", keys+"2700,3600.25\n")}
	_, err := Import(gather.Request{Files: files})
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	text := string(n.Text(nil))
	if !strings.Contains(text, `"months side by side in activity.csv": actual activity # a guess`) || !strings.Contains(text, `"months side by side in cost.csv": actual cost # a guess`) {
		t.Error(text)
	}
	m, err := mapping.Read(scenariotest.File(t, "my.map.yaml", text))
	if err != nil {
		t.Fatal(err)
	}
	_, y := importOf(t, gather.Request{Files: files, Map: m})
	if len(y.Lines) != 1 || !slices.Equal(y.Lines[0].Actual.Monthly, []float64{3, 4}) || !slices.Equal(y.Lines[0].ActualCost.Monthly, []float64{2700, 3600.25}) {
		t.Errorf("%+v", y.Lines)
	}
	plan := "Financial Year,Month,Provider Code,TFC,POD,CONTRACT MONITORING PLANNED ACTIVITY,CONTRACT MONITORING PLANNED PRICE\n2026/27,1,RXX,101,DC,2,1800\n"
	_, err = Import(gather.Request{Files: []string{scenariotest.File(t, "lines.csv", lineByLine), scenariotest.File(t, "plan.csv", plan), scenariotest.File(t, "again.csv", plan+",,,,,,\n2026/27,2,RXX,101,DC,2,1800\n")}})
	if !strings.Contains(sayOf(err), "again.csv, row 2: the plan for April of Urology day cases at RXX is in plan.csv too: it would count twice") {
		t.Error(err)
	}
}
