package intake

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/scenariotest"
	"fewer/scenarios/tables"
)

// guessesOf are what a table that is not understood is guessed to hold, by heading.
func guessesOf(t *testing.T, content string) map[string]string {
	t.Helper()
	_, err := Import(request(t, "x.csv", content))
	var asked *mapping.NotUnderstood
	if !errors.As(err, &asked) {
		t.Fatalf("it is not asked: %v", err)
	}
	all := map[string]string{}
	for _, q := range asked.Headings(&mapping.Map{}) {
		all[q.Of] = q.Guess
	}
	return all
}

// A guess fits the values under its heading, and the kind of table.
func TestGuessesFitTheirValuesAndTheirTable(t *testing.T) {
	t.Parallel()
	const keys = "Trust,Spec,POD,Month,"
	for _, c := range []struct{ content, heading, want string }{
		{keys + "Actual Vol,Actual Value,Planned Vol,Planned Value\nRAA,ENT,DC,1,10,1000,9,900\n", "Planned Vol", "planned activity"},
		{keys + "Volume,Spend,Budget Volume,Budget\nRAA,ENT,DC,1,10,1000,9,900\n", "Budget", "planned cost"},
		{keys + "Qty,Value\nRAA,ENT,DC,1,10,1000\n", "Value", "actual cost"},
		{keys + "Contract Activity,Contract Value,Actual Activity,Actual Value\nRAA,ENT,DC,1,9,900,10,1000\n", "Contract Value", "planned cost"},
		{keys + "Contract Activity,Contract Value,Actual Activity,Actual Value\nRAA,ENT,DC,1,9,900,10,1000\n", "Contract Activity", "planned activity"},
		{"Provider,TFC,POD,Annual Plan,Annual Plan £\nRAA,100,DC,120,12000\n", "Annual Plan", "year's planned activity"},
		{"Provider,TFC,POD,Annual Plan,Annual Plan £\nRAA,100,DC,120,12000\n", "Annual Plan £", "year's planned cost"},
		{"practice_code,postcode,former_ccg,patients_registered_2022_23\nF81001,SS1 2AB,NHS Castle Point and Rochford CCG,9850\n", "patients_registered_2022_23", "list size"},
		{"practice_code,postcode,former_ccg,patients_registered_2022_23\nF81001,SS1 2AB,NHS Castle Point and Rochford CCG,9850\n", "postcode", ""},
		{"practice_code,postcode,former_ccg,patients_registered_2022_23\nF81001,SS1 2AB,NHS Castle Point and Rochford CCG,9850\n", "former_ccg", "commissioner's name"},
	} {
		if got := guessesOf(t, c.content)[c.heading]; got != c.want {
			t.Errorf("%s is guessed to be %q, want %q", c.heading, got, c.want)
		}
	}
}

// A blank that is left in the map above numbers is asked about once more, where the table
// lacks what it may hold.
func TestABlankInTheMapIsNotPassedOver(t *testing.T) {
	t.Parallel()
	req := request(t, "x.csv", "Provider,Specialty,POD,Month,Dunnits,Actual Cost\nRAA,ENT,DC,1,10,1000\n")
	req.Map = &mapping.Map{Cols: map[string]string{"Dunnits": ""}}
	if _, err := Import(req); err == nil || !strings.Contains(err.Error(), `the map leaves "Dunnits" in column E blank, which holds numbers`) {
		t.Errorf("left blank: %v", err)
	}
	for means, units := range map[string]float64{mapping.NotUsed: 0, string(tables.ActualActivity): 10} {
		req.Map.Cols["Dunnits"] = means
		if r, _ := importOf(t, req); r.Report.Activity != units {
			t.Errorf("%s: %v units", means, r.Report.Activity)
		}
	}
}

// What a map says of months side by side holds for next month's file, and what sheets say
// of each other for theirs.
func TestMonthsSideBySideAreKnownNextMonth(t *testing.T) {
	t.Parallel()
	req := request(t, "act_m4.csv", "Provider Code,TFC,POD,Apr-10,May-10\nRAA,100,DC,10,11\n", "cost_m4.csv", "Provider Code,TFC,POD,Apr-10,May-10\nRAA,100,DC,1000,1100\n")
	req.Map = &mapping.Map{Cols: map[string]string{"months side by side in act_m3.csv": "actual activity", "months side by side in cost_m3.csv": "actual cost"}}
	if r, _ := importOf(t, req); r.Report.Activity != 21 || r.Report.Pounds != 2100 {
		t.Errorf("%v units and £%v", r.Report.Activity, r.Report.Pounds)
	}
	sheet := func(units int) string {
		texts := func(row int, all ...string) (cells string) {
			for i, text := range all {
				cells += fmt.Sprintf(`<c r="%s%d" t="str"><v>%s</v></c>`, tables.Letter(i+1), row, text)
			}
			return fmt.Sprintf(`<row r="%d">%s</row>`, row, cells)
		}
		return `<worksheet><sheetData>` + texts(1, "Provider Code", "TFC", "POD", "Apr-10", "May-10") + texts(2, "RAA", "100", "DC", fmt.Sprint(units), fmt.Sprint(units)) + `</sheetData></worksheet>`
	}
	book := scenariotest.Workbook(t, "book.xlsx", map[string]string{
		"xl/workbook.xml":          `<workbook xmlns:r="r"><sheets><sheet name="Actual activity" r:id="rId1"/><sheet name="Actual cost" r:id="rId2"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": sheet(10), "xl/worksheets/sheet2.xml": sheet(500),
	})
	if r, _ := importOf(t, gather.Request{Files: []string{book}, Year: 2010}); r.Report.Activity != 20 || r.Report.Pounds != 1000 {
		t.Errorf("the workbook has %v units and £%v", r.Report.Activity, r.Report.Pounds)
	}
}

// What accountants' files have, and what is said of it.
func TestWhatIsSaidOfFiles(t *testing.T) {
	t.Parallel()
	const byHeads = "Commissioner Code," + heads
	plan := func(provider string, from, to int) string {
		all := "Provider Code,TFC,POD,Month,Planned Activity,Planned Price\n"
		for m := from; m <= to; m++ {
			all += fmt.Sprintf("%s,100,DC,%d,10,1000\n", provider, m)
		}
		return all
	}
	for _, c := range []struct {
		name  string
		files []string
		says  []string // in the report's notes, warnings and plan, or the error
		units float64
	}{
		{"plans of two files", []string{"a.csv", heads + "1,RAA,100,DC,10,1000\n", "h1.csv", plan("RAA", 1, 6), "h2.csv", plan("RAA", 7, 12)}, []string{"plan, from h1.csv, h2.csv"}, 10},
		{"a bare ceiling", []string{"a.csv", twoMonths, "c.csv", "Provider,Terms,Ceiling\nRXA,cost per case,103\n"}, []string{`"103" may be pounds or a share of plan`}, 0},
		{"blanks that repeat the row above", []string{"x.csv", "Provider,Specialty,POD,Measure,Apr-10\nRAA,ENT,DC,Activity Plan,10\n,,,Activity Actual,9\n"}, []string{"row 3: rows do not say whose they are or of which month, 1 of them", "where a blank repeats the row above it"}, 0},
		{"points of delivery side by side", []string{"x.csv", "Provider Code,TFC,Month,OPFA Activity,OPFA Cost,EL Activity\nRAA,100,1,35,70,2\n"}, []string{"its points of delivery stand side by side: OPFA Activity, OPFA Cost, EL Activity"}, 0},
		{"nobody's rows", []string{"x.csv", byHeads + "5XX,1,RAA,100,DC,10,1000\n5YY,1,RAA,100,DC,7,700\n,1,RAA,100,DC,3,300\n"}, []string{"name no commissioner, beside rows of several: 1 of them, the first in row 4"}, 13},
		{"the bottom line", []string{"x.csv", "Provider Code,TFC,POD,Month,Actual Activity,Actual Cost\nRAA,100,DC,1,10,1000\nRAA,110,DC,1,5,500\n,,,,15,1500\n"}, []string{"its own total agrees with its rows"}, 15},
		{"no bottom line", []string{"x.csv", "Provider Code,TFC,POD,Month,Actual Activity,Actual Cost\nRAA,100,DC,1,10,1000\nRAA,110,DC,1,5,500\n,,,,15,1501\n"}, []string{"rows of x.csv do not say whose they are, and £1,501.00"}, 15},
		{"a point of delivery that stops", []string{"x.csv", heads + "1,RAA,100,DC,10,1000\n2,RAA,100,DC,10,1000\n3,RAA,100,DC,10,1000\n1,RAA,100,OPFA,30,900\n2,RAA,100,OPFA,30,900\n"}, []string{"each month but the last, June: first attendances at RAA (30 in May)"}, 90},
	} {
		req := request(t, c.files...)
		if strings.Contains(c.files[1], "5XX") {
			req.Commissioner = "5XX"
		}
		r, err := Import(req)
		said := sayOfImport(r, err)
		for _, s := range c.says {
			if !strings.Contains(said, s) {
				t.Errorf("%s: it says %s, and not %q", c.name, said, s)
			}
		}
		if err == nil && r.Report.Activity != c.units {
			t.Errorf("%s: %v units, want %v", c.name, r.Report.Activity, c.units)
		}
	}
}

func sayOfImport(r *Result, err error) string {
	if err != nil {
		return err.Error()
	}
	all := append([]string{"plan, from " + r.Report.Plan.From}, r.Report.Warnings...)
	for _, f := range r.Report.Files {
		all = append(all, f.Notes...)
	}
	return strings.Join(all, "\n")
}
